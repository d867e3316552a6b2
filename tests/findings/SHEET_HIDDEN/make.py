from pathlib import Path

from openpyxl import Workbook

from sheetcase import collecting, sheet_of


def hiding(folder: Path, sheet_id: str) -> list[str]:
    def hide(book: Workbook) -> None:
        sheet_of(book, sheet_id).sheet_state = "veryHidden"

    return collecting(folder, change=hide)


def bad(folder: Path) -> list[str]:
    return hiding(folder, "indicators")


def good(folder: Path) -> list[str]:
    return hiding(folder, "projects")
