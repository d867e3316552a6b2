"""When two values mean the same, and which item of a list is which of the other's.

Order never matters, spelling of numbers neither. Items are known again by what names them, then
by what they say.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from chytrejsi.compare.fields import Shape, shape, shapes
from chytrejsi.compare.follow import ANYWHERE, Follow, Holder
from chytrejsi.compare.spelling import spelled
from chytrejsi.model.change import Change
from chytrejsi.model.common import Source, Variant
from chytrejsi.model.concept import Duty, Role
from chytrejsi.model.evidence import Evidence
from chytrejsi.model.fiche import Fiche, Link, Partner
from chytrejsi.model.indicator import Break, Dimension, Judgement, Level
from chytrejsi.model.money import Funding
from chytrejsi.model.narrative import Narratives, Quote
from chytrejsi.model.observation import (
    ActivityReport,
    Copy,
    Correction,
    Observation,
    Part,
    ProjectReport,
    Proposal,
    ReportedEvent,
    ReportedValue,
)
from chytrejsi.model.organisation import FormerName
from chytrejsi.model.plan import Collection, EmptyArea
from chytrejsi.model.scalars import NUMBER, Frozen

NOBODY = Follow()
_ALIKE = 0.5  # from here on two items are the same one, changed
_NEARLY = 0.75  # and two files
_MOST = 2_500  # pairs of items that are weighed against each other
_WORD = re.compile(r"\w+")
_TELLTALES = ("title", "reason")

# by which fields a record or an item is known again, where that is not its id alone
KEYS: Mapping[type[Frozen], tuple[str, ...]] = {
    ActivityReport: ("fiche", "activity"),
    Break: ("date",),
    Change: ("plan", "id"),
    Collection: ("period",),
    Copy: ("file",),
    Dimension: ("dimension",),
    Judgement: ("period",),
    Correction: ("indicator", "period", "guarantor", "date"),
    Duty: ("document",),
    EmptyArea: ("area",),
    Evidence: ("title",),
    Fiche: ("plan", "id"),
    FormerName: ("title",),
    Funding: ("source", "programme"),
    Level: ("date",),
    Link: ("fiche", "kind"),
    Narratives: ("plan", "kind", "period"),
    Observation: ("period", "guarantor"),
    Part: ("dimension", "category"),
    Partner: ("title",),
    ProjectReport: ("project",),
    Proposal: ("subject",),
    Quote: ("indicator", "what", "period", "section"),
    ReportedEvent: ("kind", "date", "title"),
    ReportedValue: ("indicator",),
    Role: ("title",),
    Source: ("title", "chapter"),
    Variant: ("field", "source"),
}
# with another key these are something else: a value of another indicator is no changed value
_FIXED = frozenset(
    {ActivityReport, Collection, EmptyArea, Judgement, Observation, ProjectReport, ReportedValue}
)
# files that have no id of their own are known again only where nearly all is the same
_FILES = frozenset({Correction, Narratives})

Item = object
_Key = Callable[[Item], Hashable]


def key_of(item: Item) -> tuple[str, ...]:
    """Give the fields by which an item is known again; none where all that it says counts."""
    if not isinstance(item, Frozen):
        return ()
    model = type(item)
    if model not in KEYS and has_id(model):
        return ("id",)
    return KEYS.get(model, ())


@cache
def has_id(model: type[Frozen]) -> bool:
    """Tell whether each record of a model has an id."""
    return "id" in model.model_fields and model.model_fields["id"].is_required()


def meaning(value: object, follow: Follow = NOBODY, holder: Holder = ANYWHERE) -> Hashable:
    """Give what is equal for equal meaning, ids of before as those of today."""
    if isinstance(value, Frozen):
        inside = holder.within(value)
        return (
            type(value),
            *(
                _field(getattr(value, each.name), each, follow, inside)
                for each in shapes(type(value))
            ),
        )
    if isinstance(value, tuple):
        return frozenset(Counter(meaning(each, follow, holder) for each in value).items())
    if isinstance(value, Mapping):
        return frozenset((key, meaning(each, follow, holder)) for key, each in value.items())
    return (type(value), spelled(value) if isinstance(value, str) else value)


def _field(value: object, about: Shape, follow: Follow, holder: Holder) -> Hashable:
    if about.ordered and isinstance(value, tuple):
        return tuple(map(meaning, value))
    if about.named and isinstance(value, str):
        return follow.id_of_today(about.named, value, holder)
    if about.named and isinstance(value, tuple):
        named = (
            follow.id_of_today(about.named, each, holder)
            if isinstance(each, str)
            else meaning(each)
            for each in value
        )
        return frozenset(Counter(named).items())
    if about.measured and isinstance(value, str) and NUMBER.fullmatch(value):
        return Decimal(value)
    return meaning(value, follow, holder)


def same_scalar(old: object, new: object, about: Shape, follow: Follow, holder: Holder) -> bool:
    """Tell whether two values of one field mean the same."""
    return old == new or _field(old, about, follow, holder) == _field(new, about, NOBODY, holder)


@dataclass(slots=True)
class Matched:
    """Which item of one list is which of another; what is left over is gone or added."""

    pairs: list[tuple[Item, Item]] = field(default_factory=list)
    gone: list[Item] = field(default_factory=list)
    added: list[Item] = field(default_factory=list)


def matched(
    old: Iterable[Item], new: Iterable[Item], follow: Follow = NOBODY, holder: Holder = ANYWHERE
) -> Matched:
    """Find the items again: by what names them, then by what they say."""
    match = _Match(follow, holder)
    return match.all(list(old), list(new))


@dataclass(frozen=True, slots=True)
class _Match:
    follow: Follow
    holder: Holder

    def all(self, old: list[Item], new: list[Item]) -> Matched:
        """Pair by key, what is left by the title under a new id, and then by content."""
        found = self._by(old, new, self._key, self._key_of_today)
        left = self._by(found.gone, found.added, _title_key, _title_key, least=_NEARLY)
        rest = self.by_content(left.gone, left.added, least=_ALIKE, named=False)
        return Matched(found.pairs + left.pairs + rest.pairs, rest.gone, rest.added)

    def _by(
        self, old: list[Item], new: list[Item], of_old: _Key, of_new: _Key, least: float = 0.0
    ) -> Matched:
        """Pair what has the same key, and within one key what is most alike."""
        if not (old and new):
            return Matched(gone=old, added=new)
        olds, news = _grouped(old, of_old), _grouped(new, of_new)
        found = Matched(gone=olds.pop(None, []), added=news.pop(None, []))
        for key in dict.fromkeys((*olds, *news)):
            here, there = olds.get(key, []), news.get(key, [])
            alone = not least and len(here) == len(there) == 1
            alike = Matched([(here[0], there[0])]) if alone else None
            group = alike or self.by_content(here, there, least=least)
            self._join(found, group)
        return found

    @staticmethod
    def _join(found: Matched, group: Matched) -> None:
        found.pairs.extend(group.pairs)
        found.gone.extend(group.gone)
        found.added.extend(group.added)

    def _key(self, item: Item) -> Hashable:
        return self._key_after(item, self.follow)

    def _key_of_today(self, item: Item) -> Hashable:
        return self._key_after(item, NOBODY)

    def _key_after(self, item: Item, follow: Follow) -> Hashable:
        names = key_of(item)
        if not names or not isinstance(item, Frozen):
            return None
        holder = self.holder.within(item)
        model = type(item)
        return tuple(
            _field(getattr(item, name), shape(model, name), follow, holder) for name in names
        )

    def by_content(
        self, old: list[Item], new: list[Item], *, least: float = 0.0, named: bool = True
    ) -> Matched:
        """Pair what is equal, then what is most alike; `named`: their key is known to agree."""
        if not (old and new):
            return Matched(gone=old, added=new)
        found = self._equal(old, new)
        return self._alike(found, least, named=named) if found.gone and found.added else found

    def _equal(self, old: list[Item], new: list[Item]) -> Matched:
        waiting: dict[Hashable, list[Item]] = {}
        for each in reversed(new):
            waiting.setdefault(meaning(each, NOBODY, self.holder), []).append(each)
        found = Matched()
        for each in old:
            here = waiting.get(meaning(each, self.follow, self.holder))
            if here:
                found.pairs.append((each, here.pop()))
            else:
                found.gone.append(each)
        found.added = [each for left in waiting.values() for each in reversed(left)]
        return found

    def _alike(self, found: Matched, least: float, *, named: bool) -> Matched:
        """Pair what is the same item, changed; where one text stands for one, it was replaced."""
        old, new = found.gone, found.added
        if len(old) * len(new) > _MOST:
            return found
        if len(old) == len(new) == 1 and not isinstance(old[0], Frozen):
            least = 0.0
        if not named and type(old[0]) in _FILES:
            least = _NEARLY
        weighed = sorted(
            (-self.likeness(one, other), here, there)
            for here, one in enumerate(old)
            for there, other in enumerate(new)
            if named or _may_be_one(one, other)
        )
        taken: dict[int, int] = {}
        for weight, here, there in weighed:
            if -weight >= least and here not in taken and there not in taken.values():
                taken[here] = there
        return Matched(
            found.pairs + [(old[here], new[there]) for here, there in sorted(taken.items())],
            [each for place, each in enumerate(old) if place not in taken],
            [each for place, each in enumerate(new) if place not in taken.values()],
        )

    def likeness(self, old: Item, new: Item) -> float:
        """Give from 0 to 1 how much two items say the same; their ids do not count."""
        if not (isinstance(old, Frozen) and isinstance(new, Frozen)):
            return _common_words(old, new)
        inside = self.holder.within(old)
        told = [
            (getattr(old, each.name), getattr(new, each.name), each)
            for each in shapes(type(old))
            if each.name != "id" and each.name in old.model_fields_set | new.model_fields_set
        ]
        same = float(getattr(old, "id", None) == getattr(new, "id", "")) + sum(
            1.0 if same_scalar(one, other, each, self.follow, inside) else _common_words(one, other)
            for one, other, each in told
        )
        return same / len(told) if told else 0.0


def _may_be_one(old: Item, new: Item) -> bool:
    """Tell whether two items whose keys differ may be one: ids change only under a kept title."""
    if not (isinstance(old, Frozen) and isinstance(new, Frozen)):
        return type(old) is type(new)
    model = type(old)
    return model is type(new) and model not in _FIXED and not has_id(model)


def _title_key(record: Item) -> Hashable:
    """Give the text by which a record with an id is known again when its id has changed."""
    if isinstance(record, Observation):
        if record.received is not None:
            return record.received.sha256
        return record.document.title if record.document else None
    if not isinstance(record, Frozen) or not has_id(type(record)):
        return None
    found = next(filter(None, (getattr(record, name, None) for name in _TELLTALES)), None)
    return " ".join(spelled(found).split()).casefold() if isinstance(found, str) else None


def _grouped(items: list[Item], key: _Key) -> dict[Hashable, list[Item]]:
    groups: dict[Hashable, list[Item]] = {}
    for each in items:
        groups.setdefault(key(each), []).append(each)
    return groups


def _common_words(old: Item, new: Item) -> float:
    if not (isinstance(old, str) and isinstance(new, str)):
        return 0.0
    here, there = (Counter(_WORD.findall(each.casefold())) for each in (old, new))
    return 2 * (here & there).total() / max(1, here.total() + there.total())
