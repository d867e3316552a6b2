"""The methods: each a pure function from an indicator's levels to a number, or to a reason.

To add one, write the function, add its name to `standing.MEASURES` and a line to METHODS.
A = actual, B = baseline, T = target, E = the level expected at A's date.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from chytrejsi.model.indicator import Direction
from chytrejsi.progress.arithmetic import YEAR, compound, exact, root, share, significant
from chytrejsi.progress.months import months_between
from chytrejsi.progress.reasons import Reason
from chytrejsi.progress.standing import Point

Answer = Decimal | Reason

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Levels:
    """What the methods work with; `unknown` says why there is no actual level.

    `broken` tells that the definition changed between the baseline and the actual level.
    """

    actual: Point | None = None
    baseline: Point | None = None
    target: Point | None = None
    milestones: tuple[Point, ...] = ()
    direction: Direction | None = None
    unknown: Reason = Reason.NO_DATA
    broken: bool = False
    boolean: bool = False
    ordinal: bool = False
    qualitative: bool = False

    @property
    def unmeasured(self) -> Reason | None:
        """Why there is no way between the levels: they are yes and no, or words of a scale."""
        if self.ordinal:
            return Reason.ORDINAL
        return Reason.BOOLEAN if self.boolean else None


Method = Callable[[Levels], Answer]


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight piece of the planned path, and how many of its months have gone."""

    start: Decimal
    end: Decimal
    gone: int
    months: int

    @property
    @exact
    def level(self) -> Decimal:
        """The level on the piece."""
        return self.start + (self.end - self.start) * self.gone / self.months


def segment_at(levels: Levels, day: date) -> Segment | None:
    """Find the piece of the path from baseline through milestones to target at a day.

    Before the baseline the path is level at it, from the target date on level at the target.
    """
    start, end = levels.baseline, levels.target
    if start is None or end is None:
        return None
    if months_between(end.date, day) >= 0:
        return Segment(end.value, end.value, 1, 1)
    if months_between(start.date, day) <= 0:
        return Segment(start.value, start.value, 1, 1)
    between = [
        each
        for each in sorted(levels.milestones, key=lambda point: point.date)
        if months_between(start.date, each.date) > 0 and months_between(each.date, end.date) > 0
    ]
    path = [start, *between, end]
    for first, second in pairwise(path):
        gone, months = months_between(first.date, day), months_between(first.date, second.date)
        if months > 0 and gone <= months:
            return Segment(first.value, second.value, gone, months)
    return Segment(end.value, end.value, 1, 1)


# --- what a method needs ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Known:
    """All three levels, and the months gone from B to A, left from A to T, and from B to T."""

    actual: Decimal
    baseline: Decimal
    target: Decimal
    gone: int
    left: int
    months: int


def _known(levels: Levels) -> _Known | Reason:
    """Give the three levels, or say which is missing: baseline, target, actual, in this order."""
    if levels.qualitative:
        return Reason.QUALITATIVE
    if levels.baseline is None:
        return Reason.BASELINE_MISSING
    if levels.target is None:
        return Reason.TARGET_MISSING
    if levels.actual is None:
        return levels.unknown
    if levels.ordinal:
        return Reason.ORDINAL
    return _Known(
        levels.actual.value,
        levels.baseline.value,
        levels.target.value,
        gone=months_between(levels.baseline.date, levels.actual.date),
        left=months_between(levels.actual.date, levels.target.date),
        months=months_between(levels.baseline.date, levels.target.date),
    )


def _measured(levels: Levels) -> _Known | Reason:
    """Give the three levels where they are measured: yes and no have no way between them."""
    known = _known(levels)
    return Reason.BOOLEAN if isinstance(known, _Known) and levels.boolean else known


def _finite(number: Decimal) -> Answer:
    return number if number.is_finite() else Reason.OUT_OF_RANGE


# --- the methods --------------------------------------------------------------------------------


@exact
def achievement(levels: Levels) -> Answer:
    """(A − B) / (T − B): the share of the whole distance that has been covered."""
    known = _known(levels)
    if isinstance(known, Reason):
        return known
    return _covered(known.actual, known)


def _covered(level: Decimal, known: _Known) -> Answer:
    if known.target == known.baseline:
        return Reason.TARGET_EQUALS_BASELINE
    return _finite(share(level - known.baseline, known.target - known.baseline))


@exact
def expected(levels: Levels) -> Answer:
    """E: the level on the planned path at A's date."""
    level = _expected(levels)
    return level if isinstance(level, Reason) else _finite(significant(level))


def _expected(levels: Levels) -> Answer:
    known = _measured(levels)
    if isinstance(known, Reason):
        return known
    segment = segment_at(levels, levels.actual.date) if levels.actual else None
    return segment.level if segment else levels.unknown


@exact
def schedule(levels: Levels) -> Answer:
    """(A − B) / (E − B): the share of what the plan expected by A's date."""
    known, level = _measured(levels), _expected(levels)
    if isinstance(known, Reason):
        return known
    if isinstance(level, Reason):
        return level
    if level == known.baseline:
        return Reason.EXPECTED_EQUALS_BASELINE
    return _finite(share(known.actual - known.baseline, level - known.baseline))


