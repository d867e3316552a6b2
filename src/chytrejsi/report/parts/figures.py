"""Values of an executive summary: in a line where nothing is aimed at, else in a short table."""

from collections.abc import Iterable

from chytrejsi.language import Language
from chytrejsi.progress.evaluate import standings_of
from chytrejsi.progress.standing import Standing, Status
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Paragraph, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import tables
from chytrejsi.report.span import values_of

Blocks = tuple[Block, ...]


def shown(view: Context, standings: Iterable[Standing], caption: str, anchor: str) -> Blocks:
    """Show the values of the span among these indicators."""
    told = values_of(view, standings)
    if not told:
        return ()
    if any(each.target is not None for each in told):
        return (_table(view, told, caption, anchor),)
    return (_line(view, told),)


def reached(language: Language, standing: Standing) -> str:
    """Write the value that was reached, with its unit."""
    point = standing.actual
    return words.quantity(language, standing.indicator, point.value) if point else tables.DASH


def _line(view: Context, told: tuple[Standing, ...]) -> Paragraph:
    runs = [Run(view.language.text("In figures: "), bold=True)]
    for each in told:
        runs += [*_named(view, each), Run("; " if each is not told[-1] else ".")]
    return Paragraph(tuple(runs))


def _named(view: Context, standing: Standing) -> Runs:
    """Name a value; its day is added where it is older than the span's newest data."""
    language, point = view.language, standing.actual
    facts = []
    if point is not None and point.date != view.asked.end:
        facts.append(language.text("as of {day}", day=language.day(point.date)))
    if point is not None and point.provisional:
        facts.append(language.text("provisional value"))
    if point is not None and point.partial:
        facts.append(language.text("not all contributors have reported"))
    return text(
        f"{words.within(standing.indicator.title)} ",
        Run(reached(language, standing), bold=True),
        f" ({', '.join(facts)})" if facts else "",
    )


def _table(view: Context, told: tuple[Standing, ...], caption: str, anchor: str) -> Table:
    language = view.language
    columns = (
        Column(language.text("Indicator"), 3.6),
        Column(language.text("Actual"), 1.6, "right"),
        Column(language.text("Target"), 1.6, "right"),
        Column(language.text("Status"), 1.6),
    )
    statuses = _statuses(view, told)
    rows = tuple(_row(language, view, each, statuses[each.indicator.id]) for each in told)
    notes = [tables.marks(language, told)]
    if any(statuses[each.indicator.id] is not each.status for each in told):
        notes.append(language.text("the status is that of the day of the value"))
    source = "; ".join(filter(None, notes))
    return Table(caption, columns, rows, anchor, source=words.sentence(source))


def _statuses(view: Context, told: tuple[Standing, ...]) -> dict[str, Status]:
    """Give each status at the span's end; a value older than that has the one of its own day.

    A summary may end between two reports: then nothing is due, and "not reported" blames nobody.
    """
    found = {each.indicator.id: each.status for each in told}
    older = {
        each.indicator.id: each.actual.period
        for each in told
        if each.status is Status.NOT_REPORTED and each.actual is not None and each.actual.period
    }
    for period in sorted(set(older.values()), key=lambda each: each.end):
        then = standings_of(view.dataset, view.plan.id, period)
        found.update(
            (each.indicator.id, each.status)
            for each in then.indicators
            if older.get(each.indicator.id) == period
        )
    return found


def _row(language: Language, view: Context, standing: Standing, status: Status) -> tuple[Runs, ...]:
    return (
        tables.name(standing),
        tables.actual(language, standing, view.asked.end),
        tables.target(language, standing, None),
        (words.status_run(language, status),),
    )
