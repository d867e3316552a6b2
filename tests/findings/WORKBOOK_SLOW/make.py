"""A workbook that needs more time than its reader is given here."""

from pathlib import Path

from chytrejsi.sheet.intake.process import Limits
from sheetcase import collecting, crowded

LIMITS = Limits(seconds=1)


def bad(folder: Path) -> list[str]:
    return collecting(folder, repack=lambda data: crowded(data, 300_000))


def good(folder: Path) -> list[str]:
    return collecting(folder, repack=lambda data: crowded(data, 3_000))
