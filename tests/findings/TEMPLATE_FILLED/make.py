from pathlib import Path

from chytrejsi.cli.app import run
from sheetcase import GOOD, filled, templates


def bad(folder: Path) -> list[str]:
    arguments = templates(folder)
    run(arguments)
    path = folder / "sesity" / "2025_odbor-energetiky.xlsx"
    path.write_bytes(filled(path.read_bytes(), GOOD))
    return arguments


def good(folder: Path) -> list[str]:
    run(templates(folder))
    return templates(folder)
