"""Finds the place in our own template of each input of a workbook that goes back to its sender.

Nothing that was filled in is lost on the way: what has no place there is a stray, and where two
cells that say different things have one place, neither is put into it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from chytrejsi.sheet.columns import Column
from chytrejsi.sheet.form import Form, Row
from chytrejsi.sheet.intake.cells import Cell, Scan, column_number
from chytrejsi.sheet.read.tables import Located, Search, merged_inputs, said_in, search, strangers

_CELL = re.compile("([A-Z]{1,3})([0-9]{1,7})")
HEADER = ""  # the key of the row of titles


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A cell of our own template: its sheet, its row's key, its column."""

    sheet_id: str
    key: str
    column_id: str


@dataclass(frozen=True, slots=True)
class Stray:
    """A filled cell that has no place in our template: how its row and column are called."""

    sheet: str
    cell: Cell
    row: str = ""
    column: str = ""


@dataclass(slots=True)
class Placing:
    """Where everything belongs.

    `clashing` are the spots for which two cells say different things, or which a merged cell
    covers. `rows` give the key that a row of the sender's sheet has here, `located` the sheets by
    the names that they have there.
    """

    inputs: dict[Spot, Cell] = field(default_factory=dict)
    clashing: set[Spot] = field(default_factory=set)
    strays: list[Stray] = field(default_factory=list)
    rows: dict[tuple[str, int], str] = field(default_factory=dict)
    located: dict[str, Located] = field(default_factory=dict)

    def spot_of(self, sheet: str | None, name: str | None) -> Spot | None:
        """Give the spot of a cell of the sender's; None where it has none, as a whole sheet."""
        located = self.located.get(sheet or "")
        where = _numbers(name)
        if located is None or where is None:
            return None
        row, number = where
        column = next((each for each, there in located.columns.items() if there == number), None)
        key = HEADER if row == located.header_row else self.rows.get((located.sheet.name, row))
        return None if column is None or key is None else Spot(located.contract.id, key, column)

    def sheet_of(self, sheet: str | None) -> str | None:
        """Give the id of the template's sheet that the sender's sheet is."""
        located = self.located.get(sheet or "")
        return located.contract.id if located else None

    def cell_at(self, sheet: str | None, name: str | None) -> Cell | None:
        """Give the cell that stood in a place of the sender's workbook."""
        located = self.located.get(sheet or "")
        where = _numbers(name)
        return located.sheet.cells.get(where) if located and where else None


def _numbers(name: str | None) -> tuple[int, int] | None:
    """Give the row and the column of a cell by its name; None where it names none."""
    match = _CELL.fullmatch(name or "")
    return (int(match[2]), column_number(match[1])) if match else None


def place(scan: Scan, form: Form, rows: Mapping[str, Mapping[str, Row]] | None = None) -> Placing:
    """Find the place of all inputs; `rows` give each sheet's rows by the key they came with."""
    found = search(scan, form)
    known = {table.sheet.id: {row.key: row for row in table.rows} for table in form.tables}
    work = _Work(form, {**known, **(rows or {})})
    for located in found.located.values():
        work.take(located)
    for located in found.located.values():
        work.take_beside(located, scan)
    for copy in found.copies:
        work.compare(copy)
    work.pass_by(found)
    return work.placing


