"""The one list of sheets and columns, from which workbooks are both written and read.

To add a column, add it to its sheet here and give its text in `form.py` (a locked column) or its
field in `read/assemble.py` (an input). A change of this list is a new TEMPLATE in `signature.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from chytrejsi.language import N_, Language
from chytrejsi.report.words import ACTIVITY_WORDS, EVENT_WORDS, PROJECT_WORDS, STATE_WORDS

MARKER = "chytrejsi:"
META = "_meta"


class Asked(StrEnum):
    """What is asked for in an input cell; WORD is one of the words that its row offers."""

    NUMBER = "number"
    PERCENT = "percent"
    YES_NO = "yes_no"
    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    WORD = "word"


class Choices(StrEnum):
    """The lists to choose from; `words_of` gives their words."""

    YES_NO = "yes_no"
    VALUE_STATES = "value_states"
    ACTIVITY_STATUSES = "activity_statuses"
    PROJECT_STATES = "project_states"
    EVENT_KINDS = "event_kinds"
    FICHES = "fiches"


FIXED_CHOICES: Mapping[Choices, Mapping[str, str]] = {
    Choices.YES_NO: {"true": N_("yes"), "false": N_("no")},
    Choices.VALUE_STATES: {state.value: word for state, word in STATE_WORDS.items()},
    Choices.ACTIVITY_STATUSES: {state.value: word for state, word in ACTIVITY_WORDS.items()},
    Choices.PROJECT_STATES: {state.value: word for state, word in PROJECT_WORDS.items()},
    Choices.EVENT_KINDS: {kind.value: word for kind, word in EVENT_WORDS.items()},
}


def words_of(choices: Choices, language: Language) -> dict[str, str]:
    """Give the words of a fixed list by value, in its order."""
    return {value: language.text(word) for value, word in FIXED_CHOICES[choices].items()}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its id in the hidden header, its title (a msgid), its width in characters.

    `asked` is None where the cells are locked; a row may ask for another kind, or for nothing.
    `prompt` (a msgid) is shown when an input cell is entered. `binding` marks a locked column
    that says what is asked: an answer to another wording is another answer.
    """

    id: str
    title: str
    width: int
    asked: Asked | None = None
    choices: Choices | None = None
    prompt: str = ""
    binding: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its columns (the first holds the items' ids) and what it is for (a msgid).

    `blank_rows` are offered where nothing is asked item by item; there a row needs no id.
    `required` are the inputs without which a filled row means nothing. `frozen` is how many
    columns stay in sight.
    """

    id: str
    title: str
    guidance: str
    columns: tuple[Column, ...]
    blank_rows: int = 0
    required: tuple[str, ...] = ()
    frozen: int = 2

    @property
    def marker(self) -> str:
        """The hidden text by which the sheet is found, wherever it was moved or renamed to."""
        return MARKER + self.id

    @property
    def inputs(self) -> tuple[Column, ...]:
        """The columns to fill in."""
        return tuple(column for column in self.columns if column.asked)

    def column(self, column_id: str) -> Column:
        """Give a column by its id."""
        return next(column for column in self.columns if column.id == column_id)


ACTIVITIES = Sheet(
    "activities",
    N_("Activities"),
    N_(
        "State how far each activity is and what was done in the period; below the activities of "
        "an area, write its texts for the report."
    ),
    (
        Column("id", N_("Id"), 6, hidden=True),
        Column("fiche", N_("Area of activity"), 24),
        Column("activity", N_("Activity or text"), 38, binding=True),
        Column("dates", N_("Planned dates"), 15),
        Column("last", N_("Last reported status"), 17),
        Column(
            "status",
            N_("Status"),
            17,
            Asked.CHOICE,
            Choices.ACTIVITY_STATUSES,
            N_("Choose how far the activity is at the end of the period."),
        ),
        Column("text", N_("What was done; text for the report"), 66, Asked.TEXT),
    ),
    required=("status",),
    frozen=3,
)

PROJECTS = Sheet(
    "projects",
    N_("Projects"),
    N_("State how far each project is and what was new in the period."),
    (
        Column("id", N_("Id"), 18, binding=True),
        Column("title", N_("Project"), 44),
        Column("fiche", N_("Area of activity"), 28),
        Column("last", N_("Last reported state"), 18),
        Column(
            "state",
            N_("State"),
            18,
            Asked.CHOICE,
            Choices.PROJECT_STATES,
            N_("Choose how far the project is at the end of the period."),
        ),
        Column("text", N_("What was new"), 60, Asked.TEXT),
    ),
    required=("state",),
)

INDICATORS = Sheet(
    "indicators",
    N_("Indicators"),
    N_(
        "Fill in a number in the column Value. Where there is none, leave it empty and choose the "
        "reason in the column State of the value; an empty cell is never read as zero."
    ),
    (
        Column("id", N_("Code"), 10, binding=True),
        Column("title", N_("Indicator"), 24, binding=True),
        Column("definition", N_("Definition"), 30, binding=True),
        Column("baseline", N_("Baseline"), 14),
        Column("target", N_("Target"), 14),
        Column("last", N_("Last reported"), 14),
        Column("question", N_("What to state"), 22, binding=True),
        Column("value", N_("Value"), 12, Asked.NUMBER),
        Column("unit", N_("Unit"), 9, binding=True),
        Column(
            "date",
            N_("Valid at"),
            12,
            Asked.DATE,
            None,
            N_("The day to which the value holds. Left empty, it is the last day of the period."),
        ),
        Column(
            "state",
            N_("State of the value"),
            15,
            Asked.CHOICE,
            Choices.VALUE_STATES,
            N_("Choose only where there is no value, and give the reason in the next column."),
        ),
        Column("comment", N_("Comment, reason for a deviation"), 30, Asked.TEXT),
        Column("evidence", N_("Evidence, source"), 22, Asked.TEXT),
    ),
)

EVENTS = Sheet(
    "events",
    N_("Communication and trends"),
    N_(
        "List what you told the public, partnerships, trends and experience from elsewhere, and "
        "awards; one row for each."
    ),
    (
        Column("id", N_("Id"), 6, hidden=True),
        Column(
            "kind",
            N_("Kind"),
            20,
            Asked.CHOICE,
            Choices.EVENT_KINDS,
            N_("Choose what kind of event it is."),
        ),
        Column("date", N_("Date"), 13, Asked.DATE, None, N_("The day, or the first day of it.")),
        Column("title", N_("Title"), 42, Asked.TEXT),
        Column("text", N_("What it was, what came of it"), 66, Asked.TEXT),
        Column(
            "fiche",
            N_("Area of activity"),
            28,
            Asked.CHOICE,
            Choices.FICHES,
            N_("Choose the area that it belongs to; leave empty where there is none."),
        ),
    ),
    blank_rows=15,
    required=("kind", "date", "title"),
    frozen=0,
)

PROPOSALS = Sheet(
    "proposals",
    N_("Proposed changes"),
    N_("Propose what should change in the plan: of what, from what, to what, and why."),
    (
        Column("id", N_("Id"), 6, hidden=True),
        Column("subject", N_("What should change (area, activity, indicator)"), 42, Asked.TEXT),
        Column("current", N_("Current wording or value"), 40, Asked.TEXT),
        Column("proposed", N_("Proposed wording or value"), 40, Asked.TEXT),
        Column("reason", N_("Reason"), 50, Asked.TEXT),
    ),
    blank_rows=12,
    required=("subject", "proposed"),
    frozen=0,
)

SHEETS = (ACTIVITIES, PROJECTS, INDICATORS, EVENTS, PROPOSALS)
INSTRUCTIONS_TITLE = N_("Instructions")

# the texts of an area for the report, each a row of its own below the area's activities
NARRATIVES: Mapping[str, str] = {
    "summary": N_(
        "Summary\nWhat was done in the period and what it brought, in a few sentences for the "
        "council and the public."
    ),
    "deviations": N_(
        "Deviations\nWhat did not go as planned, why, and what is being done about it."
    ),
    "outlook": N_("Outlook\nWhat is to be done in the next period, and what could hinder it."),
}
