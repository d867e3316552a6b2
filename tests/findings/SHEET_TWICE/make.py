from pathlib import Path

from openpyxl import Workbook

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book.copy_worksheet(book["Indikátory"])["H5"] = 8

    return collecting(folder, change=change)


def good(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book.copy_worksheet(book["Indikátory"])

    return collecting(folder, change=change)
