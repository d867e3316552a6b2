"""Cells and tables that several parts share."""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from chytrejsi.language import NBSP, Language
from chytrejsi.model.indicator import Measure
from chytrejsi.progress.standing import Point, Standing, Status
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Paragraph, Run, Runs, Table, plain, text
from chytrejsi.report.context import Context, beyond_baseline

DASH = "–"
UNCONFIRMED = "*"
PROVISIONAL = "†"
PARTIAL = "‡"
JUDGED = "§"
FEWEST_ROWS = 3


def filled(
    columns: Sequence[Column], rows: Sequence[tuple[Runs, ...]], optional: Collection[int]
) -> tuple[tuple[Column, ...], tuple[tuple[Runs, ...], ...]]:
    """Leave out those of the optional columns (by their place) in which no row says anything."""
    empty = {place for place in optional if all(plain(row[place]) in ("", DASH) for row in rows)}
    return _without(columns, rows, empty)


def _without(
    columns: Sequence[Column], rows: Sequence[tuple[Runs, ...]], spare: Collection[int]
) -> tuple[tuple[Column, ...], tuple[tuple[Runs, ...], ...]]:
    kept = [place for place in range(len(columns)) if place not in spare]
    return (
        tuple(columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in rows),
    )


def common(days: Sequence[date]) -> date | None:
    """Give the day that all share, None where they differ or there is none."""
    return days[0] if days and len(set(days)) == 1 else None


def level(language: Language, standing: Standing, point: Point | None, header: date | None) -> str:
    """Write a level; its date is added where the column's header does not say it."""
    if point is None:
        return DASH
    written = words.number(language, standing.indicator, point.value)
    if point.date != header:
        written += f" ({words.short_day(language, point.date)})"
    return written + mark_of(point)


def mark_of(point: Point) -> str:
    """Mark a provisional or partial value."""
    return PROVISIONAL * point.provisional + PARTIAL * point.partial


def expected(standing: Standing) -> Decimal | None:
    """Give the value that was expected by now, to as many places as are worth writing."""
    value = standing.measures.get("expected")
    points = (standing.baseline, standing.target, standing.actual)
    digits = max(1, words.places([each.value for each in points if each is not None]))
    return None if value is None else words.rounded(value, digits)


def achievement(language: Language, standing: Standing) -> str:
    """Write the share of the way from the baseline to the target."""
    value = standing.measures.get("achievement")
    return DASH if value is None else language.percent(value)


def target(language: Language, standing: Standing, header: date | None) -> Runs:
    """Write the target with what it was before a change; without one say so."""
    if standing.target is None:
        verbally = standing.indicator.measure is Measure.QUALITATIVE
        words_ = "" if verbally else language.text("not set")
        return (Run(words_ or DASH, italic=bool(words_)),)
    written = level(language, standing, standing.target, header)
    card = standing.indicator
    if card.target is not None and not card.target.confirmed:
        written += UNCONFIRMED
    if standing.original is not None:
        before = words.number(language, card, standing.original.target)
        written += " " + language.text("(originally {value})", value=before)
    return text(written)


def actual(language: Language, standing: Standing, header: date | None) -> Runs:
    """Write the reached value; what was told in words stands below the table."""
    if beyond_baseline(standing):
        return text(level(language, standing, standing.actual, header))
    return (Run(language.text("in words"), italic=True),) if verbal(standing) else text(DASH)


def verbal(standing: Standing) -> str:
    """Give what was reported in words in place of a number."""
    if standing.indicator.measure is not Measure.QUALITATIVE:
        return ""
    said = [each.value for each in standing.reported if each.value is not None]
    return str(said[-1]) if said else ""


def name(standing: Standing) -> Runs:
    """Name an indicator by its code, its title and its unit."""
    card = standing.indicator
    # the code comes first, where no line can break it at its hyphen
    return (Run(f"{card.id} ", italic=True), Run(words.with_unit(card)))


def marks(language: Language, standings: Sequence[Standing]) -> str:
    """Explain the marks that a table of these indicators uses."""
    cards = [each.indicator for each in standings if each.target is not None]
    used = []
    if any(card.target is not None and not card.target.confirmed for card in cards):
        used.append(
            UNCONFIRMED + " " + language.text("the region has not confirmed the target yet")
        )
    used += point_marks(language, [each.actual for each in standings if each.actual is not None])
    if any(each.judgement is not None for each in standings):
        used.append(JUDGED + " " + language.text("status given by hand; see the notes"))
    apart = [each.indicator.title for each in standings if not each.indicator.counted]
    if apart:
        titles = words.listed(language, apart)
        used.append(language.text("not counted in the totals: {titles}", titles=titles))
    return "; ".join(used)


