"""The document that is laid out to count pages: cheap, and as large as the real one."""

import struct

import pytest

from chytrejsi.render.pages import to_lay_out, unparted
from chytrejsi.render.word import charts_of
from chytrejsi.report.blocks import (
    Block,
    Captions,
    Contents,
    Heading,
    PageBreak,
    Paragraph,
    text,
)
from reportcase import REFERENCE, REPORT, figure, png, report_of, table
from wordcase import every, made, part, value, words


def laid_out(pictures: list[bytes]) -> bytes:
    document = to_lay_out(REPORT, REFERENCE, pictures)
    assert document is not None
    return document


def test_without_contents_nothing_is_laid_out() -> None:
    assert to_lay_out(report_of(Heading("Úvod")), REFERENCE, ()) is None
    assert to_lay_out(report_of(Contents("Obsah"), Heading("Úvod")), REFERENCE, ()) is not None
    assert to_lay_out(report_of(Captions("S", "figure"), figure()), REFERENCE, [png()]) is not None


def test_charts_are_white_but_as_large_as_they_are() -> None:
    pictures = [png(1260, 500)] * len(charts_of(REPORT))
    whole = laid_out(pictures)
    assert extents(whole) == extents(made())
    assert struct.pack(">IIBB", 1260, 500, 1, 0) in whole


def extents(document: bytes) -> list[tuple[str | None, str | None]]:
    return [
        (each.get("cx"), each.get("cy"))
        for each in every(part(document, "word/document.xml"), "//wp:extent")
    ]


def test_what_is_drawn_changes_nothing_as_long_as_its_size_does_not() -> None:
    once = laid_out([png(1260, 500)])
    assert laid_out([png(1260, 500) + b"drawn otherwise"]) == once
    assert laid_out([png(1260, 501)]) != once


def parted(pages: dict[str, int], *blocks: Block) -> list[int]:
    """Tell before which blocks a page is broken when LibreOffice counted these pages."""
    whole = unparted(report_of(*blocks), pages).blocks
    return [at for at, block in enumerate(whole) if isinstance(block, PageBreak)]


def test_a_heading_goes_to_the_page_of_its_table() -> None:
    lead, below = Paragraph(text("a"), style="lead"), table(1)
    blocks = (Heading("A", 1), lead, Heading("B", 2), lead, below)
    assert parted({"_Toc000001": 3, "_Toc000002": 3, "_Ref000003": 4}, *blocks) == [2]
    assert parted({"_Toc000001": 2, "_Toc000002": 3, "_Ref000003": 3}, *blocks) == [0]
    assert parted({"_Toc000001": 3, "_Toc000002": 3, "_Ref000003": 3}, *blocks) == []
    assert parted({}, *blocks) == []


def test_a_heading_that_ends_its_own_text_stays_where_it_is() -> None:
    lead, below = Paragraph(text("a"), style="lead"), table(1)
    after = {"_Toc000001": 3, "_Toc000002": 4, "_Ref000002": 4}
    assert parted(after, Heading("A", 2), lead, Heading("B", 2)) == []
    assert parted(after, Heading("A", 1), lead, PageBreak(), Heading("B", 2)) == [2]
    assert parted(after, Heading("A", 2), lead, lead, below) == []


@pytest.mark.parametrize("style", ["TOC1", "TOC2", "TableofFigures"])
def test_every_entry_has_room_for_its_page(style: str) -> None:
    root = part(laid_out([png()]), "word/document.xml")
    entries = every(root, f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")
    assert entries
    assert all(words(each).endswith("100") for each in entries)
    assert all(value(every(each, "w:hyperlink")[0], "anchor") for each in entries)
