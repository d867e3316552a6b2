"""The copy that goes back to a sender: it says what was sent, and what to mend, and comes again."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped] # it ships no types

from chytrejsi.findings import Severity
from chytrejsi.model.dataset import Dataset
from chytrejsi.sheet.annotate.copy import Annotated, Sent, annotate
from chytrejsi.sheet.annotate.remarks import Kind
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.intake.package import open_package
from chytrejsi.sheet.intake.scan import scan as scan_package
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import Submission, judge
from sheetcase import (
    DAY,
    GUARANTOR,
    Cells,
    Change,
    address,
    changed,
    dataset_of,
    edit,
    filled,
    form_of,
    make_workspace,
    on_sheet,
    opened,
    sheet_of,
    template,
)
from words import english_in

EN_01 = ("indicators", "EN-01", "value")
EN_02 = ("indicators", "EN-02", "value")
COMMENT = ("indicators", "EN-01", "comment")
GOOD: Cells = {
    EN_01: 7.5,
    ("indicators", "EN-01", "date"): date(2025, 12, 31),
    COMMENT: "+1 není vzorec\nna dvou řádcích, _x005F_x0041_ a „uvozovky“",
    EN_02: "22,5 %",
    ("indicators", "EN-03", "value"): True,
    ("indicators", "EN-04", "value"): "Dobrá.",
    ("indicators", "EN-05", "value"): "1 234",
    ("activities", "energie/A1", "status"): "probíhá",
    ("activities", "energie:summary", "text"): "Vše běží. " * 80,
    ("projects", "fve", "state"): "v realizaci",
    ("events", "2", "kind"): "ocenění",
    ("events", "2", "date"): date(2025, 6, 5),
    ("events", "2", "title"): "Cena",
    ("proposals", "1", "subject"): "Cíl",
    ("proposals", "1", "proposed"): "40",
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset_of(make_workspace(tmp_path_factory.mktemp("kraj")))


def judged(dataset: Dataset, data: bytes) -> Submission:
    return judge(Incoming("a.xlsx", data, "0" * 64), Rounds(dataset))


def given_back(dataset: Dataset, data: bytes) -> Annotated:
    """Judge a workbook and make the copy that goes back."""
    scan = scan_package(open_package(Incoming("a.xlsx", data, "0" * 64)))
    sent = Sent("a.xlsx", judged(dataset, data).findings, "Oddělení koordinace", scan)
    return annotate(sent, form_of(dataset, GUARANTOR), DAY)


def workbook(dataset: Dataset, cells: Cells, *changes: Change) -> bytes:
    data = filled(template(dataset, GUARANTOR), cells)
    for change in changes:
        data = changed(data, change)
    return data


def said(submission: Submission) -> object:
    """Give what a workbook says, wherever in it that stood and however it was written."""
    assert submission.observation is not None
    assert not submission.refused, submission.findings
    where = {"cell", "raw", "normalised"}
    lists = ("values", "activities", "projects", "events", "proposals")
    return submission.observation.model_dump(exclude={name: {"__all__": where} for name in lists})


def listed(book: Workbook) -> list[tuple[Any, ...]]:
    """Give the rows of the list that have a number."""
    rows = book["K opravě"].iter_rows(values_only=True)
    return [row for row in rows if re.fullmatch("[0-9]+", str(row[0]))]


def comments(sheet: Worksheet) -> Mapping[str, str]:
    return {
        cell.coordinate: cell.comment.text
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def test_every_value_is_in_its_place_and_says_the_same(dataset: Dataset) -> None:
    data = workbook(dataset, GOOD)
    copy = given_back(dataset, data)
    again = judged(dataset, copy.data)
    assert said(again) == said(judged(dataset, data))
    assert again.findings == ()
    assert again.cells.filled == len(GOOD)
    assert copy.remarks == ()
    assert opened(copy.data)["K opravě"].max_row < 12


def test_the_copy_is_mended_and_sent_again(dataset: Dataset) -> None:
    wrong: Cells = {**GOOD, EN_01: "cca 7,5", ("projects", "fve", "state"): "jede"}
    copy = given_back(dataset, workbook(dataset, wrong))
    assert judged(dataset, copy.data).refused
    mended = filled(copy.data, {EN_01: 7.5, ("projects", "fve", "state"): "v realizaci"})
    assert said(judged(dataset, mended)) == said(judged(dataset, workbook(dataset, GOOD)))
    assert judged(dataset, mended).findings == ()


def test_wrong_cells_are_marked_with_a_comment_and_listed_with_a_link(dataset: Dataset) -> None:
    copy = given_back(dataset, workbook(dataset, {**GOOD, EN_01: "cca 7", EN_02: 0.2}))
    book = opened(copy.data)
    assert book.sheetnames[:2] == ["K opravě", "Pokyny"]
    assert book.active is book["K opravě"]
    sheet = sheet_of(book, "indicators")
    notes = comments(sheet)
    assert set(notes) == {"H5", "H6"}
    assert notes["H5"].startswith("„cca 7“ není číslo")
    assert "Napište jen číslo" in notes["H5"]
    comment = sheet["H5"].comment
    assert comment is not None
    assert comment.author == "Oddělení koordinace"
    fills = [sheet[cell].fill.fgColor.rgb for cell in ("H5", "H6", "H7")]
    assert len(set(fills)) == 3
    borders = [sheet[cell].border.left.style for cell in ("H5", "H6", "H7")]
    assert borders == ["medium", "mediumDashed", "thin"]
    first, second = listed(book)
    assert first[:4] == ("1", "✖ opravit", "Indikátory", "H5")
    assert first[5] == "cca 7"
    assert second[:4] == ("2", "▲ zkontrolovat", "Indikátory", "H6")
    links = [cell.hyperlink for row in book["K opravě"].iter_rows() for cell in row]
    targets = [(link.location, link.target) for link in links if link]
    assert targets == [("'Indikátory'!H5", None), ("'Indikátory'!H6", None)]
    assert [each.kind for each in copy.remarks] == [Kind.MEND, Kind.CHECK]


def test_the_list_reads_in_czech_and_prints_on_a4(dataset: Dataset) -> None:
    data = workbook(dataset, {**GOOD, EN_01: "asi"}, edit("indicators", "G5", "jinak"))
    sheet = opened(given_back(dataset, data).data)["K opravě"]
    text = "\n".join(
        str(value) for row in sheet.iter_rows(min_row=2, values_only=True) for value in row if value
    )
    assert english_in(text) == []
    assert "K opravě: 1, ke kontrole: 1." in text
    assert "zašlete zpět do 31.\u00a01.\u00a02026" in text
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_title_rows == "$8:$8"
    assert sheet.protection.sheet


def test_two_runs_give_the_same_bytes_that_microsoft_opens(
    dataset: Dataset, tmp_path: Path
) -> None:
    data = workbook(dataset, {**GOOD, EN_01: "cca 7"}, edit("indicators", "N6", "vedle"))
    copy = given_back(dataset, data)
    assert given_back(dataset, data) == copy
    path = tmp_path / "a-k-oprave.xlsx"
    path.write_bytes(copy.data)
    told = [each.description for each in OpenXmlValidator().validate(path).errors]
    # openpyxl stores texts in the cells and not in a list of their own, which Excel mends
    assert [each for each in told if "inline-string" not in each] == []


def test_no_text_becomes_a_formula(dataset: Dataset) -> None:
    cells: Cells = {
        EN_01: '=HYPERLINK("http://x")',
        ("indicators", "EN-04", "value"): "+420 123",
        ("activities", "energie:outlook", "text"): "@SUM(A1)",
        ("events", "1", "title"): "-2+3",
    }
    change = edit("indicators", "N7", "=cmd|' /C calc'!A0")
    data = on_sheet("indicators", "<v></v>", "<v>15</v>")(workbook(dataset, cells, change))
    book = opened(given_back(dataset, data).data)
    live = [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert live == []
    sheet = sheet_of(book, "events")
    cell = sheet[address(sheet, "1", "title")]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("-2+3", "s", True)


def struck(cell: str) -> Change:
    def change(book: Workbook) -> None:
        sheet_of(book, "indicators")[cell].font = Font(strike=True)

    return change


def merged(area: str) -> Change:
    def change(book: Workbook) -> None:
        sheet_of(book, "indicators").merge_cells(area)

    return change


def again_below(values: Mapping[str, int]) -> Change:
    def change(book: Workbook) -> None:
        sheet = sheet_of(book, "indicators")
        for letter in "ABCDEFGI":
            sheet[f"{letter}12"] = sheet[f"{letter}5"].value
        for cell, value in values.items():
            sheet[cell] = value

    return change


def copied(value: int | None) -> Change:
    def change(book: Workbook) -> None:
        sheet = book.copy_worksheet(sheet_of(book, "indicators"))
        sheet["H5"] = value

    return change


EN_05 = ("indicators", "EN-05", "value")
FVE = ("projects", "fve", "state")
ODD: Mapping[str, tuple[Cells, tuple[Change, ...]]] = {
    "texts": ({EN_01: "cca 7", EN_02: "1.234", EN_05: "1\u200b5", FVE: "jede"}, ()),
    "errors and formulas": ({EN_01: "=3+4", EN_05: "#REF!", COMMENT: "#DIV/0!"}, ()),
    "a formula in a text": ({**GOOD, COMMENT: "=A1"}, ()),
    "other kinds": (
        {EN_01: date(2025, 5, 12), EN_05: True, EN_02: 7},
        (edit("indicators", "H6", 12, "0%"), edit("indicators", "J9", 46000, "General")),
    ),
    "percentages and days": (
        {EN_02: 20, ("indicators", "EN-02", "date"): date(2026, 2, 1), EN_05: -3},
        (edit("indicators", "H5", 0.12, "0%"),),
    ),
    "struck, long, incomplete": (
        {
            EN_01: 1015,
            EN_05: "12345678901234567890",
            ("indicators", "EN-02", "state"): "vykázáno",
            ("events", "1", "title"): "Cena",
        },
        (struck("H5"),),
    ),
    "merged": ({EN_01: 7}, (merged("H5:H6"),)),
    "twice": ({EN_01: 7}, (again_below({"H12": 8}),)),
    "copy of the sheet": ({EN_01: 7}, (copied(8),)),
    "copy that says less": ({**GOOD}, (copied(None),)),
}


def wrong_cells(submission: Submission) -> set[str]:
    """Name the cells that are refused; of a row that is there twice, that of its value."""
    errors = (each for each in submission.findings if each.severity is Severity.ERROR)
    return {str(each.place).partition(":")[2].replace("A12", "H5") for each in errors}


@pytest.mark.parametrize("name", ODD)
def test_what_is_not_mended_is_refused_again_in_the_same_cells(dataset: Dataset, name: str) -> None:
    cells, changes = ODD[name]
    data = workbook(dataset, cells, *changes)
    before = wrong_cells(judged(dataset, data))
    assert before
    copy = given_back(dataset, data)
    after = wrong_cells(judged(dataset, copy.data))
    # what stood twice is told where it stands now
    assert after >= {cell for cell in before if "Copy" not in cell}
    assert after
    sheets = opened(copy.data).worksheets
    marked = {f"{sheet.title}!{cell}" for sheet in sheets for cell in comments(sheet)}
    assert after <= marked


def test_what_has_no_place_is_listed(dataset: Dataset) -> None:
    def change(book: Workbook) -> None:
        sheet = sheet_of(book, "indicators")
        sheet["A12"], sheet["H12"] = "EN-99", 12
        sheet["H14"] = "bez kódu"
        sheet["N4"], sheet["N6"] = "Moje poznámky", "vedle"
        own = book.create_sheet("Moje")
        own["B2"], own["B3"] = "něco", 3.5

    data = workbook(dataset, {EN_01: "cca 7"}, change)
    copy = given_back(dataset, data)
    rows = [(row[1], *row[3:6]) for row in listed(opened(copy.data))]
    for row in (
        ("Indikátory", "H12", "EN-99, Hodnota", "12"),
        ("Indikátory", "H14", "Hodnota", "bez kódu"),
        ("Indikátory", "N6", "EN-02, Moje poznámky", "vedle"),
        ("Moje", "B2", None, "něco"),
        ("Moje", "B3", None, "3,5"),
    ):
        assert row in rows
    again = judged(dataset, copy.data)
    assert {each.code for each in again.findings} == {"CELL_NUMBER"}


def test_rows_columns_and_sheets_are_found_wherever_they_were_moved(dataset: Dataset) -> None:
    def change(book: Workbook) -> None:
        sheet = sheet_of(book, "indicators")
        sheet.title = "Ukazatele"
        sheet.insert_rows(5, 2)
        sheet.insert_cols(3)
        book.move_sheet(sheet, -3)

    copy = given_back(dataset, workbook(dataset, {**GOOD, EN_01: "cca 7"}, change))
    wrong = next(each for each in copy.remarks if each.kind is Kind.MEND)
    assert (wrong.sheet, wrong.cell, wrong.value) == ("Indikátory", "H5", "cca 7")
    mended = filled(copy.data, {EN_01: 7.5})
    assert said(judged(dataset, mended)) == said(judged(dataset, workbook(dataset, GOOD)))


def test_more_rows_than_were_prepared_are_kept(dataset: Dataset) -> None:
    def change(book: Workbook) -> None:
        sheet = sheet_of(book, "events")
        for number in range(40):
            sheet.cell(5 + number, 2).value = "trend"
            sheet.cell(5 + number, 3).value = date(2025, 3, 1)
            sheet.cell(5 + number, 4).value = f"Událost {number}"

    data = workbook(dataset, {EN_01: 7}, change)
    again = judged(dataset, given_back(dataset, data).data)
    assert said(again) == said(judged(dataset, data))


def test_days_of_the_other_calendar_are_the_same_days(dataset: Dataset) -> None:
    def change(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904

    data = workbook(dataset, GOOD, change)
    again = judged(dataset, given_back(dataset, data).data)
    assert said(again) == said(judged(dataset, data))


def test_a_long_text_is_whole_and_one_that_is_too_long_is_not_cut(dataset: Dataset) -> None:
    copy = given_back(dataset, workbook(dataset, {EN_01: 7, COMMENT: "a" * 32_767}))
    cell = sheet_of(opened(copy.data), "indicators")["L5"]
    assert cell.value == "a" * 32_767
    assert cell.parent.row_dimensions[5].height <= 409
    data = workbook(dataset, {EN_01: 7, COMMENT: "konec"})
    longer = on_sheet("indicators", "konec", "b" * 32_768)(data)
    copy = given_back(dataset, longer)
    assert sheet_of(opened(copy.data), "indicators")["L5"].value == "#N/A"
    assert "V kopii k opravě je v této buňce jen #N/A" in copy.remarks[0].help
    assert copy.remarks[0].value == "b" * 600 + " …"
    assert judged(dataset, copy.data).refused


def test_what_two_readers_read_differently_is_refused_again(dataset: Dataset) -> None:
    data = workbook(dataset, {EN_01: 7})
    scan = scan_package(open_package(Incoming("a.xlsx", data, "0" * 64)))
    sheets = [
        replace(sheet, cells={**sheet.cells, (5, 8): sheet.cells[5, 8]._replace(disputed="8")})
        if sheet.name == "Indikátory"
        else sheet
        for sheet in scan.sheets
    ]
    scan = replace(scan, sheets=tuple(sheets))
    findings = judge(Incoming("a.xlsx", data, "0" * 64), Rounds(dataset), lambda _: scan).findings
    sent = Sent("a.xlsx", findings, "Oddělení koordinace", scan)
    copy = annotate(sent, form_of(dataset, GUARANTOR), DAY)
    assert [each.code for each in judged(dataset, copy.data).findings] == ["CELL_ERROR"]
    assert "„7“, nebo „8“" in copy.remarks[0].message


def test_a_list_that_would_be_too_long_says_how_much_is_left_out(dataset: Dataset) -> None:
    def change(book: Workbook) -> None:
        own = book.create_sheet("Moje")
        for number in range(1, 1011):
            own.cell(number, 1).value = number

    copy = given_back(dataset, workbook(dataset, {EN_01: "cca"}, change))
    values = [row[0] for row in opened(copy.data)["K opravě"].iter_rows(values_only=True)]
    assert "… a další (počet: 10); najdete je v souboru, který jste zaslali." in values


def test_a_word_of_the_program_in_a_cell_is_no_marker(dataset: Dataset) -> None:
    data = workbook(dataset, {EN_01: "chytrejsi:indicators"})
    copy = given_back(dataset, data)
    again = judged(dataset, copy.data)
    assert [each.code for each in again.findings] == ["CELL_NUMBER"]
