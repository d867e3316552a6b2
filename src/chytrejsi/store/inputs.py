"""The digest of all that a report is made from, by which a later run tells whether it changed."""

import hashlib
from pathlib import Path

from chytrejsi.workspace import Workspace

FOLDERS = ("plan", "indicators", "report_templates")


def digest_of(space: Workspace) -> str:
    """Give the SHA-256 of the names and contents of all files that reports rest on."""
    total = hashlib.sha256()
    for name, path in sorted(_files(space.root)):
        total.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _files(root: Path) -> list[tuple[str, Path]]:
    return [
        (path.relative_to(root).as_posix(), path)
        for folder in FOLDERS
        for path in (root / folder).rglob("*")
        if path.is_file() and not path.name.startswith((".", "~"))
    ]
