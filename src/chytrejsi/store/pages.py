"""Remembers on which pages a document's headings fell, so that it is laid out once."""

import json
from collections.abc import Mapping
from pathlib import Path

from chytrejsi.store.made import remembered_as
from chytrejsi.store.writing import write_file
from chytrejsi.workspace import Workspace


def remembered(space: Workspace, path: Path, key: str) -> Mapping[str, int] | None:
    """Give the pages of a document laid out before; the key tells what was laid out."""
    try:
        told = json.loads(_file(space, path).read_bytes())
        pages = {str(name): int(page) for name, page in told["pages"].items()}
        same = told["key"] == key
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return pages if same else None


def remember(space: Workspace, path: Path, key: str, pages: Mapping[str, int]) -> None:
    """Keep the pages of a document; only the newest ones are kept."""
    told = {"key": key, "pages": dict(pages)}
    write_file(_file(space, path), json.dumps(told, sort_keys=True).encode())


def _file(space: Workspace, path: Path) -> Path:
    return space.state / "pages" / f"{remembered_as(space, path)}.json"
