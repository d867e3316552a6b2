"""Whose life is told, and which differences are part of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from chytrejsi.compare.difference import Difference
from chytrejsi.model.concept import Concept
from chytrejsi.model.dataset import Dataset, RecordKind
from chytrejsi.model.observation import Observation
from chytrejsi.model.organisation import Organisation
from chytrejsi.model.scalars import Frozen

_FILED = {
    RecordKind.PLAN: "plan",
    RecordKind.FICHE: "fiche",
    RecordKind.INDICATOR: "indicator",
    RecordKind.PROJECT: "project",
    RecordKind.EVENT: "event",
}
"""The kinds that have a file of their own each, and what differences call them."""


@dataclass(frozen=True, slots=True, order=True)
class Whose:
    """A record by what differences call its kind, and its id; of a fiche also its plan."""

    kind: str
    id: str
    plan: str = ""

    @property
    def name(self) -> str:
        """The name by which no other record is meant: indicator:EN-01, fiche:ap2/it."""
        return f"{self.kind}:{self.key}"

    @property
    def key(self) -> str:
        """Its id; a fiche's has the plan before it."""
        return f"{self.plan}/{self.id}" if self.plan else self.id

    def before(self, found: Iterable[Difference]) -> "Whose":
        """Give what it was called before these differences."""
        was = self
        for each in found:
            if (each.kind, each.id) == (self.kind, self.id) and isinstance(each.old, str):
                if each.field == "id":
                    was = replace(was, id=each.old)
                if each.field == "plan" and self.plan:
                    was = replace(was, plan=each.old)
        return was


def filed(kind: RecordKind, key: str) -> Whose | None:
    """Give the record that a file is named after, of the kinds of which a life is told."""
    if kind not in _FILED:
        return None
    plan, _slash, name = key.rpartition("/")
    return Whose(_FILED[kind], name, plan)


def within(record: Frozen) -> Iterator[Whose]:
    """Give the records that stand in one file together: the concept's and the units."""
    lists: dict[str, Iterable[Any]] = {}
    if isinstance(record, Organisation):
        lists = {"unit": record.units}
    elif isinstance(record, Concept):
        lists = {
            "strategic_objective": record.strategic_objectives,
            "objective": record.objectives,
            "area": record.areas,
            "body": record.bodies,
        }
    return (Whose(kind, str(each.id)) for kind, records in lists.items() for each in records)


def beginning(data: Dataset) -> Dataset:
    """Give the state before the first one: the concept without anything that has its own life."""
    nothing = dict.fromkeys(("strategic_objectives", "objectives", "areas", "bodies"), ())
    return Dataset(
        data.concept.model_copy(update=nothing),
        data.organisation.model_copy(update={"units": ()}),
    )


def spread(old: Dataset, new: Dataset) -> Dataset:
    """Give the old state with an empty file for each that was sent since.

    All that such a file reports is then told one by one. Where one is gone, too, it may have moved.
    """
    came = new.observations.keys() - old.observations.keys()
    if not came or old.observations.keys() - new.observations.keys():
        return old
    sent = {key: new.observations[key] for key in sorted(came)}
    empty = {
        key: Observation(period=each.period, guarantor=each.guarantor) for key, each in sent.items()
    }
    return replace(old, observations={**old.observations, **empty})


class Concern:
    """Tells which differences between two states concern a record."""

    def __init__(self, whose: Whose, *states: Dataset) -> None:
        self.whose = whose
        self._states = states
        self._cards = frozenset(self._own_cards())

    def __call__(self, each: Difference) -> bool:
        """Tell whether a difference is part of the record's life."""
        if self._itself(each) or self._below(each):
            return True
        if each.kind == "observation":
            return self._observed(each)
        if each.kind == "correction":
            return any(map(self._corrects, self._records("corrections", each.id)))
        if each.kind == "change":
            return any(map(self._decides, self._records("changes", f"{each.plan}/{each.id}")))
        return False

    def _own_cards(self) -> Iterator[str]:
        """Give the indicators whose figures belong to its life."""
        if self.whose.kind == "indicator":
            yield self.whose.id
        if self.whose.kind == "fiche":
            for data in self._states:
                for card in data.indicators.values():
                    if (card.plan, card.fiche) == (self.whose.plan, self.whose.id):
                        yield card.id

    def _itself(self, each: Difference) -> bool:
        if each.kind != self.whose.kind or (self.whose.plan and each.plan != self.whose.plan):
            return False
        return each.id == self.whose.id or (each.field == "id" and each.old == self.whose.id)

    def _below(self, each: Difference) -> bool:
        """Tell whether it is told under the record: a fiche's indicators, all of a plan."""
        if self.whose.kind == "fiche":
            return (each.plan, each.fiche) == (self.whose.plan, self.whose.id)
        if self.whose.kind == "plan":
            return each.plan == self.whose.id
        if self.whose.kind == "unit" and each.field == "guarantor":
            return self.whose.id in {each.old, each.new}
        return False

    def _observed(self, each: Difference) -> bool:
        """Tell whether it was reported about the record, or by it."""
        if self.whose.kind == "unit":
            return each.id.rpartition("/")[2] == self.whose.id
        if self.whose.kind == "project":
            return self._names(each.field, "projects", self.whose.id)
        about = self.whose.kind == "fiche" and any(
            self._names(each.field, part, self.whose.id) for part in ("activities", "narratives")
        )
        return about or any(self._names(each.field, "values", card) for card in self._cards)

    def _names(self, field: str, part: str, name: str) -> bool:
        """Tell whether a field is about an item; an id may begin with another one and a dot."""
        if not _begins(field, f"{part}.{name}"):
            return False
        kind = {"values": "indicators", "projects": "projects"}.get(part)
        others = {each for data in self._states for each in getattr(data, kind)} if kind else set()
        longer = (each for each in others if each.startswith(f"{name}."))
        return not any(_begins(field, f"{part}.{each}") for each in longer)

    def _records(self, kind: str, key: str) -> Iterator[Any]:
        found = (getattr(data, kind).get(key) for data in self._states)
        return filter(None, found)

    def _corrects(self, record: Any) -> bool:  # noqa: ANN401 - one of the kinds below
        by = self.whose.kind == "unit" and record.guarantor == self.whose.id
        return by or record.indicator in self._cards

    def _decides(self, record: Any) -> bool:  # noqa: ANN401 - one of the kinds below
        if record.indicator in self._cards:
            return True
        return self.whose.kind == "project" and record.project == self.whose.id


def _begins(field: str, start: str) -> bool:
    return field == start or field.startswith(f"{start}.")
