"""The package around a .docx or .xlsx: equal content gives equal bytes.

None of the libraries that write Office files leaves the clock out of them, so each file made here
goes through `normalise` last.
"""

import io
import zipfile
from datetime import date

from lxml import etree

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_PACKED = (".png", ".jpg", ".jpeg")
_LIBRARIES = frozenset({"", "openpyxl", "python-docx", "XlsxWriter"})
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_DCTERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def normalise(data: bytes, day: date) -> bytes:
    """Repack an Office file made by this program so that its bytes depend on its content only.

    Entries get one time and one order; created and modified become `day`; the one who last
    modified it and an author that is only a library's name are taken out.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in sorted(old.namelist(), key=_order):
            content = old.read(name)
            new.writestr(_entry(name), _dated(content, day) if name == _CORE else content)
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
