from pathlib import Path

from sheetcase import collecting, edit


def bad(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "E5", "20 do 31. 12. 2026"))


def good(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "N5", None))
