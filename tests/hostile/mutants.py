"""Mutants of a filled workbook, and whether one was read as something else without a word.

A mutant is made from a seed, always the same. Its maker knows which input cells it touched: it
compares what the XML says of each cell before and after, with its texts and its number format.
What else a mutant changes must not change a value.
"""

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from lxml import etree

from chytrejsi.findings import Finding
from chytrejsi.sheet.intake.cells import cell_name, column_number
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.intake.refusal import Refused
from chytrejsi.sheet.intake.worker import read_file
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import read_again
from hostile.packages import STRINGS
from sheetcase import repacked

STYLES, BOOK = "xl/styles.xml", "xl/workbook.xml"
Key = tuple[str, str, str]  # sheet, item (or the number of a row that has none), column
Answers = Mapping[Key, tuple[object, str]]  # each value with its cell
Touched = frozenset[str]
Drawn = random.Random
OfBytes = Callable[[Drawn, bytes], bytes]
OfXml = Callable[[Drawn, list[etree._Element]], None]

_UNFORESEEN = re.compile(r"\((\w*(?:Error|Exception|Interrupt)): ")
_CONTROL = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]"
    rb"|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|x0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_WEIGHTS = {"xl/worksheets/": 8, STRINGS: 20, STYLES: 6, BOOK: 6}  # other parts have 1


class Verdict(StrEnum):
    """What became of a mutant."""

    REFUSED = "refused"
    SAME = "accepted unchanged"
    EDITED = "accepted with a legitimate edit of an input"
    SILENT = "accepted with a silently different value"


class Broken(AssertionError):  # noqa: N818 - a promise is broken; it is no error of the program
    """A promise that holds for every workbook was broken."""


@dataclass(frozen=True)
class Mutant:
    """The bytes of a mutant, what was done, and the cells whose own content that touched."""

    data: bytes
    done: str
    touched: Touched


@dataclass
class Original:
    """The workbook that mutants are made of, and what is read from it."""

    data: bytes
    rounds: Rounds
    answers: Answers = field(default_factory=dict)

    def __post_init__(self) -> None:
        read = answers_of(self.data, self.rounds)
        if read is None:
            raise Broken("the original is refused")
        self.answers = read

    @cached_property
    def parts(self) -> Mapping[str, bytes]:
        """Its parts, unpacked."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            return {name: package.read(name) for name in package.namelist()}

    @cached_property
    def cells(self) -> Mapping[str, object]:
        """What the XML says of each cell."""
        return dict(said_by(self.parts))

    def mutant(self, seed: object) -> Mutant:
        """Make the mutant of a seed."""
        drawn = random.Random(str(seed))  # noqa: S311 - the same each time
        if drawn.random() < 0.12:
            change = drawn.choice(OF_BYTES)
            return Mutant(change(drawn, self.data), f"zip: {change.__name__}", frozenset())
        weights = [
            next((many for start, many in _WEIGHTS.items() if name.startswith(start)), 1)
            for name in self.parts
        ]
        (name,) = drawn.choices(list(self.parts), weights)
        content, done = self.parts[name], []
        for _time in range(drawn.choice([1, 1, 1, 2, 3])):
            if drawn.random() < 0.3:
                of_bytes = drawn.choice(OF_BYTES)
                content = of_bytes(drawn, content)
                done.append(of_bytes.__name__)
            else:
                of_xml = drawn.choice(OF_XML)
                content = _changed(drawn, content, of_xml, self._inputs(name))
                done.append(of_xml.__name__)
        mutated = {**self.parts, name: content}
        data = repacked(self.data, {name: content})
        return Mutant(data, f"{name}: {', '.join(done)}", self._touched(name, mutated))

    @cached_property
    def _markers(self) -> Mapping[str, str]:
        """The sheet of each part that is one."""
        strings = _children(self.parts.get(STRINGS), "si")
        sheets = [name for name in self.parts if name.startswith("xl/worksheets/sheet")]
        return {name: _sheet_id(_parsed(self.parts[name]), strings) for name in sheets}

    def _inputs(self, name: str) -> Touched:
        """Give the names of the filled inputs in a part, which are few among its cells."""
        places = (place.split("!") for _value, place in self.answers.values())
        return frozenset(cell for sheet, cell in places if sheet == self._markers.get(name))

    def _touched(self, name: str, mutated: Mapping[str, bytes]) -> Touched:
        """Tell of which cells the XML says something else; of other parts they are none."""
        if not name.startswith(("xl/worksheets/sheet", STRINGS, STYLES)):
            return frozenset()
        try:
            now = dict(said_by(mutated))
        except etree.XMLSyntaxError:
            return frozenset()
        return frozenset(
            cell for cell in self.cells.keys() | now.keys() if self.cells.get(cell) != now.get(cell)
        )

    def verdict(self, mutant: Mutant) -> Verdict:
        """Read a mutant and judge; raises Broken for an exception or a cell that is not counted."""
        answers = answers_of(mutant.data, self.rounds)
        if answers is None:
            return Verdict.REFUSED
        differing = [
            (self.answers.get(key), answers.get(key))
            for key in self.answers.keys() | answers.keys()
            if self.answers.get(key, (None,))[0] != answers.get(key, (None,))[0]
        ]
        if not differing:
            return Verdict.SAME
        known = (
            any(answer is not None and answer[1] in mutant.touched for answer in pair)
            for pair in differing
        )
        return Verdict.EDITED if all(known) else Verdict.SILENT


def answers_of(data: bytes, rounds: Rounds) -> Answers | None:
    """Read a workbook as the readers' process and the parent do; None where it is refused."""
    incoming = Incoming("x.xlsx", data, "0" * 64)
    found = read_file(incoming)
    if isinstance(found, Finding):
        if unforeseen := _UNFORESEEN.search(found.message()):
            raise Broken(unforeseen[1])
        return None
    try:
        reading = read_again(incoming, rounds, lambda _incoming: found).reading
    except Refused:
        return None
    cells = reading.cells
    if cells.filled != cells.accepted + cells.normalised + cells.refused + cells.ignored:
        raise Broken(f"not all cells are counted: {cells}")
    if reading.refused:
        return None
    return {
        (sheet, row.row.key or str(row.filled.number), column): (
            answer.value,
            f"{sheet}!{answer.cell.name}",
        )
        for sheet, rows in reading.answers.items()
        for row in rows
        for column, answer in row.answers.items()
    }


