"""A merge that was left as git wrote it, and a text that only looks a little like it."""

from pathlib import Path

from workspacecase import card, with_card

CONFLICT = b"<<<<<<< HEAD\nnote: jedna\n=======\nnote: dva\n>>>>>>> zmena\n"


def bad(folder: Path) -> list[str]:
    return with_card(folder, card() + CONFLICT)


def good(folder: Path) -> list[str]:
    return with_card(folder, card() + b"note: |\n  <<<<<<< HEAD\n  =======\n")
