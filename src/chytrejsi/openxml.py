"""What every .docx and .xlsx made here passes: texts are made safe, bytes are made equal.

None of the libraries that write Office files leaves the clock out of them, so each file goes
through `normalise` last; none takes a control character, so each text goes through `visible`.
"""

import io
import re
import unicodedata
import zipfile
from datetime import date

from lxml import etree

INPUTS = "chytrejsi-inputs"  # the custom property with the digest of a document's inputs

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_STYLES = "xl/styles.xml"
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_PACKED = (".png", ".jpg", ".jpeg")
_LIBRARIES = frozenset({"", "openpyxl", "python-docx", "XlsxWriter"})
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_DCTERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FONT = tuple(
    f"{{{_MAIN}}}{name}"
    for name in (
        *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"),
        *("sz", "color", "name", "family", "charset", "scheme"),
    )
)

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
# Control characters (tab and newline apart), marks that turn the direction of writing, BOM, lone
# surrogates and non-characters: what XML forbids or a reader cannot see.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def visible(text: str) -> str:
    """Make a text safe for XML and honest to the eye: what cannot be seen is shown.

    Control characters become their pictures (␇), the others their code (⟨U+202E⟩); line ends
    become newlines; the text is in NFC.
    """
    joined = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    return _UNSEEN.sub(_picture, joined)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"⟨U+{code:04X}⟩"


def normalise(data: bytes, day: date) -> bytes:
    """Repack an Office file made by this program so that its bytes depend on its content only.

    Entries get one time and one order; created and modified become `day`; the one who last
    modified it and an author that is only a library's name are taken out.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in sorted(old.namelist(), key=_order):
            content = old.read(name)
            if name == _CORE:
                content = _dated(content, day)
            elif name == _STYLES:
                content = _fonts_in_order(content)
            new.writestr(_entry(name), content)
    return packed.getvalue()


def _order(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.create_system = 0  # else the bytes tell on which system they were made
    # Pictures are compressed already; once more costs time and gains nothing.
    stored = name.lower().endswith(_PACKED)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return entry


def _dated(core: bytes, day: date) -> bytes:
    root = etree.fromstring(core)
    for old in root.findall(f"{{{_CP}}}lastModifiedBy"):
        root.remove(old)
    for author in root.findall(f"{{{_DC}}}creator"):
        if (author.text or "").strip() in _LIBRARIES:
            root.remove(author)
    for name in ("created", "modified"):
        stamp = root.find(f"{{{_DCTERMS}}}{name}")
        if stamp is None:
            stamp = etree.SubElement(root, f"{{{_DCTERMS}}}{name}")
        stamp.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        stamp.text = f"{day.isoformat()}T00:00:00Z"
    etree.cleanup_namespaces(root, keep_ns_prefixes=["dcterms", "xsi"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _fonts_in_order(sheet_styles: bytes) -> bytes:
    """Put the parts of each font into the order of the schema, which openpyxl does not keep."""
    root = etree.fromstring(sheet_styles)
    for font in root.iter(f"{{{_MAIN}}}font"):
        font[:] = sorted(font, key=lambda part: _FONT.index(str(part.tag)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
