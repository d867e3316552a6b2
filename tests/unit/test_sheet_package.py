import io
import struct
import zipfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chytrejsi.findings import Severity
from chytrejsi.model.dataset import Dataset
from chytrejsi.sheet.intake.file import FILE_LIMIT, Incoming, take
from chytrejsi.sheet.intake.refusal import Refused
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import Submission, judge, saved_at
from sheetcase import (
    GOOD,
    OLE,
    Part,
    dataset_of,
    filled,
    make_workspace,
    recoded,
    repacked,
    replacing,
    template,
)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset_of(make_workspace(tmp_path_factory.mktemp("kraj")))


@pytest.fixture(scope="module")
def data(dataset: Dataset) -> bytes:
    return filled(template(dataset, "odbor-energetiky"), GOOD)


def judged(dataset: Dataset, data: bytes) -> Submission:
    return judge(Incoming("x.xlsx", data, "0" * 64), Rounds(dataset))


def refusals(dataset: Dataset, data: bytes) -> set[str]:
    submission = judged(dataset, data)
    return {each.code for each in submission.findings if each.severity is Severity.ERROR}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "WORKBOOK_NO_BYTES"),
        (b"a;b\n1;2\n", "WORKBOOK_OTHER_KIND"),
        (b"<!DOCTYPE html><html>", "WORKBOOK_OTHER_KIND"),
        (b"%PDF-1.7", "WORKBOOK_OTHER_KIND"),
        (b"\x00\x01\x02", "WORKBOOK_OTHER_KIND"),
        (bytes.fromhex("D0CF11E0A1B11AE1"), "WORKBOOK_OTHER_KIND"),
        (b"PK\x03\x04 and nothing more", "WORKBOOK_DAMAGED"),
        (b"PK\x05\x06" + bytes(18), "WORKBOOK_OTHER_KIND"),
    ],
)
def test_what_is_no_workbook_is_told_by_its_content(
    dataset: Dataset, content: bytes, code: str
) -> None:
    assert refusals(dataset, content) == {code}


OLE_KINDS = {"EncryptedPackage": "WORKBOOK_PASSWORD", "Workbook": "WORKBOOK_XLS"}


def test_each_kind_of_file_has_its_own_sentence(dataset: Dataset) -> None:
    def message(content: bytes) -> str:
        (finding,) = judged(dataset, content).findings
        return finding.message()

    def package(*parts: str) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for part in parts:
                archive.writestr(part, "x")
        return packed.getvalue()

    kinds = [
        *(OLE + name.encode("utf-16-le") for name in OLE_KINDS),
        *(b"", b"%PDF-1.7", b"<html>", b"a;b", b"\x89PNG\x00"),
        package("mimetype", "content.xml"),
        package("[Content_Types].xml", "xl/workbook.bin"),
        *(package("[Content_Types].xml", each) for each in ("word/document.xml", "ppt/x.xml")),
        package("[Content_Types].xml", "xl/vbaProject.bin"),
        package("[Content_Types].xml", "xl/embeddings/oleObject1.bin"),
        package("anything.txt"),
    ]
    assert len({message(each) for each in kinds}) == len(kinds)
    assert message("a;b".encode("utf-16")) == message(b"a;b")


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("xl/vbaProject.bin", "WORKBOOK_MACROS"),
        ("xl/macrosheets/sheet1.xml", "WORKBOOK_MACROS"),
        ("XL/Embeddings/oleObject1.bin", "WORKBOOK_EMBEDDED"),
        ("xl/activeX/activeX1.xml", "WORKBOOK_EMBEDDED"),
        ("xl/connections.xml", "WORKBOOK_EMBEDDED"),
        ("xl/queryTables/queryTable1.xml", "WORKBOOK_EMBEDDED"),
        ("xl/ctrlProps/ctrlProp1.xml", "WORKBOOK_EMBEDDED"),
    ],
)
def test_what_is_in_a_workbook_beside_sheets(
    dataset: Dataset, data: bytes, part: str, code: str
) -> None:
    assert refusals(dataset, repacked(data, {part: b"x"})) == {code}


