"""What the fields of records hold, read once from the models: ids of whom, prose, numbers.

A field that is added to a model is compared without a line here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import get_args

from pydantic import BeforeValidator

from chytrejsi.model.change import Change
from chytrejsi.model.common import Approval, Variant
from chytrejsi.model.concept import Area, Levels, Objective, Region
from chytrejsi.model.evidence import Evidence
from chytrejsi.model.indicator import Indicator, Judgement
from chytrejsi.model.indicator import Unit as Measured
from chytrejsi.model.observation import (
    Copy,
    Correction,
    Received,
    ReportedValue,
)
from chytrejsi.model.organisation import Unit
from chytrejsi.model.scalars import Frozen, read_id, read_scalar, read_text


class Named(StrEnum):
    """What kind of thing an id names."""

    UNIT = "unit"
    PLAN = "plan"
    FICHE = "fiche"
    ACTIVITY = "activity"
    AREA = "area"
    OBJECTIVE = "objective"
    STRATEGIC = "strategic_objective"
    BODY = "body"
    INDICATOR = "indicator"
    PROJECT = "project"


# which thing a field names that holds ids; a field unlisted is told by the bare id
_NAMES: Mapping[str, Named] = {
    "activity": Named.ACTIVITY,
    "area": Named.AREA,
    "body": Named.BODY,
    "continues": Named.INDICATOR,
    "contributors": Named.UNIT,
    "cooperating": Named.UNIT,
    "coordinator": Named.UNIT,
    "fiche": Named.FICHE,
    "fiches": Named.FICHE,
    "further_areas": Named.AREA,
    "guarantor": Named.UNIT,
    "indicator": Named.INDICATOR,
    "into": Named.FICHE,
    "narratives": Named.FICHE,
    "objectives": Named.OBJECTIVE,
    "plan": Named.PLAN,
    "project": Named.PROJECT,
    "projects": Named.PROJECT,
    "responsible": Named.UNIT,
    "strategic": Named.STRATEGIC,
    "successors": Named.UNIT,
    "unit": Named.UNIT,
}
_NAMES_IN: Mapping[tuple[type[Frozen], str], Named] = {
    (Area, "parent"): Named.AREA,
    (Objective, "parent"): Named.OBJECTIVE,
    (Unit, "id"): Named.UNIT,
}

# texts that are data rather than wording: a change of one is no matter of style
_DATA: Mapping[type[Frozen], frozenset[str]] = {
    Approval: frozenset({"resolution"}),
    Change: frozenset({"field", "proposer", "resolution"}),
    Copy: frozenset({"file"}),
    Correction: frozenset({"decision"}),
    Evidence: frozenset({"file"}),
    Judgement: frozenset({"resolution"}),
    Measured: frozenset({"label"}),
    Received: frozenset({"file", "time", "saved", "template", "tool"}),
    Region: frozenset({"ruian"}),
    ReportedValue: frozenset({"raw", "normalised"}),
    Variant: frozenset({"field"}),
}
# lists that another order makes something else; in all others the order is a matter of style
_ORDERED = frozenset({(Indicator, "scale"), (Levels, "areas"), (Levels, "objectives")})
_DATA_NAMES = frozenset({"cell", "code", "sha256", "to_confirm", "url", "workbook"})


@dataclass(frozen=True, slots=True)
class Shape:
    """One field of a model: its name in Python and in the file, and what it holds."""

    name: str
    key: str
    named: Named | None
    prose: bool
    measured: bool
    ordered: bool


@cache
def shapes(model: type[Frozen]) -> tuple[Shape, ...]:
    """Give the fields of a model in their order."""
    return tuple(_shape(model, name) for name in model.model_fields)


@cache
def shape(model: type[Frozen], name: str) -> Shape:
    """Give one field of a model."""
    return next(each for each in shapes(model) if each.name == name)


def named(key: str) -> Named | None:
    """Give which thing a field names, by its key alone."""
    return _NAMES.get(key)


def _shape(model: type[Frozen], name: str) -> Shape:
    field = model.model_fields[name]
    readers = {*_readers(field.metadata), *_readers([field.annotation])}
    holds_data = name in _DATA_NAMES or any(name in _DATA.get(each, ()) for each in model.__mro__)
    return Shape(
        name,
        field.alias or name,
        _NAMES_IN.get((model, name), _NAMES.get(name)) if read_id in readers else None,
        read_text in readers and not holds_data,
        read_scalar in readers,
        (model, name) in _ORDERED,
    )


def _readers(marks: object) -> Iterator[object]:
    """Give the readers of our scalars in an annotation, however deep; models are not entered."""
    for mark in marks if isinstance(marks, list | tuple) else ():
        if isinstance(mark, BeforeValidator):
            yield mark.func
        yield from _readers(get_args(mark))
        yield from _readers(list(getattr(mark, "__metadata__", ())))
