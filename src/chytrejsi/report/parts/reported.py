"""What a guarantor reported for a period, value by value, with his events and proposals."""

from collections.abc import Sequence
from decimal import Decimal

from chytrejsi.language import Language
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.indicator import Accumulation, Indicator
from chytrejsi.model.observation import Observation, ValueState
from chytrejsi.progress.entries import Entry
from chytrejsi.progress.standing import Standing
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import confirming, journal
from chytrejsi.report.parts.tables import DASH, filled

Blocks = tuple[Block, ...]


def reported(context: Context, fiche: Fiche) -> Blocks:
    """Show the values of an area as the guarantor reported them."""
    standings = [each for each in confirming.asked_of(context) if each.indicator.fiche == fiche.id]
    caption = context.language.text("{title}: values as reported", title=fiche.title)
    return _reported(context, standings, caption, fiche.id)


def elsewhere(context: Context, _item: None) -> Blocks:
    """Show what the guarantor reported of indicators in areas of others and outside the plan."""
    caption = context.language.text("Values reported for other areas and outside the plan")
    return _reported(context, confirming.others(context), caption, "elsewhere")


def _reported(context: Context, standings: Sequence[Standing], caption: str, place: str) -> Blocks:
    language = context.language
    rows = tuple(
        _row(language, each, entry)
        for each in standings
        for entry in confirming.entries_of(context, each.indicator)
    )
    if not rows:
        return ()
    columns = (
        Column(language.text("Indicator"), 2.6),
        Column(language.text("As of"), 1, "right"),
        Column(language.text("Reported"), 1.3, "right"),
        Column(language.text("Status"), 1.5),
        Column(language.text("Comment"), 2.5),
        Column(language.text("Cell"), 1.2),
    )
    return (Table(caption, *filled(columns, rows, (4, 5)), f"tab-reported-{place}"),)


def _row(language: Language, standing: Standing, entry: Entry) -> tuple[Runs, ...]:
    card, value = standing.indicator, entry.value
    day = value.date or entry.period.end
    return (
        (Run(f"{card.id} ", italic=True), Run(card.title)),
        text(words.short_day(language, day)),
        text(_said(language, card, entry)),
        (words.status_run(language, standing.status),),
        text(_comment(language, card, entry) or DASH),
        text(value.cell or DASH),
    )


def _said(language: Language, card: Indicator, entry: Entry) -> str:
    """Write what was reported: a number with its unit, an addition as such, words, or why none."""
    if entry.number is not None:
        written = words.quantity(language, card, entry.number)
        added = card.accumulation is Accumulation.INCREMENT and card.numeric
        return language.text("added {value}", value=written) if added else written
    if entry.value.state is not ValueState.REPORTED:
        return language.text(words.STATE_WORDS[entry.value.state])
    return language.text("in words")


def _comment(language: Language, card: Indicator, entry: Entry) -> str:
    """Give words reported in place of a number, the comment, and a later correction."""
    told = []
    if entry.number is None and entry.value.state is ValueState.REPORTED:
        told.append(str(entry.value.value))
    told += [entry.value.comment] if entry.value.comment else []
    told += [
        language.text(
            "corrected on {day} from {value}: {reason}",
            day=language.day(each.date),
            value=_old(language, card, each.expected.number, str(each.expect)),
            reason=each.reason,
        )
        for each in entry.corrections
    ]
    return " ".join(words.sentence(each) for each in told)


def _old(language: Language, card: Indicator, number: Decimal | None, written: str) -> str:
    return words.quantity(language, card, number) if number is not None else written


# --- what else the guarantor told ---------------------------------------------------------------


def _own(context: Context) -> list[Observation]:
    """Give what the guarantor sent for the period."""
    unit = context.dataset.unit_id
    asked = confirming.guarantor(context)
    return [each for each in context.now.values() if unit(each.guarantor) == asked]


def events(context: Context, _item: None) -> Blocks:
    """Show the communication, partnership and experience that the guarantor reported."""
    found = [event for each in _own(context) for event in each.events]
    caption = context.language.text("Communication, partnership and trends as reported")
    return journal.happenings(
        context, sorted(found, key=lambda each: each.date), caption, "tab-own"
    )


def proposals(context: Context, _item: None) -> Blocks:
    """Show the changes that the guarantor proposes."""
    language = context.language
    rows = tuple(
        (
            text(_subject(context, each.subject)),
            text(each.current or DASH),
            text(each.proposed),
            text(each.reason or DASH),
        )
        for told in _own(context)
        for each in told.proposals
    )
    if not rows:
        return ()
    columns = (
        Column(language.text("What"), 2),
        Column(language.text("Now"), 1.2),
        Column(language.text("Proposal"), 1.6),
        Column(language.text("Reason"), 2.4),
    )
    return (Table(language.text("Proposed changes"), columns, rows, "tab-own-proposals"),)


def _subject(context: Context, subject: str) -> str:
    card = context.dataset.indicators.get(subject)
    return f"{card.id} {card.title}" if card else subject