@exact
def growth(levels: Levels) -> Answer:
    """Observed yearly growth to the required one, positive in the wanted direction."""
    known = _measured(levels)
    if isinstance(known, Reason):
        return known
    reason = _no_growth(levels, known)
    if reason:
        return reason
    needed = yearly_growth(known.baseline, known.target, known.months)
    seen = yearly_growth(known.baseline, known.actual, known.gone)
    if needed == 0:
        return Reason.TARGET_EQUALS_BASELINE
    if not needed.is_finite():
        return Reason.OUT_OF_RANGE
    sign = -_ONE if known.baseline < 0 else _ONE
    wanted = _ONE if levels.direction is Direction.INCREASE else -_ONE
    return _finite(share(sign * wanted * seen, abs(needed)))


@exact
def yearly_growth(start: Decimal, end: Decimal, months: int) -> Decimal:
    """CAGR: the yearly growth from one level to another, (end / start) ^ (12 / months) − 1."""
    return root(end / start, months) - _ONE


def _no_growth(levels: Levels, known: _Known) -> Reason | None:
    """Say why growth cannot be held against the required one."""
    moved = known.baseline != 0
    obstacles = (
        (levels.direction is Direction.MAINTAIN, Reason.MAINTAIN),
        (levels.direction is None, Reason.DIRECTION_MISSING),
        (known.target == known.baseline, Reason.TARGET_EQUALS_BASELINE),
        (moved and known.target == 0, Reason.ZERO_TARGET),
        (_opposite(known.target, known.baseline), Reason.SIGN_CHANGE),
        (known.months <= 0, Reason.TARGET_BEFORE_BASELINE),
    )
    return _first(obstacles) or _no_rate(levels, known)


def _no_rate(levels: Levels, known: _Known) -> Reason | None:
    """Say why there is no yearly growth from B to A."""
    return _first(
        (
            (known.baseline == 0, Reason.ZERO_BASELINE),
            (_opposite(known.actual, known.baseline), Reason.SIGN_CHANGE),
            (known.gone <= 0, Reason.ONE_POINT),
            (levels.broken, Reason.BREAK_IN_SERIES),
        )
    )


def _first(obstacles: Iterable[tuple[bool, Reason]]) -> Reason | None:
    return next((reason for stands, reason in obstacles if stands), None)


def _opposite(one: Decimal, other: Decimal) -> bool:
    return one != 0 and other != 0 and (one < 0) != (other < 0)


@exact
def extrapolation(levels: Levels) -> Answer:
    """(V − B) / (T − B), V being A carried to the target date at the observed yearly growth."""
    known = _measured(levels)
    if isinstance(known, Reason):
        return known
    if known.target == known.baseline:
        return Reason.TARGET_EQUALS_BASELINE
    if known.left < 0:
        return Reason.TARGET_PASSED
    reason = _no_rate(levels, known)
    if reason:
        return reason
    seen = yearly_growth(known.baseline, known.actual, known.gone)
    return _covered(carried(known.actual, seen, known.left), known)


@exact
def carried(level: Decimal, growth_rate: Decimal, months: int) -> Decimal:
    """Carry a level on at a yearly growth, level × (1 + growth) ^ (months / 12)."""
    return level * compound(_ONE + growth_rate, months)


@exact
def cohesion_rate(levels: Levels) -> Answer:
    """A / T, the baseline ignored; for comparison only."""
    if levels.qualitative:
        return Reason.QUALITATIVE
    if levels.target is None:
        return Reason.TARGET_MISSING
    if levels.actual is None:
        return levels.unknown
    if levels.ordinal:
        return Reason.ORDINAL
    if levels.target.value == 0:
        return Reason.ZERO_TARGET
    return _finite(share(levels.actual.value, levels.target.value))


@exact
def required_pace(levels: Levels) -> Answer:
    """(T − A) per year left from A's date."""
    if levels.qualitative:
        return Reason.QUALITATIVE
    if levels.target is None:
        return Reason.TARGET_MISSING
    if levels.actual is None:
        return levels.unknown
    if levels.unmeasured:
        return levels.unmeasured
    left = months_between(levels.actual.date, levels.target.date)
    if left <= 0:
        return Reason.TARGET_PASSED
    return _finite(_per_year(levels.target.value - levels.actual.value, left))


@exact
def observed_pace(levels: Levels) -> Answer:
    """(A − B) per year gone since the baseline."""
    if levels.qualitative:
        return Reason.QUALITATIVE
    if levels.baseline is None:
        return Reason.BASELINE_MISSING
    if levels.actual is None:
        return levels.unknown
    if levels.unmeasured:
        return levels.unmeasured
    gone = months_between(levels.baseline.date, levels.actual.date)
    if gone <= 0:
        return Reason.ONE_POINT
    return _finite(_per_year(levels.actual.value - levels.baseline.value, gone))


def _per_year(change: Decimal, months: int) -> Decimal:
    return share(change * YEAR, Decimal(months))


@exact
def projection(levels: Levels) -> Answer:
    """A carried to the target date at the observed pace."""
    known = _measured(levels)
    if isinstance(known, Reason):
        return known
    if known.left < 0:
        return Reason.TARGET_PASSED
    if known.left == 0:
        return _finite(significant(known.actual))
    if known.gone <= 0:
        return Reason.ONE_POINT
    gain = (known.actual - known.baseline) * known.left / known.gone
    return _finite(significant(known.actual + gain))


METHODS: Mapping[str, Method] = {
    "achievement": achievement,
    "expected": expected,
    "schedule": schedule,
    "growth": growth,
    "extrapolation": extrapolation,
    "cohesion_rate": cohesion_rate,
    "required_pace": required_pace,
    "observed_pace": observed_pace,
    "projection": projection,
}


def measured(levels: Levels) -> Mapping[str, Answer]:
    """Compute every method side by side."""
    return {name: method(levels) for name, method in METHODS.items()}
