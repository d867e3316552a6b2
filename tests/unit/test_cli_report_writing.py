"""`chytrejsi report` with LibreOffice there, missing, failing, and files that cannot be written."""

import io
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

from reportmaking import REGION
from running import chytrejsi
from wordcase import every, part, value

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a shell script stands for LibreOffice"
)
OUTPUT = "zprava.docx"


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """Copy the workspace of the region."""
    return Path(shutil.copytree(REGION, tmp_path / "kraj"))


def office(folder: Path, *lines: str) -> Path:
    """Write a program that stands for LibreOffice; it notes each time that it is called."""
    script = folder / "soffice"
    called = folder / "called"
    script.write_text("\n".join(("#!/bin/sh", f"echo x >> {called}", *lines, "")), encoding="utf-8")
    script.chmod(0o755)
    return script


def making(folder: Path, pdf: bytes) -> Path:
    """Give a LibreOffice that makes this PDF of every document."""
    made = folder / "made.pdf"
    made.write_bytes(pdf)
    return office(
        folder, 'while [ "$1" != --outdir ]; do shift; done', f'cp {made} "$2/report.pdf"'
    )


def pdf_of(*bookmarks: str) -> bytes:
    """Make a PDF of two pages with bookmarks on the second."""
    made = pikepdf.new()
    for _page in range(2):
        made.add_blank_page()
    there = {f"/5F{each[1:]}": [made.pages[1].obj, pikepdf.Name.Fit] for each in bookmarks}
    made.Root.Dests = made.make_indirect(pikepdf.Dictionary(there))
    stream = io.BytesIO()
    made.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return stream.getvalue()


def report(
    region: Path, program: Path | str, *more: str, lang: str = "en"
) -> subprocess.CompletedProcess[str]:
    """Write the annual report."""
    return chytrejsi(
        *("report", "annual", "--root", region, "--output", region / OUTPUT, "--lang", lang),
        *more,
        cwd=region,
        variables={"CHYTREJSI_OFFICE": str(program)},
    )


def shown(document: Path) -> list[str]:
    """Give the pages that the contents and the lists show."""
    root = part(document.read_bytes(), "word/document.xml")
    codes = [(each.text or "").split() for each in every(root, "//w:instrText")]
    return [code[1] for code in codes if code[0] == "PAGEREF"]


def test_without_libreoffice_the_contents_have_no_numbers(region: Path) -> None:
    run = report(region, "none")
    assert run.returncode == 0, run.stderr
    assert "LibreOffice" not in run.stderr
    assert shown(region / OUTPUT) == []


def test_pages_are_counted_once_for_a_document_that_does_not_change(
    region: Path, tmp_path: Path
) -> None:
    report(region, "none")
    root = part((region / OUTPUT).read_bytes(), "word/document.xml")
    names = {value(each, "name") for each in every(root, "//w:bookmarkStart")}
    caption = min(name for name in names if name.startswith("_Ref"))
    program = making(tmp_path, pdf_of("_Toc000001", caption))
    first = report(region, program)
    assert "Counting pages in LibreOffice" in first.stderr
    once = (region / OUTPUT).read_bytes()
    assert set(shown(region / OUTPUT)) == {"_Toc000001", caption}
    second = report(region, program)
    assert "LibreOffice" not in second.stderr
    assert (region / OUTPUT).read_bytes() == once
    assert (tmp_path / "called").read_text(encoding="ascii").split() == ["x"]


def test_a_failing_libreoffice_leaves_a_document_without_numbers_and_says_so(
    region: Path, tmp_path: Path
) -> None:
    report(region, "none")
    plain = (region / OUTPUT).read_bytes()
    run = report(region, office(tmp_path, "echo no room on the disk >&2", "exit 1"))
    assert run.returncode == 0
    assert "The contents have no page numbers." in run.stderr
    assert "no room on the disk" in run.stderr
    assert (region / OUTPUT).read_bytes() == plain


def test_nothing_is_written_where_the_pdf_cannot_be_made(region: Path, tmp_path: Path) -> None:
    run = report(region, office(tmp_path, "exit 1"), "--pdf")
    assert run.returncode == 2
    assert not (region / OUTPUT).exists()


