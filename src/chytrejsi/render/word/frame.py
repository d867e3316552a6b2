"""Header and footer: the report's name above, the page and the number of pages below."""

from collections.abc import Mapping

from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import _BaseHeaderFooter
from lxml import etree

from chytrejsi.render.word.markup import field, run
from chytrejsi.report.blocks import Report


def fill_frame(document: DocumentObject, report: Report, style_of: Mapping[str, str]) -> None:
    """Write into the first empty paragraph of the reference's header and footer.

    Where there is none, the reference's own words stay as they are.
    """
    section = document.sections[-1]
    words = report.words
    pages = (
        run(f"{report.footer} · " if report.footer else "")
        + run(f"{words.get('page', '')} ".lstrip())
        + field("PAGE", "1")
        + run(f" {words.get('of', '/')} ")
        + field("NUMPAGES", "1")
    )
    _fill(section.header, run(report.header or report.title), style_of["header"])
    _fill(section.footer, pages, style_of["footer"])


def _fill(part: _BaseHeaderFooter, content: str, style: str) -> None:
    empty = [each for each in part._element.iter(qn("w:p")) if _is_empty(each)]  # noqa: SLF001
    if not empty:
        return
    filled = parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'
    )
    form = empty[0].find(qn("w:pPr"))
    if form is not None:
        filled.replace(filled[0], form)
    empty[0].getparent().replace(empty[0], filled)


def _is_empty(paragraph: etree._Element) -> bool:
    return all(child.tag == qn("w:pPr") for child in paragraph)
