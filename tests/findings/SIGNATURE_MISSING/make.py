from pathlib import Path

from openpyxl import Workbook

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    def strip(book: Workbook) -> None:
        del book["_meta"]
        del book.defined_names["chytrejsi_signature"]
        book.custom_doc_props.props.clear()  # type: ignore[attr-defined]

    return collecting(folder, change=strip)


def good(folder: Path) -> list[str]:
    def leave_one(book: Workbook) -> None:
        del book["_meta"]
        del book.defined_names["chytrejsi_signature"]

    return collecting(folder, change=leave_one)
