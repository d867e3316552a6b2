from pathlib import Path

from sheetcase import collecting


def _event(day: str) -> dict[tuple[str, str, str], object]:
    told = {"kind": "ocenění", "date": day, "title": "Cena za otevřená data"}
    return {("events", "1", column): value for column, value in told.items()}


def bad(folder: Path) -> list[str]:
    return collecting(folder, _event("1. 5. 2052"))


def good(folder: Path) -> list[str]:
    return collecting(folder, _event("1. 5. 2025"))
