"""Joins the workbooks that several people filled in for one guarantor, cell by cell.

Every input of a template is empty when it is sent, so an input that is filled in was changed.
What only one of them filled in is taken from that one; what two filled in differently is told in
both, and neither wins.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from chytrejsi.findings import CellPlace, Finding, Rule, Severity
from chytrejsi.model.logbook import Tally
from chytrejsi.model.observation import Copy
from chytrejsi.openxml import visible
from chytrejsi.sheet.columns import SHEETS, Sheet
from chytrejsi.sheet.form import Form
from chytrejsi.sheet.read.assemble import Answers, assemble
from chytrejsi.sheet.read.rows import RowAnswers
from chytrejsi.sheet.read.submission import Submission, name_beside
from chytrejsi.sheet.read.values import Answer, Value, shown
from chytrejsi.sheet.signature import plain


@dataclass(frozen=True, slots=True)
class Filling:
    """One of several workbooks of a guarantor, with what it answers."""

    submission: Submission
    form: Form
    answers: Answers

    @property
    def own_doubts(self) -> tuple[Finding, ...]:
        """What was found in its rows when it was read alone; the joined rows are judged anew."""
        return assemble(self.form, self.answers)[1]


@dataclass(slots=True)
class _Union:
    """The joining of workbooks in progress; a conflict is the answers of two that differ."""

    answers: dict[str, list[RowAnswers]] = field(default_factory=dict)
    conflicts: list[tuple[Answer, Answer]] = field(default_factory=list)

    def join_items(self, sheet: Sheet, fillings: Sequence[Filling]) -> None:
        """Join a sheet that asks item by item."""
        rows: dict[str, list[tuple[str, RowAnswers]]] = {}
        for each in fillings:
            for row in each.answers.get(sheet.id, ()):
                rows.setdefault(row.row.key, []).append((each.submission.sha256, row))
        table = fillings[0].form.table(sheet)
        self.answers[sheet.id] = [self._row(rows[row.key]) for row in table.rows if row.key in rows]

    def _row(self, parts: Sequence[tuple[str, RowAnswers]]) -> RowAnswers:
        answers: dict[str, Answer] = {}
        workbooks: dict[str, str] = {}
        for workbook, row in parts:
            for column, answer in row.answers.items():
                first = answers.setdefault(column, answer)
                workbooks.setdefault(column, workbook)
                if _said(first.value) != _said(answer.value):
                    self.conflicts.append((first, answer))
        first_row = parts[0][1]
        return RowAnswers(first_row.row, first_row.filled, answers, workbooks)

    def join_rows(self, sheet: Sheet, fillings: Sequence[Filling]) -> None:
        """Unite the rows of a sheet that asks for nothing in particular, equal ones once."""
        united = self.answers.setdefault(sheet.id, [])
        seen: set[object] = set()
        for each in fillings:
            rows = each.answers.get(sheet.id, ())
            contents = [_content(row) for row in rows]
            for row, content in zip(rows, contents, strict=True):
                if content not in seen:
                    origins = dict.fromkeys(row.answers, each.submission.sha256)
                    united.append(RowAnswers(row.row, row.filled, row.answers, origins))
            seen.update(contents)


def join(fillings: Sequence[Filling]) -> tuple[Submission, ...]:
    """Join workbooks of one guarantor into one observation, which the first of them then has.

    Where that cannot be done all of them are refused; the findings tell which cells stand against
    each other.
    """
    union = _Union()
    for sheet in SHEETS:
        (union.join_rows if sheet.blank_rows else union.join_items)(sheet, fillings)
    if union.conflicts:
        return _refused(fillings, list(_conflict_findings(union.conflicts)), union.conflicts)
    observation, doubts = assemble(fillings[0].form, union.answers)
    if any(each.severity is Severity.ERROR for each in doubts):
        return _refused(fillings, doubts, ())
    head, *others = (_with_doubts(each, doubts) for each in fillings)
    joined = [_noted(each, head) for each in others]
    copies = tuple(copy_of(each) for each in others)
    last = max(each.submission.saved for each in fillings)
    # what units that were merged since say together is told by the unit of today
    signed = head.signed if len({each.submission.signed for each in fillings}) == 1 else None
    whole = replace(head, observation=observation, copies=copies, saved=last, signed=signed)
    return (
        _noted(whole, others[0]),
        *(replace(each, observation=None) for each in joined),
    )


def copy_of(submission: Submission) -> Copy:
    """Tell of a workbook that was joined with another."""
    return Copy(file=visible(submission.name), sha256=submission.sha256)


def refused_together(submissions: Sequence[Submission]) -> tuple[Submission, ...]:
    """Refuse all workbooks of a guarantor where one of them is; each is told of another."""
    bad = next((each for each in submissions if each.refused), submissions[0])
    return tuple(
        each
        if each.refused
        else each.with_finding(
            Rule.SUBMITTED_TWICE.at(CellPlace(each.file), other=bad.called_in(each.file))
        )
        for each in submissions
    )


def _said(value: Value | None) -> Value | None:
    """Give an answer as it is compared; office programs change spaces and line ends."""
    return plain(value) if isinstance(value, str) else value


def _content(row: RowAnswers) -> frozenset[tuple[str, Value | None]]:
    return frozenset((column, _said(answer.value)) for column, answer in row.answers.items())


def _conflict_findings(conflicts: Iterable[tuple[Answer, Answer]]) -> Iterable[Finding]:
    for pair in conflicts:
        for here, there in (pair, pair[::-1]):
            yield Rule.COPIES_DIFFER.at(
                here.place,
                value=_told(here),
                other=_told(there),
                there=str(
                    replace(there.place, file=name_beside(there.place.file, here.place.file))
                ),
            )


def _told(answer: Answer) -> object:
    """Give an answer as it is told: a day as a day, however its file stores it."""
    value = answer.value
    return value if isinstance(value, Decimal | date) else shown(answer.cell.raw)


def _refused(
    fillings: Sequence[Filling],
    findings: Sequence[Finding],
    conflicts: Sequence[tuple[Answer, Answer]],
) -> tuple[Submission, ...]:
    answers = {answer.place: answer for pair in conflicts for answer in pair}
    refused = []
    for each in fillings:
        told = _with_doubts(each, findings)
        mine = [answer for place, answer in answers.items() if place.file == told.file]
        refused.append(replace(told, cells=_less(told.cells, mine)))
    return refused_together(refused)


def _less(cells: Tally, refused: Sequence[Answer]) -> Tally:
    """Count answers among the refused that were counted as taken."""
    normalised = sum(bool(each.steps) for each in refused)
    counts: Mapping[str, int] = {
        "accepted": cells.accepted - (len(refused) - normalised),
        "normalised": cells.normalised - normalised,
        "refused": cells.refused + len(refused),
    }
    return cells.model_copy(update=counts)


def _with_doubts(filling: Filling, doubts: Iterable[Finding]) -> Submission:
    """Replace what was found in the rows of one workbook by what was found in the joined rows."""
    told, own = filling.submission, filling.own_doubts
    kept = [each for each in told.findings if each not in own]
    mine = [each for each in doubts if each.place.file == told.file]
    return replace(told, findings=(*kept, *mine))


def _noted(submission: Submission, other: Submission) -> Submission:
    name = other.called_in(submission.file)
    note = Rule.SUBMITTED_JOINED.at(CellPlace(submission.file), other=name)
    return submission.with_finding(note)
