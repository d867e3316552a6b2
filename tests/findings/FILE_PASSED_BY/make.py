from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    arguments = collecting(folder)
    (folder / "inbox" / "Thumbs.db").write_bytes(b"")
    return arguments


def good(folder: Path) -> list[str]:
    return collecting(folder)
