"""How an indicator stands: its level, every method side by side, its status, and why.

The values below are the floor's answer; `standings_of` computes them for a plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from chytrejsi.language import N_
from chytrejsi.model.change import Change, ChangeKind
from chytrejsi.model.editions import Edition
from chytrejsi.model.indicator import Indicator, Judgement
from chytrejsi.model.observation import ReportedValue
from chytrejsi.model.period import Period


class Status(StrEnum):
    """The status of an indicator; the words are in `STATUS_WORDS`."""

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    OFF_TRACK = "off_track"
    DETERIORATING = "deteriorating"
    MISSED = "missed"
    KEPT = "kept"
    NOT_KEPT = "not_kept"
    NO_TARGET = "no_target"
    NOT_REPORTED = "not_reported"
    NOT_AVAILABLE = "not_available"
    QUALITATIVE = "qualitative"
    RETIRED = "retired"
    NOT_COMPUTABLE = "not_computable"


STATUS_WORDS: Mapping[Status, str] = {
    Status.ACHIEVED: N_("achieved"),
    Status.ON_TRACK: N_("on track"),
    Status.BEHIND: N_("behind"),
    Status.OFF_TRACK: N_("off track"),
    Status.DETERIORATING: N_("deteriorating"),
    Status.MISSED: N_("missed"),
    Status.KEPT: N_("kept"),
    Status.NOT_KEPT: N_("not kept"),
    Status.NO_TARGET: N_("no target set"),
    Status.NOT_REPORTED: N_("not reported"),
    Status.NOT_AVAILABLE: N_("data not available"),
    Status.QUALITATIVE: N_("verbal assessment"),
    Status.RETIRED: N_("no longer monitored"),
    Status.NOT_COMPUTABLE: N_("cannot be assessed"),
}

EVALUATED = frozenset(
    {
        Status.ACHIEVED,
        Status.ON_TRACK,
        Status.BEHIND,
        Status.OFF_TRACK,
        Status.DETERIORATING,
        Status.MISSED,
        Status.KEPT,
        Status.NOT_KEPT,
    }
)


class Trend(StrEnum):
    """Which way the last two values of a series go, seen from the wanted direction."""

    IMPROVING = "improving"
    STABLE = "stable"
    WORSENING = "worsening"


@dataclass(frozen=True, slots=True)
class Point:
    """A level at a date. `period` is None for a baseline; `broken` marks the first after a break.

    `provisional` and `partial` (an increment to which not all contributors have added) are
    said wherever the point is shown.
    """

    date: date
    value: Decimal
    period: Period | None = None
    broken: bool = False
    provisional: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the trace: an English msgid and the values that fill it in."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)


MEASURES = (
    "achievement",
    "expected",
    "schedule",
    "growth",
    "extrapolation",
    "cohesion_rate",
    "required_pace",
    "observed_pace",
    "projection",
)


@dataclass(frozen=True, slots=True)
class Original:
    """The target before it was changed, and how the indicator stands against it."""

    target: Decimal
    target_date: date
    status: Status
    achievement: Decimal | None
    change: str
    effect: date | None
    resolution: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How one indicator stands at the end of a period.

    `measures` has a key for each of MEASURES; None where it cannot be computed, and then
    `reasons` says why under the same key (`baseline_missing`, `zero_baseline`, ...). `reasons`
    may also have "status": the word that led to it (a state, a conflict), and "actual": why there
    is no level. `reported` is the period's own entry (one per guarantor, corrections applied),
    `period` the period it was read from, which is the half-year where the year asked for has no
    value yet. `series` holds the levels up to `as_of` without the baseline. The words of the
    reasons are in `reasons.REASON_WORDS`; a step of the trace is told by `trace.sentence`.
    Where a body has judged otherwise, `status` is its `judgement` and `computed` what came out.

    `indicator` is the card as it held at `as_of`, `editions` what it held when in each field that
    approved changes have touched, `ended` the change by which it is no longer monitored.
    """

    indicator: Indicator
    asked: Period
    period: Period
    as_of: date
    status: Status
    actual: Point | None = None
    baseline: Point | None = None
    target: Point | None = None
    milestones: tuple[Point, ...] = ()
    measures: Mapping[str, Decimal | None] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    trace: tuple[Step, ...] = ()
    series: tuple[Point, ...] = ()
    reported: tuple[ReportedValue, ...] = ()
    trend: Trend | None = None
    reached_on: date | None = None
    slipped_back: bool = False
    original: Original | None = None
    editions: Mapping[ChangeKind, tuple[Edition, ...]] = field(default_factory=dict)
    ended: Change | None = None
    disagreement: Mapping[str, Status] = field(default_factory=dict)
    judgement: Judgement | None = None
    computed: Status | None = None


@dataclass(frozen=True, slots=True)
class Rollup:
    """Counts by status of a group; `total` leaves out retired indicators.

    `judged` of them have a status that was given by hand; it counts in place of the computed one.
    `mean` is the weighted mean of achievement, each capped at 1, where cards carry weights.
    """

    counts: Mapping[Status, int]
    evaluated: int
    total: int
    mean: Decimal | None = None
    judged: int = 0


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """How a plan stands: its indicators in order, and the roll-ups by id."""

    plan: str
    period: Period
    as_of: date
    indicators: tuple[Standing, ...]
    whole: Rollup
    fiches: Mapping[str, Rollup]
    objectives: Mapping[str, Rollup]
    strategic: Mapping[str, Rollup]
    areas: Mapping[str, Rollup]
