"""A proposed or approved change of a plan, one per file."""

from enum import StrEnum

from chytrejsi.model.common import Documented
from chytrejsi.model.scalars import Day, Flag, Frozen, Id, Scalar, Text


class ChangeKind(StrEnum):
    """What is changed."""

    TARGET = "target"
    BASELINE = "baseline"
    DEFINITION = "definition"
    GUARANTOR = "guarantor"
    INDICATOR = "indicator"
    FICHE = "fiche"
    PLAN = "plan"


class ChangeState(StrEnum):
    """How far the change is."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"


class ChangedValue(Frozen):
    """What stood or stands in the changed field; `date` where a level has one."""

    value: Scalar | None = None
    date: Day | None = None


class Change(Documented):
    """One change: who proposed it, old and new, the reason and the resolution."""

    id: Id
    plan: Id
    kind: ChangeKind
    state: ChangeState = ChangeState.PROPOSED
    indicator: Id | None = None
    fiche: Id | None = None
    field: Text | None = None
    proposed: Day | None = None
    proposer: Text | None = None
    old: ChangedValue | None = None
    new: ChangedValue | None = None
    reason: Text
    body: Id | None = None
    resolution: Text | None = None
    effect: Day | None = None
    comparable: Flag = True
    comparability: Text | None = None
