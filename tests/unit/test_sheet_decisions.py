from datetime import date
from pathlib import Path

import pytest

from chytrejsi.findings import CellPlace, Rule
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.logbook import Outcome, Returned, Run
from chytrejsi.model.observation import Observation, ReportedValue
from chytrejsi.model.period import Period
from chytrejsi.sheet.decide.decisions import Known, decide, period_of
from chytrejsi.sheet.intake.refusal import refuse
from chytrejsi.sheet.read.submission import Reread, Submission
from sheetcase import dataset_of, make_workspace

ENERGY, OTHER = "odbor-energetiky", "koordinator"
YEAR, TODAY = Period(2025), date(2026, 2, 1)
THERE = """\
period: "2025"
guarantor: {guarantor}
{source}
values: [{{indicator: EN-01, value: 7}}]
"""
RECEIVED = 'received: {file: x.xlsx, sha256: "aa", date: 2026-01-20}'


def submission(
    sha256: str,
    value: str = "7",
    guarantor: str = ENERGY,
    *,
    period: Period = YEAR,
    saved: str = "",
) -> Submission:
    values = (ReportedValue(indicator="EN-01", value=value, cell=f"Indikátory!H{len(sha256)}"),)
    observation = Observation(period=period, guarantor=guarantor, values=values)
    return Submission(
        f"{sha256}.xlsx", sha256, period, guarantor, observation, template="1-x", saved=saved
    )


def dataset(folder: Path, source: str | None = RECEIVED) -> Dataset:
    if source is None:
        return dataset_of(make_workspace(folder))
    name = "indicators/observations/2025/odbor-energetiky.yaml"
    told = THERE.format(guarantor="odbor-energetiky", source=source)
    return dataset_of(make_workspace(folder, {name: told}))


def known(
    dataset: Dataset,
    *runs: Run,
    today: date = TODAY,
    saved: str = "",
    force: bool = False,
) -> Known:
    return Known(dataset, runs, today, lambda _sha256: saved, gone, force)


def gone(submission: Submission) -> Reread:
    """Stand for a file that is not there any more when it is to be read once again."""
    raise refuse(Rule.FILE_UNREADABLE, submission.file, problem="není tu")


def outcomes(given: list[Submission], there: Known) -> list[tuple[str, set[str]]]:
    decided = decide(given, YEAR, there)
    return [
        (each.outcome.value, {finding.code for finding in each.submission.findings})
        for each in decided
    ]


def test_the_same_bytes_again_change_nothing(tmp_path: Path) -> None:
    there = known(dataset(tmp_path))
    assert outcomes([submission("aa", guarantor=ENERGY)], there) == [("unchanged", set())]
    assert outcomes([submission("bb", guarantor=ENERGY)], there) == [("accepted", set())]


def test_another_period_is_not_taken_in_by_the_way(tmp_path: Path) -> None:
    other = submission("aa", guarantor=ENERGY, period=Period(2024))
    assert outcomes([other], known(dataset(tmp_path))) == [("refused", {"OTHER_PERIOD"})]


def accepted_before(sha256: str) -> Run:
    told = Returned(file="x.xlsx", sha256=sha256, guarantor=ENERGY, status=Outcome.ACCEPTED)
    return Run(date=date(2026, 1, 10), period=YEAR, tool="x", workbooks=(told,))


def refused_before(sha256: str) -> Run:
    told = Returned(file="x.xlsx", sha256=sha256, guarantor=ENERGY, status=Outcome.REFUSED)
    return Run(date=date(2026, 1, 10), period=YEAR, tool="x", workbooks=(told,))


def test_an_older_one_is_known_where_the_originals_are_not(tmp_path: Path) -> None:
    """The data travel by git, the originals do not."""
    when = 'date: 2026-01-20, saved: "2026-01-16T09:00:00"'
    there = known(dataset(tmp_path, RECEIVED.replace("date: 2026-01-20", when)))
    older = [submission("bb", saved="2026-01-15T09:00:00")]
    assert outcomes(older, there) == [("refused", {"SUBMITTED_OLDER"})]
    newer = [submission("bb", saved="2026-01-17T09:00:00")]
    assert outcomes(newer, there) == [("accepted", set())]


