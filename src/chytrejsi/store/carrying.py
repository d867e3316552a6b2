"""Carries comments from one state of a file to another: to the same keys and the same items.

What a comment was about may be gone: the item dropped, or a default that is not printed. Then it
goes to what stood below it, at last to the end of the group; none is ever lost.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from chytrejsi.model.dataset import Path
from chytrejsi.store.comments import Comments, Lines

_Data = Any  # plain data as they are read
Matching = Callable[[Sequence[_Data], Sequence[_Data]], Mapping[int, int]]

# by what an item is known, the surest first
_NAMES = (
    ("id",),
    ("indicator",),
    ("project",),
    ("fiche", "activity"),
    ("fiche",),
    ("period",),
    ("document",),
    ("field",),
    ("sha256",),
    ("subject",),
    ("title",),
    ("date",),
)


def by_position(old: Sequence[_Data], new: Sequence[_Data]) -> Mapping[int, int]:
    """Match the items of a list that kept its order."""
    return {place: place for place in range(min(len(old), len(new)))}


def by_identity(old: Sequence[_Data], new: Sequence[_Data]) -> Mapping[int, int]:
    """Match the items of two lists by what they are known by; of equal ones in their order."""
    places: dict[Hashable, list[int]] = {}
    for place, item in enumerate(new):
        places.setdefault(_identity(item), []).append(place)
    found = {}
    for place, item in enumerate(old):
        if same := places.get(_identity(item)):
            found[place] = same.pop(0)
    return found


def _identity(item: _Data) -> Hashable:
    if not isinstance(item, dict):
        return str(item)
    for names in _NAMES:
        if all(name in item for name in names):
            return (*names, *(str(item[name]) for name in names))
    return str(item)


def carried(comments: Comments, old: _Data, new: _Data, matching: Matching) -> Comments:
    """Give the comments of the old data with the paths that they have in the new ones."""
    return _Carrier(old, new, matching).carry(comments)


class _Carrier:
    """The comments that were carried so far."""

    def __init__(self, old: _Data, new: _Data, matching: Matching) -> None:
        self._old, self._new, self._matching = old, new, matching
        self._matched: dict[Path, Mapping[Any, Any]] = {}
        self._before: dict[Path, Lines] = {}
        self._beside: dict[Path, Lines] = {}
        self._end: dict[Path, Lines] = {}

    def carry(self, comments: Comments) -> Comments:
        """Carry all comments, in the order in which they stand."""
        self._go_through(comments, self._old, ())
        return Comments(self._before, self._beside, self._end)

    def _go_through(self, comments: Comments, data: _Data, path: Path) -> None:
        for kind, place in ((comments.before, self._before), (comments.beside, self._beside)):
            if path in kind:
                self._put(place, path, kind[path])
        for step in _steps(data):
            self._go_through(comments, data[step], (*path, step))
        if path in comments.end:
            self._put(None, path, comments.end[path])

    def _put(self, place: dict[Path, Lines] | None, path: Path, lines: Lines) -> None:
        """Put lines about a path into a place; without a place behind the end of its group."""
        found, rest = self._follow(path)
        if rest:
            self._move_on(found, path, lines)
        elif place is None:
            self._put_end(found, lines)
        else:
            _add(place, found, lines)

    def _put_end(self, path: Path, lines: Lines) -> None:
        """Put lines behind the last thing of a group; one that has nothing takes them above."""
        group = _at(self._new, path)
        holds = isinstance(group, dict | list) and bool(group)
        _add(self._end if holds else self._before, path, lines)

    def _move_on(self, found: Path, path: Path, lines: Lines) -> None:
        """Put lines about a thing that is gone to the next thing that stood below it."""
        depth = len(found)
        here = path[:depth]
        matched = self._matches(here, found)
        following = list(_steps(_at(self._old, here)))
        after = following[following.index(path[depth]) + 1 :] if path[depth] in following else []
        step = next((matched[each] for each in after if each in matched), None)
        if step is None:
            self._put_end(found, lines)
        else:
            _add(self._before, (*found, step), lines)

    def _follow(self, path: Path) -> tuple[Path, Path]:
        """Follow a path into the new data; gives how far it leads there, and what is left."""
        found: Path = ()
        for depth, step in enumerate(path):
            matched = self._matches(path[:depth], found)
            if step not in matched:
                return found, path[depth:]
            found = (*found, matched[step])
        return found, ()

    def _matches(self, path: Path, found: Path) -> Mapping[Any, Any]:
        """Tell which step below a path of the old data is which one in the new."""
        if path not in self._matched:
            old, new = _at(self._old, path), _at(self._new, found)
            matched: Mapping[Any, Any] = {}
            if isinstance(old, dict) and isinstance(new, dict):
                matched = {key: key for key in old if key in new}
            elif isinstance(old, list) and isinstance(new, list):
                matched = self._matching(old, new)
            self._matched[path] = matched
        return self._matched[path]


def _at(data: _Data, path: Path) -> _Data:
    for step in path:
        data = data[step]
    return data


def _steps(group: _Data) -> Sequence[Any]:
    if isinstance(group, dict):
        return list(group)
    return range(len(group)) if isinstance(group, list) else ()


def _add(place: dict[Path, Lines], path: Path, lines: Lines) -> None:
    place[path] = place.get(path, ()) + lines