def test_other_packages_are_named(dataset: Dataset) -> None:
    for part in ("word/document.xml", "ppt/presentation.xml", "anything.txt"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as package:
            package.writestr(part, "x")
        assert refusals(dataset, packed.getvalue()) == {"WORKBOOK_OTHER_KIND"}


@pytest.mark.parametrize("name", ["../x", "/x", "a\\b", "C:/x", "a//b", "a/./b", "a\x01b"])
def test_forbidden_names(dataset: Dataset, data: bytes, name: str) -> None:
    packed = io.BytesIO(data)
    with zipfile.ZipFile(packed, "a") as package:
        entry = zipfile.ZipInfo("x")
        entry.filename = name
        package.writestr(entry, b"x")
    assert refusals(dataset, packed.getvalue()) == {"WORKBOOK_PACKAGE"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["xl/workbook.xml", "XL/Workbook.xml"])
def test_names_that_come_twice_even_in_another_case(
    dataset: Dataset, data: bytes, name: str
) -> None:
    packed = io.BytesIO(data)
    with zipfile.ZipFile(packed, "a") as package:
        package.writestr(name, b"<workbook/>")
    assert refusals(dataset, packed.getvalue()) == {"WORKBOOK_PACKAGE"}


def test_data_around_the_zip_and_two_zips_in_one(dataset: Dataset, data: bytes) -> None:
    assert refusals(dataset, data) == set()
    assert refusals(dataset, data + b"\x00") == {"WORKBOOK_PACKAGE"}
    assert refusals(dataset, data + data) == {"WORKBOOK_PACKAGE"}
    assert refusals(dataset, b"PK\x03\x04junk" + data) == {"WORKBOOK_PACKAGE"}


def test_entries_that_overlap(dataset: Dataset, data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        first, second = package.infolist()[:2]
    here = data.index(struct.pack("<I", second.header_offset), data.index(b"PK\x01\x02"))
    forged = data[:here] + struct.pack("<I", first.header_offset + 4) + data[here + 4 :]
    assert refusals(dataset, forged) <= {"WORKBOOK_PACKAGE", "WORKBOOK_DAMAGED"}
    assert refusals(dataset, forged)


def test_an_entry_that_reaches_beyond_the_end(dataset: Dataset, data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        last = max(package.infolist(), key=lambda each: each.header_offset)
    sizes = struct.pack("<II", last.compress_size, last.file_size)
    at = data.rindex(sizes)
    forged = data[:at] + struct.pack("<I", len(data)) + data[at + 4 :]
    assert refusals(dataset, forged) == {"WORKBOOK_PACKAGE"}


def test_a_way_of_packing_that_no_office_program_uses(dataset: Dataset, data: bytes) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name), zipfile.ZIP_BZIP2)
    assert refusals(dataset, packed.getvalue()) == {"WORKBOOK_DAMAGED"}


@pytest.mark.parametrize("flag", [0x20, 0x40], ids=["patched data", "strong encryption"])
def test_a_way_of_packing_that_nobody_unpacks(dataset: Dataset, data: bytes, flag: int) -> None:
    forged = bytearray(data)
    forged[data.index(b"PK\x01\x02") + 8] |= flag
    (finding,) = judged(dataset, bytes(forged)).findings
    assert finding.code == "WORKBOOK_DAMAGED"
    assert "Error" not in finding.message()


def test_a_password_on_an_entry(dataset: Dataset, data: bytes) -> None:
    at = data.index(b"PK\x01\x02") + 8
    forged = data[:at] + bytes([data[at] | 1]) + data[at + 1 :]
    assert refusals(dataset, forged) == {"WORKBOOK_PASSWORD"}


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/theme/theme1.xml"])
def test_a_part_that_lies_about_its_bytes(dataset: Dataset, data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entry = package.getinfo(name)
    at = entry.header_offset + 30 + len(name) + 20
    forged = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
    assert refusals(dataset, forged) == {"WORKBOOK_DAMAGED"}


@pytest.mark.parametrize(
    "bomb", [b"\n" * (80 << 20), b"\n" * (2 << 20)], ids=["part of 80 MB", "ratio"]
)
def test_bombs_are_not_unpacked(dataset: Dataset, data: bytes, bomb: bytes) -> None:
    assert refusals(dataset, repacked(data, {"xl/media/x.bin": bomb})) == {"WORKBOOK_UNPACKS"}


def test_too_many_entries(dataset: Dataset, data: bytes) -> None:
    many = {f"xl/media/{number}.bin": b"" for number in range(2001)}
    assert refusals(dataset, repacked(data, many)) == {"WORKBOOK_UNPACKS"}


def test_a_list_of_entries_beyond_all_measure_is_not_read(
    dataset: Dataset, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = data.rindex(b"PK\x05\x06") + 12
    forged = data[:end] + struct.pack("<I", (1 << 20) + 1) + data[end + 4 :]
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert refusals(dataset, forged) == {"WORKBOOK_UNPACKS"}


@pytest.mark.parametrize(
    ("limit", "low"),
    [
        ("package.PART_LIMIT", 9000),
        ("package.TOTAL_LIMIT", 20_000),
        ("package.ENTRY_LIMIT", 5),
        ("scan.SHEET_LIMIT", 6),
        ("sheet_parts.CELL_LIMIT", 10),
        ("sheet_parts.MERGE_LIMIT", 1),
        ("xml.ELEMENT_LIMIT", 100),
    ],
)
def test_each_limit_is_kept(
    dataset: Dataset, data: bytes, monkeypatch: pytest.MonkeyPatch, limit: str, low: int
) -> None:
    merges = '</sheetData><mergeCells><mergeCell ref="Y1:Z1"/><mergeCell ref="Y2:Z2"/></mergeCells>'
    part = "xl/worksheets/sheet4.xml"
    within = repacked(data, {part: replacing("</sheetData>", merges)})
    assert refusals(dataset, within) == set()
    monkeypatch.setattr(f"chytrejsi.sheet.intake.{limit}", low)
    assert refusals(dataset, within) == {"WORKBOOK_UNPACKS"}


def test_more_elements_than_any_workbook_has(
    dataset: Dataset, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chytrejsi.sheet.intake.xml.ELEMENT_LIMIT", 5000)
    assert refusals(dataset, data) == set()
    many = b"<styleSheet>" + b"<xf/>" * 5000 + b"</styleSheet>"
    assert refusals(dataset, repacked(data, {"xl/styles.xml": many})) == {"WORKBOOK_UNPACKS"}


STYLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (
            "xl/_rels/workbook.xml.rels",
            "</Relationships>",
            f'<Relationship Id="again" Target="/xl/styles.xml" Type="{STYLES}"/></Relationships>',
        ),
        ("xl/workbook.xml", 'r:id="rId2"', 'r:id="rId1"'),
    ],
    ids=["styles", "sheets"],
)
def test_a_part_that_is_used_twice(
    dataset: Dataset, data: bytes, part: str, old: str, new: str
) -> None:
    forged = repacked(data, {part: replacing(old, new)})
    assert refusals(dataset, forged) == {"WORKBOOK_PACKAGE"}


@pytest.mark.parametrize("name", ["Projekty", "projekty"])
def test_two_sheets_of_one_name(dataset: Dataset, data: bytes, name: str) -> None:
    rename = replacing('name="Aktivity"', f'name="{name}"')
    assert refusals(dataset, repacked(data, {"xl/workbook.xml": rename})) == {"WORKBOOK_PACKAGE"}


def test_a_cell_of_an_unknown_kind(dataset: Dataset, data: bytes) -> None:
    odd = replacing('t="n"><v>7</v>', 't="N"><v>7</v>')
    forged = repacked(data, {"xl/worksheets/sheet4.xml": odd})
    assert refusals(dataset, forged) == {"WORKBOOK_DAMAGED"}


VALUE = "<v>7</v></c>"


@pytest.mark.parametrize(
    "forged",
    [
        "<v>7</v><v>1</v></c>",
        "<v>7</v><is><t>1</t></is></c>",
        "<is><t>1</t></is><v>7</v></c>",
        '<v>7</v><c r="ZZ9"><v>1</v></c></c>',
    ],
)
def test_a_cell_has_one_value(dataset: Dataset, data: bytes, forged: str) -> None:
    part = "xl/worksheets/sheet4.xml"
    assert refusals(dataset, repacked(data, {part: replacing(VALUE, VALUE)})) == set()
    assert refusals(dataset, repacked(data, {part: replacing(VALUE, forged)})) == {
        "WORKBOOK_DAMAGED"
    }


def test_how_a_text_is_pronounced_is_no_part_of_it(dataset: Dataset, data: bytes) -> None:
    said = "<r><t>1</t></r><r><t>2</t></r><rPh><t>9</t></rPh><phoneticPr/>"
    strings = f"<sst><si><t>x</t></si><si>{said}</si></sst>".encode()
    relation = f'<Relationship Id="s" Target="strings.xml" Type="{STYLES[:-6]}sharedStrings"/>'
    shared: dict[str, Part] = {
        "xl/strings.xml": strings,
        "xl/_rels/workbook.xml.rels": replacing("</Relationships>", relation + "</Relationships>"),
    }
    nothing: dict[str, Part] = {}
    for kind, value, more in (
        ("inlineStr", f"<is>{said}</is>", nothing),
        ("s", "<v>1</v>", shared),
    ):
        cell = replacing(f't="n">{VALUE}', f't="{kind}">{value}</c>')
        submission = judged(dataset, repacked(data, {"xl/worksheets/sheet4.xml": cell, **more}))
        assert submission.observation is not None
        assert submission.observation.values[0].value == "12"


@pytest.mark.parametrize(
    "forged",
    [
        '<v>7</v></c><c r="H5"><v>1</v></c>',
        '<v>7</v></c><c r="G5"><v>1</v></c>',
        '<v>7</v></c><c r="I6"><v>1</v></c>',
        '<v>7</v></c></row><row r="5"><c r="I5"><v>1</v></c>',
        '<v>7</v></c></row><row r="4"><c r="A4"><v>1</v></c>',
    ],
    ids=["cell again", "cell before", "cell of another row", "row again", "row before"],
)
def test_rows_and_cells_come_once_and_in_order(dataset: Dataset, data: bytes, forged: str) -> None:
    part = "xl/worksheets/sheet4.xml"
    odd = repacked(data, {part: replacing(VALUE, forged)})
    assert refusals(dataset, odd) == {"CELLS_TWICE"}


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]>'
    b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
)
EXTERNAL = b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><workbook/>'


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "docProps/custom.xml", "xl/styles.xml", "xl/theme/theme1.xml"]
)
@pytest.mark.parametrize("content", [BOMB, EXTERNAL, EXTERNAL.decode().encode("utf-16")])
def test_any_dtd_is_refused(dataset: Dataset, data: bytes, part: str, content: bytes) -> None:
    assert refusals(dataset, repacked(data, {part: content})) == {"WORKBOOK_DTD"}


