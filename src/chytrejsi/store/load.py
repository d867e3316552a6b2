"""Reads all files of a workspace into one dataset and tells everything that is wrong at once.

A file that cannot be read is left out and stands among the findings; all others go on.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from chytrejsi.findings import Finding, Rule, TextPlace, in_order
from chytrejsi.language import _
from chytrejsi.model.dataset import Dataset, FilePositions, Places, RecordKey, RecordKind
from chytrejsi.model.organisation import Organisation
from chytrejsi.model.scalars import Frozen
from chytrejsi.store.quotes import unquoted
from chytrejsi.store.reading import LIMIT, Reading, read
from chytrejsi.store.refusals import findings_of
from chytrejsi.store.shelves import LOG, ROOTS, Shelf, shelf_of
from chytrejsi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a workspace says; the dataset is None where the concept cannot be read."""

    dataset: Dataset | None
    findings: tuple[Finding, ...]


def load(space: Workspace) -> Loaded:
    """Read all records of the workspace."""
    with _without_collector():
        stock = _Stock()
        for folder in ROOTS:
            stock.walk(space.root / folder, folder)
        return Loaded(stock.dataset(), tuple(in_order(stock.findings)))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Hold the garbage collector back: nothing here is cyclic, and it doubles the time.

    What was read is then set aside, so that later collections do not walk through it again.
    """
    held = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held:
            gc.freeze()
            gc.enable()


@dataclass(slots=True)
class _Stock:
    """What has been read so far."""

    findings: list[Finding] = field(default_factory=list)
    records: dict[RecordKind, dict[str, Any]] = field(
        default_factory=lambda: {kind: {} for kind in RecordKind}
    )
    files: dict[RecordKey, FilePositions] = field(default_factory=dict)
    taken: dict[RecordKey, str] = field(default_factory=dict)
    unread: set[RecordKey] = field(default_factory=set)

    def walk(self, folder: Path, name: str) -> None:
        """Read all files below a folder, sorted; `name` is its path below the workspace's root."""
        if name == LOG or not folder.is_dir():
            return
        try:
            with os.scandir(folder) as entries:
                ordered = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._unreadable(name, error.strerror or error)
            return
        for entry in ordered:
            below, path = f"{name}/{entry.name}", folder / entry.name
            if entry.name.startswith((".", "~")):
                continue
            if entry.is_dir(follow_symlinks=False) and not entry.name.endswith(".yaml"):
                self.walk(path, below)
            elif entry.is_symlink() and os.path.isdir(path):  # noqa: PTH112 - pathlib's raises
                self._unreadable(below, _("a link to a folder is not followed"))
            else:
                self.take(below, path)

    def _unreadable(self, file: str, problem: object) -> None:
        self.findings.append(Rule.FILE_UNREADABLE.at(TextPlace(file), problem=problem))

    def take(self, file: str, path: Path) -> None:
        """Read one file and put its record on its shelf."""
        if not file.endswith(".yaml"):
            if file.lower().endswith((".yml", ".yaml")):
                self.findings.append(Rule.FILE_ENDING.at(TextPlace(file)))
            return
        if (found := shelf_of(file)) is None:
            self.findings.append(Rule.FILE_UNEXPECTED.at(TextPlace(file)))
            return
        shelf, said = found
        reading = self._reading(file, path)
        record = self._record(shelf, reading) if reading else None
        if record is None or reading is None or reading.failed:
            self.unread.add((shelf.kind, "/".join(said.values()) or shelf.kind.value))
            return
        self._compare(record, said, reading.positions)
        self._put(shelf, record, path.stem, reading.positions)

    def _reading(self, file: str, path: Path) -> Reading | None:
        try:
            if not path.is_file():  # a pipe would hang, a folder cannot be opened
                self._unreadable(file, _("there is no ordinary file of that name"))
                return None
            with path.open("rb") as opened:
                content = opened.read(LIMIT + 1)
        except OSError as error:
            self._unreadable(file, error.strerror or error)
            return None
        reading = read(content, file)
        self.findings.extend(reading.findings)
        return reading

    def _record(self, shelf: Shelf, reading: Reading) -> Frozen | None:
        if reading.data is None:
            return None
        self.findings.extend(unquoted(reading, shelf.model))
        try:
            return shelf.model.model_validate(reading.data, by_alias=True, by_name=False)
        except ValidationError as error:
            self.findings.extend(findings_of(error, shelf.model, reading.positions))
            return None

    def _compare(self, record: Frozen, said: dict[str, str], places: FilePositions) -> None:
        for key, expected in said.items():
            if (value := str(getattr(record, key))) != expected:
                place = places.at((key,))
                self.findings.append(
                    Rule.FILE_NAME.at(place, key=key, expected=expected, value=value)
                )

    def _put(self, shelf: Shelf, record: Frozen, stem: str, places: FilePositions) -> None:
        key = shelf.key(record, stem)
        folded = (shelf.kind, key.casefold())
        if folded in self.taken:
            place = places.at(("id",))
            self.findings.append(Rule.DUPLICATE_ID.at(place, id=key, first=self.taken[folded]))
            return
        self.taken[folded] = places.file
        self.records[shelf.kind][key] = record
        self.files[shelf.kind, key] = places

    def dataset(self) -> Dataset | None:
        """Join what was read; None without the concept, on which everything hangs."""
        of = self.records
        concept = of[RecordKind.CONCEPT].get("concept")
        if concept is None:
            return None
        return Dataset(
            concept,
            of[RecordKind.ORGANISATION].get("organisation", Organisation()),
            plans=of[RecordKind.PLAN],
            fiches=of[RecordKind.FICHE],
            changes=of[RecordKind.CHANGE],
            projects=of[RecordKind.PROJECT],
            events=of[RecordKind.EVENT],
            indicators=of[RecordKind.INDICATOR],
            observations=of[RecordKind.OBSERVATION],
            corrections=of[RecordKind.CORRECTION],
            narratives=of[RecordKind.NARRATIVES],
            places=Places(self.files),
            unread=self.unread,
        )
