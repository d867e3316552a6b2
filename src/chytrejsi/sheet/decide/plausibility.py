"""Weighs what has just been collected against the data and against each other.

The checks are those of `chytrejsi check`, so that what is taken in passes them afterwards: an error
refuses, a warning asks. Told is only what concerns the new values, at their cells.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chytrejsi.checks import observations, series, shares
from chytrejsi.checks.case import Case, Entry
from chytrejsi.findings import CellPlace, Finding, Severity
from chytrejsi.model.dataset import Dataset, Path, Places, Positions, RecordKey, RecordKind
from chytrejsi.model.observation import Observation
from chytrejsi.sheet.read.submission import Submission, name_beside

# what can be said of each value by itself, and what needs the values before it
ALONE = (
    observations.reporters,
    observations.retired,
    observations.states,
    observations.values,
    observations.parts,
    shares.ratios,
    shares.parts,
    observations.dates,
    observations.in_force,
    observations.duplicates,
)
BESIDE_OTHERS = (series.jumps, series.falls, series.sums)


@dataclass(frozen=True, slots=True)
class CellPositions:
    """Where the values of an observation stand; `files` names the workbooks by their digests."""

    file: str
    cells: tuple[tuple[str | None, str | None], ...]
    files: Mapping[str, str]

    def at(self, path: Path) -> CellPlace:
        """Give the cell of a value; the workbook where another field is meant."""
        if len(path) > 1 and path[0] == "values" and isinstance(path[1], int):
            cell, workbook = self.cells[path[1]]
            sheet, _, name = (cell or "").rpartition("!")
            file = self.files.get(workbook or "", self.file)
            return CellPlace(file, sheet or None, name or None)
        return CellPlace(self.file)


Fresh = Iterable[Submission]
Refuse = Callable[[Sequence[Finding]], Fresh]


@dataclass(frozen=True, slots=True)
class Scales:
    """What new observations are weighed against; `files` are the run's workbooks by digest."""

    dataset: Dataset
    today: date
    files: Mapping[str, str]

    def weigh(self, fresh: Fresh, refuse: Refuse) -> Iterator[Finding]:
        """Refuse until no observation has an error, then give what is asked about the rest.

        `refuse` is given errors and gives what is still to be taken. What an observation would
        have replaced stands again where it is refused, so the others are weighed anew.
        """
        case = self._with(fresh)
        alone = list(_concerning(each for check in ALONE for each in check(case)))
        errors = [each for each in alone if each.severity is Severity.ERROR]
        errors.extend(_contradictions(case))
        while errors:
            case = self._with(refuse(errors))
            errors = list(_contradictions(case))
        yield from (each for each in alone if each.severity is not Severity.ERROR)
        yield from _concerning(each for check in BESIDE_OTHERS for each in check(case))

    def _with(self, fresh: Fresh) -> Case:
        """Lay new observations over those that they replace."""
        seen = dict(self.dataset.observations)
        places: dict[RecordKey, Positions] = dict(self.dataset.places.files)
        for submission in fresh:
            new = submission.observation
            if new is not None:
                teller = self.dataset.filed_as(submission.teller or new.guarantor, new.period)
                key = f"{new.period}/{teller}"
                seen[key] = new.model_copy(update={"guarantor": teller})
                places[RecordKind.OBSERVATION, key] = self._positions(submission, new)
        data = replace(self.dataset, observations=seen, places=Places(places))
        return Case(data, self.today)

    def _positions(self, submission: Submission, new: Observation) -> CellPositions:
        cells = tuple((each.cell, each.workbook) for each in new.values)
        return CellPositions(submission.file, cells, self.files)


def _concerning(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Keep what stands in workbooks; what stands in the data is told by `chytrejsi check`."""
    return (each for each in findings if isinstance(each.place, CellPlace))


def _contradictions(case: Case) -> Iterator[Finding]:
    """Tell of each new level that another guarantor contradicts; what stands in the data stays."""
    for told in series.levels_of_a_day(case):
        standing = [each for each in told if not _is_new(case, each)]
        find = series.contradicting(case, standing or told)
        for entry in told:
            other = find(entry) if _is_new(case, entry) else None
            if other is not None:
                yield series.conflict(case, entry, other, _beside(case, entry, other))


def _beside(case: Case, entry: Entry, other: Entry) -> str:
    """Name the place of a value as it is told to the sender of another one."""
    here, there = (case.at_entry(each, "value") for each in (entry, other))
    if isinstance(there, CellPlace):
        there = replace(there, file=name_beside(there.file, here.file))
    return str(there)


def _is_new(case: Case, entry: Entry) -> bool:
    return isinstance(case.at_entry(entry), CellPlace)
