import io
import zipfile
from datetime import date, datetime

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl.styles import Font

from chytrejsi.openxml import normalise, visible

DAY = date(2026, 1, 31)


def workbook(created: datetime = datetime(2026, 1, 1)) -> bytes:  # noqa: DTZ001 - openpyxl's are naive
    book = openpyxl.Workbook()
    book["Sheet"]["A1"] = "x"
    book.properties.created = created
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def document(author: str = "python-docx") -> bytes:
    made = docx.Document()
    made.core_properties.author = author
    made.core_properties.last_modified_by = "Jana"
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def core(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("docProps/core.xml").decode("utf-8")


def later(data: bytes) -> bytes:
    """Repack with other zip times and in another order, as another run may."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in reversed(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, (2030, 5, 6, 7, 8, 10)), old.read(name))
    return stream.getvalue()


def test_two_workbooks_made_at_different_times_become_equal() -> None:
    first = workbook()
    second = later(workbook(datetime(2030, 5, 6, 7, 8, 9)))  # noqa: DTZ001
    assert first != second
    assert normalise(first, DAY) == normalise(second, DAY)


def test_normalising_twice_changes_nothing() -> None:
    once = normalise(document(), DAY)
    assert normalise(once, DAY) == once


def test_content_survives() -> None:
    book = openpyxl.load_workbook(io.BytesIO(normalise(workbook(), DAY)))
    assert book["Sheet"]["A1"].value == "x"


def test_created_and_modified_are_the_day() -> None:
    properties = docx.Document(io.BytesIO(normalise(document(), DAY))).core_properties
    assert properties.created.date() == DAY
    assert properties.modified.date() == DAY


def test_no_library_and_no_last_person_is_named() -> None:
    for data in (workbook(), document()):
        text = core(normalise(data, DAY))
        assert "creator" not in text
        assert "lastModifiedBy" not in text


def test_an_author_who_was_given_stays() -> None:
    assert "Vzorový kraj" in core(normalise(document("Vzorový kraj"), DAY))


def test_entries_are_in_one_order_with_one_time() -> None:
    with zipfile.ZipFile(io.BytesIO(normalise(document(), DAY))) as package:
        names = package.namelist()
        assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert names[2:] == sorted(names[2:])
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in package.infolist()} == {0}


@given(st.text(st.characters()))
def test_every_text_becomes_valid_xml(text: str) -> None:
    element = etree.Element("t")
    element.text = visible(text)
    assert etree.fromstring(etree.tostring(element)).text in {visible(text), None}


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("a\x07b", "a␇b"),
        ("a\x7fb", "a␡b"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\ud800b", "a⟨U+D800⟩b"),
        ("a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne"),
        ("e\u0301\tx", "é\tx"),
        ("1\u00a0000 ks – „ano“", "1\u00a0000 ks – „ano“"),
    ],
)
def test_what_cannot_be_seen_is_shown(raw: str, seen: str) -> None:
    assert visible(raw) == seen


def test_the_parts_of_a_font_are_in_the_order_of_the_schema() -> None:
    book = openpyxl.Workbook()
    book["Sheet"]["A1"].font = Font(name="Arial", sz=9, b=True, color="FF112233")
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(io.BytesIO(normalise(stream.getvalue(), DAY))) as package:
        fonts = etree.fromstring(package.read("xl/styles.xml")).findall(".//{*}font")
    names = [etree.QName(part).localname for part in fonts[-1]]
    assert names == ["b", "sz", "color", "name"]
