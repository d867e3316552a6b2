from pathlib import Path

from openpyxl import Workbook

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book["Indikátory"]["N1"] = "value"

    return collecting(folder, change=change)


def good(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book["Indikátory"]["N1"] = "jiné"

    return collecting(folder, change=change)
