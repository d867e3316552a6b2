from pathlib import Path

from openpyxl import Workbook

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    def mix(book: Workbook) -> None:
        book["_meta"]["B5"] = "odbor-informatiky"

    return collecting(folder, change=mix)


def good(folder: Path) -> list[str]:
    def touch(book: Workbook) -> None:
        book["_meta"]["B5"] = "odbor-energetiky"

    return collecting(folder, change=touch)
