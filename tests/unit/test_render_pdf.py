"""A PDF as LibreOffice writes it: the time of the run goes, everything else stays."""

import io
import zlib
from collections.abc import Iterator
from datetime import date

import pikepdf
import pytest

from chytrejsi.render.pdf import settled

DAY = date(2026, 1, 31)
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <xmp:CreateDate>{when}</xmp:CreateDate>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def profile(second: int) -> bytes:
    """Give a colour profile's beginning, made at that second."""
    head = bytes(24) + bytes([7, 234, 0, 11, 0, 23, 0, 11, 0, 24, 0, second]) + b"acsp"
    return head + b"the colours themselves " * 20


def pdf(second: int, zone: str = "Z") -> bytes:
    """Make a PDF as of a run at that second, with what LibreOffice makes of the time."""
    made = pikepdf.new()
    made.add_blank_page()
    made.docinfo["/Title"] = "Zpráva"
    made.docinfo["/CreationDate"] = f"D:202611231124{second:02}{zone}"
    written = XMP.format(when=f"2026-11-23T11:24:{second:02}{zone}")
    made.Root.Metadata = made.make_stream(written.encode(), Type=pikepdf.Name.Metadata)
    packed = zlib.compress(profile(second))
    colours = made.make_stream(packed, Filter=pikepdf.Name.FlateDecode)
    intent = pikepdf.Dictionary(DestOutputProfile=colours)
    made.Root.OutputIntents = pikepdf.Array([intent])
    stream = io.BytesIO()
    made.save(
        stream,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        fix_metadata_version=False,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )
    return stream.getvalue().replace(b"/ID [<", b"/DocChecksum /" + b"%032X" % second + b" /ID [<")


@pytest.fixture
def opened() -> Iterator[pikepdf.Pdf]:
    """Open a PDF that has been settled."""
    with pikepdf.open(io.BytesIO(settled(pdf(5), DAY))) as made:
        yield made


def test_two_runs_give_the_same_bytes() -> None:
    assert pdf(5) != pdf(47)
    assert settled(pdf(5), DAY) == settled(pdf(47), DAY) == settled(pdf(5, "+01'00'"), DAY)


def test_another_day_gives_another_file() -> None:
    assert settled(pdf(5), DAY) != settled(pdf(5), date(2026, 2, 1))


def test_it_is_settled_once_and_for_all() -> None:
    once = settled(pdf(5), DAY)
    assert settled(once, DAY) == once


def test_the_file_stays_whole(opened: pikepdf.Pdf) -> None:
    assert opened.check_pdf_syntax() == []
    assert len(opened.pages) == 1
    assert str(opened.docinfo.Title) == "Zpráva"


def test_the_day_is_that_of_the_content_everywhere(opened: pikepdf.Pdf) -> None:
    assert str(opened.docinfo.CreationDate) == "D:20260131000000Z"
    told = opened.Root.Metadata.read_bytes().decode()
    assert "<xmp:CreateDate>2026-01-31T00:00:00Z</xmp:CreateDate>" in told
    colours = opened.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    assert colours[24:36].hex() == "07ea0001001f" + "0" * 12
    assert colours[36:] == profile(5)[36:]


def test_pdf_a_is_told_what_names_pdf_ua(opened: pikepdf.Pdf) -> None:
    told = opened.Root.Metadata.read_bytes().decode()
    assert told.count("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>") == 1
    with opened.open_metadata() as metadata:
        assert metadata.pdfa_status == "2B"


def test_identifiers_are_made_of_the_content(opened: pikepdf.Pdf) -> None:
    first, second = (bytes(each) for each in opened.trailer.ID)
    assert first == second
    assert str(opened.trailer.DocChecksum) == f"/{first.hex().upper()}"


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7 nothing", pdf(5)[:-30], pdf(5).replace(b"\nxref\n", b"\nxxxx\n")],
    ids=["empty", "no file", "cut off", "no table"],
)
def test_what_is_not_understood_is_left_alone(data: bytes) -> None:
    assert settled(data, DAY) == data
