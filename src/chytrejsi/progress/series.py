"""From what was reported to a series of levels.

Increments are summed from the baseline on; other values are levels as they stand (`levels.py`).
What two guarantors say differently about the same date is a conflict: it makes no level, and after
it a sum is unknown.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from chytrejsi.language import N_
from chytrejsi.model.indicator import Accumulation, Aggregation, Indicator, Measure
from chytrejsi.model.period import Period
from chytrejsi.progress.arithmetic import exact
from chytrejsi.progress.entries import Entry, number_of
from chytrejsi.progress.levels import (
    Series,
    conflict,
    corrected,
    joint_levels_of,
    levels_of,
    without_replaced,
)
from chytrejsi.progress.months import months_between
from chytrejsi.progress.reasons import Reason
from chytrejsi.progress.standing import Point, Step


def baseline_of(card: Indicator) -> Point | None:
    """Give the baseline as a point."""
    number = number_of(card, card.baseline)
    return Point(card.baseline.date, number) if card.baseline and number is not None else None


@exact
def series_of(
    card: Indicator, entries: Iterable[Entry], respondents: tuple[str, ...], as_of: date
) -> Series:
    """Make the series of levels up to a day."""
    numbers = [each for each in entries if each.number is not None]
    told = {*respondents, *(each.guarantor for each in numbers)}
    series = _way(card, together=len(told) > 1)(card, numbers, respondents, as_of)
    if not series.points and series.reason is None:
        series = replace(series, reason=Reason.NO_DATA)
    return replace(series, points=broken(card, series.points))


_Way = Callable[[Indicator, list[Entry], tuple[str, ...], date], Series]


def _way(card: Indicator, *, together: bool) -> _Way:
    if not card.numeric:
        return levels_of
    if card.accumulation is None:
        return _unsaid
    if card.accumulation is Accumulation.INCREMENT:
        return _summed
    joint = together and card.aggregated is not Aggregation.NONE
    return joint_levels_of if joint else levels_of


def _unsaid(
    _card: Indicator, _entries: list[Entry], _respondents: tuple[str, ...], _as_of: date
) -> Series:
    return Series(reason=Reason.ACCUMULATION_MISSING)


# --- increments ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Slot:
    """The increments of one period that are added at once; `complete` when nobody is missing.

    `whole` tells that each increment stands for the whole, so that two guarantors' contradict.
    """

    period: Period
    entries: tuple[Entry, ...]
    complete: bool
    whole: bool = False

    @property
    def date(self) -> date:
        return max(_day_of(each) for each in self.entries)

    @property
    def value(self) -> Decimal:
        return sum((each.number or Decimal(0) for each in self.entries), Decimal(0))

    @property
    def provisional(self) -> bool:
        return any(each.value.provisional for each in self.entries)

    @property
    def conflicting(self) -> list[Entry]:
        """Those who gave different increments for the same period and day."""
        given: dict[tuple[str, Period, date], list[Entry]] = defaultdict(list)
        for each in self.entries:
            given["" if self.whole else each.teller, each.period, _day_of(each)].append(each)
        return [each for entries in given.values() if len(entries) > 1 for each in entries]


def _summed(
    card: Indicator, entries: list[Entry], respondents: tuple[str, ...], as_of: date
) -> Series:
    """Add the increments reported after the baseline to it."""
    baseline = baseline_of(card)
    if card.measure is Measure.PERCENT:
        return Series(reason=Reason.PERCENT_NOT_SUMMED)
    if baseline is None:
        return Series(reason=Reason.BASELINE_MISSING if entries else Reason.NO_DATA)
    counted = [
        each
        for each in _once(entries)
        if each.period.end <= as_of and baseline.date < _day_of(each)
    ]
    whole = card.aggregated is Aggregation.NONE
    asked = respondents if len(respondents) > 1 and not whole else ()
    slots = [replace(each, whole=whole) for each in _slots(counted, asked, baseline.date)]
    return replace(_added_up(baseline, slots), used=tuple(counted))


def _added_up(baseline: Point, slots: list[_Slot]) -> Series:
    points: list[Point] = []
    steps: list[Step] = []
    last, reached = baseline, baseline.date
    for slot in slots:
        if slot.conflicting:
            steps.extend(conflict(slot.date, slot.conflicting))
            return Series(tuple(points), Reason.CONFLICT, tuple(steps))
        last = Point(
            date=slot.date,
            value=last.value + slot.value,
            period=slot.period,
            provisional=last.provisional or slot.provisional,
            # a whole half-year without a word is as much missing as one contributor's share
            partial=last.partial
            or not slot.complete
            or months_between(reached, slot.period.start) > 1,
        )
        reached = slot.period.end
        points.append(last)
        steps.extend(_increments(slot))
    if points:
        steps.append(Step(N_("Actual A = {value} on {date}."), _at(last)))
    if last.partial:
        steps.append(Step(N_("Not all increments since the baseline have come.")))
    return Series(tuple(points), None, tuple(steps))


def _at(point: Point) -> Mapping[str, object]:
    return {"value": point.value, "date": point.date}


def _increments(slot: _Slot) -> list[Step]:
    steps = []
    for each in slot.entries:
        values = {
            "value": each.number,
            "period": str(each.period),
            "guarantor": each.guarantor,
        }
        steps.extend(corrected(each))
        steps.append(Step(N_("Increment of {value} for {period} ({guarantor})."), values))
    return steps


def _day_of(entry: Entry) -> date:
    """Give the day of an increment: its own within the period, else the period's end."""
    day, period = entry.value.date, entry.period
    return day if day is not None and period.start <= day <= period.end else period.end


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """Leave out what the same guarantor has said twice in the same words."""
    said = {(each.teller, each.period, _day_of(each), each.number): each for each in entries}
    return list(said.values())


def _slots(entries: list[Entry], asked: tuple[str, ...], since: date) -> list[_Slot]:
    """Group increments: a year is one slot as soon as anybody gave the year's value."""
    years: dict[int, list[Entry]] = defaultdict(list)
    for each in entries:
        years[each.period.year].append(each)
    slots = []
    for year in sorted(years):
        told = without_replaced(years[year])
        whole = any(each.period.half is None for each in told)
        for period in (Period(year),) if whole else (Period(year, 1), Period(year, 2)):
            part = tuple(each for each in told if period.covers(each.period))
            if part:
                slots.append(_Slot(period, part, _complete(part, period, asked, since)))
    return slots


def _complete(
    entries: tuple[Entry, ...], period: Period, asked: tuple[str, ...], since: date
) -> bool:
    """Tell whether all who are asked have told all parts of the period after the baseline."""
    halves = {Period(period.year, half) for half in (1, 2)}
    wanted = {each for each in halves if period.covers(each) and each.end > since}
    told: dict[str, set[Period]] = defaultdict(set)
    for each in entries:
        told[each.guarantor] |= {half for half in halves if each.period.covers(half)}
    return any(each.documented for each in entries) or all(wanted <= told[who] for who in asked)


# --- breaks -------------------------------------------------------------------------------------


def broken_between(card: Indicator, start: date, end: date) -> bool:
    """Tell whether the definition changed after `start` and not later than `end`."""
    return any(start < each.date <= end for each in card.breaks)


def broken(card: Indicator, points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Mark the points that are the first after a change of the definition."""
    if not card.breaks:
        return points
    before = card.baseline.date if card.baseline else None
    marked = []
    for point in points:
        broken = before is not None and broken_between(card, before, point.date)
        marked.append(replace(point, broken=broken))
        before = point.date
    return tuple(marked)
