"""A PDF of LibreOffice made the same in each run, and a PDF/A that says all it has to.

LibreOffice writes the time of the run into the document's information, its metadata and its
colour profile, and makes identifiers of it; the day of the report and identifiers made of the
content take their places. It names PDF/UA in the metadata without the description that PDF/A
asks for; it is added. Only the plain form of a PDF that LibreOffice writes for PDF/A is
understood; any other one is given back as it is.
"""

import hashlib
import re
import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s*\n")
_ENTRY = 20  # bytes of an entry in the table of objects
_DATE = re.compile(rb"/(CreationDate|ModDate)\s*\(D:[^)]*\)")
_META_DATE = re.compile(rb"<(xmp:(?:Create|Modify|Metadata)Date)>[^<]*</")
_LENGTH = re.compile(rb"/Length (\d+)( 0 R)?")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_IDENTITY = re.compile(rb"(?<=[</])[0-9A-Fa-f]{32}(?![0-9A-Fa-f])")
_PROFILE = re.compile(rb"/DestOutputProfile (\d+) 0 R")
_PROFILE_DATE = slice(24, 36)
_UA = b"<pdfuaid:part>"
_TOLD = b"http://www.aiim.org/pdfa/ns/extension/"
_END = b" </rdf:RDF>"
_EXTENSION = b"""\
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
"""


@dataclass(frozen=True, slots=True)
class _Edit:
    """A piece of the file and what takes its place."""

    start: int
    end: int
    content: bytes


def settled(pdf: bytes, day: date) -> bytes:
    """Give a PDF with the day of its content in place of the time of the run."""
    table = _table(pdf)
    if table is None:
        return pdf
    start, offsets = table
    trailer = pdf[start:]
    edits = [
        *_information(pdf, offsets, trailer, day),
        *_metadata(pdf, offsets, trailer, day),
        *_profiles(pdf, offsets, day),
    ]
    return _identified(_edited(pdf, start, offsets, sorted(edits, key=lambda each: each.start)))


def _table(pdf: bytes) -> tuple[int, list[int]] | None:
    """Find the one table of objects: where it begins, and where each object does."""
    end = _START.search(pdf, max(0, len(pdf) - 100))
    opening = _TABLE.match(pdf, int(end[1])) if end else None
    if opening is None:
        return None
    rows = pdf[opening.end() : opening.end() + int(opening[1]) * _ENTRY]
    entries = [rows[at : at + _ENTRY] for at in range(0, len(rows), _ENTRY)]
    if b"/Prev" in pdf[opening.end() + len(rows) :] or len(entries) != int(opening[1]):
        return None
    if not all(each[:10].isdigit() for each in entries):
        return None
    return opening.start(), [int(each[:10]) for each in entries]


def _place(pdf: bytes, offsets: Sequence[int], holder: bytes, key: bytes) -> tuple[int, int] | None:
    """Find where the object begins and ends to which a key of another one refers."""
    named = re.search(key + rb"\s+(\d+) 0 R", holder)
    return _bounds(pdf, offsets, int(named[1])) if named else None


def _bounds(pdf: bytes, offsets: Sequence[int], number: int) -> tuple[int, int] | None:
    if not 0 < number < len(offsets):
        return None
    start = offsets[number]
    end = pdf.find(b"endobj", start)
    return (start, end) if end > start else None


def _information(pdf: bytes, offsets: Sequence[int], trailer: bytes, day: date) -> Iterator[_Edit]:
    place = _place(pdf, offsets, trailer, b"/Info")
    if place:
        for each in _DATE.finditer(pdf, *place):
            written = b"/%s(D:%s000000Z)" % (each[1], f"{day:%Y%m%d}".encode())
            yield _Edit(each.start(), each.end(), written)


