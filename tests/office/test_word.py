"""Documents as LibreOffice lays them out: pages, fonts, tags and links of the PDF."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest

from chytrejsi.render.destinations import bookmark_pages
from chytrejsi.render.numbering import layout_of
from chytrejsi.render.office import the_office, to_pdf
from chytrejsi.render.pages import counted, to_lay_out
from chytrejsi.render.word import day_of
from reportcase import REFERENCE, REPORT
from wordcase import PICTURE, every, made, part, value, words

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def document() -> bytes:
    """Make the report of every kind of block with its pages counted."""
    laid_out = to_lay_out(REPORT, REFERENCE, [PICTURE])
    assert laid_out is not None
    return made(pages=dict(counted(laid_out, the_office())))


@pytest.fixture(scope="module")
def pdf(document: bytes) -> bytes:
    """Turn it into a PDF."""
    return to_pdf(document, the_office(), day_of(REPORT))


def tagged(node: pikepdf.Object, kinds: list[str], alts: list[str]) -> None:
    """Collect the kinds of the tags below a node, and the alt texts of figures."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            tagged(each, kinds, alts)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        kinds.append(str(node.S))
        if str(node.S) == "/Figure":
            alts.append(str(node.get("/Alt", "")))
        if "/K" in node:
            tagged(node.K, kinds, alts)


def test_the_pdf_says_its_title_and_language_and_is_tagged(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "cs-CZ"
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        assert str(opened.docinfo.Title) == "Výroční zpráva"
        assert "/Author" not in opened.docinfo


def test_headings_tables_and_figures_are_tagged_as_what_they_are(pdf: bytes) -> None:
    kinds: list[str] = []
    alts: list[str] = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tagged(opened.Root.StructTreeRoot.K, kinds, alts)
    assert [kind for kind in kinds if kind in {"/H1", "/H2"}] == [
        "/H1",
        "/H1",
        "/H2",
        "/H1",
        "/H2",
        "/H1",
    ]
    assert kinds.count("/Table") == 3
    assert kinds.count("/TH") == 12
    assert kinds.count("/TOCI") == 6 + 3 + 1
    assert alts == ["Počty podle oblastí - Sloupec: Vzor 3."]


def test_the_contents_show_the_pages_on_which_the_headings_are(document: bytes, pdf: bytes) -> None:
    pages = bookmark_pages(pdf)
    headings = layout_of(REPORT).headings(2)
    assert [pages[target.bookmark] for _heading, target in headings] == [3, 4, 4, 5, 5, 7]
    control = every(part(document, "word/document.xml"), "//w:sdt[.//w:docPartGallery]")[0]
    shown = [words(each)[-1] for each in every(control, ".//w:p")[1:]]
    assert shown == ["3", "4", "4", "5", "5", "7"]


def test_only_the_wide_table_lies_across(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        boxes = [page.mediabox for page in opened.pages]
    across = [float(box[2]) > float(box[3]) for box in boxes]
    assert across == [False] * 4 + [True] * 2 + [False]


def test_text_is_in_the_one_family_and_fonts_are_embedded(pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf)
    listed = subprocess.run(["pdffonts", file], capture_output=True, check=True, text=True)
    fonts = [line.split() for line in listed.stdout.splitlines()[2:]]
    names = {font[0].split("+")[1] for font in fonts}
    assert {"Carlito", "Carlito-Bold", "Carlito-Italic"} <= names
    assert all("Carlito" in name or "DejaVu" in name or "Symbol" in name for name in names)
    assert all(font[-5] == "yes" for font in fonts)


def test_references_and_captions_hold_after_libreoffice_counted_again(
    pdf: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf)
    told = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout.decode()
    flat = " ".join(told.replace("\u00a0", " ").split())
    assert "viz Tabulka 1, v tabulce 1, obr. 1, v kapitole 2, v příloze, nikde, na webu" in flat
    for caption in ("Tabulka 3: Hodnoty", "Obrázek 1: Počty", "Strana 3 z 7"):
        assert caption in flat


def test_the_document_itself_does_not_come_from_libreoffice(document: bytes) -> None:
    assert len(document) == pytest.approx(len(made()), rel=0.2)
    assert every(part(document, "word/document.xml"), "//wp:docPr[@descr]")


def test_libreoffice_shows_no_control_around_paragraphs_but_keeps_their_titles(
    document: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(document)
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            the_office(),
            f"-env:UserInstallation={profile}",
            *("--headless", "--convert-to", "docx", "--outdir", tmp_path / "saved", file),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    saved = (tmp_path / "saved" / "report.docx").read_bytes()
    assert titles(saved) == titles(document)
    assert "Text." in words(part(saved, "word/document.xml"))


def titles(data: bytes) -> list[str]:
    """Give the titles of the controls, but for the contents, which LibreOffice knows as such."""
    named = "//w:sdt[not(w:sdtPr/w:docPartObj)]/w:sdtPr/w:alias"
    return [value(each) for each in every(part(data, "word/document.xml"), named)]
