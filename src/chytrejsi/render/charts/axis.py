"""Scales of time series: round numbers up the side, years and half-years along the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from chytrejsi.language import Language

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_INTERVALS = 5
_NEAR = Decimal("0.6")


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Round ticks that enclose all values."""

    ticks: tuple[Decimal, ...]

    @property
    def digits(self) -> int:
        """Give the decimal places with which all ticks are written alike."""
        return max(0, *(-int(tick.normalize().as_tuple().exponent) for tick in self.ticks))

    def share(self, value: Decimal) -> float:
        """Give where a value lies between the lowest tick (0) and the highest (1)."""
        return float((value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0]))


def value_axis(values: Sequence[Decimal]) -> ValueAxis:
    """Choose at most seven round ticks; zero is among them unless the values lie far from it.

    Between whole values there are no broken ticks.
    """
    low, high = min(values), max(values)
    if low > 0 and (low <= high * _NEAR or low == high):
        low = Decimal(0)
    elif high < 0 and (high >= low * _NEAR or low == high):
        high = Decimal(0)
    step = _round_step(((high - low) or Decimal(1)) / _INTERVALS)
    if all(value == value.to_integral_value() for value in values):
        step = max(step, Decimal(1))
    high = max(high, low + step)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return ValueAxis(tuple((first + n) * step for n in range(int(last - first) + 1)))


def _round_step(least: Decimal) -> Decimal:
    power = Decimal(1).scaleb(least.adjusted())
    return next(step * power for step in _STEPS if step * power >= least)


@dataclass(frozen=True, slots=True)
class DateTick:
    """A date that is marked at the foot, with its words."""

    date: date
    label: str


@dataclass(frozen=True, slots=True)
class DateAxis:
    """The dates from the first to the last, and which of them are marked."""

    first: date
    last: date
    ticks: tuple[DateTick, ...]

    def share(self, day: date) -> float:
        """Give where a date lies between the first (0) and the last (1)."""
        return (day - self.first).days / (self.last - self.first).days


def date_axis(dates: Sequence[date], most: int, words: Language) -> DateAxis:
    """Mark at most `most` year ends (half-years where few); else the data's own ends.

    Where all dates are year ends a tick is called by its year, otherwise by its full date.
    """
    first, last = min(dates), max(dates)
    if first == last:
        first, last = first - timedelta(days=183), last + timedelta(days=183)
    ends = _year_ends(first, last)
    if all(_is_year_end(day) for day in dates) or len(ends) > most:
        return DateAxis(
            first, last, tuple(DateTick(day, str(day.year)) for day in _thin(ends, 2 * most))
        )
    halves = sorted({*ends, *(date(day.year, 6, 30) for day in (first, *ends, last))})
    halves = [day for day in halves if first <= day <= last]
    marked = halves if len(halves) <= most else ends
    if len(marked) < 2:
        marked = sorted({min(dates), max(dates)})
    return DateAxis(first, last, tuple(DateTick(day, words.day(day)) for day in marked))


def _year_ends(first: date, last: date) -> list[date]:
    years = range(first.year, last.year + 1)
    return [day for year in years if first <= (day := date(year, 12, 31)) <= last]


def _is_year_end(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def _thin(ends: list[date], most: int) -> list[date]:
    """Keep every second, fifth, tenth … year, so that at most `most` remain."""
    for every in (1, 2, 5, 10, 20, 50, 100):
        kept = [day for day in ends if day.year % every == 0]
        if len(kept) <= most:
            return kept or ends[:1]
    return [ends[0], ends[-1]]
