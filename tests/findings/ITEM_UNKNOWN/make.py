from pathlib import Path

from sheetcase import collecting, edit


def bad(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "A5", "EN-Ol"))


def good(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "A5", "EN-01\u00a0"))
