"""Decides between submissions: the same again, a newer one, an older one, two at once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chytrejsi.findings import CellPlace, Finding, Rule
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.logbook import Outcome, Run
from chytrejsi.model.observation import Observation
from chytrejsi.model.period import Period
from chytrejsi.sheet.submission import Submission


@dataclass(frozen=True, slots=True)
class Decided:
    """A submission and what becomes of it."""

    submission: Submission
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Known:
    """What is there already: the data, the runs before, and the day of this one.

    `saved_at` tells when the workbook with a digest was saved, where its original is still there.
    """

    dataset: Dataset
    runs: tuple[Run, ...]
    today: date
    saved_at: Callable[[str], str]
    force_older: bool = False

    def observation(self, submission: Submission) -> Observation | None:
        """Give what is there of the submission's guarantor and period."""
        if submission.period is None or submission.guarantor is None:
            return None
        return self.dataset.told_by(submission.guarantor, submission.period)


def period_of(submissions: Iterable[Submission]) -> Period | None:
    """Tell which period is being collected: that of most workbooks, of two alike the newer."""
    counts = Counter(each.period for each in submissions if each.period is not None)
    return max(counts, key=lambda period: (counts[period], period), default=None)


def decide(
    submissions: Sequence[Submission], period: Period | None, known: Known
) -> tuple[Decided, ...]:
    """Decide what becomes of each file; a submission that was refused stays refused."""
    judged = [_of_period(each, period) for each in submissions]
    unchanged = [_is_there(each, known) for each in judged]
    judged = [
        each if there else _against_known(each, known)
        for each, there in zip(judged, unchanged, strict=True)
    ]
    judged, repeated = _against_each_other(judged, unchanged)
    return tuple(
        Decided(_plain(each) if there else each, _outcome(each, there, place in repeated))
        for place, (each, there) in enumerate(zip(judged, unchanged, strict=True))
    )


def _outcome(submission: Submission, there: bool, repeated: bool) -> Outcome:
    if there:
        return Outcome.UNCHANGED
    if submission.refused:
        return Outcome.REFUSED
    return Outcome.IGNORED if repeated else Outcome.ACCEPTED


def _plain(submission: Submission) -> Submission:
    """Leave out what was found in a workbook that changes nothing."""
    return replace(submission, findings=())


def _of_period(submission: Submission, period: Period | None) -> Submission:
    if submission.period is None or period is None or submission.period == period:
        return submission
    place = CellPlace(submission.file)
    finding = Rule.OTHER_PERIOD.at(place, given=str(submission.period), expected=str(period))
    return replace(submission, findings=(finding,))


def _is_there(submission: Submission, known: Known) -> bool:
    if any(each.rule is Rule.OTHER_PERIOD for each in submission.findings):
        return False
    there = known.observation(submission)
    received = there.received if there else None
    return received is not None and received.sha256 == submission.sha256


def _against_known(submission: Submission, known: Known) -> Submission:
    """Refuse what would replace facts from a document, or something newer."""
    there = known.observation(submission)
    if submission.refused or there is None:
        return submission
    place = CellPlace(submission.file)
    if there.document is not None:
        path = f"indicators/observations/{there.period}/{there.guarantor}.yaml"
        return submission.with_finding(Rule.OBSERVATION_FROM_DOCUMENT.at(place, path=path))
    if known.force_older or not _is_older(submission, there, known):
        return submission
    day = there.received.date.isoformat() if there.received else ""
    return submission.with_finding(Rule.SUBMITTED_OLDER.at(place, date=day))


def _is_older(submission: Submission, there: Observation, known: Known) -> bool:
    """Tell whether a workbook was replaced before, or saved or received before what is there."""
    if there.received is None:
        return False
    if there.received.date > known.today or submission.sha256 in _replaced(submission, known):
        return True
    saved = known.saved_at(there.received.sha256)
    return bool(saved and submission.saved and submission.saved < saved)


def _replaced(submission: Submission, known: Known) -> set[str]:
    """Give the digests of the workbooks that were accepted for the guarantor and period before."""
    return {
        each.sha256
        for run in known.runs
        if run.period == submission.period
        for each in run.workbooks
        if each.status is Outcome.ACCEPTED
        and known.dataset.unit_id(each.guarantor or "") == submission.guarantor
    }


def _against_each_other(
    judged: Sequence[Submission], unchanged: Sequence[bool]
) -> tuple[list[Submission], set[int]]:
    """Refuse several workbooks of one guarantor that say different things.

    Gives the submissions and the places of those that only repeat another one.
    """
    groups: Mapping[str, list[int]] = defaultdict(list)
    for place, (each, there) in enumerate(zip(judged, unchanged, strict=True)):
        if each.guarantor is not None and not each.refused and not there:
            groups[each.guarantor].append(place)
    found, repeated = list(judged), set()
    for places in groups.values():
        said = [_said(judged[each].observation) for each in places]
        differing = any(each != said[0] for each in said)
        for here in places if differing else places[1:]:
            other = judged[next(each for each in places if each != here)]
            found[here] = judged[here].with_finding(_twice(judged[here], other, differing))
            if not differing:
                repeated.add(here)
    return found, repeated


def _said(observation: Observation | None) -> object:
    """Give what an observation says, wherever in its workbook that stood."""
    where = {"cell", "raw", "normalised"}
    lists = ("values", "activities", "projects", "events", "proposals")
    return observation and observation.model_dump(
        exclude={name: {"__all__": where} for name in lists}
    )


def _twice(submission: Submission, other: Submission, differing: bool) -> Finding:
    rule = Rule.SUBMITTED_TWICE if differing else Rule.SUBMITTED_SAME
    return rule.at(CellPlace(submission.file), other=other.file)
