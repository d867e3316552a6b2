"""The kinds of records that are compared: where they stand, their codes and their own sentences.

Records inside the concept and the organisation are records of their own. A kind without rules is
told in the general sentences.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from chytrejsi.compare.cards import CARD
from chytrejsi.compare.codes import Code
from chytrejsi.compare.reported import OBSERVED, narrative
from chytrejsi.compare.subjects import Subject
from chytrejsi.compare.telling import Rule, Teller, Told, coded, guarantor, moved, renamed
from chytrejsi.compare.traces import Trace
from chytrejsi.model.change import Change, ChangeKind, ChangeState
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.scalars import Frozen

Keyed = Iterable[tuple[str, Frozen]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its name in JSON, its records by their keys, and how their fate is told.

    `deciding` are the kinds of changes that decide whether a record goes; fields to `leave` are
    kinds of their own. Of a `single` kind there is always one record.
    """

    name: str
    records: Callable[[Dataset], Keyed]
    added: Code = Code.FIELD_ADDED
    dropped: Code = Code.FIELD_REMOVED
    rules: Mapping[str, Rule] = field(default_factory=dict)
    deciding: tuple[ChangeKind, ...] = ()
    leave: frozenset[str] = frozenset()
    single: bool = False


def _by_id(records: Iterable[Frozen]) -> Keyed:
    return ((str(getattr(each, "id", "")), each) for each in records)


def _activity(teller: Teller, subject: Subject, trace: Trace) -> Told | None:
    """Tell that an activity of a fiche came, went, or has another id."""
    if len(trace.way) == 1:
        code = Code.ACTIVITY_ADDED if trace.old is None else Code.ACTIVITY_DROPPED
        return Told(code, teller.came_or_went(subject, trace))
    if len(trace.way) == 2 and trace.last.shape.name == "id":
        return renamed(Code.ACTIVITY_RENAMED)(teller, subject, trace)
    return None


_STATES = {
    ChangeState.PROPOSED: Code.CHANGE_PROPOSED,
    ChangeState.APPROVED: Code.CHANGE_APPROVED,
    ChangeState.REJECTED: Code.CHANGE_REJECTED,
}


def state_code(state: object) -> Code:
    """Give the code of a change that is in a state now."""
    return _STATES[ChangeState(str(state))]


def _state(teller: Teller, subject: Subject, trace: Trace) -> Told:
    record, text = cast("Change", subject.record), teller.changed(subject, trace)
    approved = record if record.state is ChangeState.APPROVED else None
    return Told(state_code(trace.new), teller.decided(text, approved, always=False))


_FICHE: Mapping[str, Rule] = {
    "activities": _activity,
    "area": moved(Code.FICHE_MOVED),
    "guarantor": guarantor,
    "id": renamed(Code.FICHE_RENAMED),
    "plan": moved(Code.FICHE_MOVED),
}
_PROJECT: Mapping[str, Rule] = {
    "area": moved(Code.PROJECT_MOVED),
    "counted": coded(Code.COUNTED_CHANGED),
    "fiches": moved(Code.PROJECT_MOVED),
    "guarantor": guarantor,
    "id": renamed(Code.PROJECT_RENAMED),
    "plan": moved(Code.PROJECT_MOVED),
}
_OBJECTIVE: Mapping[str, Rule] = {
    "id": renamed(Code.OBJECTIVE_RENAMED),
    "parent": moved(Code.OBJECTIVE_MOVED),
    "strategic": moved(Code.OBJECTIVE_MOVED),
}
_IN_CONCEPT = frozenset({"strategic_objectives", "objectives", "areas", "bodies"})

KINDS = (
    Kind(
        "concept",
        lambda data: [("concept", data.concept)],
        leave=_IN_CONCEPT,
        single=True,
    ),
    Kind(
        "organisation",
        lambda data: [("organisation", data.organisation)],
        leave=frozenset({"units"}),
        single=True,
    ),
    Kind(
        "unit",
        lambda data: _by_id(data.organisation.units),
        Code.UNIT_ADDED,
        Code.UNIT_DROPPED,
        {"id": renamed(Code.UNIT_RENAMED)},
    ),
    Kind(
        "strategic_objective",
        lambda data: _by_id(data.concept.strategic_objectives),
        Code.OBJECTIVE_ADDED,
        Code.OBJECTIVE_DROPPED,
        _OBJECTIVE,
    ),
    Kind(
        "objective",
        lambda data: _by_id(data.concept.objectives),
        Code.OBJECTIVE_ADDED,
        Code.OBJECTIVE_DROPPED,
        _OBJECTIVE,
    ),
    Kind(
        "area",
        lambda data: _by_id(data.concept.areas),
        Code.AREA_ADDED,
        Code.AREA_DROPPED,
        {"id": renamed(Code.AREA_RENAMED)},
    ),
    Kind(
        "body",
        lambda data: _by_id(data.concept.bodies),
        Code.BODY_ADDED,
        Code.BODY_DROPPED,
        {"id": renamed(Code.BODY_RENAMED)},
    ),
    Kind(
        "plan",
        lambda data: data.plans.items(),
        Code.PLAN_ADDED,
        Code.PLAN_DROPPED,
        {
            "id": renamed(Code.PLAN_RENAMED),
            "thresholds": coded(Code.THRESHOLDS_CHANGED, ChangeKind.PLAN),
        },
    ),
    Kind(
        "fiche",
        lambda data: data.fiches.items(),
        Code.FICHE_ADDED,
        Code.FICHE_DROPPED,
        _FICHE,
        (ChangeKind.DROPPING, ChangeKind.FICHE),
    ),
    Kind(
        "indicator",
        lambda data: data.indicators.items(),
        Code.INDICATOR_ADDED,
        Code.INDICATOR_DROPPED,
        CARD,
        (ChangeKind.DROPPING, ChangeKind.INDICATOR),
    ),
    Kind(
        "project",
        lambda data: data.projects.items(),
        Code.PROJECT_ADDED,
        Code.PROJECT_DROPPED,
        _PROJECT,
    ),
    Kind(
        "event",
        lambda data: data.events.items(),
        Code.EVENT_ADDED,
        Code.EVENT_DROPPED,
        {"id": renamed(Code.EVENT_RENAMED)},
    ),
    Kind(
        "change",
        lambda data: data.changes.items(),
        Code.CHANGE_PROPOSED,
        Code.CHANGE_DROPPED,
        {"state": _state, "id": renamed(Code.CHANGE_RENAMED)},
    ),
    Kind(
        "observation",
        lambda data: data.observations.items(),
        Code.OBSERVATION_ADDED,
        Code.OBSERVATION_DROPPED,
        OBSERVED,
    ),
    Kind(
        "correction",
        lambda data: data.corrections.items(),
        Code.CORRECTION_ADDED,
        Code.CORRECTION_DROPPED,
    ),
    Kind(
        "narratives",
        lambda data: data.narratives.items(),
        Code.NARRATIVE_ADDED,
        Code.NARRATIVE_DROPPED,
        {"texts": narrative},
    ),
)
