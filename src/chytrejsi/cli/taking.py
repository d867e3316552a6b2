"""Takes the workbooks of one run in: reads each, then decides what becomes of all of them.

What is taken in is written by `recording.py`, what is refused given back by `returning.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from chytrejsi.cli.asked import Opened
from chytrejsi.cli.clock import today
from chytrejsi.cli.inbox import Found
from chytrejsi.cli.output import progress
from chytrejsi.language import _
from chytrejsi.model.logbook import Outcome
from chytrejsi.model.period import Period
from chytrejsi.sheet.decisions import Decided, Known, decide, period_of
from chytrejsi.sheet.identity import Rounds
from chytrejsi.sheet.intake import Incoming, take
from chytrejsi.sheet.refusal import Refused
from chytrejsi.sheet.submission import Submission, judge, saved_at
from chytrejsi.store.logbook import runs
from chytrejsi.store.writing import write_file
from chytrejsi.workspace import Workspace


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

    def count(self, outcome: Outcome) -> int:
        """Count the files that had an outcome."""
        return sum(each.outcome is outcome for each in self.decided)


def take_in(data: Opened, found: Sequence[Found], wish: Wish) -> Outcomes:
    """Read all files and decide what becomes of each; nothing but originals is written yet."""
    rounds = Rounds(data.dataset)
    read = [
        _read(data.space, each, rounds, wish)
        for each in progress([each for each in found if not each.passed_by], _("Reading workbooks"))
    ]
    period = wish.period or period_of(read)
    before = runs(data.space)
    known = Known(data.dataset, before, today(), partial(_saved_at, data.space), wish.force_older)
    passed_by = (
        Decided(Submission(each.name, "", findings=each.findings), Outcome.IGNORED)
        for each in found
        if each.passed_by
    )
    return Outcomes(period, (*decide(read, period, known), *passed_by))


def _read(space: Workspace, found: Found, rounds: Rounds, wish: Wish) -> Submission:
    """Read a file's bytes once and judge them; keep the original of what may be needed."""
    try:
        incoming = take(found.path, found.name)
    except Refused as refused:
        return Submission(found.name, "", findings=(*found.findings, refused.finding))
    submission = judge(incoming, rounds)
    if not wish.dry_run and (wish.returned is not None or not submission.refused):
        kept = original(space, incoming.sha256)
        if not kept.exists():
            write_file(kept, incoming.data)
    return replace(submission, findings=(*found.findings, *submission.findings))


def original(space: Workspace, sha256: str) -> Path:
    """Name the place where the original of a workbook is kept."""
    return space.received / f"{sha256}.xlsx"


def _saved_at(space: Workspace, sha256: str) -> str:
    """Tell when the workbook with that digest was saved, where its original is still here."""
    try:
        data = original(space, sha256).read_bytes()
    except OSError:
        return ""
    return saved_at(Incoming(sha256, data, sha256))
