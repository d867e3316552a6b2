"""The demo's inbox: the answers of `demo/inbox.yaml`, filled into what `template` writes.

A workbook is filled as a person would: it is opened, its inputs are written, it is saved. The
two guarantors with mistakes answer twice: as they first sent it, and corrected.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import yaml
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from chytrejsi import openxml
from chytrejsi.findings import Stop
from chytrejsi.language import _
from chytrejsi.model.event import EventKind
from chytrejsi.model.observation import Observation, ValueState
from chytrejsi.model.scalars import Frozen, Text
from chytrejsi.sheet.columns import (
    ACTIVITIES,
    EVENTS,
    INDICATORS,
    PROJECTS,
    PROPOSALS,
    Asked,
    Choices,
    Column,
    Sheet,
    words_of,
)
from chytrejsi.sheet.form import Form, Round
from chytrejsi.sheet.write.workbook import write_workbook
from chytrejsi.store.load import load
from chytrejsi.store.writing import Transaction
from chytrejsi.workspace import MARKER, Workspace, packaged

INBOX = "inbox"
CORRECTED = "opravene"
PLAN = "ap1"


class Mistake(Frozen):
    """What a returned workbook must not hold, and in which cell; one of the last four is given."""

    sheet: Text
    row: Text
    column: Text
    text: Text | None = None
    formula: Text | None = None
    error: Text | None = None
    date: Text | None = None

    @property
    def content(self) -> object:
        """What stands in the cell."""
        if self.date:
            return date.fromisoformat(self.date)
        return self.text or self.formula or self.error


@dataclass(frozen=True, slots=True)
class Answer:
    """What one guarantor answers, and the mistakes made on the way."""

    observation: Observation
    mistakes: tuple[Mistake, ...]


def fill_inbox(space: Workspace, transaction: Transaction) -> None:
    """Put the filled workbooks of the demo among what is written into a new workspace."""
    region = Workspace(packaged("demo") / "workspace")
    dataset = load(region).dataset
    if dataset is None:
        raise Stop(_("{file} cannot be read.", file=region.root / MARKER))
    for answer in _answers(packaged("demo") / "inbox.yaml"):
        observation = answer.observation
        opened = Round(dataset, dataset.plans[PLAN], observation.period)
        form = opened.form(observation.guarantor)
        name = f"{observation.period}_{observation.guarantor}.xlsx"
        transaction.put(space.root / INBOX / name, _filled(form, answer))
        if answer.mistakes:
            corrected = _filled(form, Answer(observation, ()))
            transaction.put(space.root / CORRECTED / name, corrected)


def _answers(file: Path) -> Iterator[Answer]:
    # the plain loader's numbers and dates would not be what the files of a workspace hold
    told = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for each in told["answers"]:
        mistakes = tuple(Mistake.model_validate(one) for one in each.pop("mistakes", ()))
        yield Answer(Observation.model_validate(each | {"period": told["period"]}), mistakes)


def _filled(form: Form, answer: Answer) -> bytes:
    day = answer.observation.period.end
    book = load_workbook(BytesIO(write_workbook(form, day)))
    for sheet, key, inputs in _inputs(answer.observation):
        _Filled(book, sheet, form).row(key, inputs)
    sheets = {each.id: each for each in (ACTIVITIES, PROJECTS, INDICATORS, EVENTS, PROPOSALS)}
    for mistake in answer.mistakes:
        filled = _Filled(book, sheets[mistake.sheet], form)
        filled.put(mistake.row, mistake.column, mistake.content)
    packed = BytesIO()
    book.save(packed)
    return openxml.normalise(packed.getvalue(), day)


Inputs = Mapping[str, object]


def _inputs(answer: Observation) -> Iterator[tuple[Sheet, str, Inputs]]:
    """Give each row that is filled in: its sheet, its key and what stands in its inputs."""
    for value in answer.values:
        state = None if value.state is ValueState.REPORTED else value.state
        inputs: Inputs = {
            "value": value.value,
            "date": value.date,
            "state": state,
            "comment": value.comment,
            "evidence": value.evidence,
        }
        yield INDICATORS, value.indicator, inputs
    for activity in answer.activities:
        inputs = {"status": activity.status, "text": activity.text}
        yield ACTIVITIES, f"{activity.fiche}/{activity.activity}", inputs
    for fiche, narrative in answer.narratives.items():
        for name in ("summary", "deviations", "outlook"):
            yield ACTIVITIES, f"{fiche}:{name}", {"text": getattr(narrative, name)}
    for project in answer.projects:
        yield PROJECTS, project.project, {"state": project.state, "text": project.text}
    for number, event in enumerate(answer.events, 1):
        yield (
            EVENTS,
            str(number),
            event.model_dump(include={"title", "text", "fiche"})
            | {
                "kind": EventKind(event.kind),
                "date": date.fromisoformat(event.date),
            },
        )
    for number, proposal in enumerate(answer.proposals, 1):
        yield PROPOSALS, str(number), proposal.model_dump(exclude={"cell"})


class _Filled:
    """One sheet of an opened workbook: its cells by the item's key and the column's id."""

    def __init__(self, book: Workbook, contract: Sheet, form: Form) -> None:
        self._contract = contract
        self._form = form
        self._sheet: Worksheet = next(
            sheet for sheet in book.worksheets if sheet.cell(1, 1).value == contract.marker
        )
        ids = next(self._sheet.iter_rows(max_row=1, values_only=True))
        self._columns = {name: place for place, name in enumerate(ids, 1)}
        keys = self._sheet.iter_rows(max_col=1, values_only=True)
        self._rows = {str(key): place for place, (key,) in enumerate(keys, 1)}

    def put(self, key: str, column: str, content: object) -> None:
        """Write into a cell of an item's row."""
        cell = self._sheet.cell(self._rows[key], self._columns[column])
        cell.value = content  # type: ignore[assignment] # openpyxl takes each of the types here

    def row(self, key: str, inputs: Inputs) -> None:
        """Fill in the inputs of an item's row; what is None stays empty."""
        for name, content in inputs.items():
            if content is not None:
                column = self._contract.column(name)
                self.put(key, name, self._typed(key, column, content))

    def _typed(self, key: str, column: Column, content: object) -> object:
        words = self._form.language
        if column.choices is Choices.FICHES:
            return self._form.fiches[str(content)]
        if column.choices is not None:
            return words_of(column.choices, words)[str(content)]
        rows = {row.key: row for row in self._form.table(self._contract).rows}
        asked = rows[key].asked[column.id] if key in rows else column.asked
        if asked is Asked.YES_NO:
            return words_of(Choices.YES_NO, words)[str(content)]
        if asked in {Asked.NUMBER, Asked.PERCENT}:
            return float(str(content))
        return content
