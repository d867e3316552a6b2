from pathlib import Path

from sheetcase import FILES, Cells, collecting

CELLS: Cells = {("indicators", "EN-01", "value"): 7, ("indicators", "EN-05", "value"): 3}
CARD = "indicators/catalogue/EN-05.yaml"


def retired(day: str) -> dict[str, str]:
    return {CARD: FILES[CARD] + f"valid: {{to: {day}}}\n"}


def bad(folder: Path) -> list[str]:
    return collecting(folder, CELLS, later=retired("2025-06-30"))


def good(folder: Path) -> list[str]:
    return collecting(folder, CELLS, later=retired("2026-06-30"))
