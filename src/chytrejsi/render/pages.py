"""On which pages the headings, tables and figures of a report fall: LibreOffice lays it out once.

The document that is laid out differs from the real one in what takes no other room: its entries
have page numbers of the usual length, its charts are white. That makes it quick, and equal
however the charts were drawn.
"""

import struct
import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from chytrejsi.render.destinations import bookmark_pages
from chytrejsi.render.numbering import layout_of
from chytrejsi.render.office import to_bare_pdf
from chytrejsi.render.word import render_word
from chytrejsi.report.blocks import Captions, Contents, Report

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
