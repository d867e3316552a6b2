from pathlib import Path

from openpyxl import Workbook

from sheetcase import collecting, sheet_of


def hiding(folder: Path, column: str) -> list[str]:
    def hide(book: Workbook) -> None:
        sheet_of(book, "indicators").column_dimensions[column].hidden = True

    return collecting(folder, change=hide)


def bad(folder: Path) -> list[str]:
    return hiding(folder, "H")


def good(folder: Path) -> list[str]:
    return hiding(folder, "M")
