"""Prints a record as the one canonical YAML, so that a diff shows meaning only.

Keys come in the model's order, defaults are left out, a small group stands on one line (or is the
one field that tells it all), a long text is folded. A text is left without quotes only where every
reader of YAML 1.1 and 1.2 takes it for the same text.

The lines are written here and not by ruamel.yaml: what stands on one line, what is folded and what
is quoted would have to be decided here all the same, and its emitter takes six times as long
(30 ms for the observations of one workbook; the whole reading of one may take 20). Tests hold what
is printed against ruamel.yaml and PyYAML as readers.
"""

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from chytrejsi.model.change import Change
from chytrejsi.model.common import Documented
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.observation import ReportedValue
from chytrejsi.model.period import Period
from chytrejsi.model.scalars import DAY, Abridged, Frozen, read_partial_day, read_scalar
from chytrejsi.store.shelves import shelf_for

WIDTH = 100
# a state is what the file is for, so it is said even where it is the default
_ALWAYS = {(ReportedValue, "state"), (Change, "state")}

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"})
_NOT_PLAIN = re.compile(r": | #|:$")
_NOT_IN_FLOW = re.compile(r"[,\[\]{}:?]")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
_GAP = re.compile(r"\s\s")
_HARD = re.compile("(^| )-*\u00a0", re.MULTILINE)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def dump(record: Frozen, kind: RecordKind) -> str:
    """Print a record of a kind as the text of its file."""
    lines = [header(kind)]
    lines.extend(mapping_lines(entries_of(record), 0))
    return "\n".join(lines) + "\n"


def header(kind: RecordKind) -> str:
    """Give the first line of a kind's files, which names their JSON Schema for editors."""
    above = "../" * shelf_for(kind).depth
    return f"# yaml-language-server: $schema={above}.schema/{kind.value}.json"


@dataclass(frozen=True, slots=True)
class _Bare:
    """A scalar that is written as it is: a number, a date, true or false."""

    text: str


Printed = Any  # _Bare | str | list[Printed] | dict[str, Printed]


@dataclass(frozen=True, slots=True)
class _Key:
    """One field of a model as it is printed."""

    name: str
    label: str
    field: FieldInfo
    always: bool
    reader: object


@cache
def _keys(model: type[Frozen]) -> tuple[_Key, ...]:
    return tuple(_key(model, name) for name in names_in_order(model))


def names_in_order(model: type[Frozen]) -> list[str]:
    """Give the names of a model's fields in the order of printing: id first, notes last."""
    own = inspect.get_annotations(model)
    names = [name for name in model.model_fields if name not in own]
    names += [name for name in own if name in model.model_fields]
    last = list(Documented.model_fields) if issubclass(model, Documented) else []
    names = [name for name in names if name not in last] + last
    names.sort(key=lambda name: name != "id")
    return names


def _key(model: type[Frozen], name: str) -> _Key:
    field = model.model_fields[name]
    always = field.is_required() or (model, name) in _ALWAYS
    return _Key(name, field.alias or name, field, always, _reader(field))


def _reader(field: FieldInfo) -> object:
    """Find the reader by which a field's text is a number or a date, None for all others."""
    metadata = list(field.metadata)
    for part in get_args(field.annotation):
        metadata.extend(getattr(part, "__metadata__", ()))
    functions = (getattr(each, "func", None) for each in metadata)
    return next((each for each in functions if each in {read_scalar, read_partial_day}), None)


def entries_of(record: Frozen) -> dict[str, Printed]:
    """Give what is printed of a record: its keys in their order, none that has its default."""
    entries: dict[str, Printed] = {}
    for key in _keys(type(record)):
        value = getattr(record, key.name)
        if key.always or value != key.field.get_default(call_default_factory=True):
            entries[key.label] = _plain(value, key.reader)
    return entries


def _plain(value: object, reader: object = None) -> Printed:
    """Turn a model's value into what is printed."""
    match value:
        case Frozen():
            return _group(value)
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
        case tuple() | list():
            return [_plain(each) for each in value]
        case Enum():
            return value.value
        case str():
            return _Bare(value) if _reads_bare(value, reader) else value
    return _plain_scalar(value)


def _group(record: Frozen) -> Printed:
    """Print a group; the one field that may stand alone does so where the others are defaults."""
    entries = entries_of(record)
    alone = isinstance(record, Abridged) and entries.keys() == {record.ALONE}
    return next(iter(entries.values())) if alone else entries


def _plain_scalar(value: object) -> Printed:
    match value:
        case None:
            return _Bare("null")
        case bool():
            return _Bare("true" if value else "false")
        case Decimal():
            return _Bare(format(value, "f"))
        case Period():
            return str(value)
        case date():
            return _Bare(value.isoformat())
    return _Bare(str(value))


def _reads_bare(text: str, reader: object) -> bool:
    if reader is read_scalar:
        return _NUMBER.fullmatch(text) is not None
    return reader is read_partial_day and DAY.fullmatch(text) is not None


