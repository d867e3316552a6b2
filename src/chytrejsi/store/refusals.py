"""Turns what pydantic refuses into findings at the line and column of the value."""

import types
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BeforeValidator, ValidationError
from pydantic.fields import FieldInfo

from chytrejsi.findings import Finding, Rule, nearest
from chytrejsi.model.dataset import FilePositions, Path
from chytrejsi.model.scalars import Abridged, Frozen, read_list

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
        return {"key": path[-1], "known": nearest(str(path[-1]), _keys_at(model, path[:-1]))}
    if rule is Rule.MISSING_KEY:
        return {"key": path[-1]}
    if rule is Rule.CHOICE_EXPECTED:
        allowed = _choices(_type_at(model, path))
        return {"value": shown(value), "allowed": nearest(str(value), allowed)}
    return {} if rule is Rule.MAPPING_EXPECTED else {"value": shown(value)}


def shown(value: object) -> str:
    """Write a value as YAML would, shortened where it is long."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def reader_at(model: type[Frozen], path: Path) -> object:
    """Give the function that reads the field at a path, None where there is none."""
    field = _field_at(model, path)
    if field is None:
        return None
    pending: list[_Annotation] = [*field.metadata, field.annotation]
    while pending:
        part = pending.pop(0)
        reader = part.func if isinstance(part, BeforeValidator) else None
        if reader is not None and reader is not read_list:
            return reader
        if isinstance(part, type) and issubclass(part, Abridged):
            alone = part.model_fields[part.ALONE]
            pending += [*alone.metadata, alone.annotation]
        pending += [*getattr(part, "__metadata__", ()), *get_args(part)]
    return None


def _field_at(model: type[Frozen], path: Path) -> FieldInfo | None:
    """Find a field of a model or of one below it; items and keys of mappings are passed by."""
    here: type[Frozen] | None = model
    field: FieldInfo | None = None
    for step in path:
        known = (
            {each.alias or name: each for name, each in here.model_fields.items()} if here else {}
        )
        if step not in known:
            continue
        field = known[str(step)]
        here = _model_in(field.annotation)
    return field


def _keys_at(model: type[Frozen], path: Path) -> list[str]:
    field = _field_at(model, path)
    here = _model_in(field.annotation) if field else model
    return [each.alias or name for name, each in here.model_fields.items()] if here else []


def _type_at(model: type[Frozen], path: Path) -> _Annotation:
    field = _field_at(model, path)
    return _without_none(field.annotation) if field else None


def _model_in(annotation: _Annotation) -> type[Frozen] | None:
    """Find the model that an annotation holds, itself or as an item."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return annotation
    found = (_model_in(each) for each in get_args(annotation))
    return next((each for each in found if each), None)


def _without_none(annotation: _Annotation) -> _Annotation:
    if get_origin(annotation) in {Union, types.UnionType}:
        return next(each for each in get_args(annotation) if each is not type(None))
    return annotation


def _choices(annotation: _Annotation) -> list[str]:
    origin: object = get_origin(annotation)
    if origin is Literal:
        return [str(each) for each in get_args(annotation)]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(each.value) for each in annotation]
    return []
