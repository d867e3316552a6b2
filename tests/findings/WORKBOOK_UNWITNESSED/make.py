"""A sheet in UTF-16, which calamine cannot read, with a style that openpyxl does not find."""

from pathlib import Path

from sheetcase import collecting, recoded, repacked, sheet_part


def bad(folder: Path) -> list[str]:
    return collecting(folder, repack=lambda data: _in_utf16(data, style="999"))


def good(folder: Path) -> list[str]:
    return collecting(folder, repack=lambda data: _in_utf16(data, style="1"))


def _in_utf16(data: bytes, style: str) -> bytes:
    cell = f'<row r="400"><c r="A400" s="{style}"/></row></sheetData>'.encode()
    odd = {sheet_part(data, "indicators"): lambda part: recoded(_with(part, cell), "utf-16")}
    return repacked(data, odd)


def _with(part: bytes, cell: bytes) -> bytes:
    return part.replace(b"</sheetData>", cell)
