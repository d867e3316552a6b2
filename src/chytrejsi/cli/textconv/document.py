"""A Word document as lines: headings, paragraphs, lists and tables, whatever holds them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from chytrejsi.cli.textconv.parts import read_part, relations_of
from chytrejsi.language import N_, _
from chytrejsi.sheet.intake.package import Package
from chytrejsi.sheet.intake.xml import Attributes, Silent

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main}"
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
# what else belongs to a document, in the order in which it is shown
_BESIDE = {
    "header": N_("Header"),
    "footer": N_("Footer"),
    "footnotes": N_("Footnotes"),
    "endnotes": N_("Endnotes"),
    "comments": N_("Comments"),
}
_SIGNS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "ins": "{+",
    "del": "[-",
    "moveTo": "{+",
    "moveFrom": "[-",
}
_PROPERTIES = frozenset({"pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr"})
_CLOSING = {"ins": "+}", "del": "-]", "moveTo": "+}", "moveFrom": "-]"}


def document_lines(package: Package, main: str) -> Iterator[str]:
    """Give the lines of a document whose main part is named."""
    relations = sorted(set(relations_of(package, main).values()))
    styles = _Styles()
    for kind, target in relations:
        if kind == "styles":
            read_part(package, target, styles)
    body = _Body(styles)
    read_part(package, main, body)
    yield from body.lines
    for wanted, title in _BESIDE.items():
        for kind, target in relations:
            if kind == wanted:
                beside = _Body(styles)
                read_part(package, target, beside)
                if beside.lines:
                    yield from ("", f"[{_(title)}]", *beside.lines)


def _named(attributes: Attributes, name: str) -> str:
    """Give an attribute of Word's own namespace."""
    return attributes.get(_WORD + name, attributes.get(_STRICT + name, ""))


@dataclass(slots=True)
class _Style:
    """What a style makes of its paragraphs: a heading of a level, an item of a list."""

    heading: int = 0
    listed: bool = False
    base: str = ""


class _Styles(Silent):
    """The styles of paragraphs by their ids."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._style = _Style()

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the element that begins."""
        if name == "style":
            self._style = _Style()
            self._styles[_named(attributes, "styleId")] = self._style
        elif name == "name" and (match := _HEADING.fullmatch(_named(attributes, "val"))):
            self._style.heading = int(match[1])
        elif name == "name" and _named(attributes, "val").lower() == "title":
            self._style.heading = 1
        elif name == "numPr":
            self._style.listed = True
        elif name == "basedOn":
            self._style.base = _named(attributes, "val")

    def of(self, name: str) -> _Style:
        """Give a style with what it has from those that it is based on."""
        whole, seen = _Style(), set[str]()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            whole.heading = whole.heading or style.heading
            whole.listed = whole.listed or style.listed
            name = style.base
        return whole


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being read."""

    style: str = ""
    level: int = 0
    listed: bool = False
    text: list[str] = field(default_factory=list)


class _Body(Silent):
    """The lines of a part; a row of a table is one of them."""

    def __init__(self, styles: _Styles) -> None:
        self.lines: list[str] = []
        self._styles = styles
        self._paragraphs: list[_Paragraph] = []  # a text box has paragraphs within a paragraph
        self._rows: list[list[list[str]]] = []  # of the tables around: cells with their lines
        self._reading = False
        self._skipped = 0  # within what is there a second time, for older programs
        self._properties = 0  # within how something looks

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the element that begins."""
        if name == "Fallback":
            self._skipped += 1
        if self._skipped:
            return
        self._properties += name in _PROPERTIES
        if name == "p":
            self._paragraphs.append(_Paragraph())
        elif name == "tr":
            self._rows.append([])
        elif name == "tc" and self._rows:
            self._rows[-1].append([])
        elif self._paragraphs and self._properties:
            self._look(self._paragraphs[-1], name, attributes)
        elif self._paragraphs:
            self._inside(self._paragraphs[-1], name, attributes)

    def _look(self, paragraph: _Paragraph, name: str, attributes: Attributes) -> None:
        if name == "pStyle":
            paragraph.style = _named(attributes, "val")
        elif name == "numPr":
            paragraph.listed = True
        elif name == "ilvl":
            level = _named(attributes, "val")
            paragraph.level = int(level) if level in set("0123456789") else 0

    def _inside(self, paragraph: _Paragraph, name: str, attributes: Attributes) -> None:
        if name in {"t", "delText"}:
            self._reading = True
        elif name in _SIGNS:
            paragraph.text.append(_SIGNS[name])
        elif name == "docPr" and attributes.get("descr"):
            paragraph.text.append(_("[picture: {text}]", text=attributes["descr"]))

    def text(self, text: str) -> None:
        """Keep the text where it is wanted."""
        if self._reading and self._paragraphs:
            self._paragraphs[-1].text.append(text)

    def end(self, name: str) -> None:
        """Take in the element that has ended."""
        if name == "Fallback":
            self._skipped -= 1
        if self._skipped:
            return
        self._properties -= name in _PROPERTIES
        if not self._properties:
            self._close(name)

    def _close(self, name: str) -> None:
        if name in {"t", "delText"}:
            self._reading = False
        elif name in _CLOSING and self._paragraphs:
            self._paragraphs[-1].text.append(_CLOSING[name])
        elif name == "p" and self._paragraphs:
            self._put(self._line(self._paragraphs.pop()))
        elif name == "tr" and self._rows:
            cells = [" / ".join(lines) for lines in self._rows.pop()]
            if any(cells):
                self._put(f"| {' | '.join(cells)} |")

    def _line(self, paragraph: _Paragraph) -> str:
        text = "".join(paragraph.text).strip()
        style = self._styles.of(paragraph.style)
        if not text:
            return ""
        if style.heading:
            return f"{'#' * style.heading} {text}"
        return f"{'  ' * paragraph.level}- {text}" if paragraph.listed or style.listed else text

    def _put(self, line: str) -> None:
        """Put a line where it stands: into the cell around it, or below the others."""
        if not line:
            return
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(line.replace("\n", " / "))
        else:
            self.lines.append(line)
