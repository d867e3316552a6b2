from pathlib import Path

from sheetcase import collecting, edit


def bad(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "H4", "Procenta"))


def good(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "H4", " Hodnota "))
