from pathlib import Path

from sheetcase import REWORDED, REWORDED_OTHER, collecting


def bad(folder: Path) -> list[str]:
    return collecting(folder, later={"indicators/catalogue/EN-01.yaml": REWORDED})


def good(folder: Path) -> list[str]:
    return collecting(folder, later={"indicators/catalogue/EN-02.yaml": REWORDED_OTHER})
