"""Compares the locked cells of a workbook with its signature and with the plan of today."""

from collections.abc import Iterator, Mapping

from chytrejsi.findings import CellPlace, Finding, Rule
from chytrejsi.sheet.form import Form, Row
from chytrejsi.sheet.signature import (
    Signature,
    digest,
    header_of,
    locked_columns,
    plain_row,
    signature_of,
)
from chytrejsi.sheet.tables import Located
from chytrejsi.sheet.values import shown


def changed_cells(
    located: Mapping[str, Located], form: Form, signature: Signature, file: str
) -> Iterator[Finding]:
    """Find locked cells that the sender changed, or that the plan says differently by now.

    A workbook whose locked cells have the digest that it was signed with was not touched; then
    only a change of what is asked matters, and only in rows that are filled in.
    """
    untouched = digest(_locked(located, form)) == signature.digest
    if untouched and signature_of(form).digest == signature.digest:
        return
    for table in form.tables:
        if table.sheet.id not in located:
            continue
        sheet = located[table.sheet.id]
        if not untouched:
            yield from _changed_header(sheet, form, file)
        rows = {row.key: row for row in table.rows}
        for number in sheet.rows():
            row = rows.get(sheet.text(number, sheet.id_column))
            if row is not None:
                yield from _changed_row(sheet, number, row, file, untouched=untouched)


def _locked(located: Mapping[str, Located], form: Form) -> dict[str, dict[str, dict[str, str]]]:
    """Give the locked texts as they came back, in the form of `locked_of`."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for table in form.tables:
        sheet = located.get(table.sheet.id)
        if sheet is None:
            continue
        ids = [column.id for column in table.sheet.columns]
        rows = {"": {each: sheet.text(sheet.header_row, each) for each in ids}}
        if not table.sheet.blank_rows:
            for number in sheet.rows():
                key = sheet.text(number, sheet.id_column)
                if not key:
                    continue
                texts = {each: sheet.text(number, each) for each in locked_columns(table.sheet)}
                rows[key] = plain_row(table.sheet, texts)
        found[table.sheet.id] = rows
    return found


def _changed_header(sheet: Located, form: Form, file: str) -> Iterator[Finding]:
    for column_id, expected in header_of(sheet.contract, form).items():
        value = sheet.text(sheet.header_row, column_id)
        if column_id in sheet.columns and value != expected:
            cell = sheet.name(sheet.header_row, column_id)
            place = CellPlace(file, sheet.sheet.name, cell)
            yield Rule.HEADER_CHANGED.at(place, value=shown(value), expected=expected)


def _changed_row(
    sheet: Located, number: int, row: Row, file: str, *, untouched: bool
) -> Iterator[Finding]:
    """Compare the locked cells of a row with the plan of today."""
    binding = {column.id for column in sheet.contract.columns if column.binding}
    expected = plain_row(sheet.contract, row.locked)
    for column_id in locked_columns(sheet.contract):
        value, wanted = sheet.text(number, column_id), expected.get(column_id, "")
        if value == wanted or column_id not in sheet.columns:
            continue
        place = CellPlace(file, sheet.sheet.name, sheet.name(number, column_id))
        if not untouched:
            yield Rule.LOCKED_CHANGED.at(place, value=shown(value), expected=shown(wanted))
        elif column_id in binding and sheet.inputs(number):
            yield Rule.TEMPLATE_OUTDATED.at(place, expected=shown(wanted))
