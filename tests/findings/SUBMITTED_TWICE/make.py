from pathlib import Path

from sheetcase import collecting

STATE, COMMENT = ("indicators", "EN-01", "state"), ("indicators", "EN-01", "comment")


def bad(folder: Path) -> list[str]:
    collecting(folder, {STATE: "nesleduje se", COMMENT: "zrušeno"}, name="druhy.xlsx")
    return collecting(folder)


def good(folder: Path) -> list[str]:
    collecting(folder, {COMMENT: "včetně škol"}, name="druhy.xlsx")
    return collecting(folder)
