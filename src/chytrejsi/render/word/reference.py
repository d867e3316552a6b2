"""The reference document: a region's identity, into which a report's body is put.

It holds styles, the page, header and footer, and no text. Styles are looked up by their names,
which stay English in every Word; their ids do not.
"""

import io
import re
import struct
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlsplit, urlunsplit

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn
from docx.parts.image import ImagePart
from lxml import etree

from chytrejsi.findings import Stop
from chytrejsi.language import _
from chytrejsi.openxml import visible
from chytrejsi.render.word.lists import restarted, unnumbered

HEADINGS = ("heading 1", "heading 2", "heading 3", "heading 4")
CONTENTS = ("toc 1", "toc 2", "toc 3")
LISTED = "table of figures"
REQUIRED = (
    *HEADINGS,
    *CONTENTS,
    LISTED,
    "Body Text",
    "Lead",
    "Small",
    "Source",
    "List Bullet",
    "List Number",
    "Note Info",
    "Note Warning",
    "caption",
    "Chart",  # not "Figure", which LibreOffice tags as a figure of its own
    "Table Text",
    "Table Heading",
    "Report Table",
    "Cover Organisation",
    "Title",
    "Subtitle",
    "Cover Fact",
    "TOC Heading",
    "Section End",
    "header",
    "footer",
    "Hyperlink",
    "Status Symbol",
)

_EMU_PER_TWIP = 635
_WEB = frozenset({"http", "https"})
_HOST = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")
_LINK_SAFE = "!#$%&'()*+,/:;=?@~"
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_PNG = b"\x89PNG\r\n\x1a\n"
_UNREADABLE = (
    PackageNotFoundError,
    zipfile.BadZipFile,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class Room:
    """The room for text on a page, in twips."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture put into the document: its relationship and its size in pixels."""

    relationship: str
    width: int
    height: int


class Reference:
    """An opened reference document, to which pictures, links and numberings are added."""

    def __init__(self, data: bytes) -> None:
        self.document = _opened(data)
        self.styles = _styles(self.document)
        self._links: dict[str, str | None] = {}
        self._pictures = 0

    def style(self, name: str) -> str:
        """Give the id of the style of that (English) name."""
        return self.styles[name.casefold()]

    def room(self, *, landscape: bool) -> Room:
        """Measure the room for text on a page."""
        section = self.document.sections[-1]
        wide, high = section.page_width or 0, section.page_height or 0
        sides = (section.left_margin or 0) + (section.right_margin or 0)
        ends = (section.top_margin or 0) + (section.bottom_margin or 0)
        width, height = (high, wide) if landscape else (wide, high)
        return Room((width - sides) // _EMU_PER_TWIP, (height - ends) // _EMU_PER_TWIP)

    def section(self, *, landscape: bool, cover: bool) -> str:
        """Give the properties of a section; only a cover's first page has a header of its own."""
        section = deepcopy(self._section)
        size = section.find(qn("w:pgSz"))
        if landscape and size is not None:
            width, height = size.get(qn("w:w"), ""), size.get(qn("w:h"), "")
            size.set(qn("w:w"), height)
            size.set(qn("w:h"), width)
            size.set(qn("w:orient"), "landscape")
        if not cover:
            for first in section.findall(qn("w:titlePg")):
                section.remove(first)
        return etree.tostring(section, encoding="unicode")

    @cached_property
    def _section(self) -> etree._Element:
        found = self.document.element.body.find(qn("w:sectPr"))
        return parse_xml(f"<w:sectPr {nsdecls('w')}/>") if found is None else found

    def picture(self, png: bytes) -> Picture:
        """Put a PNG into the document; it is not compared with the pictures before it."""
        if not png.startswith(_PNG):
            raise ValueError("a picture of a report must be a PNG")
        self._pictures += 1
        part = ImagePart(PackURI(f"/word/media/chart{self._pictures}.png"), "image/png", png)
        relationship = f"rIdChart{self._pictures}"
        self.document.part.load_rel(RELATIONSHIP_TYPE.IMAGE, part, relationship)
        width, height = struct.unpack(">II", png[16:24])
        return Picture(relationship, width, height)

    def link(self, url: str) -> str | None:
        """Give the relationship of a link out of the document; None for what is no web link."""
        if url not in self._links:
            target = _web_address(url)
            relationship = f"rIdLink{len(self._links) + 1}" if target else None
            if target and relationship:
                self.document.part.load_rel(
                    RELATIONSHIP_TYPE.HYPERLINK, target, relationship, is_external=True
                )
            self._links[url] = relationship
        return self._links[url]

    def restarted_list(self) -> int | None:
        """Add a numbering that counts from one again and give its id, None where there is none."""
        style = self.document.styles.element.find(
            f"w:style[@w:styleId='{self.style('List Number')}']/w:pPr/w:numPr/w:numId",
            {"w": nsmap["w"]},
        )
        if style is None or self._numbering is None:
            return None
        return restarted(self._numbering, style.get(qn("w:val"), ""))

    @cached_property
    def no_list(self) -> int | None:
        """The numbering of headings without a number; None where headings have none anyway."""
        return None if self._numbering is None else unnumbered(self._numbering)

    @cached_property
    def _numbering(self) -> etree._Element | None:
        part = self.document.part
        known = any(each.reltype == RELATIONSHIP_TYPE.NUMBERING for each in part.rels.values())
        return part.numbering_part.element if known else None

    def put_body(self, content: str) -> None:
        """Replace the body by blocks given as XML, the last section's properties included."""
        names = nsdecls("w", "r", "wp", "a", "pic")
        body = parse_xml(f"<w:body {names}>{content}</w:body>")
        document = self.document.element
        document.replace(document.body, body)

    def speak(self, tag: str) -> None:
        """Set the language of all styles, of which proofing and screen readers make use."""
        for language in self.document.styles.element.iter(qn("w:lang")):
            for name in language.keys():  # noqa: SIM118 - an element iterates its children
                language.set(name, tag)


def _opened(data: bytes) -> DocumentObject:
    try:
        return Document(io.BytesIO(data))
    except _UNREADABLE as problem:
        raise Stop(
            _(
                "The reference document report_templates/reference.docx cannot be read: "
                "{problem}. Save it in Word as a .docx again.",
                problem=visible(str(problem)),
            )
        ) from problem


def _styles(document: DocumentObject) -> Mapping[str, str]:
    """Map the names of the styles (lower case) to their ids; Stop where one is missing."""
    ids = {
        name.get(qn("w:val"), "").casefold(): style.get(qn("w:styleId"), "")
        for style in document.styles.element.iter(qn("w:style"))
        for name in style.findall(qn("w:name"))
    }
    missing = [name for name in REQUIRED if name.casefold() not in ids]
    if missing:
        raise Stop(
            _(
                "The reference document report_templates/reference.docx lacks these styles: "
                "{styles}. Add them in Word, or take the document that came with the program.",
                styles=", ".join(missing),
            )
        )
    return ids


def _web_address(url: str) -> str | None:
    """Give an address that Word takes, which calls a file damaged for a malformed one."""
    try:
        parts = urlsplit(visible(url).strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme == "mailto" and _MAIL.fullmatch(parts.path):
        return f"mailto:{parts.path}"
    if scheme not in _WEB or not _HOST.fullmatch(host):
        return None
    place = host if port is None else f"{host}:{port}"
    tail = quote(urlunsplit(("", "", parts.path, parts.query, parts.fragment)), safe=_LINK_SAFE)
    return f"{scheme}://{place}" + _LONE_PERCENT.sub("%25", tail)
