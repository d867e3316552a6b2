"""The document that is laid out to count pages: cheap, and as large as the real one."""

import struct

import pytest

from chytrejsi.render.pages import to_lay_out
from chytrejsi.render.word import charts_of
from chytrejsi.report.blocks import Captions, Contents, Heading
from reportcase import REFERENCE, REPORT, figure, png, report_of
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


@pytest.mark.parametrize("style", ["TOC1", "TOC2", "TableofFigures"])
def test_every_entry_has_room_for_its_page(style: str) -> None:
    root = part(laid_out([png()]), "word/document.xml")
    entries = every(root, f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")
    assert entries
    assert all(words(each).endswith("100") for each in entries)
    assert all(value(every(each, "w:hyperlink")[0], "anchor") for each in entries)
