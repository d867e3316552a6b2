"""Turns what pydantic refuses into findings at the line and column of the value."""

import types
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import ValidationError

from chytrejsi.findings import Finding, Rule, nearest
from chytrejsi.model.dataset import FilePositions, Path
from chytrejsi.model.scalars import Frozen

_Annotation = Any  # a type as a field declares it

_RULES: Mapping[str, Rule] = {
    "number_expected": Rule.NUMBER_EXPECTED,
    "whole_expected": Rule.WHOLE_EXPECTED,
    "date_expected": Rule.DATE_EXPECTED,
    "period_expected": Rule.PERIOD_EXPECTED,
    "flag_expected": Rule.FLAG_EXPECTED,
    "text_expected": Rule.TEXT_EXPECTED,
    "list_expected": Rule.LIST_EXPECTED,
    "id_expected": Rule.ID_EXPECTED,
    "string_too_long": Rule.ID_EXPECTED,
    "model_type": Rule.MAPPING_EXPECTED,
    "mapping_type": Rule.MAPPING_EXPECTED,
    "enum": Rule.CHOICE_EXPECTED,
    "literal_error": Rule.CHOICE_EXPECTED,
    "extra_forbidden": Rule.UNKNOWN_KEY,
    "missing": Rule.MISSING_KEY,
}


def findings_of(
    error: ValidationError, model: type[Frozen], places: FilePositions
) -> Iterator[Finding]:
    """Say for each thing that the model refused where it stands and what may stand there."""
    for detail in error.errors(include_url=False, include_context=False):
        path: Path = detail["loc"]
        rule = _RULES.get(detail["type"], Rule.TEXT_EXPECTED)
        yield rule.at(places.at(path), **_values(rule, path, detail["input"], model))


def _values(rule: Rule, path: Path, value: object, model: type[Frozen]) -> dict[str, object]:
    if rule is Rule.UNKNOWN_KEY:
        known = [
            field.alias or name for name, field in _model_at(model, path[:-1]).model_fields.items()
        ]
        return {"key": path[-1], "known": nearest(str(path[-1]), known)}
    if rule is Rule.MISSING_KEY:
        return {"key": path[-1]}
    if rule is Rule.CHOICE_EXPECTED:
        allowed = _choices(_field_type(_model_at(model, path[:-1]), path[-1]))
        return {"value": shown(value), "allowed": nearest(str(value), allowed)}
    return {} if rule is Rule.MAPPING_EXPECTED else {"value": shown(value)}


def shown(value: object) -> str:
    """Write a value as YAML would, shortened where it is long."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _model_at(model: type[Frozen], path: Path) -> type[Frozen]:
    """Find the model of the group at a path; items and keys of mappings are passed by."""
    here: _Annotation = model
    for step in path:
        if isinstance(here, type) and issubclass(here, Frozen):
            here = _field_type(here, step)
        else:
            here = next(each for each in get_args(here) if _holds_model(each))
        here = _without_none(here)
    while not (isinstance(here, type) and issubclass(here, Frozen)):
        here = next(each for each in get_args(here) if _holds_model(each))
    return here


def _field_type(model: type[Frozen], key: str | int) -> _Annotation:
    for name, field in model.model_fields.items():
        if key in {name, field.alias}:
            return _without_none(field.annotation)
    raise KeyError(key)


def _without_none(annotation: _Annotation) -> _Annotation:
    if get_origin(annotation) in {Union, types.UnionType}:
        return next(each for each in get_args(annotation) if each is not type(None))
    return annotation


def _holds_model(annotation: _Annotation) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return True
    return any(_holds_model(each) for each in get_args(annotation))


def _choices(annotation: _Annotation) -> list[str]:
    origin: object = get_origin(annotation)
    if origin is Literal:
        return [str(each) for each in get_args(annotation)]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(each.value) for each in annotation]
    return []
