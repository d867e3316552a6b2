"""Makes the copy that goes back to a sender: our own template of today with the returned values.

Wrong cells are marked by a fill, a border and a comment; the first sheet lists all remarks, each
with a link to its cell, and below them what was filled in where the template has no place for it.
The copy may be mended and sent again as it is: the reader passes the list by.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from openpyxl.cell.cell import Cell as Target
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from chytrejsi.findings import CellPlace, Finding, Rule
from chytrejsi.language import N_
from chytrejsi.openxml import visible
from chytrejsi.sheet.annotate.placing import HEADER, Placing, Spot, place
from chytrejsi.sheet.annotate.remark_list import Homeless, Listed, add_list, location
from chytrejsi.sheet.annotate.remarks import At, Kind, Remark, remark, told
from chytrejsi.sheet.annotate.restoring import LOST, restore
from chytrejsi.sheet.columns import Asked
from chytrejsi.sheet.form import Form, Row, Table
from chytrejsi.sheet.intake.cells import Cell, Scan, cell_name
from chytrejsi.sheet.read.values import Reader, given
from chytrejsi.sheet.write import styles
from chytrejsi.sheet.write.page import fit_height
from chytrejsi.sheet.write.workbook import (
    FIRST,
    INPUT_HEIGHT,
    TITLES,
    lay_out,
    pack,
    rows_of,
    title_of,
)

# letters of a value that a remark shows (the whole stands in its cell), and of one without a place
VALUE_LIMIT, HOMELESS_LIMIT = 600, 5000
_COMMENT_LIMIT = 2000  # letters
_COMMENT_WIDTH, _COMMENT_LINE, _LETTERS = 340, 18, 48  # pixels, pixels, letters in a line

_INSTEAD = N_("In the returned copy the cell shows #N/A instead; replace it.")
_UNCERTAIN = N_("What was given here could not be carried over for certain.")


@dataclass(frozen=True, slots=True)
class Sent:
    """What came and is given back: how its sender calls the file, what was found, who comments.

    The scan is missing where its values are not to be carried over: they are of another period.
    `former` are the ids of renamed areas by the titles that they had in it.
    """

    file: str
    findings: Sequence[Finding]
    author: str
    scan: Scan | None = None
    former: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Annotated:
    """The copy that goes back, and its remarks in the order of its list."""

    data: bytes
    remarks: tuple[Remark, ...]


Rows = Mapping[str, Mapping[str, Row]]


def annotate(sent: Sent, form: Form, day: date, rows: Rows | None = None) -> Annotated:
    """Make the copy of a workbook; `rows` give today's rows by the keys that they came with."""
    placing = place(sent.scan, form, rows) if sent.scan else Placing()
    copy = _Copy(sent, _with_room(form, placing), placing)
    copy.fill()
    copy.remark()
    remarks = copy.mark()
    add_list(copy.book, form, Listed(visible(sent.file), remarks, copy.homeless()))
    return Annotated(pack(copy.book, day), remarks)


def _with_room(form: Form, placing: Placing) -> Form:
    """Give a form as many blank rows as were filled in."""
    used: dict[str, int] = defaultdict(int)
    for spot in placing.inputs:
        if spot.key.isdecimal():
            used[spot.sheet_id] = max(used[spot.sheet_id], int(spot.key))
    tables = []
    for table in form.tables:
        contract = table.sheet
        if contract.blank_rows:
            rows = max(contract.blank_rows, used[contract.id])
            tables.append(Table(replace(contract, blank_rows=rows), table.rows))
        else:
            tables.append(table)
    return replace(form, tables=tuple(tables))


@dataclass(frozen=True, slots=True)
class _Laid:
    """A table as it was laid out: its sheet, and its rows by key."""

    table: Table
    sheet: Worksheet
    order: int
    rows: Mapping[str, tuple[int, Row]]


