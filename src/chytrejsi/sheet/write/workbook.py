"""Writes a form as a workbook: one for each guarantor, ready to be filled in.

The same form gives the same bytes. Nothing in it runs: no macro, no formula, no link.
"""

import io
from datetime import date

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from chytrejsi import openxml
from chytrejsi.language import NBSP
from chytrejsi.openxml import visible
from chytrejsi.sheet.columns import INSTRUCTIONS_TITLE, MARKER, META, Asked, Choices, words_of
from chytrejsi.sheet.form import Form, Row, Table
from chytrejsi.sheet.signature import NAME, PROPERTY, Signature, signature_of
from chytrejsi.sheet.write import instructions, styles
from chytrejsi.sheet.write.page import fit_height, protect, set_up_page
from chytrejsi.sheet.write.validation import Validations, list_name

# the rows of a sheet: hidden ids, heading, guidance, titles of the columns; then the items
IDS, HEADING, GUIDANCE, TITLES, FIRST = 1, 2, 3, 4, 5
HEADING_HEIGHT, INPUT_HEIGHT = 26, 30  # points

_INPUT_STYLES = {
    Asked.NUMBER: styles.INPUT_NUMBER,
    Asked.PERCENT: styles.INPUT_NUMBER,
    Asked.DATE: styles.INPUT_DATE,
}


def write_workbook(form: Form, day: date) -> bytes:
    """Write the workbook of a form; `day` becomes the date of its making."""
    return pack(lay_out(form), day)


def lay_out(form: Form) -> Workbook:
    """Lay a form out as a workbook that is not packed yet."""
    book = Workbook()
    styles.add_styles(book)
    _instructions(book.worksheets[0], form)
    for table in form.tables:
        _sheet(book.create_sheet(title_of(table, form)), table, form)
    _signature(book, form, signature_of(form))
    _properties(book, form)
    return book


def pack(book: Workbook, day: date) -> bytes:
    """Give the bytes of a workbook; `day` becomes the date of its making."""
    packed = io.BytesIO()
    book.save(packed)
    return openxml.normalise(packed.getvalue(), day)


def title_of(table: Table, form: Form) -> str:
    """Give the name of a table's sheet."""
    return form.language.text(table.sheet.title).replace(NBSP, " ")


def rows_of(table: Table) -> tuple[Row, ...]:
    """Give the rows in which a table is laid out, the blank ones too; FIRST is the first."""
    blank = (_blank_row(table, number) for number in range(table.sheet.blank_rows))
    return table.rows or tuple(blank)


