"""Finds texts without quotes that other programs would read as a number, a date or a truth.

What they mean here is decided by the model; but an editor or a script that reads `1.10` as 1.1
would write another id back.
"""

import re
from collections.abc import Iterator
from functools import cache

import yaml

from chytrejsi.findings import Finding, Rule
from chytrejsi.model.dataset import Path
from chytrejsi.model.period import read_period
from chytrejsi.model.scalars import (
    DAY,
    NUMBER,
    Frozen,
    read_id,
    read_partial_day,
    read_scalar,
    read_text,
)
from chytrejsi.store.reading import Reading
from chytrejsi.store.refusals import reader_at, shown

_OLD = yaml.SafeLoader.yaml_implicit_resolvers
_NEW = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[yYnN]"
)


def unquoted(reading: Reading, model: type[Frozen]) -> Iterator[Finding]:
    """Name the texts of a file that should stand in quotes."""
    for path in reading.doubtful:
        reader = _reader(model, path)
        if reader is None:
            continue
        value = _at(reading.data, path)
        if isinstance(value, str) and _is_text(reader, value) and _looks_otherwise(value):
            yield Rule.YAML_QUOTES.at(reading.positions.at(path), value=shown(value))


@cache
def _reader(model: type[Frozen], path: Path) -> object:
    """Give the reader of a field that holds text or may hold it, None for all others."""
    reader = reader_at(model, path)
    texts = {read_id, read_text, read_period, read_scalar, read_partial_day}
    return reader if reader in texts else None


def _at(data: object, path: Path) -> object:
    here: object = data
    for step in path:
        here = here[step]  # type: ignore[index]  # the path was made while reading these data
    return here


def _is_text(reader: object, value: str) -> bool:
    if reader is read_scalar:
        return NUMBER.fullmatch(value) is None
    return reader is not read_partial_day or DAY.fullmatch(value) is None


def _looks_otherwise(value: str) -> bool:
    old = (pattern.match(value) for _tag, pattern in _OLD.get(value[:1], ()))
    return any(old) or _NEW.fullmatch(value) is not None
