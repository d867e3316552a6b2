"""The journal: trends and experience, communication, partnership, awards."""

from enum import StrEnum
from typing import Annotated

from chytrejsi.model.common import Documented
from chytrejsi.model.scalars import Flag, Frozen, Id, Listed, PartialDay, Text


class EventKind(StrEnum):
    """What an event is for the reports."""

    TREND = "trend"
    EXPERIENCE = "experience"
    COMMUNICATION = "communication"
    PARTNERSHIP = "partnership"
    AWARD = "award"
    MILESTONE = "milestone"


class Happening(Frozen):
    """Something that happened: told in a journal file, or by a guarantor in a workbook.

    `date` may be a year or a month where no more is known; `until` closes a longer happening.
    """

    kind: EventKind
    date: PartialDay
    until: PartialDay | None = None
    title: Text
    text: Text | None = None
    public: Flag = True


class Event(Happening, Documented):
    """One file of the journal; its id is the file's name."""

    id: Id
    plan: Id | None = None
    area: Id | None = None
    fiche: Id | None = None
    projects: Annotated[tuple[Id, ...], Listed] = ()
