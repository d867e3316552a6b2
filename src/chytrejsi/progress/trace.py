"""The trace: the inputs and steps that led to a status, in words and numbers.

A clerk can redo each step on a calculator; a step is told in any language by `sentence`.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from chytrejsi.language import N_, Language
from chytrejsi.model.indicator import Indicator, Judgement, Method
from chytrejsi.model.period import Period
from chytrejsi.progress.arithmetic import significant
from chytrejsi.progress.entries import Spoken
from chytrejsi.progress.levels import Series
from chytrejsi.progress.methods import Answer, Levels, carried, segment_at, yearly_growth
from chytrejsi.progress.months import months_between
from chytrejsi.progress.reasons import REASON_WORDS, Reason
from chytrejsi.progress.standing import STATUS_WORDS, Point, Status, Step
from chytrejsi.progress.status import CLASSES, Facts, Verdict

MEASURE_WORDS: Mapping[str, str] = {
    "achievement": N_("achievement of the target"),
    "expected": N_("expected level"),
    "schedule": N_("schedule"),
    "growth": N_("growth"),
    "extrapolation": N_("extrapolation"),
    "cohesion_rate": N_("cohesion rate"),
    "required_pace": N_("required pace a year"),
    "observed_pace": N_("observed pace a year"),
    "projection": N_("projection to the target date"),
}


# --- telling ------------------------------------------------------------------------------------


def sentence(step: Step, language: Language) -> str:
    """Tell a step in a language."""
    values = {name: _told(name, value, language) for name, value in step.values.items()}
    return language.text(step.message, **values)


def _told(name: str, value: object, language: Language) -> object:
    told: object = value
    match value:
        case Status():
            told = language.text(STATUS_WORDS[value])
        case Reason():
            told = language.text(REASON_WORDS[value])
        case Decimal():
            told = language.number(value)
        case date():
            told = language.day(value)
        case bool():
            told = language.text(N_("yes")) if value else language.text(N_("no"))
        case str() if name == "method":
            told = language.text(MEASURE_WORDS[value])
    return told


# --- making -------------------------------------------------------------------------------------


def trace_of(
    facts: Facts, series: Series, spoken: Spoken, asked: Period, verdict: Verdict
) -> tuple[Step, ...]:
    """List the inputs and the steps that led to the verdict; ranks are told by their words."""
    steps = _steps(facts, series, spoken, asked, verdict)
    if not facts.levels.ordinal:
        return steps
    return tuple(replace(each, values=_in_words(facts.card, each.values)) for each in steps)


def judged_step(judgement: Judgement | None, computed: Status) -> tuple[Step, ...]:
    """Tell the judgement that replaced the computed status."""
    if judgement is None:
        return ()
    values = {
        "status": Status(judgement.status.value),
        "computed": computed,
        "date": judgement.date,
        "reason": judgement.reason,
    }
    message = N_("Judged on {date}: {status} in place of the computed {computed}: {reason}")
    return (Step(message, values),)


_RANKS = frozenset({"value", "actual", "baseline", "target"})


def _in_words(card: Indicator, values: Mapping[str, object]) -> Mapping[str, object]:
    """Give the words of the ranks; what a correction replaced is told as it was written."""
    if "old" in values:
        return values
    return {
        name: card.scale[int(value) - 1] if name in _RANKS and isinstance(value, Decimal) else value
        for name, value in values.items()
    }


def _steps(
    facts: Facts, series: Series, spoken: Spoken, asked: Period, verdict: Verdict
) -> tuple[Step, ...]:
    levels = facts.levels
    if levels.qualitative:  # it has no levels by design, so that none is missing
        return (*_reading(spoken, asked), verdict.step)
    steps = [*_reading(spoken, asked), _baseline(levels.baseline), *series.steps]
    if levels.actual is None and not series.steps:
        steps.append(Step(N_("Actual A is unknown: {reason}."), {"reason": levels.unknown}))
    steps.extend(_breaks(facts.card, levels))
    steps.append(_target(levels.target))
    if levels.ordinal:
        return (*steps, verdict.step)
    if verdict.status in CLASSES or verdict.reason is Reason.EXPECTED_EQUALS_BASELINE:
        steps.extend(_WAYS[facts.card.method](levels, facts.answers))
    return (*steps, verdict.step)


def _reading(spoken: Spoken, asked: Period) -> list[Step]:
    if spoken.period.end >= asked.end:
        return []
    values = {"asked": str(asked), "period": str(spoken.period), "date": spoken.period.end}
    return [Step(N_("{asked} has no value yet: read from {period}, which ends on {date}."), values)]


def _baseline(point: Point | None) -> Step:
    if point is None:
        return Step(N_("There is no baseline."))
    values = {"value": point.value, "date": point.date}
    return Step(N_("Baseline B = {value} on {date}."), values)


def _target(point: Point | None) -> Step:
    if point is None:
        return Step(N_("There is no target."))
    return Step(N_("Target T = {value} by {date}."), {"value": point.value, "date": point.date})


def _breaks(card: Indicator, levels: Levels) -> list[Step]:
    if not levels.broken:
        return []
    return [
        Step(
            N_("The definition changed on {date}: {text}"), {"date": each.date, "text": each.reason}
        )
        for each in card.breaks
    ]


# --- the steps of a ratio -----------------------------------------------------------------------


def _letters(levels: Levels, answers: Mapping[str, Answer], method: Method) -> dict[str, object]:
    """Give the values of the formulas' letters."""
    letters: dict[str, object] = {"ratio": answers[method.value]}
    for letter, point in (("a", levels.actual), ("b", levels.baseline), ("t", levels.target)):
        if point is not None:
            letters[letter] = point.value
    return letters


