"""The digest of all that a report is made from, by which a later run tells whether it changed."""

import hashlib
import os
from pathlib import Path

from chytrejsi.findings import Stop
from chytrejsi.language import _
from chytrejsi.store.shelves import LOG
from chytrejsi.workspace import Workspace

FOLDERS = ("plan", "indicators", "report_templates")


def digest_of(space: Workspace) -> str:
    """Give the SHA-256 of the names and contents of all files that reports rest on.

    The log of collecting is none of them: a refused workbook changes no report.
    """
    total = hashlib.sha256()
    try:
        for name, path in sorted(input_files(space.root)):
            content = hashlib.sha256(path.read_bytes())
            total.update(os.fsencode(name) + b"\0" + content.digest())
    except OSError as error:
        problem = error.strerror or str(error)
        raise Stop(
            _("{file} cannot be read: {problem}", file=error.filename, problem=problem)
        ) from error
    return total.hexdigest()


def input_files(root: Path) -> list[tuple[str, Path]]:
    """Give the files that reports rest on, with their names below the root."""
    return [
        (name, path)
        for folder in FOLDERS
        for path in (root / folder).rglob("*")
        if path.is_file() and counts(name := path.relative_to(root).as_posix())
    ]


def counts(name: str) -> bool:
    """Tell whether a file below one of the folders is one of them, by its name."""
    return not name.rpartition("/")[2].startswith((".", "~")) and not name.startswith(f"{LOG}/")
