from pathlib import Path

from openpyxl import Workbook

from sheetcase import collecting, sheet_of


def merging(folder: Path, area: str) -> list[str]:
    def merge(book: Workbook) -> None:
        sheet_of(book, "indicators").merge_cells(area)

    return collecting(folder, change=merge)


def bad(folder: Path) -> list[str]:
    return merging(folder, "H6:H7")


def good(folder: Path) -> list[str]:
    # nothing is filled in there
    return merging(folder, "O6:O7")
