"""The whole history of indicators: every year's level from the baseline on, and what was said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chytrejsi.model.fiche import Fiche
from chytrejsi.model.indicator import Accumulation, Measure
from chytrejsi.model.observation import ValueState
from chytrejsi.progress.entries import Entry
from chytrejsi.progress.standing import Point, Standing
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, Column, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import indicators, tables
from chytrejsi.report.parts.tables import DASH

Blocks = tuple[Block, ...]
ABSENT = "×"
FEWEST_YEARS = 2
# a chart of fewer levels shows no more than the table; the way to a target is worth drawing sooner
FEWEST_LEVELS, FEWEST_AIMED = 4, 3
MOST_COLUMNS = 8  # levels that fit beside the indicator on an upright page


def table(context: Context, fiche: Fiche) -> Blocks:
    """Show an area's indicators from the baseline on, year by year."""
    caption = context.language.text("{title}: values from the baseline on", title=fiche.title)
    return _table(context, context.by_fiche.get(fiche.id, ()), caption, fiche.id)


def plan_table(context: Context, _item: None) -> Blocks:
    """Show the indicators of the plan as a whole from the baseline on."""
    caption = context.language.text("The plan as a whole: values from the baseline on")
    return _table(context, context.by_fiche.get("", ()), caption, "plan")


@dataclass(frozen=True, slots=True)
class _Year:
    """A column: a year, and the day that all its levels share; else its last."""

    year: int
    day: date


def _table(context: Context, standings: Sequence[Standing], caption: str, place: str) -> Blocks:
    language = context.language
    counted = [each for each in standings if each.indicator.measure is not Measure.QUALITATIVE]
    years = _years(context, counted)
    if len(years) < FEWEST_YEARS:
        return ()  # the table of results has the baseline and the one level there is
    start = tables.common([each.baseline.date for each in counted if each.baseline])
    columns = [Column(language.text("Indicator"), 2.8)]
    if any(each.baseline for each in counted):
        day = f" {words.short_day(language, start)}" if start else ""
        columns.append(Column(language.text("Baseline") + day, 1.2, "right"))
    based = len(columns) > 1
    columns += [Column(words.short_day(language, each.day), 1.1, "right") for each in years]
    rows = tuple(
        (
            tables.name(each),
            *((text(tables.level(language, each, each.baseline, start)),) if based else ()),
            *(_cell(context, each, year) for year in years),
        )
        for each in counted
    )
    wide = len(columns) - 1 > MOST_COLUMNS
    source = _marks(context, counted)
    return (Table(caption, tuple(columns), rows, f"tab-history-{place}", wide=wide, source=source),)


def _years(context: Context, standings: Sequence[Standing]) -> tuple[_Year, ...]:
    """Give the years of which something was said, with the day that stands in their heads."""
    days: dict[int, set[date]] = {}
    for each in standings:
        told = {_year_of(point) for point in each.series}
        told |= {entry.period.year for entry in _absences(context, each)}
        for year in told:
            found = days.setdefault(year, set())
            if last := _last_of(each, year):
                found.add(last.date)
    return tuple(
        _Year(year, tables.common(sorted(shared)) or date(year, 12, 31))
        for year, shared in sorted(days.items())
    )


def _year_of(point: Point) -> int:
    return point.period.year if point.period else point.date.year


def _last_of(standing: Standing, year: int) -> Point | None:
    """Give a year's last level: what the whole year gave, else its half-year."""
    return next((each for each in reversed(standing.series) if _year_of(each) == year), None)


def _absences(context: Context, standing: Standing) -> Iterator[Entry]:
    """Give what was said in place of a number: that there is none, and why."""
    for entry in context.entries.get(standing.indicator.id, ()):
        if entry.number is None and entry.value.state is not ValueState.REPORTED:
            yield entry


