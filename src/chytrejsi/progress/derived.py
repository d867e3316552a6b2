"""Derived indicators: the series that a formula makes of the series of others.

A level is computed for each month at which all inputs have one. What is missing makes no level;
it is never taken for zero.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from chytrejsi.language import N_
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.formula import FormulaError, Node, computed, inputs_of, parse
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.period import Period
from chytrejsi.progress.arithmetic import exact, significant
from chytrejsi.progress.entries import Entries, Spoken
from chytrejsi.progress.levels import Series
from chytrejsi.progress.reasons import Reason
from chytrejsi.progress.series import broken_between, series_of
from chytrejsi.progress.standing import Point, Status, Step

_Month = tuple[int, int]


def formula_of(card: Indicator) -> Node | None:
    """Read a card's formula; None where it has none, or one that cannot be read."""
    try:
        return None if card.formula is None else parse(card.formula)
    except FormulaError:
        return None


def in_order(cards: Mapping[str, Indicator]) -> tuple[str, ...]:
    """List the derived cards, each after those that it needs; circles are left out."""
    needed = {
        card.id: [each for each in inputs_of(node) if each in cards and cards[each].derived]
        for card in cards.values()
        if (node := formula_of(card)) is not None
    }
    sorter = TopologicalSorter(needed)
    with suppress(CycleError):  # what is in no circle, and needs none, is given all the same
        sorter.prepare()
    found: list[str] = []
    while ready := sorter.get_ready():
        found.extend(ready)
        sorter.done(*ready)
    return tuple(each for each in found if each in needed)


@exact
def derived_series(card: Indicator, inputs: Mapping[str, Series | None]) -> Series:
    """Compute the series of a derived card; an input is None where there is no such indicator."""
    node = formula_of(card)
    if node is None or card.formula is None or not inputs:
        return Series(reason=Reason.FORMULA_WRONG)
    series = {name: each or Series(reason=Reason.NO_DATA) for name, each in inputs.items()}
    by_month = {name: _by_month(each) for name, each in series.items()}
    months = sorted(set.intersection(*(set(each) for each in by_month.values())))
    points: list[Point] = []
    reason: Reason | None = None
    steps: list[Step] = []
    for month in months:
        levels = {name: each[month] for name, each in by_month.items()}
        value = computed(node, {name: each.value for name, each in levels.items()})
        steps = _told(card.formula, levels, value)
        reason = _why_not(value)
        if value is not None and reason is None:
            points.append(_joined(levels, significant(value)))
    unknown = [name for name, each in series.items() if each.last is None]
    if unknown or not months:
        reason = Reason.INPUT_UNKNOWN
        steps = _missing(series)
    return Series(_broken(card, tuple(points)), reason, tuple(steps))


def _by_month(series: Series) -> Mapping[_Month, Point]:
    return {(each.date.year, each.date.month): each for each in series.points}


def _why_not(value: Decimal | None) -> Reason | None:
    if value is None:
        return Reason.DIVISION_BY_ZERO
    return None if value.is_finite() else Reason.OUT_OF_RANGE


def _joined(levels: Mapping[str, Point], value: Decimal) -> Point:
    newest = max(levels.values(), key=lambda each: each.date)
    return replace(
        newest,
        value=value,
        broken=any(each.broken for each in levels.values()),
        provisional=any(each.provisional for each in levels.values()),
        partial=any(each.partial for each in levels.values()),
    )


def _broken(card: Indicator, points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Mark the points that are the first after a change of the card's own definition."""
    marked, before = [], card.baseline.date if card.baseline else date.max
    for point in points:
        broken = point.broken or broken_between(card, before, point.date)
        marked.append(replace(point, broken=broken))
        before = point.date
    return tuple(marked)


def _told(formula: str, levels: Mapping[str, Point], value: Decimal | None) -> list[Step]:
    steps = [
        Step(
            N_("Input {id} = {value} on {date}."),
            {"id": name, "value": each.value, "date": each.date},
        )
        for name, each in levels.items()
    ]
    day = max(each.date for each in levels.values())
    if value is None:
        return [*steps, Step(N_("{formula} would divide by zero."), {"formula": formula})]
    return [
        *steps,
        Step(
            N_("Actual A = {formula} = {value} on {date}."),
            {"formula": formula, "value": significant(value), "date": day},
        ),
    ]


def _missing(inputs: Mapping[str, Series]) -> list[Step]:
    """Name the inputs that have no level; all of them where none of their dates is common."""
    unknown = [name for name, each in inputs.items() if each.last is None]
    if not unknown:
        told = {"inputs": ", ".join(inputs)}
        return [Step(N_("{inputs} have no level at the same date."), told)]
    return [
        Step(
            N_("Input {id} has no level: {reason}."),
            {"id": name, "reason": inputs[name].reason or Reason.NO_DATA},
        )
        for name in unknown
    ]


# --- within an evaluation -----------------------------------------------------------------------


def all_derived(dataset: Dataset, entries: Entries, as_of: date) -> Mapping[str, Series]:
    """Compute the series of all derived cards up to a day; those in a circle have none."""
    found: dict[str, Series] = {}

    def series(name: str) -> Series | None:
        card = dataset.indicators.get(name)
        if card is None or card.derived:
            return found.get(name)
        return series_of(card, entries.get(name, ()), dataset.respondents_of(card), as_of)

    for name in in_order(dataset.indicators):
        card = dataset.indicators[name]
        node = formula_of(card)
        if node is not None:
            found[name] = derived_series(card, {each: series(each) for each in inputs_of(node)})
    return found


def spoken_by(series: Series, asked: Period) -> Spoken:
    """Tell from which period a derived level of a period is: of a year, it may be a half."""
    last = series.points[-1].period if series.points else None
    within = last is not None and asked.whole_year.covers(last) and last.end <= asked.end
    return Spoken(last if last is not None and within else asked)


def silence_of(series: Series, asked: Period) -> tuple[Status, Reason] | None:
    """Say why a period has no derived value; None where it has one, or one that cannot be had."""
    silent = Status.NOT_REPORTED, Reason.INPUT_UNKNOWN
    if series.reason is not None:
        return silent if series.reason is Reason.INPUT_UNKNOWN else None
    last = series.points[-1] if series.points else None
    return None if last and asked.whole_year.start <= last.date <= asked.end else silent
