"""An action plan: its period, approval, thresholds, and the areas that have no project."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from chytrejsi.model.common import Approval, Documented
from chytrejsi.model.period import PeriodField
from chytrejsi.model.scalars import Day, Frozen, Id, Listed, Number, Text


class Span(Frozen):
    """The planned years, as first and last day."""

    start: Annotated[Day, Field(alias="from")]
    end: Annotated[Day, Field(alias="to")]


class Thresholds(Frozen):
    """From which ratio an indicator is on track, behind, off track; below it deteriorates."""

    on_track: Number = Decimal("0.95")
    behind: Number = Decimal("0.60")
    off_track: Number = Decimal(0)


class Collection(Frozen):
    """One round of collecting: the period asked about and the day by which to answer."""

    period: PeriodField
    due: Day | None = None


class EmptyArea(Frozen):
    """An area of the concept for which the plan has no project, with the declared reason."""

    area: Id
    objectives: Annotated[tuple[Id, ...], Listed] = ()
    reason: Text


class Plan(Documented):
    """An action plan; its fiches lie beside it in `fiches/`.

    `prolongation` says in the plan's words whether it may last beyond its period.
    `controlled_from` is the day since when what is changed needs a change file, where that is not
    the day of the approval: before it the plan is still being put together as text.
    """

    id: Id
    title: Text
    period: Span
    approved: Approval
    prolonged_to: Day | None = None
    prolongation: Text | None = None
    controlled_from: Day | None = None
    thresholds: Thresholds = Thresholds()
    collection: Annotated[tuple[Collection, ...], Listed] = ()
    empty_areas: Annotated[tuple[EmptyArea, ...], Listed] = ()

    @property
    def controlled_since(self) -> date:
        """The day since when what is changed needs a change file."""
        return self.controlled_from or self.approved.date
