"""Decides between submissions: the same again, a newer one, an older one, several at once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from chytrejsi.findings import CellPlace, Finding, Rule, listed
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.logbook import Outcome, Run
from chytrejsi.model.observation import Observation
from chytrejsi.model.period import Period
from chytrejsi.sheet.decide.copies import ReadAgain, Together, put_together
from chytrejsi.sheet.decide.difference import Change, changes_of, withdrawn
from chytrejsi.sheet.decide.merging import refused_together
from chytrejsi.sheet.decide.plausibility import Scales
from chytrejsi.sheet.read.submission import Submission

_TAKEN = frozenset({Outcome.ACCEPTED, Outcome.IGNORED})


@dataclass(frozen=True, slots=True)
class Decided:
    """A submission and what becomes of it.

    `taken` is the day on which what is there was taken in, `changes` what an accepted one says
    differently from it.
    """

    submission: Submission
    outcome: Outcome
    taken: date | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Known:
    """What is there already: the data, the runs before, and the day of this one.

    `saved_at` tells when the workbook with a digest was saved, where its original is still there;
    `read_again` reads a file of this run once more, for its answers.
    """

    dataset: Dataset
    runs: tuple[Run, ...]
    today: date
    saved_at: Callable[[str], str]
    read_again: ReadAgain
    force_older: bool = False

    def observation(self, submission: Submission) -> Observation | None:
        """Give what is there of the submission's guarantor and period, which it would replace."""
        if submission.period is None or submission.teller is None:
            return None
        return self.dataset.told_by(submission.teller, submission.period)

    def apart(self, submission: Submission) -> tuple[Observation, ...]:
        """Give what is there of parts of the guarantor, so that the submission cannot be taken."""
        if submission.period is None or submission.teller is None:
            return ()
        return self.dataset.told_apart(submission.teller, submission.period)

    def taken(self, submission: Submission) -> date | None:
        """Tell when what is there of the submission's guarantor and period was taken in."""
        there = self.observation(submission)
        return there.received.date if there and there.received else None

    @cached_property
    def accepted(self) -> Mapping[tuple[Period, str], frozenset[str]]:
        """The digests of all workbooks accepted before, or equal to one, by whose they are."""
        found: dict[tuple[Period, str], set[str]] = defaultdict(set)
        for run in self.runs:
            for each in run.workbooks:
                if run.period is not None and each.status in _TAKEN:
                    whose = self.dataset.unit_id(each.guarantor or "")
                    found[run.period, whose].add(each.sha256)
        return {whose: frozenset(digests) for whose, digests in found.items()}


def period_of(submissions: Iterable[Submission]) -> Period | None:
    """Tell which period is being collected: that of most workbooks, of two alike the newer."""
    counts = Counter(each.period for each in submissions if each.period is not None)
    return max(counts, key=lambda period: (counts[period], period), default=None)


def decide(
    submissions: Sequence[Submission], period: Period | None, known: Known
) -> tuple[Decided, ...]:
    """Decide what becomes of each file; a submission that was refused stays refused."""
    judged = [_of_period(each, period) for each in submissions]
    there = [_is_there(each, known) for each in judged]
    judged = [
        each if same else _against_known(each, known)
        for each, same in zip(judged, there, strict=True)
    ]
    # a copy for another period has nothing to do with the others of its guarantor
    fresh = [here for here, same in enumerate(there) if not same and _is_of(judged[here], period)]
    table = _Table(put_together(judged, fresh, known.read_again), fresh)
    table.weigh(known)
    return tuple(
        _same(each, known) if same else _new(each, known, repeated=here in table.repeated)
        for here, (each, same) in enumerate(zip(table.told, there, strict=True))
    )


def _same(submission: Submission, known: Known) -> Decided:
    """Leave out what was found in a workbook that changes nothing."""
    plain = replace(submission, findings=())
    return Decided(plain, Outcome.UNCHANGED, known.taken(submission))


def _new(submission: Submission, known: Known, *, repeated: bool) -> Decided:
    if submission.refused:
        return Decided(submission, Outcome.REFUSED)
    if repeated:
        return Decided(submission, Outcome.IGNORED)
    there, new = known.observation(submission), submission.observation
    if there is None or new is None:
        return Decided(submission, Outcome.ACCEPTED)
    asked = tuple(withdrawn(there, new, submission.file))
    whole = replace(submission, findings=(*submission.findings, *asked))
    return Decided(whole, Outcome.ACCEPTED, known.taken(submission), changes_of(there, new))


