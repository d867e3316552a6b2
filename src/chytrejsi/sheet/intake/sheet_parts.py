"""Handlers for the parts that make the cells: shared strings, styles, the sheet itself."""

import re
from dataclasses import dataclass, field

from chytrejsi.findings import Rule
from chytrejsi.sheet.intake.cells import GENERAL, KEPT, Cell, ScannedSheet, cell_name, column_number
from chytrejsi.sheet.intake.refusal import Refused, refuse
from chytrejsi.sheet.intake.xml import Attributes, Silent

ROW_LIMIT, COLUMN_LIMIT, CELL_LIMIT, MERGE_LIMIT = 20_000, 200, 400_000, 20_000
_DIGITS_OF_COUNT = 7

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_KINDS = frozenset({"n", "s", "str", "inlineStr", "b", "e", "d"})  # of cells, in the file format
_BUILT_IN = {
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)), "d.m.yyyy"),
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "h:mm:ss"),
    49: "@",
}


class Strings(Silent):
    """The shared strings, each with whether a part of it is struck through."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.found: list[tuple[str, bool]] = []
        self._text: list[str] = []
        self._struck = self._inside = False
        self._phonetic = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the element that begins."""
        if name == "si":
            self._text, self._struck = [], False
        elif name == "rPh":
            self._phonetic += 1
        elif name == "t":
            self._inside = not self._phonetic
        elif name == "strike":
            self._struck |= attributes.get("val", "1") not in {"0", "false"}
        elif name == "sst":
            self._check_count(attributes.get("uniqueCount", ""))

    def _check_count(self, count: str) -> None:
        """Refuse a count of texts beyond all measure: calamine asks for memory by it."""
        if len(count.strip().lstrip("+0")) > _DIGITS_OF_COUNT:
            raise refuse(Rule.WORKBOOK_UNPACKS, self._file)

    def text(self, text: str) -> None:
        """Keep the text where it is wanted."""
        if self._inside:
            self._text.append(text)

    def end(self, name: str) -> None:
        """Take in the element that has ended."""
        if name == "t":
            self._inside = False
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "si":
            self.found.append(("".join(self._text)[:KEPT], self._struck))


class Styles(Silent):
    """The number format of each style, and whether its font is struck through."""

    def __init__(self) -> None:
        self.formats: list[str] = []
        self.struck: list[bool] = []
        self._codes: dict[str, str] = {}
        self._fonts: list[bool] = []
        self._within: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the element that begins."""
        within = self._within[-1] if self._within else ""
        if name == "numFmt" and within == "numFmts":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "font" and within == "fonts":
            self._fonts.append(False)
        elif name == "strike" and self._within[-2:] == ["fonts", "font"]:
            self._fonts[-1] = attributes.get("val", "1") not in {"0", "false"}
        elif name == "xf" and within == "cellXfs":
            number = attributes.get("numFmtId", "0")
            built_in = _BUILT_IN.get(int(number), GENERAL) if number.isdecimal() else GENERAL
            self.formats.append(self._codes.get(number, built_in))
            font = attributes.get("fontId", "")
            known = font.isdecimal() and int(font) < len(self._fonts)
            self.struck.append(known and self._fonts[int(font)])
        self._within.append(name)

    def end(self, name: str) -> None:  # noqa: ARG002 - the handler's signature
        """Take in the element that has ended."""
        self._within.pop()

    def of(self, index: str) -> tuple[str, bool]:
        """Give a style's number format and strike; an unknown style has neither."""
        if index.isdecimal() and int(index) < len(self.formats):
            return self.formats[int(index)], self.struck[int(index)]
        return GENERAL, False


@dataclass(slots=True)
class _Open:
    """The cell that is being read; `held_by` is the element that its value stands in, v or t."""

    row: int
    column: int
    kind: str
    style: str
    value: list[str] = field(default_factory=list)
    held_by: str = ""
    formula: bool = False
    struck: bool = False


