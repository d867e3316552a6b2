"""What stands in single cells is read as it was meant, or refused."""

import pytest

from chytrejsi.findings import CellPlace, Severity
from chytrejsi.model.dataset import Dataset
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import judge
from oddcells import CASES, COMMENT, DAY, NUMBER, OTHER, Case, value_at, written
from sheetcase import GUARANTOR, changed, dataset_of, edit, filled, make_workspace, template


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset_of(make_workspace(tmp_path_factory.mktemp("kraj")))


@pytest.fixture(scope="module")
def blank(dataset: Dataset) -> bytes:
    return filled(template(dataset, GUARANTOR), OTHER)


@pytest.fixture(scope="module")
def valued(blank: bytes) -> bytes:
    """A workbook with a value, which a day and a comment belong to."""
    return changed(blank, edit("indicators", NUMBER, 7))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_cell_is_read_as_it_was_meant_or_refused(
    dataset: Dataset, blank: bytes, valued: bytes, case: Case
) -> None:
    data = written(valued if case.cell in {DAY, COMMENT} else blank, case)
    submission = judge(Incoming("x.xlsx", data, "0" * 64), Rounds(dataset))
    cells = submission.cells
    assert cells.filled == sum((cells.accepted, cells.normalised, cells.refused, cells.ignored))
    codes: dict[Severity, set[str]] = {each: set() for each in Severity}
    for finding in submission.findings:
        assert isinstance(finding.place, CellPlace)
        codes[finding.severity].add(f"{finding.code} {finding.place.cell}")
    errors = {f"{case.error} {case.cell}"} if case.error else set()
    assert codes[Severity.ERROR] == errors
    if not case.error:
        assert submission.observation is not None
        assert value_at(submission.observation, case.cell) == case.value
        asked = {code.split()[0] for code in codes[Severity.WARNING] | codes[Severity.NOTE]}
        assert asked - {"STATE_WITHOUT_REASON"} == case.told
