from pathlib import Path

from sheetcase import collecting, resigned


def bad(folder: Path) -> list[str]:
    return collecting(folder, change=resigned("template", "1.5-beta"))


def good(folder: Path) -> list[str]:
    return collecting(folder)
