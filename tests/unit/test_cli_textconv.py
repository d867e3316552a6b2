"""`chytrejsi textconv`: what git shows of a workbook and a document, and of what is neither."""

import io
import os
import re
import shutil
import stat
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.workbook import Workbook

from chytrejsi.cli.app import run
from chytrejsi.cli.textconv import reading
from chytrejsi.cli.textconv.reading import text_of
from chytrejsi.workspace import packaged
from hostile.catalogue import ROWS
from hostile.desk import Desk

GIT = shutil.which("git")
ALL = os.environ.get("CHYTREJSI_HOSTILE") == "all"


def workbook(value: int = 30) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Indikátory"
    sheet["B7"] = value
    sheet["C7"] = "=B7*2"
    sheet["A8"], sheet["A8"].number_format = date(2025, 12, 31), "d.m.yyyy"
    sheet["B8"], sheet["B8"].number_format = 0.125, "0.0%"
    sheet["C8"] = True
    sheet["D8"] = "první řádek\ndruhý řádek"
    sheet["E8"] = "  "
    sheet["F8"] = "\u202eznak"
    hidden = book.create_sheet("Podpis")
    hidden.sheet_state = "veryHidden"
    hidden["A1"] = "ap2"
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def document(text: str = "Text odstavce.", body: str = "") -> bytes:
    word = docx.Document()
    word.add_heading("Zpráva", 0)
    word.add_heading("Souhrn", 2)
    word.add_paragraph(text)
    word.add_paragraph("první bod", style="List Bullet")
    table = word.add_table(2, 2)
    for cell, content in zip(table._cells, ["a", "b", "c\nd", ""], strict=True):
        cell.text = content
    word.sections[0].header.paragraphs[0].text = "Vzorový kraj"
    stream = io.BytesIO()
    word.save(stream)
    return with_body(stream.getvalue(), body) if body else stream.getvalue()


