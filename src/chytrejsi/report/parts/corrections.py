"""Values that were corrected after they had been reported: the old beside the new, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from chytrejsi.language import Language
from chytrejsi.model.indicator import Indicator, Reading
from chytrejsi.model.observation import Correction
from chytrejsi.model.period import Period
from chytrejsi.progress.entries import number_of
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Paragraph, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts.tables import DASH

Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction that was applied, and the indicator whose value it changed."""

    indicator: Indicator
    what: Correction


def corrected(context: Context) -> tuple[Corrected, ...]:
    """Give the corrections that the report's values rest on, those of the newest period first."""
    found = [
        Corrected(card, each)
        for card in _cards(context)
        for entry in context.entries.get(card.id, ())
        for each in entry.corrections
    ]
    found.sort(key=lambda each: each.what.period, reverse=True)
    return tuple(found)


def _cards(context: Context) -> Iterator[Indicator]:
    """Give the indicators that the report tells of."""
    before = context.preceding.standing.indicators if context.preceding else ()
    for each in (*context.standing.indicators, *context.outside, *before):
        yield each.indicator


def lead(context: Context, _item: None) -> Blocks:
    """Say how many values were corrected, and how many of them are of earlier years."""
    found = corrected(context)
    if not found:
        return ()
    language = context.language
    told = language.plural(
        "{count} reported value was corrected", "{count} reported values were corrected", len(found)
    )
    before = sum(_earlier(each.what.period, context.asked) for each in found)
    if before == len(found):
        told += language.plural(", for an earlier year", ", all for earlier years", before)
    elif before:
        told += ", " + language.plural(
            "{count} of them of an earlier year", "{count} of them of earlier years", before
        )
    return (Paragraph(text(words.sentence(told))),)


def _earlier(period: Period, asked: Period) -> bool:
    return period.year < asked.year


def table(context: Context, _item: None) -> Blocks:
    """Show for each corrected value what it was, what it is now, why, and who decided."""
    found = corrected(context)
    if not found:
        return ()
    language = context.language
    columns = (
        Column(language.text("Correction"), 1.5),
        Column(language.text("Indicator"), 2.3),
        Column(language.text("Former value"), 1, "right"),
        Column(language.text("Corrected value"), 1, "right"),
        Column(language.text("Reason and decision"), 3.2),
    )
    rows = tuple(_row(language, each) for each in found)
    return (Table(language.text("Corrected values"), columns, rows, "tab-corrections"),)


def _row(language: Language, corrected_: Corrected) -> tuple[Runs, ...]:
    card, what = corrected_.indicator, corrected_.what
    period = words.period_phrase(language, what.period)
    return (
        text(language.text("Correction of data for {period}", period=period)),
        text(f"{card.id} {words.with_unit(card)}"),
        text(_written(language, card, what.expected)),
        text(_written(language, card, what.replacement)),
        text(_why(language, what)),
    )


def _written(language: Language, card: Indicator, reading: Reading) -> str:
    number = number_of(card, reading)
    if number is not None:
        return words.number(language, card, number)
    return DASH if reading.value is None else str(reading.value)


def _why(language: Language, what: Correction) -> str:
    """Give the reason, the day and the decision."""
    day = language.text("corrected on {day}", day=language.day(what.date))
    decided = language.text("decision: {decision}", decision=what.decision) if what.decision else ""
    told = "; ".join(filter(None, (day, decided)))
    return f"{words.sentence(what.reason)} {words.sentence(told)}"
