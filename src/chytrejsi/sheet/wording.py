"""The texts of locked cells: what is asked, and what is known already, in the workbook's words."""

from datetime import timedelta
from decimal import Decimal
from functools import cache

from chytrejsi.language import N_, Language, language
from chytrejsi.model.common import Documented
from chytrejsi.model.fiche import Activity
from chytrejsi.model.indicator import Accumulation, Frequency, Indicator, Level, Measure
from chytrejsi.model.observation import ReportedValue, ValueState
from chytrejsi.model.period import Period
from chytrejsi.report.words import STATE_WORDS, period_name
from chytrejsi.sheet.history import Last

_SHOWN = 90  # letters of an earlier text; its end is marked


def unit_words(card: Indicator) -> str:
    """Name the unit in which the value is asked for."""
    return card.unit_label if card.numeric else ""


def level_words(words: Language, card: Indicator, value: str | bool) -> str:
    """Write a value of an indicator as its cell shows it, without its unit."""
    if card.measure is Measure.BOOLEAN:
        return words.text("yes") if value in {True, "true"} else words.text("no")
    return _number_words(words.code, str(value)) if card.numeric else str(value)


@cache
def _number_words(code: str, value: str) -> str:
    return language(code).number(Decimal(value))


def baseline_words(words: Language, card: Indicator) -> str:
    """Say from which level the indicator starts."""
    if card.baseline is None:
        return words.text("not stated")
    return _dated(words, card, card.baseline, N_("{value}\nat {day}")) + _doubt(
        words, card, "baseline"
    )


def target_words(words: Language, card: Indicator) -> str:
    """Say which level is to be reached."""
    if card.target is None:
        return words.text("not set")
    unsure = "" if card.target.confirmed else " " + words.text("(not confirmed)")
    return _dated(words, card, card.target, N_("{value}\nby {day}")) + (
        unsure or _doubt(words, card, "target")
    )


def _dated(words: Language, card: Indicator, level: Level, form: str) -> str:
    value = level_words(words, card, level.value)
    return words.text(form, value=value, day=words.day(level.date))


def _doubt(words: Language, record: Documented, field: str) -> str:
    return " " + words.text("(not confirmed)") if field in record.unconfirmed else ""


def last_words(words: Language, card: Indicator, last: Last[ReportedValue] | None) -> str:
    """Say what was last reported, and for when."""
    if last is None:
        return "–"
    report, period = last.report, period_name(words, last.period)
    text = str(report.value)
    if card.measure is Measure.QUALITATIVE and len(text) > _SHOWN:
        return text[:_SHOWN].rsplit(" ", 1)[0] + " …"
    if report.state is not ValueState.REPORTED or report.value is None:
        return f"{words.text(STATE_WORDS[report.state])} ({period})"
    value = level_words(words, card, report.value)
    if card.accumulation is Accumulation.INCREMENT:
        return words.text("{value}\nin {period}", value=value, period=period)
    day = report.date or last.period.end
    return words.text("{value}\nat {day}", value=value, day=words.day(day))


def question_words(words: Language, card: Indicator, period: Period) -> str:
    """Say what is to be stated in the value's cell."""
    question = _question(words, card, period)
    if is_optional(card, period):
        return question + " " + words.text("(optional)")
    return question


def is_optional(card: Indicator, period: Period) -> bool:
    """Tell whether the card is shown, but not asked for, because it is for whole years only."""
    return period.half is not None and card.frequency is Frequency.ANNUAL


def _question(words: Language, card: Indicator, period: Period) -> str:
    end = words.day(period.end)
    if card.measure is Measure.QUALITATIVE:
        return words.text("verbal assessment at {day}", day=end)
    if card.measure is Measure.BOOLEAN:
        return words.text("yes or no, as it was at {day}", day=end)
    if card.measure is Measure.ORDINAL:
        scale = ", ".join(card.scale)
        return words.text("state at {day}, one of the words: {words}", day=end, words=scale)
    if card.accumulation is Accumulation.INCREMENT:
        return _increment(words, card, period)
    if card.accumulation is Accumulation.CUMULATIVE:
        return words.text("total since the beginning, at {day}", day=end)
    return words.text("state at {day}", day=end)


def _increment(words: Language, card: Indicator, period: Period) -> str:
    baseline = card.baseline.date if card.baseline else None
    if baseline is not None and period.start <= baseline < period.end:
        return words.text(
            "increase from {start} to {end}",
            start=words.day(baseline + timedelta(days=1)),
            end=words.day(period.end),
        )
    if period.half is not None:
        return words.text("increase in {period}", period=period_name(words, period))
    if card.frequency is Frequency.HALF_YEARLY:
        return words.text("increase in the whole year {year}, both halves", year=period.year)
    return words.text("increase in the year {year}", year=period.year)


def activity_dates(words: Language, activity: Activity) -> str:
    """Write when an activity is planned, and by when its milestones, as far as it is known.

    That a milestone was reached is told as an event of its title, so the cell says where.
    """
    steps = [f"{each.title} {words.day(each.date)}" for each in activity.milestones]
    if not steps:
        return _dates(words, activity)
    told = words.text("Milestones (once reached, to be told as events of this title):")
    return "\n".join((_dates(words, activity), told, *(f"• {each}" for each in steps)))


def _dates(words: Language, activity: Activity) -> str:
    start = words.day(activity.start) if activity.start else ""
    end = words.day(activity.end) if activity.end else ""
    if start and end:
        return f"{start} –\n{end}"
    if start:
        return words.text("from {day}", day=start)
    return words.text("by {day}", day=end) if end else "–"
