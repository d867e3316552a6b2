"""What a card held when: its earlier targets, baselines and definitions as its changes tell them.

The card holds what holds now; each approved change tells what it replaced. The first edition
holds from the beginning, each further one since the change that brought it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from chytrejsi.model.change import LEVELS, Change, ChangedValue, ChangeKind
from chytrejsi.model.indicator import Break, Indicator, Level, Target

TOLD = (ChangeKind.TARGET, ChangeKind.BASELINE, ChangeKind.DEFINITION)
"""The kinds of which a card's editions are told."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What stood in a field from one day to another, both included.

    `held` is None where no change tells it, and empty where nothing stood there. `start` is None
    from the beginning, `end` where it still holds (or the change has no day); `change` brought it.
    """

    held: ChangedValue | None
    start: date | None
    end: date | None
    change: Change | None


def editions_of(
    card: Indicator, changes: Sequence[Change], kind: ChangeKind
) -> tuple[Edition, ...]:
    """Give what a card held in one of the fields of TOLD, the oldest first.

    `changes` are the card's approved ones in their order; nothing where none is of the kind.
    """
    made = [each for each in changes if each.kind is kind]
    if not made:
        return ()
    today = own(card, kind)
    told = [made[0].old, *(after.old or before.new for before, after in pairwise(made))]
    told.append(made[-1].new or today)
    held = _filled(told, today) if kind in LEVELS else told
    starts = [None, *(each.since for each in made)]
    return tuple(
        Edition(each, start, _eve(end), change)
        for each, start, end, change in zip(
            held, starts, [*starts[1:], None], [None, *made], strict=True
        )
    )


def own(card: Indicator, kind: ChangeKind) -> ChangedValue:
    """Give what a card itself holds in one of the fields of TOLD."""
    if kind is ChangeKind.DEFINITION:
        return ChangedValue(value=card.definition)
    level = card.target if kind is ChangeKind.TARGET else card.baseline
    return ChangedValue(value=level.value, date=level.date) if level else ChangedValue()


def held_on(editions: Sequence[Edition], day: date) -> Edition | None:
    """Give the edition of a day; None where nothing was changed later, so that the card tells."""
    for before, after in pairwise(editions):
        if after.change is not None and not after.change.in_force(day):
            return before
    return None


def card_on(card: Indicator, changes: Sequence[Change], day: date) -> Indicator:
    """Give a card as it held on a day: its target, baseline and definition, and its breaks.

    What a change made incomparable breaks the series, whether the card says so or not.
    """
    if not changes:
        return card
    update: dict[str, Any] = {}
    for kind in TOLD:
        editions = editions_of(card, changes, kind)
        edition = held_on(editions, day)
        if edition is not None and edition.held is not None:
            update[kind.value] = _value(edition.held, kind)
    known = {each.date for each in card.breaks}
    further = tuple(each for each in breaks_of(changes, day) if each.date not in known)
    if further:
        update["breaks"] = tuple(sorted((*card.breaks, *further), key=lambda each: each.date))
    return card.model_copy(update=update) if update else card


def breaks_of(changes: Sequence[Change], day: date) -> Iterator[Break]:
    """Give the breaks of the series that changes in force on a day have made."""
    for each in changes:
        if not each.comparable and each.since is not None and each.in_force(day):
            yield Break(date=each.since, reason=each.comparability or each.reason)


def _eve(day: date | None) -> date | None:
    return day - timedelta(days=1) if day is not None and day > date.min else None


def _value(held: ChangedValue, kind: ChangeKind) -> Level | str | None:
    """Give an edition as the card's field would hold it; None where nothing stood there."""
    if held.value is None:
        return None
    if kind is ChangeKind.DEFINITION:
        return str(held.value)
    if held.date is None:
        return None
    model = Target if kind is ChangeKind.TARGET else Level
    return model(value=held.value, date=held.date)


def _filled(told: list[ChangedValue | None], today: ChangedValue) -> list[ChangedValue | None]:
    """Add to levels of which only the value or the day is told what the next one says."""
    filled: list[ChangedValue | None] = []
    after = today
    for each in reversed(told):
        if each is not None and not each.empty:
            value = after.value if each.value is None else each.value
            after = ChangedValue(value=value, date=each.date or after.date)
            filled.append(after)
        else:
            filled.append(each)
    return filled[::-1]
