"""Packages that are none, are damaged, or hold what no answer needs."""

import io
import re
import struct
import zipfile
from collections.abc import Callable

from docx import Document

from sheetcase import OLE, Part, opened, recoded, repacked, replacing, sheet_part

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
INDICATORS = "xl/worksheets/sheet4.xml"
STRINGS = "xl/sharedStrings.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TEXTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_INLINE = re.compile(rb't="inlineStr"><is>(.*?)</is></c>', re.DOTALL)
Make = Callable[[bytes], bytes]


def always(content: bytes) -> Make:
    """Give the function that sends something else altogether."""
    return lambda _data: content


def ole(stream: str) -> Make:
    """Give the function that sends an OLE file with a stream of that name."""
    return always(OLE + bytes(504) + stream.encode("utf-16-le") + bytes(512))


def package(**parts: bytes) -> Make:
    """Give the function that sends another zip; `__` in a name stands for a slash."""

    def make(_data: bytes) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
        return packed.getvalue()

    return make


def word_document(_data: bytes) -> bytes:
    """Send a document."""
    packed = io.BytesIO()
    Document().save(packed)
    return packed.getvalue()


def part(name: str, change: Part) -> Make:
    """Give the function that replaces, changes or takes out one part."""
    return lambda data: repacked(data, {name: change})


def renamed(old: str, new: str) -> Make:
    """Give the function that gives a part another name."""

    def make(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = archive.read(old)
        return repacked(data, {old: None, new: content})

    return make


def doubled(name: str) -> Make:
    """Give the function that puts a second, different part of one name into a package."""

    def make(data: bytes) -> bytes:
        packed = io.BytesIO(data)
        with zipfile.ZipFile(packed, "a") as archive:
            copy = "#" + name[1:]
            archive.writestr(copy, archive.read(name).replace(b"<v>7<", b"<v>999<"))
        return packed.getvalue().replace(copy.encode(), name.encode())

    return make


def flipped(name: str) -> Make:
    """Give the function that turns one byte of a packed part around."""

    def make(data: bytes) -> bytes:
        at = _start(data, name) + 20
        return data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]

    return make


