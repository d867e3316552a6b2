"""A card of just above, and of just below a megabyte."""

from pathlib import Path

from workspacecase import card, with_card


def bad(folder: Path) -> list[str]:
    return with_card(folder, card() + b"#" * 1_000_000)


def good(folder: Path) -> list[str]:
    return with_card(folder, card() + b"#" * (1_000_000 - len(card())))
