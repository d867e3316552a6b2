"""Understands what single files say, and puts their records on shelves until they are a dataset.

Where a file's bytes come from, a folder or a commit, is no matter here.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from chytrejsi.findings import Finding, Rule, TextPlace, in_order
from chytrejsi.model.dataset import Dataset, FilePositions, Places, RecordKey, RecordKind
from chytrejsi.model.organisation import Organisation
from chytrejsi.model.scalars import Frozen
from chytrejsi.store.quotes import unquoted
from chytrejsi.store.reading import Reading, read
from chytrejsi.store.refusals import findings_of
from chytrejsi.store.shelves import Shelf, shelf_of

_Any = Any  # a shelf's records have the type of its model


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a workspace says; the dataset is None where the concept cannot be read."""

    dataset: Dataset | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a file belongs: its name, its shelf, and what the name says about the record."""

    file: str
    shelf: Shelf
    said: Mapping[str, str]

    @property
    def stem(self) -> str:
        """The file's name without folders and ending."""
        return self.file.rpartition("/")[2].removesuffix(".yaml")

    @property
    def key(self) -> RecordKey:
        """The key that the record would have by the file's name."""
        return self.shelf.kind, "/".join(self.said.values()) or self.shelf.kind.value


@dataclass(frozen=True, slots=True)
class Taken:
    """What one file says: its record (None where it cannot be used), places and findings."""

    record: Frozen | None
    positions: FilePositions
    findings: tuple[Finding, ...] = ()


Understanding = Callable[[Spot, bytes], Taken]


def understand(spot: Spot, content: bytes) -> Taken:
    """Make the record of a file's bytes, and tell what is wrong with them."""
    reading = read(content, spot.file)
    findings = list(reading.findings)
    record = _record(spot, reading, findings)
    if reading.failed:
        record = None
    if record is not None:
        findings.extend(_contradictions(spot, record, reading.positions))
    return Taken(record, reading.positions, tuple(findings))


def _record(spot: Spot, reading: Reading, findings: list[Finding]) -> Frozen | None:
    if reading.data is None:
        return None
    model = spot.shelf.model
    findings.extend(unquoted(reading, model))
    try:
        return model.model_validate(reading.data, by_alias=True, by_name=False)
    except ValidationError as error:
        findings.extend(findings_of(error, model, reading.positions))
        return None


def _contradictions(spot: Spot, record: Frozen, places: FilePositions) -> Iterator[Finding]:
    """Tell where a record does not say what its file's name says."""
    for key, expected in spot.said.items():
        if (value := str(getattr(record, key))) != expected:
            yield Rule.FILE_NAME.at(places.at((key,)), key=key, expected=expected, value=value)


def unreadable(file: str, problem: object) -> Finding:
    """Say that a file cannot be read."""
    return Rule.FILE_UNREADABLE.at(TextPlace(file), problem=problem)


@contextmanager
def without_collector() -> Iterator[None]:
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
class Stock:
    """What has been read so far."""

    findings: list[Finding] = field(default_factory=list)
    records: dict[RecordKind, dict[str, _Any]] = field(
        default_factory=lambda: {kind: {} for kind in RecordKind}
    )
    files: dict[RecordKey, FilePositions] = field(default_factory=dict)
    taken: dict[RecordKey, str] = field(default_factory=dict)
    unread: set[RecordKey] = field(default_factory=set)

    def spot(self, file: str) -> Spot | None:
        """Find where a file belongs; one that belongs nowhere is told of or passed by."""
        if not file.endswith(".yaml"):
            if file.lower().endswith((".yml", ".yaml")):
                self.findings.append(Rule.FILE_ENDING.at(TextPlace(file)))
            return None
        if (found := shelf_of(file)) is None:
            self.findings.append(Rule.FILE_UNEXPECTED.at(TextPlace(file)))
            return None
        return Spot(file, *found)

    def lose(self, spot: Spot, finding: Finding) -> None:
        """Note that a file could not be read."""
        self.findings.append(finding)
        self.unread.add(spot.key)

    def put(self, spot: Spot, taken: Taken) -> None:
        """Put what a file says on its shelf."""
        self.findings.extend(taken.findings)
        if taken.record is None:
            self.unread.add(spot.key)
            return
        key = spot.shelf.key(taken.record, spot.stem)
        folded = (spot.shelf.kind, key.casefold())
        if folded in self.taken:
            place = taken.positions.at(("id",))
            self.findings.append(Rule.DUPLICATE_ID.at(place, id=key, first=self.taken[folded]))
            return
        self.taken[folded] = spot.file
        self.records[spot.shelf.kind][key] = taken.record
        self.files[spot.shelf.kind, key] = taken.positions

    def loaded(self) -> Loaded:
        """Give what all files say together."""
        return Loaded(self._dataset(), tuple(in_order(self.findings)))

    def _dataset(self) -> Dataset | None:
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