def put(sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
    """Write a text into a cell; never a formula, whatever it begins with."""
    cell = sheet.cell(row, column)
    if text:
        cell.value = visible(text)
        cell.data_type = "s"
    cell.style = style


def _instructions(sheet: Worksheet, form: Form) -> None:
    sheet.title = form.language.text(INSTRUCTIONS_TITLE)
    label, text = 24, 110
    sheet.column_dimensions["A"].width = label
    sheet.column_dimensions["B"].width = text
    sheet.sheet_view.showGridLines = False
    put(sheet, 1, 1, instructions.heading(form), styles.TITLE)
    fit_height(sheet, 1, (), HEADING_HEIGHT)
    put(sheet, 1, 3, f"{MARKER}instructions", styles.HIDDEN)
    sheet.column_dimensions["C"].hidden = True
    row = 2
    if form.fictional:
        put(sheet, row, 1, form.language.text("Please note"), styles.LABEL)
        put(sheet, row, 2, form.language.text(instructions.FICTIONAL), styles.WARNING)
        fit_height(sheet, row, (), 20)
    for part in (instructions.facts, instructions.steps, instructions.contents):
        row += 1
        for line in part(form):
            put(sheet, row, 1, line.label, styles.LABEL)
            put(sheet, row, 2, line.text, styles.PARAGRAPH)
            fit_height(sheet, row, ((line.label, label), (line.text, text * 0.95)), 20)
            row += 1
    protect(sheet)
    set_up_page(sheet, form, None)


def _sheet(sheet: Worksheet, table: Table, form: Form) -> None:
    words, contract = form.language, table.sheet
    for number, column in enumerate(contract.columns, 1):
        put(sheet, IDS, number, column.id if number > 1 else contract.marker, styles.HIDDEN)
        style = styles.INPUT_HEADER if column.asked else styles.HEADER
        put(sheet, TITLES, number, words.text(column.title), style)
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width, dimension.hidden = column.width, column.hidden
    titles = [(words.text(column.title), column.width) for column in contract.columns]
    fit_height(sheet, TITLES, titles, 32)
    sheet.row_dimensions[IDS].hidden = True
    _headings(sheet, table, form)
    rows = rows_of(table)
    validations = Validations(form)
    for number, row in enumerate(rows, FIRST):
        _row(sheet, number, table, row)
        validations.note(contract, row, number)
    validations.add_to(sheet)
    _view(sheet, table, len(rows))
    protect(sheet)
    set_up_page(sheet, form, f"{TITLES}:{TITLES}")


def _headings(sheet: Worksheet, table: Table, form: Form) -> None:
    words, contract = form.language, table.sheet
    first = next(place for place, column in enumerate(contract.columns, 1) if not column.hidden)
    put(sheet, HEADING, first, instructions.sheet_heading(form, contract), styles.TITLE)
    guidance = words.text(contract.guidance)
    if not table.rows and not contract.blank_rows:
        guidance = words.text("Nothing is asked here this time.")
    if form.fictional:
        guidance = f"{words.text(instructions.FICTIONAL)} {guidance}"
    put(sheet, GUIDANCE, first, guidance, styles.GUIDANCE)
    fit_height(sheet, HEADING, (), HEADING_HEIGHT)
    fit_height(sheet, GUIDANCE, (), 22)


def _blank_row(table: Table, number: int) -> Row:
    asked = {column.id: column.asked for column in table.sheet.inputs if column.asked}
    return Row(str(number + 1), {}, asked)


def _row(sheet: Worksheet, number: int, table: Table, row: Row) -> None:
    for place, column in enumerate(table.sheet.columns, 1):
        asked = row.asked.get(column.id)
        if place == 1:
            put(sheet, number, place, row.key, styles.STRONG)
        elif asked:
            sheet.cell(number, place).style = _INPUT_STYLES.get(asked, styles.INPUT)
        else:
            text = row.locked.get(column.id, "")
            style = styles.NOTHING if column.asked else styles.LOCKED
            put(sheet, number, place, text, styles.STRONG if column.id == "title" else style)
    texts = [(row.locked.get(column.id, ""), column.width) for column in table.sheet.columns]
    fit_height(sheet, number, texts, INPUT_HEIGHT)


def _view(sheet: Worksheet, table: Table, rows: int) -> None:
    corner = get_column_letter(table.sheet.frozen + 1)
    sheet.freeze_panes = f"{corner}{FIRST}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    if rows:
        last = get_column_letter(len(table.sheet.columns))
        sheet.auto_filter.ref = f"A{TITLES}:{last}{TITLES + rows}"


def _signature(book: Workbook, form: Form, signature: Signature) -> None:
    """Carry the signature three times, and the lists to choose from on the hidden sheet."""
    sheet = book.create_sheet(META)
    sheet.sheet_state = "hidden"
    put(sheet, 1, 1, f"{MARKER}meta", styles.HIDDEN)
    for number, part in enumerate(signature.line().split(";"), 2):
        name, _, value = part.partition("=")
        put(sheet, number, 1, name, styles.HIDDEN)
        put(sheet, number, 2, value, styles.HIDDEN)
    for place, choices in enumerate(Choices, 4):
        listed = form.fiches if choices is Choices.FICHES else words_of(choices, form.language)
        put(sheet, 1, place, choices.value, styles.HIDDEN)
        for number, word in enumerate(listed.values(), 2):
            put(sheet, number, place, word, styles.HIDDEN)
        if listed:
            letter = get_column_letter(place)
            area = f"'{META}'!${letter}$2:${letter}${len(listed) + 1}"
            book.defined_names[list_name(choices)] = DefinedName(list_name(choices), attr_text=area)
    protect(sheet)
    text = f'"{signature.line()}"'
    book.defined_names[NAME] = DefinedName(NAME, attr_text=text, hidden=True)
    carrier = StringProperty(name=PROPERTY, value=signature.line())
    book.custom_doc_props.append(carrier)  # type: ignore[attr-defined] # missing in the stubs


def _properties(book: Workbook, form: Form) -> None:
    book.properties.creator = None
    book.properties.title = visible(f"{instructions.heading(form)} – {form.title}")
    book.properties.language = form.language.code
    book.security = WorkbookProtection(lockStructure=True)
