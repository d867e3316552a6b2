"""Reads all files of a workspace into one dataset and tells everything that is wrong at once.

A file that cannot be read is left out and stands among the findings; all others go on.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from chytrejsi.findings import Finding
from chytrejsi.language import _
from chytrejsi.store.reading import LIMIT
from chytrejsi.store.shelves import LOG, ROOTS
from chytrejsi.store.stock import (
    Loaded,
    Stock,
    Understanding,
    understand,
    unreadable,
    without_collector,
)
from chytrejsi.workspace import Workspace


def load(space: Workspace, understanding: Understanding = understand) -> Loaded:
    """Read all records of the workspace; `understanding` may remember what a file said before."""
    with without_collector():
        walk = _Walk(Stock(), understanding)
        for folder in ROOTS:
            walk.through(space.root / folder, folder)
        return walk.stock.loaded()


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through folders, from which files are taken into stock."""

    stock: Stock
    understanding: Understanding

    def through(self, folder: Path, name: str) -> None:
        """Read all files below a folder, sorted; `name` is its path below the workspace's root."""
        if name == LOG or not folder.is_dir():
            return
        try:
            with os.scandir(folder) as entries:
                ordered = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.stock.findings.append(unreadable(name, error.strerror or error))
            return
        for entry in ordered:
            below, path = f"{name}/{entry.name}", folder / entry.name
            if entry.name.startswith((".", "~")):
                continue
            if entry.is_dir(follow_symlinks=False) and not entry.name.endswith(".yaml"):
                self.through(path, below)
            elif entry.is_symlink() and os.path.isdir(path):  # noqa: PTH112 - pathlib's raises
                problem = _("a link to a folder is not followed")
                self.stock.findings.append(unreadable(below, problem))
            else:
                self._take(below, path)

    def _take(self, file: str, path: Path) -> None:
        """Read one file, where it is one of the plan's."""
        if (spot := self.stock.spot(file)) is None:
            return
        content = _content(file, path)
        if isinstance(content, Finding):
            self.stock.lose(spot, content)
        else:
            self.stock.put(spot, self.understanding(spot, content))


def _content(file: str, path: Path) -> bytes | Finding:
    """Read a file's bytes, or say why that cannot be done."""
    try:
        if not path.is_file():  # a pipe would hang, a folder cannot be opened
            return unreadable(file, _("there is no ordinary file of that name"))
        with path.open("rb") as opened:
            return opened.read(LIMIT + 1)
    except OSError as error:
        return unreadable(file, error.strerror or error)
