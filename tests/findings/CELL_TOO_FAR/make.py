from pathlib import Path

from sheetcase import collecting, edit


def bad(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "ZZ9", "x"))


def good(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "ZZ9", " "))
