"""Findings tell a value as its sender saw it, whatever the file stores, and each defect once."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from chytrejsi.model.dataset import Dataset
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import Submission, judge
from sheetcase import (
    GOOD,
    GUARANTOR,
    Change,
    changed,
    dataset_of,
    filled,
    make_workspace,
    sheet_of,
    template,
)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset_of(make_workspace(tmp_path_factory.mktemp("kraj")))


def judged(dataset: Dataset, change: Change) -> Submission:
    data = changed(filled(template(dataset, GUARANTOR), GOOD), change)
    return judge(Incoming("a.xlsx", data, "0" * 64), Rounds(dataset))


def put(sheet_id: str, cell: str, value: object, form: str = "General") -> Change:
    def change(book: Workbook) -> None:
        target = sheet_of(book, sheet_id)[cell]
        target.value, target.number_format = value, form

    return change


@pytest.mark.parametrize(
    ("sheet_id", "cell", "value", "code", "told"),
    [
        ("activities", "F5", 7790.4, "CELL_CHOICE", "7 790,4"),
        ("activities", "F5", datetime(2025, 5, 12), "CELL_CHOICE", "12. 5. 2025"),  # noqa: DTZ001
        ("activities", "F7", datetime(2025, 5, 12), "LOCKED_CHANGED", "12. 5. 2025"),  # noqa: DTZ001
        ("indicators", "B40", datetime(2025, 5, 12), "CELL_OUTSIDE", "12. 5. 2025"),  # noqa: DTZ001
    ],
)
def test_a_value_is_told_as_it_was_seen(
    dataset: Dataset, sheet_id: str, cell: str, value: object, code: str, told: str
) -> None:
    form = "d. m. yyyy" if isinstance(value, date) else "General"
    submission = judged(dataset, put(sheet_id, cell, value, form))
    (finding,) = (each for each in submission.findings if each.code == code)
    assert str(finding.values["value"]).replace("\u00a0", " ") == told


def test_a_struck_number_is_told_with_its_comma(dataset: Dataset) -> None:
    def strike(book: Workbook) -> None:
        cell = sheet_of(book, "indicators")["H5"]
        cell.value, cell.font = 7.5, Font(strike=True)

    (finding,) = judged(dataset, strike).findings
    assert (finding.code, finding.values["value"]) == ("CELL_STRUCK_VALUE", "7,5")


def test_a_column_that_is_gone_is_told_once_and_not_in_each_row(
    dataset: Dataset,
) -> None:
    def without_values(book: Workbook) -> None:
        sheet = sheet_of(book, "indicators")
        sheet["L5"] = "Důvod."
        sheet.delete_cols(8)

    submission = judged(dataset, without_values)
    assert [each.code for each in submission.findings] == ["COLUMN_MISSING"]
    assert submission.refused
