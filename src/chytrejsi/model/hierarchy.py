"""Areas and objectives as trees: each may be a part of another one."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar


class Part(Protocol):
    """What may be a part of another thing of its kind."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def parent(self) -> str | None:
        """The id of what it is a part of."""


P = TypeVar("P", bound=Part)


def lineage(known: Mapping[str, P], name: str) -> tuple[P, ...]:
    """Give a thing and all that it is a part of, from the top down; a circle is gone round once."""
    found: dict[str, P] = {}
    here: str | None = name
    while here is not None and here in known and here not in found:
        found[here] = known[here]
        here = known[here].parent
    return tuple(reversed(found.values()))


def depth(known: Mapping[str, P]) -> int:
    """Tell on how many levels things lie."""
    return max((len(lineage(known, name)) for name in known), default=0)


def in_tree_order(items: Sequence[P]) -> tuple[tuple[int, P], ...]:
    """Give things with their depth, each followed by its parts; of equals the order is kept."""
    known = {each.id: each for each in items}
    place = {each.id: number for number, each in enumerate(items)}
    ways = [(tuple(place[up.id] for up in lineage(known, each.id)), each) for each in items]
    return tuple((len(way) - 1, each) for way, each in sorted(ways, key=lambda pair: pair[0]))
