from pathlib import Path

from chytrejsi.cli.app import run
from sheetcase import GUARANTOR, make_workspace


def reminding(folder: Path) -> list[str]:
    """Write a workspace, and give the arguments that remind one guarantor."""
    space = make_workspace(folder / "kraj")
    wanted = ["--period", "2025", "--guarantor", GUARANTOR]
    where = ["--output", str(folder / "dopisy"), "--root", str(space.root)]
    return ["remind", *wanted, *where, "--format", "json"]


def bad(folder: Path) -> list[str]:
    arguments = reminding(folder)
    run(arguments)
    (letter,) = (folder / "dopisy").glob("*.txt")
    letter.write_text("Vážená paní ředitelko,\n", encoding="utf-8")
    return arguments


def good(folder: Path) -> list[str]:
    run(reminding(folder))
    return reminding(folder)
