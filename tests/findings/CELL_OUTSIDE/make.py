from pathlib import Path

from sheetcase import collecting, edit


def bad(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "B20", "Celkem"))


def good(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "B20", " "))
