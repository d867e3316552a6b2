"""Compares the locked cells of a workbook with what they said when it was sent."""

from collections.abc import Iterable, Iterator, Mapping

from chytrejsi.findings import CellPlace, Finding, Rule
from chytrejsi.sheet.read.tables import Located
from chytrejsi.sheet.read.values import shown
from chytrejsi.sheet.signature import Locked, locked_columns


def changed_cells(located: Mapping[str, Located], sent: Locked, file: str) -> Iterator[Finding]:
    """Find the locked cells that the sender changed.

    `sent` are the texts of the template, or today's where those cannot be told any more.
    """
    for sheet_id, sheet in located.items():
        header, rows = sent[sheet_id][""], sent[sheet_id]
        for place, value, expected in _differing(sheet, sheet.header_row, header, header, file):
            yield Rule.HEADER_CHANGED.at(place, value=value, expected=expected)
        locked = locked_columns(sheet.contract)
        seen: set[str] = set()  # a row that comes again is told of as such, and not read
        for number in sheet.rows():
            key = sheet.text(number, sheet.id_column)
            if key and key in rows and key not in seen:
                seen.add(key)
                for place, value, expected in _differing(sheet, number, locked, rows[key], file):
                    yield Rule.LOCKED_CHANGED.at(place, value=value, expected=expected)


def _differing(
    sheet: Located, number: int, column_ids: Iterable[str], sent: Mapping[str, str], file: str
) -> Iterator[tuple[CellPlace, str, str]]:
    """Give the places of a row that say something else, with what they say and what was sent."""
    for column_id in column_ids:
        value, expected = sheet.text(number, column_id), sent.get(column_id, "")
        if value != expected and column_id in sheet.columns:
            place = CellPlace(file, sheet.sheet.name, sheet.name(number, column_id))
            yield place, shown(value), shown(expected)
