import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from chytrejsi.model.dataset import Dataset
from chytrejsi.sheet.intake.cells import Cell, Scan
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.intake.sheet_parts import COLUMN_LIMIT, ROW_LIMIT
from chytrejsi.sheet.intake.worker import read_file
from sheetcase import (
    GOOD,
    dataset_of,
    filled,
    make_workspace,
    recoded,
    repacked,
    replacing,
    saved,
    template,
)

FORMATS = ("General", "0\\ d", "d.m.yyyy", "[h]:mm", "h:mm", "#,##0\\ m2", "d.m.yyyy h:mm:ss", "0%")
PART = "xl/worksheets/sheet1.xml"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset_of(make_workspace(tmp_path_factory.mktemp("kraj")))


@pytest.fixture(scope="module")
def data(dataset: Dataset) -> bytes:
    return filled(template(dataset, "odbor-energetiky"), GOOD)


@pytest.fixture(scope="module")
def empty() -> bytes:
    """A workbook of one sheet, whose cell A<n> has the number format FORMATS[n - 1]."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row, form in enumerate(FORMATS, 1):
        sheet.cell(row, 1, 1).number_format = form
    return saved(book)


def with_cells(data: bytes, cells: str, since_1904: bool = False) -> bytes:
    """Put cells, given as XML, onto the only sheet."""

    def sheet(part: bytes) -> bytes:
        head, _cells, tail = part.partition(b"<sheetData>")
        rows = f"<sheetData>{cells}".encode() + b"</sheetData>"
        return head + rows + tail.partition(b"</sheetData>")[2]

    system = replacing("<workbookPr", f'<workbookPr date1904="{int(since_1904)}"')
    return repacked(data, {PART: sheet, "xl/workbook.xml": system})


def read(data: bytes) -> Scan:
    scan = read_file(Incoming("x.xlsx", data, ""))
    assert isinstance(scan, Scan), scan
    return scan


def disputes(scan: Scan) -> list[Cell]:
    return [
        cell for sheet in scan.sheets for cell in sheet.cells.values() if cell.disputed is not None
    ]


def one(cell: str) -> str:
    return f'<row r="1"><c r="A1"{cell}</c><c r="B1"><v>1</v></c></row>'


AGREED = [
    "><v>12.5</v>",
    "><v>12345678901234567890</v>",
    "><v>9007199254740993</v>",
    "><v>0.30000000000000004</v>",
    "><v>1E400</v>",
    "><v>NaN</v>",
    "><v>-0</v>",
    "><v>12,5</v>",
    ' t="str"><v> a b </v>',
    ' t="str"><f>1</f><v/>',
    "><f>1+1</f>",
    "><f>1+1</f><v>2</v>",
    ' t="b"><v>1</v>',
    ' t="b"><v>true</v>',
    ' t="e"><v>#REF!</v>',
    ' t="d"><v>2025-12-31</v>',
    ' t="d"><v>2025-12-31T10:00:00</v>',
    ' t="d"><v>2025-12-31T00:00:00Z</v>',
    ' t="d"><v>31. 12. 2025</v>',
    ' t="inlineStr"><is><t> a </t></is>',
    ' t="inlineStr"><is><t xml:space="preserve"> a </t></is>',
    ' t="inlineStr"><is><r><t>ab </t></r><r><t>cd</t></r></is>',
    ' t="inlineStr"><is><t>a\r\nb&#13;&#10;c&#10;d\te</t></is>',
    ' t="inlineStr"><is><t>a_x000D_b_x000d_c_x005F_x000D_d_x0007_</t></is>',
    ' t="inlineStr"><is><t>_xD83D__xDE00_</t></is>',
    ' t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>b</t></rPh></is>',
    ' t="inlineStr"><is><t>a<![CDATA[<b>]]>&#x41;&amp;</t></is>',
    ' t="inlineStr"><is><t>\u00a01\u00a0</t></is>',
    ' t="inlineStr"><is><t xml:space="preserve">  </t></is>',
    f' t="inlineStr"><is><t>{"x" * 40_000}</t></is>',
]


@pytest.mark.parametrize("cell", AGREED)
def test_what_a_library_leaves_out_is_no_disagreement(empty: bytes, cell: str) -> None:
    scan = read(with_cells(empty, one(cell)))
    assert (scan.witnessed, disputes(scan)) == (True, [])


@pytest.mark.parametrize("cell", AGREED)
def test_openpyxl_agrees_where_calamine_cannot_read(empty: bytes, cell: str) -> None:
    within = repacked(
        with_cells(empty, one(cell)), {"xl/workbook.xml": lambda part: recoded(part, "utf-16")}
    )
    # at these openpyxl stops; the scan refuses them as well
    if not any(odd in cell for odd in ("12,5", "NaN", "31. 12. 2025", "true")):
        scan = read(within)
        assert (scan.witnessed, disputes(scan)) == (True, [])


@pytest.mark.parametrize(
    ("cell", "ours", "theirs"),
    [
        ("><v>1<!-- -->2</v>", "12", "1.0"),
        ("><v><![CDATA[12]]></v>", "12", ""),
        (' t="n"><v>12,5</v>', "12,5", ""),
    ],
)
def test_a_disagreement_keeps_both_readings(
    empty: bytes, cell: str, ours: str, theirs: str
) -> None:
    (disputed,) = disputes(read(with_cells(empty, one(cell))))
    assert (disputed.raw, disputed.disputed) == (ours, theirs)


def test_a_cell_that_only_the_witness_sees(empty: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    # what our scan would have to overlook; no file is known that makes it
    monkeypatch.setattr(
        "chytrejsi.sheet.intake.sheet_parts.SheetReader._close_cell", lambda *_given: None
    )
    disputed, _other = disputes(read(with_cells(empty, one("><v>12</v>"))))
    assert (disputed.name, disputed.raw, disputed.disputed, disputed.blank) == (
        "A1",
        "",
        "12.0",
        False,
    )


def numbers(values: list[str]) -> str:
    """Write each value in each number format."""
    rows = []
    for row, value in enumerate(values, 1):
        cells = "".join(
            f'<c r="{chr(65 + column)}{row}" s="{column}"><v>{value}</v></c>'
            for column in range(len(FORMATS))
        )
        rows.append(f'<row r="{row}">{cells}</row>')
    return "".join(rows)


ODD_NUMBERS = ["0", "0.5", "1", "1.5", "59", "59.5", "60", "60.25", "61", "45.5", "46000.75"]
NEGATIVE = ["-1", "-0.5", "-12.25"]


@pytest.mark.parametrize("since_1904", [False, True])
def test_no_number_format_makes_a_disagreement(empty: bytes, since_1904: bool) -> None:
    cells = numbers([*ODD_NUMBERS, *NEGATIVE, "2958465", "2958466", "999999999"])
    assert disputes(read(with_cells(empty, cells, since_1904))) == []


@pytest.mark.parametrize("since_1904", [False, True])
def test_no_number_format_does_with_openpyxl_either(empty: bytes, since_1904: bool) -> None:
    odd = with_cells(empty, numbers(ODD_NUMBERS), since_1904)
    scan = read(repacked(odd, {"xl/styles.xml": lambda part: recoded(part, "utf-16")}))
    assert (scan.witnessed, disputes(scan)) == (True, [])


@settings(max_examples=40)
@given(
    st.lists(
        st.one_of(
            st.integers(0, 999_999_999).map(str),
            st.floats(0, 2_900_000).map(repr),
            st.decimals(0, 100_000, places=3).map(str),
        ),
        min_size=1,
        max_size=40,
    ),
    st.booleans(),
)
def test_any_number_in_any_format_is_agreed_upon(
    empty: bytes, values: list[str], since_1904: bool
) -> None:
    assert disputes(read(with_cells(empty, numbers(values), since_1904))) == []


@pytest.mark.parametrize(
    "odd",
    [
        ' t="e"><v>#SPILL!</v>',
        ' t="e"><v>#CALC!</v>',
        ' t="n"><v>12,5</v>',
        ' t="b"><v>2</v>',
        ' s="999"><v>3</v>',
    ],
)
def test_one_odd_cell_does_not_cost_the_workbook_its_witness(empty: bytes, odd: str) -> None:
    beside = '<c r="B1"><v>1<!-- -->2</v></c><c r="C1"><v>7</v></c>'
    scan = read(with_cells(empty, f'<row r="1"><c r="A1"{odd}</c>{beside}</row>'))
    assert scan.witnessed
    cells = scan.sheets[0].cells
    assert (cells[1, 2].disputed, cells[1, 3].disputed) == ("1.0", None)


@pytest.mark.parametrize("dimension", ["", "garbage", "A1:XFD1048576", "A1", "C3:A1", None])
def test_the_dimension_is_never_trusted(empty: bytes, dimension: str | None) -> None:
    told = "" if dimension is None else f'<dimension ref="{dimension}"/>'
    scan = read(
        repacked(
            with_cells(empty, one("><v>7</v>")),
            {PART: replacing('<dimension ref="A1:A8"/>', told)},
        )
    )
    assert (scan.witnessed, disputes(scan)) == (True, [])


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1250"])
@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet4.xml", "xl/styles.xml"])
def test_a_part_in_another_encoding(data: bytes, part: str, encoding: str) -> None:
    scan = read(repacked(data, {part: lambda old: recoded(old, encoding)}))
    assert (scan.witnessed, disputes(scan)) == (True, [])


@pytest.mark.parametrize(
    "far", ["<v> </v>", '<is><t xml:space="preserve"> </t></is>', "<is><t/></is>", "<v/>"]
)
def test_an_empty_text_at_the_end_of_the_sheet_does_not_end_the_process(
    empty: bytes, far: str
) -> None:
    kind = "inlineStr" if "<is>" in far else "str"
    cell = f'<row r="1048576"><c r="XFD1048576" t="{kind}">{far}</c></row>'
    scan = read(with_cells(empty, one("><v>7</v>") + cell))
    assert (scan.witnessed, disputes(scan)) == (True, [])


def test_the_farthest_cell_that_is_read_is_within_what_the_witness_makes(empty: bytes) -> None:
    assert (ROW_LIMIT, COLUMN_LIMIT) == (20_000, 200)
    scan = read(with_cells(empty, '<row r="20000"><c r="GR20000"><v>7</v></c></row>'))
    assert (scan.witnessed, disputes(scan)) == (True, [])


@pytest.mark.parametrize("count", ["4000000000", "+4000000000", " 0099999999", "99999999999999999"])
def test_a_count_of_texts_that_would_end_the_process(empty: bytes, count: str) -> None:
    forged = repacked(empty, {"xl/sharedStrings.xml": f'<sst uniqueCount="{count}"/>'.encode()})
    found = read_file(Incoming("x.xlsx", forged, ""))
    assert not isinstance(found, Scan)
    assert found.code == "WORKBOOK_UNPACKS"


def test_a_workbook_that_none_of_the_libraries_reads(empty: bytes) -> None:
    odd = with_cells(empty, one(' s="999"><v>3</v>'))
    scan = read(repacked(odd, {PART: lambda part: recoded(part, "utf-16")}))
    assert not scan.witnessed


def test_a_merged_area_without_end_is_not_made_cell_by_cell(empty: bytes) -> None:
    merged = '</sheetData><mergeCells><mergeCell ref="A10:XFD1048576"/></mergeCells>'
    odd = repacked(with_cells(empty, one("><v>3</v>")), {PART: replacing("</sheetData>", merged)})
    assert read(odd).witnessed  # by calamine, which leaves merged areas alone
    assert not read(repacked(odd, {PART: lambda part: recoded(part, "utf-16")})).witnessed


def test_both_follow_the_relations_and_not_the_usual_names(empty: bytes) -> None:
    decoy = with_cells(empty, one("><v>1</v>"))
    real = with_cells(empty, one("><v>2</v>"))
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(decoy)) as usual,
        zipfile.ZipFile(io.BytesIO(real)) as other,
        zipfile.ZipFile(packed, "w") as both,
    ):
        for name in usual.namelist():
            content = usual.read(name)
            both.writestr(name, content.replace(b'"xl/workbook.xml"', b'"real/workbook.xml"'))
        for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", PART):
            content = other.read(name).replace(b"/xl/worksheets", b"/real/worksheets")
            both.writestr(name.replace("xl/", "real/", 1), content)
    scan = read(packed.getvalue())
    assert (scan.sheets[0].cells[1, 1].raw, disputes(scan)) == ("2", [])


def test_a_template_that_was_filled_in_has_no_dispute(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    scan = read(path.read_bytes())
    assert (scan.witnessed, disputes(scan)) == (True, [])