# --- what the XML says of a cell ---


def said_by(parts: Mapping[str, bytes]) -> Iterator[tuple[str, object]]:
    """Give each cell as `sheet!A1` with its own XML, its shared text and its number format."""
    strings = _children(parts.get(STRINGS), "si")
    styles = _formats(parts.get(STYLES))
    for name, content in parts.items():
        if not name.startswith("xl/worksheets/sheet"):
            continue
        root = _parsed(content)
        marker = _sheet_id(root, strings) or name
        said: dict[str, list[object]] = {}
        for place, cell in _cells(root):
            said.setdefault(place, []).append(_said(cell, strings, styles))
        for place, all_said in said.items():
            yield f"{marker}!{place}", tuple(all_said)


def _parsed(content: bytes) -> etree._Element:
    return etree.fromstring(_CONTROL.sub(b"?", content), _PARSER)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _children(content: bytes | None, tag: str) -> list[bytes]:
    if content is None:
        return []
    return [etree.tostring(each) for each in _parsed(content).iter() if _local(each) == tag]


def _formats(content: bytes | None) -> list[tuple[object, ...]]:
    """Give the number format and the font of each style."""
    if content is None:
        return []
    root = _parsed(content)
    codes = {each.get("numFmtId"): each.get("formatCode") for each in root.iter("{*}numFmt")}
    return [
        (style.get("numFmtId"), codes.get(style.get("numFmtId")))
        for styles in root.iter("{*}cellXfs")
        for style in styles.iter("{*}xf")
    ]


def _sheet_id(root: etree._Element, strings: list[bytes]) -> str:
    text = etree.tostring(root)
    inside = re.search(rb">chytrejsi:([a-z]+)<", text)
    if inside is None:
        first = root.find(".//{*}c/{*}v")
        index = "" if first is None else first.text or ""
        there = index.isdecimal() and int(index) < len(strings)
        inside = re.search(rb">chytrejsi:([a-z]+)<", strings[int(index)] if there else b"")
    return inside[1].decode() if inside else ""


