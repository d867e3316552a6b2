from pathlib import Path

from sheetcase import FILES, collecting


def renamed(card: str, old: str) -> dict[str, str]:
    name = f"indicators/catalogue/{card}.yaml"
    return {name: FILES[name].replace(old, "Nový název", 1)}


def bad(folder: Path) -> list[str]:
    return collecting(folder, later=renamed("EN-01", "Elektroměry s dálkovým odečtem"))


def good(folder: Path) -> list[str]:
    # it is not filled in
    return collecting(folder, later=renamed("EN-05", "Osazené vodoměry"))
