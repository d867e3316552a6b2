from pathlib import Path

from sheetcase import collecting, on_sheet


def bad(folder: Path) -> list[str]:
    return collecting(folder, {("indicators", "EN-01", "value"): "=3+4"})


def good(folder: Path) -> list[str]:
    return collecting(
        folder,
        {("indicators", "EN-01", "value"): 4711},
        repack=on_sheet("indicators", "<v>4711</v>", "<f>4710+1</f><v>4711</v>"),
    )
