from pathlib import Path

from sheetcase import FILES, Cells, collecting

CELLS: Cells = {("indicators", "EN-01", "value"): 7, ("indicators", "EN-05", "value"): 3}
CARD = "indicators/catalogue/EN-05.yaml"


def known(day: str) -> dict[str, str]:
    return {CARD: FILES[CARD] + f"baseline: {{date: {day}, value: 3}}\n"}


def bad(folder: Path) -> list[str]:
    # what would be asked is the baseline by now
    return collecting(folder, CELLS, later=known("2025-12-31"))


def good(folder: Path) -> list[str]:
    return collecting(folder, CELLS, later=known("2024-12-31"))
