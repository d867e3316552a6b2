import random
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from chytrejsi.findings import CellPlace, Rule, Severity, TextPlace
from chytrejsi.language import language
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.observation import Observation, ReportedValue, ValueState
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import Submission, judge
from sheetcase import (
    Cells,
    changed,
    dataset_of,
    edit,
    filled,
    make_workspace,
    on_sheet,
    opened,
    resigned,
    saved,
    sheet_of,
    template,
)

EN_01 = ("indicators", "EN-01", "value")
EN_02 = ("indicators", "EN-02", "value")
EVERYTHING: Cells = {
    EN_01: 7,
    ("indicators", "EN-01", "date"): date(2025, 12, 31),
    ("indicators", "EN-01", "comment"): "Osazeno o jeden víc.",
    EN_02: "22,5 %",
    ("indicators", "EN-03", "value"): "Ano",
    ("indicators", "EN-04", "value"): "  Správci jsou spokojeni.\nChtějí mapu. ",
    ("indicators", "EN-05", "state"): "nesleduje se",
    ("indicators", "EN-05", "comment"): "Zrušeno.",
    ("activities", "energie/A1", "status"): "dokončeno",
    ("activities", "energie/A1", "text"): "Hotovo.",
    ("activities", "energie:summary", "text"): "Vše běží.",
    ("projects", "fve", "state"): "v realizaci",
    ("events", "3", "kind"): "ocenění",
    ("events", "3", "date"): "5. 6. 2025",
    ("events", "3", "title"): "Cena",
    ("events", "3", "fiche"): "Energetický management, budovy & voda",
    ("proposals", "1", "subject"): "EN-01",
    ("proposals", "1", "proposed"): "40 ks",
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset_of(make_workspace(tmp_path_factory.mktemp("kraj")))


@pytest.fixture(scope="module")
def blank(dataset: Dataset) -> bytes:
    return template(dataset, "odbor-energetiky")


@pytest.fixture(scope="module")
def full(blank: bytes) -> bytes:
    return filled(blank, EVERYTHING)


def read(dataset: Dataset, data: bytes) -> Submission:
    submission = judge(Incoming("x.xlsx", data, "0" * 64), Rounds(dataset))
    cells = submission.cells
    # conservation: every filled cell has one fate
    assert cells.filled == sum((cells.accepted, cells.normalised, cells.refused, cells.ignored))
    return submission


def errors(submission: Submission) -> set[tuple[str, str | None]]:
    found = set()
    for each in submission.findings:
        if each.severity is Severity.ERROR:
            assert isinstance(each.place, CellPlace)
            found.add((each.code, each.place.cell))
    return found


def observed(submission: Submission) -> Observation:
    assert not submission.refused, errors(submission)
    assert submission.observation is not None
    return submission.observation


def value_of(submission: Submission, card: str = "EN-01") -> ReportedValue:
    return next(each for each in observed(submission).values if each.indicator == card)


def test_a_filled_workbook_is_read_whole(dataset: Dataset, full: bytes) -> None:
    submission = read(dataset, full)
    seen = observed(submission)
    assert (str(seen.period), seen.guarantor) == ("2025", "odbor-energetiky")
    values = {each.indicator: each for each in seen.values}
    first = values["EN-01"]
    assert (first.value, first.date, first.comment) == (
        "7",
        date(2025, 12, 31),
        "Osazeno o jeden víc.",
    )
    assert (first.cell, first.raw, first.normalised) == ("Indikátory!H5", "7", ())
    percent = values["EN-02"]
    assert (percent.value, percent.raw, percent.normalised) == (
        "22.5",
        "22,5 %",
        ("comma", "percent_sign"),
    )
    assert values["EN-03"].value is True
    assert values["EN-04"].value == "Správci jsou spokojeni.\nChtějí mapu."
    assert values["EN-05"].state is ValueState.NOT_MONITORED
    assert values["EN-05"].value is None
    assert [(each.activity, each.status.value) for each in seen.activities] == [("A1", "done")]
    assert seen.narratives["energie"].summary == "Vše běží."
    assert seen.projects[0].state.value == "implementation"
    assert (seen.events[0].date, seen.events[0].fiche) == ("2025-06-05", "energie")
    assert seen.proposals[0].proposed == "40 ks"
    assert submission.cells.filled == len(EVERYTHING)
    assert submission.cells.refused == submission.cells.ignored == 0


def test_what_is_empty_stays_empty(dataset: Dataset, blank: bytes) -> None:
    seen = observed(read(dataset, filled(blank, {EN_01: 0, EN_02: "   "})))
    assert [(each.indicator, each.value) for each in seen.values] == [("EN-01", "0")]
    assert seen.activities == ()
    assert seen.narratives == {}


NUMBERS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**12), 10**12),
    st.integers(0, 6),
)
WRITTEN: st.SearchStrategy[Callable[[Decimal], Any]] = st.sampled_from(
    [
        float,
        language("cs").number,
        lambda value: language("cs").number(value).replace("\u00a0", " "),
        lambda value: f"  {value:f}".replace(".", ",") + "\u00a0",
    ]
)


