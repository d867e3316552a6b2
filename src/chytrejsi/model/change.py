"""A proposed or approved change of a plan, one per file."""

from datetime import date
from enum import StrEnum

from chytrejsi.model.common import Documented
from chytrejsi.model.scalars import Day, Flag, Frozen, Id, Scalar, Text


class ChangeKind(StrEnum):
    """What is changed."""

    TARGET = "target"
    BASELINE = "baseline"
    MILESTONE = "milestone"
    DEFINITION = "definition"
    UNIT = "unit"
    METHOD = "method"
    GUARANTOR = "guarantor"
    RETIREMENT = "retirement"
    DROPPING = "dropping"
    RENAMING = "renaming"
    INDICATOR = "indicator"
    FICHE = "fiche"
    PROJECT = "project"
    PLAN = "plan"


LEVELS = frozenset({ChangeKind.TARGET, ChangeKind.BASELINE, ChangeKind.MILESTONE})
"""The kinds whose old and new value is a level at a date."""


class ChangeState(StrEnum):
    """How far the change is."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"


class ChangedValue(Frozen):
    """What stood or stands in the changed field; `date` where a level has one.

    Where nothing stood or stands there, it is empty: `old: {}`.
    """

    value: Scalar | None = None
    date: Day | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing stood or stands there."""
        return self.value is None and self.date is None


class Change(Documented):
    """One change: who proposed it, old and new, the reason and the resolution.

    `number` is the one by which the office knows the change, where it is not the id. `field` says
    which one is meant where the kind leaves it open: of a method `method`, `measure`, `direction`,
    `accumulation`, `aggregation`, `formula` or `tolerance`. A retirement's `new.date` is the last
    day on which the indicator is monitored; a renaming's old and new value are ids. `decided` is
    the day of the resolution, `effect` the first day of what is new; `comparable: false` breaks
    the series on it.
    """

    id: Id
    number: Text | None = None
    plan: Id
    kind: ChangeKind
    state: ChangeState = ChangeState.PROPOSED
    indicator: Id | None = None
    fiche: Id | None = None
    project: Id | None = None
    field: Text | None = None
    proposed: Day | None = None
    proposer: Text | None = None
    old: ChangedValue | None = None
    new: ChangedValue | None = None
    reason: Text
    body: Id | None = None
    resolution: Text | None = None
    decided: Day | None = None
    effect: Day | None = None
    comparable: Flag = True
    comparability: Text | None = None

    @property
    def known_as(self) -> str:
        """The number by which people know it."""
        return self.number or self.id

    @property
    def subject(self) -> str:
        """The id of what is changed: the indicator, the project, the fiche, else the plan."""
        return self.indicator or self.project or self.fiche or self.plan

    @property
    def about(self) -> str:
        """What kind of record is changed, as its key in this file says."""
        kinds = {"indicator": self.indicator, "project": self.project, "fiche": self.fiche}
        return next((kind for kind, name in kinds.items() if name), "plan")

    @property
    def ending(self) -> tuple[str, ...]:
        """The ids that are no more once it is carried out: what is dropped or renamed."""
        if self.kind is ChangeKind.RENAMING and self.old and self.new:
            sides = (str(self.old.value), str(self.new.value))
            return (*({self.subject} & {*sides}), sides[0])
        if self.kind is ChangeKind.RENAMING:
            return (self.subject,)
        return (self.subject,) if self.kind is ChangeKind.DROPPING else ()

    @property
    def since(self) -> date | None:
        """Since when it holds: the day of effect, else that of the resolution."""
        return self.effect or self.decided

    @property
    def order(self) -> tuple[date, str]:
        """Its place in time among the changes of one thing."""
        return self.since or self.proposed or date.max, self.id

    def in_force(self, day: date) -> bool:
        """Tell whether an approved change holds on a day; one without a day holds always."""
        return self.state is ChangeState.APPROVED and (self.since is None or self.since <= day)