def with_body(data: bytes, body: str) -> bytes:
    """Put XML before the last section of a document."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:sectPr", body.encode() + b"<w:sectPr", 1)
            new.writestr(name, content)
    return stream.getvalue()


def shown(folder: Path, data: bytes, name: str = "soubor") -> str:
    path = folder / name
    path.write_bytes(data)
    text = text_of(path)
    assert text_of(path) == text
    return text


def test_a_workbook_is_shown_cell_by_cell(tmp_path: Path) -> None:
    assert shown(tmp_path, workbook()) == (
        "List Indikátory\n"
        "Indikátory!B7: 30\n"
        "Indikátory!C7: =B7*2 → \n"
        "Indikátory!A8: 2025-12-31\n"
        "Indikátory!B8: 12.5 %\n"
        "Indikátory!C8: TRUE\n"
        "Indikátory!D8: první řádek\n"
        "    druhý řádek\n"
        "Indikátory!F8: ⟨U+202E⟩znak\n"
        "\n"
        "List Podpis (skrytý)\n"
        "Podpis!A1: ap2\n"
    )


def test_a_formula_that_cells_share_names_the_first(tmp_path: Path) -> None:
    data = workbook()
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                first = b'<f t="shared" si="0" ref="C7:C9">B7*2</f><v>60</v>'
                content = re.sub(rb"<f>B7\*2</f><v ?(/>|></v>)", first, content)
                content = content.replace(
                    b"</sheetData>",
                    b'<row r="9"><c r="C9"><f t="shared" si="0"/><v>4</v></c></row></sheetData>',
                )
            new.writestr(name, content)
    text = shown(tmp_path, stream.getvalue())
    assert "Indikátory!C7: =B7*2 → 60\n" in text
    assert "Indikátory!C9: =(vzorec z buňky C7) → 4\n" in text


def test_a_document_is_shown_line_by_line(tmp_path: Path) -> None:
    assert shown(tmp_path, document()) == (
        "# Zpráva\n"
        "## Souhrn\n"
        "Text odstavce.\n"
        "- první bod\n"
        "| a | b |\n"
        "| c / d |  |\n"
        "\n"
        "[Záhlaví]\n"
        "Vzorový kraj\n"
    )


def test_what_holds_a_text_hides_none_of_it(tmp_path: Path) -> None:
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    box = '<w:p><w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:{0}><w:txbxContent>'
    inside = paragraph.format("v rámečku")
    text = shown(
        tmp_path,
        document(
            body=(
                f"<w:sdt><w:sdtContent>{paragraph.format('v poli')}</w:sdtContent></w:sdt>"
                "<w:p><w:pPr><w:tabs><w:tab/></w:tabs><w:rPr><w:ins w:id='1'/></w:rPr></w:pPr>"
                "<w:r><w:t xml:space='preserve'>bylo </w:t></w:r>"
                "<w:del w:id='2'><w:r><w:delText>třicet</w:delText></w:r></w:del>"
                "<w:ins w:id='3'><w:r><w:t>dvacet</w:t></w:r></w:ins></w:p>"
                + box.format("Choice")
                + inside
                + "</w:txbxContent></mc:Choice><mc:Fallback>"
                + inside
                + "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
                "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>"
                + paragraph.format("uvnitř")
                + "</w:tc></w:tr></w:tbl>"
                + paragraph.format("vně")
                + "</w:tc></w:tr></w:tbl>"
            )
        ),
    )
    lines = text.splitlines()
    assert "v poli" in lines
    assert "bylo [-třicet-]{+dvacet+}" in lines
    assert text.count("v rámečku") == 1
    assert "| | uvnitř | / vně |" in lines


def test_what_the_program_writes_is_shown_whole(tmp_path: Path) -> None:
    word = docx.Document(str(packaged("report_templates") / "reference.docx"))
    word.add_paragraph("Věta zprávy.")
    word.save(str(tmp_path / "a.docx"))
    assert "Věta zprávy." in text_of(tmp_path / "a.docx")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "je prázdný"),
        (b"%PDF-1.7\n", "není to sešit .xlsx ani dokument .docx"),
        (b"version https://git-lfs.github.com/spec/v1\n", "není to sešit"),
        (b"PK\x03\x04" + bytes(40), "je poškozený nebo není bezpečné ho číst"),
        (bytes(21 << 20), "je příliš velký"),
    ],
)
def test_of_what_cannot_be_shown_a_line_says_why(
    tmp_path: Path, data: bytes, why: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "neco.xlsx"
    path.write_bytes(data)
    assert run(["textconv", str(path)]) == 0
    first, second = capfdbinary.readouterr().out.decode().splitlines()
    assert first.startswith(f"Tento soubor nelze ukázat jako text: {why}")
    assert second.startswith("sha256: ")


def test_a_file_that_is_not_there_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["textconv", str(tmp_path / "neni.xlsx")]) == 2
    assert capsys.readouterr().err.startswith("Chyba: ")


def test_too_much_text_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LIMIT", 1000)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(1, 50):
        sheet.cell(row, 1, "x" * 100)
    assert "je příliš velký" in shown(tmp_path, saved(book))


def test_no_hostile_file_ends_it(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    rows = ROWS if ALL else [row for row in ROWS if row.id[0] in "AZXWM" and row.id != "Z06b"]
    sent = [each for row in rows for each in row.sent if ALL or not each.slow]
    assert len(sent) > 40
    with Desk(tmp_path_factory.mktemp("desk")) as desk:
        for each in sent:
            text = shown(tmp_path, each.make(desk), "hostile.xlsx")
            assert text.endswith("\n") or not text
            assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in text), each.name


def test_mutants_of_a_document_do_not_end_it(tmp_path: Path) -> None:
    data = document()
    for place in range(0, len(data), max(1, len(data) // 40)):
        changed = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
        assert shown(tmp_path, changed)
        assert shown(tmp_path, data[:place])


@pytest.mark.skipif(GIT is None, reason="git is not there")
def test_git_shows_what_changed_in_office_files(tmp_path: Path) -> None:
    assert GIT is not None
    attributes = packaged("scaffold") / "dotfiles" / "gitattributes"
    (tmp_path / ".gitattributes").write_bytes(attributes.read_bytes())
    tool = tmp_path / "chytrejsi"
    tool.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from chytrejsi.cli import main; main()" "$@"\n',
        encoding="utf-8",
    )
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)

    def git(*arguments: str) -> str:
        who = ("-c", "user.name=Vzor", "-c", "user.email=vzor@example.cz")
        return subprocess.run(
            [str(GIT), *who, *arguments],
            cwd=tmp_path,
            env=os.environ | {"CHYTREJSI_LANG": "cs"},
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout

    git("init", "--quiet")
    git("config", "diff.chytrejsi-office.textconv", f"'{tool.as_posix()}' textconv")
    git("config", "diff.chytrejsi-office.cachetextconv", "true")
    (tmp_path / "a.xlsx").write_bytes(workbook(30))
    (tmp_path / "b.docx").write_bytes(document("Bylo to takto."))
    (tmp_path / "c.docx").write_bytes(b"damaged")
    git("add", ".")
    git("commit", "--quiet", "-m", "první")
    (tmp_path / "a.xlsx").write_bytes(workbook(25))
    assert "+Indikátory!B7: 25" in git("diff").splitlines()
    (tmp_path / "b.docx").write_bytes(document("Je to jinak."))
    (tmp_path / "c.docx").write_bytes(b"jinak")
    git("commit", "--quiet", "-am", "druhý")
    for told in (git("diff", "HEAD~1"), git("log", "-p", "-1")):
        for line in (
            "-Indikátory!B7: 30",
            "+Indikátory!B7: 25",
            "-Bylo to takto.",
            "+Je to jinak.",
            " Tento soubor nelze ukázat jako text: není to sešit .xlsx ani dokument .docx.",
        ):
            assert line in told.splitlines()
    assert git("check-attr", "merge", "a.xlsx").strip() == "a.xlsx: merge: unset"


def test_it_starts_without_heavy_libraries(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook())
    program = (
        "import sys; from chytrejsi.cli.app import run; code = run(['textconv', sys.argv[1]]); "
        "heavy = {'openpyxl', 'docx', 'pydantic', 'rich'} & sys.modules.keys(); "
        "sys.exit(repr(heavy) if heavy else code)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, check=False
    )
    assert (told.returncode, told.stderr) == (0, b"")
    assert openpyxl.load_workbook(path).sheetnames == ["Indikátory", "Podpis"]