def test_a_missing_libreoffice_is_said_before_anything_is_written(region: Path) -> None:
    run = report(region, "none", "--pdf")
    assert run.returncode == 2
    assert "LibreOffice is needed to make a PDF" in run.stderr
    assert "CHYTREJSI_OFFICE says to do without it" in " ".join(run.stderr.split())
    assert not (region / OUTPUT).exists()


def test_a_pdf_that_cannot_be_written_leaves_the_document_as_it_was(
    region: Path, tmp_path: Path
) -> None:
    report(region, "none")
    before = (region / OUTPUT).read_bytes()
    (region / OUTPUT).with_suffix(".pdf").mkdir()
    run = report(region, making(tmp_path, pdf_of("_Toc000001")), "--pdf")
    assert run.returncode == 2
    assert "zprava.pdf" in run.stderr
    assert "Traceback" not in run.stderr
    assert (region / OUTPUT).read_bytes() == before


def test_a_document_and_its_pdf_are_both_named(region: Path, tmp_path: Path) -> None:
    run = report(region, making(tmp_path, pdf_of("_Toc000001")), "--pdf")
    assert run.stdout.split() == ["zprava.docx", "zprava.pdf"]
    assert zipfile.is_zipfile(region / OUTPUT)
    with pikepdf.open(region / "zprava.pdf") as made:
        assert len(made.pages) == 2


def test_a_pdf_that_the_program_did_not_write_is_not_overwritten(
    region: Path, tmp_path: Path
) -> None:
    theirs = region / "zprava.pdf"
    theirs.write_bytes(b"theirs")
    program = making(tmp_path, pdf_of("_Toc000001"))
    run = report(region, program, "--pdf")
    assert run.returncode == 2
    assert "zprava.pdf" in run.stderr
    assert "--discard-edits" in run.stderr
    assert theirs.read_bytes() == b"theirs"
    assert not (region / OUTPUT).exists()
    assert report(region, program).returncode == 0, "without --pdf it is in nobody's way"
    assert report(region, program, "--pdf", "--discard-edits").returncode == 0
    assert report(region, program, "--pdf").returncode == 0, "now it is the program's own"


@pytest.mark.parametrize("name", ["zprava.pdf", "zprava", ".", f"{'a' * 300}.docx", ""])
@pytest.mark.parametrize("more", [(), ("--pdf", "--discard-edits")])
def test_a_name_that_no_document_can_have_is_refused(
    region: Path, name: str, more: tuple[str, ...], tmp_path: Path
) -> None:
    program = making(tmp_path, pdf_of("_Toc000001"))
    before = list(region.rglob("*.docx"))
    run = report(region, program, "--output", name, *more)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert list(region.rglob("*.docx")) == before
    assert not list(region.rglob("zprava*"))


def test_files_that_contradict_each_other_make_no_document(region: Path) -> None:
    card = region / "indicators" / "catalogue" / "EN-1.yaml"
    told = card.read_text(encoding="utf-8")
    card.write_text(told.replace("fiche: energie", "fiche: nikde"), encoding="utf-8")
    run = report(region, "none")
    assert run.returncode == 1
    assert "indicators/catalogue/EN-1.yaml:5:" in run.stdout
    assert "[UNKNOWN_FICHE]" in run.stdout
    assert not (region / OUTPUT).exists()


def test_a_title_gives_the_terminal_no_orders(region: Path) -> None:
    fiche = region / "plan" / "p2" / "fiches" / "energie.yaml"
    lines = fiche.read_text(encoding="utf-8").splitlines()
    told = [r'title: "\e[31mEnergie"' if each.startswith("title:") else each for each in lines]
    fiche.write_text("\n".join(told), encoding="utf-8")
    run = chytrejsi(
        *("report", "fiche", "energie", "--root", region, "--output", region / OUTPUT),
        cwd=region,
        variables={"CHYTREJSI_OFFICE": "none"},
    )
    assert run.returncode == 0, run.stderr
    assert "␛[31mEnergie" in run.stderr
    assert "\x1b" not in run.stderr
