from pathlib import Path

from sheetcase import FILES, Cells, collecting

CELLS: Cells = {("indicators", "EN-01", "value"): 7, ("indicators", "EN-05", "value"): 3}
CARD = "indicators/catalogue/EN-05.yaml"


def bad(folder: Path) -> list[str]:
    return collecting(folder, CELLS, later={CARD: FILES[CARD] + "guarantor: odbor-informatiky\n"})


def good(folder: Path) -> list[str]:
    # who adds to it still reports it
    text = FILES[CARD].replace("contributors: [odbor", "contributors: [odbor-energetiky, odbor")
    return collecting(folder, CELLS, later={CARD: text + "guarantor: odbor-informatiky\n"})
