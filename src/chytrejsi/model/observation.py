"""What one guarantor reported for one period, or what a document says, with its provenance."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from sys import intern
from typing import Annotated

from pydantic import AfterValidator

from chytrejsi.model.common import Source
from chytrejsi.model.event import Happening
from chytrejsi.model.evidence import Evidence
from chytrejsi.model.indicator import Reading
from chytrejsi.model.narrative import Quote
from chytrejsi.model.period import PeriodField
from chytrejsi.model.project import ProjectState
from chytrejsi.model.scalars import (
    Day,
    Flag,
    Frozen,
    Frozenmap,
    Id,
    Listed,
    Number,
    Scalar,
    Text,
)


class ValueState(StrEnum):
    """Why there is a value, or why there is none; a blank is none of these."""

    REPORTED = "reported"
    NOT_AVAILABLE = "not_available"
    NOT_YET_AVAILABLE = "not_yet_available"
    NOT_MONITORED = "not_monitored"
    NOT_APPLICABLE = "not_applicable"
    CONFIDENTIAL = "confidential"


class ActivityStatus(StrEnum):
    """How far an activity is; kept apart from the status of indicators."""

    NOT_STARTED = "not_started"
    PREPARING = "preparing"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    SUSPENDED = "suspended"
    STOPPED = "stopped"


class Copy(Frozen):
    """A further workbook of the same guarantor that was joined with the first."""

    file: Text
    sha256: Text


class Received(Frozen):
    """The workbook that the values came from, and when it was taken in.

    `time` is that of the run, with its zone, as in the run's event file. `saved` is when an office
    program saved the workbook last, as it says itself; by it an older one is known.
    `copies` are those that other people of the guarantor filled in and that were joined with it.
    """

    file: Text
    sha256: Text
    date: Day
    time: Text | None = None
    saved: Text | None = None
    template: Text | None = None
    tool: Text | None = None
    copies: Annotated[tuple[Copy, ...], Listed] = ()

    @property
    def digests(self) -> tuple[str, ...]:
        """The digests of all workbooks that the values came from."""
        return (self.sha256, *(each.sha256 for each in self.copies))


class Document(Frozen):
    """The document that the values were taken from, cited by its title."""

    title: Text
    chapter: Text | None = None
    as_of: Day | None = None
    url: Text | None = None
    verified: Flag = True


class Part(Reading):
    """The share of a value that falls to one category; `dimension` where two have it."""

    dimension: Text | None = None
    category: Text
    value: Scalar


class ReportedValue(Reading):
    """One indicator's value for the period; for increments, what was added in it.

    `numerator` and `denominator` are the numbers that a percentage was computed from, `parts`
    what falls to each category.
    `date` is the day to which a level holds (the period's end where it is left out). `cell`,
    `raw` and `normalised` say where in the workbook it stood, as what text, and what was done
    to read it. `workbook` is the digest of the workbook, where several were joined; so it is in
    all other reports.
    """

    indicator: Id
    value: Scalar | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    parts: Annotated[tuple[Part, ...], Listed] = ()
    date: Day | None = None
    state: ValueState = ValueState.REPORTED
    comment: Text | None = None
    evidence: Text | None = None
    documents: Annotated[tuple[Evidence, ...], Listed] = ()
    provisional: Flag = False
    public: Flag = True
    chapter: Text | None = None
    cell: Text | None = None
    raw: str | None = None
    normalised: Annotated[tuple[Text, ...], Listed] = ()
    workbook: Text | None = None


_SHORT = 40  # characters
_GIVEN: dict[frozenset[str], set[str]] = {}


def _slimmed(values: tuple[ReportedValue, ...]) -> tuple[ReportedValue, ...]:
    """Give equal values that take a fifth of the memory, for there may be 250,000 of them.

    Python keeps the names of fields once for all objects of a class where they are set one by
    one; pydantic makes a table of its own for each, and a set of the fields that were given.
    """
    return tuple(map(_slim, values))


def _slim(value: ReportedValue) -> ReportedValue:
    slim, put = object.__new__(ReportedValue), object.__setattr__
    for name, each in value.__dict__.items():
        # the same cells, numbers and remarks stand in file after file
        put(slim, name, intern(each) if type(each) is str and len(each) <= _SHORT else each)
    given = value.__pydantic_fields_set__
    put(slim, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))
    put(slim, "__pydantic_extra__", None)
    put(slim, "__pydantic_private__", None)
    return slim


# with the first objects of a class Python decides whether it keeps the names once
_slim(ReportedValue(indicator="first"))


class ActivityReport(Frozen):
    """How far an activity is; `plan` is left out where it is the plan in force."""

    plan: Id | None = None
    fiche: Id
    activity: Id
    status: ActivityStatus
    text: Text | None = None
    date: Day | None = None
    documents: Annotated[tuple[Evidence, ...], Listed] = ()
    chapter: Text | None = None
    cell: Text | None = None
    workbook: Text | None = None


class ProjectReport(Frozen):
    """How far a project is."""

    project: Id
    state: ProjectState
    text: Text | None = None
    date: Day | None = None
    documents: Annotated[tuple[Evidence, ...], Listed] = ()
    chapter: Text | None = None
    cell: Text | None = None
    workbook: Text | None = None


class ReportedEvent(Happening):
    """A communication or partnership activity, a trend, an experience."""

    fiche: Id | None = None
    cell: Text | None = None
    workbook: Text | None = None


class Proposal(Frozen):
    """A change that a guarantor proposes: of what, from what, to what, and why."""

    subject: Text
    current: Text | None = None
    proposed: Text
    reason: Text | None = None
    cell: Text | None = None
    workbook: Text | None = None


class Narrative(Frozen):
    """A guarantor's texts for the report about one fiche, and the numbers that they quote."""

    summary: Text | None = None
    deviations: Text | None = None
    lessons: Text | None = None
    outlook: Text | None = None
    quotes: Annotated[tuple[Quote, ...], Listed] = ()


class Observation(Frozen):
    """One file of observations: one guarantor and one period.

    Either `received` (a workbook) or `document` (facts taken from a published document).
    """

    period: PeriodField
    guarantor: Id
    received: Received | None = None
    document: Document | None = None
    values: Annotated[tuple[ReportedValue, ...], Listed, AfterValidator(_slimmed)] = ()
    activities: Annotated[tuple[ActivityReport, ...], Listed] = ()
    projects: Annotated[tuple[ProjectReport, ...], Listed] = ()
    events: Annotated[tuple[ReportedEvent, ...], Listed] = ()
    proposals: Annotated[tuple[Proposal, ...], Listed] = ()
    narratives: Annotated[Mapping[Id, Narrative], *Frozenmap] = {}
    sources: Annotated[tuple[Source, ...], Listed] = ()


class Correction(Frozen):
    """A later correction of a reported value; fails where the value is not the expected one.

    The observation stays as it was received, so that what was reported once can still be told.
    """

    indicator: Id
    period: PeriodField
    guarantor: Id
    expect: Scalar
    value: Scalar
    date: Day
    reason: Text
    decision: Text | None = None

    @property
    def expected(self) -> Reading:
        """The value that it expects to find."""
        return Reading(value=self.expect)

    @property
    def replacement(self) -> Reading:
        """The value that it puts in its place."""
        return Reading(value=self.value)

    def fits(self, value: Reading) -> bool:
        """Tell whether a value is the one that it expects, however that is spelled."""
        expected = self.expected
        if value.number is not None and expected.number is not None:
            return value.number == expected.number
        return value.value == expected.value


def parted(
    value: Reading | None, chain: Sequence[Correction]
) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
    """Part a value's corrections, the oldest first, into those that apply and those that do not.

    Each expects what the one before it has left; there is nothing to correct where no value is.
    """
    applied: list[Correction] = []
    failed: list[Correction] = []
    for each in chain:
        if value is not None and each.fits(value):
            value = each.replacement
            applied.append(each)
        else:
            failed.append(each)
    return tuple(applied), tuple(failed)
