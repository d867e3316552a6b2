from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    collecting(folder, {("indicators", "EN-01", "value"): 8}, name="druhy.xlsx")
    return collecting(folder)


def good(folder: Path) -> list[str]:
    collecting(folder, name="druhy.xlsx")
    return collecting(folder)
