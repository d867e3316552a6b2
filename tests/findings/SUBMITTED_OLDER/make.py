from pathlib import Path

from chytrejsi.cli.app import run
from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    arguments = collecting(folder)
    path = folder / "inbox" / "2025_odbor-energetiky.xlsx"
    first = path.read_bytes()
    run(arguments)
    run(collecting(folder, {("indicators", "EN-01", "value"): 8}))
    path.write_bytes(first)
    return arguments


def good(folder: Path) -> list[str]:
    run(collecting(folder))
    return collecting(folder, {("indicators", "EN-01", "value"): 8})
