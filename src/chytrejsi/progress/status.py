"""Which status an indicator has: rules in order, the first that fits decides.

A rule looks at the facts and gives a verdict or nothing; RULES is their order.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from chytrejsi.language import N_
from chytrejsi.model.indicator import Direction, Indicator, Measure
from chytrejsi.model.plan import Thresholds
from chytrejsi.progress.arithmetic import exact
from chytrejsi.progress.methods import Answer, Levels
from chytrejsi.progress.months import months_between
from chytrejsi.progress.reasons import Reason
from chytrejsi.progress.standing import Point, Status, Step, Trend

RATIOS = ("schedule", "growth", "extrapolation", "achievement")
CLASSES = (Status.ON_TRACK, Status.BEHIND, Status.OFF_TRACK, Status.DETERIORATING)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at.

    `silence` says why the period has no value; None where it has one.
    """

    card: Indicator
    levels: Levels
    as_of: date
    silence: tuple[Status, Reason] | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    thresholds: Thresholds = field(default_factory=Thresholds)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, why where that needs a word, and the step that led to it."""

    status: Status
    step: Step
    reason: Reason | None = None


StatusRule = Callable[[Facts], Verdict | None]


@exact
def judge(facts: Facts) -> Verdict:
    """Give the verdict of the first rule that fits."""
    for rule in RULES:
        verdict = rule(facts)
        if verdict:
            return verdict
    return _by_ratio(facts)


def _said(status: Status, reason: Reason) -> Verdict:
    step = Step(N_("Status: {status} ({reason})."), {"status": status, "reason": reason})
    return Verdict(status, step, reason)


def _retired(facts: Facts) -> Verdict | None:
    if facts.card.valid_on(facts.as_of):
        return None
    return _said(Status.RETIRED, Reason.OUT_OF_VALIDITY)


def _qualitative(facts: Facts) -> Verdict | None:
    if facts.card.measure is not Measure.QUALITATIVE:
        return None
    return _said(Status.QUALITATIVE, Reason.QUALITATIVE)


def _silent(facts: Facts) -> Verdict | None:
    return _said(*facts.silence) if facts.silence else None


def _no_target(facts: Facts) -> Verdict | None:
    if facts.levels.target:
        return None
    step = Step(N_("Status: {status}."), {"status": Status.NO_TARGET})
    return Verdict(Status.NO_TARGET, step, Reason.TARGET_MISSING)


def _unknown(facts: Facts) -> Verdict | None:
    """Neither reached nor missed can be told where the level or the good side is unknown."""
    if facts.levels.actual is None:
        return _said(Status.NOT_COMPUTABLE, facts.levels.unknown)
    if facts.levels.direction is None and not facts.levels.boolean:
        return _said(Status.NOT_COMPUTABLE, Reason.DIRECTION_MISSING)
    return None


def _kept(facts: Facts) -> Verdict | None:
    actual, target = facts.levels.actual, facts.levels.target
    if actual is None or target is None or not _to_be_kept(facts.levels):
        return None
    tolerance = facts.card.tolerance
    near = abs(actual.value - target.value) <= tolerance
    kept = near or good_side(facts.levels, actual.value)
    values = {"actual": actual.value, "target": target.value, "tolerance": tolerance}
    if kept:
        step = Step(N_("Kept: A = {actual} is as good as {target}, tolerance {tolerance}."), values)
        return Verdict(Status.KEPT, step)
    step = Step(N_("Not kept: A = {actual} is worse than {target}, tolerance {tolerance}."), values)
    return Verdict(Status.NOT_KEPT, step)


def _to_be_kept(levels: Levels) -> bool:
    """Tell whether the target is to stay where it was: by direction, or because T = B."""
    if levels.direction is Direction.MAINTAIN:
        return True
    baseline, target = levels.baseline, levels.target
    return baseline is not None and target is not None and baseline.value == target.value


def good_side(levels: Levels, level: Decimal) -> bool:
    """Tell whether a level is on the target's good side, or exactly on it."""
    if levels.target is None:
        return False
    if levels.boolean or levels.direction not in {Direction.INCREASE, Direction.DECREASE}:
        return level == levels.target.value
    if levels.direction is Direction.INCREASE:
        return level >= levels.target.value
    return level <= levels.target.value


def _achieved(facts: Facts) -> Verdict | None:
    actual, target = facts.levels.actual, facts.levels.target
    if actual is None or target is None or not good_side(facts.levels, actual.value):
        return None
    values = {"actual": actual.value, "target": target.value}
    return Verdict(
        Status.ACHIEVED, Step(N_("Achieved: A = {actual} reaches T = {target}."), values)
    )


