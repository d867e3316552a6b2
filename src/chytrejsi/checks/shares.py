"""Checks of what a value is made of: numerator and denominator, categories, several units."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from chytrejsi.checks.cards import value_findings
from chytrejsi.checks.case import Case, Entry
from chytrejsi.findings import Finding, Rule, listed
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.indicator import Accumulation, Aggregation, Dimension, Indicator, Measure
from chytrejsi.progress.arithmetic import is_percentage


def aggregations(case: Case) -> Iterator[Finding]:
    """What the card says of adding up suits what it measures."""
    for card in case.dataset.indicators.values():
        if card.aggregation is not None and not _sound(card, card.aggregation):
            yield Rule.AGGREGATION_UNSOUND.at(
                case.at(RecordKind.INDICATOR, card.id, "aggregation"),
                aggregation=card.aggregation.value,
                id=card.id,
                measure=card.measure.value,
            )


def _sound(card: Indicator, aggregation: Aggregation) -> bool:
    if aggregation is Aggregation.SUM:
        return card.measure is Measure.NUMBER
    if aggregation is Aggregation.RATIO:
        return card.shares
    return card.accumulation is not Accumulation.INCREMENT or not card.contributors


def ratios(case: Case) -> Iterator[Finding]:
    """A percentage is a hundred times its numerator by its denominator."""
    for card, entries in case.cards():
        for entry in entries:
            numerator, denominator = entry.value.numerator, entry.value.denominator
            if numerator is None and denominator is None:
                continue
            place = case.at_entry(entry, "numerator" if denominator is None else "denominator")
            if card.measure is not Measure.PERCENT:
                measure = card.measure.value
                yield Rule.RATIO_UNEXPECTED.at(place, id=card.id, measure=measure)
            elif numerator is None or denominator is None or denominator <= 0:
                yield Rule.RATIO_INCOMPLETE.at(place, id=card.id)
            elif (value := entry.value.number) is not None and not is_percentage(
                value, numerator, denominator
            ):
                yield Rule.RATIO_DIFFERS.at(
                    case.at_entry(entry, "value"),
                    id=card.id,
                    value=entry.value.value,
                    numerator=numerator,
                    denominator=denominator,
                )


def categories(case: Case) -> Iterator[Finding]:
    """A card names each category of a dimension once."""
    for card in case.dataset.indicators.values():
        for place, each in enumerate(card.disaggregation):
            words = [word.casefold() for word in each.categories]
            for number, word in enumerate(words):
                if word in words[:number]:
                    where = ("disaggregation", place, "categories", number)
                    yield Rule.CATEGORY_TWICE.at(
                        case.at(RecordKind.INDICATOR, card.id, *where),
                        category=each.categories[number],
                    )


def parts(case: Case) -> Iterator[Finding]:
    """The parts of a value are of known categories, each once, and add up to it."""
    for card, entries in case.cards():
        for entry in entries:
            yield from _of_value(case, card, entry)


def _of_value(case: Case, card: Indicator, entry: Entry) -> Iterator[Finding]:
    seen: set[tuple[str | None, str]] = set()
    for number, part in enumerate(entry.value.parts):
        place = partial(case.at_entry, entry, "parts", number, "category")
        if part.category not in card.categories(part.dimension):
            known = listed(card.categories(part.dimension) or card.categories(None))
            yield Rule.CATEGORY_UNKNOWN.at(place(), category=part.category, known=known)
        if (part.dimension, part.category) in seen:
            yield Rule.CATEGORY_TWICE.at(place(), category=part.category)
        seen.add((part.dimension, part.category))
        value = partial(case.at_entry, entry, "parts", number, "value")
        yield from value_findings(card, part, value)
    if card.aggregated is Aggregation.SUM:
        for dimension in card.disaggregation:
            yield from _sum(case, card, entry, dimension)


def _sum(case: Case, card: Indicator, entry: Entry, dimension: Dimension) -> Iterator[Finding]:
    """Hold the parts of one dimension, where all have come, against the whole as reported."""
    told = [
        each
        for each in entry.value.parts
        if card.dimension_of(each.category, each.dimension) == dimension.dimension
    ]
    numbers = [each.number for each in told if each.number is not None]
    whole = entry.value.number
    complete = {each.category for each in told} == set(dimension.categories)
    if not numbers or whole is None:
        return
    total = sum(numbers, Decimal(0))
    if (complete and total != whole) or (min(numbers) >= 0 and total > whole):
        yield Rule.PARTS_SUM.at(
            case.at_entry(entry, "parts"),
            dimension=dimension.dimension,
            id=card.id,
            sum=total,
            value=whole,
        )
