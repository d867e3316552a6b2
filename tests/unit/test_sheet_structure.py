"""What was moved, hidden, merged, deleted or doubled is no damage, or is refused and said where."""

import io
import zipfile
from itertools import combinations
from typing import Literal

import pytest
from openpyxl import Workbook

from chytrejsi.findings import CellPlace, Severity
from chytrejsi.model.dataset import Dataset
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import Submission, judge
from oddsheets import CELLS, REFUSED, SHEET, TAKEN, Case
from sheetcase import (
    GUARANTOR,
    Change,
    changed,
    dataset_of,
    filled,
    make_workspace,
    repacked,
    resigned,
    sheet_of,
    template,
)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset_of(make_workspace(tmp_path_factory.mktemp("kraj")))


@pytest.fixture(scope="module")
def full(dataset: Dataset) -> bytes:
    return filled(template(dataset, GUARANTOR), CELLS)


def read(dataset: Dataset, data: bytes) -> Submission:
    submission = judge(Incoming("x.xlsx", data, "0" * 64), Rounds(dataset))
    cells = submission.cells
    assert cells.filled == sum((cells.accepted, cells.normalised, cells.refused, cells.ignored))
    return submission


def told(submission: Submission) -> set[str]:
    """Give code and place of each finding."""
    found = set()
    for each in submission.findings:
        assert isinstance(each.place, CellPlace)
        found.add(f"{each.code} {each.place.cell or ''}".strip())
    return found


def values(submission: Submission) -> dict[str, object]:
    assert submission.observation is not None
    return {each.indicator: each.value for each in submission.observation.values}


@pytest.mark.parametrize("case", TAKEN, ids=lambda case: case.name)
def test_what_is_no_damage_is_taken_with_its_values(
    dataset: Dataset, full: bytes, case: Case
) -> None:
    submission = read(dataset, case.make(full))
    assert told(submission) == case.told
    assert not submission.refused
    assert values(submission) == {"EN-01": "7", "EN-02": "22.5"}
    assert submission.cells.accepted == len(CELLS)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_what_may_mean_something_else_is_refused_and_said_where(
    dataset: Dataset, full: bytes, case: Case
) -> None:
    submission = read(dataset, case.make(full))
    assert submission.refused
    assert told(submission) >= case.told
    errors = {each.code for each in submission.findings if each.severity is Severity.ERROR}
    assert errors <= {each.split()[0] for each in case.told}


def test_a_filled_row_that_was_deleted_is_not_reported_and_said(
    dataset: Dataset, full: bytes
) -> None:
    def delete(book: Workbook) -> None:
        sheet_of(book, SHEET).delete_rows(6)

    submission = read(dataset, changed(full, delete))
    assert told(submission) == {"ITEM_MISSING"}
    # neither zero nor what was there before
    assert values(submission) == {"EN-01": "7"}
    (finding,) = submission.findings
    assert "EN-02" in finding.message()


# --- the signature ---


def without_sheet(book: Workbook) -> None:
    del book["_meta"]


def without_property(book: Workbook) -> None:
    del book.custom_doc_props["chytrejsi"]  # type: ignore[attr-defined]


def without_name(book: Workbook) -> None:
    del book.defined_names["chytrejsi_signature"]


CARRIERS = (without_sheet, without_property, without_name)


@pytest.mark.parametrize("lost", list(combinations(CARRIERS, 2)), ids=lambda lost: lost[0].__name__)
def test_one_carrier_of_the_signature_is_enough(
    dataset: Dataset, full: bytes, lost: tuple[Change, ...]
) -> None:
    data = full
    for lose in lost:
        data = changed(data, lose)
    assert values(read(dataset, data)) == {"EN-01": "7", "EN-02": "22.5"}


def test_a_carrier_with_a_text_of_a_book_is_none_and_takes_no_time(
    dataset: Dataset, full: bytes
) -> None:
    def write(book: Workbook) -> None:
        book.custom_doc_props["chytrejsi"].value = "a" * 1_000_000  # type: ignore[attr-defined]

    assert values(read(dataset, changed(full, write))) == {"EN-01": "7", "EN-02": "22.5"}


def test_without_any_carrier_nobody_knows_whose_workbook_it_is(
    dataset: Dataset, full: bytes
) -> None:
    data = full
    for lose in CARRIERS:
        data = changed(data, lose)
    assert told(read(dataset, data)) == {"SIGNATURE_MISSING"}


@pytest.mark.parametrize("lost", [*CARRIERS, None])
def test_carriers_that_disagree_are_refused(
    dataset: Dataset, full: bytes, lost: Change | None
) -> None:
    other = changed(full, resigned("guarantor", "odbor-informatiky"))
    kept = "docProps/custom.xml" if lost is not without_property else "xl/workbook.xml"
    with zipfile.ZipFile(io.BytesIO(other)) as package:
        mixed = repacked(full, {kept: package.read(kept)})
    assert told(read(dataset, changed(mixed, lost) if lost else mixed)) == {"SIGNATURE_CONFLICT"}


@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
def test_how_the_signature_is_hidden_is_no_matter(
    dataset: Dataset, full: bytes, state: Literal["visible", "hidden", "veryHidden"]
) -> None:
    def show(book: Workbook) -> None:
        book["_meta"].sheet_state = state
        book["_meta"].title = "Podpis"

    assert told(read(dataset, changed(full, show))) == set()
