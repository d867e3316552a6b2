from pathlib import Path

from sheetcase import collecting, repacked


def bad(folder: Path) -> list[str]:
    return collecting(
        folder,
        repack=lambda data: repacked(
            data,
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"},
        ),
    )


def good(folder: Path) -> list[str]:
    return collecting(folder)
