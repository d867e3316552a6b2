"""A workbook that needs more memory than its reader is given here."""

from pathlib import Path

from chytrejsi.sheet.intake.process import Limits
from sheetcase import collecting, crowded

LIMITS = Limits(memory=60 << 20)


def bad(folder: Path) -> list[str]:
    return collecting(folder, repack=lambda data: crowded(data, 120_000))


def good(folder: Path) -> list[str]:
    return collecting(folder, repack=lambda data: crowded(data, 1_200))
