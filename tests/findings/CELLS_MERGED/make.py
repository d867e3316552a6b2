from pathlib import Path

from openpyxl import Workbook

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book["Indikátory"].merge_cells("H5:H6")

    return collecting(folder, change=change)


def good(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book["Indikátory"].merge_cells("B20:C20")

    return collecting(folder, change=change)
