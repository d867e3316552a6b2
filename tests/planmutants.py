"""Random changes of a plan: such that keep its meaning, and such that change exactly one thing.

A change of meaning touches one leaf, item or optional key of one record. It is told as one
difference, whose field is the dotted key of what was touched. Where the key of a report is changed
(whose value it is), one report is gone and another has come: two differences.
"""

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from random import Random
from typing import Any, get_args, get_origin

from pydantic import ValidationError

from chytrejsi.compare.difference import Difference
from chytrejsi.model.dataset import Dataset, RecordKind
from chytrejsi.model.narrative import Narratives
from chytrejsi.model.observation import Correction, Observation
from chytrejsi.model.organisation import Organisation
from chytrejsi.model.period import Period
from chytrejsi.model.scalars import Frozen
from chytrejsi.store.shelves import shelf_for

Data = dict[str, Any]
SHELVED = {
    RecordKind.PLAN: "plans",
    RecordKind.FICHE: "fiches",
    RecordKind.CHANGE: "changes",
    RecordKind.PROJECT: "projects",
    RecordKind.EVENT: "events",
    RecordKind.INDICATOR: "indicators",
    RecordKind.OBSERVATION: "observations",
    RecordKind.CORRECTION: "corrections",
    RecordKind.NARRATIVES: "narratives",
}
# records of their own inside the concept and the organisation
INSIDE = {
    "units": "unit",
    "strategic_objectives": "strategic_objective",
    "objectives": "objective",
    "areas": "area",
    "bodies": "body",
}
# the keys by which items without an id are called in a field
CALLED = {
    "former": (),
    "milestones": ("date",),
    "breaks": ("date",),
    "judgements": ("period",),
    "links": ("fiche",),
    "collection": ("period",),
    "empty_areas": ("area",),
    "values": ("indicator",),
    "duties": ("document",),
    "quotes": ("indicator", "period"),
}
# from the worst word to the best, and from the top level down
ORDERED = {"scale", "levels"}
REPORTS = {"activities": ("fiche", "activity"), "projects": ("project",)}
# whose key makes them what they are
REKEYED = {
    ("values", "indicator"),
    ("activities", "fiche"),
    ("activities", "activity"),
    ("projects", "project"),
    ("judgements", "period"),
    ("collection", "period"),
    ("empty_areas", "area"),
}


def records(dataset: Dataset) -> Iterator[tuple[RecordKind, str, Frozen]]:
    """Give all records of a dataset."""
    yield RecordKind.CONCEPT, "concept", dataset.concept
    yield RecordKind.ORGANISATION, "organisation", dataset.organisation
    for kind, name in SHELVED.items():
        for key, record in getattr(dataset, name).items():
            yield kind, key, record


def data_of(record: Frozen) -> Data:
    """Give the data of a record as its file has them."""
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True)


def read(kind: RecordKind, data: Data) -> Frozen:
    """Read data as the store does."""
    model = shelf_for(kind).model
    return model.model_validate(data, by_alias=True, by_name=False)


def put(dataset: Dataset, kind: RecordKind, key: str, record: Frozen) -> Dataset | None:
    """Put a record in the place of another; None where a third one has its key."""
    if kind not in SHELVED:
        return _with(dataset, kind.value, record)
    shelf = dict(getattr(dataset, SHELVED[kind]))
    del shelf[key]
    new_key = shelf_for(kind).key(record, key.rsplit("/", maxsplit=1)[-1])
    if new_key in shelf:
        return None
    shelf[new_key] = record
    return _with(dataset, SHELVED[kind], shelf)


def _with(dataset: Dataset, name: str, value: object) -> Dataset:
    changes: dict[str, Any] = {name: value}
    return replace(dataset, **changes)


# --- what keeps the meaning ---------------------------------------------------------------------


def shuffled(data: Any, random: Random) -> Any:  # noqa: ANN401 - data of any shape
    """Give the same data with all lists and maps in another order, but those that order makes."""
    if isinstance(data, dict):
        items = [
            (key, each if key in ORDERED else shuffled(each, random)) for key, each in data.items()
        ]
        random.shuffle(items)
        return dict(items)
    if isinstance(data, list):
        items = [shuffled(each, random) for each in data]
        random.shuffle(items)
        return items
    return data


def respelled(record: Frozen, random: Random) -> Data:
    """Give the data of a record with defaults written out, numbers with zeros, in any order."""
    data = record.model_dump(mode="json", by_alias=True, exclude_unset=random.random() < 0.5)
    _add_zeros(record, data, random)
    made: Data = shuffled(data, random)
    return made


