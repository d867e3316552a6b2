"""On which pages the headings, tables and figures of a report fall: LibreOffice lays it out once.

The document that is laid out differs from the real one in what takes no other room: its entries
have page numbers of the usual length, its charts are white. That makes it quick, and equal
however the charts were drawn.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from chytrejsi.render.destinations import bookmark_pages
from chytrejsi.render.numbering import Placed, layout_of, level_of
from chytrejsi.render.office import to_bare_pdf
from chytrejsi.render.word import render_word
from chytrejsi.report.blocks import (
    Block,
    Captions,
    Contents,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Table,
)

PATIENCE = 60.0  # seconds; a hundred pages take about two
_WIDEST = 100  # a page number of the greatest length there will be


def to_lay_out(report: Report, reference: bytes, pictures: Sequence[bytes]) -> bytes | None:
    """Make the document to be laid out; None where nothing in the report shows page numbers."""
    if not any(isinstance(block, Contents | Captions) for block in report.blocks):
        return None
    room = {each.target.bookmark: _WIDEST for each in layout_of(report).placed}
    white = [_white(*struct.unpack(">II", png[16:24])) for png in pictures]
    return render_word(report, reference, pictures=white, pages=room)


def counted(laid_out: bytes, office: Path, patience: float = PATIENCE) -> Mapping[str, int]:
    """Give the page (from 1) of each bookmark; Stop where LibreOffice does not manage."""
    return bookmark_pages(to_bare_pdf(laid_out, office, patience))


def unparted(report: Report, pages: Mapping[str, int]) -> Report:
    """Break the page before each heading that LibreOffice left on the page before its table.

    Heading and table are kept together in the document; now and then LibreOffice, which takes
    several turns to lay a long one out, forgets it.
    """
    placed = layout_of(report).placed
    lost = {
        heading.target.bookmark
        for heading, below in _introduced(placed)
        if pages.get(heading.target.bookmark, 0) < pages.get(below.target.bookmark, 0)
    }
    if not lost:
        return report
    parting = iter([each.target.bookmark in lost for each in placed])
    blocks: list[Block] = []
    for block in report.blocks:
        if not isinstance(block, PageBreak) and next(parting):
            blocks.append(PageBreak())
        blocks.append(block)
    return replace(report, blocks=tuple(blocks))


def _introduced(placed: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Find the headings right above a table or a subheading, or with one paragraph between."""
    for here, heading in enumerate(placed):
        if not isinstance(heading.block, Heading):
            continue
        below = [*placed[here + 1 : here + 3]]
        if below and isinstance(below[0].block, Paragraph):
            below.pop(0)
        if below and below[0].landscape == heading.landscape and _is_under(below[0], heading.block):
            yield heading, below[0]


def _is_under(below: Placed, heading: Heading) -> bool:
    if isinstance(below.block, Heading):
        return level_of(below.block) > level_of(heading) and not below.new_page
    return isinstance(below.block, Table) and not below.new_page


@cache
def _white(width: int, height: int) -> bytes:
    """Make a white PNG of that size with one bit for a pixel."""
    row = b"\0" + b"\xff" * ((width + 7) // 8)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)),
            _chunk(b"IDAT", zlib.compress(row * height)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
