"""A workbook as lines: each cell that is not empty, by sheets and rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from chytrejsi.cli.textconv.parts import read_part, relations_of
from chytrejsi.findings import Rule
from chytrejsi.language import _
from chytrejsi.sheet.intake.book_parts import Book
from chytrejsi.sheet.intake.cells import KEPT, cell_name, column_number, decoded
from chytrejsi.sheet.intake.formats import Shown, shown_as
from chytrejsi.sheet.intake.package import Package
from chytrejsi.sheet.intake.refusal import refuse
from chytrejsi.sheet.intake.sheet_parts import Strings, Styles
from chytrejsi.sheet.intake.xml import Attributes, Silent

CELLS = 400_000
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_EPOCHS = {
    False: datetime(1899, 12, 30),  # noqa: DTZ001 - a workbook has no zones
    True: datetime(1904, 1, 1),  # noqa: DTZ001 - the same
}
_LAST_DAY = 2_958_465  # the serial of 31 December 9999
_TRUTH = {"0": "FALSE", "1": "TRUE"}


def workbook_lines(package: Package, main: str) -> Iterator[str]:
    """Give the lines of a workbook whose main part is named."""
    book = Book()
    read_part(package, main, book)
    relations = relations_of(package, main)
    strings, styles = Strings(package.file), Styles()
    for kind, target in relations.values():
        handler = {"sharedStrings": strings, "styles": styles}.get(kind)
        if handler is not None:
            read_part(package, target, handler)
    for number, (name, relation, hidden) in enumerate(book.sheets):
        kind, target = relations.get(relation, ("", ""))
        if number:
            yield ""
        yield _("Sheet {name} (hidden)", name=name) if hidden else _("Sheet {name}", name=name)
        if kind == "worksheet":
            reader = _Cells(package.file)
            read_part(package, target, reader)
            texts = [text for text, _struck in strings.found]
            yield from _Sheet(name, texts, styles, book.since_1904).lines(reader.found)


@dataclass(slots=True)
class _Cell:
    """A cell as it stands in the file."""

    row: int
    column: int
    kind: str
    style: str
    value: list[str] = field(default_factory=list)
    formula: list[str] = field(default_factory=list)
    shared: str = ""  # the number of a formula that several cells share


class _Cells(Silent):
    """The cells of a sheet that have a value or a formula."""

    def __init__(self, file: str) -> None:
        self.found: list[_Cell] = []
        self._file = file
        self._row = self._column = 0
        self._cell: _Cell | None = None
        self._into: list[str] | None = None
        self._phonetic = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the element that begins."""
        if name == "row":
            number = attributes.get("r", "")
            known = number.isdecimal() and len(number) < 8
            self._row, self._column = int(number) if known else self._row + 1, 0
        elif name == "c":
            self._begin(attributes)
        elif name == "rPh":
            self._phonetic += 1
        elif self._cell is not None:
            if name == "f":
                self._into = self._cell.formula
                if attributes.get("t") == "shared":
                    self._cell.shared = attributes.get("si", "")
            elif name in {"v", "t"} and not self._phonetic:
                self._into = self._cell.value

    def _begin(self, attributes: Attributes) -> None:
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        row, column = self._row, self._column + 1
        if match is not None:
            row, column = int(match[2]), column_number(match[1])
        self._column = column
        self._cell = _Cell(row, column, attributes.get("t", "n"), attributes.get("s", ""))

    def text(self, text: str) -> None:
        """Keep the text where it is wanted."""
        if self._into is not None:
            self._into.append(text)

    def end(self, name: str) -> None:
        """Take in the element that has ended."""
        if name in {"f", "v", "t"}:
            self._into = None
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "c" and self._cell is not None:
            cell, self._cell = self._cell, None
            if cell.value or cell.formula or cell.shared:
                self.found.append(cell)
            if len(self.found) > CELLS:
                raise refuse(Rule.WORKBOOK_UNPACKS, self._file)


class _Sheet:
    """Says what the cells of one sheet hold."""

    def __init__(self, name: str, strings: list[str], styles: Styles, since_1904: bool) -> None:
        self._name, self._strings, self._styles = name, strings, styles
        self._epoch = _EPOCHS[since_1904]
        self._shared: dict[str, str] = {}

    def lines(self, cells: list[_Cell]) -> Iterator[str]:
        """Give a line for each cell that is not empty; lines within a cell are indented."""
        for cell in sorted(cells, key=lambda each: (each.row, each.column)):
            text = self._content(cell)
            if text.strip():
                where = f"{self._name}!{cell_name(cell.row, cell.column)}"
                yield f"{where}: " + text.replace("\r\n", "\n").replace("\n", "\n    ")

    def _content(self, cell: _Cell) -> str:
        value = self._value(cell, "".join(cell.value)[:KEPT])
        formula = "".join(cell.formula)[:KEPT]
        if cell.shared and formula:
            self._shared[cell.shared] = cell_name(cell.row, cell.column)
        elif cell.shared:
            first = self._shared.get(cell.shared, "?")
            formula = _("(the formula of {cell})", cell=first)
        return f"={formula} → {value}" if formula else value

    def _value(self, cell: _Cell, raw: str) -> str:
        match cell.kind:
            case "s":
                known = raw.isdecimal() and len(raw) < 9 and int(raw) < len(self._strings)
                return decoded(self._strings[int(raw)]) if known else f"#{raw}"
            case "b":
                return _TRUTH.get(raw, raw)
            case "n":
                return self._number(raw, self._styles.of(cell.style)[0])
        return decoded(raw)

    def _number(self, raw: str, form: str) -> str:
        """Write a number as its format has it: a date as a date, a percentage in per cent."""
        shown = shown_as(form)
        try:
            number = Decimal(raw)
        except InvalidOperation:
            return raw
        if not number.is_finite() or number.adjusted() > 20:
            return raw
        if shown is Shown.PERCENT:
            return f"{(number * 100).normalize():f} %"
        if shown is Shown.DATE and 0 <= number < _LAST_DAY:
            moment = self._epoch + timedelta(seconds=round(float(number) * 86_400))
            return str(moment.date() if number == int(number) else moment)
        return raw
