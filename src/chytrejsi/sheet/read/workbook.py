"""Reads a scanned workbook against the form that its guarantor was asked to fill in.

The workbook is read to its end whatever is wrong in it, so that its sender hears of everything at
once. Nothing here writes; whether the workbook is taken is for the caller to decide.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from chytrejsi.findings import CellPlace, Finding, Rule, Severity
from chytrejsi.model.logbook import Tally
from chytrejsi.model.observation import Observation
from chytrejsi.sheet.form import Form, Round, Row, Table
from chytrejsi.sheet.intake.cells import Cell, Scan, cell_name
from chytrejsi.sheet.read.assemble import Answers, assemble
from chytrejsi.sheet.read.elsewhere import why_unasked
from chytrejsi.sheet.read.identity import identify
from chytrejsi.sheet.read.integrity import changed_cells
from chytrejsi.sheet.read.ledger import Fate, Ledger
from chytrejsi.sheet.read.migration import Carried, carry_over, former_areas
from chytrejsi.sheet.read.numbers import foreign_to_ids
from chytrejsi.sheet.read.original import locked_in, original_of
from chytrejsi.sheet.read.rows import Filled, RowAnswers
from chytrejsi.sheet.read.tables import Located, Search, merged_inputs, said_in, search, strangers
from chytrejsi.sheet.read.values import Answer, Reader, given, read_cell, shown
from chytrejsi.sheet.signature import Locked, Signature, locked_of

KEY_LIMIT = 121  # two ids and what joins them; a text of a whole page takes long to compare


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workbook says: its observation (without `received`), findings, and the counts.

    The observation is whole only where no finding is an error. `answers` are what it was made of.
    """

    observation: Observation
    findings: tuple[Finding, ...]
    cells: Tally
    answers: Answers

    @property
    def refused(self) -> bool:
        """Whether the workbook cannot be taken."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def rows_as_sent(scan: Scan, form: Form) -> Mapping[str, Mapping[str, Row]]:
    """Give the rows of each sheet of today's form by the keys that they have in a workbook."""
    _sent, carried = _carried(search(scan, form), form, identify(scan))
    return {sheet_id: each.rows for sheet_id, each in carried.items()}


def areas_as_sent(scan: Scan, form: Form) -> Mapping[str, str]:
    """Give the ids of the areas that were renamed since, by the titles that a workbook has."""
    return former_areas(*_carried(search(scan, form), form, identify(scan)), form)


def _carried(
    found: Search, form: Form, signature: Signature
) -> tuple[Locked | None, Mapping[str, Carried]]:
    """Give the locked texts that were sent, if they can be told, and today's rows by their keys."""
    sent = original_of(locked_in(found.located, form), locked_of(form), signature.digest)
    return sent, carry_over(sent, form)


def read_workbook(scan: Scan, form: Form, signature: Signature, round_: Round) -> Reading:
    """Read all inputs of a workbook, as they were asked when it was sent, and its locked cells."""
    found = search(scan, form)
    sent, carried = _carried(found, form, signature)
    reading = _Work(scan, form, round_, carried, former_areas(sent, carried, form))
    for table in form.tables:
        if table.sheet.id in found.located:
            reading.read_table(table, found.located[table.sheet.id])
    reading.pass_by(found)
    findings = [
        *found.findings,
        *changed_cells(found.located, sent or locked_of(form), scan.file),
        *_other_plan(scan, form, signature, carried),
        *reading.findings,
    ]
    if not scan.witnessed:
        findings.append(Rule.WORKBOOK_UNWITNESSED.at(CellPlace(scan.file)))
    if scan.linked:
        findings.append(Rule.WORKBOOK_LINKED.at(CellPlace(scan.file)))
    observation, doubts = assemble(form, reading.answers)
    findings.extend(doubts)
    for doubt in doubts:
        if doubt.severity is Severity.ERROR and isinstance(doubt.place, CellPlace):
            reading.ledger.refuse_if_filled(doubt.place.sheet or "", doubt.place.cell or "")
    tally = reading.ledger.tally()
    findings.extend(_nothing(scan, tally, findings))
    return Reading(observation, tuple(findings), tally, reading.answers)


