"""What the values of indicators are made of: categories, numerators and denominators."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from chytrejsi.model.indicator import Aggregation, Reading
from chytrejsi.model.observation import ReportedValue
from chytrejsi.progress.entries import number_of
from chytrejsi.progress.standing import Standing
from chytrejsi.report import words
from chytrejsi.report.blocks import Column, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import tables
from chytrejsi.report.parts.tables import DASH


def table(
    context: Context, standings: Sequence[Standing], caption: str, anchor: str
) -> tuple[Table, ...]:
    """Show the parts of the values that were reported with them; none where none was."""
    rows = tuple(row for each in standings for row in _rows(context, each))
    if not rows:
        return ()
    language = context.language
    columns = (
        Column(language.text("Indicator"), 3),
        Column(language.text("Part of the value"), 3),
        Column(language.text("Value"), 1.2, "right"),
    )
    return (Table(caption, columns, rows, anchor),)


def _rows(context: Context, standing: Standing) -> Iterator[tuple[Runs, ...]]:
    """Name the indicator in each row, with the period where it is another one."""
    named = tables.name(standing)
    if standing.period != standing.asked:
        named = (*named, Run(f" ({words.period_name(context.language, standing.period)})"))
    for part, value in (*_ratio(context, standing), *_categories(context, standing)):
        yield (named, text(part), text(value))


def _ratio(context: Context, standing: Standing) -> Iterator[tuple[str, str]]:
    """Tell the numbers that a percentage was computed from, those of all units together."""
    card, language = standing.indicator, context.language
    told = _valued(standing)
    joined = len(told) == 1 or card.aggregated is Aggregation.RATIO
    if not told or not joined or not all(map(_has_both, told)):
        return
    above = sum((each.numerator or Decimal(0) for each in told), Decimal(0))
    below = sum((each.denominator or Decimal(0) for each in told), Decimal(0))
    yield card.numerator or language.text("numerator"), language.number(above)
    yield card.denominator or language.text("denominator"), language.number(below)


def _valued(standing: Standing) -> list[ReportedValue]:
    return [each for each in standing.reported if each.value is not None]


def _has_both(value: ReportedValue) -> bool:
    return value.numerator is not None and value.denominator is not None


def _categories(context: Context, standing: Standing) -> Iterator[tuple[str, str]]:
    card = standing.indicator
    for dimension in card.disaggregation:
        for category in dimension.categories:
            told = [
                part
                for value in standing.reported
                for part in value.parts
                if part.category == category
                and card.dimension_of(category, part.dimension) == dimension.dimension
            ]
            if told:
                yield f"{dimension.dimension}: {category}", _value(context, standing, told)


def _value(context: Context, standing: Standing, told: Sequence[Reading]) -> str:
    """Add what all units told where their values are added; else what one has told."""
    card = standing.indicator
    numbers = [number for each in told if (number := number_of(card, each)) is not None]
    if not numbers:
        return str(told[0].value) if len(told) == 1 else DASH
    units = len(_valued(standing))
    if units > 1 and (card.aggregated is not Aggregation.SUM or len(numbers) < units):
        return DASH
    return words.number(context.language, card, sum(numbers, Decimal(0)))
