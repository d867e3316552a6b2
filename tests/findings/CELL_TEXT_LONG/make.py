from pathlib import Path

from sheetcase import collecting, on_sheet

TEXT = {("indicators", "EN-04", "value"): "xyz"}


def bad(folder: Path) -> list[str]:
    long = on_sheet("indicators", "<t>xyz</t>", f"<t>{'x' * 32_768}</t>")
    return collecting(folder, TEXT, repack=long)


def good(folder: Path) -> list[str]:
    return collecting(folder, TEXT)