def _add_zeros(record: Frozen, data: Data, random: Random) -> None:
    for holder, model, name in _fields(record, data):
        value = str(holder.get(alias_of(model, name)))
        number = value.lstrip("-").replace(".", "", 1).isdigit()
        if number and holds(model, name, "read_scalar", "read_number") and random.random() < 0.5:
            holder[alias_of(model, name)] = f"{value}0" if "." in value else f"{value}.00"


def respelling(dataset: Dataset, random: Random) -> Dataset:
    """Write a whole plan in another way and read it again."""
    new = dataset
    for kind, key, record in records(dataset):
        if not isinstance(record, Organisation) or record.units:
            new = put(new, kind, key, read(kind, respelled(record, random))) or new
    return new


# --- what changes the meaning -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Touch:
    """One change of meaning: what was done, and what is to be told."""

    what: str
    dataset: Dataset
    kind: str
    id: str | None
    field: str
    count: int = 1

    def told_by(self, found: Sequence[Difference]) -> bool:
        """Tell whether these differences tell what was done, and nothing else."""
        if len(found) != self.count:
            return False
        if self.count > 1:
            return all(each.kind == self.kind for each in found)
        (one,) = found
        # an item that came or went is called by its own key below the list's
        known = one.field == self.field or one.field.startswith(f"{self.field}.")
        return known and one.kind == self.kind and self.id in {None, one.id} and one.old != one.new


def touch(dataset: Dataset, random: Random) -> Touch:
    """Make one random change of meaning."""
    everything: dict[RecordKind, list[tuple[str, Frozen]]] = {}
    for kind, key, record in records(dataset):
        everything.setdefault(kind, []).append((key, record))
    while True:
        kind = random.choice(list(everything))
        key, record = random.choice(everything[kind])
        if kind in SHELVED and random.random() < 0.1:
            whole = _came_or_went(dataset, kind, key, record, random)
            if whole is not None:
                return whole
            continue
        made = _touched(kind, record, dataset, random)
        if made is None:
            continue
        changed, path, what, count = made
        new = put(dataset, kind, key, changed)
        if new is not None and changed != record:
            told, name, field = _told(kind, path, changed)
            return Touch(f"{kind} {key}: {what} {path}", new, told, name, field, count)


def _came_or_went(
    dataset: Dataset, kind: RecordKind, key: str, record: Frozen, random: Random
) -> Touch | None:
    """Drop a whole record, or add one; each value of an observation is told beside it."""
    shelf = dict(getattr(dataset, SHELVED[kind]))
    values = getattr(record, "values", ()) if kind is RecordKind.OBSERVATION else ()
    if random.random() < 0.5:
        del shelf[key]
        what, name = "dropped", getattr(record, "id", key)
    else:
        made = _another(record)
        if made is None:
            return None
        what, name = "added", getattr(made, "id", "")
        shelf[shelf_for(kind).key(made, "zcela-nova")] = made
    new = _with(dataset, SHELVED[kind], shelf)
    return Touch(f"{kind} {key}: {what}", new, kind.value, name or None, "", 1 + len(values))


def _another(record: Frozen) -> Frozen | None:
    """Make a record that is not there yet."""
    if isinstance(record, Observation):
        return record.model_copy(update={"period": Period(record.period.year + 9)})
    if isinstance(record, Correction | Narratives):
        return None
    told = "title" if hasattr(record, "title") else "reason"
    return record.model_copy(update={"id": "zcela-novy", told: "Zcela jiný název"})


Way = tuple[str | int, ...]


def _touched(
    kind: RecordKind, record: Frozen, dataset: Dataset, random: Random
) -> tuple[Frozen, Way, str, int] | None:
    """Change one thing in the data of a record; None where that is no valid record."""
    data = data_of(record)
    holder, model, name, path = random.choice(list(spots(record, data, ())))
    done = _Hand(random, dataset).on(holder, model, name, path)
    if done is None:
        return None
    path, what = done
    lists = [each for each in path if isinstance(each, str)]
    rekeyed = (
        kind in {RecordKind.OBSERVATION, RecordKind.PLAN, RecordKind.INDICATOR}
        and what == "changed"
        and len(path) == 3
        and (lists[0], lists[-1]) in REKEYED
    )
    try:
        return read(kind, data), path, what, 2 if rekeyed else 1
    except ValidationError:
        return None