class _Copy:
    """A copy in the making."""

    def __init__(self, sent: Sent, form: Form, placing: Placing) -> None:
        self.book = lay_out(form)
        self._sent, self._form, self._placing = sent, form, placing
        self._laid = {
            table.sheet.id: _Laid(
                table,
                self.book[title_of(table, form)],
                order,
                {row.key: (number, row) for number, row in enumerate(rows_of(table), FIRST)},
            )
            for order, table in enumerate(form.tables)
        }
        self._lost: set[Spot] = set()
        self._remarks: list[tuple[Spot | None, Remark]] = []

    def _reader(self, sheet: str) -> Reader:
        since_1904 = self._sent.scan is not None and self._sent.scan.since_1904
        form = self._form
        return Reader(
            *(self._sent.file, sheet, form.language, since_1904, form.period, form.fiches),
            self._sent.former,
        )

    def _place(self, spot: Spot) -> tuple[Worksheet, int, int] | None:
        """Give the sheet, the row and the column of a spot; None where the form has it not."""
        laid = self._laid[spot.sheet_id]
        number = TITLES if spot.key == HEADER else laid.rows.get(spot.key, (0, None))[0]
        columns = [column.id for column in laid.table.sheet.columns]
        return (laid.sheet, number, columns.index(spot.column_id) + 1) if number else None

    def _target(self, spot: Spot) -> Target | None:
        found = self._place(spot)
        cell = found[0].cell(found[1], found[2]) if found else None
        return cell if isinstance(cell, Target) else None

    def fill(self) -> None:
        """Write the returned values; where two clash, the error that stands for neither."""
        touched, unsure = set(), {*self._placing.clashing, *self._reworded()}
        for spot in sorted({*self._placing.inputs, *self._placing.clashing}):
            laid = self._laid[spot.sheet_id]
            number, row = laid.rows.get(spot.key, (0, None))
            asked = row.asked.get(spot.column_id) if row else None
            target = self._target(spot)
            if asked is None or target is None:
                continue
            cell = self._placing.inputs.get(spot)
            content = LOST
            if cell is not None and spot not in unsure:
                column = laid.table.sheet.column(spot.column_id)
                content = restore(cell, asked, column, self._reader(laid.sheet.title))
            content.write(target)
            touched.add((spot.sheet_id, number))
            if content.lost:
                self._lost.add(spot)
        for sheet_id, number in touched:
            self._fit(self._laid[sheet_id], number)

    def _reworded(self) -> Iterator[Spot]:
        """Give the answers to questions that are others today; a text may still hold."""
        for finding in self._sent.findings:
            if finding.rule is Rule.TEMPLATE_OUTDATED and isinstance(finding.place, CellPlace):
                spot = self._placing.spot_of(finding.place.sheet, finding.place.cell)
                row = self._laid[spot.sheet_id].rows.get(spot.key) if spot else None
                if spot and row and row[1].asked.get(spot.column_id) is not Asked.TEXT:
                    yield spot

    def _fit(self, laid: _Laid, number: int) -> None:
        columns = laid.table.sheet.columns
        cells = [laid.sheet.cell(number, place).value for place in range(1, len(columns) + 1)]
        texts = [
            (cell if isinstance(cell, str) else "", float(column.width))
            for cell, column in zip(cells, columns, strict=True)
        ]
        fit_height(laid.sheet, number, texts, INPUT_HEIGHT)

    def remark(self) -> None:
        """Word what was found, and what of the values could not be carried over."""
        words = self._form.language
        told_of: set[Spot] = set()
        for finding in told(self._sent.findings):
            place_ = finding.place if isinstance(finding.place, CellPlace) else CellPlace("")
            spot = self._placing.spot_of(place_.sheet, place_.cell)
            made = remark(finding, words, self._at(place_, spot), in_copy=True)
            if spot in self._lost:
                made = replace(made, kind=Kind.MEND, help=f"{made.help} {words.text(_INSTEAD)}")
            if spot is not None:
                told_of.add(spot)
            self._remarks.append((spot, made))
        for spot in self._lost - told_of:
            at = self._at(CellPlace(""), spot)
            uncertain, instead = words.text(_UNCERTAIN), words.text(_INSTEAD)
            made = Remark(
                Kind.MEND, at.sheet, at.cell, uncertain, visible(at.value), instead, at.link
            )
            self._remarks.append((spot, made))

    def _at(self, place_: CellPlace, spot: Spot | None) -> At:
        """Tell where a finding is in the copy; in the sender's file where the copy has no place."""
        cell = self._placing.cell_at(place_.sheet, place_.cell)
        if cell is None and spot is not None:
            cell = self._placing.inputs.get(spot)
        shown = cell is not None and cell.row >= TITLES  # above them are our own ids
        value = self._given(cell) if cell and shown else ""
        if len(value) > VALUE_LIMIT:
            value = f"{value[:VALUE_LIMIT]} …"
        found = self._place(spot) if spot else None
        if found:
            sheet, name = found[0].title, cell_name(found[1], found[2])
            return At(sheet, name, value, location(sheet, name))
        sheet_id = self._placing.sheet_of(place_.sheet)
        if sheet_id is None:
            return At(place_.sheet or "", place_.cell or "", value)
        title = self._laid[sheet_id].sheet.title
        return At(title, "", value, location(title, "A2"))

    def _given(self, cell: Cell) -> str:
        value = given(cell, self._reader(""))
        return value or (self._form.language.text("formula") if cell.formula else "")

    def mark(self) -> tuple[Remark, ...]:
        """Mark the cells and comment on them; gives the remarks in their order."""
        ordered = sorted(self._remarks, key=lambda each: self._order(*each))
        marked: dict[Spot, list[Remark]] = defaultdict(list)
        for spot, made in ordered:
            if spot is not None:
                marked[spot].append(made)
        for spot, remarks in marked.items():
            target = self._target(spot)
            if target is not None:
                wrong = any(each.kind is Kind.MEND for each in remarks)
                target.fill = styles.WRONG_FILL if wrong else styles.DOUBT_FILL
                target.border = styles.WRONG_BORDER if wrong else styles.DOUBT_BORDER
                target.comment = self._comment(remarks)
        return tuple(made for _spot, made in ordered)

    def _order(self, spot: Spot | None, made: Remark) -> tuple[object, ...]:
        """Put what is wrong first, then go by the sheets, their rows and columns."""
        check = made.kind is Kind.CHECK
        found = self._place(spot) if spot else None
        if spot is None or found is None:
            return (check, -1, 0, 0, made.sheet, made.cell, made.message)
        order = self._laid[spot.sheet_id].order
        return (check, order, found[1], found[2], made.sheet, made.cell, made.message)

    def _comment(self, remarks: Sequence[Remark]) -> Comment:
        text = "\n\n".join(f"{each.message}\n{each.help}" for each in remarks)[:_COMMENT_LIMIT]
        lines = sum(1 + len(line) // _LETTERS for line in text.split("\n"))
        comment = Comment(text, visible(self._sent.author))
        comment.width, comment.height = _COMMENT_WIDTH, (lines + 1) * _COMMENT_LINE
        return comment

    def homeless(self) -> tuple[Homeless, ...]:
        """List what was filled in where the template has no place for it."""
        return tuple(self._homeless())

    def _homeless(self) -> Iterator[Homeless]:
        for stray in self._placing.strays:
            parts = (stray.row, stray.column)
            belongs = ", ".join(visible(part)[:VALUE_LIMIT] for part in parts if part)
            value = self._given(stray.cell)
            if len(value) > HOMELESS_LIMIT:
                value = f"{value[:HOMELESS_LIMIT]} …"
            yield Homeless(visible(stray.sheet), stray.cell.name, belongs, value)
