"""The copy that goes back as LibreOffice takes it: opened, mended, saved, printed, sent again."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chytrejsi.model.dataset import Dataset
from chytrejsi.sheet.annotate.copy import Sent, annotate
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.intake.package import open_package
from chytrejsi.sheet.intake.scan import scan
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import Submission, judge
from sheetcase import (
    DAY,
    GUARANTOR,
    Cells,
    dataset_of,
    filled,
    form_of,
    make_workspace,
    opened,
    sheet_of,
    template,
)

pytestmark = pytest.mark.office

EN_01 = ("indicators", "EN-01", "value")
CELLS: Cells = {
    EN_01: "cca 7",
    ("indicators", "EN-01", "date"): date(2025, 12, 31),
    ("indicators", "EN-02", "value"): 0.2,
    ("indicators", "EN-03", "value"): "ano",
    ("activities", "energie:summary", "text"): "Vše běží. " * 40,
    ("projects", "fve", "state"): "jede",
    ("events", "2", "kind"): "ocenění",
    ("events", "2", "date"): date(2025, 6, 5),
    ("events", "2", "title"): "Cena",
}
MENDED: Cells = {EN_01: 7, ("projects", "fve", "state"): "v realizaci"}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset_of(make_workspace(tmp_path_factory.mktemp("kraj")))


@pytest.fixture(scope="module")
def copy(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the copy that goes back of a workbook with mistakes."""
    data = filled(template(dataset, GUARANTOR), CELLS)
    scanned = scan(open_package(Incoming("a.xlsx", data, "0" * 64)))
    sent = Sent("a.xlsx", judged(dataset, data).findings, "Oddělení koordinace", scanned)
    path = tmp_path_factory.mktemp("zpet") / "a-k-oprave.xlsx"
    path.write_bytes(annotate(sent, form_of(dataset, GUARANTOR), DAY).data)
    return path


def judged(dataset: Dataset, data: bytes) -> Submission:
    return judge(Incoming("x.xlsx", data, "0" * 64), Rounds(dataset))


def test_saved_by_libreoffice_it_has_its_comments_and_links_and_comes_again(
    dataset: Dataset, copy: Path, convert: Callable[[Path, str], Path]
) -> None:
    path = convert(copy, "xlsx")
    book = opened(path.read_bytes())
    comment = sheet_of(book, "indicators")["H5"].comment
    assert comment is not None
    assert "„cca 7“ není číslo" in comment.text
    links = [cell.hyperlink for row in book["K opravě"].iter_rows() for cell in row]
    places = [(link.location or link.target or "").strip("#") for link in links if link]
    assert any("Indikátory" in place and place.endswith("H5") for place in places)
    assert judged(dataset, path.read_bytes()).refused
    again = judged(dataset, filled(path.read_bytes(), MENDED))
    assert not again.refused, again.findings
    assert again.observation is not None
    direct = judged(dataset, filled(copy.read_bytes(), MENDED))
    assert direct.observation is not None
    where = {"values": {"__all__": {"raw", "normalised"}}}
    assert again.observation.model_dump(exclude=where) == direct.observation.model_dump(
        exclude=where
    )


def test_mended_and_then_saved_by_libreoffice_it_is_taken_in(
    dataset: Dataset, copy: Path, convert: Callable[[Path, str], Path], tmp_path: Path
) -> None:
    path = tmp_path / "a-k-oprave.xlsx"
    path.write_bytes(filled(copy.read_bytes(), MENDED))
    after = judged(dataset, convert(convert(path, "ods"), "xlsx").read_bytes())
    assert not after.refused, after.findings
    assert after.cells.filled == len(CELLS)


def test_the_list_prints_on_its_own_pages(copy: Path, convert: Callable[[Path, str], Path]) -> None:
    pdf = convert(copy, "pdf")
    text = subprocess.run(
        ["pdftotext", "-layout", "-l", "1", pdf, "-"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    for told in ("K opravě – Odbor energetiky", "Indikátory", "H5", "cca 7", "Co je v nepořádku"):
        assert told in text


@pytest.mark.skipif(shutil.which("ooxml-validator") is None, reason="needs ooxml-validator")
def test_microsofts_validator_finds_nothing(copy: Path) -> None:
    told = subprocess.run(
        ["ooxml-validator", copy], check=False, capture_output=True, encoding="utf-8"
    )
    assert '"errors": []' in told.stdout, told.stdout
