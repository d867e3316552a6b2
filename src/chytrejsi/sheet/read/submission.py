"""Judges one file by itself: from its bytes to an observation, or to why it is refused.

Whether it is newer or older than what is there is decided by `decide/`. A judgement holds
no more than what is needed later, so that thousands of workbooks fit into memory.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from chytrejsi.findings import CellPlace, Finding, Rule, Severity
from chytrejsi.model.logbook import Tally
from chytrejsi.model.observation import Copy, Observation
from chytrejsi.model.period import Period
from chytrejsi.sheet.form import Form
from chytrejsi.sheet.intake.cells import Scan
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.intake.package import open_package
from chytrejsi.sheet.intake.refusal import Refused
from chytrejsi.sheet.intake.scan import scan_properties
from chytrejsi.sheet.intake.worker import read_file
from chytrejsi.sheet.read.identity import Rounds, form_for, identify
from chytrejsi.sheet.read.workbook import Reading, read_workbook

NOTHING = Tally()
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Submission:
    """One file of a run: whose it is, what it says, and what was found.

    `signed` is what the workbook itself calls the guarantor, by an id that may be a former one.
    `template` is the version and the digest it was signed with, `saved` the moment at which an
    office program last saved it, as it says itself (empty where it does not). `copies` are the
    other workbooks of its guarantor that are in the observation.
    """

    file: str
    sha256: str
    period: Period | None = None
    guarantor: str | None = None
    observation: Observation | None = None
    cells: Tally = NOTHING
    findings: tuple[Finding, ...] = ()
    template: str = ""
    saved: str = ""
    copies: tuple[Copy, ...] = ()
    signed: str | None = None

    @property
    def completable(self) -> bool:
        """Whether it is refused for nothing but what another copy of it may have filled in."""
        errors = {each.rule for each in self.findings if each.severity is Severity.ERROR}
        return errors == {Rule.ROW_INCOMPLETE}

    @property
    def teller(self) -> str | None:
        """Who told it, by the id of that time."""
        return self.signed or self.guarantor

    @property
    def refused(self) -> bool:
        """Whether it cannot be taken."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def name(self) -> str:
        """The name of its file as its sender knows it, without our folders."""
        return self.file.rpartition("/")[2]

    def called_in(self, file: str) -> str:
        """Give its name as it is told to the sender of another file; with folders where needed."""
        return name_beside(self.file, file)

    def with_finding(self, finding: Finding) -> "Submission":
        """Add a finding."""
        return replace(self, findings=(*self.findings, finding))


def name_beside(file: str, other: str) -> str:
    """Give a file's name without our folders, unless another file is called the same."""
    names = [each.rpartition("/")[2] for each in (file, other)]
    return file if names[0] == names[1] else names[0]


@dataclass(frozen=True, slots=True)
class Reread:
    """A file read once more: what it was asked, and its reading with every answer."""

    form: Form
    reading: Reading


def judge(
    incoming: Incoming, rounds: Rounds, read: Callable[[Incoming], Scan | Finding] = read_file
) -> Submission:
    """Judge one file; whatever is wrong with it, even what nobody foresaw, becomes a finding.

    `read` gives what its two readers read; in this process, unless another way is given.
    """
    try:
        found = read(incoming)
        if isinstance(found, Finding):
            return Submission(incoming.file, incoming.sha256, findings=(found,))
        return _judge(found, incoming, rounds)
    except Refused as refused:
        return Submission(incoming.file, incoming.sha256, findings=(refused.finding,))
    except Exception as error:  # noqa: BLE001 - a hostile file must not end the run
        problem = f"{type(error).__name__}: {error}"[:200]
        finding = Rule.WORKBOOK_DAMAGED.at(CellPlace(incoming.file), part=problem)
        return Submission(incoming.file, incoming.sha256, findings=(finding,))


def read_again(
    incoming: Incoming, rounds: Rounds, read: Callable[[Incoming], Scan | Finding] = read_file
) -> Reread:
    """Read a file that was judged before for its answers; raises Refused."""
    found = read(incoming)
    if isinstance(found, Finding):
        raise Refused(found)
    signature = identify(found)
    round_, form = form_for(found, signature, rounds)
    return Reread(form, read_workbook(found, form, signature, round_))


def saved_at(incoming: Incoming) -> str:
    """Tell when an office program last saved a workbook, as it says itself; else empty."""
    try:
        return _moment(scan_properties(open_package(incoming)).modified)
    except Refused:
        return ""


def _moment(text: str) -> str:
    match = _MOMENT.match(text.strip())
    return match[0] if match else ""


def _judge(scanned: Scan, incoming: Incoming, rounds: Rounds) -> Submission:
    signature = identify(scanned)
    known = Submission(
        incoming.file,
        incoming.sha256,
        period=Period.parse(signature.period),
        guarantor=signature.guarantor,
        signed=signature.guarantor,
        template=f"{signature.template}-{signature.digest}",
        saved=_moment(scanned.modified),
    )
    try:
        round_, form = form_for(scanned, signature, rounds)
    except Refused as refused:
        return known.with_finding(refused.finding)
    reading = read_workbook(scanned, form, signature, round_)
    return replace(
        known,
        guarantor=form.guarantor,
        observation=reading.observation,
        cells=reading.cells,
        findings=reading.findings,
    )