def _missed(facts: Facts) -> Verdict | None:
    target = facts.levels.target
    if target is None or months_between(target.date, facts.as_of) < 0:
        return None
    values = {"date": target.date, "target": target.value}
    return Verdict(
        Status.MISSED, Step(N_("Missed: {date} has come and T = {target} is not reached."), values)
    )


def _pending(facts: Facts) -> Verdict | None:
    """Of yes and no, and of words, only that they are not reached yet, or have become worse."""
    levels = facts.levels
    if levels.boolean:
        return _said(Status.NOT_COMPUTABLE, Reason.BOOLEAN_PENDING)
    if not levels.ordinal:
        return None
    baseline, actual = levels.baseline, levels.actual
    if baseline is None or actual is None or actual.value >= baseline.value:
        return _said(Status.NOT_COMPUTABLE, Reason.ORDINAL_PENDING)
    values = {"actual": actual.value, "baseline": baseline.value, "status": Status.DETERIORATING}
    step = Step(N_("Status: A = {actual} is worse than B = {baseline}: {status}."), values)
    return Verdict(Status.DETERIORATING, step)


def _by_ratio(facts: Facts) -> Verdict:
    method = facts.card.method.value
    answer = facts.answers[method]
    if isinstance(answer, Reason):
        return _said(Status.NOT_COMPUTABLE, answer)
    status = class_of(answer, facts.thresholds)
    values = {"method": method, "ratio": answer, "status": status}
    if status is Status.DETERIORATING:
        return Verdict(
            status,
            Step(
                N_("Status: {method} {ratio} < {threshold}: {status}."),
                values | {"threshold": facts.thresholds.off_track},
            ),
        )
    threshold = getattr(facts.thresholds, status.value)
    return Verdict(
        status,
        Step(
            N_("Status: {method} {ratio} ≥ {threshold}: {status}."),
            values | {"threshold": threshold},
        ),
    )


RULES: tuple[StatusRule, ...] = (
    _retired,
    _qualitative,
    _silent,
    _no_target,
    _unknown,
    _kept,
    _achieved,
    _missed,
    _pending,
)


def class_of(ratio: Decimal, thresholds: Thresholds) -> Status:
    """Give the class of a ratio by the plan's thresholds."""
    if ratio >= thresholds.on_track:
        return Status.ON_TRACK
    if ratio >= thresholds.behind:
        return Status.BEHIND
    return Status.OFF_TRACK if ratio >= thresholds.off_track else Status.DETERIORATING


def disagreement(facts: Facts, verdict: Verdict) -> Mapping[str, Status]:
    """Give each method's class where they lie two classes or more apart; empty otherwise.

    Achievement takes part only where it is the card's own method: it knows no schedule.
    """
    if verdict.status not in CLASSES or facts.levels.ordinal:
        return {}
    own = facts.card.method.value
    classes = {
        name: class_of(answer, facts.thresholds)
        for name, answer in facts.answers.items()
        if name in RATIOS and isinstance(answer, Decimal) and name in {*RATIOS[:3], own}
    }
    places = [CLASSES.index(each) for each in classes.values()]
    return classes if max(places) - min(places) >= 2 else {}


def first_reached(levels: Levels, points: tuple[Point, ...]) -> date | None:
    """Tell when the target was first reached; None for a level that is only to be kept."""
    if levels.target is None or _to_be_kept(levels):
        return None
    if levels.direction is None and not levels.boolean:
        return None
    return next((each.date for each in points if good_side(levels, each.value)), None)


@exact
def trend_of(levels: Levels, points: tuple[Point, ...]) -> Trend | None:
    """Tell which way the last two levels go; None across a break or without a good side."""
    path = points
    if len(points) == 1 and levels.baseline and levels.baseline.date < points[0].date:
        path = (levels.baseline, *points)
    if len(path) < 2 or path[-1].broken:
        return None
    gain = _gain(levels, path[-2].value, path[-1].value)
    if gain is None:
        return None
    if gain == 0:
        return Trend.STABLE
    return Trend.IMPROVING if gain > 0 else Trend.WORSENING


def _gain(levels: Levels, before: Decimal, after: Decimal) -> Decimal | None:
    """Give by how much a level is better than the one before it."""
    if levels.boolean or levels.direction is Direction.MAINTAIN:
        target = levels.target
        return abs(before - target.value) - abs(after - target.value) if target else None
    if levels.direction is None:
        return None
    return after - before if levels.direction is Direction.INCREASE else before - after
