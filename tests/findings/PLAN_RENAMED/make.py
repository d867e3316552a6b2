from pathlib import Path

from sheetcase import collecting, resigned


def bad(folder: Path) -> list[str]:
    return collecting(folder, change=resigned("plan", "plan-kraje"))


def good(folder: Path) -> list[str]:
    return collecting(folder)
