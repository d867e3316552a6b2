from pathlib import Path

from sheetcase import collecting, edit


def bad(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "H6", 12, "0%"))


def good(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "H6", 0.12, "0%"))
