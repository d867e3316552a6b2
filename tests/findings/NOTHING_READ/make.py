from pathlib import Path

from sheetcase import GOOD, Cells, collecting, edit


def stray(folder: Path, cells: Cells) -> list[str]:
    return collecting(folder, cells, change=edit("indicators", "P5", 7))


def bad(folder: Path) -> list[str]:
    return stray(folder, {})


def good(folder: Path) -> list[str]:
    return stray(folder, GOOD)
