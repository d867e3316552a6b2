"""A scanned workbook as values; a worker process may hand them over."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

GENERAL = "General"
KEPT = 32_768  # characters of a text; one more than a cell may hold, so that it is known as longer
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Cell(NamedTuple):
    """One cell that has a content, as it was written; a tuple, for a workbook has thousands.

    `kind` is the file format's type: n (number), str, b (boolean), e (error), d (date in ISO
    form). `raw` is the text of the value, empty where a formula has no result. `struck` tells
    that at least a part of it is struck through. `disputed` is what the second reader read where
    it read something else, empty where it saw nothing; None where both agree.
    """

    row: int
    column: int
    kind: str
    raw: str
    format: str = GENERAL
    formula: bool = False
    struck: bool = False
    disputed: str | None = None

    @property
    def name(self) -> str:
        """Its name, as people call it: G7."""
        return cell_name(self.row, self.column)

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it but spaces; a formula may give an empty text as well."""
        unfinished = self.formula and self.kind != "str"
        seen = decoded(self.raw).strip() or (self.disputed or "").strip()
        return not seen and not unfinished


@dataclass(frozen=True, slots=True)
class ScannedSheet:
    """One sheet: cells by (row, column), both from 1, merged areas, hidden rows and columns."""

    name: str
    hidden: bool
    cells: Mapping[tuple[int, int], Cell]
    merged: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Scan:
    """A workbook: sheets, defined names, custom properties, and when it was saved (as it says).

    `witnessed` tells whether a second reader could read it as well.
    """

    file: str
    sheets: tuple[ScannedSheet, ...]
    names: Mapping[str, str]
    properties: Mapping[str, str]
    modified: str = ""
    since_1904: bool = False
    linked: bool = False
    witnessed: bool = True


def decoded(raw: str) -> str:
    """Decode the characters that the file format writes as their codes (_x000D_)."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), raw) if "_x" in raw else raw


def column_number(letters: str) -> int:
    """Give the number of a column by its letters: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def cell_name(row: int, column: int) -> str:
    """Give the name of a cell: row 7, column 7 is G7."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
