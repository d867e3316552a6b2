"""A fiche: one area of activity of a plan, in the ten fields that the plan gives it.

Title, guarantor, objectives, vision, need, activities, examples of projects, interlinkages,
partners; the tenth, indicators, are the cards that name the fiche.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from chytrejsi.model.common import Documented
from chytrejsi.model.money import Budget, Funding
from chytrejsi.model.scalars import Day, Frozen, Id, Listed, Text


class ActivityMilestone(Frozen):
    """A step of an activity and the day by which it is planned.

    That it was reached is told by an event of the kind `milestone`, by a guarantor or in the
    journal, whose title is the milestone's id or title; or by the activity being done.
    """

    id: Id
    title: Text
    date: Day
    note: Text | None = None


class Activity(Frozen):
    """One activity of a fiche; what has happened to it is told by observations."""

    id: Id
    title: Text
    start: Annotated[Day | None, Field(alias="from")] = None
    end: Annotated[Day | None, Field(alias="to")] = None
    description: Text | None = None
    responsible: Id | None = None
    cooperating: Annotated[tuple[Id, ...], Listed] = ()
    milestones: Annotated[tuple[ActivityMilestone, ...], Listed] = ()
    budget: Budget | None = None
    funding: Annotated[tuple[Funding, ...], Listed] = ()


class LinkKind(StrEnum):
    """What passes along a link between two areas of activity."""

    DATA = "data"
    SAVINGS = "savings"
    EDUCATION = "education"
    OTHER = "other"


class Link(Frozen):
    """A link to another fiche of the same plan, with what passes along it."""

    fiche: Id
    kind: LinkKind = LinkKind.OTHER
    note: Text | None = None


class Partner(Frozen):
    """A partner by name, and what it brings."""

    title: Text
    role: Text | None = None


class Outcome(StrEnum):
    """What becomes of an area of activity when its plan ends."""

    CONTINUED = "continued"
    MERGED = "merged"
    DROPPED = "dropped"
    OPERATION = "operation"


class Succession(Frozen):
    """Where an area of activity goes on after its plan, or how it ends.

    `into` names fiches of `plan`, which is left out where it is the plan approved next.
    """

    outcome: Outcome
    plan: Id | None = None
    into: Annotated[tuple[Id, ...], Listed] = ()
    note: Text | None = None


class Fiche(Documented):
    """One area of activity; an unknown guarantor is left out and listed in `to_confirm`."""

    id: Id
    plan: Id
    title: Text
    area: Id
    guarantor: Id | None = None
    cooperating: Annotated[tuple[Id, ...], Listed] = ()
    strategic: Annotated[tuple[Id, ...], Listed] = ()
    objectives: Annotated[tuple[Id, ...], Listed] = ()
    vision: Text | None = None
    need: Text | None = None
    focus: Annotated[tuple[Text, ...], Listed] = ()
    activities: Annotated[tuple[Activity, ...], Listed] = ()
    examples: Annotated[tuple[Text, ...], Listed] = ()
    links: Annotated[tuple[Link, ...], Listed] = ()
    partners: Annotated[tuple[Partner, ...], Listed] = ()
    aliases: Annotated[tuple[Text, ...], Listed] = ()
    succession: Succession | None = None