def lying(name: str) -> Make:
    """Give the function that states a smaller size of a part than it has."""

    def make(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = archive.getinfo(name).file_size
        return data.replace(struct.pack("<I", size), struct.pack("<I", size - 9))

    return make


def encrypted(data: bytes) -> bytes:
    """Say of all entries that they have a password."""
    return _flagged(data, b"PK\x01\x02", 8)


def _flagged(data: bytes, mark: bytes, offset: int) -> bytes:
    changed = bytearray(data)
    at = data.find(mark)
    while at >= 0:
        changed[at + offset] |= 1
        at = data.find(mark, at + 1)
    return bytes(changed)


def overlapping(data: bytes) -> bytes:
    """Let the last entry of the list begin where the first begins."""
    at = data.rindex(b"PK\x01\x02") + 42
    return data[:at] + struct.pack("<I", 0) + data[at + 4 :]


def glued(data: bytes) -> bytes:
    """Put another workbook, with another value, in front."""
    return repacked(data, {INDICATORS: replacing("<v>7<", "<v>999<")}) + data


def _start(data: bytes, name: str) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.getinfo(name).header_offset + 30 + len(name)


def with_doctype(content: str) -> Make:
    """Give the function that puts a DTD before the workbook's part."""
    return part("xl/workbook.xml", lambda old: content.encode() + old.partition(b"?>")[2])


BILLION = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {each} "{"&" + before + ";" * 1}{("&" + before + ";") * 9}">'
        for before, each in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
QUADRATIC = f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
BENIGN = "<!DOCTYPE workbook>"


def encoded(encoding: str) -> Make:
    """Give the function that writes the sheet of the indicators in another encoding."""

    def make(data: bytes) -> bytes:
        return repacked(data, {sheet_part(data, "indicators"): lambda old: recoded(old, encoding)})

    return make


def mislabelled(data: bytes) -> bytes:
    """Write the titles of the sheets in the encoding of Windows without saying so."""

    def change(old: bytes) -> bytes:
        return old.decode().encode("cp1250")

    return repacked(data, {"xl/workbook.xml": change})


def strict(data: bytes) -> bytes:
    """Turn a package into the strict form of the format, in all its parts."""
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    renaming = {
        MAIN: STRICT,
        relations: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }

    def change(old: bytes) -> bytes:
        for loose, tight in renaming.items():
            old = old.replace(loose.encode(), tight.encode())
        return old

    return repacked(data, dict.fromkeys((each for each in names if "xml" in each), change))


def nested(depth: int) -> Make:
    """Give the function that nests so many elements within a sheet."""

    def make(data: bytes) -> bytes:
        deep = b"<a>" * depth + b"</a>" * depth + b"<sheetData>"
        sheet = sheet_part(data, "indicators")
        return repacked(data, {sheet: lambda old: old.replace(b"<sheetData>", deep)})

    return make


def in_cell(new: str, old: str = "<v>7</v>") -> Make:
    """Give the function that replaces the value 7, and what is asked for around it."""

    def make(data: bytes) -> bytes:
        return repacked(data, {sheet_part(data, "indicators"): replacing(old, new)})

    return make


def shared(data: bytes) -> bytes:
    """Keep the texts of the sheets in one part, as Excel does."""
    texts: list[bytes] = []

    def take(cell: re.Match[bytes]) -> bytes:
        texts.append(cell[1])
        return b't="s"><v>%d</v></c>' % (len(texts) - 1)

    def change(old: bytes) -> bytes:
        return _INLINE.sub(take, old)

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        parts_: dict[str, Part] = {name: change(archive.read(name)) for name in sheets}
    head = f'<sst xmlns="{MAIN}" count="{len(texts)}" uniqueCount="{len(texts)}">'.encode()
    kind = f"{_OFFICE}/relationships/sharedStrings"
    related = f'<Relationship Id="texts" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    typed = f'<Override PartName="/{STRINGS}" ContentType="{_TEXTS_TYPE}"/></Types>'
    parts_ |= {
        STRINGS: head + b"".join(b"<si>%b</si>" % text for text in texts) + b"</sst>",
        "xl/_rels/workbook.xml.rels": replacing("</Relationships>", related),
        "[Content_Types].xml": replacing("</Types>", typed),
    }
    return repacked(data, parts_)


def on_shared(change: Make) -> Make:
    """Give the function that changes a package whose texts are in one part."""
    return lambda data: change(shared(data))


def bad_styles(data: bytes) -> bytes:
    """Break what says only how cells look: a colour, the family of a font."""

    def change(old: bytes) -> bytes:
        odd = (
            b'<font><sz val="9"/><color rgb="nic"/><name val="X"/><family val="34"/></font></fonts>'
        )
        return old.replace(b"</fonts>", odd)

    return repacked(data, {"xl/styles.xml": change})


def dangling_drawing(data: bytes) -> bytes:
    """Let a sheet name a drawing that is not there, by a relation that leads nowhere."""
    sheet = sheet_part(data, "indicators")
    name = sheet.rpartition("/")[2]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId99" Type="{kind}" Target="NULL"/></Relationships>'
    ).encode()
    drawing = (
        b'<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        b'r:id="rId99"/></worksheet>'
    )
    return repacked(
        data,
        {
            sheet: lambda old: old.replace(b"</worksheet>", drawing),
            f"xl/worksheets/_rels/{name}.rels": relations,
        },
    )


def macro_type(data: bytes) -> bytes:
    """Say of the workbook that it has macros."""
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macros = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    return repacked(data, {"[Content_Types].xml": replacing(plain, macros)})


def linked(data: bytes) -> bytes:
    """Let an input take its value from another workbook."""
    book = repacked(data, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})
    return in_cell("<f>[1]List1!A1</f><v>7</v>")(book)


def since_1904(data: bytes) -> bytes:
    """Count the days as the other system does."""
    flag = '<workbookPr date1904="1"'
    return repacked(data, {"xl/workbook.xml": replacing("<workbookPr", flag)})


def sheets_of_one_name(name: str) -> Make:
    """Give the function that adds a sheet whose name differs at most in case."""

    def make(data: bytes) -> bytes:
        names = opened(data).sheetnames
        return repacked(
            data, {"xl/workbook.xml": replacing(f'name="{names[1]}"', f'name="{name}"')}
        )

    return make