def _cell(context: Context, standing: Standing, year: _Year) -> Runs:
    point = _last_of(standing, year.year)
    if point is not None:
        mark = indicators.BROKEN * point.broken
        return text(tables.level(context.language, standing, point, year.day) + mark)
    absent = any(each.period.year == year.year for each in _absences(context, standing))
    return text(ABSENT if absent else DASH)


def _marks(context: Context, standings: Sequence[Standing]) -> str:
    """Explain the marks of the table."""
    language = context.language
    points = [point for each in standings for point in each.series]
    used = []
    if any(each.indicator.accumulation is Accumulation.INCREMENT for each in standings):
        used.append(language.text("increments are added up to the level reached"))
    used += tables.point_marks(language, points)
    if any(point.broken for point in points):
        used.append(
            f"{indicators.BROKEN} " + language.text("not comparable with the values before it")
        )
    if any(True for each in standings for _ in _absences(context, each)):
        used.append(f"{ABSENT} " + language.text("there was no value"))
    return words.sentence("; ".join(used))


# --- charts -------------------------------------------------------------------------------------


def charts(context: Context, fiche: Fiche) -> Blocks:
    """Draw the histories of an area that say more than their rows in the table."""
    return _charts(context, context.by_fiche.get(fiche.id, ()))


def plan_charts(context: Context, _item: None) -> Blocks:
    """Draw the histories of the indicators of the plan as a whole."""
    return _charts(context, context.by_fiche.get("", ()))


def _charts(context: Context, standings: Sequence[Standing]) -> Blocks:
    figures = (indicators.series_figure(context, each) for each in standings if _drawn(each))
    return tuple(
        replace(each, anchor=each.anchor.replace("fig-series-", "fig-history-")) for each in figures
    )


def _drawn(standing: Standing) -> bool:
    """Tell whether there is a way to be seen: levels of enough days that are not all equal."""
    start = (standing.baseline,) if standing.baseline else ()
    levels = (*start, *standing.series)
    days = {each.date for each in levels}
    moved = len({each.value for each in levels}) > 1
    fewest = FEWEST_AIMED if standing.target else FEWEST_LEVELS
    return indicators.has_series(standing) and len(days) >= fewest and moved


# --- what was told in words ---------------------------------------------------------------------


def verbal(context: Context, fiche: Fiche) -> Blocks:
    """Give all assessments in words of an area, year by year."""
    return _verbal(context, context.by_fiche.get(fiche.id, ()))


def plan_verbal(context: Context, _item: None) -> Blocks:
    """Give all assessments in words of the plan as a whole."""
    return _verbal(context, context.by_fiche.get("", ()))


def _verbal(context: Context, standings: Sequence[Standing]) -> Blocks:
    items = []
    for each in standings:
        if each.indicator.measure is not Measure.QUALITATIVE:
            continue
        said = [
            (entry, str(entry.value.value))
            for entry in context.entries.get(each.indicator.id, ())
            if entry.value.value is not None
        ]
        if said:
            items.append(_item(context, each, said))
    return (Bullets(tuple(items)),) if items else ()


def _item(context: Context, standing: Standing, said: Sequence[tuple[Entry, str]]) -> Runs:
    told = " ".join(
        f"{words.period_name(context.language, entry.period)} – {words.sentence(words_)}"
        for entry, words_ in said
    )
    return (Run(f"{standing.indicator.title}: ", bold=True), Run(told))


def comments(context: Context, standings: Sequence[Standing]) -> tuple[Runs, ...]:
    """Give what guarantors said of their values over the years, an indicator an item."""
    items = []
    for each in standings:
        said = [
            (entry, entry.value.comment)
            for entry in context.entries.get(each.indicator.id, ())
            if entry.value.comment and not _noted(context, entry)
        ]
        if said:
            items.append(_item(context, each, said))
    return tuple(items)


def _noted(context: Context, entry: Entry) -> bool:
    """Whether a comment says why the period has no value, which stands among the notes."""
    return entry.number is None and context.asked.covers(entry.period)