def spots(record: Frozen, data: Data, path: Way) -> Iterator[tuple[Data, type[Frozen], str, Way]]:
    """Give each field of each model inside a record: its map, and the way to it."""
    for name in type(record).model_fields:
        alias = alias_of(type(record), name)
        here = (*path, alias)
        yield data, type(record), name, here
        value, inside = getattr(record, name), data.get(alias)
        if isinstance(value, Frozen) and isinstance(inside, dict):
            yield from spots(value, inside, here)
        elif isinstance(value, tuple) and isinstance(inside, list):
            for place, each in enumerate(value):
                if isinstance(each, Frozen):
                    yield from spots(each, inside[place], (*here, place))
        elif isinstance(value, Mapping) and isinstance(inside, dict):
            for key, each in value.items():
                if isinstance(each, Frozen):
                    yield from spots(each, inside[key], (*here, key))


def _fields(record: Frozen, data: Data) -> list[tuple[Data, type[Frozen], str]]:
    return [(holder, model, name) for holder, model, name, _path in spots(record, data, ())]


class _Hand:
    """Changes one field in the data of a record."""

    def __init__(self, random: Random, dataset: Dataset) -> None:
        self.random = random
        self.dataset = dataset

    def on(self, holder: Data, model: type[Frozen], name: str, path: Way) -> tuple[Way, str] | None:
        """Change, add or remove; give the way to what was touched, and what was done."""
        alias, field = alias_of(model, name), model.model_fields[name]
        value = holder.get(alias)
        if isinstance(value, list):
            return self._list(value, model, name, path)
        if isinstance(value, dict) and get_origin(bare(field.annotation)):
            return self._map(value, path)
        if value is None:
            holder[alias] = self._made(model, name)
            return (path, "added") if holder[alias] is not None else None
        if not field.is_required() and self.random.random() < 0.3:
            del holder[alias]
            return path, "removed"
        if isinstance(value, dict):
            return None
        holder[alias] = self._other(model, name, value)
        return path, "changed"

    def _map(self, value: dict[str, Any], path: Way) -> tuple[Way, str] | None:
        texts = [key for key, each in value.items() if isinstance(each, str)]
        if not texts:
            return None
        key = self.random.choice(texts)
        how = self.random.choice(("changed", "removed", "added"))
        if how == "changed":
            value[key] = self._reworded(value[key])
        elif how == "removed":
            del value[key]
        else:
            key = "novy-oddil"
            value[key] = "Zcela nový text oddílu."
        return (*path, key), how

    def _list(
        self, items: list[Any], model: type[Frozen], name: str, path: Way
    ) -> tuple[Way, str] | None:
        if not items:
            return None
        place = self.random.randrange(len(items))
        how = self.random.choice(("changed", "removed", "added"))
        if how == "removed":
            del items[place]
            return path, "removed"
        if isinstance(items[place], dict):
            return self._further(items, place, path) if how == "added" else None
        other = self._other(model, name, items[place])
        if other in items:
            return None
        if how == "added":
            items.append(other)
        else:
            items[place] = other
        return path, how

    def _further(self, items: list[Any], place: int, path: Way) -> tuple[Way, str] | None:
        """Add an item like another one, under another key."""
        made = copy.deepcopy(items[place])
        for key in ("id", "title", "date", "text", "subject", "field", "category", "source"):
            if isinstance(made.get(key), str):
                made[key] = "9" + made[key] if key == "id" else self._far(made[key])
        if made in items or not {"id", "title", "date", "subject"} & set(made):
            return None
        items.append(made)
        return path, "added"

    def _far(self, text: str) -> str:
        try:
            return (date.fromisoformat(text) + timedelta(days=366)).isoformat()
        except ValueError:
            return f"Nově přidané: {text}"

    def _made(self, model: type[Frozen], name: str) -> object:
        """Give a value for a field that is not there; None where none is thought of."""
        field = model.model_fields[name]
        annotation = bare(field.annotation)
        if isinstance(annotation, type) and issubclass(annotation, StrEnum):
            return self.random.choice(list(annotation)).value
        if holds(model, name, "read_id"):
            return self._id(name, "")
        if holds(model, name, "read_partial_day"):
            return "2023-05"
        if get_origin(annotation) is tuple:
            return ["Zcela nová položka"] if holds(model, name, "read_text") else None
        plain = {date: "2023-05-17", Decimal: "7.25", int: "7", str: "Zcela nový text."}
        return (not field.default) if annotation is bool else plain.get(annotation)

    def _other(self, model: type[Frozen], name: str, value: Any) -> object:  # noqa: ANN401
        """Give another value of the same kind."""
        annotation = bare(model.model_fields[name].annotation)
        if isinstance(annotation, type) and issubclass(annotation, StrEnum):
            return self.random.choice([each.value for each in annotation if each != value])
        if isinstance(value, bool):
            return not value
        if holds(model, name, "read_id"):
            return self._id(name, str(value))
        if annotation is Period or holds(model, name, "read_partial_day"):
            return f"{int(value[:4]) + 7}{value[4:7]}"
        return self._other_scalar(value)

    def _other_scalar(self, value: str | int) -> str:
        try:
            later = date.fromisoformat(str(value)) + timedelta(days=self.random.randint(1, 400))
            return later.isoformat()
        except ValueError:
            pass
        if str(value).lstrip("-").replace(".", "", 1).isdigit():
            return str(Decimal(value) + self.random.choice((1, Decimal("0.5"), -1)))
        return self._reworded(str(value))

    def _reworded(self, text: str) -> str:
        """Change, add or leave out a word."""
        words = text.split(" ")
        place = self.random.randrange(len(words))
        how = self.random.choice(("other", "more", "less"))
        if how == "less" and len(words) > 2:
            del words[place]
        elif how == "more":
            words.insert(place, "zvláště")
        else:
            words[place] = "jinak" + words[place]
        return " ".join(words)

    def _id(self, name: str, value: str) -> str:
        known = {
            "guarantor": [each.id for each in self.dataset.organisation.units],
            "area": [each.id for each in self.dataset.concept.areas],
            "objectives": [each.id for each in self.dataset.concept.objectives],
            "plan": list(self.dataset.plans),
            "indicator": list(self.dataset.indicators),
            "project": list(self.dataset.projects),
        }.get(name, [])
        others = [each for each in known if each != value]
        return self.random.choice(others) if others else f"jine-{value or 'oznaceni'}"[:60]


