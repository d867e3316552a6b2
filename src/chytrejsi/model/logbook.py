"""The memory of collecting: one event file per run that took in, refused or reminded."""

from enum import StrEnum
from typing import Annotated

from chytrejsi.model.period import PeriodField
from chytrejsi.model.scalars import Day, Frozen, Id, Listed, Text, Whole


class Outcome(StrEnum):
    """What became of one workbook in a run."""

    ACCEPTED = "accepted"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    IGNORED = "ignored"


class Tally(Frozen):
    """How many input cells were filled, and what became of them; filled is the sum of the rest.

    `normalised` were accepted after a change that keeps the meaning (a space, a comma),
    `ignored` stood where nothing is asked.
    """

    filled: Whole = 0
    accepted: Whole = 0
    normalised: Whole = 0
    refused: Whole = 0
    ignored: Whole = 0


class Returned(Frozen):
    """One workbook of a run; the guarantor is missing where its signature could not be read.

    `codes` are the codes of its errors, each once.
    """

    file: Text
    sha256: Text
    guarantor: Id | None = None
    status: Outcome
    cells: Tally = Tally()
    codes: Annotated[tuple[Text, ...], Listed] = ()


class Run(Frozen):
    """One run of `collect` that accepted or refused something, or of `remind`.

    `time` is when it wrote, with the zone. The period is missing where no workbook could tell for
    which it is. `reminded` are the guarantors for whom letters were written, so that the next
    letter knows of the first.
    """

    date: Day
    time: Text | None = None
    period: PeriodField | None = None
    tool: Text
    workbooks: Annotated[tuple[Returned, ...], Listed] = ()
    reminded: Annotated[tuple[Id, ...], Listed] = ()
