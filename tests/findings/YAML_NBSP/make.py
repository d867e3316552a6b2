"""A non-breaking space in a key, and inside a text, where it belongs."""

from pathlib import Path

from workspacecase import card, with_card


def bad(folder: Path) -> list[str]:
    return with_card(folder, card() + "note\u00a0: v kraji\n".encode())


def good(folder: Path) -> list[str]:
    return with_card(folder, card() + "note: v\u00a0kraji\n".encode())
