from pathlib import Path

from sheetcase import collecting, repacked


def bad(folder: Path) -> list[str]:
    return collecting(folder, repack=lambda data: repacked(data, {"xl/workbook.bin": b"x"}))


def good(folder: Path) -> list[str]:
    return collecting(folder)
