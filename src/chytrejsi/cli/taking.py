"""Takes the workbooks of one run in: reads, decides, writes, and gives back what is refused.

All that a run changes goes through one transaction: the observations and the run's event file.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from chytrejsi import __version__
from chytrejsi.cli.asked import Opened
from chytrejsi.cli.clock import today
from chytrejsi.cli.inbox import Found
from chytrejsi.cli.output import progress
from chytrejsi.findings import Severity, Stop, in_order
from chytrejsi.language import Language, _, language
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.logbook import Outcome, Returned, Run
from chytrejsi.model.observation import Received
from chytrejsi.model.period import Period
from chytrejsi.openxml import visible
from chytrejsi.sheet.decisions import Decided, Known, decide, period_of
from chytrejsi.sheet.identity import Rounds
from chytrejsi.sheet.intake import Incoming, take
from chytrejsi.sheet.refusal import Refused
from chytrejsi.sheet.submission import Submission, judge, saved_at
from chytrejsi.store.logbook import runs
from chytrejsi.store.printer import dump
from chytrejsi.store.writing import Transaction, write_file
from chytrejsi.workspace import Workspace

TOOL = f"chytrejsi {__version__}"


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
        original = _original(space, incoming.sha256)
        if not original.exists():
            write_file(original, incoming.data)
    return replace(submission, findings=(*found.findings, *submission.findings))


def _original(space: Workspace, sha256: str) -> Path:
    return space.received / f"{sha256}.xlsx"


def _saved_at(space: Workspace, sha256: str) -> str:
    """Tell when the workbook with that digest was saved, where its original is still here."""
    try:
        data = _original(space, sha256).read_bytes()
    except OSError:
        return ""
    return saved_at(Incoming(sha256, data, sha256))


def write(data: Opened, outcomes: Outcomes) -> None:
    """Write the accepted observations and the event file of the run, all together."""
    transaction = Transaction(data.space)
    for each in outcomes.decided:
        if each.outcome is Outcome.ACCEPTED:
            _put(data, transaction, each.submission)
    told = tuple(
        _told(each)
        for each in outcomes.decided
        if each.outcome in {Outcome.ACCEPTED, Outcome.REFUSED} and each.submission.sha256
    )
    if told:
        day = today()
        run = Run(date=day, period=outcomes.period, tool=TOOL, workbooks=told)
        text = dump(run, RecordKind.LOG).encode("utf-8")
        name = f"{day.isoformat()}-{hashlib.sha256(text).hexdigest()[:8]}.yaml"
        transaction.put(data.space.log / name, text)
    transaction.commit()


def _put(data: Opened, transaction: Transaction, submission: Submission) -> None:
    """Put an observation in the place of what its guarantor sent before, also by a former id."""
    observation = submission.observation
    if observation is None:
        return
    received = Received(
        file=visible(_name(submission)),
        sha256=submission.sha256,
        date=today(),
        template=submission.template,
        tool=TOOL,
    )
    there = data.dataset.told_by(observation.guarantor, observation.period)
    guarantor = there.guarantor if there else observation.guarantor
    whole = observation.model_copy(update={"received": received, "guarantor": guarantor})
    path = data.space.observations / str(whole.period) / f"{whole.guarantor}.yaml"
    transaction.put(path, dump(whole, RecordKind.OBSERVATION).encode("utf-8"))


def _told(decided: Decided) -> Returned:
    submission = decided.submission
    errors = (each.code for each in submission.findings if each.severity is Severity.ERROR)
    return Returned(
        file=visible(_name(submission)),
        sha256=submission.sha256,
        guarantor=submission.guarantor,
        status=decided.outcome,
        cells=submission.cells,
        codes=tuple(sorted(set(errors))),
    )


def give_back(data: Opened, outcomes: Outcomes, folder: Path) -> Outcomes:
    """Put each refused workbook into a folder, with the list of its mistakes beside it."""
    words = language(data.dataset.concept.language)
    returned = {}
    for each in outcomes.decided:
        submission = each.submission
        if each.outcome is Outcome.REFUSED and submission.sha256:
            content = _original(data.space, submission.sha256).read_bytes()
            path = _free(folder, submission, content)
            write_file(path, content)
            letter = path.with_name(f"{path.name}.txt")
            write_file(letter, _letter(submission, words).encode("utf-8"))
            returned[submission.sha256] = path
    return replace(outcomes, returned=returned)


def _name(submission: Submission) -> str:
    """Give the name of a submission's file as its sender knows it, without our folders."""
    return submission.file.rpartition("/")[2]


def _free(folder: Path, submission: Submission, content: bytes) -> Path:
    """Name the copy as its sender did, unless another file has that name already."""
    path = folder / _name(submission)
    try:
        free = not path.exists() or (path.is_file() and path.read_bytes() == content)
    except OSError as error:
        problem = error.strerror or str(error)
        raise Stop(_("{file} cannot be read: {problem}", file=path, problem=problem)) from error
    return path if free else path.with_stem(f"{path.stem}-{submission.sha256[:8]}")


def _letter(submission: Submission, words: Language) -> str:
    """List the mistakes of a workbook for its sender, in the workspace's language."""
    lines = [words.text("What has to be mended in {file}", file=_name(submission)), ""]
    for finding in in_order(submission.findings):
        if finding.severity is Severity.ERROR:
            place = str(finding.place).removeprefix(submission.file).lstrip(":")
            lines.append(f"{place}: {finding.message(words)}" if place else finding.message(words))
            lines.append(f"    {finding.help(words)}")
    return "\n".join(lines) + "\n"
