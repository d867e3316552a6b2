from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    return collecting(folder, repack=lambda _data: b"%PDF-1.7 nothing")


def good(folder: Path) -> list[str]:
    return collecting(folder)