class SheetReader(Silent):
    """The cells of one sheet that have a content, merged areas, hidden rows and columns."""

    def __init__(
        self, file: str, name: str, strings: list[tuple[str, bool]], styles: Styles
    ) -> None:
        self._file, self._name = file, name
        self._strings, self._styles = strings, styles
        self._cells: dict[tuple[int, int], Cell] = {}
        self._merged: list[str] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._row = self._column = 0
        self._cell: _Open | None = None
        self._reading = False
        self._phonetic = 0

    def scanned(self, hidden: bool) -> ScannedSheet:
        """Give what was read."""
        return ScannedSheet(
            self._name,
            hidden,
            self._cells,
            tuple(self._merged),
            frozenset(self._hidden_rows),
            frozenset(self._hidden_columns),
        )

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the element that begins."""
        if name == "c":
            self._open_cell(attributes)
        elif self._cell is not None:
            self._inside_cell(name, attributes)
        elif name == "row":
            self._open_row(attributes)
        elif name == "col":
            self._hide_columns(attributes)
        elif name == "mergeCell":
            self._merged.append(attributes.get("ref", ""))
            if len(self._merged) > MERGE_LIMIT:
                raise refuse(Rule.WORKBOOK_UNPACKS, self._file)

    def text(self, text: str) -> None:
        """Keep the text where it is wanted."""
        if self._reading and self._cell is not None:
            self._cell.value.append(text)

    def end(self, name: str) -> None:
        """Take in the element that has ended."""
        if name in {"v", "t"}:
            self._reading = False
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "c" and self._cell is not None:
            self._close_cell(self._cell)
            self._cell = None

    def _open_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "")
        row = int(number) if number.isdecimal() and len(number) < 9 else self._row + 1
        if row <= self._row:
            raise refuse(Rule.CELLS_TWICE, self._file, self._name, cell=str(row))
        self._row, self._column = row, 0
        if attributes.get("hidden", "0") in {"1", "true"}:
            self._hidden_rows.add(row)

    def _hide_columns(self, attributes: Attributes) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        known = first.isdecimal() and last.isdecimal() and max(len(first), len(last)) < 9
        if known and attributes.get("hidden", "0") in {"1", "true"}:
            self._hidden_columns.update(range(int(first), min(int(last), COLUMN_LIMIT) + 1))

    def _open_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r", "")
        if self._cell is not None:
            raise self._damaged(self._cell)
        row, column = self._row, self._column + 1
        if reference:
            match = _REFERENCE.fullmatch(reference)
            if match is None:
                raise refuse(Rule.WORKBOOK_DAMAGED, self._file, part=reference)
            row, column = int(match[2]), column_number(match[1])
        if row != self._row or column <= self._column:
            raise refuse(Rule.CELLS_TWICE, self._file, self._name, cell=reference)
        self._column = column
        self._cell = _Open(row, column, attributes.get("t", "n"), attributes.get("s", ""))

    def _inside_cell(self, name: str, attributes: Attributes) -> None:
        cell = self._cell
        if cell is None:
            return
        if name == "f":
            cell.formula = True
        elif name == "rPh":
            self._phonetic += 1
        elif name == "v" or (name == "t" and not self._phonetic):
            # a rich text has many parts, but a value has one and never a text beside it
            if cell.held_by and "v" in {name, cell.held_by}:
                raise self._damaged(cell)
            cell.held_by, self._reading = name, True
        elif name == "strike":
            cell.struck |= attributes.get("val", "1") not in {"0", "false"}

    def _close_cell(self, cell: _Open) -> None:
        if not cell.held_by and not cell.formula:
            return
        text, struck = "".join(cell.value)[:KEPT], cell.struck
        kind = cell.kind
        if kind not in _KINDS:
            raise self._damaged(cell)
        if kind == "s":
            text, struck = self._string(text, cell)
        far = cell.row > ROW_LIMIT or cell.column > COLUMN_LIMIT
        # an empty text far away is kept, for the second reader takes room for all that is between
        if not text and not cell.formula and not far:
            return
        self._check_place(cell, text, far=far)
        form, crossed = self._styles.of(cell.style)
        self._cells[cell.row, cell.column] = Cell(
            cell.row,
            cell.column,
            "str" if kind in {"s", "inlineStr"} else kind,
            text,
            form,
            cell.formula,
            struck or crossed,
        )

    def _string(self, index: str, cell: _Open) -> tuple[str, bool]:
        if index.isdecimal() and len(index) < 9 and int(index) < len(self._strings):
            return self._strings[int(index)]
        raise self._damaged(cell)

    def _damaged(self, cell: _Open) -> Refused:
        part = f"{self._name}!{cell_name(cell.row, cell.column)}"
        return refuse(Rule.WORKBOOK_DAMAGED, self._file, part=part)

    def _check_place(self, cell: _Open, text: str, *, far: bool) -> None:
        if far and (text.strip() or cell.formula):
            where = cell_name(cell.row, cell.column)
            raise refuse(Rule.CELL_TOO_FAR, self._file, self._name, cell=where)
        if len(self._cells) >= CELL_LIMIT:
            raise refuse(Rule.WORKBOOK_UNPACKS, self._file)
