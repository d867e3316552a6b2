"""How old a state is: a half-year's report says where it rests on an earlier period's word."""

from collections.abc import Sequence

from chytrejsi.model.observation import ActivityReport, ProjectReport
from chytrejsi.model.period import Period
from chytrejsi.report import words
from chytrejsi.report.blocks import Run, Runs, text
from chytrejsi.report.context import Context, Told

Word = Told[ActivityReport] | Told[ProjectReport] | None


def older(context: Context, told: Word) -> Period | None:
    """Give the period of a word that a half-year's report has from before; else None."""
    if told is None or context.asked.half is None or told.key in context.now:
        return None
    return told.origin.period


def common(context: Context, told: Sequence[Word]) -> Period | None:
    """Give the period that all states of a table come from, where it is an earlier one."""
    periods = {older(context, each) for each in told if each is not None}
    return periods.pop() if len(periods) == 1 else None


def state(context: Context, word: str | None, told: Word, known: Period | None = None) -> Runs:
    """Write a state with the earlier period it comes from, unless the table says it for all."""
    language = context.language
    if word is None:
        return (Run(language.text("not reported"), italic=True),)
    period = older(context, told)
    if period is None or period == known:
        return text(language.text(word))
    age = language.text("told for {period}", period=words.period_phrase(language, period))
    return (*text(language.text(word)), Run(f", {age}", italic=True))


def note(context: Context, known: Period | None) -> str:
    """Say below a table which earlier period its states come from."""
    if known is None:
        return ""
    period = words.period_phrase(context.language, known)
    return context.language.text("States as told for {period}.", period=period)
