"""Indicators as tables and charts: how each stands, how it went, what there is to start from."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from chytrejsi.language import N_, Language
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.indicator import Direction
from chytrejsi.progress.standing import EVALUATED, STATUS_WORDS, Point, Standing, Status
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, Column, Figure, Run, Runs, Table, text
from chytrejsi.report.charts import (
    BulletChart,
    BulletRow,
    CountBar,
    CountChart,
    SeriesChart,
    SeriesPoint,
)
from chytrejsi.report.context import Context
from chytrejsi.report.parts import breakdown, tables
from chytrejsi.report.parts.tables import DASH

Blocks = tuple[Block, ...]
MANY_DATES = 7  # years; a full date takes the room of two
FEW_BARS = 3
WHOLE = Decimal(100)  # no share of a whole grows beyond it, however fast it grew
BROKEN = "#"


def table(context: Context, fiche: Fiche) -> Blocks:
    """Show how the indicators of an area stand."""
    standings = context.by_fiche.get(fiche.id, ())
    caption = context.language.text("{title}: indicators", title=fiche.title)
    apart = context.language.text("{title}: parts of the values", title=fiche.title)
    return (
        *_table(context, standings, caption, fiche.id),
        *breakdown.table(context, standings, apart, f"tab-parts-{fiche.id}"),
    )


def plan_table(context: Context, _item: None) -> Blocks:
    """Show how the indicators of the plan as a whole stand, those of no area of activity."""
    caption = context.language.text("The plan as a whole: indicators")
    apart = context.language.text("The plan as a whole: parts of the values")
    standings = context.by_fiche.get("", ())
    return (
        *_table(context, standings, caption, "plan"),
        *breakdown.table(context, standings, apart, "tab-parts-plan"),
    )


def _table(context: Context, standings: Sequence[Standing], caption: str, place: str) -> Blocks:
    if not standings:
        return ()
    return (tables.indicator_table(context, standings, caption, f"tab-indicators-{place}"),)


def verbal(context: Context, fiche: Fiche) -> Blocks:
    """Give the assessments that are told in words."""
    items = tuple(
        (Run(f"{each.indicator.title}: ", bold=True), Run(words.sentence(said)))
        for each in context.by_fiche.get(fiche.id, ())
        if (said := tables.verbal(each))
    )
    return (Bullets(items),) if items else ()


# --- the way from the baseline to the target ----------------------------------------------------


def bullets(context: Context, fiche: Fiche) -> Blocks:
    """Draw how far the indicators of an area that have a target have come."""
    caption = context.language.text(
        "{title}: the way from the baseline to the target", title=fiche.title
    )
    return _bullets(context, context.by_fiche.get(fiche.id, ()), caption, fiche.id)


def plan_bullets(context: Context, _item: None) -> Blocks:
    """Draw how far the indicators of the plan as a whole have come."""
    caption = context.language.text("The plan as a whole: the way from the baseline to the target")
    return _bullets(context, context.by_fiche.get("", ()), caption, "plan")


def _bullets(context: Context, standings: Sequence[Standing], caption: str, place: str) -> Blocks:
    """Draw the way of numbers; a yes or no has no way between."""
    language = context.language
    drawn = [
        each
        for each in standings
        if each.indicator.numeric
        and each.status in EVALUATED
        and each.measures.get("achievement") is not None
    ]
    rows = tuple(_bullet(language, each) for each in drawn)
    if not rows:
        return ()
    told = "; ".join(
        f"{row.label}: {row.text}, {language.text(STATUS_WORDS[row.status])}" for row in rows
    )
    chart = BulletChart(
        rows,
        language.text("reached"),
        language.text("expected by now"),
        language.text("target"),
        tuple((status, language.text(word)) for status, word in STATUS_WORDS.items()),
    )
    alt = language.text("Bars from the baseline to the target. {rows}", rows=told)
    return (Figure(caption, words.sentence(alt), chart, f"fig-bullets-{place}"),)


def _bullet(language: Language, standing: Standing) -> BulletRow:
    card = standing.indicator
    reached = standing.actual.value if standing.actual else Decimal(0)
    aimed = standing.target.value if standing.target else Decimal(0)
    # "24 of 20 days" would mislead where less is better, and "92 of 90" is more than there are
    form = (
        N_("{reached} of {target}")
        if card.direction is Direction.INCREASE and reached <= aimed
        else N_("{reached}, target {target}")
    )
    told = language.text(
        form,
        reached=words.number(language, card, reached),
        target=words.quantity(language, card, aimed),
    )
    return BulletRow(
        card.title,
        standing.measures.get("achievement"),
        _expected_share(standing),
        standing.status,
        told,
    )


def _expected_share(standing: Standing) -> Decimal | None:
    """Say how much of the way was expected by now, as a ratio."""
    expected = standing.measures.get("expected")
    if expected is None or standing.baseline is None or standing.target is None:
        return None
    way = standing.target.value - standing.baseline.value
    return (expected - standing.baseline.value) / way if way else None


# --- series -------------------------------------------------------------------------------------


def series(context: Context, fiche: Fiche) -> Blocks:
    """Draw an area's indicators that have at least two values; a table has all the numbers."""
    caption = context.language.text("{title}: values over time", title=fiche.title)
    return _series(context, context.by_fiche.get(fiche.id, ()), caption, fiche.id)


