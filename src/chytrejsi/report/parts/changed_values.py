"""The old and the new value of a difference, written as people do."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import get_args

from chytrejsi.compare.difference import Difference, Plain
from chytrejsi.compare.fields import Named, named
from chytrejsi.compare.titles import Titles
from chytrejsi.language import Language
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.meanings import CHOICES, MEANINGS
from chytrejsi.model.scalars import DAY
from chytrejsi.report import words
from chytrejsi.report.context import Context

LEVEL = frozenset({"value", "target", "baseline", "milestones"})
"""Fields whose numbers are in an indicator's unit."""


def written(context: Context, difference: Difference, value: Plain) -> str:
    """Write a side of a difference; nothing where nothing stood or stands there."""
    card = _card(context, difference)
    if isinstance(value, dict):
        told = _mapping(context, card, value)
        # what a whole record says without having a title is told by the difference's sentence
        whole = not difference.field and not isinstance(value.get("title"), str)
        return context.language.text("a record") if whole else told
    if isinstance(value, list):
        items = (written(context, difference, each) for each in value)
        return "\n".join(filter(None, items))
    return _scalar(context, card, difference.field.rpartition(".")[2], value)


def _card(context: Context, difference: Difference) -> Indicator | None:
    """Give the card in whose unit the numbers of a difference are."""
    measured = LEVEL & set(difference.field.split("."))
    return context.dataset.indicators.get(difference.id) if measured else None


def _mapping(context: Context, card: Indicator | None, value: Mapping[str, Plain]) -> str:
    """Write a record by its title, a level by its value and day, anything else by what it says."""
    title = value.get("title")
    if isinstance(title, str):
        return title
    level, day = value.get("value"), value.get("date")
    if level is not None and not isinstance(level, dict | list):
        shown = _scalar(context, card, "value", level)
        return f"{shown} ({_scalar(context, None, 'date', day)})" if isinstance(day, str) else shown
    return ", ".join(_said(context, card, value))


def _said(context: Context, card: Indicator | None, value: Mapping[str, Plain]) -> Iterator[str]:
    for key, each in value.items():
        shown = _mapping(context, card, each) if isinstance(each, dict) else None
        if isinstance(each, list):
            parts = (_scalar(context, card, key, part) for part in each)
            shown = ", ".join(filter(None, parts))
        elif shown is None:
            shown = _scalar(context, card, key, each)
        if shown:
            yield shown


def _scalar(context: Context, card: Indicator | None, key: str, value: Plain) -> str:
    """Write one value of the field of that name."""
    language = context.language
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return language.text("yes") if value else language.text("no")
    if isinstance(value, Decimal):
        # the card of today may hold words where numbers stood before
        numbers = card if card and card.numeric else None
        return words.quantity(language, numbers, value) if numbers else language.number(value)
    said = str(value)
    if (day := _day(said)) is not None:
        return language.day(day)
    # who proposes a change may be told by the id of a unit or by a name
    title = Titles(context.dataset, context.dataset).of(named(key) or Named.UNIT, said)
    if title != said:
        return title
    return worded(language, key, said)


def worded(language: Language, field: str, word: str) -> str:
    """Write one of the words that a field may have as people do; anything else as it is."""
    meaning = _words().get((field, word))
    return language.text(meaning) if meaning else word


def _day(said: str) -> date | None:
    """Read a day; a text may look like one and be none."""
    try:
        return date.fromisoformat(said) if DAY.fullmatch(said) else None
    except ValueError:
        return None


@cache
def _words() -> Mapping[tuple[str, str], str]:
    """Give the titles (msgids) of the words that a field may have, by the field's name and word."""
    return {
        (name, word): meaning.title
        for model in MEANINGS
        for name, field in model.model_fields.items()
        for kind in (field.annotation, *get_args(field.annotation))
        if isinstance(kind, type) and issubclass(kind, StrEnum)
        for word, meaning in CHOICES.get(kind, {}).items()
    }
