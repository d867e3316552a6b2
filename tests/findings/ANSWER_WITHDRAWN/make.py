from pathlib import Path

from chytrejsi.cli.app import run
from sheetcase import GOOD, collecting

SHARE = ("indicators", "EN-02", "value")


def bad(folder: Path) -> list[str]:
    run(collecting(folder, {**GOOD, SHARE: 18}))
    return collecting(folder)


def good(folder: Path) -> list[str]:
    run(collecting(folder))
    return collecting(folder, {**GOOD, SHARE: 18})
