"""What office programs are told about inputs: lists, limits, and messages in the form's words."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from chytrejsi.language import N_
from chytrejsi.sheet.columns import Asked, Choices, Column, Sheet
from chytrejsi.sheet.form import Form, Row

# dates that a day of a report may have, as serial numbers: 1. 1. 1990 to 31. 12. 2099
FIRST_DAY, LAST_DAY = 32874, 73050
_LARGEST = "999999999999999"
_LONGEST = 250  # characters of a list within a validation
Words = tuple[str, ...]

# the kind of validation, its operator, and what it compares with
_Rule = tuple[Literal["decimal", "date", "list"], Literal["between"] | None, str, str | None]

_PROMPTS = {
    Asked.NUMBER: N_("Write a number only, for example 12,5. The unit stands beside the cell."),
    Asked.PERCENT: N_("Write how many per cent, for example 12 for 12 %."),
    Asked.YES_NO: N_("Choose yes or no."),
    Asked.WORD: N_("Choose the word that fits."),
}
_ERRORS = {
    Asked.NUMBER: N_("A number is expected here. Notes belong in the column Comment."),
    Asked.PERCENT: N_("A number of per cent is expected here. Notes belong in the column Comment."),
    Asked.YES_NO: N_("Choose yes or no from the list."),
    Asked.CHOICE: N_("Choose one of the words in the list."),
    Asked.WORD: N_("Choose one of the words in the list."),
    Asked.DATE: N_("A date is expected here: day, month and year, for example 31. 12. 2025."),
}


def list_name(choices: Choices) -> str:
    """Give the defined name of a list to choose from."""
    return f"chytrejsi_{choices.value}"


class Validations:
    """Gathers the input cells of one sheet by what they ask for."""

    def __init__(self, form: Form) -> None:
        self._form = form
        # the numbers of rows, for a copy of a workbook may have thousands
        self._rows: dict[tuple[str, str, Asked, Words], list[int]] = defaultdict(list)
        self._columns: dict[str, Column] = {}

    def note(self, sheet: Sheet, row: Row, number: int) -> None:
        """Note the inputs of the row with that number; rows come from the first to the last."""
        for place, column in enumerate(sheet.columns, 1):
            if asked := row.asked.get(column.id):
                self._columns[column.id] = column
                words = row.words if asked is Asked.WORD else ()
                self._rows[column.id, get_column_letter(place), asked, words].append(number)

    def add_to(self, sheet: Worksheet) -> None:
        """Add one validation for each column and kind of input that has one."""
        for (column_id, letter, asked, offered), rows in self._rows.items():
            if asked is not Asked.TEXT and (
                rule := _rule(self._columns[column_id], asked, offered)
            ):
                column, cells = self._columns[column_id], _joined(letter, rows)
                sheet.add_data_validation(self._validation(column, asked, cells, rule))

    def _validation(
        self, column: Column, asked: Asked, cells: MultiCellRange, rule: _Rule
    ) -> DataValidation:
        words = self._form.language
        kind, operator, first, second = rule
        return DataValidation(
            type=kind,
            operator=operator,
            formula1=first,
            formula2=second,
            sqref=cells,
            allow_blank=True,
            showInputMessage=True,
            showErrorMessage=True,
            promptTitle=words.text(column.title)[:32],
            prompt=words.text(column.prompt or _PROMPTS[asked])[:255],
            errorTitle=words.text("Cannot be entered")[:32],
            error=words.text(_ERRORS[asked])[:255],
        )


def _rule(column: Column, asked: Asked, offered: Words) -> _Rule | None:
    """Give what office programs hold an input against; None where they cannot be told."""
    if asked is Asked.WORD:
        return _listed(offered)
    if asked in {Asked.NUMBER, Asked.PERCENT}:
        return "decimal", "between", f"-{_LARGEST}", _LARGEST
    if asked is Asked.DATE:
        return "date", "between", str(FIRST_DAY), str(LAST_DAY)
    choices = column.choices if asked is Asked.CHOICE else Choices.YES_NO
    return "list", None, list_name(choices or Choices.YES_NO), None


def _listed(offered: Words) -> _Rule | None:
    """Write a list into the validation itself, which holds neither commas nor much text."""
    text = ",".join(offered)
    fits = len(text) <= _LONGEST and not any(set(word) & set(',"') for word in offered)
    return ("list", None, f'"{text}"', None) if fits and offered else None


def _joined(letter: str, rows: Iterable[int]) -> MultiCellRange:
    """Join the cells of a column that stand below each other into ranges."""
    ranges: list[tuple[int, int]] = []
    for row in rows:
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], row)
        else:
            ranges.append((row, row))
    return MultiCellRange(" ".join(f"{letter}{first}:{letter}{last}" for first, last in ranges))