def _cells(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Give each cell with its place; one that does not say it stands after the one before."""
    row = column = 0
    for each in root.iter("{*}row", "{*}c"):
        place = each.get("r", "")
        if _local(each) == "row":
            row, column = int(place) if place.isdecimal() else row + 1, 0
            continue
        letters = re.match(r"[A-Z]{1,3}(?=[0-9])", place)
        column = column_number(letters[0]) if letters else column + 1
        yield place or cell_name(row, column), each


def _said(cell: etree._Element, strings: list[bytes], styles: list[tuple[object, ...]]) -> object:
    style, text = cell.get("s", "0"), ""
    shown = styles[int(style)] if style.isdecimal() and int(style) < len(styles) else ()
    inside = b"".join(etree.tostring(each) for each in cell)
    if cell.get("t") == "s":
        index = "".join(map(str, cell.itertext()))
        known = index.isdecimal() and int(index) < len(strings)
        text = strings[int(index)].decode() if known else index
        inside = b""
    return cell.get("t"), text, inside, cell.text, shown


# --- changes ---


def flip(drawn: Drawn, data: bytes) -> bytes:
    """Turn one bit around."""
    at = drawn.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << drawn.randrange(8))]) + data[at + 1 :]


def overwrite(drawn: Drawn, data: bytes) -> bytes:
    """Write noise over a few bytes."""
    at, length = drawn.randrange(len(data)), drawn.randrange(1, 9)
    return data[:at] + drawn.randbytes(length) + data[at + length :]


def insert(drawn: Drawn, data: bytes) -> bytes:
    """Put a few bytes in."""
    at = drawn.randrange(len(data))
    return (
        data[:at] + drawn.choice([drawn.randbytes(3), b"0", b" ", b"<", b"&#7;", b"x"]) + data[at:]
    )


def cut(drawn: Drawn, data: bytes) -> bytes:
    """Take a piece out."""
    at = drawn.randrange(len(data))
    return data[:at] + data[at + drawn.choice([1, 2, 5, 40, 300]) :]


def truncate(drawn: Drawn, data: bytes) -> bytes:
    """Cut the end off."""
    return data[: drawn.randrange(len(data))]


def repeat(drawn: Drawn, data: bytes) -> bytes:
    """Put a piece in once more."""
    at, length = drawn.randrange(len(data)), drawn.choice([1, 8, 60, 400])
    return data[: at + length] + data[at : at + length] + data[at + length :]


def exchange(drawn: Drawn, data: bytes) -> bytes:
    """Let two digits or letters of one kind change their places."""
    places = [match.start() for match in re.finditer(rb"[0-9]", data)] or [0]
    first, second = sorted((drawn.choice(places), drawn.choice(places)))
    changed = bytearray(data)
    changed[first], changed[second] = changed[second], changed[first]
    return bytes(changed)


OF_BYTES: tuple[OfBytes, ...] = (
    flip,
    overwrite,
    insert,
    cut,
    truncate,
    repeat,
    exchange,
)

_ATTRIBUTES = {
    "t": ["n", "s", "str", "inlineStr", "b", "e", "d", "x"],
    "s": [str(number) for number in range(20)] + ["9999", "-1", "x"],
    "r": ["A1", "H5", "H6", "H7", "I5", "XFD1048576", "5", "6", "7", "1048577", "x"],
    "hidden": ["1", "0", "true"],
    "date1904": ["1", "0"],
    "state": ["hidden", "veryHidden", "visible"],
    "numFmtId": ["0", "9", "10", "14", "22", "46", "49", "164", "165", "999"],
    "formatCode": ["0%", r"0\ d", "d.m.yyyy", "#,##0 m2", "@", ";;;", "0.0", '"x"0', "General"],
    "ref": ["A1:Z99", "H5:H9", "A1", "A10:XFD1048576", "x"],
    "Target": ["worksheets/sheet3.xml", "worksheets/sheet4.xml", "styles.xml", "NULL", "../x"],
    "spans": ["1:1", "5:2"],
    "val": ["0", "1"],
}
_TEXTS = ["", " ", "0", "7", "8", "-1", "1E400", "12,5", "NaN", "TRUE", "#REF!", "EN-01", "EN-02"]
_TEXTS += ["=1+1", "_x0037_", "\u00a07", "٧", "a" * 40_000, "2025-01-01", "0.07", "45000", "99999"]
_MERGES = ["H5:H6", "G5:H5", "A5:B6", "H7:I7", "A1:XFD1048576", "B5:B5"]


def _changed(drawn: Drawn, content: bytes, change: OfXml, inputs: Touched) -> bytes:
    """Change the elements of a part; one that is no XML any more stays as it is.

    Half of the time something of a cell is changed, and often of an input, for they are few.
    """
    try:
        root = etree.fromstring(content, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return content
    elements = [each for each in root.iter() if isinstance(each.tag, str)]
    cells = [each for each in elements if _local(each) in {"c", "v", "t", "si", "is", "row"}]
    filled = [each for cell in cells if cell.get("r") in inputs for each in cell.iter("*")]
    (chosen,) = drawn.choices((filled, cells, elements), (2, 2, 3))
    with suppress(ValueError):  # an element cannot be put into itself
        change(drawn, chosen or elements)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def delete_element(drawn: Drawn, elements: list[etree._Element]) -> None:
    element = drawn.choice(elements)
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def double_element(drawn: Drawn, elements: list[etree._Element]) -> None:
    element = drawn.choice(elements)
    if element.getparent() is not None:
        element.addnext(_copied(element))


def move_copy(drawn: Drawn, elements: list[etree._Element]) -> None:
    drawn.choice(elements).append(_copied(drawn.choice(elements)))


def swap_siblings(drawn: Drawn, elements: list[etree._Element]) -> None:
    parent = drawn.choice([each for each in elements if len(each) > 1] or elements)
    if len(parent) > 1:
        first, second = sorted(drawn.sample(range(len(parent)), 2))
        one, other = parent[first], parent[second]
        parent.insert(second, one)
        parent.insert(first, other)


def swap_contents(drawn: Drawn, elements: list[etree._Element]) -> None:
    one, other = _pair(drawn, elements)
    one.text, other.text = other.text, one.text
    inside = list(one), list(other)
    one[:], other[:] = inside[1], inside[0]


def swap_attributes(drawn: Drawn, elements: list[etree._Element]) -> None:
    one, other = _pair(drawn, elements)
    first, second = list(one.attrib.items()), list(other.attrib.items())
    for element, attributes in ((one, second), (other, first)):
        element.attrib.clear()
        element.attrib.update(attributes)


def swap_attribute(drawn: Drawn, elements: list[etree._Element]) -> None:
    one, other = _pair(drawn, elements)
    for name in drawn.sample(sorted(map(str, one.attrib)), min(1, len(one.attrib))):
        mine, its = one.get(name), other.get(name)
        if mine is not None and its is not None:
            one.set(name, its)
            other.set(name, mine)


def set_attribute(drawn: Drawn, elements: list[etree._Element]) -> None:
    element = drawn.choice(elements)
    known = [name for name in _ATTRIBUTES if name in element.attrib]
    name = drawn.choice(known) if known and drawn.random() < 0.8 else drawn.choice([*_ATTRIBUTES])
    element.set(name, drawn.choice(_ATTRIBUTES[name]))


def drop_attribute(drawn: Drawn, elements: list[etree._Element]) -> None:
    element = drawn.choice(elements)
    for name in drawn.sample(sorted(map(str, element.attrib)), min(1, len(element.attrib))):
        del element.attrib[name]


def set_text(drawn: Drawn, elements: list[etree._Element]) -> None:
    element = drawn.choice([each for each in elements if (each.text or "").strip()] or elements)
    others = [each.text or "" for each in elements]
    element.text = drawn.choice([*_TEXTS, drawn.choice(others)])


def edit_text(drawn: Drawn, elements: list[etree._Element]) -> None:
    element = drawn.choice([each for each in elements if (each.text or "").strip()] or elements)
    text = element.text or ""
    at = drawn.randrange(len(text) + 1)
    element.text = (
        text[:at] + drawn.choice(["", "1", "0", " ", ",", "\u0430", "\u200b"]) + text[at + 1 :]
    )


def rename_element(drawn: Drawn, elements: list[etree._Element]) -> None:
    drawn.choice(elements).tag = str(drawn.choice(elements).tag)


def comment_inside(drawn: Drawn, elements: list[etree._Element]) -> None:
    element = drawn.choice(elements)
    node: etree._Element = drawn.choice([etree.Comment("x"), etree.ProcessingInstruction("x", "y")])
    text = element.text or ""
    at = drawn.randrange(len(text) + 1)
    element.text, node.tail = text[:at], text[at:]
    element.insert(0, node)


def merge_cells(drawn: Drawn, elements: list[etree._Element]) -> None:
    root = elements[0].getroottree().getroot()
    space = etree.QName(root).namespace
    area = etree.SubElement(
        etree.SubElement(root, f"{{{space}}}mergeCells"), f"{{{space}}}mergeCell"
    )
    area.set("ref", drawn.choice(_MERGES))


def _copied(element: etree._Element) -> etree._Element:
    copy = etree.fromstring(etree.tostring(element, with_tail=False), _PARSER)
    copy.tail = None
    return copy


def _pair(drawn: Drawn, elements: list[etree._Element]) -> tuple[etree._Element, etree._Element]:
    """Draw two elements of one name; an element that is alone is its own pair."""
    one = drawn.choice(elements)
    return one, drawn.choice([each for each in elements if each.tag == one.tag])


OF_XML: tuple[OfXml, ...] = (
    delete_element,
    double_element,
    move_copy,
    swap_siblings,
    swap_contents,
    swap_attributes,
    swap_attribute,
    set_attribute,
    drop_attribute,
    set_text,
    edit_text,
    rename_element,
    comment_inside,
    merge_cells,
)
