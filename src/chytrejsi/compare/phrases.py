"""Values of fields in the words of a sentence."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from chytrejsi.compare.fields import Shape, shape, shapes
from chytrejsi.compare.follow import Holder
from chytrejsi.compare.likeness import key_of
from chytrejsi.compare.titles import Titles
from chytrejsi.compare.wording import quoted
from chytrejsi.language import NBSP, Language
from chytrejsi.model.indicator import Indicator, Measure, Reading
from chytrejsi.model.meanings import choice_of, meaning_of
from chytrejsi.model.money import Budget, Currency, Funding
from chytrejsi.model.period import Period
from chytrejsi.model.scalars import NUMBER, Frozen

_LISTED = 5  # items of a list that are told one by one
_TECHNICAL = frozenset({"cell", "raw", "normalised", "workbook", "sha256"})
_NAMES = ("title", "name", "label", "category", "subject", "field", "file", "source")


class Phrases:
    """Words the values of fields."""

    def __init__(self, language: Language, titles: Titles) -> None:
        self.language = language
        self.titles = titles

    def field(self, model: type[Frozen], name: str) -> str:
        """Give what people call a field."""
        return self.language.text(meaning_of(model, name).title)

    def value(self, value: object, about: Shape | None, holder: Holder) -> str:
        """Say a value of a field: a number, a day, a word of a choice, a title, a text."""
        if isinstance(value, tuple):
            return self._list(value, about, holder)
        if isinstance(value, Frozen):
            return self.record(value, holder)
        if isinstance(value, Mapping):
            return self._list(tuple(value), None, holder)
        if isinstance(value, str) and not isinstance(value, StrEnum) and about and about.named:
            return quoted(self.language, self.titles.of(about.named, value, holder))
        if about and about.measured and isinstance(value, str) and NUMBER.fullmatch(value):
            return self.language.number(Decimal(value))
        return self._scalar(value)

    def _scalar(self, value: object) -> str:
        language = self.language
        if isinstance(value, bool):
            return language.text("yes") if value else language.text("no")
        if isinstance(value, StrEnum):
            return quoted(language, language.text(choice_of(value).title))
        if isinstance(value, Decimal):
            return language.number(value)
        if isinstance(value, date):
            return language.day(value)
        if isinstance(value, int | Period):
            return str(value)
        return quoted(language, str(value))

    def _list(self, values: tuple[object, ...], about: Shape | None, holder: Holder) -> str:
        told = [self.value(each, about, holder) for each in values[:_LISTED]]
        more = len(values) - _LISTED
        if more > 0:
            told.append(self.language.plural("{count} more", "{count} more", more))
        return ", ".join(told)

    def record(self, record: Frozen, holder: Holder) -> str:
        """Say what a record inside another is: its title, else all that it says."""
        given = [each for each in shapes(type(record)) if each.name in record.model_fields_set]
        said = [each for each in given if each.name not in _TECHNICAL]
        return quoted(self.language, _title(record) or self._contents(record, said, holder))

    def label(self, record: Frozen, holder: Holder) -> str:
        """Name a record inside another: by its title, else by what it is known by."""
        known = [shape(type(record), each) for each in key_of(record)]
        name = _title(record) or self._contents(record, known, holder)
        return quoted(self.language, name) if name else self.record(record, holder)

    def unit(self, record: Frozen, field: str) -> str:
        """Give what a figure inside a record is in: the currency, per cent; mostly nothing."""
        if isinstance(record, Budget) and field == "amount":
            return self.language.text(record.currency.value)
        return "%" if isinstance(record, Funding) and field == "share" else ""

    def _contents(self, record: Frozen, fields: Sequence[Shape], holder: Holder) -> str:
        inside = holder.within(record)
        told = (self._inside(record, each, inside) for each in fields)
        return ", ".join(filter(None, told))

    def _inside(self, record: Frozen, about: Shape, holder: Holder) -> str:
        """Say a field of a record; a currency stands beside its amount."""
        value = getattr(record, about.name)
        if isinstance(value, Currency):
            return ""
        said, unit = self._bare(value, about, holder), self.unit(record, about.name)
        return f"{said}{NBSP}{unit}" if said and unit else said

    def _bare(self, value: object, about: Shape, holder: Holder) -> str:
        if value is None or value == ():
            return ""
        if isinstance(value, str) and not isinstance(value, StrEnum):
            number = about.measured and NUMBER.fullmatch(value)
            if number:
                return self.language.number(Decimal(value))
            return self.titles.of(about.named, value, holder)
        if isinstance(value, StrEnum):
            return self.language.text(choice_of(value).title)
        return "" if isinstance(value, Mapping) else self.value(value, about, holder)

    # --- values of indicators -------------------------------------------------------------

    def reading(self, card: Indicator | None, reading: Reading) -> str:
        """Say a value of an indicator without its unit."""
        value = reading.value
        if isinstance(value, bool):
            return self.language.text("yes") if value else self.language.text("no")
        verbal = card is not None and card.measure is Measure.QUALITATIVE
        if reading.number is None or verbal:
            return quoted(self.language, str(value))
        return self.language.number(reading.number)

    def quantity(self, card: Indicator | None, reading: Reading) -> str:
        """Say a value of an indicator with its unit."""
        written = self.reading(card, reading)
        unit = card.unit_beside if card else ""
        return f"{written}{NBSP}{unit}" if unit and reading.number is not None else written


def _title(record: Frozen) -> str | None:
    told = (getattr(record, each, None) for each in _NAMES)
    return next((each for each in told if isinstance(each, str) and each), None)
