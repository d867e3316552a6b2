"""Notes on an area's data: what a reader must know to read the figures rightly."""

from collections.abc import Callable, Iterator, Sequence

from chytrejsi.language import N_
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.observation import ValueState
from chytrejsi.progress.reasons import REASON_WORDS, Reason
from chytrejsi.progress.standing import STATUS_WORDS, Standing, Status, Trend
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, text
from chytrejsi.report.context import Context, beyond_baseline
from chytrejsi.report.parts import changes, gaps
from chytrejsi.report.parts.indicators import has_series

Blocks = tuple[Block, ...]
Note = Callable[[Context, Standing], str]


def notes(context: Context, fiche: Fiche) -> Blocks:
    """List what has to be said of the area's data; equal notes are told once for all."""
    standings = context.by_fiche.get(fiche.id, ())
    return _listed([*_told(context, standings), *gaps.of_fiche(context, fiche)])


def data_notes(context: Context, fiche: Fiche) -> Blocks:
    """List what has to be said of the area's indicators where no series is shown beside it."""
    standings = context.by_fiche.get(fiche.id, ())
    broken = [breaks(context, each) for each in standings if has_series(each)]
    return _listed([*filter(None, broken), *_told(context, standings)])


def plan_notes(context: Context, _item: None) -> Blocks:
    """List what has to be said of the indicators of the plan as a whole."""
    return _listed(_told(context, context.by_fiche.get("", ())))


def _told(context: Context, standings: Sequence[Standing]) -> list[str]:
    return [*of_each(context, standings), *_gathered(context, standings)]


def of_each(context: Context, standings: Sequence[Standing]) -> list[str]:
    """Say what has to be said of each indicator for itself."""
    return [note for standing in standings for make in NOTES if (note := make(context, standing))]


def _listed(told: Sequence[str]) -> Blocks:
    return (Bullets(tuple(text(words.sentence(each)) for each in told)),) if told else ()


def _changed_target(context: Context, standing: Standing) -> str:
    original = standing.original
    if original is None or standing.target is None:
        return ""
    language, card = context.language, standing.indicator
    told = language.text(
        "{title}: the target was changed from {old} to {new}",
        title=card.title,
        old=words.quantity(language, card, original.target),
        new=words.quantity(language, card, standing.target.value),
    )
    details = []
    if original.resolution:
        details.append(language.text("resolution {number}", number=original.resolution))
    if original.effect:
        details.append(language.text("with effect from {day}", day=language.day(original.effect)))
    if details:
        told += f" ({', '.join(details)})"
    against = language.text(STATUS_WORDS[original.status])
    reason = words.within(original.reason.rstrip("."))
    return f"{told}: {reason}. " + language.text(
        "Against the original target: {status}", status=against
    )


def _judged(context: Context, standing: Standing) -> str:
    """Tell a status that was given by hand, by whom, and what came out instead."""
    judgement, language = standing.judgement, context.language
    if judgement is None or standing.computed is None:
        return ""
    concept = context.dataset.concept
    by = concept.body_title(judgement.body) if judgement.body else language.text("the coordinator")
    details = [by, language.day(judgement.date)]
    if judgement.resolution:
        details.append(language.text("resolution {number}", number=judgement.resolution))
    return language.text(
        "{title}: assessed as “{status}” ({by}) in place of the computed “{computed}”: {reason}",
        title=standing.indicator.title,
        status=language.text(STATUS_WORDS[standing.status]),
        by=", ".join(details),
        computed=language.text(STATUS_WORDS[standing.computed]),
        reason=words.within(judgement.reason.rstrip(".")),
    )


def _ended(context: Context, standing: Standing) -> str:
    """Say by which decision an indicator is no longer monitored; its history stays."""
    change = standing.ended
    if change is None:
        return ""
    language = context.language
    told = language.text("{title}: no longer monitored", title=standing.indicator.title)
    details = ", ".join(changes.decided(language, change))
    return f"{told} ({details}): {words.within(change.reason)}" if details else told


def _slipped_back(context: Context, standing: Standing) -> str:
    if not standing.slipped_back or standing.reached_on is None:
        return ""
    return context.language.text(
        "{title}: the target was reached on {day}, then the value slipped back",
        title=standing.indicator.title,
        day=context.language.day(standing.reached_on),
    )


