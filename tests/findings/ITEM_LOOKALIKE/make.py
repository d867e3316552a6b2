from pathlib import Path

from sheetcase import collecting, edit


def bad(folder: Path) -> list[str]:
    # the first letter is Cyrillic
    return collecting(folder, change=edit("indicators", "A5", "\u0415N-01"))


def good(folder: Path) -> list[str]:
    return collecting(folder, change=edit("indicators", "A5", " EN-01\u00a0"))