def mapping_lines(entries: dict[str, Printed], indent: int) -> Iterator[str]:
    """Print the keys of a group below one another."""
    margin = " " * indent
    for key, value in entries.items():
        yield from entry_lines(f"{margin}{scalar_text(key)}:", value, indent)


def entry_lines(start: str, value: Printed, indent: int) -> Iterator[str]:
    """Print a value behind its key; `start` is the line so far."""
    if not isinstance(value, list | dict) or not value:
        yield from _text(start, value, indent + 2)
        return
    line = one_line(value)
    if line is not None and len(start) + 1 + len(line) <= WIDTH:
        yield f"{start} {line}"
        return
    yield start
    if isinstance(value, dict):
        yield from mapping_lines(value, indent + 2)
        return
    for item in value:
        yield from item_lines(item, indent + 2)


def item_lines(item: Printed, indent: int) -> Iterator[str]:
    """Print an item of a list behind its hyphen."""
    start = " " * indent + "-"
    line = one_line(item)
    if isinstance(item, dict) and item and (line is None or len(start) + 1 + len(line) > WIDTH):
        lines = mapping_lines(item, indent + 2)
        yield f"{start} {next(lines)[indent + 2 :]}"
        yield from lines
    else:
        yield from entry_lines(start, item, indent)


def one_line(value: Printed) -> str | None:
    """Print a group on one line; None where it holds groups of groups or text for a block."""
    match value:
        case dict():
            if any(isinstance(each, dict) or _is_deep(each) for each in value.values()):
                return None
            parts = [f"{scalar_text(key, True)}: {one_line(each)}" for key, each in value.items()]
            return "{" + ", ".join(parts) + "}"
        case list():
            return None if _is_deep(value) else "[" + ", ".join(map(_inline, value)) + "]"
    return _inline(value)


def _is_deep(value: Printed) -> bool:
    if isinstance(value, list):
        return any(isinstance(each, dict | list) or _has_lines(each) for each in value)
    return _has_lines(value)


def _has_lines(value: Printed) -> bool:
    return isinstance(value, str) and "\n" in value


def _inline(value: Printed) -> str:
    return value.text if isinstance(value, _Bare) else scalar_text(value, True)


def _text(start: str, value: Printed, indent: int) -> Iterator[str]:
    """Print a scalar behind its key: on the line, as a literal block, or folded."""
    if not isinstance(value, str):
        yield f"{start} {value.text if isinstance(value, _Bare) else one_line(value)}"
        return
    line = scalar_text(value)
    if ("\n" not in value and len(start) + 1 + len(line) <= WIDTH) or not _fits_block(value):
        yield f"{start} {line}"
        return
    margin = " " * indent
    body = value.removesuffix("\n")
    chomp = "" if body != value else "-"
    lines = body.split("\n")
    if len(lines) > 1 and all(indent + len(each) <= WIDTH for each in lines):
        yield f"{start} |{chomp}"
        yield from (margin + each if each else "" for each in lines)
        return
    yield f"{start} >{chomp}"
    for number, each in enumerate(lines):
        if number:
            yield ""
        yield from (margin + part for part in _wrapped(each, WIDTH - indent))


def _wrapped(line: str, width: int) -> Iterator[str]:
    """Break a line at single spaces; folding joins the parts again. An empty line has none."""
    part = ""
    for word in line.split(" ") if line else ():
        if part and len(part) + 1 + len(word) > width:
            yield part
            part = word
        else:
            part = f"{part} {word}" if part else word
    if part:
        yield part


def _fits_block(text: str) -> bool:
    """Tell whether a block keeps the text: no odd character, no space that a break would eat.

    A hard space that may come to stand behind an indentation would be refused as a part of it.
    """
    lines = text.removesuffix("\n").split("\n")
    return (
        all(each.isprintable() or each in "\n\u00a0" for each in text)
        and bool(lines[0] and lines[-1])
        and not any(line != line.strip() or _GAP.search(line) for line in lines)
        and not ("\u00a0" in text and _HARD.search(text))
    )


def scalar_text(text: str, flow: bool = False) -> str:
    """Write a text without quotes where all readers agree on it, else in double quotes."""
    return text if _is_plain(text, flow) else _quoted(text)


def _is_plain(text: str, flow: bool) -> bool:
    first = text[:1]
    if first.isdecimal():
        if " " not in text or _TWO_LETTERS.search(text) is None:
            return False
    elif not first.isalpha() or text.casefold() in _WORDS:
        return False
    if _NOT_PLAIN.search(text) or (flow and _NOT_IN_FLOW.search(text)):
        return False
    return text.strip() == text and all(each.isprintable() or each == "\u00a0" for each in text)


def _quoted(text: str) -> str:
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable() or character == "\u00a0":
        return character
    code = ord(character)
    return (
        f"\\x{code:02X}" if code < 256 else f"\\u{code:04X}" if code < 65536 else f"\\U{code:08X}"
    )
