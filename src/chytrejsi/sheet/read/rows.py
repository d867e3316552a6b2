"""The answers of one row, and where in the workbook they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chytrejsi.findings import CellPlace
from chytrejsi.sheet.form import Row
from chytrejsi.sheet.read.tables import Located
from chytrejsi.sheet.read.values import Answer, Value


@dataclass(frozen=True, slots=True)
class Filled:
    """A row as it came back: the file, the sheet, the number."""

    file: str
    located: Located
    number: int

    def place(self, column_id: str) -> CellPlace:
        """Give the place of the row's cell in a column, filled in or not."""
        cell = self.located.name(self.number, column_id)
        return CellPlace(self.file, self.located.sheet.name, cell)


@dataclass(frozen=True, slots=True)
class RowAnswers:
    """What a row asked for and what was answered, by column; refused answers have no value.

    Where several workbooks were joined, `workbooks` has the digest of each answer's.
    """

    row: Row
    filled: Filled
    answers: Mapping[str, Answer]
    workbooks: Mapping[str, str] = field(default_factory=dict)

    def value(self, column_id: str) -> Value | None:
        """Give the answer in a column; None where there is none or it was refused."""
        answer = self.answers.get(column_id)
        return answer.value if answer else None

    def said(self, column_id: str) -> str | None:
        """Give the answer in a column of texts or choices."""
        value = self.value(column_id)
        return None if value is None else str(value)

    def lacks(self, column_id: str) -> bool:
        """Tell whether a column is empty in the row; one that is gone is told once, as such."""
        return column_id not in self.answers and column_id in self.filled.located.columns

    def place(self, column_id: str) -> CellPlace:
        """Give the place of the answer in a column, or of the empty cell."""
        answer = self.answers.get(column_id)
        return answer.place if answer else self.filled.place(column_id)

    def workbook(self, column_id: str) -> str | None:
        """Give the digest of the workbook of an answer, where several were joined."""
        return self.workbooks.get(column_id)

    def cell(self, column_id: str) -> str:
        """Name the cell of a column with its sheet, as observations do."""
        place = self.place(column_id)
        return f"{place.sheet}!{place.cell}"