@settings(max_examples=40)
@given(NUMBERS, NUMBERS, WRITTEN, WRITTEN, st.dates(date(2025, 1, 1), date(2025, 12, 31)))
def test_what_was_filled_in_is_what_is_read(  # noqa: PLR0913, PLR0917 - drawn values
    dataset: Dataset,
    blank: bytes,
    number: Decimal,
    percent: Decimal,
    write: Callable[[Decimal], Any],
    write_percent: Callable[[Decimal], Any],
    day: date,
) -> None:
    cells: Cells = {
        EN_01: write(number),
        EN_02: write_percent(percent),
        ("indicators", "EN-01", "date"): datetime(day.year, day.month, day.day),  # noqa: DTZ001
        ("indicators", "EN-02", "date"): f"{day.day}.{day.month}. {day.year}",
    }
    submission = read(dataset, filled(blank, cells))
    for card, expected in (("EN-01", number), ("EN-02", percent)):
        seen = value_of(submission, card)
        assert seen.number == expected
        assert seen.date == day
    assert submission.cells.filled == 4


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2024, 12, 31), {"CELL_DATE_EARLY"}),
        (date(2025, 1, 1), set()),
        (date(2025, 12, 31), set()),
        (date(2026, 1, 1), {"CELL_DATE_LATE"}),
    ],
)
def test_a_day_lies_in_the_period_from_its_first_to_its_last(
    dataset: Dataset, blank: bytes, day: date, codes: set[str]
) -> None:
    submission = read(dataset, filled(blank, {EN_01: 7, ("indicators", "EN-01", "date"): day}))
    assert {each.code for each in submission.findings} == codes


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60)


@settings(max_examples=30)
@given(TEXTS)
def test_any_text_is_kept_and_read_again_as_the_same(
    dataset: Dataset, blank: bytes, text: str
) -> None:
    # a text that looks like a formula is one for openpyxl, which fills in here
    safe = "a" + text
    seen = value_of(read(dataset, filled(blank, {("indicators", "EN-04", "value"): safe})), "EN-04")
    again = filled(blank, {("indicators", "EN-04", "value"): seen.value})
    assert value_of(read(dataset, again), "EN-04").value == seen.value


CELLS_REFUSED = [
    ("#DIV/0!", "CELL_ERROR"),
    ("=1/0", "CELL_NO_RESULT"),
    ("cca 15", "CELL_NUMBER"),
    ("10-15", "CELL_NUMBER"),
    ("15 ks", "CELL_NUMBER"),
    (">10", "CELL_NUMBER"),
    ("?", "CELL_NUMBER"),
    ("1.234", "CELL_AMBIGUOUS"),
    ("1\u200b5", "CELL_UNSEEN"),
    ("１５", "CELL_UNSEEN"),
    ("12 %", "CELL_PERCENT"),
    (True, "CELL_BOOLEAN"),
    (date(2026, 5, 12), "CELL_DATE_FOR_NUMBER"),
    (1e300, "CELL_DIGITS"),
]


@pytest.mark.parametrize(("content", "code"), CELLS_REFUSED)
def test_what_is_uncertain_is_refused_with_its_cell(
    dataset: Dataset,
    blank: bytes,
    content: object,
    code: str,
) -> None:
    submission = read(dataset, filled(blank, {EN_01: content, EN_02: 5}))
    assert errors(submission) == {(code, "H5")}
    # the rest was read, so that everything is told at once
    assert submission.cells.refused == 1
    assert submission.cells.accepted == 1