class _Table:
    """All submissions of a run while they are weighed against each other."""

    def __init__(self, together: Together, fresh: Sequence[int]) -> None:
        self.told = list(together.submissions)
        self.repeated = together.repeated
        self._joined = together.joined
        self._fresh = fresh

    def weigh(self, known: Known) -> None:
        """Refuse what cannot be, and ask about what can hardly be."""
        files: dict[str, str] = {}
        for each in self.told:
            files.setdefault(each.sha256, each.file)
        scales = Scales(known.dataset, known.today, files)
        self._note(list(scales.weigh(self._taken(), self._refuse)))

    def _taken(self) -> list[Submission]:
        new = (self.told[here] for here in self._fresh if here not in self.repeated)
        return [each for each in new if not each.refused and each.observation is not None]

    def _refuse(self, errors: Sequence[Finding]) -> list[Submission]:
        """Refuse the workbooks of errors, each with those that it was joined with."""
        self._note(errors)
        for head, others in self._joined.items():
            places = (head, *others)
            group = [self.told[here] for here in places]
            if any(each.refused for each in group):
                for here, each in zip(places, refused_together(group), strict=True):
                    self.told[here] = each
        return self._taken()

    def _note(self, findings: Iterable[Finding]) -> None:
        """Add findings to their workbooks, where they are still to be taken."""
        by_file: dict[str, list[Finding]] = defaultdict(list)
        for finding in findings:
            by_file[finding.place.file].append(finding)
        for here, each in enumerate(self.told):
            if each.file in by_file and not each.refused:
                added = tuple(by_file[each.file])
                self.told[here] = replace(each, findings=(*each.findings, *added))


def _of_period(submission: Submission, period: Period | None) -> Submission:
    if _is_of(submission, period):
        return submission
    place = CellPlace(submission.file)
    finding = Rule.OTHER_PERIOD.at(place, given=str(submission.period), expected=str(period))
    return replace(submission, findings=(finding,))


def _is_of(submission: Submission, period: Period | None) -> bool:
    return submission.period is None or period is None or submission.period == period


def _is_there(submission: Submission, known: Known) -> bool:
    if any(each.rule is Rule.OTHER_PERIOD for each in submission.findings):
        return False
    period, guarantor = submission.period, submission.guarantor
    if period is None or guarantor is None:
        return False
    there = known.dataset.all_told_by(guarantor, period)
    return any(each.received and submission.sha256 in each.received.digests for each in there)


def _against_known(submission: Submission, known: Known) -> Submission:
    """Refuse what would replace facts from a document, or something newer.

    Of an older one no mistake is told: mended, it would come back as the newest.
    """
    there = known.observation(submission)
    mistaken = submission.refused and not submission.completable
    if any(each.rule is Rule.OTHER_PERIOD for each in submission.findings):
        return submission
    if (standing := _standing(submission, there, known)) is not None:
        return submission if mistaken else submission.with_finding(standing)
    if there is None:
        return submission
    place = CellPlace(submission.file)
    if known.force_older or not _is_older(submission, there, known):
        return submission
    day = there.received.date if there.received else ""
    finding = Rule.SUBMITTED_OLDER.at(place, date=day)
    if mistaken:
        return replace(submission, findings=(finding,))
    return submission.with_finding(finding)


def _standing(submission: Submission, there: Observation | None, known: Known) -> Finding | None:
    """Tell what is there and must not be replaced, if anything."""
    place = CellPlace(submission.file)
    if apart := known.apart(submission):
        files = listed([_path(each) for each in apart])
        return Rule.UNIT_TOLD_APART.at(place, unit=submission.guarantor or "", files=files)
    if there is not None and there.document is not None:
        return Rule.OBSERVATION_FROM_DOCUMENT.at(place, path=_path(there))
    return None


def _path(observation: Observation) -> str:
    return f"indicators/observations/{observation.period}/{observation.guarantor}.yaml"


def _is_older(submission: Submission, there: Observation, known: Known) -> bool:
    """Tell whether a workbook was replaced before, or saved or received before what is there."""
    if there.received is None:
        return False
    accepted = known.accepted.get((there.period, submission.guarantor or ""), frozenset())
    if there.received.date > known.today or submission.sha256 in accepted:
        return True
    # of copies that were joined, the last
    saved = there.received.saved or max(map(known.saved_at, there.received.digests))
    return bool(saved and submission.saved and submission.saved < saved)
