"""The files that prove what was reported: whether they are there, and their digests."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from chytrejsi.model.dataset import Dataset
from chytrejsi.workspace import Workspace


def attached(space: Workspace, dataset: Dataset) -> Mapping[str, str]:
    """Give the SHA-256 of each file of the workspace that the data name as evidence.

    What is not there, cannot be read, or lies outside the workspace by way of a link is missing.
    """
    names = {each.file for each in dataset.evidence() if each.file is not None and each.inside}
    root = space.root.resolve()
    found = ((name, _digest(root, root / name)) for name in sorted(names))
    return {name: digest for name, digest in found if digest is not None}


def _digest(root: Path, path: Path) -> str | None:
    try:
        real = path.resolve()
        if not real.is_relative_to(root) or not real.is_file():
            return None
        with real.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