@pytest.mark.parametrize("word", ["n/a", "-", "–", "neuvedeno", "x", "N/A"])
def test_a_word_for_not_available_is_no_blank_and_no_zero(
    dataset: Dataset, blank: bytes, word: str
) -> None:
    seen = value_of(read(dataset, filled(blank, {EN_01: word})))
    assert (seen.value, seen.state, seen.raw) == (None, ValueState.NOT_AVAILABLE, word)


@pytest.mark.parametrize(
    ("stored", "form", "value"),
    [
        (0.12, "0%", "12"),
        (0.07, "0.00%", "7"),
        (1.5, "0 %", "150"),
        (12, "General", "12"),
        (12.5, "0.0", "12.5"),
    ],
)
def test_the_format_decides_about_a_percentage(
    dataset: Dataset, blank: bytes, stored: float, form: str, value: str
) -> None:
    data = changed(blank, edit("indicators", "H6", stored, form))
    assert value_of(read(dataset, data), "EN-02").value == value


def test_a_letter_in_the_number_format_makes_no_date(dataset: Dataset, blank: bytes) -> None:
    data = changed(blank, edit("indicators", "H5", 45.5, r"0\ d"))
    assert value_of(read(dataset, data)).value == "45.5"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ('t="n"><v>NaN</v>', "CELL_NUMBER"),
        ('t="n"><v>12,5</v>', "CELL_NUMBER"),
        ('t="n"><v>1E400</v>', "CELL_DIGITS"),
        ('t="n"><v>12345678901234567890</v>', "CELL_DIGITS"),
        ('t="b"><v>true</v>', "CELL_BOOLEAN"),
        ('t="e"><v>#SPILL!</v>', "CELL_ERROR"),
        ('t="d"><v>2025-05-12</v>', "CELL_DATE_FOR_NUMBER"),
        ('t="n"><f>A1</f><v/>', "CELL_NO_RESULT"),
        ('t="str"><f>A1</f><v>cca 5</v>', "CELL_NUMBER"),
    ],
)
def test_one_odd_cell_costs_only_itself(
    dataset: Dataset, blank: bytes, written: str, code: str
) -> None:
    data = filled(blank, {EN_01: 4711, EN_02: 5})
    odd = on_sheet("indicators", 't="n"><v>4711</v>', written)(data)
    submission = read(dataset, odd)
    assert errors(submission) == {(code, "H5")}
    assert submission.cells.accepted == 1


def test_a_truth_value_in_a_text_is_said_in_words_or_refused(
    dataset: Dataset, blank: bytes
) -> None:
    data = filled(blank, {("indicators", "EN-04", "value"): 4711})
    for raw, expected in (("1", "PRAVDA"), ("0", "NEPRAVDA")):
        odd = on_sheet("indicators", 't="n"><v>4711</v>', f't="b"><v>{raw}</v>')(data)
        assert value_of(read(dataset, odd), "EN-04").value == expected
    odd = on_sheet("indicators", 't="n"><v>4711</v>', 't="b"><v>true</v>')(data)
    assert errors(read(dataset, odd)) == {("CELL_BOOLEAN", "H8")}


def test_an_encoded_line_end_alone_is_blank(dataset: Dataset, blank: bytes) -> None:
    cells: Cells = {EN_01: 7, ("indicators", "EN-01", "comment"): "_x000D_"}
    submission = read(dataset, filled(blank, cells))
    assert (value_of(submission).comment, submission.cells.filled) == (None, 1)


@pytest.mark.parametrize("guarantor", ["..", "-", "con", "x" * 61])
def test_a_signature_whose_guarantor_is_no_id(
    dataset: Dataset, blank: bytes, guarantor: str
) -> None:
    data = changed(filled(blank, {EN_01: 7}), resigned("guarantor", guarantor))
    assert errors(read(dataset, data)) == {("SIGNATURE_MISSING", None)}


def test_a_formula_with_a_result_is_taken_and_noted(dataset: Dataset, blank: bytes) -> None:
    data = filled(blank, {EN_01: 4711})
    formula = on_sheet("indicators", "<v>4711</v>", "<f>4710+1</f><v>4711</v>")(data)
    submission = read(dataset, formula)
    assert value_of(submission).value == "4711"
    assert value_of(submission).normalised == ("formula",)
    assert "CELL_FORMULA" in {each.code for each in submission.findings}
    empty = on_sheet("indicators", 't="n"><v>4711</v>', 't="str"><f>""</f><v></v>')(data)
    assert errors(read(dataset, empty)) == {("NOTHING_FILLED", None)}


