"""The coordinator's own texts for one report of one plan."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from chytrejsi.model.indicator import Reading
from chytrejsi.model.period import PeriodField
from chytrejsi.model.scalars import Frozen, Frozenmap, Id, Listed, Scalar, Text


class Quoted(StrEnum):
    """What of an indicator a text quotes: the level reached, the target, or the baseline."""

    VALUE = "value"
    TARGET = "target"
    BASELINE = "baseline"


class Quote(Reading):
    """A number that a text quotes, as it was when the text was written.

    `section` names the text by its key; left out, all texts beside the quotation are meant.
    `period` is the one whose level is quoted, the texts' own where it is left out.
    """

    indicator: Id
    what: Quoted = Quoted.VALUE
    period: PeriodField | None = None
    value: Scalar
    section: Id | None = None


class Narratives(Frozen):
    """Texts by section of the outline (its id), for one kind of report and one period.

    `quotes` remember the numbers that the texts quote; `check` compares them with the data.
    """

    kind: Id
    plan: Id
    period: PeriodField
    texts: Annotated[Mapping[Id, Text], *Frozenmap] = {}
    quotes: Annotated[tuple[Quote, ...], Listed] = ()
