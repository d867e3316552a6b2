"""Joins the answers of a workbook into an observation; doubts about whole rows are findings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from chytrejsi.findings import Finding, Rule
from chytrejsi.model.event import EventKind
from chytrejsi.model.observation import (
    ActivityReport,
    ActivityStatus,
    Narrative,
    Observation,
    ProjectReport,
    Proposal,
    ReportedEvent,
    ReportedValue,
    ValueState,
)
from chytrejsi.model.project import ProjectState
from chytrejsi.report.words import STATE_WORDS
from chytrejsi.sheet import columns
from chytrejsi.sheet.form import Form
from chytrejsi.sheet.read.rows import RowAnswers
from chytrejsi.sheet.read.shares import Shares

Answers = Mapping[str, Sequence[RowAnswers]]


def assemble(form: Form, answers: Answers) -> tuple[Observation, tuple[Finding, ...]]:
    """Make the observation of a workbook, without where it was received from."""
    doubts: list[Finding] = []
    rows = {sheet.id: answers.get(sheet.id, ()) for sheet in columns.SHEETS}
    for sheet in columns.SHEETS:
        doubts.extend(finding for row in rows[sheet.id] for finding in _incomplete(form, row))
    asked = [row for row in rows[columns.INDICATORS.id] if row.row.share is None]
    for row in asked:
        doubts.extend(_doubts(form, row))
    shares = Shares.of(rows[columns.INDICATORS.id])
    doubts.extend(shares.doubts(form))
    values = [shares.added_to(value) for value in map(_value, asked) if value is not None]
    for row in rows[columns.EVENTS.id]:
        doubts.extend(_event_doubts(form, row))
    observation = Observation(
        period=form.period,
        guarantor=form.guarantor,
        values=tuple(values),
        activities=tuple(_activities(rows[columns.ACTIVITIES.id])),
        projects=tuple(_projects(rows[columns.PROJECTS.id])),
        events=tuple(_events(rows[columns.EVENTS.id])),
        proposals=tuple(_proposals(rows[columns.PROPOSALS.id])),
        narratives=_narratives(rows[columns.ACTIVITIES.id]),
    )
    return observation, tuple(doubts)


def _incomplete(form: Form, row: RowAnswers) -> Iterator[Finding]:
    """Find required inputs that are empty in a row which has a content."""
    contract = row.filled.located.contract
    for column_id in contract.required:
        if column_id in row.row.asked and row.lacks(column_id):
            title = form.language.text(contract.column(column_id).title)
            yield Rule.ROW_INCOMPLETE.at(row.place(column_id), column=title)


def _doubts(form: Form, row: RowAnswers) -> Iterator[Finding]:
    """Find what the inputs of an indicator say against each other or against the period."""
    yield from _state_doubts(form, row)
    value, day = row.value("value"), row.value("date")
    if row.row.counted and isinstance(value, Decimal) and value < 0:
        shown = form.language.number(value)
        yield Rule.CELL_NEGATIVE.at(row.place("value"), value=shown)
    if isinstance(day, date):
        place, shown = row.place("date"), form.language.day(day)
        start, end = form.period.start, form.period.end
        if day > end:
            yield Rule.CELL_DATE_LATE.at(place, value=shown, end=form.language.day(end))
        elif day < start:
            yield Rule.CELL_DATE_EARLY.at(place, value=shown, start=form.language.day(start))


def _event_doubts(form: Form, row: RowAnswers) -> Iterator[Finding]:
    """Ask about an event of another period: a year is easily mistyped."""
    day, period = row.value("date"), form.period
    if isinstance(day, date) and not period.start <= day <= period.end:
        told = {"value": day, "start": period.start, "end": period.end}
        days = {name: form.language.day(each) for name, each in told.items()}
        yield Rule.EVENT_OUTSIDE_PERIOD.at(row.place("date"), **days)


def _state_doubts(form: Form, row: RowAnswers) -> Iterator[Finding]:
    if any(row.answers[each].refused for each in ("value", "state") if each in row.answers):
        return
    given, state = row.value("value"), _state(row)
    word = form.language.text(STATE_WORDS[state]) if state else ""
    if given is None and state is None:
        if row.lacks("value"):
            title = form.language.text(columns.INDICATORS.column("value").title)
            yield Rule.ROW_INCOMPLETE.at(row.place("value"), column=title)
    elif given is None or isinstance(given, ValueState):
        if state is ValueState.REPORTED:
            yield Rule.STATE_WITHOUT_VALUE.at(row.place("state"), state=word)
        elif row.said("comment") is None:
            place = row.place("comment")
            yield Rule.STATE_WITHOUT_REASON.at(place, id=row.row.key)
    elif state not in {None, ValueState.REPORTED}:
        yield Rule.STATE_CONTRADICTS.at(row.place("state"), state=word)


def _state(row: RowAnswers) -> ValueState | None:
    state = row.said("state")
    return ValueState(state) if state else None


def _value(row: RowAnswers) -> ReportedValue | None:
    given = row.value("value")
    state = _state(row)
    if isinstance(given, ValueState):
        given, state = None, state or given
    if given is None and state is None:
        return None
    where = "value" if "value" in row.answers else "state"
    answer, day = row.answers[where], row.value("date")
    return ReportedValue(
        indicator=row.row.key,
        value=_scalar(given),
        date=day if isinstance(day, date) else None,
        state=state or ValueState.REPORTED,
        comment=row.said("comment"),
        evidence=row.said("evidence"),
        cell=row.cell(where),
        raw=answer.cell.raw,
        normalised=answer.steps,
        workbook=row.workbook(where),
    )


def _scalar(value: object) -> str | bool | None:
    if value is None or isinstance(value, bool):
        return value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _activities(rows: Sequence[RowAnswers]) -> Iterator[ActivityReport]:
    for row in rows:
        if (status := row.said("status")) is None:
            continue
        fiche, _, activity = row.row.key.partition("/")
        yield ActivityReport(
            fiche=fiche,
            activity=activity,
            status=ActivityStatus(status),
            text=row.said("text"),
            cell=row.cell("status"),
            workbook=row.workbook("status"),
        )


def _narratives(rows: Sequence[RowAnswers]) -> Mapping[str, Narrative]:
    texts: dict[str, dict[str, str]] = {}
    for row in rows:
        fiche, _, name = row.row.key.partition(":")
        text = row.said("text")
        if name and text is not None:
            texts.setdefault(fiche, {})[name] = text
    return {fiche: Narrative(**parts) for fiche, parts in texts.items()}


def _projects(rows: Sequence[RowAnswers]) -> Iterator[ProjectReport]:
    for row in rows:
        if (state := row.said("state")) is not None:
            yield ProjectReport(
                project=row.row.key,
                state=ProjectState(state),
                text=row.said("text"),
                cell=row.cell("state"),
                workbook=row.workbook("state"),
            )


def _events(rows: Sequence[RowAnswers]) -> Iterator[ReportedEvent]:
    for row in rows:
        kind, day, title = row.said("kind"), row.value("date"), row.said("title")
        if kind is not None and isinstance(day, date) and title is not None:
            yield ReportedEvent(
                kind=EventKind(kind),
                date=day.isoformat(),
                title=title,
                text=row.said("text"),
                fiche=row.said("fiche"),
                cell=row.cell("title"),
                workbook=row.workbook("title"),
            )


def _proposals(rows: Sequence[RowAnswers]) -> Iterator[Proposal]:
    for row in rows:
        subject, proposed = row.said("subject"), row.said("proposed")
        if subject is not None and proposed is not None:
            yield Proposal(
                subject=subject,
                current=row.said("current"),
                proposed=proposed,
                reason=row.said("reason"),
                cell=row.cell("proposed"),
                workbook=row.workbook("proposed"),
            )
