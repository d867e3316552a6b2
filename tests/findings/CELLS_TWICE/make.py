from pathlib import Path

from sheetcase import collecting, on_sheet


def bad(folder: Path) -> list[str]:
    return collecting(folder, repack=on_sheet("indicators", '<row r="5"', '<row r="4"'))


def good(folder: Path) -> list[str]:
    return collecting(folder, repack=on_sheet("indicators", '<row r="5"', '<row  r="5"'))
