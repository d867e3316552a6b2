"""What goes between a run and its readers: bytes there, a scan or a finding back as JSON.

It is no pickle: a process that reads untrusted files must not be able to make the parent run
anything. Texts stand in it once, for a hundred thousand cells may share one long text.
"""

import json
import struct
from collections.abc import Callable
from typing import Any

from chytrejsi.findings import CellPlace, Finding, Rule
from chytrejsi.sheet.intake.cells import Cell, Scan, ScannedSheet
from chytrejsi.sheet.intake.file import MEGABYTE

HEAD = struct.Struct(">II")  # of a question: how long the file's name and its bytes are
LENGTH = struct.Struct(">I")  # of an answer
READY = b"ready"  # the first answer, to no question
LONGEST = 16 * MEGABYTE  # far more than a filled template has, and little enough for the parent


def packed(read: Scan | Finding) -> bytes:
    """Write what was read; a scan that is too long to be handed over becomes its refusal."""
    if isinstance(read, Finding):
        return _json({"finding": _finding(read)})
    content = _json({"scan": _scan(read)})
    if len(content) > LONGEST:
        return packed(Rule.WORKBOOK_UNPACKS.at(CellPlace(read.file)))
    return content


def unpacked(content: bytes) -> Scan | Finding:
    """Read what was handed over."""
    told = json.loads(content)
    if "finding" in told:
        rule, file, sheet, cell, values = told["finding"]
        return Rule[rule].at(CellPlace(file, sheet, cell), **values)
    return _scanned(told["scan"])


def _json(content: dict[str, Any]) -> bytes:
    return json.dumps(content, separators=(",", ":")).encode("ascii")


def _finding(finding: Finding) -> list[Any]:
    place = finding.place
    if not isinstance(place, CellPlace):
        raise TypeError(place)
    return [finding.code, place.file, place.sheet, place.cell, dict(finding.values)]


def _scan(scan: Scan) -> dict[str, Any]:
    texts: dict[str, int] = {}

    def number(text: str) -> int:
        return texts.setdefault(text, len(texts))

    return {
        "sheets": [_sheet(sheet, number) for sheet in scan.sheets],
        "texts": list(texts),
        "file": scan.file,
        "names": dict(scan.names),
        "properties": dict(scan.properties),
        "modified": scan.modified,
        "since_1904": scan.since_1904,
        "linked": scan.linked,
        "witnessed": scan.witnessed,
    }


def _sheet(sheet: ScannedSheet, number: Callable[[str], int]) -> list[Any]:
    cells = [
        (row, column, kind, number(raw), number(form), formula, struck, disputed)
        for row, column, kind, raw, form, formula, struck, disputed in sheet.cells.values()
    ]
    away = [sorted(sheet.hidden_rows), sorted(sheet.hidden_columns)]
    return [sheet.name, sheet.hidden, cells, sheet.merged, *away]


def _scanned(told: dict[str, Any]) -> Scan:
    texts = told.pop("texts")
    sheets = (
        ScannedSheet(
            name,
            hidden,
            {
                (row, column): Cell(
                    row, column, kind, texts[raw], texts[form], formula, struck, disputed
                )
                for row, column, kind, raw, form, formula, struck, disputed in cells
            },
            tuple(merged),
            frozenset(rows),
            frozenset(columns),
        )
        for name, hidden, cells, merged, rows, columns in told.pop("sheets")
    )
    return Scan(sheets=tuple(sheets), **told)
