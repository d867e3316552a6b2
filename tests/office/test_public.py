"""The PDF of the public's version, as LibreOffice makes it, tells no secret either."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest

from chytrejsi.report.kinds import REPORTS
from reportkinds import ARGUMENTS
from running import chytrejsi
from secretcase import found_in, secretive, written

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(secretive(), tmp_path_factory.mktemp("kraj"))


@pytest.mark.parametrize("kind", REPORTS)
def test_no_secret_is_in_the_pdf(kind: str, workspace: Path, tmp_path: Path) -> None:
    place = ("--root", workspace, "--public", "--pdf", "--output", tmp_path / "verejne.docx")
    told = chytrejsi("report", kind, *ARGUMENTS[kind], *place)
    assert told.returncode == 0, told.stderr + told.stdout
    path = tmp_path / "verejne.pdf"
    drawn = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, check=True, encoding="utf-8"
    )
    assert "veřejná verze" in drawn.stdout
    assert found_in(drawn.stdout) == set()
    with pikepdf.open(io.BytesIO(path.read_bytes())) as opened:
        assert "/Author" not in opened.docinfo
        for each in opened.objects:
            assert found_in(repr(each) + _content(each)) == set()


def _content(found: pikepdf.Object) -> str:
    """Give a stream's content; a picture stays packed."""
    if not isinstance(found, pikepdf.Stream):
        return ""
    try:
        return found.read_bytes().decode("utf-8", "replace")
    except pikepdf.PdfError:
        return found.read_raw_bytes().decode("utf-8", "replace")
