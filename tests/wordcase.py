"""Reading back what a .docx holds."""

import io
import zipfile

from lxml import etree

from chytrejsi.render.word import charts_of, render_word
from chytrejsi.report.blocks import Block, Report
from reportcase import REFERENCE, REPORT, png, report_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
NAMES = {"w": W, "wp": WP}
Part = etree._Element
PICTURE = png()


def made(report: Report = REPORT, pages: dict[str, int] | None = None) -> bytes:
    pictures = [PICTURE] * len(charts_of(report))
    return render_word(report, REFERENCE, pictures=pictures, pages=pages)


def part(data: bytes, name: str) -> Part:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def document(*blocks: Block) -> Part:
    return part(made(report_of(*blocks) if blocks else REPORT), "word/document.xml")


def every(root: Part, path: str) -> list[Part]:
    found = root.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, Part)]


def value(element: Part, name: str = "val") -> str:
    return element.get(f"{{{W}}}{name}", "")


def words(element: Part) -> str:
    return "".join(each.text or "" for each in element.iter(f"{{{W}}}t"))


def style(paragraph: Part) -> str:
    return value(every(paragraph, "w:pPr/w:pStyle")[0])
