from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    return collecting(folder, options=("--period", "2026"))


def good(folder: Path) -> list[str]:
    return collecting(folder, options=("--period", "2025"))
