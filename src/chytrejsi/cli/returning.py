"""Gives refused workbooks back: the original, the copy to be mended, and a letter about them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from chytrejsi.cli.asked import Opened
from chytrejsi.cli.marking import Marker
from chytrejsi.cli.naming import next_round, safe_name
from chytrejsi.cli.originals import Originals
from chytrejsi.cli.output import progress
from chytrejsi.cli.taking import Outcomes
from chytrejsi.findings import Rule, Stop
from chytrejsi.language import Language, _, language
from chytrejsi.model.logbook import Outcome
from chytrejsi.model.period import Period
from chytrejsi.progress.returns import due_of
from chytrejsi.report.words import period_phrase
from chytrejsi.sheet.annotate.copy import Annotated
from chytrejsi.sheet.annotate.letters import About, GoingBack, Letter, returned_letter
from chytrejsi.sheet.annotate.mail import as_draft, as_text
from chytrejsi.sheet.annotate.remarks import asks_back, remarks_without_copy
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.intake.workers import Workers
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import Submission
from chytrejsi.store.logbook import runs
from chytrejsi.store.writing import Transaction

# the copy then holds nothing of what was filled in
_WITH_BLANK_COPY = frozenset({Rule.OTHER_PERIOD, Rule.NOTHING_FILLED})


def give_back(
    data: Opened, outcomes: Outcomes, folder: Path, originals: Originals, transaction: Transaction
) -> Outcomes:
    """Put each refused workbook into a folder, with its copy to be mended and a letter beside it.

    In the workspace this is part of what the run writes; elsewhere it is written at once.
    """
    refused = [
        each.submission
        for each in outcomes.decided
        if each.outcome is Outcome.REFUSED and _is_senders(each.submission)
    ]
    returned: dict[str, Path] = {}
    with Workers(len(refused)) as workers:
        marker = Marker(data, Rounds(data.dataset), workers.read_again)
        desk = _Desk(data, marker, outcomes.period, folder, _first_days(data))
        for submission in progress(refused, _("Writing what goes back")):
            content = originals.read(submission.sha256) if submission.sha256 else None
            files, path = desk.files(submission, content)
            for each, written in files.items():
                transaction.write(each, written)
            if submission.sha256:
                returned[submission.sha256] = path
    return replace(outcomes, returned=returned)


def _is_senders(submission: Submission) -> bool:
    """Tell whether a refused file is its sender's matter: one that we cannot open is ours."""
    return all(each.rule is not Rule.FILE_UNREADABLE for each in submission.findings)


def _first_days(data: Opened) -> Mapping[str, date]:
    """Give the day on which each workbook was refused first, so that its letter stays the same."""
    days: dict[str, date] = {}
    for run in runs(data.space):
        for each in run.workbooks:
            if each.status is Outcome.REFUSED:
                days.setdefault(each.sha256, run.date)
    return days


@dataclass(slots=True)
class _Desk:
    """Where the files of one run that go back are made, one sender after another."""

    data: Opened
    marker: Marker
    period: Period | None
    folder: Path
    first: Mapping[str, date]
    taken: set[str] = field(default_factory=set)

    @property
    def words(self) -> Language:
        """The language of the workspace, in which its letters are."""
        return language(self.data.dataset.concept.language)

    def files(
        self, submission: Submission, content: bytes | None
    ) -> tuple[Mapping[Path, bytes], Path]:
        """Make the files of one workbook; tells also which of them the sender mends."""
        day = self.first.get(submission.sha256) or self.data.today
        copy = self._copy(submission, content, day)
        name = safe_name(submission.name, self.words.text("workbook"))
        digest = submission.sha256 or hashlib.sha256(submission.file.encode()).hexdigest()
        for distinct in ("", digest[:8], digest):
            names = self._names(name, distinct)
            files = self._contents(submission, names, copy, day)
            if content is not None:
                files = {names.original: content, **files}
            if self._is_free(files, names.original if content is not None else names.text):
                break
        self.taken.update(str(path).casefold() for path in files)
        return files, names.copy if copy else names.original

    def _copy(self, submission: Submission, content: bytes | None, day: date) -> Annotated | None:
        if content is None:
            return None
        incoming = Incoming(submission.file, content, submission.sha256)
        return self.marker.mark(incoming, submission.findings, self.period, day)

    def _names(self, name: str, distinct: str) -> "_Names":
        """Name the files as the sender named the workbook, with what makes them distinct."""
        path = self.folder / name
        apart = f"-{distinct}" if distinct else ""
        # of a.xlsx and a.csv each has a letter of its own
        own = path.stem + apart if path.suffix.lower() == ".xlsx" else path.name + apart
        copy = next_round(own, f"-{self.words.text('to-mend')}")
        letter = f"{own}-{self.words.text('letter')}"
        return _Names(
            path.with_name(path.stem + apart + path.suffix),
            path.with_name(f"{copy}.xlsx"),
            path.with_name(f"{letter}.txt"),
            path.with_name(f"{letter}.eml"),
        )

    def _contents(
        self, submission: Submission, names: "_Names", copy: Annotated | None, day: date
    ) -> dict[Path, bytes]:
        """Make the copy and the letter."""
        letter = self._letter(submission, names, copy, day)
        attached = {names.copy.name: copy.data} if copy else {}
        files = {names.text: as_text(letter), names.draft: as_draft(letter, day, attached)}
        return {names.copy: copy.data, **files} if copy else files

    def _letter(
        self, submission: Submission, names: "_Names", copy: Annotated | None, day: date
    ) -> Letter:
        blank = any(each.rule in _WITH_BLANK_COPY for each in submission.findings)
        back = GoingBack(
            submission.name,
            copy.remarks if copy else remarks_without_copy(submission.findings, self.words),
            names.copy.name if copy else "",
            filled=not blank,
            asked=asks_back(submission.findings),
        )
        return returned_letter(self._about(submission, day), back, self.words)

    def _about(self, submission: Submission, day: date) -> About:
        dataset = self.data.dataset
        unit = dataset.units.get(dataset.unit_id(submission.guarantor or ""))
        period = submission.period
        collected = self.period or period
        plan = dataset.plan_in_force(collected.end) if collected else None
        return About(
            coordinator=self.marker.coordinator,
            guarantor=unit.title if unit and period else "",
            period=period_phrase(self.words, period) if period else "",
            due=due_of(plan, collected) if plan and collected else None,
            today=day,
        )

    def _is_free(self, files: Mapping[Path, bytes], known_by: Path) -> bool:
        """Tell whether files may have their names: nobody has them, or the same from before."""
        try:
            if any(str(path).casefold() in self.taken for path in files):
                return False
            if known_by.is_file() and known_by.read_bytes() == files[known_by]:
                return not any(path.is_dir() for path in files)
            return not any(path.exists() for path in files)
        except OSError as error:
            problem = error.strerror or str(error)
            message = _("{file} cannot be read: {problem}", file=known_by, problem=problem)
            raise Stop(message) from error


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of what goes back: the original, the copy, the letter as text and as a draft."""

    original: Path
    copy: Path
    text: Path
    draft: Path
