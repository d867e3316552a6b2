"""JSON Schemas of the files, made from the models: editors complete and explain by them.

The first line of each file names its schema, which lies below `.schema/` of the workspace. All
that a file may hold stands in its schema itself, without references, so that an editor shows the
title and the explanation of each key where it is typed.
"""

import json
import types
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from chytrejsi.language import Language, language
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.meanings import CHOICES, FILES, Meaning, meaning_of
from chytrejsi.model.scalars import Abridged, Frozen, read_list
from chytrejsi.store.printer import names_in_order
from chytrejsi.store.shelves import SHELVES, shelf_for
from chytrejsi.store.spelling import MESSAGE, SPELLINGS, Fragment

FOLDER = ".schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_Annotation = Any  # a type as a field declares it


def schema_of(kind: RecordKind, tongue: Language) -> Fragment:
    """Give the JSON Schema of a kind of file, in a language."""
    head = {"$schema": DIALECT, "$id": f"urn:chytrejsi:schema:{kind.value}"}
    return head | _explained(FILES[kind], tongue) | _group(shelf_for(kind).model, tongue)


def schema_files(tongue: Language) -> Mapping[str, bytes]:
    """Give the schemas of all kinds as files, named below the workspace's root."""
    return {
        f"{FOLDER}/{shelf.kind.value}.json": _text(schema_of(shelf.kind, tongue)).encode()
        for shelf in SHELVES
    }


def _text(schema: Fragment) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _explained(meaning: Meaning, tongue: Language, further: str = "") -> Fragment:
    """Give the title and the explanation; code in it is marked for editors that show it."""
    title = tongue.text(meaning.title)
    told = " ".join(filter(None, (tongue.text(meaning.text), further)))
    found = {"title": title[:1].upper() + title[1:], "description": told.replace("`", "")}
    return found | ({"markdownDescription": told} if "`" in told else {})


def _group(model: type[Frozen], tongue: Language) -> Fragment:
    """Give a group of keys; one of them may stand alone for some groups."""
    fields = [(name, model.model_fields[name]) for name in names_in_order(model)]
    properties = {
        field.alias or name: _property(model, name, field, tongue) for name, field in fields
    }
    required = [field.alias or name for name, field in fields if field.is_required()]
    group: Fragment = {"type": "object", "properties": properties}
    group |= ({"required": required} if required else {}) | {"additionalProperties": False}
    if not issubclass(model, Abridged):
        return group
    # what is said of a text and what is said of a group do not meet
    alone = _value(model.model_fields[model.ALONE], tongue)
    told = {key: alone[key] for key in ("pattern", "format") if key in alone}
    return group | told | {"type": ["object", "string"], "patternErrorMessage": alone[MESSAGE]}


def _property(model: type[Frozen], name: str, field: FieldInfo, tongue: Language) -> Fragment:
    meaning, default = meaning_of(model, name), _written(field.default)
    if default is None:
        return _explained(meaning, tongue) | _value(field, tongue)
    left_out = tongue.text("Left out, `{value}` holds.", value=json.dumps(default).strip('"'))
    return _explained(meaning, tongue, left_out) | _value(field, tongue) | {"default": default}


def _written(default: object) -> bool | int | float | str | None:
    """Give a default as a file has it, None where leaving the key out says all."""
    if isinstance(default, Decimal):
        return int(default) if default == default.to_integral_value() else float(default)
    return default if isinstance(default, bool | int | str) else None


def _value(field: FieldInfo, tongue: Language) -> Fragment:
    """Give what may stand at a key."""
    # pydantic has parted what the field declares; joined again it is read like all below it
    declared: _Annotation = field.annotation
    for each in field.metadata:
        declared = Annotated[declared, each]
    return _shape(declared, tongue)


def _shape(annotation: _Annotation, tongue: Language) -> Fragment:
    origin: object = get_origin(annotation)
    if origin in {Union, types.UnionType}:
        (inner,) = (each for each in get_args(annotation) if each is not type(None))
        return _or_null(_shape(inner, tongue), tongue)
    if origin is Annotated:
        return _annotated(annotation, tongue)
    if origin is tuple:
        return {"type": "array", "items": _shape(get_args(annotation)[0], tongue)}
    return _mapping(annotation, tongue) if origin else _plain(annotation, tongue)


def _mapping(annotation: _Annotation, tongue: Language) -> Fragment:
    keys, values = (_shape(each, tongue) for each in get_args(annotation))
    return {"type": "object", "propertyNames": keys, "additionalProperties": values}


def _plain(kind: type, tongue: Language) -> Fragment:
    """Give what a group, a word or what was read from a workbook may be."""
    if issubclass(kind, Frozen):
        return _group(kind, tongue)
    if issubclass(kind, StrEnum):
        return _choice(kind, tongue)
    return {"type": ["string", "number"]}  # as it stood in the cell


def _annotated(annotation: _Annotation, tongue: Language) -> Fragment:
    """Give what the reader of a value accepts, or what stands below a list or a mapping."""
    inner, *marks = get_args(annotation)
    readers = [mark.func for mark in marks if isinstance(mark, BeforeValidator)]
    if read_list in readers:
        told = {MESSAGE: tongue.text("Write a list: each item on its own line after a hyphen.")}
        return _or_null(_shape(inner, tongue), tongue) | told
    known = next((SPELLINGS[each] for each in readers if each in SPELLINGS), None)
    return known.fragment(tongue) if known else _shape(inner, tongue)


def _or_null(shape: Fragment, tongue: Language) -> Fragment:
    """Let a key be left empty, too."""
    types_ = shape["type"]
    found = shape | {"type": [*(types_ if isinstance(types_, list) else [types_]), "null"]}
    if "enum" in shape:
        found |= {
            "enum": [*shape["enum"], None],
            "enumDescriptions": [*shape["enumDescriptions"], tongue.text("not told")],
        }
    return found


def _choice(words: type[StrEnum], tongue: Language) -> Fragment:
    """Give the words that may stand at a key, each with its meaning."""
    told = [CHOICES[words][word.value] for word in words]
    meanings = [
        " – ".join(filter(None, (tongue.text(each.title), tongue.text(each.text)))) for each in told
    ]
    return {
        "type": "string",
        "enum": [word.value for word in words],
        "enumDescriptions": meanings,
        MESSAGE: tongue.text(
            "Write one of: {words}.", words=", ".join(word.value for word in words)
        ),
    }


def main() -> None:
    """Write the schemas into the current folder, which is a workspace."""
    for name, data in schema_files(language("cs")).items():
        path = Path.cwd() / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
