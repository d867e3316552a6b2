from pathlib import Path

from openpyxl import Workbook

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book.create_sheet("Poznámky")["B2"] = "výpočet"

    return collecting(folder, change=change)


def good(folder: Path) -> list[str]:
    def change(book: Workbook) -> None:
        book.create_sheet("Poznámky")

    return collecting(folder, change=change)