def point_marks(language: Language, points: Sequence[Point]) -> list[str]:
    """Explain the marks of these values."""
    used = []
    if any(point.provisional for point in points):
        used.append(PROVISIONAL + " " + language.text("provisional value"))
    if any(point.partial for point in points):
        used.append(PARTIAL + " " + language.text("not all contributors have reported"))
    return used


def indicator_table(
    context: Context, standings: Sequence[Standing], caption: str, anchor: str
) -> Table:
    """Show baseline, actual, expected and target value, achievement and status."""
    language = context.language
    seen = [each for each in standings if beyond_baseline(each)]
    days = _Days(
        common([each.baseline.date for each in standings if each.baseline is not None]),
        common([each.actual.date for each in seen if each.actual is not None]),
        common([each.target.date for each in standings if each.target is not None]),
    )
    measured = any(each.measures.get("expected") is not None for each in seen)
    reached = bool(seen) or any(each.reported for each in standings)
    columns = [Column(language.text("Indicator"), 2.8)]
    columns.append(dated(language, language.text("Baseline"), days.baseline))
    if reached:
        columns.append(dated(language, language.text("Actual"), days.actual))
    if measured:
        columns.append(Column(language.text("Expected"), 1.4, "right"))
    aimed = len(columns)
    columns.append(dated(language, language.text("Target"), days.target))
    if measured:
        columns.append(Column(language.text("Achievement"), 0.95, "right"))
    columns.append(Column(language.text("Status"), 1.5))
    rows = [_row(context, each, days, (reached, measured)) for each in standings]
    # neither a column of dashes, nor one that says what the status of each row says
    spare = {1} if reached and all(each.baseline is None for each in standings) else set()
    if all(each.status is Status.NO_TARGET for each in standings):
        spare.add(aimed)
    source = words.sentence(marks(language, standings))
    return Table(caption, *_without(columns, rows, spare), anchor, source=source)


def values(
    context: Context, standings: Sequence[Standing], caption: str, anchor: str
) -> tuple[Block, ...]:
    """Show values with their dates, where nothing is to be compared with a target.

    One or two values are told in a sentence each; a table is for more.
    """
    if len(standings) >= FEWEST_ROWS:
        return (_value_table(context, standings, caption, anchor),)
    told = filter(None, (_value_sentence(context.language, each) for each in standings))
    said = " ".join(told)
    return (Paragraph(text(said)),) if said else ()


def _value_sentence(language: Language, standing: Standing) -> str:
    point = standing.actual or standing.baseline
    if point is None:
        return ""
    card = standing.indicator
    return language.text(
        "The indicator “{title}” stood at {value} on {day}.",
        title=card.title,
        value=words.quantity(language, card, point.value),
        day=language.day(point.date),
    )


def _value_table(
    context: Context, standings: Sequence[Standing], caption: str, anchor: str
) -> Table:
    language = context.language
    points = [(each, each.actual or each.baseline) for each in standings]
    shown = [point for _, point in points if point is not None]
    header = common([point.date for point in shown])
    columns = (
        Column(language.text("Indicator"), 4),
        dated(language, language.text("Value"), header),
    )
    rows = tuple((name(each), text(level(language, each, point, header))) for each, point in points)
    source = words.sentence("; ".join(point_marks(language, shown)))
    return Table(caption, columns, rows, anchor, source=source)


class _Days:
    """The dates that the headers of the columns say for all rows."""

    def __init__(self, baseline: date | None, actual: date | None, target: date | None) -> None:
        self.baseline, self.actual, self.target = baseline, actual, target


def dated(language: Language, title: str, day: date | None) -> Column:
    """Head a column of levels; a day that all of them share stands in it."""
    if day is not None:
        title = f"{title} {words.short_day(language, day)}"
    return Column(title, 1.45, "right")


def _row(
    context: Context, standing: Standing, days: _Days, shown: tuple[bool, bool]
) -> tuple[Runs, ...]:
    language = context.language
    reached, measured = shown
    row = [
        name(standing),
        text(level(language, standing, standing.baseline, days.baseline)),
    ]
    if reached:
        row.append(actual(language, standing, days.actual))
    if measured:
        value = expected(standing)
        written = words.number(language, standing.indicator, value) if value is not None else DASH
        row.append(text(written))
    row.append(target(language, standing, days.target))
    if measured:
        row.append(text(achievement(language, standing)))
    status = words.status_run(language, standing.status)
    row.append((status, Run(NBSP + JUDGED)) if standing.judgement else (status,))
    return tuple(row)


def shown(language: Language, value: Decimal | int) -> Runs:
    """Write a count for a cell; zero as a dash, which is quieter."""
    return text(language.number(value) if value else DASH)
