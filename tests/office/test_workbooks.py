"""Workbooks as LibreOffice takes them: opened, saved in its own way, printed."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chytrejsi.model.dataset import Dataset
from chytrejsi.sheet.columns import SHEETS
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import Submission, judge
from sheetcase import Cells, dataset_of, filled, make_workspace, opened, sheet_of, template

pytestmark = pytest.mark.office

CELLS: Cells = {
    ("indicators", "EN-01", "value"): 7.5,
    ("indicators", "EN-01", "date"): date(2025, 12, 31),
    ("indicators", "EN-01", "comment"): "S poznámkou\nna dvou řádcích.",
    ("indicators", "EN-02", "value"): "22,5 %",
    ("indicators", "EN-03", "value"): True,
    ("indicators", "EN-04", "value"): "Dobrá – „lepší“ než loni.",
    ("indicators", "EN-05", "state"): "nesleduje se",
    ("activities", "energie/A1", "status"): "probíhá",
    ("activities", "energie:summary", "text"): "Vše běží.",
    ("events", "2", "kind"): "ocenění",
    ("events", "2", "date"): date(2025, 6, 5),
    ("events", "2", "title"): "Cena",
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset_of(make_workspace(tmp_path_factory.mktemp("kraj")))


def judged(dataset: Dataset, data: bytes) -> Submission:
    return judge(Incoming("x.xlsx", data, "0" * 64), Rounds(dataset))


@pytest.mark.parametrize("way", [("xlsx",), ("ods", "xlsx")], ids=["xlsx", "by way of ods"])
def test_saving_in_libreoffice_changes_nothing_that_was_filled_in(
    dataset: Dataset, convert: Callable[[Path, str], Path], tmp_path: Path, way: tuple[str, ...]
) -> None:
    path = tmp_path / "sesit.xlsx"
    path.write_bytes(filled(template(dataset, "odbor-energetiky"), CELLS))
    before = judged(dataset, path.read_bytes())
    for form in way:
        path = convert(path, form)
    after = judged(dataset, path.read_bytes())
    assert not before.refused, before.findings
    assert not after.refused, after.findings
    assert said(after) == said(before)
    assert after.cells.filled == before.cells.filled == len(CELLS)
    assert after.template == before.template


def said(submission: Submission) -> object:
    """Give what a workbook says; LibreOffice writes truth values and formats in its own way."""
    assert submission.observation is not None
    where = {"raw", "normalised"}
    return submission.observation.model_dump(exclude={"values": {"__all__": where}})


def test_libreoffice_computes_what_has_no_result_yet(
    dataset: Dataset, convert: Callable[[Path, str], Path], tmp_path: Path
) -> None:
    path = tmp_path / "sesit.xlsx"
    cells: Cells = {("indicators", "EN-01", "value"): "=3+4"}
    path.write_bytes(filled(template(dataset, "odbor-energetiky"), cells))
    assert judged(dataset, path.read_bytes()).refused
    after = judged(dataset, convert(path, "xlsx").read_bytes())
    assert after.observation is not None
    assert after.observation.values[0].value == "7"


def test_locks_lists_and_marks_survive(
    dataset: Dataset, convert: Callable[[Path, str], Path], tmp_path: Path
) -> None:
    path = tmp_path / "sesit.xlsx"
    path.write_bytes(template(dataset, "odbor-energetiky"))
    book = opened(convert(path, "xlsx").read_bytes())
    sheet = sheet_of(book, "indicators")
    assert sheet.protection.sheet
    assert not sheet["H5"].protection.locked
    assert sheet["G5"].protection.locked
    assert {each.type for each in sheet.data_validations.dataValidation} >= {
        "decimal",
        "list",
        "date",
    }
    assert book["_meta"].sheet_state != "visible"


def test_every_sheet_prints_with_its_header_and_nothing_runs_off_the_page(
    dataset: Dataset, convert: Callable[[Path, str], Path], tmp_path: Path
) -> None:
    path = tmp_path / "sesit.xlsx"
    path.write_bytes(template(dataset, "odbor-energetiky"))
    pdf = convert(path, "pdf")
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    pages = text.rstrip("\f").split("\f")
    # a page for each sheet, as wide as the page is
    assert len(pages) == len(SHEETS) + 1
    for title in ("Podklady pro zprávu", "Aktivity", "Projekty", "Indikátory", "Návrhy změn"):
        assert title in text
    assert "přírůstek za rok 2025" in text
    assert "6/6" in pages[-1].replace(" ", "")
