import io
import re
import sys
from datetime import date
from pathlib import Path
from time import sleep

import pikepdf
import pytest

from chytrejsi.findings import Stop
from chytrejsi.render import office
from chytrejsi.render.destinations import bookmark_pages

DAY = date(2026, 1, 31)


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
def test_pages_of_headings_and_captions_are_read_from_plain_and_packed_objects(
    packed: bool,
) -> None:
    assert bookmark_pages(pdf(packed=packed)) == {
        "_Toc000001": 1,
        "_Toc000002": 3,
        "_Ref000003": 2,
    }


def test_a_page_that_is_in_no_tree_gives_no_number() -> None:
    lost = re.sub(rb"/Kids \[[^\]]*\]", b"/Kids [ ]", pdf(packed=False))
    assert bookmark_pages(lost) == {}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", b"1 0 obj /Type/ObjStm endobj"])
def test_what_is_not_understood_gives_no_pages(data: bytes) -> None:
    assert bookmark_pages(data) == {}


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


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_an_office_in_the_current_folder_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "_USUAL", ())
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    assert office.find_office({"PATH": str(tmp_path)}) == program
    monkeypatch.chdir(tmp_path)
    assert office.find_office({"PATH": str(tmp_path)}) is None


def test_a_missing_office_stops_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(office.VARIABLE, raising=False)
    monkeypatch.setattr(office, "_USUAL", ())
    monkeypatch.setenv("PATH", "")
    for folder in office._WINDOWS:
        monkeypatch.delenv(folder, raising=False)
    with pytest.raises(Stop, match=r"LibreOffice.*Word") as stopped:
        office.the_office()
    assert stopped.value.code == 2


def test_an_office_that_cannot_be_started_stops(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="LibreOffice"):
        office.to_pdf(b"", tmp_path / "nowhere", DAY)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_an_office_that_makes_nothing_stops_with_what_it_said(tmp_path: Path) -> None:
    mute = tmp_path / "soffice"
    mute.write_text("#!/bin/sh\necho 'source file could not be loaded' >&2\n", encoding="utf-8")
    mute.chmod(0o755)
    with pytest.raises(Stop, match=r"source file could not be loaded\. .*--pdf.*Word"):
        office.to_pdf(b"no document", mute, DAY)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_an_empty_file_is_no_pdf(tmp_path: Path) -> None:
    full = tmp_path / "soffice"
    full.write_text('#!/bin/sh\nfor last; do :; done\n: > "${last%.docx}.pdf"\n', encoding="utf-8")
    full.chmod(0o755)
    with pytest.raises(Stop, match="PDF"):
        office.to_pdf(b"a document", full, DAY)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_an_office_that_does_not_end_is_ended_with_all_it_has_started(tmp_path: Path) -> None:
    slow, child = tmp_path / "soffice", tmp_path / "child"
    slow.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {child}\nwait\n", encoding="utf-8")
    slow.chmod(0o755)
    with pytest.raises(Stop, match=r"0[.,]5"):
        office.to_bare_pdf(b"", slow, 0.5)
    assert has_ended(int(child.read_text(encoding="ascii")))


def has_ended(process: int) -> bool:
    """Wait a little until a process that was killed is gone, or only its name is left."""
    for _ in range(100):
        try:
            state = (
                Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")")[1].split()[0]
            )
        except OSError:
            return True
        if state == "Z":
            return True
        sleep(0.02)
    return False


def test_a_variable_names_the_office_or_does_without(tmp_path: Path) -> None:
    named = tmp_path / "soffice"
    named.touch()
    assert office.find_office({office.VARIABLE: str(named)}) == named
    assert office.find_office({office.VARIABLE: "none", "PATH": str(tmp_path)}) is None
    with pytest.raises(Stop, match="CHYTREJSI_OFFICE"):
        office.find_office({office.VARIABLE: str(tmp_path / "nowhere")})
