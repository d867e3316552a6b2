from pathlib import Path

from sheetcase import collecting, edit


def bad(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "N6", "moje poznámka"))


def good(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "N6", "  "))
