"""Editions of a workspace's data: a commit's or the working tree's, read with one memory.

Two editions mostly consist of the same files; what a file said in one it says in the other.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from chytrejsi.findings import Rule, TextPlace
from chytrejsi.language import _
from chytrejsi.model.dataset import FilePositions
from chytrejsi.store.load import load
from chytrejsi.store.reading import LIMIT
from chytrejsi.store.repository import Commit, Repository
from chytrejsi.store.shelves import LOG, ROOTS
from chytrejsi.store.stock import (
    Loaded,
    Spot,
    Stock,
    Taken,
    understand,
    unreadable,
    without_collector,
)
from chytrejsi.workspace import Workspace

Contents = Callable[[Sequence[str]], Mapping[str, bytes]]


@dataclass(slots=True)
class Memo:
    """What files said that were read before: by their name and bytes, and by name and git's blob.

    git may have turned the ends of lines around, which says nothing.
    """

    said: dict[tuple[str, bytes], Taken] = field(default_factory=dict)
    blobs: dict[tuple[str, str], Taken] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)

    def understand(self, spot: Spot, content: bytes) -> Taken:
        """Give what a file says."""
        if len(content) > LIMIT:  # it is cut off, so that nothing may be concluded from it
            return understand(spot, content)
        plain = content.replace(b"\r\n", b"\n")
        key = spot.file, hashlib.blake2b(plain, digest_size=20).digest()
        if key not in self.said:
            self.said[key] = understand(spot, plain)
        return self.said[key]

    def taken(self, spot: Spot, blob: str, contents: Mapping[str, bytes]) -> Taken:
        """Give what a file says that git knows; its content is looked up where it is new."""
        key = spot.file, blob
        if key not in self.blobs:
            content = contents.get(blob)
            said = _too_large(spot) if content is None else self.understand(spot, content)
            self.blobs[key] = said
        return self.blobs[key]


def load_working(space: Workspace, memo: Memo) -> Loaded:
    """Read what the workspace's files say now, committed or not."""
    return load(space, memo.understand)


def load_commit(repository: Repository, commit: Commit, memo: Memo) -> Loaded:
    """Read what the workspace's files said in a commit."""
    return load_tree(repository.tree(commit), repository.blobs, memo)


def load_tree(tree: Mapping[str, str], contents: Contents, memo: Memo) -> Loaded:
    """Read what files say of which the blobs are known; their contents only where they are new."""
    with without_collector():
        stock = Stock()
        spots = list(_spots(tree, stock, memo.spots))
        new = [tree[each.file] for each in spots if (each.file, tree[each.file]) not in memo.blobs]
        found = contents(new)
        for spot in spots:
            stock.put(spot, memo.taken(spot, tree[spot.file], found))
        return stock.loaded()


def _too_large(spot: Spot) -> Taken:
    """Say of a file that git was not even asked for that nothing can be known of it."""
    finding = Rule.YAML_TOO_LARGE.at(TextPlace(spot.file), limit=LIMIT // 1_000_000)
    return Taken(None, FilePositions(spot.file, {}), (finding,))


def _spots(tree: Mapping[str, str], stock: Stock, known: dict[str, Spot]) -> Iterator[Spot]:
    """Give the files that are read, in the order in which a walk through folders meets them."""
    told: set[str] = set()
    for file in sorted(tree, key=lambda name: name.split("/")):
        if file not in known and _is_read(file, stock, told):
            spot = stock.spot(file)
            if spot is not None:
                known[file] = spot
        if file in known:
            yield known[file]


def _is_read(file: str, stock: Stock, told: set[str]) -> bool:
    """Tell whether a walk through folders reads a file; one below a folder x.yaml it tells of."""
    root, *parts = file.split("/")
    hidden = any(part.startswith((".", "~")) for part in parts)
    if root not in ROOTS or file.startswith(f"{LOG}/") or hidden:
        return False
    folder = next((each for each in _folders(file) if each.endswith(".yaml")), None)
    if folder is not None and folder not in told:
        told.add(folder)
        if (spot := stock.spot(folder)) is not None:
            stock.lose(spot, unreadable(folder, _("there is no ordinary file of that name")))
    return folder is None


def _folders(file: str) -> Iterator[str]:
    parts = file.split("/")
    return ("/".join(parts[:length]) for length in range(1, len(parts)))
