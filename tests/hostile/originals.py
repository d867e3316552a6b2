"""The filled workbooks that mutants are made of: every kind of input, texts in place and shared."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook

from chytrejsi.sheet.read.identity import Rounds
from hostile.mutants import Original
from hostile.packages import shared
from sheetcase import (
    GUARANTOR,
    Cells,
    address,
    changed,
    dataset_of,
    filled,
    make_workspace,
    sheet_of,
    template,
)

FILLED: Cells = {
    ("indicators", "EN-01", "value"): 7,
    ("indicators", "EN-01", "date"): 46022,  # 31 December 2025
    ("indicators", "EN-01", "comment"): "Osazeno o jeden víc.",
    ("indicators", "EN-02", "value"): 0.225,
    ("indicators", "EN-03", "value"): "Ano",
    ("indicators", "EN-04", "value"): "Správci jsou spokojeni.",
    ("indicators", "EN-05", "value"): "1 234,5",
    ("activities", "energie/A1", "status"): "dokončeno",
    ("activities", "energie/A1", "text"): "Hotovo.",
    ("activities", "energie:summary", "text"): "Vše běží.",
    ("projects", "fve", "state"): "v realizaci",
    ("events", "1", "kind"): "ocenění",
    ("events", "1", "date"): "5. 6. 2025",
    ("events", "1", "title"): "Cena",
    ("events", "2", "kind"): "ocenění",
    ("events", "2", "date"): 45900,
    ("events", "2", "title"): "Druhá cena",
    ("proposals", "1", "subject"): "EN-01",
    ("proposals", "1", "proposed"): "40 ks",
}
FORMATS = {
    ("indicators", "EN-01", "date"): "d.m.yyyy",
    ("indicators", "EN-02", "value"): "0.0%",
    ("events", "2", "date"): "d.m.yyyy",
}


def originals(folder: Path) -> tuple[Original, ...]:
    """Fill the workbook of a guarantor in, with the texts in the cells and beside them."""
    dataset = dataset_of(make_workspace(folder))
    data = changed(filled(template(dataset, GUARANTOR), FILLED), _format)
    rounds = Rounds(dataset)
    return Original(data, rounds), Original(shared(data), rounds)


def _format(book: Workbook) -> None:
    for (sheet_id, key, column), code in FORMATS.items():
        sheet = sheet_of(book, sheet_id)
        cell: Any = sheet[address(sheet, key, column)]
        cell.number_format = code
