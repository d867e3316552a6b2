from datetime import date
from pathlib import Path

from sheetcase import collecting, edit


def bad(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "H5", date(2026, 5, 12)))


def good(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "H5", 45.5, r"0\ d"))
