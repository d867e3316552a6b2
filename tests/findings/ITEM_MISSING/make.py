from pathlib import Path

from openpyxl import Workbook

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book["Indikátory"].delete_rows(7)

    return collecting(folder, change=change)


def good(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book["Indikátory"].insert_rows(7)

    return collecting(folder, change=change)
