"""An indicator card: what is measured, from which level, to which target, by whom."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated

from chytrejsi.model.common import Documented, Validity
from chytrejsi.model.scalars import (
    NUMBER,
    Day,
    Flag,
    Frozen,
    Id,
    Listed,
    Number,
    Scalar,
    Text,
    Whole,
)

_SHORT = 20  # characters
PIECES = "C62"  # the UN/CEFACT code of what is counted one by one


class Kind(StrEnum):
    """Where in the chain of results an indicator stands."""

    INPUT = "input"
    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"
    CONTEXT = "context"


class Measure(StrEnum):
    """What a value of the indicator is."""

    NUMBER = "number"
    PERCENT = "percent"
    BOOLEAN = "boolean"
    QUALITATIVE = "qualitative"


class Direction(StrEnum):
    """Which way is good."""

    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"


class Accumulation(StrEnum):
    """How reported values make a level: summed, already summed, or a state at a date."""

    INCREMENT = "increment"
    CUMULATIVE = "cumulative"
    POINT_IN_TIME = "point_in_time"


class Method(StrEnum):
    """Which ratio gives the status."""

    SCHEDULE = "schedule"
    GROWTH = "growth"
    EXTRAPOLATION = "extrapolation"
    ACHIEVEMENT = "achievement"


class Frequency(StrEnum):
    """How often the indicator is asked for."""

    ANNUAL = "annual"
    HALF_YEARLY = "half_yearly"


class Unit(Frozen):
    """The unit as it is printed, and its UN/CEFACT code."""

    label: Text
    code: Text | None = None


class Reading(Frozen):
    """A value as written; what it means is decided by the indicator's measure."""

    value: Scalar | None = None

    @property
    def number(self) -> Decimal | None:
        """The value as a number (true is 1, false is 0), None where it is text or missing."""
        if isinstance(self.value, bool):
            return Decimal(int(self.value))
        if self.value is None:
            return None
        return (_number_once if len(self.value) <= _SHORT else _number)(self.value)


def _number(text: str) -> Decimal | None:
    return Decimal(text) if NUMBER.fullmatch(text) else None


# each of thousands of values is asked for its number many times
_number_once = lru_cache(50_000)(_number)


class Level(Reading):
    """A level at a date: a baseline, a milestone or a target."""

    date: Day
    value: Scalar
    note: Text | None = None


class Target(Level):
    """The level to be reached; unconfirmed until the region has said so, with its basis."""

    confirmed: Flag = True
    basis: Text | None = None


class Break(Frozen):
    """A date at which the definition changed, so that values across it cannot be compared."""

    date: Day
    reason: Text


class Indicator(Documented):
    """One card of the catalogue; direction and accumulation are never assumed.

    `plan: null` with an `area` and `counted: false` is a result achieved outside the plan.
    """

    id: Id
    title: Text
    definition: Text | None = None
    plan: Id | None = None
    fiche: Id | None = None
    area: Id | None = None
    objectives: Annotated[tuple[Id, ...], Listed] = ()
    kind: Kind
    measure: Measure
    unit: Unit | None = None
    direction: Direction | None = None
    accumulation: Accumulation | None = None
    baseline: Level | None = None
    milestones: Annotated[tuple[Level, ...], Listed] = ()
    target: Target | None = None
    method: Method = Method.SCHEDULE
    tolerance: Number = Decimal(0)
    weight: Number | None = None
    guarantor: Id | None = None
    contributors: Annotated[tuple[Id, ...], Listed] = ()
    frequency: Frequency = Frequency.ANNUAL
    counted: Flag = True
    source: Text | None = None
    verification: Text | None = None
    numerator: Text | None = None
    denominator: Text | None = None
    formula: Text | None = None
    disaggregation: Annotated[tuple[Text, ...], Listed] = ()
    valid: Validity = Validity()
    definition_version: Whole = 1
    breaks: Annotated[tuple[Break, ...], Listed] = ()
    continues: Id | None = None
    public: Flag = True

    @property
    def numeric(self) -> bool:
        """Whether its values are numbers."""
        return self.measure in {Measure.NUMBER, Measure.PERCENT}

    @property
    def counts_pieces(self) -> bool:
        """Whether its values say how many pieces there are, which is never less than none."""
        pieces = self.unit is not None and self.unit.code == PIECES
        return pieces and self.numeric and self.accumulation is not Accumulation.INCREMENT

    def valid_on(self, day: date) -> bool:
        """Tell whether the card is in use on that day."""
        start, end = self.valid.start, self.valid.end
        return (start is None or start <= day) and (end is None or day <= end)