def plan_series(context: Context, _item: None) -> Blocks:
    """Draw the series of the indicators that belong to no area of activity."""
    caption = context.language.text("The plan as a whole: values over time")
    return _series(context, context.by_fiche.get("", ()), caption, "plan")


def _series(context: Context, standings: Sequence[Standing], caption: str, place: str) -> Blocks:
    drawn = [each for each in standings if has_series(each)]
    if not drawn:
        return ()
    return (
        series_table(context, drawn, caption, f"tab-series-{place}"),
        *(series_figure(context, each) for each in drawn),
    )


def has_series(standing: Standing) -> bool:
    """Tell whether there are numbers of at least two days."""
    return standing.indicator.numeric and len({point.date for point in standing.series}) > 1


def series_table(
    context: Context, standings: Sequence[Standing], caption: str, anchor: str
) -> Table:
    """Show the values of series day by day."""
    language = context.language
    days = sorted({point.date for each in standings for point in each.series})
    columns = [Column(language.text("Indicator"), 3)]
    columns += [Column(words.short_day(language, day), 1, "right") for day in days]
    rows = tuple(
        (tables.name(each), *(_value_on(language, each, day) for day in days)) for each in standings
    )
    points = [point for each in standings for point in each.series]
    notes = [*tables.point_marks(language, points), *_break_notes(language, standings)]
    source = words.sentence("; ".join(notes))
    room = sum(1 if words.is_year_end(day) else 2 for day in days)
    wide = room > MANY_DATES
    return Table(caption, tuple(columns), rows, anchor, wide=wide, source=source)


def _value_on(language: Language, standing: Standing, day: date) -> Runs:
    found = [point for point in standing.series if point.date == day]
    if not found:
        return text(DASH)
    point = found[-1]
    marks = BROKEN * point.broken + tables.mark_of(point)
    return text(words.number(language, standing.indicator, point.value) + marks)


def _break_notes(language: Language, standings: Sequence[Standing]) -> list[str]:
    """Explain the mark of the first value after a change of the definition."""
    told = [
        f"{each.indicator.title}: {said}" for each in standings if (said := _breaks(language, each))
    ]
    return [f"{BROKEN} {'; '.join(told)}"] if told else []


def _breaks(language: Language, standing: Standing) -> str:
    """Say when and why the series is broken, where a value stands after the break."""
    days = [point.date for point in standing.series]
    first = standing.baseline.date if standing.baseline else days[0]
    broken = [each for each in standing.indicator.breaks if first < each.date <= days[-1]]
    return "; ".join(
        language.text(
            "the series is broken on {day} ({reason}); values across the break do not compare",
            day=language.day(each.date),
            reason=words.within(each.reason.rstrip(".")),
        )
        for each in broken
    )


