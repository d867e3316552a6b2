from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book["Indikátory"]["H8"].font = Font(strike=True)

    return collecting(folder, {("indicators", "EN-04", "value"): "dobrá"}, change=change)


def good(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book["Indikátory"]["H7"].font = Font(strike=True)

    return collecting(folder, {("indicators", "EN-04", "value"): "dobrá"}, change=change)
