"""Small workspaces for tests: a copy of the valid base with files laid over it."""

import shutil
from pathlib import Path

FINDINGS = Path(__file__).parent / "findings"
BASE = FINDINGS / "base"


def laid_over(folder: Path, *overlays: Path) -> Path:
    """Make a workspace in a folder from the base and the files that are laid over it."""
    for source in (BASE, *overlays):
        shutil.copytree(source, folder, dirs_exist_ok=True)
    return folder


def checking(folder: Path) -> list[str]:
    """Give the arguments that check the workspace in a folder."""
    return ["check", "--root", str(folder), "--format", "json"]


def with_card(folder: Path, data: bytes) -> list[str]:
    """Make a workspace whose card EN-1 has these bytes, and give the arguments to check it."""
    laid_over(folder)
    (folder / "indicators" / "catalogue" / "EN-1.yaml").write_bytes(data)
    return checking(folder)


def card() -> bytes:
    """Give the valid bytes of the card EN-1."""
    return (BASE / "indicators" / "catalogue" / "EN-1.yaml").read_bytes()
