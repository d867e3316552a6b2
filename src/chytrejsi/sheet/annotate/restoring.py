"""Says how a returned value is written into our own template: what it was, and no more.

A cell that was refused must be refused again if its sender overlooks it, and one that was taken
must say the same. Where a value cannot be written so (a struck number would stand unstruck), the
cell shows the error #N/A, and the value stands in the remark beside it.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from openpyxl.cell.cell import Cell as Target

from chytrejsi.language import NBSP
from chytrejsi.openxml import visible
from chytrejsi.sheet.columns import Asked, Column
from chytrejsi.sheet.intake.cells import GENERAL, Cell, decoded
from chytrejsi.sheet.intake.formats import Shown, shown_as
from chytrejsi.sheet.read.dates import parse_date, stored_date
from chytrejsi.sheet.read.numbers import Doubt, parse_stored, tidy
from chytrejsi.sheet.read.values import FORMER_TITLE, TEXT_LIMIT, Reader, read_cell
from chytrejsi.sheet.write.styles import DATE_FORMAT

NOT_AVAILABLE = "#N/A"
PERCENT_FORMAT = "0.00%"
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", NOT_AVAILABLE})
_LIVE = ("=", "+", "-", "@")  # with these an office program would begin a formula
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # in a text it would be read as a character's code
_EPOCHS_APART = 1462  # days between the calendars of 1900 and 1904


@dataclass(frozen=True, slots=True)
class Content:
    """What is written into a cell: the file format's type, the value, the number format.

    `lost` tells that it is not what was returned, but the error that stands for it.
    """

    kind: str
    value: str
    format: str = GENERAL
    lost: bool = False

    def write(self, cell: Target) -> None:
        """Write it; a text is never a formula, whatever it begins with."""
        if self.kind == "n":
            number = Decimal(self.value)
            cell.value = int(number) if number == number.to_integral_value() else float(number)
            cell.number_format = self.format
        elif self.kind == "b":
            cell.value = self.value == "1"
        else:
            cell.value = _CODE.sub("_x005F_", self.value)
            cell.data_type = "e" if self.kind == "e" else "s"
            if self.kind == "str" and self.value.startswith(_LIVE):
                cell.quotePrefix = True

    def read_back(self, cell: Cell) -> Cell:
        """Give the cell as it will be read when it comes again."""
        raw = _CODE.sub("_x005F_", self.value) if self.kind == "str" else self.value
        return Cell(cell.row, cell.column, self.kind, raw, self.format)


LOST = Content("e", NOT_AVAILABLE, lost=True)


def restore(cell: Cell, asked: Asked, column: Column, reader: Reader) -> Content:
    """Say what is written for a returned cell, so that it is read again as it was read before."""
    before = read_cell(cell, asked, column, reader)
    content = _content(cell, asked, reader)
    if FORMER_TITLE in before.steps:
        content = Content("str", reader.fiches[str(before.value)])
    if len(content.value) > TEXT_LIMIT:
        return LOST
    # the copy counts days as every other template of ours does
    again = replace(reader, since_1904=False)
    after = read_cell(content.read_back(cell), asked, column, again)
    same = after.refused if before.refused else not after.refused and after.value == before.value
    return content if same else LOST


def _content(cell: Cell, asked: Asked, reader: Reader) -> Content:
    if cell.kind == "e":
        return Content("e", cell.raw) if cell.raw in _ERRORS else LOST
    if cell.formula and not cell.raw:
        return LOST
    if cell.kind == "b" and cell.raw in {"0", "1"}:
        return Content("b", cell.raw)
    if cell.kind == "n":
        return _number(cell, asked, reader)
    if cell.kind == "d" and asked is Asked.DATE:
        return _day(cell)
    return Content("str", visible(decoded(cell.raw)))


def _number(cell: Cell, asked: Asked, reader: Reader) -> Content:
    """Keep a number and what its format makes of it; a protected sheet lets nobody change that.

    A date in a cell for a number is written as the text of the date, since a number typed over it
    would become a date again; so is a percentage where another unit is asked for.
    """
    number = parse_stored(cell.raw)
    if isinstance(number, Doubt):
        return Content("str", visible(cell.raw))
    kind, value = shown_as(cell.format), number.value
    if kind is Shown.DATE:
        day = stored_date(value, since_1904=reader.since_1904)
        if asked in {Asked.NUMBER, Asked.PERCENT}:
            return Content("str", reader.language.day(day) if day else cell.raw)
        serial = value + _EPOCHS_APART if reader.since_1904 else value
        return Content("n", f"{tidy(serial):f}", DATE_FORMAT)
    if kind is Shown.PERCENT and asked is Asked.NUMBER:
        return Content("str", reader.language.number(value * 100) + f"{NBSP}%")
    form = PERCENT_FORMAT if kind is Shown.PERCENT else GENERAL
    return Content("n", f"{value:f}", form)


def _day(cell: Cell) -> Content:
    day = parse_date(cell.raw)
    if day is None:
        return Content("str", visible(cell.raw))
    return Content("n", str((day - date(1899, 12, 30)).days), DATE_FORMAT)