def test_a_deleted_column_is_not_called_nothing_filled(dataset: Dataset, blank: bytes) -> None:
    book = opened(filled(blank, {EN_01: 7}))
    sheet = sheet_of(book, "indicators")
    (column,) = (cell.column for cell in sheet[1] if cell.value == "value")
    sheet.delete_cols(column)
    assert {code for code, _cell in errors(read(dataset, saved(book)))} == {"COLUMN_MISSING"}


def test_the_system_of_1904_is_honoured(dataset: Dataset, blank: bytes) -> None:
    def since_1904(book: Workbook) -> None:
        book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 - openpyxl's epochs are naive
        sheet_of(book, "indicators")["H5"] = 7
        sheet_of(book, "indicators")["J5"] = date(2025, 12, 31)

    assert value_of(read(dataset, changed(blank, since_1904))).date == date(2025, 12, 31)


def test_every_mistake_is_told_at_once(dataset: Dataset, blank: bytes) -> None:
    cells: Cells = {
        EN_01: "cca 15",
        ("indicators", "EN-03", "value"): "možná",
        ("indicators", "EN-05", "value"): -1,
        ("activities", "energie/A2", "text"): "bez stavu",
        ("events", "1", "kind"): "ocenění",
    }
    assert errors(read(dataset, filled(blank, cells))) == {
        ("CELL_NUMBER", "H5"),
        ("CELL_CHOICE", "H7"),
        ("CELL_NEGATIVE", "H9"),
        ("ROW_INCOMPLETE", "F6"),
        ("ROW_INCOMPLETE", "C5"),
        ("ROW_INCOMPLETE", "D5"),
    }


# --- what is no damage ---


def rename_and_shuffle(book: Workbook) -> None:
    for number, sheet in enumerate(book.worksheets):
        if sheet["A1"].value != "chytrejsi:meta":
            sheet.title = f"List {number}"
    random.Random(5).shuffle(book._sheets)  # type: ignore[attr-defined]  # noqa: S311


def shuffle_rows(book: Workbook) -> None:
    sheet = sheet_of(book, "indicators")
    rows = [[cell.value for cell in row] for row in sheet["A5:M9"]]
    for target, row in zip(sheet["A5:M9"], reversed(rows), strict=True):
        for cell, value in zip(target, row, strict=True):
            cell.value = value


def move_columns(book: Workbook) -> None:
    sheet_of(book, "indicators").insert_cols(3)
    sheet_of(book, "activities").insert_cols(1)
    sheet_of(book, "events").insert_rows(1, 3)


def format_and_hide(book: Workbook) -> None:
    sheet = sheet_of(book, "indicators")
    sheet.column_dimensions["C"].hidden = True
    sheet["B5"].value = "  Elektroměry s\u00a0dálkovým  odečtem "
    sheet.protection.sheet = False
    for row in range(60, 90):
        sheet.cell(row, 8).number_format = "0.00"


def sort_the_header_away(book: Workbook) -> None:
    for sheet_id, row in (("indicators", 6), ("events", 8)):
        sheet = sheet_of(book, sheet_id)
        for titles, answers in zip(sheet[4], sheet[row], strict=True):
            titles.value, answers.value = answers.value, titles.value


def without_instructions(book: Workbook) -> None:
    del book["Pokyny"]


@pytest.mark.parametrize(
    "change",
    [
        rename_and_shuffle,
        shuffle_rows,
        move_columns,
        sort_the_header_away,
        format_and_hide,
        without_instructions,
    ],
)
def test_moving_sorting_and_formatting_change_nothing(
    dataset: Dataset, full: bytes, change: Callable[[Workbook], None]
) -> None:
    before, after = read(dataset, full), read(dataset, changed(full, change))
    assert said(observed(after)) == said(observed(before))
    assert after.cells.filled == before.cells.filled


def said(observation: Observation) -> Any:  # noqa: ANN401 - any JSON
    where = {"cell", "raw", "normalised"}
    lists = ("values", "activities", "projects", "events", "proposals")
    return observation.model_dump(exclude={name: {"__all__": where} for name in lists})


# --- what is not read ---


