"""The plan as it was agreed: of each file the state from which changes have to be recorded.

For a plan that is the newest commit not after its approval, or the first that has it; for a file
that was added later, the commit that added it; for a field that waited for confirmation there, the
commit that confirmed it.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from chytrejsi.findings import TextPlace
from chytrejsi.model.common import Documented
from chytrejsi.model.dataset import Dataset, RecordKind
from chytrejsi.store.confirmed import as_confirmed, waiting
from chytrejsi.store.editions import Contents, Memo, load_tree
from chytrejsi.store.inputs import FOLDERS
from chytrejsi.store.repository import Commit, Repository
from chytrejsi.store.revision import same
from chytrejsi.workspace import MARKER, Workspace

CATALOGUE = "indicators/catalogue/"
CONCEPT = MARKER.as_posix()
ORGANISATION = "plan/organisation.yaml"
_CONTROLLED = ("plan/", CATALOGUE)
_APART = ("plan/journal/", "/narratives/")

R = TypeVar("R")
D = TypeVar("D", bound=Documented)
Files = Mapping[str, str]
"""Names below the workspace's root and their blobs."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """The files as they were agreed, with what became of them, and each plan's commit."""

    files: Files
    bases: Mapping[str, Commit]
    later: Mapping[str, Sequence[str]]
    """The blobs of each file's versions since then, the oldest first."""

    def dataset(self, repository: Repository, space: Workspace, now: Dataset) -> Dataset | None:
        """Give the plan as it was agreed: what holds now, and what differs as it was.

        None where nothing differs, or the concept of then cannot be read.
        """
        differing = {name: blob for name, blob in self.files.items() if _differs(space, name, blob)}
        if not differing:
            return None
        wanted = {name: self.files[name] for name in (*differing, CONCEPT) if name in self.files}
        memo = Memo()
        then = load_tree(wanted, repository.blobs, memo).dataset
        if then is None:
            return None
        then = self._confirmed(then, repository.blobs, memo)
        return _joined(then, now, self.files.keys() - differing.keys())

    def _confirmed(self, then: Dataset, contents: Contents, memo: Memo) -> Dataset:
        """Take what waited for confirmation as it was when it was confirmed."""
        files = {_file(then, RecordKind.INDICATOR, key) for key in _waiting(then.indicators)}
        files |= {_file(then, RecordKind.FICHE, key) for key in _waiting(then.fiches)}
        versions = {name: self.later[name] for name in files if self.later.get(name)}
        found = contents([blob for blobs in versions.values() for blob in blobs])
        since = []
        for number in range(max(map(len, versions.values()), default=0)):
            tree = {name: blobs[number] for name, blobs in versions.items() if number < len(blobs)}
            tree[CONCEPT] = self.files[CONCEPT]
            since.append(load_tree(tree, lambda _blobs: found, memo).dataset)
        known = [each for each in since if each is not None]
        return replace(
            then,
            indicators=_since(then.indicators, [each.indicators for each in known]),
            fiches=_since(then.fiches, [each.fiches for each in known]),
        )


def _waiting(records: Mapping[str, D]) -> Iterator[str]:
    return (key for key, each in records.items() if waiting(each))


def _since(records: Mapping[str, D], later: Sequence[Mapping[str, D]]) -> Mapping[str, D]:
    return {
        key: as_confirmed(record, [each[key] for each in later if key in each])
        for key, record in records.items()
    }


def _differs(space: Workspace, name: str, blob: str) -> bool:
    try:
        return not same((space.root / name).read_bytes(), blob)
    except OSError:  # it is gone, or cannot be read, which is told elsewhere
        return True


def _joined(then: Dataset, now: Dataset, kept: AbstractSet[str]) -> Dataset:
    """Join what differed then with what is as it was; what was reported is not controlled."""

    def records(
        kind: RecordKind, earlier: Mapping[str, R], today: Mapping[str, R]
    ) -> Mapping[str, R]:
        same_now = {
            key: each
            for key, each in today.items()
            if isinstance(place := now.places.of(kind, key), TextPlace) and place.file in kept
        }
        return same_now | dict(earlier)

    return Dataset(
        then.concept,
        now.organisation if ORGANISATION in kept else then.organisation,
        plans=records(RecordKind.PLAN, then.plans, now.plans),
        fiches=records(RecordKind.FICHE, then.fiches, now.fiches),
        changes=records(RecordKind.CHANGE, then.changes, now.changes),
        projects=records(RecordKind.PROJECT, then.projects, now.projects),
        indicators=records(RecordKind.INDICATOR, then.indicators, now.indicators),
    )


