"""Filled workbooks that LibreOffice saved, directly and by way of its own format, say the same."""

import subprocess
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from chytrejsi.model.dataset import Dataset
from chytrejsi.render.office import the_office
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import Submission, judge
from sheetcase import (
    FILES,
    GUARANTOR,
    Cells,
    Change,
    changed,
    dataset_of,
    filled,
    make_workspace,
    sheet_of,
    template,
)

pytestmark = pytest.mark.office

FILLED: Cells = {
    ("indicators", "EN-01", "value"): Decimal("-1234567.125"),
    ("indicators", "EN-01", "date"): date(2025, 2, 28),
    ("indicators", "EN-01", "comment"): "=nic, „uvozovky“ & <značky>\ntřetí řádek 🎉",
    ("indicators", "EN-02", "value"): Decimal("66.6"),
    ("indicators", "EN-02", "date"): "31. 12. 2025",
    ("indicators", "EN-03", "value"): False,
    ("indicators", "EN-04", "value"): "0012",
    ("indicators", "EN-05", "value"): "1 234",
    ("activities", "energie/A1", "status"): "dokončeno",
    ("activities", "energie/A2", "status"): "probíhá",
    ("activities", "energie:deviations", "text"): "Nic.",
    ("projects", "fve", "state"): "v realizaci",
    ("events", "1", "kind"): "ocenění",
    ("events", "1", "date"): date(2025, 6, 5),
    ("events", "1", "title"): "Cena",
    ("proposals", "2", "subject"): "EN-01",
    ("proposals", "2", "proposed"): "-5 ks",
}
CARD = "indicators/catalogue/EN-05.yaml"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset_of(make_workspace(tmp_path_factory.mktemp("kraj")))


@pytest.fixture(scope="module")
def full(dataset: Dataset) -> bytes:
    safe = {place: value for place, value in FILLED.items() if not str(value).startswith("=")}
    data = filled(template(dataset, GUARANTOR), safe)

    def as_text(book: Workbook) -> None:
        cell = sheet_of(book, "indicators")["L5"]
        cell.value = FILLED["indicators", "EN-01", "comment"]
        cell.data_type = "s"  # what begins as a formula is none

    return changed(data, as_text)


Office = Callable[[dict[str, bytes], str], dict[str, bytes]]


@pytest.fixture(scope="module")
def resave(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Give the function that has LibreOffice save files in another format, all in one start."""
    profile = tmp_path_factory.mktemp("profile")

    def to(files: dict[str, bytes], form: str) -> dict[str, bytes]:
        source, target = tmp_path_factory.mktemp("from"), tmp_path_factory.mktemp("to")
        for name, data in files.items():
            (source / name).write_bytes(data)
        subprocess.run(
            [
                the_office(),
                f"-env:UserInstallation={profile.as_uri()}",
                *("--headless", "--convert-to", form, "--outdir", target),
                *sorted(source.iterdir()),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return {name: (target / f"{Path(name).stem}.{form}").read_bytes() for name in files}

    return to


def judged(dataset: Dataset, data: bytes) -> Submission:
    submission = judge(Incoming("x.xlsx", data, "0" * 64), Rounds(dataset))
    cells = submission.cells
    assert cells.filled == sum((cells.accepted, cells.normalised, cells.refused, cells.ignored))
    return submission


def said(submission: Submission) -> object:
    assert not submission.refused, submission.findings
    assert submission.observation is not None
    where = {"raw", "normalised", "cell"}
    lists = ("values", "activities", "projects", "events", "proposals")
    return submission.observation.model_dump(exclude={each: {"__all__": where} for each in lists})


def hidden_and_formatted(book: Workbook) -> None:
    sheet = sheet_of(book, "indicators")
    sheet.column_dimensions["C"].hidden = True
    sheet.freeze_panes = "C9"
    sheet.row_dimensions[6].hidden = True
    book["_meta"].sheet_state = "veryHidden"
    sheet_of(book, "events").insert_rows(5, 2)
    sheet_of(book, "activities").insert_cols(2)


def as_it_is(book: Workbook) -> None:
    assert book.worksheets


WAYS = {"as it is": as_it_is, "hidden and formatted": hidden_and_formatted}


def test_what_was_filled_in_is_read_again_however_it_was_saved(
    dataset: Dataset, full: bytes, resave: Office
) -> None:
    files = {f"{name}.xlsx": changed(full, change) for name, change in WAYS.items()}
    before = {name: judged(dataset, data) for name, data in files.items()}
    by_ods = {name.replace("xlsx", "ods"): data for name, data in resave(files, "ods").items()}
    for saved in (resave(files, "xlsx"), resave(by_ods, "xlsx")):
        for name, data in saved.items():
            sent, after = before[name.replace("ods", "xlsx")], judged(dataset, data)
            assert said(after) == said(sent)
            assert after.cells.filled == sent.cells.filled == len(FILLED)
            assert after.template == sent.template


def test_an_old_template_that_libreoffice_saved_is_still_carried_over(
    full: bytes, resave: Office, tmp_path: Path
) -> None:
    moved = FILES[CARD].replace("Osazené vodoměry", "Osazené a čtené vodoměry")
    dataset = dataset_of(make_workspace(tmp_path, {CARD: moved}))
    (data,) = resave({"stary.xlsx": full}, "xlsx").values()
    after = judged(dataset, data)
    assert said(after) == said(judged(dataset, full))
    assert "ITEM_RETITLED" in {each.code for each in after.findings}


def swapped_locale(book: Workbook) -> None:
    sheet = sheet_of(book, "indicators")
    sheet["H5"].number_format = r"#,##0.0\ \k\s"
    sheet["H6"].value, sheet["H6"].number_format = 0.666, "0.0%"


def test_formats_that_the_sender_changed_survive_as_numbers(
    dataset: Dataset, full: bytes, resave: Office
) -> None:
    change: Change = swapped_locale
    data = changed(full, change)
    before = judged(dataset, data)
    (again,) = resave({"formaty.xlsx": data}, "xlsx").values()
    assert said(judged(dataset, again)) == said(before)
