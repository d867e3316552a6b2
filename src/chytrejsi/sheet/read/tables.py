"""Finds the template's sheets, columns and rows in what came back, wherever they were moved to."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from chytrejsi.findings import CellPlace, Finding, Rule
from chytrejsi.sheet.columns import MARKER, META, Sheet
from chytrejsi.sheet.form import Form
from chytrejsi.sheet.intake.cells import Cell, Scan, ScannedSheet, cell_name, column_number
from chytrejsi.sheet.intake.formats import shown_as
from chytrejsi.sheet.intake.refusal import refuse
from chytrejsi.sheet.intake.sheet_parts import COLUMN_LIMIT, ROW_LIMIT
from chytrejsi.sheet.signature import header_of, plain

_MARKER_ROWS = 50  # the marker is looked for so far from the top
_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True)
class Located:
    """A sheet of the template as it came back: where its header ends and its columns stand."""

    contract: Sheet
    sheet: ScannedSheet
    marker_row: int
    header_row: int
    columns: Mapping[str, int]

    def cell(self, row: int, column_id: str) -> Cell | None:
        """Give a cell that has a content."""
        number = self.columns.get(column_id)
        return self.sheet.cells.get((row, number)) if number else None

    def text(self, row: int, column_id: str) -> str:
        """Give a cell's text as it is compared; empty where there is nothing."""
        cell = self.cell(row, column_id)
        return plain(cell.raw) if cell else ""

    def name(self, row: int, column_id: str) -> str:
        """Name the cell of a row and a column."""
        return cell_name(row, self.columns.get(column_id, 1))

    def inputs(self, row: int) -> Mapping[str, Cell]:
        """Give the filled cells of a row that lie in columns to fill in."""
        if row not in self._inputs:
            cells = ((column, self.cell(row, column)) for column in self._input_ids)
            self._inputs[row] = {
                column: cell for column, cell in cells if cell is not None and not cell.blank
            }
        return self._inputs[row]

    def rows(self) -> tuple[int, ...]:
        """Give the numbers of the rows below the header that have any content.

        A row above it is one of them where it is filled in: its sender sorted the header away.
        The heading and the guidance stand in the first visible column only.
        """
        return self._rows

    @cached_property
    def _inputs(self) -> dict[int, dict[str, Cell]]:
        return {}

    @cached_property
    def _input_ids(self) -> tuple[str, ...]:
        return tuple(column.id for column in self.contract.inputs)

    @cached_property
    def _rows(self) -> tuple[int, ...]:
        heading = next(column.id for column in self.contract.columns if not column.hidden)
        filled = {
            number
            for column_id, number in self.columns.items()
            if column_id != heading and self.contract.column(column_id).asked
        }
        seen: set[int] = set()
        for (row, column), cell in self.sheet.cells.items():
            above = self.marker_row < row < self.header_row and column in filled
            if (above or row > self.header_row) and not cell.blank:
                seen.add(row)
        return tuple(sorted(seen))

    @property
    def input_numbers(self) -> frozenset[int]:
        """Where the columns to fill in stand, as far as they are there."""
        inputs = [column.id for column in self.contract.inputs]
        return frozenset(self.columns[each] for each in inputs if each in self.columns)

    @property
    def id_column(self) -> str:
        """The id of the column that holds the items' ids."""
        return self.contract.columns[0].id


