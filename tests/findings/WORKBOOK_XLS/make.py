from pathlib import Path

from sheetcase import OLE, collecting


def bad(folder: Path) -> list[str]:
    return collecting(folder, repack=lambda _data: OLE + "Workbook".encode("utf-16-le"))


def good(folder: Path) -> list[str]:
    return collecting(folder)
