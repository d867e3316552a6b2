from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    return collecting(
        folder, {("indicators", "EN-01", "value"): 7, ("indicators", "EN-01", "date"): "konec roku"}
    )


def good(folder: Path) -> list[str]:
    return collecting(
        folder,
        {("indicators", "EN-01", "value"): 7, ("indicators", "EN-01", "date"): "31. 12. 2025"},
    )
