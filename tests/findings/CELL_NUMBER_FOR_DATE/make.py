from pathlib import Path

from sheetcase import collecting, edit


def bad(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "J5", 46000, "General"))


def good(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "J5", 46000, "d.m.yyyy"))
