"""Everything in which two states of one record differ, field by field, before it is worded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chytrejsi.compare.fields import Named, Shape, shapes
from chytrejsi.compare.follow import Follow, Holder
from chytrejsi.compare.likeness import NOBODY, key_of, matched, same_scalar
from chytrejsi.model.scalars import Frozen


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way to a value: a field of a model, and which of its items.

    `item` is the item of today (else of before), `key` its key within the list or, of an `entry`,
    within the map.
    """

    model: type[Frozen]
    shape: Shape
    item: object = None
    key: str | None = None
    entry: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing that differs: where it stands, and what it was and is; None where nothing is.

    `before` and `after` are the innermost records that hold it. The last step of the way has an
    item where a whole item of a list or a map came, went or was replaced.
    """

    way: tuple[Step, ...]
    before: Frozen
    after: Frozen
    old: object
    new: object

    @property
    def last(self) -> Step:
        """The field that differs."""
        return self.way[-1]

    @property
    def path(self) -> str:
        """The dotted key: items of lists by their ids."""
        return ".".join(
            part for step in self.way for part in (step.shape.key, step.key) if part is not None
        )


def traces(old: Frozen, new: Frozen, follow: Follow, leave: frozenset[str]) -> Iterator[Trace]:
    """Tell in what two states of a record differ; fields to `leave` are compared elsewhere."""
    if old is new or old == new:
        return
    walk = _Walk(follow, Holder())
    for each in shapes(type(new)):
        if each.name not in leave:
            yield from walk.field(old, new, each, ())


@dataclass(frozen=True, slots=True)
class _Walk:
    follow: Follow
    holder: Holder

    def record(self, old: Frozen, new: Frozen, way: tuple[Step, ...]) -> Iterator[Trace]:
        if old is new or old == new:
            return
        for each in shapes(type(new)):
            yield from self.field(old, new, each, way)

    def field(
        self, old: Frozen, new: Frozen, shape: Shape, way: tuple[Step, ...]
    ) -> Iterator[Trace]:
        """Compare one field of two records."""
        before, after = getattr(old, shape.name), getattr(new, shape.name)
        if before is after or before == after:
            return
        inside = _Walk(self.follow, self.holder.within(old))
        place = _Place((*way, Step(type(new), shape)), old, new)
        if isinstance(before, Frozen) and isinstance(after, Frozen):
            yield from inside.record(before, after, place.way)
        elif shape.ordered:
            if not same_scalar(before, after, shape, NOBODY, inside.holder):
                yield place.trace(before or None, after or None)
        elif isinstance(before, tuple) and isinstance(after, tuple):
            yield from inside.items(before, after, place)
        elif isinstance(before, Mapping) and isinstance(after, Mapping):
            yield from inside.entries(before, after, place)
        elif not same_scalar(before, after, shape, inside.follow_for(shape), inside.holder):
            yield place.trace(before, after)

    def follow_for(self, shape: Shape) -> Follow:
        """Give what is followed: everything but the record's own id."""
        return NOBODY if shape.name == "id" else self.follow

    def items(
        self, before: tuple[object, ...], after: tuple[object, ...], place: "_Place"
    ) -> Iterator[Trace]:
        """Compare two lists whatever their order."""
        shape = place.way[-1].shape
        named = shape.named
        found = matched(self._named(before, after, named), after, self.follow, self.holder)
        for old, new in found.pairs:
            step = place.at(new, _key(new, after))
            if isinstance(old, Frozen) and isinstance(new, Frozen):
                yield from self.record(old, new, step.way)
            elif not same_scalar(old, new, shape, NOBODY, self.holder):
                yield step.trace(old, new)
        for gone in found.gone:
            yield place.at(gone, _key(gone, before)).trace(gone, None)
        for added in found.added:
            yield place.at(added, _key(added, after)).trace(None, added)

    def _named(
        self, before: tuple[object, ...], after: tuple[object, ...], named: Named | None
    ) -> tuple[object, ...]:
        """Give ids as those of today."""
        if named is None:
            return before
        return tuple(
            self.follow.id_of_today(named, each, self.holder)
            if isinstance(each, str) and each not in after
            else each
            for each in before
        )

    def entries(
        self, before: Mapping[str, object], after: Mapping[str, object], place: "_Place"
    ) -> Iterator[Trace]:
        """Compare two maps."""
        shape = place.way[-1].shape
        olds = {
            key if key in after else self.follow.id_of_today(shape.named, key, self.holder): each
            for key, each in before.items()
        }
        for key in dict.fromkeys((*olds, *after)):
            old, new = olds.get(key), after.get(key)
            step = place.at(new if key in after else old, key, entry=True)
            if isinstance(old, Frozen) and isinstance(new, Frozen):
                yield from self.record(old, new, step.way)
            elif not same_scalar(old, new, shape, NOBODY, self.holder):
                yield step.trace(old, new)


@dataclass(frozen=True, slots=True)
class _Place:
    way: tuple[Step, ...]
    before: Frozen
    after: Frozen

    def at(self, item: object, key: str | None, *, entry: bool = False) -> "_Place":
        """Give the place of one item."""
        last = self.way[-1]
        step = Step(last.model, last.shape, item, key, entry)
        return _Place((*self.way[:-1], step), self.before, self.after)

    def trace(self, old: object, new: object) -> Trace:
        return Trace(self.way, self.before, self.after, old, new)


def _key(item: object, items: tuple[object, ...]) -> str | None:
    """Give the key of an item within its list: its id or what names it, else its place."""
    if not isinstance(item, Frozen):
        return None
    names = key_of(item)
    if names and names[0] in _SHORT:
        told = [getattr(item, name) for name in names if name in _SHORT]
        return ".".join(str(getattr(each, "value", each)) for each in told if each is not None)
    return str(next(place for place, each in enumerate(items) if each is item))


# keys that are short words, fit to stand in a dotted key
_SHORT = frozenset(
    {"id", "date", "fiche", "activity", "project", "indicator", "period", "area", "document"}
)
