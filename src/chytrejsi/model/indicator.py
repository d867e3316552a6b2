"""An indicator card: what is measured, from which level, to which target, by whom."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, ClassVar

from chytrejsi.model.common import Documented, Validity
from chytrejsi.model.period import PeriodField
from chytrejsi.model.scalars import (
    NUMBER,
    Abridged,
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
_MERE_COUNTS = frozenset({"počet", "number", "count"})  # units that say only that something counts


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
    ORDINAL = "ordinal"
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


class Aggregation(StrEnum):
    """How values of several units, areas or categories make one: added up, by shares, or not."""

    SUM = "sum"
    RATIO = "ratio"
    NONE = "none"


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


class Judged(StrEnum):
    """A status that a body may give an indicator in place of the computed one."""

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    OFF_TRACK = "off_track"
    DETERIORATING = "deteriorating"
    MISSED = "missed"
    KEPT = "kept"
    NOT_KEPT = "not_kept"


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


class Dimension(Abridged):
    """What a value is broken down by, and into which categories.

    Where no categories are named, the dimension's name alone may stand in its place.
    """

    ALONE: ClassVar[str] = "dimension"

    dimension: Text
    categories: Annotated[tuple[Text, ...], Listed] = ()


class Judgement(Frozen):
    """A status given by hand for one period, and why; the computed one stays beside it.

    `body` is left out where the coordinator judges.
    """

    period: PeriodField
    status: Judged
    reason: Text
    body: Id | None = None
    date: Day
    resolution: Text | None = None


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
    scale: Annotated[tuple[Text, ...], Listed] = ()
    unit: Unit | None = None
    direction: Direction | None = None
    accumulation: Accumulation | None = None
    aggregation: Aggregation | None = None
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
    disaggregation: Annotated[tuple[Dimension, ...], Listed] = ()
    ask_parts: Flag = False
    valid: Validity = Validity()
    definition_version: Whole = 1
    breaks: Annotated[tuple[Break, ...], Listed] = ()
    continues: Id | None = None
    judgements: Annotated[tuple[Judgement, ...], Listed] = ()
    public: Flag = True

    @property
    def numeric(self) -> bool:
        """Whether its values are numbers."""
        return self.measure in {Measure.NUMBER, Measure.PERCENT}

    @property
    def unit_label(self) -> str:
        """The unit as it is printed; a percentage needs none written on its card."""
        if self.unit is not None:
            return self.unit.label
        return "%" if self.measure is Measure.PERCENT else ""

    @property
    def unit_beside(self) -> str:
        """The unit beside a number: none where it says only that pieces count, or words do."""
        mere = not self.numeric or self.unit_label in _MERE_COUNTS
        return "" if mere else self.unit_label

    @property
    def wanted(self) -> Direction | None:
        """Which way is good; a scale that leads from the worst to the best says it itself."""
        scaled = self.measure is Measure.ORDINAL and self.direction is None
        return Direction.INCREASE if scaled else self.direction

    @property
    def counts_pieces(self) -> bool:
        """Whether its values say how many pieces there are, which is never less than none."""
        pieces = self.unit is not None and self.unit.code == PIECES
        return pieces and self.numeric and self.accumulation is not Accumulation.INCREMENT

    @property
    def derived(self) -> bool:
        """Whether its values are computed from other indicators, so that nobody reports them."""
        return self.formula is not None

    @property
    def shares(self) -> bool:
        """Whether it is a percentage that names what it is a share of."""
        named = self.numerator is not None and self.denominator is not None
        return self.measure is Measure.PERCENT and named

    @property
    def aggregated(self) -> Aggregation:
        """How values of several units make one: as the card says, else by what it measures."""
        if self.aggregation is not None:
            return self.aggregation
        if self.shares:
            return Aggregation.RATIO
        summed = self.accumulation is Accumulation.INCREMENT and self.measure is Measure.NUMBER
        return Aggregation.SUM if summed else Aggregation.NONE

    def rank(self, word: str | bool | None) -> int | None:
        """Give a word's place on the scale, the worst being 1; None where it is not there."""
        return self.scale.index(word) + 1 if word in self.scale else None

    def categories(self, dimension: str | None) -> tuple[str, ...]:
        """Give the categories of a dimension, of all of them where none is named."""
        return tuple(
            category
            for each in self.disaggregation
            if dimension in {None, each.dimension}
            for category in each.categories
        )

    def dimension_of(self, category: str, named: str | None) -> str | None:
        """Give the dimension that is named with a category, else the first that has it."""
        having = (each.dimension for each in self.disaggregation if category in each.categories)
        return named or next(having, None)

    def valid_on(self, day: date) -> bool:
        """Tell whether the card is in use on that day."""
        start, end = self.valid.start, self.valid.end
        return (start is None or start <= day) and (end is None or day <= end)
