from pathlib import Path

from sheetcase import GOOD, collecting

CORRECTION = """\
indicator: EN-01
period: "2025"
guarantor: odbor-energetiky
expect: 7
value: 6
date: 2026-02-12
reason: Jeden elektroměr byl započten dvakrát.
"""
LATER = {"indicators/corrections/2026-01.yaml": CORRECTION}
EN_01 = ("indicators", "EN-01", "value")


def bad(folder: Path) -> list[str]:
    return collecting(folder, {**GOOD, EN_01: 6}, later=LATER)


def good(folder: Path) -> list[str]:
    return collecting(folder, later=LATER)
