from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    return collecting(
        folder,
        {("indicators", "EN-01", "value"): 7, ("indicators", "EN-01", "date"): "31. 12. 2024"},
    )


def good(folder: Path) -> list[str]:
    return collecting(
        folder, {("indicators", "EN-01", "value"): 7, ("indicators", "EN-01", "date"): "1. 1. 2025"}
    )