def _nothing(scan: Scan, tally: Tally, findings: list[Finding]) -> Iterator[Finding]:
    """Refuse a workbook that would erase what was sent before, because nothing of it is read."""
    place = CellPlace(scan.file)
    # what stood in a deleted column was filled in: its own finding says what happened
    if not tally.filled and not any(each.rule is Rule.COLUMN_MISSING for each in findings):
        yield Rule.NOTHING_FILLED.at(place)
    elif tally.filled and tally.filled == tally.ignored:
        yield Rule.NOTHING_READ.at(place, count=tally.filled)


def _other_plan(
    scan: Scan, form: Form, signature: Signature, carried: Mapping[str, Carried]
) -> Iterator[Finding]:
    """Take a plan that nobody knows for today's under another id where it asks for the same."""
    if signature.plan == form.plan.id:
        return
    place, expected = CellPlace(scan.file), form.plan.id
    sheets = carried.values()
    if any(each.matched for each in sheets) and not any(each.unasked for each in sheets):
        yield Rule.PLAN_RENAMED.at(place, given=signature.plan, expected=expected)
    else:
        period = signature.period
        yield Rule.OTHER_PLAN.at(place, given=signature.plan, period=period, expected=expected)


@dataclass(slots=True)
class _Work:
    """One reading in progress."""

    scan: Scan
    form: Form
    round_: Round
    carried: Mapping[str, Carried]
    former: Mapping[str, str]
    ledger: Ledger = field(default_factory=Ledger)
    findings: list[Finding] = field(default_factory=list)
    answers: dict[str, list[RowAnswers]] = field(default_factory=dict)

    def read_table(self, table: Table, located: Located) -> None:
        """Read all rows of one sheet."""
        carried = self.carried[table.sheet.id]
        read = self.answers.setdefault(table.sheet.id, [])
        seen: dict[str, int] = {}
        for number in located.rows():
            row = self._row_of(carried, located, number)
            if row is None or self._is_repeated(row, located, number, seen):
                continue
            answers = self._read_row(row, located, number)
            self._tell_changes(carried, located, number)
            if answers:
                read.append(RowAnswers(row, Filled(self.scan.file, located, number), answers))
        order = {row.key: place for place, row in enumerate(table.rows)}
        read.sort(key=lambda each: order.get(each.row.key, 0))  # whatever the sender sorted by
        self._missing(carried, seen, located)
        self._strange(located)
        self._merged(located)
        self._hidden(located)

    def pass_by(self, found: Search) -> None:
        """Count the filled cells of sheets that are not read."""
        for sheet, cell in found.passed_by:
            self.ledger.note(sheet, cell.name, Fate.IGNORED)

    def _place(self, located: Located, cell: str) -> CellPlace:
        return CellPlace(self.scan.file, located.sheet.name, cell)

    def _row_of(self, carried: Carried, located: Located, number: int) -> Row | None:
        """Tell what a row asks for; None for a row that cannot be read, which is told."""
        if located.contract.blank_rows:
            asked = {column.id: column.asked for column in located.contract.inputs if column.asked}
            return Row("", {}, asked)
        key = located.text(number, located.id_column)
        if key in carried.rows:
            return carried.rows[key]
        inputs = located.inputs(number)
        if key in carried.unasked:
            self._unasked(key, located, inputs)
        elif inputs:
            place = self._place(located, located.name(number, located.id_column))
            self.findings.append(self._unknown(key, carried.rows, place))
            for cell in inputs.values():
                self.ledger.note(located.sheet.name, cell.name, Fate.REFUSED)
        elif not key:
            self._outside(located, number)
        return None

    def _unasked(self, key: str, located: Located, inputs: Mapping[str, Cell]) -> None:
        """Pass by what was filled in for an item that is not asked any more, and say why."""
        for cell in inputs.values():
            self.ledger.note(located.sheet.name, cell.name, Fate.IGNORED)
        if inputs:
            place = self._place(located, next(iter(inputs.values())).name)
            self.findings.append(why_unasked(self.round_, located.contract, key, place))

    def _unknown(self, key: str, rows: Mapping[str, Row], place: CellPlace) -> Finding:
        if not key:
            return Rule.ROW_WITHOUT_ID.at(place)
        near = (get_close_matches(key[:KEY_LIMIT], rows, n=1, cutoff=0) or ["–"])[0]
        if letter := foreign_to_ids(key):
            return Rule.ITEM_LOOKALIKE.at(place, id=shown(key), letter=letter, near=near)
        return Rule.ITEM_UNKNOWN.at(place, id=shown(key), near=near)

    def _tell_changes(self, carried: Carried, located: Located, number: int) -> None:
        """Tell of a filled row what has changed since it was sent; another question is refused."""
        change = carried.changes.get(located.text(number, located.id_column))
        inputs = located.inputs(number)
        if change is None or not inputs:
            return
        place = self._place(located, next(iter(inputs.values())).name)
        self.findings.extend(change.findings(place, located.contract, self.form))
        for cell in inputs.values() if change.reworded else ():
            self.ledger.note(located.sheet.name, cell.name, Fate.REFUSED)

    def _outside(self, located: Located, number: int) -> None:
        for column_id in located.columns:
            cell = located.cell(number, column_id)
            if cell is not None and not cell.blank:
                place = self._place(located, cell.name)
                value = shown(given(cell, self._reader(located)))
                self.findings.append(Rule.CELL_OUTSIDE.at(place, value=value))
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
        reader = replace(self._reader(located), words=row.words)
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

    def _reader(self, located: Located) -> Reader:
        return Reader(
            self.scan.file,
            located.sheet.name,
            self.form.language,
            self.scan.since_1904,
            self.form.period,
            self.form.fiches,
            self.former,
        )

    def _locked(self, located: Located, cell: Cell) -> None:
        place = self._place(located, cell.name)
        value = shown(given(cell, self._reader(located)))
        self.findings.append(Rule.LOCKED_CHANGED.at(place, value=value, expected=""))
        self.ledger.note(located.sheet.name, cell.name, Fate.REFUSED)

    def _missing(self, carried: Carried, seen: Mapping[str, int], located: Located) -> None:
        """Tell which rows are not there: deleted, or not yet asked when the workbook was sent."""
        place = CellPlace(self.scan.file, located.sheet.name)
        added = {row.key: Rule.ITEM_ADDED for row in carried.added}
        asked = [row.key for row in carried.rows.values() if not row.optional]
        for key in dict.fromkeys([*asked, *added]):
            if key not in seen:
                rule = added.get(key, Rule.ITEM_MISSING)
                self.findings.append(rule.at(place, id=key))

    def _strange(self, located: Located) -> None:
        for number, cells in strangers(located).items():
            place = self._place(located, cell_name(cells[0].row, number))
            self.findings.append(Rule.COLUMN_UNKNOWN.at(place, count=len(cells)))
            for cell in cells:
                self.ledger.note(located.sheet.name, cell.name, Fate.IGNORED)

    def _merged(self, located: Located) -> None:
        for merged in merged_inputs(located, self.scan.file):
            wrong = merged.filled or merged.endless
            rule = Rule.CELLS_MERGED if wrong else Rule.CELLS_MERGED_EMPTY
            name = merged.filled[0].name if merged.filled else merged.first
            self.findings.append(rule.at(self._place(located, name), area=merged.area))
            for cell in merged.filled:
                self.ledger.refuse_if_filled(located.sheet.name, cell.name)

    def _hidden(self, located: Located) -> None:
        """Tell of what was filled in and could not be seen: sheet, rows, columns."""
        sheet, place = located.sheet, CellPlace(self.scan.file, located.sheet.name)
        filled = [cell for row in located.rows() for cell in located.inputs(row).values()]
        if sheet.hidden and filled:
            self.findings.append(Rule.SHEET_HIDDEN.at(place, count=len(filled)))
        if rows := {cell.row for cell in filled} & sheet.hidden_rows:
            self.findings.append(Rule.ROWS_HIDDEN.at(place, count=len(rows)))
        for column in located.contract.inputs:
            number = located.columns.get(column.id)
            cells = [cell for cell in filled if cell.column == number]
            if cells and number in sheet.hidden_columns:
                title = self.form.language.text(column.title)
                count = len(cells)
                self.findings.append(Rule.COLUMNS_HIDDEN.at(place, column=title, count=count))


def _fate(answer: Answer) -> Fate:
    if answer.refused:
        return Fate.REFUSED
    return Fate.NORMALISED if answer.steps else Fate.ACCEPTED
