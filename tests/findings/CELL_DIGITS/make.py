from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    return collecting(folder, {("indicators", "EN-01", "value"): "12345678901234567890"})


def good(folder: Path) -> list[str]:
    return collecting(folder, {("indicators", "EN-01", "value"): "123456789012345"})
