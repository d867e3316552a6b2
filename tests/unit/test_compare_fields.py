"""Every field that a file may have is told when it differs, and what values mean weighs most."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest

from chytrejsi.compare.compare import differences
from chytrejsi.compare.difference import Difference
from chytrejsi.language import language
from chytrejsi.model.concept import Concept, Levels
from chytrejsi.model.dataset import Dataset, RecordKind
from chytrejsi.model.organisation import Organisation
from chytrejsi.model.period import Period
from chytrejsi.model.scalars import Frozen
from chytrejsi.store.shelves import shelf_for
from comparecase import EN_04, REPORTED, Case
from planmutants import SHELVED, alias_of, bare, data_of, holds, put, read, spots

CS = language("cs")


# --- a record of each kind with all of its fields -----------------------------------------------


def made(model: type[Frozen], number: int = 1) -> dict[str, Any]:
    """Fill in every field of a model; another number gives other values."""
    return {alias_of(model, name): _held(model, name, number) for name in model.model_fields}


def _held(model: type[Frozen], name: str, number: int) -> Any:  # noqa: ANN401 - any data
    annotation = bare(model.model_fields[name].annotation)
    inside = next((each for each in get_args(annotation) if each is not ...), None)
    if get_origin(annotation) is tuple:
        return [_one(model, name, bare(inside), each) for each in (number, number + 2)]
    if get_origin(annotation) is Mapping:  # a map by ids or sections
        held = bare(get_args(annotation)[1])
        return {f"klic-{number}": _one(model, name, held, number)}
    return _one(model, name, annotation, number)


def _one(model: type[Frozen], name: str, annotation: Any, number: int) -> Any:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return made(annotation, number)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return list(annotation)[number % len(annotation)].value
    if annotation is bool:
        return number % 2 == 1
    return _scalar(model, name, annotation, number)


def _scalar(model: type[Frozen], name: str, annotation: object, number: int) -> str:
    if holds(model, name, "read_id"):
        return f"{name}-{number}".replace("_", "-")
    if holds(model, name, "read_scalar", "read_number", "read_whole"):
        return str(number)
    if annotation is date or holds(model, name, "read_partial_day"):
        return f"2024-05-{10 + number}"
    return f"{2020 + number}" if annotation is Period else f"{name} {number}"


@cache
def full() -> Dataset:
    """Make a dataset with one record of each kind."""
    concept = read(RecordKind.CONCEPT, made(Concept))
    organisation = read(RecordKind.ORGANISATION, made(Organisation))
    assert isinstance(concept, Concept)
    assert isinstance(organisation, Organisation)
    shelves: dict[str, Any] = {}
    for kind, name in SHELVED.items():
        shelf = shelf_for(kind)
        record = read(kind, made(shelf.model))
        shelves[name] = {shelf.key(record, "soubor"): record}
    return replace(Dataset(concept, organisation), **shelves)


def touched() -> Iterator[tuple[str, Dataset]]:
    """Change each field of each record, and leave it out where it may be missing."""
    data = full()
    known = [(RecordKind.CONCEPT, "concept", data.concept)]
    known += [(RecordKind.ORGANISATION, "organisation", data.organisation)]  # type: ignore[list-item]
    known += [
        (k, key, each) for k, name in SHELVED.items() for key, each in getattr(data, name).items()
    ]
    for kind, key, record in known:
        for place, (_holder, model, name, path) in enumerate(spots(record, data_of(record), ())):
            for how in ("changed", "removed", "turned"):
                changed = data_of(record)
                holder = list(spots(record, changed, ()))[place][0]
                if _edit(holder, model, name, how):
                    new = put(data, kind, key, read(kind, changed))
                    assert new is not None
                    yield f"{kind} {'.'.join(map(str, path))} {how}", new


def _edit(holder: dict[str, Any], model: type[Frozen], name: str, how: str) -> bool:
    """Edit one field; False where it cannot be edited so, or only inside."""
    key, field = alias_of(model, name), model.model_fields[name]
    held = holder[key]
    if how == "removed":
        if field.is_required() or held == field.get_default(call_default_factory=True):
            return False
        del holder[key]
        return True
    if how == "turned":
        if name != "scale" and model is not Levels:
            return False
        holder[key] = held[::-1]
        return True
    if isinstance(held, dict) or (isinstance(held, list) and isinstance(held[0], dict)):
        return False
    other = _held(model, name, 2)
    holder[key] = [other[0], *held[1:]] if isinstance(held, list) else other
    return bool(holder[key] != held)


def test_each_field_of_each_model_is_told() -> None:
    told = dict(touched())
    assert len(told) > 450
    silent, odd = [], []
    for what, new in told.items():
        found = differences(full(), new, CS)
        if not found:
            silent.append(what)
        json.dumps([each.as_json() for each in found], allow_nan=False)
        odd += [(what, each.text) for each in found if "None" in each.text or "{" in each.text]
    assert (silent, odd) == ([], [])


def test_a_plan_without_anything_differs_from_one_with_all() -> None:
    nothing = Dataset(full().concept)
    there, back = differences(nothing, full(), CS), differences(full(), nothing, CS)
    assert {each.kind for each in there} >= {kind.value for kind in SHELVED}
    assert len(there) == len(back)


# --- what values mean ---------------------------------------------------------------------------

WEIGHT = "weight: 1\n"
JUDGED = (
    f"{WEIGHT}judgements: [{{period: '2024', status: behind, reason: Pozdě, date: 2025-02-01}}]\n"
)
SCALED = f"{WEIGHT}scale: [malý, střední, velký]\n"
SPLIT = f"{WEIGHT}disaggregation: [{{dimension: pohlaví, categories: [ženy, muži]}}]\n"
COMPUTED = f"{WEIGHT}formula: EN-01 + 1\n"
SHARED = f"{WEIGHT}numerator: Hotové\ndenominator: Všechny\n"


def edited(root: Path, given: str, old: str, new: str) -> Mapping[str, Difference]:
    """Change a card that holds what is given, and give the differences by their fields."""
    case = Case(root)
    if given != WEIGHT:
        case.before(EN_04, WEIGHT, given)
    case.change(EN_04, old, new)
    return {each.field: each for each in case.differences()}


@pytest.mark.parametrize(
    ("given", "old", "new", "field", "told"),
    [
        (SCALED, "střední, velký", "velký, střední", "scale", "DEFINITION_CHANGED major"),
        (SCALED, ", velký", "", "scale", "DEFINITION_CHANGED major"),
        (WEIGHT, WEIGHT, SCALED, "scale", "DEFINITION_CHANGED minor"),
        (COMPUTED, "+ 1", "+ 2", "formula", "DEFINITION_CHANGED major"),
        (WEIGHT, WEIGHT, COMPUTED, "formula", "DEFINITION_CHANGED major"),
        (
            WEIGHT,
            WEIGHT,
            f"{WEIGHT}aggregation: none\n",
            "aggregation",
            "ACCUMULATION_CHANGED minor",
        ),
        (
            WEIGHT,
            WEIGHT,
            f"{WEIGHT}aggregation: sum\n",
            "aggregation",
            "ACCUMULATION_CHANGED major",
        ),
        (SHARED, "Hotové", "Začaté", "numerator", "DEFINITION_CHANGED major"),
        (SHARED, "Všechny", "Některé", "denominator", "DEFINITION_CHANGED major"),
        (SPLIT, "muži", "jiní", "disaggregation.0.categories", "DEFINITION_CHANGED major"),
        (SPLIT, ", muži", "", "disaggregation.0.categories", "DEFINITION_CHANGED major"),
        (WEIGHT, WEIGHT, JUDGED, "judgements.2024", "STATUS_JUDGED major"),
        (JUDGED, JUDGED, WEIGHT, "judgements.2024", "STATUS_JUDGED major"),
        (JUDGED, "behind", "on_track", "judgements.2024.status", "STATUS_JUDGED major"),
        (
            JUDGED,
            "behind,",
            "missed, resolution: 1/25,",
            "judgements.2024.status",
            "STATUS_JUDGED minor",
        ),
        (JUDGED, "'2024'", "'2025'", "judgements.2025", "STATUS_JUDGED major"),
    ],
)
def test_what_a_value_means(
    tmp_path: Path, given: str, old: str, new: str, field: str, told: str
) -> None:
    found = edited(tmp_path, given, old, new)[field]
    assert f"{found.code} {found.weight}" == told


@pytest.mark.parametrize(
    "more", ["definition_version: 2\n", "breaks: [{date: 2025-01-01, reason: Nově}]\n"]
)
@pytest.mark.parametrize(
    ("given", "old", "new"),
    [(COMPUTED, "+ 1", "+ 2"), (SPLIT, ", muži", ""), (SCALED, ", velký", "")],
)
def test_it_is_minor_with_a_new_version_or_a_break(
    tmp_path: Path, given: str, old: str, new: str, more: str
) -> None:
    found = edited(tmp_path, given, given, given.replace(old, new) + more)
    assert {each.weight for each in found.values()} == {"minor"}


def test_a_change_of_the_card_s_field_is_the_decision(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.before(EN_04, WEIGHT, SHARED)
    case.change(EN_04, "Hotové", "Začaté")
    change = "kind: indicator\nfield: numerator\nstate: approved\nindicator: EN-04\n"
    sides = "old: {value: Hotové}\nnew: {value: Začaté}\nreason: Nově.\nresolution: 1/25\n"
    case.add("plan/ap1/changes/z9.yaml", f"id: z9\nplan: ap1\n{change}{sides}")
    told = {each.field: each.text for each in case.differences()}["numerator"]
    assert told.endswith("(usnesení 1/25)")


GRADES = """\
weight: 1
measure: ordinal
scale: ["3", "2", "1"]
target: {date: 2026-12-31, value: "2"}
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('value: "2"', 'value: "3"', "TARGET_LOWERED major"),
        ('value: "2"', 'value: "1"', "TARGET_RAISED minor"),
        (
            '"2", "1"]\ntarget: {date: 2026-12-31, value: "2"',
            '"1"]\ntarget: {date: 2026-12-31, value: "1"',
            "TARGET_CHANGED major",
        ),
    ],
)
def test_a_word_of_a_scale_is_more_or_less_by_its_place(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    case = Case(tmp_path)
    case.before(EN_04, f"measure: number\n{WEIGHT}", GRADES)
    case.change(EN_04, old, new)
    found = {each.field: each for each in case.differences()}["target.value"]
    assert f"{found.code} {found.weight}" == told


def test_what_a_value_is_made_of_is_told_in_sentences(tmp_path: Path) -> None:
    case = Case(tmp_path)
    whole = "{indicator: EN-01, value: 7"
    parts = ", numerator: 3, denominator: 5, parts: [{category: ženy, value: 3}]"
    case.before(REPORTED, whole, whole + parts)
    case.change(REPORTED, parts, parts.replace("3", "4"))
    told = {each.field: each.text.partition(": ")[2] for each in case.differences()}
    assert told == {
        "values.EN-01.numerator": "údaj „čitatel“ změněn z 3 na 4",
        "values.EN-01.parts.0.value": "údaj „hodnota“ změněn z 3 na 4",
    }
