"""A line separator of Unicode that was pasted along, and the same written as an escape."""

from pathlib import Path

from workspacecase import card, with_card


def bad(folder: Path) -> list[str]:
    return with_card(folder, card() + "note: jedna\u2028dva\n".encode())


def good(folder: Path) -> list[str]:
    return with_card(folder, card() + b'note: "jedna\\u2028dva"\n')
