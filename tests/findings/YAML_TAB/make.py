"""A text with a tab, and with spaces; editors that mend tabs must not touch this."""

from pathlib import Path

from workspacecase import card, with_card


def bad(folder: Path) -> list[str]:
    return with_card(folder, card() + b"note: jedna\tdva\n")


def good(folder: Path) -> list[str]:
    return with_card(folder, card() + b"note: jedna    dva\n")