def test_what_stands_beside_the_template_is_listed_and_counted(
    dataset: Dataset, blank: bytes
) -> None:
    def scribble(book: Workbook) -> None:
        book.create_sheet("Výpočty")["A1"] = 5
        sheet = sheet_of(book, "indicators")
        sheet["N5"], sheet["N6"] = "moje", "poznámky"
        sheet["B30"] = "Celkem"

    submission = read(dataset, changed(filled(blank, {EN_01: 7}), scribble))
    assert not submission.refused
    assert submission.cells.ignored == 4
    assert {"SHEET_UNKNOWN", "COLUMN_UNKNOWN", "CELL_OUTSIDE"} <= {
        each.code for each in submission.findings
    }


def test_a_value_where_nothing_is_asked_is_refused(dataset: Dataset, blank: bytes) -> None:
    data = filled(blank, {EN_01: 7, ("activities", "energie:outlook", "status"): "dokončeno"})
    assert errors(read(dataset, data)) == {("LOCKED_CHANGED", "F9")}


def test_a_merged_cell_belongs_to_no_row(dataset: Dataset, blank: bytes) -> None:
    def merge(book: Workbook) -> None:
        sheet_of(book, "indicators").merge_cells("H5:H7")

    submission = read(dataset, changed(filled(blank, {EN_01: 7}), merge))
    assert errors(submission) == {("CELLS_MERGED", "H5")}
    assert submission.cells.refused == 1


def test_merged_cells_that_overlap_beyond_all_measure(dataset: Dataset, blank: bytes) -> None:
    merged = "".join(f'<mergeCell ref="A{row}:XFD1048576"/>' for row in range(5, 9))
    data = on_sheet("indicators", "</sheetData>", f"</sheetData><m>{merged}</m>")(blank)
    assert errors(read(dataset, data)) == {("WORKBOOK_UNPACKS", None)}


@pytest.mark.parametrize("form", ["General", "0%"])
def test_a_row_that_comes_again_is_compared_by_what_it_shows(
    dataset: Dataset, blank: bytes, form: str
) -> None:
    def again(book: Workbook) -> None:
        sheet = sheet_of(book, "indicators")
        for column, cell in enumerate(sheet[6], 1):
            sheet.cell(20, column).value = cell.value
        sheet["H20"].number_format = form

    submission = read(dataset, changed(filled(blank, {EN_02: 0.5}), again))
    expected = set() if form == "General" else {("ITEM_TWICE", "A20")}
    assert errors(submission) == expected
    assert submission.cells.refused == 2 * len(expected)


@pytest.mark.parametrize(("value", "found"), [(7, set()), (8, {("ITEM_TWICE", "A20")})])
def test_a_row_added_for_what_has_one_is_told_of_once(
    dataset: Dataset, blank: bytes, value: int, found: set[tuple[str, str]]
) -> None:
    def again(book: Workbook) -> None:
        sheet = sheet_of(book, "indicators")
        sheet["A20"], sheet["H20"] = "EN-01", value

    assert errors(read(dataset, changed(filled(blank, {EN_01: 7}), again))) == found


def test_a_finding_in_a_workbook_writes_dates_and_numbers_as_its_language_does() -> None:
    cell, line = CellPlace("x.xlsx", "Indikátory", "H5"), TextPlace("x.yaml", 3)
    values = {"id": "EN-01", "value": Decimal("1234.5"), "earlier": Decimal("0.12")}
    said = [Rule.VALUE_JUMP.at(each, **values).message(language("cs")) for each in (cell, line)]
    assert said[0].startswith("„EN-01“ má hodnotu 1\N{NO-BREAK SPACE}234,5, ")
    assert said[1].startswith("„EN-01“ má hodnotu 1234.5, ")  # as it stands in the file
    older = Rule.SUBMITTED_OLDER.at(CellPlace("x.xlsx"), date=date(2026, 1, 31))
    assert "31.\N{NO-BREAK SPACE}1.\N{NO-BREAK SPACE}2026" in older.message(language("cs"))


def test_rows_beyond_the_prepared_ones_are_read_where_nothing_is_asked_by_item(
    dataset: Dataset, blank: bytes
) -> None:
    def beyond(book: Workbook) -> None:
        sheet = sheet_of(book, "proposals")
        sheet["B40"], sheet["D40"] = "EN-02", "sledovat čtvrtletně"

    seen = observed(read(dataset, changed(filled(blank, {EN_01: 7}), beyond)))
    assert seen.proposals[0].subject == "EN-02"
    assert seen.proposals[0].cell == "Návrhy změn!D40"