def test_an_older_one_is_told_no_mistakes_that_would_make_it_the_newest(tmp_path: Path) -> None:
    data = dataset(tmp_path)
    wrong = Rule.CELL_NUMBER.at(CellPlace("bb.xlsx", "Indikátory", "H5"), value="cca 7")
    given = [submission("bb", saved="2026-01-15T09:00:00").with_finding(wrong)]
    later = known(data, saved="2026-01-16T09:00:00")
    assert outcomes(given, later) == [("refused", {"SUBMITTED_OLDER"})]
    for there in (
        known(data, saved="2026-01-14T09:00:00"),
        known(data, saved="2026-01-16T09:00:00", force=True),
    ):
        assert outcomes(given, there) == [("refused", {"CELL_NUMBER"})]


@pytest.mark.parametrize("force", [False, True])
def test_an_older_one_after_a_newer_one(tmp_path: Path, force: bool) -> None:
    data = dataset(tmp_path)
    wanted = [("accepted", set())] if force else [("refused", {"SUBMITTED_OLDER"})]
    given = [submission("bb", guarantor=ENERGY, saved="2026-01-15T09:00:00")]
    replaced = known(data, accepted_before("bb"), force=force)
    assert outcomes(given, replaced) == wanted
    received_later = known(data, today=date(2026, 1, 19), force=force)
    assert outcomes(given, received_later) == wanted
    saved_earlier = known(data, saved="2026-01-16T09:00:00", force=force)
    assert outcomes(given, saved_earlier) == wanted
    saved_later = known(data, saved="2026-01-14T09:00:00", force=force)
    assert outcomes(given, saved_later) == [("accepted", set())]


def test_what_was_refused_before_may_come_again(tmp_path: Path) -> None:
    there = known(dataset(tmp_path), refused_before("bb"))
    assert outcomes([submission("bb", guarantor=ENERGY)], there) == [("accepted", set())]


def test_facts_from_a_document_are_not_replaced(tmp_path: Path) -> None:
    there = known(dataset(tmp_path, "document: {title: Smyšlené shrnutí}"), force=True)
    told = outcomes([submission("bb", guarantor=ENERGY)], there)
    assert told == [("refused", {"OBSERVATION_FROM_DOCUMENT"})]


def test_two_at_once_that_cannot_be_read_again_are_both_refused(tmp_path: Path) -> None:
    there = known(dataset(tmp_path, None))
    given = [submission("bb", "7"), submission("cc", "8"), submission("dd", "7", OTHER)]
    assert outcomes(given, there) == [
        ("refused", {"FILE_UNREADABLE"}),
        ("refused", {"FILE_UNREADABLE"}),
        ("accepted", set()),
    ]


def test_two_at_once_that_say_the_same_count_once(tmp_path: Path) -> None:
    there = known(dataset(tmp_path, None))
    given = [submission("bb", "7"), submission("cccc", "7")]
    assert outcomes(given, there) == [("accepted", set()), ("ignored", {"SUBMITTED_SAME"})]


def test_the_one_that_is_there_does_not_contend_with_a_newer_one(tmp_path: Path) -> None:
    there = known(dataset(tmp_path))
    given = [submission("aa", "7", ENERGY), submission("bb", "8", ENERGY)]
    assert outcomes(given, there) == [("unchanged", set()), ("accepted", set())]


def test_the_period_is_that_of_most_workbooks() -> None:
    older = [submission(str(number), period=Period(2024)) for number in range(2)]
    assert period_of([*older, submission("x")]) == Period(2024)
    assert period_of([older[0], submission("x")]) == YEAR
    assert period_of([Submission("x", "x")]) is None
