"""Joins what rows say of the parts of a value with the value that stands above them."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal

from chytrejsi.findings import Finding, Rule
from chytrejsi.model.observation import Part, ReportedValue, ValueState
from chytrejsi.sheet.form import Form
from chytrejsi.sheet.read.rows import RowAnswers
from chytrejsi.sheet.read.values import shown
from chytrejsi.sheet.shares import Share


@dataclass(frozen=True, slots=True)
class Shares:
    """The answers about parts; `answered` are the indicators whose own value is filled in."""

    rows: tuple[tuple[Share, RowAnswers], ...]
    answered: AbstractSet[str]

    @classmethod
    def of(cls, rows: Sequence[RowAnswers]) -> "Shares":
        """Gather them from the rows of all indicators."""
        told = tuple((row.row.share, row) for row in rows if row.row.share is not None)
        answered = {row.row.key for row in rows if "value" in row.answers}
        return cls(told, answered)

    def doubts(self, form: Form) -> Iterator[Finding]:
        """Find parts without their whole, and what is no number."""
        for share, row in self.rows:
            place, value = row.place("value"), row.value("value")
            if isinstance(value, ValueState):
                yield Rule.CELL_NUMBER.at(place, value=shown(row.answers["value"].cell.raw))
            if row.row.counted and isinstance(value, Decimal) and value < 0:
                yield Rule.CELL_NEGATIVE.at(place, value=form.language.number(value))
            if share.indicator not in self.answered:
                yield Rule.PART_ALONE.at(place, id=share.indicator)

    def added_to(self, value: ReportedValue) -> ReportedValue:
        """Give a value with its parts."""
        numbers: dict[str, object] = {}
        parts = []
        for share, row in self.rows:
            given = row.value("value")
            if share.indicator != value.indicator or given is None or isinstance(given, ValueState):
                continue
            if share.category:
                parts.append(_part(share, given))
            else:
                numbers[share.name] = given
        if not numbers and not parts:
            return value
        return value.model_copy(update=numbers | ({"parts": tuple(parts)} if parts else {}))


def _part(share: Share, given: object) -> Part:
    value = given if isinstance(given, bool) else _text(given)
    return Part(dimension=share.dimension, category=share.category, value=value)


def _text(given: object) -> str:
    return f"{given:f}" if isinstance(given, Decimal) else str(given)
