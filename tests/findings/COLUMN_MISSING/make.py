from pathlib import Path

from openpyxl import Workbook

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book["Indikátory"].delete_cols(9)

    return collecting(folder, change=change)


def good(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book["Indikátory"].insert_cols(9)

    return collecting(folder, change=change)
