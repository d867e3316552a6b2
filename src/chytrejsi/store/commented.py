"""Prints a record in its canonical form with the comments that its file has.

A group that holds a comment stands on several lines. A comment stays beside a value where every
reader sees that it is none of the text, and where the line has room for it; otherwise it goes
above. What is printed so is printed so again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from chytrejsi.model.dataset import Path, RecordKind
from chytrejsi.model.scalars import Frozen
from chytrejsi.store.carrying import Matching, by_identity, by_position, carried
from chytrejsi.store.comments import Comments, Lines, comments_of
from chytrejsi.store.printer import (
    WIDTH,
    Printed,
    dump,
    entries_of,
    entry_lines,
    header,
    item_lines,
    scalar_text,
)
from chytrejsi.store.reading import parse, read

_STEP = 2  # spaces


def formatted(record: Frozen, kind: RecordKind, text: str) -> str:
    """Print the record of a text canonically, with the text's comments."""
    return _printed(record, kind, text, by_position)


def rewritten(record: Frozen, kind: RecordKind, earlier: bytes) -> str:
    """Print a record that takes the place of an earlier one, with the comments of that file.

    They follow the items that they are about, wherever these stand now.
    """
    if read(earlier, "").failed:
        return dump(record, kind)
    return _printed(record, kind, earlier.decode("utf-8-sig"), by_identity)


def _printed(record: Frozen, kind: RecordKind, text: str, matching: Matching) -> str:
    comments = comments_of(text)
    plain = dump(record, kind)
    if not comments:
        return plain
    carrying = carried(comments, parse(text, "").data, parse(plain, "").data, matching)
    lines = _Commented(carrying).file(entries_of(record))
    return "\n".join((header(kind), *lines)) + "\n"


@dataclass(frozen=True, slots=True)
class _Part:
    """A printed key or item: the comments above it, its lines, whether a comment is in these."""

    above: Lines
    lines: Sequence[str]
    noted: bool = False


class _Commented:
    """The comments by which the groups are printed."""

    def __init__(self, comments: Comments) -> None:
        self._comments = comments
        self._holding = {
            path[:depth]
            for paths in (comments.before, comments.beside)
            for path in paths
            for depth in range(len(path))
        } | {path[:depth] for path in comments.end for depth in range(len(path) + 1)}

    def file(self, entries: dict[str, Printed]) -> list[str]:
        """Print all keys of a record, the head of the file above them."""
        first, *others = self._parts(entries, (), 0)
        top = _Part(_joined(self._comments.before.get((), ()), first.above), first.lines)
        return self._body([top, *others], (), 0)

    def _body(self, parts: Iterable[_Part], path: Path, indent: int) -> list[str]:
        """Put the parts of a group below one another, the comments at its end last."""
        lines: list[str] = []
        for part in parts:
            lines += _indented(part.above, indent)
            lines += part.lines
        return lines + _indented(self._last(path), indent)

    def _last(self, path: Path) -> Lines:
        lines = self._comments.end.get(path, ())
        while lines and not lines[-1]:
            lines = lines[:-1]
        return _joined(lines)

    def _parts(self, group: Printed, path: Path, indent: int) -> list[_Part]:
        margin = " " * indent
        if isinstance(group, dict):
            return [
                self._part(f"{margin}{scalar_text(key)}:", value, (*path, key), indent)
                for key, value in group.items()
            ]
        return [
            self._part(f"{margin}-", item, (*path, place), indent)
            for place, item in enumerate(group)
        ]

    def _part(self, start: str, value: Printed, path: Path, indent: int) -> _Part:
        """Print a key's value or an item; `start` is the line so far."""
        above = self._comments.before.get(path, ())
        beside = self._comments.beside.get(path, ())
        inside, lines = self._commented(start, value, path, indent)
        noted = bool(lines)
        if not noted:
            item = _is_item(path)
            lines = list(item_lines(value, indent) if item else entry_lines(start, value, indent))
        if len(beside) == 1 and _has_room(start, lines, beside[0], path):
            return _Part(_joined(above, inside), [f"{lines[0]} {beside[0]}", *lines[1:]], True)
        return _Part(_joined(above, inside, beside), lines, noted)

    def _commented(
        self, start: str, value: Printed, path: Path, indent: int
    ) -> tuple[Lines, list[str]]:
        """Print a group that holds comments; none of its lines where none is left in it.

        What is above the first thing of an item is above the item, and given apart.
        """
        inside: Lines = ()
        if path not in self._holding or not value or not isinstance(value, list | dict):
            return inside, []
        parts = self._parts(value, path, indent + _STEP)
        if _is_item(path):
            first = parts[0]
            inside = first.above
            parts[0] = _Part((), first.lines, first.noted)
        if not self._last(path) and not any(part.above or part.noted for part in parts):
            return inside, []
        body = self._body(parts, path, indent + _STEP)
        if _is_item(path) and isinstance(value, dict):
            return inside, [f"{start} {body[0][indent + _STEP :]}", *body[1:]]
        return inside, [start, *body]


def _is_item(path: Path) -> bool:
    return isinstance(path[-1], int)


def _has_room(start: str, lines: Sequence[str], comment: str, path: Path) -> bool:
    """Tell whether a comment may stand beside what was printed."""
    line = lines[0]
    if len(line) + 1 + len(comment) > WIDTH:
        return False
    if len(lines) > 1:  # beside a key alone
        return line == start and not _is_item(path)
    written = line[len(start) + 1 :]
    return written[:1] in {'"', "[", "{"} or (" " not in written and f"{comment} "[:2] == "# ")


def _joined(*parts: Lines) -> Lines:
    """Join comments; of several empty lines one is left."""
    lines = (line for part in parts for line in part)
    return tuple(
        line for text, same in groupby(lines) for line in (("",) if not text else tuple(same))
    )


def _indented(lines: Lines, indent: int) -> list[str]:
    margin = " " * indent
    return [margin + line if line else "" for line in lines]
