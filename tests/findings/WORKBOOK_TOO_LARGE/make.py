from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    return collecting(folder, repack=lambda data: data + bytes(21 * 1024 * 1024))


def good(folder: Path) -> list[str]:
    return collecting(folder)