def _by_achievement(levels: Levels, answers: Mapping[str, Answer]) -> list[Step]:
    return [
        Step(
            N_("Achievement = (A − B) / (T − B) = ({a} − {b}) / ({t} − {b}) = {ratio}"),
            _letters(levels, answers, Method.ACHIEVEMENT),
        )
    ]


def _by_schedule(levels: Levels, answers: Mapping[str, Answer]) -> list[Step]:
    segment = segment_at(levels, levels.actual.date) if levels.actual else None
    if segment is None or levels.actual is None:
        return []
    path = {
        "date": levels.actual.date,
        "start": segment.start,
        "end": segment.end,
        "gone": segment.gone,
        "months": segment.months,
        "expected": answers["expected"],
    }
    if segment.start == segment.end:
        steps = [Step(N_("Expected on {date}: E = {expected}"), path)]
    else:
        steps = [
            Step(
                N_(
                    "Expected on {date}: E = {start} + ({end} − {start}) × {gone} / {months} months"
                    " = {expected}"
                ),
                path,
            )
        ]
    if isinstance(answers["schedule"], Decimal):
        letters = _letters(levels, answers, Method.SCHEDULE) | {"e": answers["expected"]}
        steps.append(
            Step(N_("Schedule = (A − B) / (E − B) = ({a} − {b}) / ({e} − {b}) = {ratio}"), letters)
        )
    return steps


def _by_growth(levels: Levels, answers: Mapping[str, Answer]) -> list[Step]:
    target, baseline = levels.target, levels.baseline
    if target is None or baseline is None:
        return []
    months = months_between(baseline.date, target.date)
    needed = yearly_growth(baseline.value, target.value, months)
    letters = _letters(levels, answers, Method.GROWTH)
    return [
        *_seen(levels, letters),
        Step(
            N_("Required yearly growth: ({t} / {b}) ^ (12 / {months}) − 1 = {needed}"),
            letters | {"months": months, "needed": needed},
        ),
        Step(
            N_("Growth = {seen} / |{needed}|, positive in the wanted direction = {ratio}"),
            letters | {"seen": _rate(levels), "needed": needed},
        ),
    ]


def _by_extrapolation(levels: Levels, answers: Mapping[str, Answer]) -> list[Step]:
    actual, target = levels.actual, levels.target
    if actual is None or target is None:
        return []
    left = months_between(actual.date, target.date)
    carried_on = carried(actual.value, _rate(levels), left)
    letters = _letters(levels, answers, Method.EXTRAPOLATION)
    letters |= {"seen": _rate(levels), "left": left, "v": significant(carried_on)}
    return [
        *_seen(levels, letters),
        Step(N_("Carried on: V = {a} × (1 + {seen}) ^ ({left} / 12) = {v}"), letters),
        Step(
            N_("Extrapolation = (V − B) / (T − B) = ({v} − {b}) / ({t} − {b}) = {ratio}"), letters
        ),
    ]


def _rate(levels: Levels) -> Decimal:
    """Give the observed yearly growth; only asked for where it could be computed."""
    actual, baseline = levels.actual, levels.baseline
    if actual is None or baseline is None:
        return Decimal(0)
    return yearly_growth(baseline.value, actual.value, months_between(baseline.date, actual.date))


def _seen(levels: Levels, letters: Mapping[str, object]) -> list[Step]:
    if levels.actual is None or levels.baseline is None:
        return []
    gone = months_between(levels.baseline.date, levels.actual.date)
    return [
        Step(
            N_("Observed yearly growth: ({a} / {b}) ^ (12 / {gone}) − 1 = {seen}"),
            {**letters, "gone": gone, "seen": _rate(levels)},
        )
    ]


_WAYS: Mapping[Method, Callable[[Levels, Mapping[str, Answer]], list[Step]]] = {
    Method.ACHIEVEMENT: _by_achievement,
    Method.SCHEDULE: _by_schedule,
    Method.GROWTH: _by_growth,
    Method.EXTRAPOLATION: _by_extrapolation,
}
