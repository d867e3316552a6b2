"""Takes the workbooks of one run in: reads each, then decides what becomes of all of them.

What is taken in is written by `recording.py`, what is refused given back by `returning.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from chytrejsi.cli.asked import Opened
from chytrejsi.cli.inbox import Found
from chytrejsi.cli.originals import Originals
from chytrejsi.cli.output import progress
from chytrejsi.findings import Rule
from chytrejsi.language import _
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.logbook import Outcome
from chytrejsi.model.period import Period
from chytrejsi.sheet.decide.corrected import with_corrections
from chytrejsi.sheet.decide.decisions import Decided, Known, decide, period_of
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.intake.refusal import refuse
from chytrejsi.sheet.intake.workers import Arrived, Workers
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import Reread, Submission, judge, read_again, saved_at
from chytrejsi.store.logbook import runs


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for."""

    period: Period | None
    dry_run: bool
    force_older: bool
    returned: Path | None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of a run's files; `returned` tells where a refused one was put, by digest."""

    period: Period | None
    decided: tuple[Decided, ...]
    returned: Mapping[str, Path] = field(default_factory=dict)

    @property
    def kept(self) -> frozenset[str]:
        """The digests of what was taken in or given back, of which the originals are kept."""
        taken = {Outcome.ACCEPTED, Outcome.UNCHANGED, Outcome.IGNORED}
        accepted = {each.submission.sha256 for each in self.decided if each.outcome in taken}
        return frozenset(accepted | set(self.returned))

    def count(self, outcome: Outcome) -> int:
        """Count the files that had an outcome."""
        return sum(each.outcome is outcome for each in self.decided)


def take_in(data: Opened, found: Sequence[Found], wish: Wish, originals: Originals) -> Outcomes:
    """Read all files and decide what becomes of each; nothing is written yet."""
    rounds = Rounds(data.dataset)
    files = [each for each in found if not each.passed_by]
    with Workers(len(files)) as workers:
        arriving = workers.read((each.path, each.name) for each in files)
        read = [
            _judged(each, arrived, rounds, wish, originals)
            for each, arrived in zip(progress(files, _("Reading workbooks")), arriving, strict=True)
        ]
        period = wish.period or period_of(read)
        known = Known(
            data.dataset,
            runs(data.space),
            data.today,
            partial(_saved_at, originals),
            partial(_again, workers, {each.name: each.path for each in files}, rounds),
            wish.force_older,
        )
        decided = [with_corrections(each, data.dataset) for each in decide(read, period, known)]
    passed_by = (
        Decided(Submission(each.name, "", findings=each.findings), Outcome.IGNORED)
        for each in found
        if each.passed_by
    )
    return Outcomes(period, (*decided, *passed_by))


def _judged(
    found: Found, arrived: Arrived, rounds: Rounds, wish: Wish, originals: Originals
) -> Submission:
    """Judge what was read of a file; keep the original of what may be needed."""
    incoming = arrived.incoming
    if incoming is None:
        return Submission(found.name, "", findings=(*found.findings, *arrived.findings))
    submission = judge(incoming, rounds, lambda _incoming: arrived.read)
    if wish.returned is not None or not submission.refused or submission.completable:
        originals.keep(incoming)
    told = replace(submission, findings=(*found.findings, *submission.findings))
    return replace(told, observation=None) if _is_there(told, rounds.dataset) else told


def _is_there(submission: Submission, dataset: Dataset) -> bool:
    """Tell whether a workbook's answers are in the data, so that they need not be held twice."""
    if submission.guarantor is None or submission.period is None:
        return False
    there = dataset.all_told_by(submission.guarantor, submission.period)
    return any(each.received and submission.sha256 in each.received.digests for each in there)


def _again(
    workers: Workers, paths: Mapping[str, Path], rounds: Rounds, submission: Submission
) -> Reread:
    """Read a file of this run once more for its answers; raises Refused."""
    file = submission.file
    (arrived,) = workers.read([(paths[file], file)])
    if arrived.incoming is None or arrived.incoming.sha256 != submission.sha256:
        problem = _("it has changed while it was being collected")
        raise refuse(Rule.FILE_UNREADABLE, file, problem=problem)
    return read_again(arrived.incoming, rounds, lambda _incoming: arrived.read)


def _saved_at(originals: Originals, sha256: str) -> str:
    """Tell when the workbook with that digest was saved, where its original is still here."""
    data = originals.read(sha256)
    return saved_at(Incoming(sha256, data, sha256)) if data is not None else ""