@pytest.mark.parametrize(
    "content",
    [
        b"<workbook",
        b"<a>" * 70 + b"</a>" * 70,
        b'<?xml version="1.0" encoding="none-such"?><a/>',
        b'<?xml version="1.0" encoding="utf-8"?><a>\xe9</a>',
        b"<a>\x0b</a>",
    ],
)
def test_xml_that_nobody_can_read(dataset: Dataset, data: bytes, content: bytes) -> None:
    assert refusals(dataset, repacked(data, {"xl/workbook.xml": content})) == {"WORKBOOK_DAMAGED"}


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1250"])
def test_xml_in_another_declared_encoding_is_read(
    dataset: Dataset, data: bytes, encoding: str
) -> None:
    parts = ("xl/workbook.xml", "xl/worksheets/sheet4.xml")
    names = dict.fromkeys(parts, partial(recoded, encoding=encoding))
    submission = judged(dataset, repacked(data, names))
    assert not submission.refused
    assert submission.observation is not None
    assert submission.observation.values[0].value == "7"


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet4.xml", "_rels/.rels", "[Content_Types].xml"]
)
def test_a_part_is_missing(dataset: Dataset, data: bytes, part: str) -> None:
    assert refusals(dataset, repacked(data, {part: None}))


@pytest.mark.parametrize("part", ["docProps/core.xml", "xl/styles.xml", "docProps/app.xml"])
def test_what_is_not_needed_may_be_missing(dataset: Dataset, data: bytes, part: str) -> None:
    assert refusals(dataset, repacked(data, {part: None})) == set()


