from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book["Indikátory"]["H5"].font = Font(strike=True)

    return collecting(folder, {("indicators", "EN-01", "value"): 7}, change=change)


def good(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book["Indikátory"]["H6"].font = Font(strike=True)

    return collecting(folder, {("indicators", "EN-01", "value"): 7}, change=change)
