from pathlib import Path

from sheetcase import collecting, repacked


def bad(folder: Path) -> list[str]:
    bomb = {"xl/workbook.xml": lambda part: b'<!DOCTYPE x [<!ENTITY a "b">]>' + part}
    return collecting(folder, repack=lambda data: repacked(data, bomb))


def good(folder: Path) -> list[str]:
    return collecting(folder)
