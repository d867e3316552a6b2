from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    collecting(folder, name="druhy.xlsx")
    return collecting(folder)


def good(folder: Path) -> list[str]:
    return collecting(folder)
