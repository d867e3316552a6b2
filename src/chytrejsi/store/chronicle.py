"""The editions of a workspace's data along the line of HEAD, each file of them parsed once.

A file that could not be read in a commit is taken to say what it said before: what a slip of the
pen left out for a day was neither dropped nor added.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.scalars import Frozen
from chytrejsi.store.editions import Memo, load_tree
from chytrejsi.store.repository import Commit, Repository
from chytrejsi.store.shelves import LOG, ROOTS
from chytrejsi.store.stock import Spot, Stock, without_collector

Blobs = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Step:
    """What a commit did: its files before and after it (name → blob), and those it left broken."""

    commit: Commit
    before: Blobs
    after: Blobs
    broken: tuple[str, ...] = ()


class Chronicle:
    """What a workspace's files said in each commit that touched them."""

    def __init__(self, repository: Repository) -> None:
        line = repository.history(ROOTS)
        changed = [_spots(each) for each in repository.steps(line)]
        self._contents = repository.blobs(
            blob for each in changed for _spot, blob in each if blob is not None
        )
        self._memo = Memo()
        self._tree: dict[str, str] = {}
        with without_collector():
            pairs = reversed(list(zip(line, changed, strict=True)))
            self.steps = tuple(self._step(*each) for each in pairs)

    def _step(self, commit: Commit, changed: list[tuple[Spot, str | None]]) -> Step:
        """Take one more commit in, and note what it changed."""
        before: dict[str, str | None] = {}
        after: dict[str, str | None] = {}
        broken: list[str] = []
        for spot, blob in changed:
            if blob is not None and self.record(spot, blob) is None:
                broken.append(spot.file)
                continue
            before[spot.file], after[spot.file] = self._tree.get(spot.file), blob
        _apply(self._tree, after)
        return Step(commit, before, after, tuple(broken))

    def record(self, spot: Spot, blob: str) -> Frozen | None:
        """Give the record that a file held; None where it could not be read."""
        return self._memo.taken(spot, blob, self._contents).record

    def editions(self) -> Iterator[tuple[Spot, str]]:
        """Give every edition that every file ever had."""
        for step in self.steps:
            for spot, blob in _spots(step.after):
                if blob is not None:
                    yield spot, blob

    def mentions(self, step: Step, words: frozenset[str]) -> bool:
        """Tell whether a commit touched a file that is named after one of the words or has it."""
        either = "|".join(map(re.escape, sorted(words)))
        sought = re.compile(f"(?<![A-Za-z0-9])(?:{either})(?![A-Za-z0-9])".encode())
        return any(
            sought.search(name.encode("utf-8", "replace"))
            or (blob is not None and sought.search(self._contents.get(blob, b"")))
            for blobs in (step.before, step.after)
            for name, blob in blobs.items()
        )

    def newest_first(
        self, wanted: Callable[[Step], bool]
    ) -> Iterator[tuple[Step, Dataset | None, Dataset | None]]:
        """Give what the data were before and after each commit that is wanted."""
        tree, known = dict(self._tree), None
        for step in reversed(self.steps):
            earlier = dict(tree)
            _apply(earlier, step.before)
            if wanted(step):
                after = known or self._load(tree)
                known = self._load(earlier)
                yield step, known, after
            elif step.before:
                known = None
            tree = earlier

    def _load(self, tree: Mapping[str, str]) -> Dataset | None:
        return load_tree(tree, lambda _ids: self._contents, self._memo).dataset


def _spots(blobs: Blobs) -> list[tuple[Spot, str | None]]:
    """Give the files that hold records of the plan."""
    stock = Stock()
    found = ((stock.spot(name), blob) for name, blob in blobs.items() if _counts(name))
    return [(spot, blob) for spot, blob in found if spot is not None]


def _counts(name: str) -> bool:
    root, *parts = name.split("/")
    hidden = any(part.startswith((".", "~")) for part in parts)
    return root in ROOTS and not name.startswith(f"{LOG}/") and not hidden


def _apply(tree: dict[str, str], blobs: Blobs) -> None:
    for name, blob in blobs.items():
        if blob is None:
            tree.pop(name, None)
        else:
            tree[name] = blob