@dataclass(slots=True)
class _Work:
    """The placing in progress."""

    form: Form
    known: Mapping[str, Mapping[str, Row]]
    placing: Placing = field(default_factory=Placing)

    def take(self, located: Located) -> None:
        """Place the inputs of a sheet."""
        self.placing.located[located.sheet.name] = located
        for number, row, inputs in self._rows_of(located):
            if row is not None:
                self.placing.rows[located.sheet.name, number] = row.key
            for column_id, cell in inputs.items():
                column = located.contract.column(column_id)
                if row is None or column_id not in row.asked:
                    self._stray(located, number, column, cell)
                else:
                    self._put(Spot(located.contract.id, row.key, column_id), located, number, cell)
            if row is None and not inputs:
                self._outside(located, number)

    def _rows_of(self, located: Located) -> Iterator[tuple[int, Row | None, Mapping[str, Cell]]]:
        """Give the rows that have a content, each with what it asks for; None where unknown."""
        order = 0
        known = self.known[located.contract.id]
        for number in located.rows():
            inputs = located.inputs(number)
            order += bool(inputs)
            if not located.contract.blank_rows:
                yield number, known.get(located.text(number, located.id_column)), inputs
            elif inputs:
                asked = {each.id: each.asked for each in located.contract.inputs if each.asked}
                yield number, Row(str(order), {}, asked), inputs

    def _put(self, spot: Spot, located: Located, number: int, cell: Cell) -> None:
        there = self.placing.inputs.setdefault(spot, cell)
        if said_in(there) != said_in(cell):
            self.placing.clashing.add(spot)
            self._stray(located, number, located.contract.column(spot.column_id), cell)

    def _stray(self, located: Located, number: int, column: Column, cell: Cell) -> None:
        title = self.form.language.text(column.title)
        row = located.text(number, located.id_column)
        self.placing.strays.append(Stray(located.sheet.name, cell, row, title))

    def _outside(self, located: Located, number: int) -> None:
        if not located.text(number, located.id_column):
            for column_id in located.columns:
                cell = located.cell(number, column_id)
                if cell is not None and not cell.blank:
                    self._stray(located, number, located.contract.column(column_id), cell)

    def take_beside(self, located: Located, scan: Scan) -> None:
        """Note what stands in columns that are not the template's, and in merged cells."""
        for number, cells in strangers(located).items():
            title = located.sheet.cells.get((located.header_row, number))
            head = located.sheet.cells.get((located.marker_row, number))
            twin = head.raw.strip() if head else ""
            for cell in cells:
                if cell.row not in {located.marker_row, located.header_row}:
                    name = title.raw.strip() if title else ""
                    item = cell.row > located.header_row
                    row = located.text(cell.row, located.id_column) if item else ""
                    self.placing.strays.append(Stray(located.sheet.name, cell, row, name))
                    self._clash(located, cell, twin)
        for merged in merged_inputs(located, scan.file):
            spots = (self.placing.spot_of(located.sheet.name, cell.name) for cell in merged.filled)
            self.placing.clashing.update(spot for spot in spots if spot in self.placing.inputs)

    def _clash(self, located: Located, cell: Cell, column_id: str) -> None:
        """Note that a second column of one id says something else than the first."""
        key = self.placing.rows.get((located.sheet.name, cell.row))
        if key is not None and column_id in located.columns:
            spot = Spot(located.contract.id, key, column_id)
            there = self.placing.inputs.get(spot)
            if there is None or said_in(there) != said_in(cell):
                self.placing.clashing.add(spot)

    def compare(self, copy: Located) -> None:
        """Note what a copy of a sheet says otherwise than the sheet itself."""
        said: set[Spot] = set()
        for number, row, inputs in self._rows_of(copy):
            for column_id, cell in inputs.items():
                spot = Spot(copy.contract.id, row.key if row else HEADER, column_id)
                said.add(spot)
                there = self.placing.inputs.get(spot)
                if there is None or said_in(there) != said_in(cell):
                    self._stray(copy, number, copy.contract.column(column_id), cell)
                    if row is not None and column_id in row.asked:
                        self.placing.clashing.add(spot)
        ours = {spot for spot in self.placing.inputs if spot.sheet_id == copy.contract.id}
        if said:  # an empty copy contradicts nothing
            self.placing.clashing.update(ours - said)

    def pass_by(self, found: Search) -> None:
        """Note what stands on sheets that are not the template's."""
        copies = {copy.sheet.name for copy in found.copies}
        for sheet, cell in found.passed_by:
            if sheet not in copies:
                self.placing.strays.append(Stray(sheet, cell))
