"""Findings: what is wrong with the data, where it is, and what to do about it.

`Rule` is the one catalogue of everything that the program may find: each member's name is the
stable code that users and scripts see. To add a finding, add a member in its section, a folder
`tests/findings/<CODE>/` with a file that triggers it and a near twin that passes, and the Czech
words in the catalogue.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, StrEnum, unique
from types import MappingProxyType
from typing import Any

from chytrejsi.language import N_, Language, current


class Severity(StrEnum):
    """How much a finding matters: an error stops, a warning asks, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class TextPlace:
    """A place in a text file; line and column count from 1, None where only the file is meant."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


@dataclass(frozen=True, slots=True, order=True)
class CellPlace:
    """A place in a workbook; the sheet and the cell are None where the whole file is meant."""

    file: str
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        if self.sheet is None:
            return self.file
        return f"{self.file}:{self.sheet}" + (f"!{self.cell}" if self.cell else "")


Place = TextPlace | CellPlace


@dataclass(frozen=True, slots=True)
class Wording:
    """What a rule says: its severity, its message and the remedy, both English msgids."""

    severity: Severity
    message: str
    help: str


def _error(message: str, remedy: str) -> Wording:
    return Wording(Severity.ERROR, message, remedy)


def _warning(message: str, remedy: str) -> Wording:
    return Wording(Severity.WARNING, message, remedy)


def _note(message: str, remedy: str) -> Wording:
    return Wording(Severity.NOTE, message, remedy)


@unique
class Rule(Enum):
    """Every wording of a finding; the member's name is its code."""

    # --- reading YAML ---------------------------------------------------------------------
    YAML_SYNTAX = _error(
        N_("The file is not valid YAML: {problem}"),
        N_("Correct the line; a text with a colon, #, %, @ or a tab goes into quotes."),
    )
    YAML_NOT_UTF8 = _error(
        N_("The file is not saved as UTF-8."),
        N_("Save it again with the encoding UTF-8."),
    )
    YAML_TOO_LARGE = _error(
        N_("The file is larger than {limit} MB."),
        N_("Split it; one file holds one record."),
    )
    YAML_EMPTY = _error(
        N_("The file is empty."),
        N_("Fill it in or delete it."),
    )
    YAML_DOCUMENTS = _error(
        N_("A second document begins here (---)."),
        N_("Keep one document in a file; move the rest to a file of its own."),
    )
    YAML_DUPLICATE_KEY = _error(
        N_("The key '{key}' stands twice; the first is on line {first}."),
        N_("Keep one of them."),
    )
    YAML_ANCHOR = _error(
        N_("'{name}' is an anchor or an alias (& or *)."),
        N_("Write the value out, or put a text that begins with & or * in quotes."),
    )
    YAML_TAG = _error(
        N_("'{tag}' is a tag (!)."),
        N_("Leave it out, or put a text that begins with ! in quotes."),
    )
    YAML_MERGE_KEY = _error(
        N_("'<<' would merge another mapping into this one."),
        N_("Write the keys out."),
    )
    YAML_KEY = _error(
        N_("This key is no plain text."),
        N_("Write a name and a colon; true, false, null, lists and groups are no names."),
    )
    YAML_DEPTH = _error(
        N_("The file is nested deeper than {limit} levels."),
        N_("Check the brackets and the indentation."),
    )
    YAML_TAB = _error(
        N_("There is a tab here."),
        N_("Use spaces; where the text needs a tab, write \\t in double quotes."),
    )
    YAML_NBSP = _error(
        N_("There is a non-breaking space in a key or in the indentation."),
        N_("Replace it with an ordinary space."),
    )
    YAML_CHARACTER = _error(
        N_("There is a character that cannot be kept safely: {character}."),
        N_("Delete it; it usually comes along when a text is pasted."),
    )
    YAML_COMMENT = _error(
        N_("Everything after # is a comment here, so the text ends with '{text}'."),
        N_("Put the whole text in quotes, or move the comment to a line of its own."),
    )
    GIT_CONFLICT = _error(
        N_("The file holds changes that git could not merge."),
        N_("Choose what is right, and delete the lines <<<<<<<, ======= and >>>>>>>."),
    )

    # --- reading records ------------------------------------------------------------------
    FILE_UNREADABLE = _error(
        N_("The file cannot be read: {problem}"),
        N_("Check that it is a file, that nobody holds it open, and the rights to it."),
    )
    FILE_UNEXPECTED = _note(
        N_("This file is not part of the plan and is left out."),
        N_("Move it where its kind belongs, or take it out of plan/ and indicators/."),
    )
    FILE_ENDING = _warning(
        N_("This file is left out because its name does not end with .yaml."),
        N_("Rename it so that it ends with .yaml."),
    )
    FILE_NAME = _error(
        N_("The file's place says {key} '{expected}', but inside stands '{value}'."),
        N_("Rename or move the file, or correct the key."),
    )
    DUPLICATE_ID = _error(
        N_("The id '{id}' is already taken: {first}."),
        N_("Give one of them another id; capital and small letters make no difference."),
    )
    UNKNOWN_KEY = _error(
        N_("The key '{key}' is not known here."),
        N_("Known here, the nearest first: {known}."),
    )
    MISSING_KEY = _error(
        N_("The key '{key}' is missing."),
        N_("Add it."),
    )
    NUMBER_EXPECTED = _error(
        N_("'{value}' is not a number."),
        N_("Write digits and a decimal point, without spaces and units: 1234.5."),
    )
    WHOLE_EXPECTED = _error(
        N_("'{value}' is not a whole number."),
        N_("Write digits only."),
    )
    DATE_EXPECTED = _error(
        N_("'{value}' is not a date."),
        N_("Write year, month and day: 2024-06-30."),
    )
    PERIOD_EXPECTED = _error(
        N_("'{value}' is not a period."),
        N_('Write a year "2025" or a half-year "2025-H1".'),
    )
    FLAG_EXPECTED = _error(
        N_("'{value}' is neither true nor false."),
        N_("Write true or false."),
    )
    TEXT_EXPECTED = _error(
        N_("'{value}' is no text, or the text is empty."),
        N_("Write a text; null, true and false count as text only in quotes."),
    )
    ID_EXPECTED = _error(
        N_("'{value}' is no id."),
        N_("Use letters without accents, digits, dots and hyphens, at most 60, no space."),
    )
    LIST_EXPECTED = _error(
        N_("'{value}' stands where a list is expected."),
        N_("Write [item, item], or each item on a line of its own after a hyphen."),
    )
    MAPPING_EXPECTED = _error(
        N_("A group of keys is expected here."),
        N_("Write each key with a colon and its value."),
    )
    CHOICE_EXPECTED = _error(
        N_("'{value}' is not one of the words that may stand here."),
        N_("Allowed, the nearest first: {allowed}."),
    )

    @property
    def severity(self) -> Severity:
        """How much a finding of this rule matters."""
        return self._wording.severity

    @property
    def _wording(self) -> Wording:
        value: Wording = self.value
        return value

    def at(self, place: Place, **values: object) -> "Finding":
        """Make a finding at a place; every value that the wording needs must be given."""
        (self._wording.message + self._wording.help).format(**values)
        return Finding(self, place, MappingProxyType(values))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: a rule, a place, and the values that fill in the rule's wording."""

    rule: Rule
    place: Place
    values: MappingProxyType[str, object] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def code(self) -> str:
        """The stable code that users and scripts see."""
        return self.rule.name

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.rule.severity

    def message(self, language: Language | None = None) -> str:
        """Say what is wrong, in the terminal's language unless another is given."""
        return (language or current()).text(self.rule.value.message, **self.values)

    def help(self, language: Language | None = None) -> str:
        """Say what to do about it."""
        return (language or current()).text(self.rule.value.help, **self.values)

    def as_json(self, language: Language | None = None) -> dict[str, Any]:
        """Give the finding as the object that `--format json` prints."""
        place = self.place
        text = place if isinstance(place, TextPlace) else None
        cell = place if isinstance(place, CellPlace) else None
        return {
            "code": self.code,
            "severity": self.severity.value,
            "file": place.file,
            "line": text and text.line,
            "column": text and text.column,
            "sheet": cell and cell.sheet,
            "cell": cell and cell.cell,
            "message": self.message(language),
            "help": self.help(language),
        }


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by file and place, so that two runs print the same list."""

    def key(finding: Finding) -> tuple[object, ...]:
        place = finding.place
        if isinstance(place, TextPlace):
            return (place.file, 0, place.line or 0, place.column or 0, "", "", finding.code)
        return (place.file, 1, 0, 0, place.sheet or "", _cell_order(place.cell), finding.code)

    return sorted(findings, key=lambda finding: (key(finding), finding.message()))


def _cell_order(cell: str | None) -> str:
    letters = (cell or "").rstrip("0123456789")
    digits = (cell or "")[len(letters) :]
    return f"{digits:0>8}{letters:>4}"


class Stop(Exception):  # noqa: N818 - it stops the run; it is no error of the program
    """The run cannot go on (no workspace, unwritable file); carries the sentence for the user.

    Attributes:
        code: the exit code, 2 unless another run holds the workspace (75).
    """

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.code = code
