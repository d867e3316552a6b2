from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    return collecting(folder, repack=lambda _data: b"")


def good(folder: Path) -> list[str]:
    return collecting(folder)
