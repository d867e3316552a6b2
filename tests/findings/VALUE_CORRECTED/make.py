from pathlib import Path

from sheetcase import collecting

CORRECTION = """\
indicator: EN-01
period: "2025"
guarantor: odbor-energetiky
expect: 7
value: 6
date: 2026-02-12
reason: Jeden elektroměr byl započten dvakrát.
"""
ELSEWHERE = CORRECTION.replace("2025", "2024").replace("7", "4")


def bad(folder: Path) -> list[str]:
    return collecting(folder, later={"indicators/corrections/2026-01.yaml": CORRECTION})


def good(folder: Path) -> list[str]:
    return collecting(folder, later={"indicators/corrections/2026-01.yaml": ELSEWHERE})
