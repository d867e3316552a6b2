from pathlib import Path

from openpyxl import Workbook

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        sheet = book["Indikátory"]
        sheet["A20"], sheet["H20"] = "EN-01", 8

    return collecting(folder, change=change)


def good(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        sheet = book["Indikátory"]
        sheet["A20"], sheet["H20"] = "EN-01", 7

    return collecting(folder, change=change)
