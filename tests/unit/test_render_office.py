import io
import re
import sys
from pathlib import Path

import pikepdf
import pytest

from chytrejsi.findings import Stop
from chytrejsi.render import office
from chytrejsi.render.destinations import heading_pages
from chytrejsi.render.word import render_word
from chytrejsi.report.blocks import Contents, Heading
from reportcase import REFERENCE, report_of


def pdf(*, packed: bool) -> bytes:
    """Make a PDF of three pages with LibreOffice's names of destinations, in a tree of pages."""
    made = pikepdf.new()
    for _page in range(3):
        made.add_blank_page()
    made.Root.Dests = pikepdf.Dictionary(
        {
            "/5FToc000001": pikepdf.Array([made.pages[0].obj, pikepdf.Name.Fit]),
            "/5FToc000002": pikepdf.Array([made.pages[2].obj, pikepdf.Name.Fit]),
            "/5FRef000003": pikepdf.Array([made.pages[1].obj, pikepdf.Name.Fit]),
        }
    )
    made.Root.Dests = made.make_indirect(made.Root.Dests)
    stream = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    made.save(stream, object_stream_mode=mode)
    return stream.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_headings_are_read_from_plain_and_packed_objects(packed: bool) -> None:
    assert heading_pages(pdf(packed=packed)) == {"_Toc000001": 1, "_Toc000002": 3}


def test_a_page_that_is_in_no_tree_gives_no_number() -> None:
    lost = re.sub(rb"/Kids \[[^\]]*\]", b"/Kids [ ]", pdf(packed=False))
    assert heading_pages(lost) == {}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", b"1 0 obj /Type/ObjStm endobj"])
def test_what_is_not_understood_gives_no_pages(data: bytes) -> None:
    assert heading_pages(data) == {}


def test_the_office_is_found_on_the_path_and_in_the_windows_folders(tmp_path: Path) -> None:
    program = tmp_path / "LibreOffice" / "program"
    program.mkdir(parents=True)
    (program / "soffice.exe").touch()
    there = {"PATH": "", "ProgramFiles": str(tmp_path)}
    usual = [place for place in office._USUAL if place.is_file()]
    assert office.find_office(there) == (usual[0] if usual else program / "soffice.exe")
    on_path = tmp_path / "soffice"
    on_path.write_text("#!/bin/sh\n", encoding="utf-8")
    on_path.chmod(0o755)
    if sys.platform != "win32":
        assert office.find_office({"PATH": str(tmp_path)}) == on_path


def test_a_missing_office_stops_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_USUAL", ())
    monkeypatch.setenv("PATH", "")
    for folder in office._WINDOWS:
        monkeypatch.delenv(folder, raising=False)
    with pytest.raises(Stop, match=r"LibreOffice.*Word") as stopped:
        office.the_office()
    assert stopped.value.code == 2


def test_an_office_that_cannot_be_started_stops(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="LibreOffice"):
        office.to_pdf(b"", tmp_path / "nowhere")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_an_office_that_makes_nothing_stops_with_what_it_said(tmp_path: Path) -> None:
    mute = tmp_path / "soffice"
    mute.write_text("#!/bin/sh\necho 'source file could not be loaded' >&2\n", encoding="utf-8")
    mute.chmod(0o755)
    with pytest.raises(Stop, match="source file could not be loaded"):
        office.to_pdf(b"no document", mute)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_an_office_that_does_not_end_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setattr(office, "TIMEOUT", 0.2)
    with pytest.raises(Stop, match=r"0\.2"):
        office.to_pdf(b"", slow)


def test_without_an_office_contents_have_no_numbers() -> None:
    report = report_of(Contents("Obsah"), Heading("Úvod"))
    plain = office.paged_word(report, REFERENCE, None)
    assert plain == render_word(report, REFERENCE)


def test_without_contents_nothing_is_laid_out(tmp_path: Path) -> None:
    report = report_of(Heading("Úvod"))
    nowhere = tmp_path / "nowhere"
    assert office.paged_word(report, REFERENCE, nowhere) == render_word(report, REFERENCE)
