"""Reads a scanned workbook against the form that its guarantor was asked to fill in.

The workbook is read to its end whatever is wrong in it, so that its sender hears of everything at
once. Nothing here writes; whether the workbook is taken is for the caller to decide.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from chytrejsi.findings import CellPlace, Finding, Rule, Severity
from chytrejsi.model.logbook import Tally
from chytrejsi.model.observation import Observation
from chytrejsi.sheet.assemble import assemble
from chytrejsi.sheet.cells import Cell, Scan, cell_name
from chytrejsi.sheet.form import Form, Row, Table
from chytrejsi.sheet.integrity import changed_cells
from chytrejsi.sheet.ledger import Fate, Ledger
from chytrejsi.sheet.rows import Filled, RowAnswers
from chytrejsi.sheet.signature import Signature
from chytrejsi.sheet.tables import Located, Search, merged_inputs, said_in, search, strangers
from chytrejsi.sheet.values import Answer, Reader, read_cell, shown

KEY_LIMIT = 121  # two ids and what joins them; a text of a whole page takes long to compare


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workbook says: its observation (without `received`), findings, and the counts.

    The observation is whole only where no finding is an error.
    """

    observation: Observation
    findings: tuple[Finding, ...]
    cells: Tally

    @property
    def refused(self) -> bool:
        """Whether the workbook cannot be taken."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Input:
    """A filled input cell: its sheet of the template, its row's key, its column, its place.

    The key of a row of a sheet with blank rows is its order among the filled ones, from 1.
    """

    sheet_id: str
    key: str
    column_id: str
    cell: Cell
    place: CellPlace


def inputs_of(scan: Scan, form: Form) -> tuple[Input, ...]:
    """List the filled inputs in the sheets of a form, right or wrong, as they stand.

    A row that is there twice gives its inputs twice; a row that was added has a key that the form
    does not know, or an empty one.
    """
    found = []
    for located in search(scan, form).located.values():
        order = 0
        for number in located.rows():
            inputs = located.inputs(number)
            order += bool(inputs)
            free = bool(located.contract.blank_rows)
            key = str(order) if free else located.text(number, located.id_column)
            for column_id, cell in inputs.items():
                place = CellPlace(scan.file, located.sheet.name, cell.name)
                found.append(Input(located.contract.id, key, column_id, cell, place))
    return tuple(found)


def read_workbook(scan: Scan, form: Form, signature: Signature) -> Reading:
    """Read all inputs of a workbook and compare its locked cells."""
    found = search(scan, form)
    reading = _Work(scan, form, found)
    for table in form.tables:
        if table.sheet.id in found.located:
            reading.read_table(table, found.located[table.sheet.id])
    reading.pass_by(found)
    findings = [
        *found.findings,
        *changed_cells(found.located, form, signature, scan.file),
        *reading.findings,
    ]
    if scan.linked:
        findings.append(Rule.WORKBOOK_LINKED.at(CellPlace(scan.file)))
    observation, doubts = assemble(form, reading.answers)
    findings.extend(doubts)
    for doubt in doubts:
        if doubt.severity is Severity.ERROR and isinstance(doubt.place, CellPlace):
            reading.ledger.refuse_if_filled(doubt.place.sheet or "", doubt.place.cell or "")
    tally = reading.ledger.tally()
    # what stood in a deleted column was filled in: its own finding says what happened
    if not tally.filled and not any(each.rule is Rule.COLUMN_MISSING for each in findings):
        findings.append(Rule.NOTHING_FILLED.at(CellPlace(scan.file)))
    return Reading(observation, tuple(findings), tally)


@dataclass(slots=True)
class _Work:
    """One reading in progress."""

    scan: Scan
    form: Form
    found: Search
    ledger: Ledger = field(default_factory=Ledger)
    findings: list[Finding] = field(default_factory=list)
    answers: dict[str, list[RowAnswers]] = field(default_factory=dict)

    def read_table(self, table: Table, located: Located) -> None:
        """Read all rows of one sheet."""
        rows = {row.key: row for row in table.rows}
        read = self.answers.setdefault(table.sheet.id, [])
        seen: dict[str, int] = {}
        for number in located.rows():
            row = self._row_of(rows, located, number)
            if row is None or self._is_repeated(row, located, number, seen):
                continue
            answers = self._read_row(row, located, number)
            if answers:
                read.append(RowAnswers(row, Filled(self.scan.file, located, number), answers))
        order = {key: place for place, key in enumerate(rows)}
        read.sort(key=lambda each: order.get(each.row.key, 0))  # whatever the sender sorted by
        self._missing(rows, seen, located)
        self._strange(located)
        self._merged(located)
        self._hidden(located)

    def pass_by(self, found: Search) -> None:
        """Count the filled cells of sheets that are not read."""
        for sheet, cell in found.passed_by:
            self.ledger.note(sheet, cell.name, Fate.IGNORED)

    def _place(self, located: Located, cell: str) -> CellPlace:
        return CellPlace(self.scan.file, located.sheet.name, cell)

    def _row_of(self, rows: Mapping[str, Row], located: Located, number: int) -> Row | None:
        """Tell what a row asks for; None for a row that cannot be read, which is told."""
        if located.contract.blank_rows:
            asked = {column.id: column.asked for column in located.contract.inputs if column.asked}
            return Row("", {}, asked)
        key = located.text(number, located.id_column)
        if key in rows:
            return rows[key]
        inputs = located.inputs(number)
        if inputs:
            place = self._place(located, located.name(number, located.id_column))
            self.findings.append(self._unknown(key, rows, place))
            for cell in inputs.values():
                self.ledger.note(located.sheet.name, cell.name, Fate.REFUSED)
        elif not key:
            self._outside(located, number)
        return None

    def _unknown(self, key: str, rows: Mapping[str, Row], place: CellPlace) -> Finding:
        if not key:
            return Rule.ROW_WITHOUT_ID.at(place)
        near = get_close_matches(key[:KEY_LIMIT], rows, n=1, cutoff=0) or ["–"]
        return Rule.ITEM_UNKNOWN.at(place, id=shown(key), near=near[0])

    def _outside(self, located: Located, number: int) -> None:
        for column_id in located.columns:
            cell = located.cell(number, column_id)
            if cell is not None and not cell.blank:
                place = self._place(located, cell.name)
                self.findings.append(Rule.CELL_OUTSIDE.at(place, value=shown(cell.raw)))
                self.ledger.note(located.sheet.name, cell.name, Fate.IGNORED)

    def _is_repeated(self, row: Row, located: Located, number: int, seen: dict[str, int]) -> bool:
        """Tell whether the item was read before; two rows that differ are told and refused."""
        if not row.key or row.key not in seen:
            seen.setdefault(row.key, number)
            return False
        first = seen[row.key]
        here, there = located.inputs(number), located.inputs(first)
        said = [{column: said_in(cell) for column, cell in each.items()} for each in (here, there)]
        same = said[0] == said[1]
        for cell in here.values():
            fate = Fate.IGNORED if same else Fate.REFUSED
            self.ledger.note(located.sheet.name, cell.name, fate)
        if not same:
            name, other = (located.name(each, located.id_column) for each in (number, first))
            place = self._place(located, name)
            self.findings.append(Rule.ITEM_TWICE.at(place, id=row.key, other=other))
            for cell in there.values():
                self.ledger.note(located.sheet.name, cell.name, Fate.REFUSED)
        return True

    def _read_row(self, row: Row, located: Located, number: int) -> dict[str, Answer]:
        reader = Reader(
            self.scan.file,
            located.sheet.name,
            self.form.language,
            self.scan.since_1904,
            self.form.period,
            self.form.fiches,
        )
        answers = {}
        for column_id, cell in located.inputs(number).items():
            asked = row.asked.get(column_id)
            if asked is None:
                self._locked(located, cell)
                continue
            answer = read_cell(cell, asked, located.contract.column(column_id), reader)
            self.findings.extend(answer.findings)
            self.ledger.note(located.sheet.name, cell.name, _fate(answer))
            answers[column_id] = answer
        return answers

    def _locked(self, located: Located, cell: Cell) -> None:
        place = self._place(located, cell.name)
        value = shown(cell.raw)
        self.findings.append(Rule.LOCKED_CHANGED.at(place, value=value, expected=""))
        self.ledger.note(located.sheet.name, cell.name, Fate.REFUSED)

    def _missing(self, rows: Mapping[str, Row], seen: Mapping[str, int], located: Located) -> None:
        for key, row in rows.items():
            if key not in seen and not row.optional:
                place = CellPlace(self.scan.file, located.sheet.name)
                self.findings.append(Rule.ITEM_MISSING.at(place, id=key))

    def _strange(self, located: Located) -> None:
        for number, cells in strangers(located).items():
            place = self._place(located, cell_name(cells[0].row, number))
            self.findings.append(Rule.COLUMN_UNKNOWN.at(place, count=len(cells)))
            for cell in cells:
                self.ledger.note(located.sheet.name, cell.name, Fate.IGNORED)

    def _merged(self, located: Located) -> None:
        for area, cells in merged_inputs(located, self.scan.file):
            if cells:
                place = self._place(located, cells[0].name)
                self.findings.append(Rule.CELLS_MERGED.at(place, area=area))
                for cell in cells:
                    self.ledger.refuse_if_filled(located.sheet.name, cell.name)

    def _hidden(self, located: Located) -> None:
        hidden = [row for row in _filled_rows(located) if row in located.sheet.hidden_rows]
        if hidden:
            place = CellPlace(self.scan.file, located.sheet.name)
            self.findings.append(Rule.ROWS_HIDDEN.at(place, count=len(hidden)))


def _fate(answer: Answer) -> Fate:
    if answer.refused:
        return Fate.REFUSED
    return Fate.NORMALISED if answer.steps else Fate.ACCEPTED


def _filled_rows(located: Located) -> Iterator[int]:
    return (row for row in located.rows() if located.inputs(row))