def test_a_workbook_type_with_macros_is_refused_without_any_macro(
    dataset: Dataset, data: bytes
) -> None:
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macros = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    forged = repacked(data, {"[Content_Types].xml": replacing(plain, macros)})
    assert refusals(dataset, forged) == {"WORKBOOK_MACROS"}


def test_what_nobody_foresaw_ends_in_a_finding(
    dataset: Dataset, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise RecursionError

    monkeypatch.setattr("chytrejsi.sheet.intake.worker.scan_file", fail)
    assert refusals(dataset, data) == {"WORKBOOK_DAMAGED"}


@settings(max_examples=150)
@given(st.data())
def test_a_mutant_never_raises_and_never_changes_a_value(
    dataset: Dataset, data: bytes, drawn: st.DataObject
) -> None:
    at = drawn.draw(st.integers(0, len(data) - 1))
    length = drawn.draw(st.integers(0, 6))
    mutant = data[:at] + drawn.draw(st.binary(max_size=6)) + data[at + length :]
    submission = judged(dataset, mutant)
    if not submission.refused:
        assert submission.observation == judged(dataset, data).observation


@given(st.binary(max_size=300))
def test_random_bytes_are_refused(dataset: Dataset, content: bytes) -> None:
    assert judged(dataset, content).refused
    assert judged(dataset, b"PK\x03\x04" + content).refused


def test_a_file_is_read_once_and_bounded(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"abc")
    incoming = take(path, "x.xlsx")
    assert (incoming.data, incoming.sha256[:8]) == (b"abc", "ba7816bf")
    path.write_bytes(bytes(FILE_LIMIT + 1))
    with pytest.raises(Refused) as told:
        take(path, "x.xlsx")
    assert told.value.finding.code == "WORKBOOK_TOO_LARGE"
    with pytest.raises(Refused) as told:
        take(tmp_path / "missing.xlsx", "missing.xlsx")
    assert told.value.finding.code == "FILE_UNREADABLE"


def test_broken_properties_cost_no_value(dataset: Dataset, data: bytes) -> None:
    assert refusals(dataset, repacked(data, {"docProps/core.xml": b"<broken"})) == set()


def test_when_a_workbook_was_saved(data: bytes) -> None:
    core = (
        b'<p xmlns:t="http://purl.org/dc/terms/"><t:created>2026-01-01T00:00:00Z</t:created>'
        b"<t:modified>2026-01-20T10:00:00Z</t:modified></p>"
    )
    stamped = repacked(data, {"docProps/core.xml": core})
    assert saved_at(Incoming("x", stamped, "")) == "2026-01-20T10:00:00"
    assert saved_at(Incoming("x", b"PK\x03\x04", "")) == ""