def _worsening(context: Context, standing: Standing) -> str:
    if standing.status is not Status.ACHIEVED or standing.trend is not Trend.WORSENING:
        return ""
    return context.language.text(
        "{title}: the target is achieved, but the last value is worse than the one before",
        title=standing.indicator.title,
    )


def _disagreement(context: Context, standing: Standing) -> str:
    if not standing.disagreement:
        return ""
    language = context.language
    named = [
        f"{language.text(METHOD_WORDS.get(method, method))} – {language.text(STATUS_WORDS[status])}"
        for method, status in standing.disagreement.items()
    ]
    return language.text(
        "{title}: the methods of evaluation disagree: {methods}",
        title=standing.indicator.title,
        methods=", ".join(named),
    )


def _broken(context: Context, standing: Standing) -> str:
    if has_series(standing):
        return ""  # the series' own table and chart say it below themselves
    return breaks(context, standing)


def breaks(context: Context, standing: Standing) -> str:
    """Say on which days a series is broken, and why."""
    language = context.language
    told = [
        language.text(
            "{title}: the series is broken on {day}: {reason}",
            title=standing.indicator.title,
            day=language.day(each.date),
            reason=words.within(each.reason.rstrip(".")),
        )
        for each in standing.indicator.breaks
        if each.date <= standing.as_of
    ]
    return "; ".join(told)


def _no_value(context: Context, standing: Standing) -> str:
    """Give the reason where a guarantor said that there is no value."""
    if standing.status is not Status.NOT_AVAILABLE or not standing.reported:
        return ""
    language = context.language
    last = standing.reported[-1]
    if last.state is ValueState.CONFIDENTIAL:
        title = standing.indicator.title
        return language.text("{title}: the value is not public", title=title)
    told = language.text(
        "{title}: reported as “{state}”",
        title=standing.indicator.title,
        state=language.text(words.STATE_WORDS[last.state]),
    )
    said = f" – {words.within(last.comment.rstrip('.'))}" if last.comment else ""
    return f"{told}{said}"


def _why_unused(context: Context, standing: Standing) -> str:
    """Say why what came gives no assessment: a conflict, a missing baseline, no number."""
    language, reason = context.language, standing.reasons.get("status")
    if reason is None:
        return ""
    why = language.text(REASON_WORDS[Reason(reason)])
    if _came_in_vain(standing):
        return f"{standing.indicator.title}: {why}"
    if standing.status is not Status.NOT_COMPUTABLE:
        return ""
    return f"{standing.indicator.title}: {language.text(STATUS_WORDS[standing.status])} – {why}"


def _came_in_vain(standing: Standing) -> bool:
    """Whether something came for the period that cannot be taken as its value."""
    return standing.status is Status.NOT_REPORTED and standing.reasons.get("status") in _IN_VAIN


_IN_VAIN = frozenset({Reason.NOT_A_NUMBER, Reason.BEFORE_BASELINE, Reason.DATED_AFTER_PERIOD})

METHOD_WORDS = {
    "schedule": N_("by the schedule"),
    "growth": N_("by growth"),
    "extrapolation": N_("by extrapolation"),
    "achievement": N_("by the distance covered"),
}

NOTES: tuple[Note, ...] = (
    _judged,
    _changed_target,
    _ended,
    _slipped_back,
    _worsening,
    _disagreement,
    _broken,
    _no_value,
    _why_unused,
)


def _gathered(context: Context, standings: Sequence[Standing]) -> Iterator[str]:
    """Say what several indicators share in one sentence each."""
    language = context.language
    halves = [
        each.indicator.title
        for each in standings
        if each.period != each.asked and beyond_baseline(each) and context.half_year is None
    ]
    if halves:
        yield language.text(
            "values of the half-year only: {titles}", titles=words.listed(language, halves)
        )
    silent = [
        each for each in standings if each.status is Status.NOT_REPORTED and not _came_in_vain(each)
    ]
    if silent and not context.starting and len(silent) < len(standings):
        titles = [each.indicator.title for each in silent]
        yield language.text(
            "nothing was reported for: {titles}", titles=words.listed(language, titles)
        )
