"""Rows of the catalogue: sheets and cells, sent as the tests of reading have them."""

from collections.abc import Iterable, Mapping

from hostile import bombs, packages
from hostile.desk import Desk, Outcome
from hostile.register import Row, Sent, Shown, refused, sent, taken, unit
from oddcells import CASES, COMMENT, DAY, OTHER, value_at, written
from oddcells import Case as CellCase
from oddsheets import CELLS as FILLED
from oddsheets import REFUSED, TAKEN
from oddsheets import Case as SheetCase
from sheetcase import changed, resigned

ODD = "WORKBOOK_PACKAGE"


def _sheet(case: SheetCase) -> Sent:
    """Send a case of odd sheets."""

    def check(outcome: Outcome) -> None:
        if case in TAKEN:
            assert outcome.observation is not None, outcome.findings
            values = {each.indicator: each.value for each in outcome.observation.values}
            assert values == {"EN-01": "7", "EN-02": "22.5"}
            assert outcome.asides == case.told
        else:
            assert outcome.errors | outcome.asides >= case.told
            codes = {each.partition(" ")[0] for each in outcome.errors}
            assert codes <= {each.partition(" ")[0] for each in case.told}
            assert codes

    return Sent(case.name, lambda desk: case.make(desk.filled(FILLED)), check)


def _sheets(row: str) -> Iterable[Sent]:
    return (_sheet(case) for case in (*TAKEN, *REFUSED) if row in case.name.split())


def _rows_to_the_end() -> Iterable[str]:
    return (f'<row r="{row}" s="1" customFormat="1"/>' for row in range(200, 1_048_577))


def _unknown() -> Iterable[str]:
    for row in range(200, 19_200):
        key = f'<c r="A{row}" t="str"><v>{f"X{row}-" * 17}</v></c>'
        yield f'<row r="{row}">{key}<c r="H{row}"><v>{row}</v></c></row>'


def _styled() -> Iterable[str]:
    columns = [f"{first}{second}" for first in "ABCD" for second in "ABCDEFGHIJKLM"]
    for row in range(200, 25_000):
        inside = "".join(f'<c r="{column}{row}" s="1"/>' for column in columns)
        yield f'<row r="{row}">{inside}</row>'


AGAIN = "unit/test_cli_collect_again"
MORE_OF_SHEETS: Mapping[str, tuple[Sent | Shown, ...]] = {
    "S01": (
        sent("a million formatted rows", bombs.on_indicators(_rows_to_the_end), taken(), slow=True),
    ),
    "S02": (sent("1.3 million formatted cells", bombs.on_indicators(_styled), taken(), slow=True),),
    "S13": unit("unit/test_sheet_three_writers", "test_whatever_was_moved_about_the_same_is_read"),
    "S14": unit("unit/test_sheet_read", "test_a_deleted_column_is_not_called_nothing_filled"),
    "S17": unit(
        "unit/test_sheet_structure",
        "test_a_filled_row_that_was_deleted_is_not_reported_and_said",
    ),
    "S20": (
        sent(
            "19,000 unknown codes",
            bombs.on_indicators(_unknown),
            refused("ITEM_UNKNOWN"),
            slow=True,
        ),
    ),
    "S23": tuple(
        sent(name, packages.sheets_of_one_name(name), refused(ODD))
        for name in ("Projekty", "PROJEKTY")
    ),
    "S27": unit("unit/test_sheet_migration", "test_another_title_is_carried_with_a_note"),
    "S28": (
        sent(
            "2024", lambda data: changed(data, resigned("period", "2024")), refused("OTHER_PERIOD")
        ),
    ),
    "S30": unit("unit/test_cli_collect", "test_the_same_again_changes_no_byte"),
    "S31": unit(AGAIN, "test_a_newer_one_shows_what_it_changes"),
    "S32": unit("unit/test_cli_collect", "test_a_newer_one_replaces_and_an_older_one_needs_force"),
    "S33": unit(AGAIN, "test_of_two_guarantors_neither_wins", "test_what_stands_already_stays"),
}
TITLES_OF_SHEETS = (
    "formatted rows to the end of the sheet",
    "formatted empty cells by the million",
    "a stray text in the last cell of all",
    "a cell beyond the last one",
    "a dimension smaller than the sheet",
    "a dimension that is missing or none",
    "rows or cells out of order",
    "a row or a cell twice",
    "merged inputs",
    "a value that merged cells hide",
    "cells merged to the end of the sheet",
    "hidden rows, columns and sheets, a filter",
    "inserted or moved columns",
    "a deleted column, a changed header",
    "a header twice",
    "inserted rows, rows without a code",
    "a deleted row",
    "rows in another order",
    "a row twice",
    "an edited code",
    "a sheet renamed or moved",
    "a copy of a sheet",
    "two sheets of one name",
    "a deleted sheet",
    "odd spaces and accents in the name of a sheet",
    "a sheet of a chart",
    "an older template",
    "another period",
    "another guarantor, two answers in one workbook",
    "the same workbook again",
    "a newer workbook",
    "an older workbook after a newer one",
    "two guarantors who contradict each other",
    "lists of newer programs",
)
SHEETS = tuple(
    Row(row, title, (*_sheets(row), *MORE_OF_SHEETS.get(row, ())))
    for row, title in ((f"S{number:02}", each) for number, each in enumerate(TITLES_OF_SHEETS, 1))
)


