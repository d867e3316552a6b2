"""Values as plain ones, for JSON: records as maps, numbers as numbers, all else as YAML has it."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from chytrejsi.compare.difference import Plain
from chytrejsi.compare.fields import Shape, shapes
from chytrejsi.model.change import LEVELS, Change, ChangeKind
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.narrative import Quote
from chytrejsi.model.observation import Correction, ReportedValue
from chytrejsi.model.scalars import NUMBER, Frozen

_NUMERIC = LEVELS | {ChangeKind.METHOD}
"""The kinds of changes whose old and new value may be a number; of others it is an id or a text."""


class Plainly:
    """Makes values plain; whether one without a fixed type is a number, its indicator tells."""

    def __init__(self, *cards: Mapping[str, Indicator]) -> None:
        self._cards = cards

    def card(self, indicator: str) -> Indicator | None:
        """Give the card of an indicator from the first state that has one."""
        return next((each[indicator] for each in self._cards if indicator in each), None)

    def value(self, value: object, about: Shape | None, holders: Sequence[Frozen]) -> Plain:
        """Give a value of a field of the last of the records that hold it."""
        if isinstance(value, Frozen):
            return self._record(value, holders)
        if isinstance(value, Mapping):
            return {str(key): self.value(each, about, holders) for key, each in value.items()}
        if isinstance(value, tuple | list):
            return [self.value(each, about, holders) for each in value]
        return self._scalar(value, about, holders)

    def _scalar(self, value: object, about: Shape | None, holders: Sequence[Frozen]) -> Plain:
        if isinstance(value, StrEnum):
            return value.value
        if value is None or isinstance(value, bool | int | Decimal):
            return value
        if isinstance(value, str) and about and about.measured and NUMBER.fullmatch(value):
            return Decimal(value) if self._counts(holders) else value
        return value.isoformat() if isinstance(value, date) else str(value)

    def _record(self, record: Frozen, holders: Sequence[Frozen]) -> Plain:
        """Give what a record says beyond what is taken for granted."""
        fields, inside = type(record).model_fields, (*holders, record)
        said = ((each, getattr(record, each.name)) for each in shapes(type(record)))
        return {
            each.key: self.value(value, each, inside)
            for each, value in said
            if value != fields[each.name].get_default(call_default_factory=True)
        }

    def _counts(self, holders: Sequence[Frozen]) -> bool:
        """Tell whether what could be a number is one, and no word of a scale, id or text."""
        found = (self._numeric(each) for each in reversed(holders))
        return next((each for each in found if each is not None), True)

    def _numeric(self, record: Frozen) -> bool | None:
        """Tell of a record whether its values are numbers; None where it does not say."""
        if isinstance(record, Change) and record.kind not in _NUMERIC:
            return False
        card: Indicator | None = None
        if isinstance(record, Indicator):
            card = record
        elif isinstance(record, Change | Correction | Quote | ReportedValue) and record.indicator:
            card = self.card(record.indicator)
        return card.numeric if card else None