def alias_of(model: type[Frozen], name: str) -> str:
    return model.model_fields[name].alias or name


def bare(annotation: Any) -> Any:  # noqa: ANN401 - an annotation is anything
    """Give an annotation without None and without its readers."""
    for each in get_args(annotation) if type(None) in get_args(annotation) else ():
        if each is not type(None):
            return bare(each)
    return bare(annotation.__origin__) if hasattr(annotation, "__metadata__") else annotation


def holds(model: type[Frozen], name: str, *readers: str) -> bool:
    field = model.model_fields[name]
    return any(reader in f"{field.annotation!r} {field.metadata!r}" for reader in readers)


# --- what is to be told -------------------------------------------------------------------------


def _told(kind: RecordKind, path: Way, new: Frozen) -> tuple[str, str | None, str]:
    """Give the kind, the id (where it is known) and the field of the difference."""
    told, steps, record = kind.value, list(path), new
    if kind in {RecordKind.CONCEPT, RecordKind.ORGANISATION} and path[0] in INSIDE:
        told = INSIDE[str(path[0])]
        if len(path) == 1:
            return told, None, ""
        record = getattr(new, str(path[0]))[path[1]]
        steps = steps[2:]
    return told, getattr(record, "id", None), _dotted(kind, steps, record)


def _dotted(kind: RecordKind, steps: list[str | int], record: Any) -> str:  # noqa: ANN401
    parts: list[str] = []
    name = ""
    for step in steps:
        if isinstance(step, int):
            record = record[step]
            parts.append(_called(kind, name, record, step))
        elif isinstance(record, Mapping):
            parts.append(step)
            record = record.get(step)
        else:
            field = next(
                each for each in type(record).model_fields if alias_of(type(record), each) == step
            )
            record, name = getattr(record, field), field
            parts.append(step)
    return ".".join(parts)


def _called(kind: RecordKind, name: str, record: Frozen, place: int) -> str:
    observed = kind is RecordKind.OBSERVATION and name in REPORTS
    own_id = "id" in type(record).model_fields and type(record).model_fields["id"].is_required()
    names = REPORTS[name] if observed else ("id",) if own_id else CALLED.get(name, ())
    told = [getattr(record, each, None) for each in names]
    known = [str(getattr(each, "value", each)) for each in told if each is not None]
    return ".".join(known) if known else str(place)
