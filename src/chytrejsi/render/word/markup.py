"""WordprocessingML as strings: the pieces that paragraphs, tables and fields are made of.

Strings, because building a table through objects is quadratic; every text goes through
`visible` and is escaped here, so no other module writes a text into XML.
"""

import re
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from chytrejsi.openxml import visible

Align = Literal["left", "right", "center"]
_BREAKS = re.compile("([\n\t])")
_BREAK_XML = {"\n": "<w:br/>", "\t": "<w:tab/>"}


@dataclass(frozen=True, slots=True)
class Form:
    """How one paragraph stands: its style's id, and what differs from the style.

    `before` and `after` are the space above and below in twips, `list_id` and `list_level` the
    numbering that it takes.
    """

    style: str
    keep: bool = False
    new_page: bool = False
    list_id: int | None = None
    list_level: int = 0
    before: int | None = None
    after: int | None = None
    align: Align = "left"


def attribute(text: str) -> str:
    """Quote a text as the value of an attribute, quotes included."""
    return quoteattr(visible(text), {"\n": "&#10;", "\t": "&#9;"})


def run(text: str, properties: str = "") -> str:
    """Make a run; newlines become line breaks, tabs become tabs."""
    if not text:
        return ""
    pieces = (
        _BREAK_XML.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _BREAKS.split(visible(text))
        if piece
    )
    return f"<w:r>{_wrapped('rPr', properties)}{''.join(pieces)}</w:r>"


def field(instruction: str, cached: str, properties: str = "") -> str:
    """Make a field whose result is in place already, so that nothing need be updated."""
    return begin_field(instruction) + run(cached, properties) + END_FIELD


def begin_field(instruction: str) -> str:
    """Open a field; its result and `END_FIELD` follow."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


END_FIELD = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def bookmarked(content: str, number: int, name: str) -> str:
    """Put a bookmark around runs."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name={attribute(name)}/>{content}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def paragraph(form: Form, content: str) -> str:
    """Make a paragraph; it always has its own properties, so that a section can end in it."""
    numbering = (
        f'<w:numPr><w:ilvl w:val="{form.list_level}"/><w:numId w:val="{form.list_id}"/></w:numPr>'
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{form.style}"/>'
        + ("<w:keepNext/>" if form.keep else "")
        + ("<w:pageBreakBefore/>" if form.new_page else "")
        + ("" if form.list_id is None else numbering)
        + _spacing(form)
        + ("" if form.align == "left" else f'<w:jc w:val="{form.align}"/>')
        + f"</w:pPr>{content}</w:p>"
    )


def with_section(paragraph_xml: str, section: str) -> str:
    """End a section with a paragraph."""
    return paragraph_xml.replace("</w:pPr>", f"{section}</w:pPr>", 1)


def control(properties: str, content: str) -> str:
    """Put blocks into a content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _spacing(form: Form) -> str:
    above = "" if form.before is None else f' w:before="{form.before}"'
    below = "" if form.after is None else f' w:after="{form.after}"'
    return f"<w:spacing{above}{below}/>" if above or below else ""


def _wrapped(name: str, content: str) -> str:
    return f"<w:{name}>{content}</w:{name}>" if content else ""
