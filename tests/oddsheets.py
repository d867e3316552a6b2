"""Sheets, rows and columns that are not as they were sent: moved, hidden, merged, deleted, doubled.

Each case is one input that was met or can be met; what is right is whether the workbook is taken,
with which value, and what its sender is told. The name of most begins with its row of the
catalogue of hostile inputs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sheetcase import Cells, Change, changed, on_sheet, opened, resigned, sheet_of

CELLS: Cells = {
    ("indicators", "EN-01", "value"): 7,
    ("indicators", "EN-02", "value"): 22.5,
    ("activities", "energie/A1", "status"): "dokončeno",
}
SHEET = "indicators"


@dataclass(frozen=True)
class Case:
    """What is done to the filled workbook, and what its sender is told."""

    name: str
    make: Callable[[bytes], bytes]
    told: frozenset[str] = frozenset()


def on(sheet_id: str, name: str, change: Callable[[Worksheet], object], *codes: str) -> Case:
    """Make the case of a change of one sheet."""

    def make(book: Workbook) -> None:
        change(sheet_of(book, sheet_id))

    return book_case(name, make, *codes)


def book_case(name: str, change: Change, *codes: str) -> Case:
    return Case(name, lambda data: changed(data, change), frozenset(codes))


def put(sheet: Worksheet, **cells: object) -> None:
    for name, value in cells.items():
        sheet[name].value = value


def hide_rows(sheet: Worksheet) -> None:
    for row in (5, 6, 8):
        sheet.row_dimensions[row].hidden = True
    sheet.auto_filter.ref = "A4:M9"


def hide_columns(sheet: Worksheet) -> None:
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions["H"].hidden = True


def set_state(state: Literal["hidden", "veryHidden"], sheet_id: str) -> Change:
    def change(book: Workbook) -> None:
        sheet_of(book, sheet_id).sheet_state = state

    return change


def reverse_rows(sheet: Worksheet) -> None:
    rows = [[cell.value for cell in row] for row in sheet["A5:M9"]]
    for target, row in zip(sheet["A5:M9"], reversed(rows), strict=True):
        for cell, value in zip(target, row, strict=True):
            cell.value = value


def twin_of(row: int, value: object) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for column, cell in enumerate(sheet[row], 1):
            sheet.cell(20, column).value = cell.value
        sheet["H20"].value = value

    return change


def insert_column(sheet: Worksheet) -> None:
    sheet.insert_cols(8)
    put(sheet, H4="Mezisoučet", H5=3)


def second_header(sheet: Worksheet) -> None:
    put(sheet, O1="value", O4="Hodnota", O5=8)


def copy_sheet(**cells: object) -> Change:
    def change(book: Workbook) -> None:
        copy = book.copy_worksheet(sheet_of(book, SHEET))
        copy.title = "Indikátory (2)"
        put(copy, **cells)

    return change


def chartsheet_first(book: Workbook) -> None:
    book.create_chartsheet("Graf", 0)


def rename(name: str) -> Change:
    def change(book: Workbook) -> None:
        sheet_of(book, SHEET).title = name

    return change


def remove(*names: str) -> Change:
    def change(book: Workbook) -> None:
        for name in names:
            del book[name]

    return change


def second_signature(book: Workbook) -> None:
    copy = book.copy_worksheet(book["_meta"])
    row = next(row for row in range(1, 9) if copy.cell(row, 1).value == "guarantor")
    copy.cell(row, 2).value = "odbor-informatiky"


def merge(area: str) -> Callable[[Worksheet], object]:
    return lambda sheet: sheet.merge_cells(area)


def raw(old: str, new: str) -> Callable[[bytes], bytes]:
    return on_sheet(SHEET, old, new)


def blank_rows(data: bytes) -> bytes:
    """Add formatted rows that are empty, to the last that a sheet can have."""
    empty = "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(200, 20_000))
    empty += '<row r="1048576"><c r="A1048576" s="1"/></row>'
    return raw("</sheetData>", f"{empty}</sheetData>")(data)


def styled_blanks(data: bytes) -> bytes:
    cells = [
        f'<row r="{row}">' + f'<c r="A{row}" s="1"/><c r="XFD{row}" s="1"/>' + "</row>"
        for row in range(200, 5_000)
    ]
    return raw("</sheetData>", "".join(cells) + "</sheetData>")(data)


def without_dimension(data: bytes) -> bytes:
    book = opened(data)
    ref = sheet_of(book, SHEET).dimensions
    return raw(f'<dimension ref="{ref}"/>', "")(data)


def dimension(ref: str) -> Callable[[bytes], bytes]:
    def make(data: bytes) -> bytes:
        old = sheet_of(opened(data), SHEET).dimensions
        return raw(f'<dimension ref="{old}"/>', f'<dimension ref="{ref}"/>')(data)

    return make


X14 = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:dataValidations count="1" '
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
    '<x14:dataValidation type="list"><x14:formula1><xm:f>Jiný!$A$1:$A$3</xm:f></x14:formula1>'
    "<xm:sqref>K5:K9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    "</worksheet>"
)

TAKEN = [
    Case("S01 formatted rows to the end of the sheet", blank_rows),
    Case("S02 formatted cells that are empty", styled_blanks),
    Case("S05 a dimension that is too small", dimension("A1")),
    Case("S06 no dimension", without_dimension),
    Case("S06 a dimension that is none", dimension("nic")),
    on(SHEET, "S09 merged empty inputs", merge("H7:H8"), "CELLS_MERGED_EMPTY H7"),
    on(
        SHEET, "S09 a question merged with its empty input", merge("G7:H7"), "CELLS_MERGED_EMPTY H7"
    ),
    on(SHEET, "S09 inputs of one row merged", merge("K5:L5"), "CELLS_MERGED_EMPTY K5"),
    on(SHEET, "S12 hidden rows and a filter", hide_rows, "ROWS_HIDDEN"),
    on(SHEET, "S12 a hidden column of inputs", hide_columns, "COLUMNS_HIDDEN"),
    book_case("S12 a hidden sheet", set_state("hidden", SHEET), "SHEET_HIDDEN"),
    book_case("S12 a deeply hidden sheet", set_state("veryHidden", SHEET), "SHEET_HIDDEN"),
    book_case("S12 a hidden sheet that is empty", set_state("hidden", "projects")),
    on(SHEET, "S13 an inserted column", insert_column, "COLUMN_UNKNOWN H4"),
    on(SHEET, "S13 an inserted empty column", lambda sheet: sheet.insert_cols(3, 2)),
    on(SHEET, "S16 inserted empty rows", lambda sheet: sheet.insert_rows(6, 3)),
    on(SHEET, "S16 a row of sums", lambda sheet: put(sheet, B12="Celkem"), "CELL_OUTSIDE B12"),
    on(SHEET, "S17 a deleted row", lambda sheet: sheet.delete_rows(8), "ITEM_MISSING"),
    on(SHEET, "S18 rows in another order", reverse_rows),
    on(SHEET, "S19 a row twice, the same", twin_of(5, 7)),
    on(SHEET, "S20 spaces around a code", lambda sheet: put(sheet, A5=" EN-01\u00a0")),
    book_case("S21 another name", rename("Moje čísla")),
    book_case("S21 another order", lambda book: book._sheets.reverse()),  # type: ignore[attr-defined]
    book_case("S22 a copy of a sheet, the same", copy_sheet(H5=7), "SHEET_COPY"),
    book_case("S22 a copy of a sheet, emptied", copy_sheet(H5=None, H6=None), "SHEET_COPY"),
    book_case("S24 without the signature's sheet", remove("_meta")),
    book_case("S25 a name with other spaces", rename("Indika\u0301tory\u00a0")),
    book_case("S26 a sheet of a chart first", chartsheet_first),
    Case("S34 lists of newer programs", raw("</worksheet>", X14)),
    on(SHEET, "frozen panes elsewhere", lambda sheet: setattr(sheet, "freeze_panes", "D9")),
    on(SHEET, "no frozen panes", lambda sheet: setattr(sheet, "freeze_panes", None)),
    on(SHEET, "no lock", lambda sheet: setattr(sheet.protection, "sheet", False)),
]

REFUSED = [
    Case(
        "S03 a text in the last cell of all",
        raw(
            "</sheetData>",
            '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>',
        ),
        frozenset({"CELL_TOO_FAR"}),
    ),
    Case(
        "S04 a cell beyond the last one",
        raw("</sheetData>", '<row r="99"><c r="AAAA99" t="str"><v>x</v></c></row></sheetData>'),
        frozenset({"WORKBOOK_DAMAGED"}),
    ),
    Case(
        "S07 rows in no order",
        raw("</sheetData>", '<row r="6"><c r="H6"><v>1</v></c></row></sheetData>'),
        frozenset({"CELLS_TWICE"}),
    ),
    Case(
        "S08 a cell twice",
        raw('<c r="I5"', '<c r="H5"><v>999</v></c><c r="I5"'),
        frozenset({"CELLS_TWICE"}),
    ),
    on(SHEET, "S09 merged filled inputs", merge("H5:H7"), "CELLS_MERGED H5"),
    Case(
        "S10 a value hidden under merged cells",
        raw("</sheetData>", '</sheetData><mergeCells><mergeCell ref="G5:H5"/></mergeCells>'),
        frozenset({"CELLS_MERGED H5"}),
    ),
    Case(
        "S11 merged to the end of the sheet",
        raw(
            "</sheetData>",
            '</sheetData><mergeCells><mergeCell ref="A10:XFD1048576"/></mergeCells>',
        ),
        frozenset({"CELLS_MERGED H10"}),
    ),
    on(
        SHEET,
        "S14 a deleted column",
        lambda sheet: sheet.delete_cols(9),
        "COLUMN_MISSING",
    ),
    on(
        SHEET,
        "S14 another header",
        lambda sheet: put(sheet, H4="Přírůstek"),
        "HEADER_CHANGED H4",
    ),
    on(SHEET, "S15 a header twice", second_header, "COLUMN_TWICE O1", "COLUMN_UNKNOWN O1"),
    on(
        SHEET,
        "S16 a filled row without a code",
        lambda sheet: put(sheet, H12=5),
        "ROW_WITHOUT_ID A12",
    ),
    on(SHEET, "S19 a row twice with other values", twin_of(5, 8), "ITEM_TWICE A20"),
    on(
        SHEET,
        "S20 C29 a code in letters that look alike",
        lambda sheet: put(sheet, A5="\u0415N-01"),
        "ITEM_LOOKALIKE A5",
        "ITEM_MISSING",
    ),
    on(
        SHEET,
        "S20 another code",
        lambda sheet: put(sheet, A5="EN-011"),
        "ITEM_UNKNOWN A5",
        "ITEM_MISSING",
    ),
    book_case("S22 a copy of a sheet with other values", copy_sheet(H5=8), "SHEET_TWICE"),
    book_case("S24 a deleted sheet", remove("Indikátory"), "SHEET_MISSING"),
    book_case("S27 an older layout", resigned("template", "0"), "TEMPLATE_VERSION"),
    book_case("S27 a newer layout", resigned("template", "2"), "TEMPLATE_NEWER"),
    book_case("S27 a layout that never was", resigned("template", "x"), "TEMPLATE_UNKNOWN"),
    book_case("S29 two workbooks in one", second_signature, "SIGNATURE_CONFLICT"),
    book_case(
        "S29 someone who is not asked", resigned("guarantor", "odbor-bez-prace"), "OTHER_GUARANTOR"
    ),
]
