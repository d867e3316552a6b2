"""Reporting periods: a year ("2025") or a half-year ("2025-H1")."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, total_ordering
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer
from pydantic_core import PydanticCustomError, core_schema

_FORM = re.compile(r"([0-9]{4})(?:-H([12]))?")


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A year or a half-year; `half` is None for a whole year."""

    year: int
    half: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read "2025" or "2025-H1"; raises ValueError for anything else."""
        match = _FORM.fullmatch(text)
        if match is None or not 1900 <= int(match[1]) <= 2999:
            raise ValueError(text)
        return cls(int(match[1]), int(match[2]) if match[2] else None)

    @property
    def start(self) -> date:
        """The first day."""
        return _days(self.year, self.half)[0]

    @property
    def end(self) -> date:
        """The last day, which is the cut-off date of what is reported."""
        return _days(self.year, self.half)[1]

    @property
    def whole_year(self) -> "Period":
        """The year in which it lies."""
        return Period(self.year)

    def covers(self, other: "Period") -> bool:
        """Tell whether the other period lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def __str__(self) -> str:
        return f"{self.year}-H{self.half}" if self.half else str(self.year)

    def __lt__(self, other: "Period") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[date, bool]:
        # a year is newer than its second half, which ends on the same day
        return (self.end, self.half is None)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: object
    ) -> core_schema.CoreSchema:
        return core_schema.any_schema()


@cache
def _days(year: int, half: int | None) -> tuple[date, date]:
    """Give the first and the last day; they are asked for with each of thousands of values."""
    return (
        date(year, 7 if half == 2 else 1, 1),
        date(year, 6, 30) if half == 1 else date(year, 12, 31),
    )


def read_period(value: object) -> Period:
    """Read a period written as "2025" or "2025-H1"."""
    if isinstance(value, Period):
        return value
    if isinstance(value, str):
        try:
            return Period.parse(value)
        except ValueError:
            pass
    raise PydanticCustomError("period_expected", "{value}", {"value": str(value)})


PeriodField = Annotated[Period, BeforeValidator(read_period), PlainSerializer(str)]
