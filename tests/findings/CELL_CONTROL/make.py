from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    return collecting(folder, {("indicators", "EN-04", "value"): "a_x0007_b"})


def good(folder: Path) -> list[str]:
    return collecting(folder, {("indicators", "EN-04", "value"): "a_b"})
