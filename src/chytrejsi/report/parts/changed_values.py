"""The old and the new value of a difference, written as people do."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from chytrejsi.compare.difference import Difference, Plain
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.scalars import DAY, NUMBER
from chytrejsi.report import words
from chytrejsi.report.context import Context
from chytrejsi.report.fields import field_name

LEVEL = frozenset({"value", "target", "baseline", "milestones"})
"""Fields whose numbers are in an indicator's unit."""


def written(context: Context, difference: Difference, value: Plain) -> str:
    """Write a side of a difference; nothing where nothing stood or stands there."""
    card = _card(context, difference)
    if isinstance(value, dict):
        return _mapping(context, card, value)
    if isinstance(value, list):
        told = (written(context, difference, each) for each in value)
        return "\n".join(filter(None, told))
    return _scalar(context, card, value)


def _card(context: Context, difference: Difference) -> Indicator | None:
    """Give the card in whose unit the numbers of a difference are."""
    measured = LEVEL & set(difference.field.split("."))
    return context.dataset.indicators.get(difference.id) if measured else None


def _mapping(context: Context, card: Indicator | None, value: Mapping[str, Plain]) -> str:
    """Write a record by its title, a level by its value and day, anything else field by field."""
    title = value.get("title")
    if isinstance(title, str):
        return title
    level, day = value.get("value"), value.get("date")
    if level is not None and not isinstance(level, dict | list):
        shown = _scalar(context, card, level)
        return f"{shown} ({_scalar(context, None, day)})" if isinstance(day, str) else shown
    return "\n".join(_fields(context, card, value))


def _fields(context: Context, card: Indicator | None, value: Mapping[str, Plain]) -> Iterator[str]:
    for key, each in value.items():
        shown = _mapping(context, card, each) if isinstance(each, dict) else None
        if isinstance(each, list):
            shown = ", ".join(str(part) for part in each if not isinstance(part, dict))
        elif shown is None:
            shown = _scalar(context, card, each)
        if shown:
            yield f"{field_name(context.language, key)}: {shown}"


def _scalar(context: Context, card: Indicator | None, value: Plain) -> str:
    language = context.language
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return language.text("yes") if value else language.text("no")
    said = str(value)
    if DAY.fullmatch(said):
        return words.short_day(language, date.fromisoformat(said))
    if card is not None and NUMBER.fullmatch(said):
        return words.quantity(language, card, Decimal(said))
    unit = context.dataset.units.get(said)
    return unit.title if unit else said