@dataclass(slots=True)
class Search:
    """What was found: located sheets, their copies, what was passed by (filled cells), findings."""

    located: dict[str, Located] = field(default_factory=dict)
    copies: list[Located] = field(default_factory=list)
    passed_by: list[tuple[str, Cell]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def search(scan: Scan, form: Form) -> Search:
    """Find the sheets of a form in a workbook."""
    found = Search()
    candidates: dict[str, list[Located]] = {}
    contracts = {table.sheet.marker: table.sheet for table in form.tables}
    for sheet in scan.sheets:
        marked = _marker(sheet)
        if marked is not None and marked.raw.strip() in contracts:
            located = _locate(scan, sheet, contracts[marked.raw.strip()], marked, form, found)
            candidates.setdefault(located.contract.id, []).append(located)
        elif marked is None and sheet.name != META:
            _pass_by(scan, sheet, found)
    for contract in contracts.values():
        title = form.language.text(contract.title)
        copies = candidates.get(contract.id, [])
        if copies:
            found.located[contract.id] = _choose(scan, copies, title, found)
        else:
            found.findings.append(Rule.SHEET_MISSING.at(CellPlace(scan.file), sheet=title))
    return found


def _marker(sheet: ScannedSheet) -> Cell | None:
    for (row, _column), cell in sheet.cells.items():
        if row > _MARKER_ROWS:
            return None
        if cell.raw.startswith(MARKER):
            return cell
    return None


def _locate(
    scan: Scan, sheet: ScannedSheet, contract: Sheet, marked: Cell, form: Form, found: Search
) -> Located:
    columns = {contract.columns[0].id: marked.column}
    known = {column.id: column for column in contract.columns}
    titles = header_of(contract, form)
    for (row, number), cell in sheet.cells.items():
        column_id = cell.raw.strip()
        if row != marked.row or number == marked.column or column_id not in known:
            continue
        if column_id in columns:
            place = CellPlace(scan.file, sheet.name, cell.name)
            found.findings.append(Rule.COLUMN_TWICE.at(place, column=titles[column_id]))
        columns.setdefault(column_id, number)
    for column_id in known:
        if column_id not in columns:
            place = CellPlace(scan.file, sheet.name)
            found.findings.append(Rule.COLUMN_MISSING.at(place, column=titles[column_id]))
    header = _header_row(sheet, columns, titles, marked.row)
    return Located(contract, sheet, marked.row, header, columns)


def _header_row(
    sheet: ScannedSheet, columns: Mapping[str, int], titles: Mapping[str, str], above: int
) -> int:
    """Find the row that has the most titles of columns; the row of the marker where none has."""
    best, row_of_best = 0, above
    for row in range(above + 1, above + _MARKER_ROWS):
        cells = ((sheet.cells.get((row, number)), titles[each]) for each, number in columns.items())
        fits = sum(cell is not None and plain(cell.raw) == title for cell, title in cells)
        if fits > best:
            best, row_of_best = fits, row
        if fits == len(columns):
            break
    return row_of_best


def _choose(scan: Scan, copies: list[Located], title: str, found: Search) -> Located:
    """Choose among copies of one sheet; two that are filled in differently are refused."""
    if len(copies) == 1:
        return copies[0]
    contents = [_content(copy) for copy in copies]
    chosen = next((place for place, content in enumerate(contents) if content), 0)
    for place, copy in enumerate(copies):
        if place == chosen:
            continue
        where = CellPlace(scan.file, copy.sheet.name)
        if contents[place] and contents[place] != contents[chosen]:
            other = copies[chosen].sheet.name
            found.findings.append(Rule.SHEET_TWICE.at(where, sheet=title, other=other))
        else:
            found.findings.append(Rule.SHEET_COPY.at(where, sheet=copies[chosen].sheet.name))
        found.copies.append(copy)
        for row in copy.rows():
            found.passed_by.extend((copy.sheet.name, cell) for cell in copy.inputs(row).values())
    return copies[chosen]


def _content(located: Located) -> list[tuple[str, ...]]:
    """List what is filled in, whatever the order of rows."""
    return sorted(
        (located.text(row, located.id_column), column_id, *said_in(cell))
        for row in located.rows()
        for column_id, cell in located.inputs(row).items()
    )


def said_in(cell: Cell) -> tuple[str, ...]:
    """Give what a cell says: 0.12 is another value where it is shown as 12 %."""
    return (plain(cell.raw), cell.kind, shown_as(cell.format) if cell.kind == "n" else "")


def _pass_by(scan: Scan, sheet: ScannedSheet, found: Search) -> None:
    filled = [cell for cell in sheet.cells.values() if not cell.blank]
    if filled:
        place = CellPlace(scan.file, sheet.name)
        found.findings.append(Rule.SHEET_UNKNOWN.at(place, count=len(filled)))
        found.passed_by.extend((sheet.name, cell) for cell in filled)


def strangers(located: Located) -> dict[int, list[Cell]]:
    """Give the filled cells, by column, that stand in columns which are not the template's."""
    known = set(located.columns.values())
    found: dict[int, list[Cell]] = {}
    for (row, number), cell in located.sheet.cells.items():
        if number not in known and row >= located.marker_row and not cell.blank:
            found.setdefault(number, []).append(cell)
    return found


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged area that touches inputs: its first input, its filled inputs.

    `endless` is an area that reaches beyond every table.
    """

    area: str
    first: str
    filled: tuple[Cell, ...]
    endless: bool


def merged_inputs(located: Located, file: str) -> Iterator[Merged]:
    """Give the merged areas that touch inputs below the header.

    Areas that overlap are no workbook's; raises Refused, since they could cost any time.
    """
    inputs = located.input_numbers
    covered = 0
    for area in located.sheet.merged:
        match = _AREA.fullmatch(area)
        if match is None or int(match[4]) <= located.header_row:
            continue
        rows = range(int(match[2]), min(int(match[4]), ROW_LIMIT) + 1)
        columns = range(column_number(match[1]), min(column_number(match[3]), COLUMN_LIMIT) + 1)
        covered += len(rows) * len(columns)
        if covered > ROW_LIMIT * COLUMN_LIMIT:
            raise refuse(Rule.WORKBOOK_UNPACKS, file)
        if touched := inputs.intersection(columns):
            first = cell_name(max(rows.start, located.header_row + 1), min(touched))
            filled = _filled_in(located.sheet.cells, rows, touched)
            yield Merged(area, first, tuple(filled), int(match[4]) > ROW_LIMIT)


def _filled_in(
    cells: Mapping[tuple[int, int], Cell], rows: range, columns: Collection[int]
) -> list[Cell]:
    """Give the filled cells of an area, by the area or by the cells, whichever are fewer."""
    if len(rows) * len(columns) < len(cells):
        there = (cells.get((row, column)) for row in rows for column in columns)
        return [cell for cell in there if cell is not None and not cell.blank]
    return [
        cell
        for (row, column), cell in cells.items()
        if row in rows and column in columns and not cell.blank
    ]
