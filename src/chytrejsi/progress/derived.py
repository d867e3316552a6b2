"""Derived indicators: the series that a formula makes of the series of others.

A level is computed for each month at which all inputs have one. What is missing makes no level;
it is never taken for zero. Where the definition of an input changed, the computed series is broken.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from chytrejsi.language import N_
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.editions import card_on
from chytrejsi.model.formula import FormulaError, Node, computed, inputs_of, parse
from chytrejsi.model.indicator import Break, Indicator
from chytrejsi.model.period import Period
from chytrejsi.progress.arithmetic import exact, json_number, significant
from chytrejsi.progress.entries import Spoken, periods_for
from chytrejsi.progress.levels import Series
from chytrejsi.progress.reasons import Reason
from chytrejsi.progress.series import broken
from chytrejsi.progress.standing import Point, Status, Step
from chytrejsi.progress.told import Silence, Told

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
def derived_series(card: Indicator, series: Mapping[str, Series]) -> Series:
    """Compute the series of a derived card from those of its inputs."""
    node = formula_of(card)
    if node is None or card.formula is None or not series:
        return Series(reason=Reason.FORMULA_WRONG)
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
        reason = Reason.INPUT_UNKNOWN if unknown else Reason.DATES_DIFFER
        steps = _missing(series)
    return Series(broken(card, tuple(points)), reason, tuple(steps))


def _by_month(series: Series) -> Mapping[_Month, Point]:
    return {(each.date.year, each.date.month): each for each in series.points}


def _why_not(value: Decimal | None) -> Reason | None:
    if value is None:
        return Reason.DIVISION_BY_ZERO
    return Reason.OUT_OF_RANGE if json_number(value) is None else None


def _joined(levels: Mapping[str, Point], value: Decimal) -> Point:
    newest = max(levels.values(), key=lambda each: each.date)
    return replace(
        newest,
        value=value,
        broken=False,
        provisional=any(each.provisional for each in levels.values()),
        partial=any(each.partial for each in levels.values()),
    )


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
        return [_apart(inputs)]
    return [
        Step(
            N_("Input {id} has no level: {reason}."),
            {"id": name, "reason": inputs[name].reason or Reason.NO_DATA},
        )
        for name in unknown
    ]


def _apart(inputs: Iterable[str]) -> Step:
    return Step(N_("{inputs} have no level at the same date."), {"inputs": ", ".join(inputs)})


# --- within an evaluation -----------------------------------------------------------------------


def cards_on(dataset: Dataset, day: date) -> Mapping[str, Indicator]:
    """Give all cards as they held on a day, derived ones with the breaks of their inputs."""
    changes = dataset.approved_changes
    held = {
        name: card_on(card, changes.get(name, ()), day) for name, card in dataset.indicators.items()
    }
    for name in in_order(held):
        held[name] = _with_breaks(held[name], [held[each] for each in _inputs(held[name], held)])
    return held


def _inputs(card: Indicator, known: Mapping[str, Indicator]) -> tuple[str, ...]:
    node = formula_of(card)
    return tuple(each for each in inputs_of(node) if each in known) if node is not None else ()


def _with_breaks(card: Indicator, inputs: Iterable[Indicator]) -> Indicator:
    own = {each.date: each for each in card.breaks}
    further = {
        each.date: Break(date=each.date, reason=f"{source.id}: {each.reason}")
        for source in inputs
        for each in source.breaks
    }
    if further.keys() <= own.keys():
        return card
    breaks = sorted((further | own).values(), key=lambda each: each.date)
    return card.model_copy(update={"breaks": tuple(breaks)})


def all_derived(
    cards: Mapping[str, Indicator], reported: Callable[[Indicator], Told], asked: Period
) -> Mapping[str, Told]:
    """Tell of all derived cards; of those in a circle, that they cannot be computed."""
    wrong = _unknown(Reason.FORMULA_WRONG, asked)
    found = {card.id: wrong for card in cards.values() if card.derived}

    def told(name: str) -> Told:
        card = cards.get(name)
        if card is None:
            return replace(_unknown(Reason.NO_DATA, asked), silence=_SILENT)
        if not card.numeric:
            return _unknown(Reason.NOT_A_NUMBER, asked)
        return found[name] if card.derived else reported(card)

    for name in in_order(cards):
        node = formula_of(cards[name])
        if node is not None:
            found[name] = _computed(
                cards[name], {each: told(each) for each in inputs_of(node)}, asked
            )
    return found


_SILENT = Status.NOT_REPORTED, Reason.NO_DATA


def _unknown(reason: Reason, asked: Period) -> Told:
    return Told(Series(reason=reason), Spoken(asked))


def _computed(card: Indicator, inputs: Mapping[str, Told], asked: Period) -> Told:
    """Compute a card; what its inputs say of other days than each other makes no level."""
    series = derived_series(card, {name: each.series for name, each in inputs.items()})
    silence = _silence([each.silence for each in inputs.values() if each.silence])
    last = series.last
    if last is None or silence:
        return Told(series, Spoken(asked), silence)
    if last.period in periods_for(asked):
        return Told(series, Spoken(last.period))
    apart = replace(series, reason=Reason.DATES_DIFFER, steps=(_apart(inputs),))
    return Told(apart, Spoken(asked))


def _silence(silences: Sequence[Silence]) -> Silence | None:
    """Say why a period has no computed value: the silence of any input is its own."""
    if not silences:
        return None
    missing = any(status is Status.NOT_REPORTED for status, _reason in silences)
    due = any(reason is not Reason.NOT_DUE for _status, reason in silences)
    status = Status.NOT_REPORTED if missing else Status.NOT_AVAILABLE
    return status, Reason.INPUT_UNKNOWN if due else Reason.NOT_DUE
