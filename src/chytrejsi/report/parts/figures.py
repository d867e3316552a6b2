"""Values of an executive summary: in a line where nothing is aimed at, else in a short table."""

from collections.abc import Iterable

from chytrejsi.language import Language
from chytrejsi.progress.standing import Standing
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Paragraph, Run, Runs, Table
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
    language = view.language
    named = "; ".join(_named(view, each) for each in told)
    return Paragraph((Run(language.text("In figures: "), bold=True), Run(f"{named}.")))


def _named(view: Context, standing: Standing) -> str:
    """Name a value; its day is added where it is older than the span's newest data."""
    language, point = view.language, standing.actual
    told = f"{words.within(standing.indicator.title)}: {reached(language, standing)}"
    facts = []
    if point is not None and point.date != view.asked.end:
        facts.append(language.text("as of {day}", day=language.day(point.date)))
    facts += tables.point_marks(language, [point] if point else [])
    return f"{told} ({', '.join(facts)})" if facts else told


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
