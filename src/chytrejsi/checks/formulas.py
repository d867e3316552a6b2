"""Checks of derived indicators: that the formula can be read, computed, and means something."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from chytrejsi.checks.case import Case
from chytrejsi.findings import Finding, Place, Rule
from chytrejsi.language import current
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.formula import (
    Constant,
    FormulaError,
    Input,
    Node,
    Operation,
    inputs_of,
    parse,
    parts_of,
)
from chytrejsi.model.indicator import Indicator, Measure
from chytrejsi.progress.derived import formula_of, in_order

# of what a formula is: how often each unit is in it, less than nothing below the line
_Units = Mapping[str, int]
_HUNDRED = Constant(Decimal(100))


def _at(case: Case, card: Indicator) -> Place:
    return case.at(RecordKind.INDICATOR, card.id, "formula")


def _derived(case: Case) -> Iterator[tuple[Indicator, Node]]:
    """Give the cards with a formula that can be read."""
    for card in case.dataset.indicators.values():
        if (node := formula_of(card)) is not None:
            yield card, node


def syntax(case: Case) -> Iterator[Finding]:
    """A formula can be read, and has an indicator in it."""
    for card in case.dataset.indicators.values():
        if card.formula is None:
            continue
        try:
            if not inputs_of(parse(card.formula)):
                yield Rule.FORMULA_WITHOUT_INPUT.at(_at(case, card), id=card.id)
        except FormulaError as error:
            problem = current().text(error.problem, text=error.text, limit=error.limit)
            yield Rule.FORMULA_SYNTAX.at(_at(case, card), problem=problem)


def inputs(case: Case) -> Iterator[Finding]:
    """A formula computes with numbers, and its result is one."""
    known = case.dataset.indicators
    for card, node in _derived(case):
        used = (known[each] for each in inputs_of(node) if each in known)
        for each in (card, *used):
            if not each.numeric:
                measure = each.measure.value
                yield Rule.FORMULA_INPUT.at(_at(case, card), id=each.id, measure=measure)


def cycles(case: Case) -> Iterator[Finding]:
    """No indicator is computed from itself, not even by way of others."""
    computable = set(in_order(case.dataset.indicators))
    for card, node in _derived(case):
        if card.id not in computable:
            stuck = [each for each in inputs_of(node) if _waits(case, each, computable)]
            inputs_ = ", ".join(stuck)
            yield Rule.FORMULA_CYCLE.at(_at(case, card), id=card.id, inputs=inputs_)


def _waits(case: Case, name: str, computable: set[str]) -> bool:
    card = case.dataset.indicators.get(name)
    return card is not None and formula_of(card) is not None and name not in computable


def reported(case: Case) -> Iterator[Finding]:
    """Nobody reports what is computed."""
    for card, entries in case.cards():
        if card.derived:
            for entry in entries:
                place = case.at_entry(entry, "indicator")
                yield Rule.DERIVED_REPORTED.at(place, id=card.id, formula=card.formula)


# --- units --------------------------------------------------------------------------------------


class _UnlikeUnits(Exception):  # noqa: N818 - it carries what is found; it is no error
    """Two units are added, subtracted or compared that are not the same."""


def units(case: Case) -> Iterator[Finding]:
    """Like is added to like; a percentage is a hundred times the share of like in like."""
    for card, node in _derived(case):
        known = [case.dataset.indicators.get(each) for each in inputs_of(node)]
        if not known or any(each is None or not each.numeric for each in known):
            continue
        cards = {each.id: each for each in known if each is not None}
        try:
            found = _units(node, cards)
        except _UnlikeUnits as unlike:
            one, other = unlike.args
            values = {"one": _written(one), "other": _written(other)}
            yield Rule.FORMULA_UNITS.at(_at(case, card), **values)
            continue
        yield from _result(case, card, node, found)


def _units(node: Node, cards: Mapping[str, Indicator]) -> _Units | None:
    """Give a formula's units; None for a number alone, which fits beside any unit."""
    if isinstance(node, Constant):
        return None
    if isinstance(node, Input):
        return _unit_of(cards[node.id])
    found = [_units(each, cards) for each in parts_of(node)]
    if isinstance(node, Operation) and node.sign in {"*", "/"}:
        return _multiplied(found[0], found[1], 1 if node.sign == "*" else -1)
    known = [each for each in found if each is not None]
    for each in known[1:]:
        if each != known[0]:
            raise _UnlikeUnits(known[0], each)
    return known[0] if known else None


def _unit_of(card: Indicator) -> _Units:
    if card.measure is Measure.PERCENT:
        return {"%": 1}
    return {card.unit.label: 1} if card.unit else {}


def _multiplied(left: _Units | None, right: _Units | None, power: int) -> _Units | None:
    if left is None and right is None:
        return None
    total = Counter(dict(left or {}))
    for label, count in (right or {}).items():
        total[label] += power * count
    return {label: count for label, count in total.items() if count}


def _result(case: Case, card: Indicator, node: Node, found: _Units | None) -> Iterator[Finding]:
    """Hold what comes out against what the card says that it measures."""
    place = _at(case, card)
    if card.measure is Measure.PERCENT:
        if found not in (None, {}, {"%": 1}):
            yield Rule.FORMULA_UNITS.at(place, one="%", other=_written(found or {}))
        elif found == {} and not _has_hundred(node):
            yield Rule.FORMULA_PERCENT.at(place, id=card.id)
    elif found and list(found.values()) == [1] and card.unit and card.unit.label not in found:
        yield Rule.FORMULA_UNITS.at(place, one=card.unit.label, other=_written(found))


def _has_hundred(node: Node) -> bool:
    return node == _HUNDRED or any(_has_hundred(each) for each in parts_of(node))


def _written(found: _Units) -> str:
    """Write units as they are multiplied and divided: Kč/osob."""
    above = [label for label, count in found.items() for _ in range(count)]
    below = [label for label, count in found.items() for _ in range(-count)]
    return "/".join(["·".join(above) or "1", *below])