def _metadata(pdf: bytes, offsets: Sequence[int], trailer: bytes, day: date) -> Iterator[_Edit]:
    root = _place(pdf, offsets, trailer, b"/Root")
    place = _place(pdf, offsets, pdf[slice(*root)], b"/Metadata") if root else None
    packet = _content(pdf, place) if place else None
    if place is None or packet is None:
        return
    stamp = rb"<\1>" + f"{day.isoformat()}T00:00:00Z</".encode()
    told = _META_DATE.sub(stamp, packet.content)
    if _UA in told and _TOLD not in told:
        told = told.replace(_END, _EXTENSION + _END, 1)
    yield from _restored(pdf, offsets, place, packet, told)


def _profiles(pdf: bytes, offsets: Sequence[int], day: date) -> Iterator[_Edit]:
    for named in _PROFILE.finditer(pdf):
        place = _bounds(pdf, offsets, int(named[1]))
        packed = _content(pdf, place) if place else None
        if place is None or packed is None or b"/FlateDecode" not in pdf[place[0] : packed.start]:
            continue
        try:
            profile = bytearray(zlib.decompress(packed.content))
        except zlib.error:
            continue
        profile[_PROFILE_DATE] = struct.pack(">6H", day.year, day.month, day.day, 0, 0, 0)
        yield from _restored(pdf, offsets, place, packed, zlib.compress(profile, 9))


def _content(pdf: bytes, place: tuple[int, int]) -> _Edit | None:
    """Give the content of a stream with its place."""
    opening = _STREAM.search(pdf, *place)
    end = pdf.find(b"endstream", opening.end()) if opening else -1
    if opening is None or end < 0:
        return None
    end -= pdf[opening.end() : end].endswith(b"\n")
    return _Edit(opening.end(), end, pdf[opening.end() : end])


def _restored(
    pdf: bytes, offsets: Sequence[int], place: tuple[int, int], old: _Edit, content: bytes
) -> Iterator[_Edit]:
    """Give a stream other content; its length stands before it, or in an object of its own."""
    length = _LENGTH.search(pdf, place[0], old.start)
    if length is None:
        return
    where = length.span(1)
    if length[2]:
        other = _bounds(pdf, offsets, int(length[1]))
        number = re.compile(rb"obj\s+(\d+)").search(pdf, *other) if other else None
        if number is None:
            return
        where = number.span(1)
    yield _Edit(*where, str(len(content)).encode())
    yield _Edit(old.start, old.end, content)


def _edited(pdf: bytes, start: int, offsets: Sequence[int], edits: Sequence[_Edit]) -> bytes:
    """Put the edits in, and let the table of objects, which begins at `start`, follow them."""
    ends = [0, *(each.end for each in edits)]
    starts = [*(each.start for each in edits), start]
    kept = [pdf[left:right] for left, right in zip(ends, starts, strict=True)]
    pieces = [kept[0]]
    for edit, after in zip(edits, kept[1:], strict=True):
        pieces += [edit.content, after]
    growth = [
        0,
        *accumulate(len(each.content) - (each.end - each.start) for each in edits),
    ]

    def moved(offset: int) -> int:
        return offset + growth[bisect_right(starts, offset, hi=len(edits))]

    tail = pdf[start:]
    rows = _TABLE.match(tail)
    first = rows.end() if rows else 0
    table = b"".join(
        # a free entry names the next free object there, no place in the file
        tail[at : at + _ENTRY]
        if tail[at + 17 : at + 18] == b"f"
        else b"%010d" % moved(offset) + tail[at + 10 : at + _ENTRY]
        for offset, at in zip(offsets, range(first, len(tail), _ENTRY), strict=False)
    )
    rest = tail[first + len(table) :]
    ending = _START.sub(b"startxref\n%d\n%%%%EOF\n" % moved(start), rest)
    return b"".join([*pieces, tail[:first], table, ending])


def _identified(pdf: bytes) -> bytes:
    """Put a digest of the content where identifiers of the run stand."""
    trailer = pdf.rfind(b"trailer")
    blank = pdf[:trailer] + _IDENTITY.sub(b"0" * 32, pdf[trailer:])
    name = hashlib.sha256(blank).hexdigest()[:32].upper().encode()
    return pdf[:trailer] + _IDENTITY.sub(name, pdf[trailer:])