# told of the row or of the years before, whatever its cells are like
BESIDE = {"STATE_WITHOUT_REASON", "VALUE_JUMP", "INCREMENT_NEGATIVE"}
VALUED = {**OTHER, ("indicators", "EN-01", "value"): 7}


def _cell(case: CellCase) -> Sent:
    """Send a case of odd cells."""

    def make(desk: Desk) -> bytes:
        return written(desk.filled(VALUED if case.cell in {DAY, COMMENT} else OTHER), case)

    def check(outcome: Outcome) -> None:
        if case.error:
            assert outcome.errors == {f"{case.error} {case.cell}"}
        else:
            assert outcome.observation is not None, outcome.findings
            assert value_at(outcome.observation, case.cell) == case.value
            told = {each.partition(" ")[0] for each in outcome.asides}
            assert told - BESIDE == case.told

    return Sent(case.name, make, check)


def _cells(row: str) -> Iterable[Sent]:
    return (_cell(case) for case in CASES if row in case.name.split())


MORE_OF_CELLS: Mapping[str, tuple[Sent | Shown, ...]] = {
    "C15": unit(
        "unit/test_sheet_witness",
        "test_no_number_format_makes_a_disagreement",
        "test_any_number_in_any_format_is_agreed_upon",
    ),
    "C18": (
        sent("a number", packages.since_1904, taken()),
        *unit("unit/test_sheet_read", "test_the_system_of_1904_is_honoured"),
    ),
    "C29": tuple(_sheets("C29")),
    "C34": unit("unit/test_sheet_annotate", "test_no_text_becomes_a_formula"),
    "C37": unit("unit/test_sheet_read", "test_an_encoded_line_end_alone_is_blank"),
}
TITLES_OF_CELLS = (
    "a formula without a result",
    "errors of a calculation",
    "errors of newer programs",
    "a formula with a result",
    "thousands parted by spaces of any kind",
    "thousands parted otherwise",
    "thousands or decimals, nobody can tell",
    "a percentage as text",
    "a percentage by its format",
    "a format of percentages that does not fit, a fraction for a percentage",
    "words around a number",
    "more or less than",
    "not available, in its words and signs",
    "a date where a number is asked",
    "a letter in the number format",
    "a date as text",
    "a number where a date is asked",
    "the other system of dates",
    "days that no calendar has",
    "a truth value for a number",
    "contents that do not fit their kind",
    "a number beyond all measure",
    "more digits than are kept",
    "the noise of binary numbers",
    "less than none, minus zero",
    "characters that nobody sees",
    "digits of other scripts",
    "a true minus sign",
    "letters of a code that only look alike",
    "characters written as codes",
    "control characters",
    "texts of a book",
    "lines and tabs",
    "texts that look like formulas",
    "pictures, letters in pieces",
    "struck through",
    "nothing but spaces",
    "spaces that are not said to stay",
    "zeros in front",
)
CELLS = tuple(
    Row(row, title, (*_cells(row), *MORE_OF_CELLS.get(row, ())))
    for row, title in ((f"C{number:02}", each) for number, each in enumerate(TITLES_OF_CELLS, 1))
)
