"""The .docx of a whole annual report, as it comes from the data: its form holds everywhere."""

import io
import zipfile
from itertools import pairwise

import pytest
from lxml import etree

from chytrejsi.render.numbering import layout_of
from chytrejsi.render.word import charts_of, render_word
from chytrejsi.render.word.properties import PLACES
from chytrejsi.report.blocks import Editable
from reportcase import REFERENCE
from reportmaking import annual, dataset
from wordcase import PICTURE, Part, W, every, part, style, value, words

REPORT = annual(dataset())
HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")


@pytest.fixture(scope="module")
def data() -> bytes:
    """Make the document once."""
    pages = {each.target.bookmark: 7 for each in layout_of(REPORT).placed}
    pictures = [PICTURE] * len(charts_of(REPORT))
    return render_word(REPORT, REFERENCE, pictures=pictures, pages=pages)


@pytest.fixture(scope="module")
def root(data: bytes) -> Part:
    """Read its text."""
    return part(data, "word/document.xml")


def test_every_header_row_repeats_and_no_row_breaks(root: Part) -> None:
    tables = every(root, "//w:tbl")
    assert tables
    for each in tables:
        rows = every(each, "w:tr")
        assert [bool(every(row, "w:trPr/w:tblHeader")) for row in rows] == [
            number == 0 for number in range(len(rows))
        ]
        assert all(every(row, "w:trPr/w:cantSplit") for row in rows)


def test_captions_stay_with_what_they_name(root: Part) -> None:
    for each in every(root, "//w:p[w:pPr/w:pStyle/@w:val='Caption']"):
        before = each.getprevious()
        if before is not None and every(before, ".//w:drawing"):
            assert every(before, ".//w:p/w:pPr/w:keepNext")
        else:
            assert every(each, "w:pPr/w:keepNext")


def test_no_paragraph_is_empty_and_no_page_is_broken_by_hand(root: Part) -> None:
    empty = [
        each
        for each in every(root, "//w:p")
        if not words(each).strip() and not every(each, ".//w:drawing")
    ]
    assert {style(each) for each in empty} <= {"SectionEnd"}
    assert not every(root, "//w:br[@w:type='page'] | //w:lastRenderedPageBreak")


def test_styles_keep_headings_with_their_text_and_leave_no_widows(data: bytes) -> None:
    styles = part(data, "word/styles.xml")
    for name in (*HEADINGS, "TOCHeading"):
        form = f"//w:style[@w:styleId='{name}']/w:pPr"
        assert every(styles, f"{form}/w:keepNext"), name
        assert every(styles, f"{form}/w:keepLines"), name
    assert every(styles, "//w:style[@w:default='1']/w:pPr/w:widowControl[not(@w:val)]")
    off = "//w:widowControl[@w:val='0' or @w:val='false']"
    assert not every(styles, off)
    assert not every(part(data, "word/document.xml"), off)


def test_no_level_of_heading_is_left_out(root: Part) -> None:
    levels = [
        HEADINGS.index(style(each)) + 1
        for each in every(root, "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]")
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_references_and_entries_lead_to_bookmarks(root: Part) -> None:
    marks = {value(each, "name") for each in every(root, "//w:bookmarkStart")}
    codes = [(each.text or "").split() for each in every(root, "//w:instrText")]
    asked = {code[1] for code in codes if code[0] in {"REF", "PAGEREF"}}
    anchors = {value(each, "anchor") for each in every(root, "//w:hyperlink[@w:anchor]")}
    assert asked
    assert asked | anchors <= marks


def test_each_sequence_of_captions_counts_without_a_gap(root: Part) -> None:
    counted: dict[str, list[int]] = {}
    for each in every(root, "//w:p[w:pPr/w:pStyle/@w:val='Caption']"):
        label, number = words(each).split(":")[0].split("\u00a0")
        counted.setdefault(label, []).append(int(number))
    assert set(counted) == {"Tabulka", "Graf"}
    for numbers in counted.values():
        assert numbers == list(range(1, len(numbers) + 1))


def test_controls_are_not_nested_and_each_says_what_one_may_do(root: Part) -> None:
    assert not every(root, "//w:sdt//w:sdt")
    locks = {
        value(every(each, "w:sdtPr/w:tag")[0]): [value(x) for x in every(each, "w:sdtPr/w:lock")]
        for each in every(root, "//w:sdt")
    }
    narratives = {each.tag for each in REPORT.blocks if isinstance(each, Editable)}
    assert narratives
    assert {tag for tag, lock in locks.items() if lock == ["sdtLocked"]} == narratives
    assert locks.pop("contents") == []  # a person may renew it
    assert all(lock == ["sdtContentLocked"] for tag, lock in locks.items() if tag not in narratives)
    for each in every(root, "//w:sdt/w:sdtContent"):
        assert {child.tag for child in each} <= {f"{{{W}}}p", f"{{{W}}}tbl"}


def test_every_tag_of_a_narrative_leads_to_its_place(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [
            etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.startswith("customXml/item") and "Props" not in name and "_rels" not in name
        ]
    places = next(each for each in parts if etree.QName(each).namespace == PLACES)
    told = {each.get("tag"): each.get("path") for each in places}
    narratives = [each for each in REPORT.blocks if isinstance(each, Editable)]
    assert told == {each.tag: each.place for each in narratives}
    free = "//w:sdt[w:sdtPr/w:lock/@w:val='sdtLocked']/w:sdtPr/w:tag"
    tags = {value(each) for each in every(part(data, "word/document.xml"), free)}
    assert tags == set(told)
