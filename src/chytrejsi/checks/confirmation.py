"""Checks of what is not certain: fields to confirm, sources that differ, unknown guarantors."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from chytrejsi.checks.case import Case
from chytrejsi.findings import Finding, Rule, nearest
from chytrejsi.model.common import Documented
from chytrejsi.model.concept import Area, Objective
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.scalars import Frozen

# a fiche's tenth field are the cards that name it; a project's state is told by observations
_FURTHER = {RecordKind.FICHE: ("indicators",), RecordKind.PROJECT: ("state",)}
_SHOWN = 100  # characters of a declared text that a message quotes


def unconfirmed(case: Case) -> Iterator[Finding]:
    """Each field that waits for confirmation is told, and is a field."""
    for kind, key, record in _documented(case):
        for number, field in enumerate(record.to_confirm):
            place = case.at(kind, key, "to_confirm", number)
            if (unknown := unknown_field(kind, record, field)) is not None:
                yield Rule.UNKNOWN_FIELD.at(place, field=field, known=unknown)
            else:
                yield Rule.NOT_CONFIRMED.at(place, field=field)


def contradictions(case: Case) -> Iterator[Finding]:
    """Each place where sources differ is told, with both texts."""
    for kind, key, record in _documented(case):
        yield from _variants(case, kind, key, record, ())
    concept = case.dataset.concept
    for name in ("objectives", "areas"):
        for number, item in enumerate(getattr(concept, name)):
            yield from _variants(case, RecordKind.CONCEPT, "concept", item, (name, number))


def _variants(
    case: Case,
    kind: RecordKind,
    key: str,
    record: Documented | Objective | Area,
    path: tuple[str | int, ...],
) -> Iterator[Finding]:
    for number, variant in enumerate(record.variants):
        place = case.at(kind, key, *path, "variants", number)
        if (unknown := unknown_field(kind, record, variant.field)) is not None:
            yield Rule.UNKNOWN_FIELD.at(place, field=variant.field, known=unknown)
            continue
        yield Rule.SOURCE_CONTRADICTION.at(
            place,
            field=".".join((*_name(path, record), variant.field)),
            declared=_declared(record, variant.field),
            variant=variant.value,
            source=variant.source or "–",
        )


def _name(path: tuple[str | int, ...], record: Documented | Objective | Area) -> tuple[str, ...]:
    """Name an item of a list by the list and its id, as a dotted field does."""
    return (str(path[0]), record.id) if path and not isinstance(record, Documented) else ()


def guarantors(case: Case) -> Iterator[Finding]:
    """A fiche, or a card without a fiche, has a guarantor or says that it is not known yet."""
    data = case.dataset
    for key, fiche in data.fiches.items():
        if fiche.guarantor is None and "guarantor" not in fiche.to_confirm:
            yield Rule.GUARANTOR_MISSING.at(case.at(RecordKind.FICHE, key, "id"), id=fiche.id)
    for card in data.indicators.values():
        # a fiche that is unknown or could not be read is a finding of its own
        alone = card.plan is not None and card.fiche is None
        if alone and card.guarantor is None and "guarantor" not in card.to_confirm:
            place = case.at(RecordKind.INDICATOR, card.id, "id")
            yield Rule.GUARANTOR_MISSING.at(place, id=card.id)


def _documented(case: Case) -> Iterator[tuple[RecordKind, str, Documented]]:
    data = case.dataset
    yield RecordKind.CONCEPT, "concept", data.concept
    yield RecordKind.ORGANISATION, "organisation", data.organisation
    shelves: tuple[tuple[RecordKind, Mapping[str, Any]], ...] = (
        (RecordKind.PLAN, data.plans),
        (RecordKind.FICHE, data.fiches),
        (RecordKind.CHANGE, data.changes),
        (RecordKind.PROJECT, data.projects),
        (RecordKind.EVENT, data.events),
        (RecordKind.INDICATOR, data.indicators),
    )
    for kind, records in shelves:
        for key, record in records.items():
            yield kind, key, record


@cache
def _fields(model: type[Frozen]) -> Mapping[str, str]:
    """Map the keys of a model, as YAML has them, to the names of its fields."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def _step(here: object, word: str) -> object:
    """Go one word of a dotted field down; raises KeyError with what is known there."""
    if isinstance(here, Frozen):
        fields = _fields(type(here))
        if word not in fields:
            raise KeyError(nearest(word, fields))
        return getattr(here, fields[word])
    if isinstance(here, tuple):
        items = {getattr(each, "id", str(place)): each for place, each in enumerate(here)}
        if word not in items:
            raise KeyError(nearest(word, items))
        return items[word]
    # a field that is empty, as an unknown one is: what would be below it cannot be told
    return None


def unknown_field(kind: RecordKind, record: Frozen, field: str) -> str | None:
    """Give what is known instead of a dotted field that does not exist, None where it does."""
    if field in _FURTHER.get(kind, ()):
        return None
    here: object = record
    for word in field.split("."):
        try:
            here = _step(here, word)
        except KeyError as unknown:
            return str(unknown.args[0])
    return None


def _declared(record: Frozen, field: str) -> str:
    """Write what a record itself says in a field, shortened; a dash where it says nothing."""
    here: object = record
    for word in field.split("."):
        here = (
            _step(here, word)
            if not isinstance(here, Frozen) or word in _fields(type(here))
            else None
        )
    text = "–" if here is None or here == () else _words(here)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _words(value: object) -> str:
    match value:
        case tuple():
            return ", ".join(_words(each) for each in value)
        case Frozen():
            named = getattr(value, "title", None) or getattr(value, "value", None)
            return str(named) if named is not None else str(value)
    return str(value)
