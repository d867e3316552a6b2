from pathlib import Path

from sheetcase import collecting, edit


def bad(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "H20", 3))


def good(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "H20", " "))
