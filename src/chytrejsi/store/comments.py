"""Finds the comments of a YAML file and what each of them is about.

A comment stands between what the parser reads, never inside a text. It is about the key or item
below it, about the one on whose line it stands, or about nothing more of a group: then it is the
group's end. Where that is not plain, the column decides, as it does for the one who reads.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from chytrejsi.model.dataset import Path

Lines = tuple[str, ...]
_Event = Any  # the types of libyaml's events have no common base with their fields
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# a directive (%YAML 1.2) is no comment, whatever it holds
_COMMENT = re.compile(r"^%(?:(?! #)[^\n])*|(?P<text>#[^\n]*)", re.MULTILINE)
_SCHEMA = re.compile(r"#\s*yaml-language-server:\s*\$schema=\S*\s*")


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a file by the path of what they are about; an empty line is kept as "".

    `before` stand on lines of their own above a key or an item (above the whole file for the
    path ()), `beside` on its line, `end` behind the last one of a group.
    """

    before: Mapping[Path, Lines] = field(default_factory=dict)
    beside: Mapping[Path, Lines] = field(default_factory=dict)
    end: Mapping[Path, Lines] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.before or self.beside or self.end)


def comments_of(text: str) -> Comments:
    """Find the comments of a text that the YAML parser can read; the schema's line is none."""
    text = text.removeprefix("\ufeff")  # the parser does not count it
    if "#" not in text.partition("\n")[2] and _SCHEMA.match(text):
        return Comments()  # as the program writes it, which is nearly always
    return _Finder(text.replace("\r\n", "\n").replace("\r", "\n")).found()


@dataclass(frozen=True, slots=True)
class _Begun:
    """A key or an item that begins; the column of an item is that of its hyphen."""

    path: Path
    column: int | None


class _Finder:
    """Goes through the parser's events and looks at what lies between them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: Callable[[], _Event] = _LOADER(text).get_event
        self._before: dict[Path, list[str]] = {}
        self._beside: dict[Path, list[str]] = {}
        self._end: dict[Path, list[str]] = {}
        self._reached = 0  # where the last thing ended that is more than space
        self._last: Path | None = None  # what that was about
        self._begun: list[_Begun] = []  # what has begun since
        self._ended: list[tuple[int, Path]] = []  # the groups that have ended since
        self._brackets = 0

    def found(self) -> Comments:
        """Give all comments."""
        self._next()
        self._next()
        self._value(self._next(), ())
        self._reach(len(self._text), len(self._text), ())
        return Comments(_kept(self._before), _kept(self._beside), _kept(self._end))

    def _value(self, event: _Event, path: Path) -> None:
        if isinstance(event, yaml.MappingStartEvent):
            self._group(event, path, self._keys)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._group(event, path, self._items)
        elif event.start_mark.index != event.end_mark.index:
            self._reach(event.start_mark.index, event.end_mark.index, path)
            if event.style in {"|", ">"}:
                self._block(event, path)

    def _block(self, event: _Event, path: Path) -> None:
        """Take the comment behind the sign of a block of text."""
        start = event.start_mark.index
        head = self._text[start : event.end_mark.index].partition("\n")[0]
        if "#" in head:
            self._beside.setdefault(path, []).append(head[head.index("#") :].rstrip(" "))

    def _group(self, event: _Event, path: Path, inside: Callable[[Path], _Event]) -> None:
        start = event.start_mark
        bracketed = self._text[start.index : start.index + 1] in {"[", "{"}
        if bracketed:
            self._reach(start.index, start.index + 1, path)
        self._brackets += bracketed
        end = inside(path).start_mark.index
        if bracketed:
            self._reach(end, end + 1, path, closing=True)
        else:
            self._ended.append((start.column, path))
        self._brackets -= bracketed

    def _keys(self, path: Path) -> _Event:
        """Go through the keys of a mapping and give its end."""
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            below = (*path, event.value)
            self._begun.append(_Begun(below, event.start_mark.column))
            self._reach(event.start_mark.index, event.end_mark.index, below)
            self._value(self._next(), below)
        return event

    def _items(self, path: Path) -> _Event:
        """Go through the items of a list and give its end."""
        place = 0
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            below = (*path, place)
            self._begun.append(_Begun(below, None))
            self._value(event, below)
            place += 1
        return event

    def _reach(self, start: int, end: int, path: Path, *, closing: bool = False) -> None:
        """Look at what lies before a thing that is about a path, and go behind it."""
        gap = self._text[self._reached : start]
        if "#" in gap:
            self._look(gap, path, closing=closing)
        self._reached, self._last = end, path
        self._begun.clear()
        self._ended.clear()

    def _look(self, gap: str, path: Path, *, closing: bool) -> None:
        bare = _COMMENT.sub(lambda match: " " * len(match[0]), gap)
        leftmost = len(self._text)  # what is below another comment belongs no deeper than that
        for match in _COMMENT.finditer(gap):
            if match["text"] is None:
                continue
            index = self._reached + match.start()
            text = match["text"].rstrip(" ")
            line = self._text.rfind("\n", 0, index) + 1
            if self._last is not None and line < self._reached:
                self._beside.setdefault(self._last, []).append(text)
            elif not (self._last is None and _SCHEMA.fullmatch(text)):
                lead = bare[: match.start()]
                leftmost = min(leftmost, index - line)
                place, about = self._owner(leftmost, lead, bare, path, closing=closing)
                self._keep(place.setdefault(about, []), line, text)

    def _keep(self, lines: list[str], start: int, text: str) -> None:
        """Keep a comment, and that there was an empty line above or below it."""
        above = self._text[: start - 1].rpartition("\n")[2] if start else None
        below = self._text[start:].split("\n", 2)[1:]
        if above is not None and not above.strip():
            lines.append("")
        lines.append(text)
        if len(below) == 2 and not below[0].strip():
            lines.append("")

    def _owner(
        self, column: int, lead: str, bare: str, path: Path, *, closing: bool
    ) -> tuple[dict[Path, list[str]], Path]:
        """Tell what a comment on a line of its own is about; `lead` is what stands before it."""
        if self._last is None:
            return self._before, ()
        if closing:
            return self._end, path
        if not self._begun:
            at_end = self._ended or not path
            return (self._end, self._deepest(column) or ()) if at_end else (self._before, path)
        first = self._begun[0]
        begins = _hyphen(bare) if first.column is None else first.column
        if not (self._brackets or "-" in lead or "?" in lead) and column > begins:
            ended = self._deepest(column)
            if ended is not None:
                return self._end, ended
        return self._before, first.path

    def _deepest(self, column: int) -> Path | None:
        """Give the deepest of the ended groups that does not begin to the right of a column."""
        return next((path for begins, path in self._ended if begins <= column), None)


def _hyphen(gap: str) -> int:
    """Give the column of the first hyphen of what lies before an item."""
    place = gap.find("-")
    return place - gap.rfind("\n", 0, place) - 1


def _kept(found: dict[Path, list[str]]) -> Mapping[Path, Lines]:
    return {path: tuple(lines) for path, lines in found.items()}
