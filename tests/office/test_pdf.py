"""The PDF of a whole report as LibreOffice makes it: for everybody, for the archive, repeatable."""

import io
from itertools import pairwise

import pikepdf
import pytest

from chytrejsi.render.destinations import bookmark_pages
from chytrejsi.render.numbering import layout_of
from chytrejsi.render.office import the_office, to_pdf
from chytrejsi.render.pages import counted, to_lay_out
from chytrejsi.render.word import charts_of, day_of, drawn, render_word
from chytrejsi.report.blocks import Heading
from reportcase import REFERENCE
from reportmaking import annual, dataset
from wordcase import Part, every, part, value, words

pytestmark = pytest.mark.office
REPORT = annual(dataset())


@pytest.fixture(scope="module")
def document() -> bytes:
    """Make the .docx with its pages counted."""
    pictures = drawn(REPORT)
    laid_out = to_lay_out(REPORT, REFERENCE, pictures)
    assert laid_out is not None
    pages = counted(laid_out, the_office())
    return render_word(REPORT, REFERENCE, pictures=pictures, pages=pages)


@pytest.fixture(scope="module")
def data(document: bytes) -> bytes:
    """Make the PDF."""
    return to_pdf(document, the_office(), day_of(REPORT))


@pytest.fixture
def pdf(data: bytes) -> pikepdf.Pdf:
    """Open the PDF."""
    return pikepdf.open(io.BytesIO(data))


def tags(node: pikepdf.Object) -> list[pikepdf.Object]:
    """Give all tags below a node in the order of reading."""
    if isinstance(node, pikepdf.Array):
        return [tag for each in node for tag in tags(each)]
    if isinstance(node, pikepdf.Dictionary) and "/S" in node:
        return [node, *(tags(node.K) if "/K" in node else [])]
    return []


def flat(title: str) -> str:
    """Give a title without the difference between its spaces."""
    return " ".join(title.split())


def test_two_runs_give_the_same_bytes(document: bytes, data: bytes) -> None:
    assert to_pdf(document, the_office(), day_of(REPORT)) == data


def test_it_is_pdf_ua_and_pdf_a_together(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.docinfo.CreationDate) == f"D:{REPORT.date.replace('-', '')}000000Z"
    told = pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in told
    with pdf.open_metadata() as metadata:
        assert metadata.pdfa_status == "2B"
        assert flat(metadata["dc:title"]) == flat(REPORT.title)
    assert flat(str(pdf.docinfo.Title)) == flat(REPORT.title)
    assert pdf.check_pdf_syntax() == []


def test_its_colours_are_described_and_its_fonts_embedded(pdf: pikepdf.Pdf) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"
    fonts = [
        each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each
    ]
    assert fonts
    assert all("/FontFile2" in each or "/FontFile3" in each for each in fonts)


def test_its_language_and_title_are_shown(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == "cs-CZ"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_every_figure_is_told_and_every_header_cell_says_what_it_heads(pdf: pikepdf.Pdf) -> None:
    found = tags(pdf.Root.StructTreeRoot.K)
    figures = [str(each.get("/Alt", "")) for each in found if each.S == "/Figure"]
    assert len(figures) == len(charts_of(REPORT))
    assert all(figures)
    headers = [each for each in found if each.S == "/TH"]
    assert headers
    assert all("/Column" in repr(each.A) for each in headers)


def test_no_level_of_heading_is_left_out(pdf: pikepdf.Pdf) -> None:
    kinds = [str(each.S) for each in tags(pdf.Root.StructTreeRoot.K)]
    levels = [int(kind[2]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()]
    assert len(levels) == sum(isinstance(each, Heading) for each in REPORT.blocks)
    assert all(after <= before + 1 for before, after in pairwise([0, *levels]))


def test_bookmarks_are_the_headings_in_their_order(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        shown = [flat(each) for each in titles(outline.root)]
    told = [
        flat(f"{each.target.number} {each.block.text}")
        for each in layout_of(REPORT).placed
        if isinstance(each.block, Heading)
    ]
    assert shown == told


def titles(items: list[pikepdf.OutlineItem]) -> list[str]:
    """Give the titles of bookmarks from the first to the last."""
    return [title for each in items for title in (each.title, *titles(each.children))]


def test_contents_and_lists_show_the_pages_of_the_finished_document(
    document: bytes, data: bytes
) -> None:
    pages = bookmark_pages(data)
    root = part(document, "word/document.xml")
    entries = every(root, "//w:p[w:hyperlink//w:instrText[starts-with(., ' PAGEREF')]]")
    shown = {value(every(each, "w:hyperlink")[0], "anchor"): last_number(each) for each in entries}
    assert len(shown) > 30
    assert shown == {name: pages[name] for name in shown}


def last_number(entry: Part) -> int:
    """Read the page at the end of an entry."""
    results = every(entry, ".//w:fldChar[@w:fldCharType='separate']/../following-sibling::w:r[1]")
    return int(words(results[-1]))
