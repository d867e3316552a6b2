"""Reads the YAML that `printer.py` prints, line by line, five times as fast as a YAML parser.

Thousands of observations are files that nobody but the program has written. Only what is certain
is read here: lines of `key: value`, groups and lists on one line, folded texts, all indented as
they are printed. At anything else, and be it a space too many, the whole file is left to
`reading.py`, which says the same of all that is read here; a test holds the two together.
"""

import re
from sys import intern
from typing import Any

from chytrejsi.model.dataset import Path

CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
# how a number or a date begins, and the truths of YAML 1.1
_DOUBTFUL = frozenset("0123456789+-.=")
_TRUTHS = frozenset(
    word
    for small in ("y", "n", "yes", "no", "on", "off", "true", "false", "null")
    for word in (small, small.capitalize(), small.upper())
) - {"true", "false", "null"}

_NO_KEYS = _TRUTHS | CONSTANTS.keys()
_STEP = 2  # spaces
_DEEPEST = 20
_SHORT = 40  # characters of a text that may well stand in other files too, so that it is kept once
_NAME = "[A-Za-z][A-Za-z0-9_-]{0,59}"
_QUOTED = r'"[^"\\\n]*"'
_ENTRY = re.compile(rf"( *)({_NAME}):(?: (.+))?")
_TEXT = re.compile(rf"{_QUOTED}|(?:[^\W_]|-[0-9])(?:[^\n:#]|:(?=[^ \n#]))*(?<! )")
# on one line with others, where a comma ends a text
_WORD = rf"(?:{_QUOTED}|(?:[^\W_]|-[0-9])[^\n,:#?\[\]{{}}\"']*(?<! ))"
_PAIR = re.compile(rf"({_NAME}): ({_WORD}|\[{_WORD}(?:, {_WORD})*\])(, |\}}$)")
_ITEM = re.compile(rf"({_WORD})(, |\]$)")

_Data = Any  # dicts, lists, texts, true, false and None


class _Unsure(Exception):  # noqa: N818 - it is no error; another reads the file
    """Here is something that the printer does not print."""


def canonical(text: str) -> tuple[_Data, list[Path]] | None:
    """Give what a file says and the paths of its doubtful texts; None where it is not sure.

    Odd characters have been looked for.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    if "\r" in text.replace("\r\n", "") or lines.pop() or not lines:
        return None
    reader = _Lines(lines, start=lines[0].startswith("# "))
    try:
        data = reader.mapping(0, ())
    except _Unsure:
        return None
    return (data, reader.doubtful) if data and reader.at_end else None


def is_doubtful(value: str) -> bool:
    """Tell whether a text without quotes may be a number, a date or a truth to other readers."""
    return value[:1] in _DOUBTFUL or value in _TRUTHS


class _Lines:
    """The lines of a file, read from the first to the last."""

    def __init__(self, lines: list[str], *, start: int) -> None:
        self.doubtful: list[Path] = []
        self._lines = lines
        self._here = int(start)

    @property
    def at_end(self) -> bool:
        """Whether all lines are read."""
        return self._here == len(self._lines)

    def mapping(self, indent: int, path: Path) -> dict[str, _Data]:
        """Read the keys that stand in one column."""
        data: dict[str, _Data] = {}
        lines = self._lines
        while self._here < len(lines):
            entry = _ENTRY.fullmatch(lines[self._here])
            if entry is None:
                if self._indent() < indent:
                    break
                raise _Unsure
            margin, name, value = entry.groups()
            if len(margin) != indent:
                if len(margin) < indent:
                    break
                raise _Unsure
            if name in data or name in _NO_KEYS:
                raise _Unsure
            self._here += 1
            if value is None:
                data[intern(name)] = self._group((*path, name), indent)
            else:
                data[intern(name)] = self._value(value, path, name, indent)
        return data

    def _indent(self) -> int:
        line = self._lines[self._here]
        return len(line) - len(line.lstrip(" "))

    def _group(self, path: Path, indent: int) -> _Data:
        """Read what stands below a key that has nothing beside it."""
        below = indent + _STEP
        if self.at_end or self._indent() != below or below > _DEEPEST * _STEP:
            raise _Unsure
        if self._lines[self._here].startswith("- ", below):
            return self._list(path, below)
        return self.mapping(below, path)

    def _list(self, path: Path, indent: int) -> list[_Data]:
        data: list[_Data] = []
        lines = self._lines
        start = " " * indent + "- "
        while self._here < len(lines) and lines[self._here].startswith(start):
            line = lines[self._here]
            content = line[indent + _STEP :]
            if not content.startswith(("{", "[", '"')) and _ENTRY.fullmatch(content):
                lines[self._here] = " " * (indent + _STEP) + content
                data.append(self.mapping(indent + _STEP, (*path, len(data))))
            else:
                self._here += 1
                data.append(self._value(content, path, len(data), indent))
        if self._here < len(lines) and self._indent() >= indent:
            raise _Unsure
        return data

    def _value(self, value: str, path: Path, step: str | int, indent: int) -> _Data:
        """Read what stands beside a key or a hyphen."""
        first = value[:1]
        if first == "{":
            return self._pairs(value, (*path, step))
        if first == "[":
            return self._items(value, (*path, step))
        if value == ">-":
            return self._folded(indent + _STEP)
        if _TEXT.fullmatch(value) is None:
            raise _Unsure
        return self._scalar(value, path, step)

    def _pairs(self, line: str, path: Path) -> dict[str, _Data]:
        data: dict[str, _Data] = {}
        end = 1
        for name, value, after in _PAIR.findall(line, 1):
            if name in data or name in _NO_KEYS:
                raise _Unsure
            inside = self._items(value, (*path, name)) if value[0] == "[" else None
            data[intern(name)] = inside or self._scalar(value, path, name)
            end += len(name) + len(value) + len(after) + 2
        if end != len(line) or line[-1] != "}" or not data:  # something lies between the pairs
            raise _Unsure
        return data

    def _items(self, line: str, path: Path) -> list[_Data]:
        data: list[_Data] = []
        end = 1
        while end < len(line):
            item = _ITEM.match(line, end)
            if item is None:
                raise _Unsure
            data.append(self._scalar(item[1], path, len(data)))
            end = item.end()
        if line[-1] != "]":
            raise _Unsure
        return data

    def _folded(self, indent: int) -> str:
        margin = " " * indent
        parts = []
        while not self.at_end and self._lines[self._here].startswith(margin):
            part = self._lines[self._here][indent:]
            if not part or part != part.strip():
                raise _Unsure
            parts.append(part)
            self._here += 1
        if not parts or (not self.at_end and not self._lines[self._here].strip()):
            raise _Unsure
        return " ".join(parts)

    def _scalar(self, value: str, path: Path, step: str | int) -> str | bool | None:
        if value[0] == '"':
            value = value[1:-1]
        elif value[0] in _DOUBTFUL or value in _TRUTHS:
            self.doubtful.append((*path, step))
        elif value in CONSTANTS:
            return CONSTANTS[value]
        return intern(value) if len(value) <= _SHORT else value
