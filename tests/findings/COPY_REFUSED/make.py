from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    collecting(folder, {("indicators", "EN-02", "value"): "asi 18"}, name="druhy.xlsx")
    return collecting(folder)


def good(folder: Path) -> list[str]:
    collecting(folder, {("indicators", "EN-02", "value"): 18}, name="druhy.xlsx")
    return collecting(folder)
