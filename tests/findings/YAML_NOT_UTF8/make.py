"""A card saved by an old editor in the encoding of Windows, and the same in UTF-8."""

from pathlib import Path

from workspacecase import card, with_card


def bad(folder: Path) -> list[str]:
    return with_card(folder, card().decode("utf-8").encode("cp1250"))


def good(folder: Path) -> list[str]:
    return with_card(folder, card())
