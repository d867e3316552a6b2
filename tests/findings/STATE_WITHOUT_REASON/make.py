from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    return collecting(folder, {("indicators", "EN-01", "state"): "nesleduje se"})


def good(folder: Path) -> list[str]:
    return collecting(
        folder,
        {
            ("indicators", "EN-01", "state"): "nesleduje se",
            ("indicators", "EN-01", "comment"): "zrušeno",
        },
    )