def series_figure(context: Context, standing: Standing) -> Figure:
    """Draw one series with its baseline, the path to the target, and the projection."""
    language, card = context.language, standing.indicator
    chart = SeriesChart(
        points=tuple(_drawn(language, standing, point) for point in standing.series),
        path=tuple(_drawn(language, standing, point) for point in _path(standing, standing.target)),
        projection=_projection(language, standing),
        unit=card.unit_beside,
        status=standing.status,
        actual_label=language.text("actual"),
        path_label=language.text("planned path"),
        projection_label=language.text("projection"),
        original_path=_original_path(language, standing),
        original_label=language.text("original target") if standing.original else "",
        baseline=_drawn(language, standing, standing.baseline) if standing.baseline else None,
        baseline_label=language.text("baseline"),
        status_word=language.text(STATUS_WORDS[standing.status]),
    )
    return Figure(
        words.with_unit(card),
        words.sentence(_series_alt(context, standing)),
        chart,
        f"fig-series-{card.id}",
        words.sentence(_breaks(language, standing)),
    )


def _drawn(language: Language, standing: Standing, point: Point) -> SeriesPoint:
    label = words.number(language, standing.indicator, point.value)
    hollow = point.period is None or point.provisional or point.partial
    return SeriesPoint(point.date, point.value, label, gap=point.broken, hollow=hollow)


def _path(standing: Standing, target: Point | None) -> tuple[Point, ...]:
    """Lead from the baseline through the milestones to a target."""
    if target is None or standing.baseline is None:
        return ()
    return (standing.baseline, *standing.milestones, target)


def _original_path(language: Language, standing: Standing) -> tuple[SeriesPoint, ...]:
    original = standing.original
    if original is None or standing.baseline is None:
        return ()
    target = Point(original.target_date, original.target)
    return tuple(_drawn(language, standing, each) for each in (standing.baseline, target))


def _projection(language: Language, standing: Standing) -> tuple[SeriesPoint, ...]:
    value = standing.measures.get("projection")
    last, target = standing.actual, standing.target
    if value is None or last is None or target is None or last.date >= target.date:
        return ()
    if any(point.broken for point in standing.series):
        return ()  # values across a break do not compare, so no pace leads on from them
    if standing.status is Status.RETIRED:
        return ()  # what is measured no more goes nowhere
    if standing.indicator.denominator:
        value = min(value, WHOLE)
    digits = max(1, words.places([last.value]))
    label = words.number(language, standing.indicator, words.rounded(value, digits))
    return (
        _drawn(language, standing, last),
        SeriesPoint(target.date, value, label),
    )


def _series_alt(context: Context, standing: Standing) -> str:
    language, card = context.language, standing.indicator
    points = ", ".join(
        f"{words.quantity(language, card, point.value)} ({language.day(point.date)})"
        for point in standing.series
    )
    told = language.text("Line chart of {title}: {points}", title=card.title, points=points)
    if standing.target is not None:
        told += "; " + language.text(
            "target {value} by {day}",
            value=words.quantity(language, card, standing.target.value),
            day=language.day(standing.target.date),
        )
    status = language.text(STATUS_WORDS[standing.status])
    return f"{told}; " + language.text("status: {status}", status=status)


# --- counts, where there is neither target nor series -------------------------------------------


def counts(context: Context, fiche: Fiche) -> Blocks:
    """Draw the levels of things that are counted, where an area has neither targets nor series."""
    standings = context.by_fiche.get(fiche.id, ())
    if any(has_series(each) for each in standings) or bullets(context, fiche):
        return ()
    reached = any(each.actual is not None for each in standings)
    form = N_("{title}: values reached") if reached else N_("{title}: what there is")
    caption = context.language.text(form, title=fiche.title)
    return count_figure(context, standings, caption, f"fig-counts-{fiche.id}")


def count_figure(
    context: Context, standings: Sequence[Standing], caption: str, anchor: str
) -> Blocks:
    """Draw counted things as bars with their numbers; never fewer than three of them."""
    language = context.language
    known = [
        (each, point.value)
        for each in standings
        if each.indicator.numeric
        and words.counted(each.indicator)
        and (point := each.actual or each.baseline) is not None
    ]
    if len(known) < FEW_BARS:
        return ()
    known.sort(key=lambda pair: -pair[1])
    bars = tuple(
        CountBar(each.indicator.title, value, words.quantity(language, each.indicator, value))
        for each, value in known
    )
    told = "; ".join(f"{bar.label}: {bar.text}" for bar in bars)
    alt = language.text("Bar chart of counts. {rows}", rows=told)
    return (Figure(caption, words.sentence(alt), CountChart(bars), anchor),)
