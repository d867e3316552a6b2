from pathlib import Path

from sheetcase import collecting


def bad(folder: Path) -> list[str]:
    arguments = collecting(folder)
    (folder / "inbox" / "~$2025_odbor-energetiky.xlsx").write_bytes(b"")
    return arguments


def good(folder: Path) -> list[str]:
    arguments = collecting(folder)
    (folder / "inbox" / "~$jiny.xlsx").write_bytes(b"")
    return arguments
