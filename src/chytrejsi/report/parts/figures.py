"""Values of an executive summary: in a line where nothing is aimed at, else in a short table."""

from collections.abc import Iterable

from chytrejsi.language import Language
from chytrejsi.progress.standing import Standing
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
    rows = tuple(_row(language, view, each) for each in told)
    return Table(
        caption, columns, rows, anchor, source=words.sentence(tables.marks(language, told))
    )


def _row(language: Language, view: Context, standing: Standing) -> tuple[Runs, ...]:
    return (
        tables.name(standing),
        tables.actual(language, standing, view.asked.end),
        tables.target(language, standing, None),
        (words.status_run(language, standing.status),),
    )