def _file(dataset: Dataset, kind: RecordKind, key: str) -> str:
    place = dataset.places.of(kind, key)
    return place.file if isinstance(place, TextPlace) else ""


def agreed(
    repository: Repository, dataset: Dataset, today: date, until: Commit | None = None
) -> Agreed | None:
    """Find the files as they were agreed; None where no commit has a plan that was agreed.

    `until` is the commit at which the plan is looked at, where that is not the newest one.
    """
    line = _line(repository, until)
    if not line:
        return None
    steps = [_controlled(each) for each in reversed(repository.steps(line))]
    commits = tuple(reversed(line))
    days = {each.id: each.controlled_since for each in dataset.plans.values()}
    free = {plan for plan, day in days.items() if day > today}  # still being put together
    bases = {
        plan: place
        for plan, day in days.items()
        if plan not in free and (place := _base(commits, steps, plan, day)) is not None
    }
    if not bases:
        return None
    plans = _plans_of_cards(dataset)
    composed = [
        each
        for each in _composed(steps, bases, plans)
        if (plans.get(each[0]) or each[0].split("/")[1]) not in free
    ]
    return Agreed(
        {name: blob for name, blob, _later in composed},
        {plan: commits[place] for plan, place in bases.items()},
        {name: later for name, _blob, later in composed},
    )


def _line(repository: Repository, until: Commit | None) -> tuple[Commit, ...]:
    """Give the commits that touched the data, the newest first, from a commit on."""
    line = repository.history(FOLDERS)
    if until is None:
        return line
    # a commit that touched nothing here looks at what the one before it left
    whole = repository.history()
    shas = {each.sha for each in line}
    after = [each.sha for each in whole]
    if until.sha not in after:
        return ()
    seen = {each.sha for each in whole[after.index(until.sha) :]} & shas
    return tuple(each for each in line if each.sha in seen)


def _controlled(step: Mapping[str, str | None]) -> dict[str, str | None]:
    return {
        name: blob
        for name, blob in step.items()
        if name.startswith(_CONTROLLED) and not any(part in name for part in _APART)
    }


def _base(
    commits: Sequence[Commit], steps: Sequence[Mapping[str, str | None]], plan: str, day: date
) -> int | None:
    """Find the place of the plan's base in the line, the oldest commit first."""
    file, there, found = f"plan/{plan}/plan.yaml", False, None
    for place, (commit, step) in enumerate(zip(commits, steps, strict=True)):
        there = step[file] is not None if file in step else there
        if there and (found is None or commit.day <= day):
            found = place
    return found


def _plans_of_cards(dataset: Dataset) -> Mapping[str, str | None]:
    return {f"{CATALOGUE}{card.id}.yaml": card.plan for card in dataset.indicators.values()}


def _composed(
    steps: Sequence[Mapping[str, str | None]],
    bases: Mapping[str, int],
    plans: Mapping[str, str | None],
) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Give each file with its blob at its base, else its first one, and the blobs since then."""
    newest = max(bases.values())
    for name, versions in _versions(steps).items():
        plan = plans.get(name) or name.split("/")[1]
        base = bases.get(plan, newest)
        before = [blob for place, blob in versions if place <= base]
        later = [blob for place, blob in versions if place > base and blob is not None]
        if before and before[-1] is not None:
            yield name, before[-1], later
        elif later and "/changes/" not in name:
            yield name, later[0], later[1:]


def _versions(
    steps: Sequence[Mapping[str, str | None]],
) -> Mapping[str, list[tuple[int, str | None]]]:
    found: dict[str, list[tuple[int, str | None]]] = {}
    for place, step in enumerate(steps):
        for name, blob in step.items():
            found.setdefault(name, []).append((place, blob))
    return found
