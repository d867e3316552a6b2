"""Writes the first sheet of a copy that goes back: what is to be mended, each with a link.

Below it stands what was filled in where the template has no place for it. The sheet is marked as
the program's own, so that the reader passes it by when the copy comes again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from chytrejsi.language import N_
from chytrejsi.sheet.annotate.remarks import KIND_WORDS, Kind, Remark
from chytrejsi.sheet.columns import MARKER
from chytrejsi.sheet.form import Form
from chytrejsi.sheet.write import instructions, styles
from chytrejsi.sheet.write.page import fit_height, protect, set_up_page
from chytrejsi.sheet.write.workbook import HEADING_HEIGHT, put

TITLE = N_("To mend")
LIST_LIMIT = 1000  # of remarks, and of values without a place
_WIDTHS = (5, 15, 20, 9, 48, 30, 48)
_SHEET, _CELL = 3, 4  # the columns that hold the links
_HEADERS = (
    N_("No."),
    N_("What to do"),
    N_("Sheet"),
    N_("Cell"),
    N_("What is wrong"),
    N_("Given value"),
    N_("How to mend it"),
)
_STRAY_HEADERS = (
    *(N_("No."), N_("Sheet in your file"), "", N_("Cell")),
    *(N_("Row and column"), N_("Given value"), ""),
)
_STRAY_WIDE = ((2, 3), (6, 7))  # the columns that the second table joins: the sheet, the value
_STRAY_WIDTHS = (5, 35, 1, 9, 48, 78, 1)


@dataclass(frozen=True, slots=True)
class Homeless:
    """A value that has no place in the template: where it stood, its row and column, itself."""

    sheet: str
    cell: str
    belongs: str
    value: str


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list tells: of which file, the remarks, the values that have no place."""

    file: str
    remarks: Sequence[Remark]
    homeless: Sequence[Homeless]


def count(remarks: Sequence[Remark], kind: Kind) -> int:
    """Count the remarks of a kind."""
    return sum(each.kind is kind for each in remarks)


def add_list(book: Workbook, form: Form, listed: Listed) -> None:
    """Put the list before all other sheets; the workbook opens with it."""
    sheet = book.create_sheet(form.language.text(TITLE), 0)
    styles.add_link_style(book)
    for number, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFG"[number]].width = width
    put(sheet, 1, 1, f"{MARKER}remarks", styles.HIDDEN)
    sheet.row_dimensions[1].hidden = True
    row = _introduction(sheet, form, listed)
    head = row
    row = _remarks(sheet, row, form, listed.remarks)
    if listed.homeless:
        row = _homeless(sheet, row + 1, form, listed.homeless)
    sheet.freeze_panes = f"A{head + 1}"
    sheet.sheet_view.showGridLines = False
    protect(sheet)
    set_up_page(sheet, form, f"{head}:{head}")
    for each in book.worksheets:
        each.sheet_view.tabSelected = each is sheet
    book.active = sheet


def _introduction(sheet: Worksheet, form: Form, listed: Listed) -> int:
    """Write the heading and what to do; gives the row after it."""
    words = form.language
    put(sheet, 2, 1, f"{words.text(TITLE)} – {form.title}, {form.period_name}", styles.TITLE)
    fit_height(sheet, 2, (), HEADING_HEIGHT)
    lines = [
        words.text("The workbook {file} could not be taken in yet.", file=listed.file)
        + " "
        + words.text(
            "To mend: {mend}; to check: {check}.",
            mend=count(listed.remarks, Kind.MEND),
            check=count(listed.remarks, Kind.CHECK),
        ),
        words.text(
            "Please mend the cells marked red with a full border (✖) and check those marked orange "
            "with a dashed border (▲). Each has a comment; the links below lead to them."
        ),
        words.text("Then save the workbook and send it back by {due}.", due=words.day(form.due))
        if form.due
        else words.text("Then save the workbook and send it back."),
    ]
    if form.fictional:
        lines.append(words.text(instructions.FICTIONAL))
    lines[2] += " " + words.text("This sheet may stay in it; it is not read.")
    for row, line in enumerate(lines, 3):
        put(sheet, row, 1, line, styles.GUIDANCE)
        fit_height(sheet, row, (), 18)
    return 3 + len(lines) + 1


def _titles(sheet: Worksheet, row: int, form: Form, titles: Sequence[str]) -> None:
    for number, title in enumerate(titles, 1):
        put(sheet, row, number, form.language.text(title) if title else "", styles.HEADER)
    fit_height(sheet, row, (), 24)


def _remarks(sheet: Worksheet, row: int, form: Form, remarks: Sequence[Remark]) -> int:
    """Write the remarks; gives the row after them."""
    words = form.language
    _titles(sheet, row, form, _HEADERS)
    for number, remark in enumerate(remarks[:LIST_LIMIT], 1):
        row += 1
        shape, word = KIND_WORDS[remark.kind]
        texts = (
            *(str(number), f"{shape} {words.text(word)}", remark.sheet, remark.cell),
            *(remark.message, remark.value, remark.help),
        )
        _line(sheet, row, texts)
        if remark.link:
            column = _CELL if remark.cell else _SHEET
            _link(sheet, row, column, remark.link)
        _mark(sheet, row, remark.kind)
    return _more(sheet, row, form, len(remarks))


def _homeless(sheet: Worksheet, row: int, form: Form, values: Sequence[Homeless]) -> int:
    words = form.language
    row += 1
    put(sheet, row, 1, words.text("Values for which the template has no place"), styles.TITLE)
    fit_height(sheet, row, (), HEADING_HEIGHT)
    row += 1
    put(
        sheet,
        row,
        1,
        words.text("If they belong into the report, write them where they belong."),
        styles.GUIDANCE,
    )
    row += 1
    _titles(sheet, row, form, _STRAY_HEADERS)
    _join(sheet, row)
    for number, each in enumerate(values[:LIST_LIMIT], 1):
        row += 1
        texts = (str(number), each.sheet, "", each.cell, each.belongs, each.value, "")
        _line(sheet, row, texts, _STRAY_WIDTHS)
        _join(sheet, row)
    return _more(sheet, row, form, len(values))


def _join(sheet: Worksheet, row: int) -> None:
    for first, last in _STRAY_WIDE:
        sheet.merge_cells(None, row, first, row, last)


def _line(
    sheet: Worksheet, row: int, texts: Sequence[str], widths: Sequence[float] = _WIDTHS
) -> None:
    for column, text in enumerate(texts, 1):
        put(sheet, row, column, text, styles.LOCKED)
    fit_height(sheet, row, zip(texts, widths, strict=True), 20)


def _more(sheet: Worksheet, row: int, form: Form, many: int) -> int:
    """Say how many were left out of a list that would be too long; gives the row after."""
    if many > LIST_LIMIT:
        row += 1
        left = form.language.text(
            "… and {count} more; they stand in the file that you sent.", count=many - LIST_LIMIT
        )
        put(sheet, row, 1, left, styles.GUIDANCE)
    return row + 1


def _link(sheet: Worksheet, row: int, column: int, location: str) -> None:
    cell = sheet.cell(row, column)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location)
    cell.style = styles.LINK


def _mark(sheet: Worksheet, row: int, kind: Kind) -> None:
    fill = styles.WRONG_FILL if kind is Kind.MEND else styles.DOUBT_FILL
    sheet.cell(row, 2).fill = fill


def location(sheet: str, cell: str) -> str:
    """Give the address of a cell as a link within a workbook has it."""
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{cell}"
