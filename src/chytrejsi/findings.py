"""Findings: what is wrong with the data, where it is, and what to do about it.

`Rule` is the one catalogue of everything that the program may find: each member's name is the
stable code that users and scripts see. To add a finding, add a member in its section, a folder
`tests/findings/<CODE>/` with a file that triggers it and a near twin that passes, and the Czech
words in the catalogue.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum, StrEnum, unique
from types import MappingProxyType
from typing import Any

from chytrejsi.language import N_, Language, current
from chytrejsi.stopping import Stop as Stop  # noqa: PLC0414 - whoever tells findings may stop, too


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
    YAML_QUOTES = _warning(
        N_("Without quotes, '{value}' is no text to other programs."),
        N_("Put it in quotes."),
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
        N_(
            "Write digits (at most 15 before the decimal point) and a decimal point, without "
            "spaces and units: 1234.5."
        ),
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

    # --- references -----------------------------------------------------------------------
    UNKNOWN_PLAN = _error(
        N_("There is no plan '{id}'."),
        N_("Known, the nearest first: {known}."),
    )
    UNKNOWN_FICHE = _error(
        N_("There is no fiche '{id}' in that plan."),
        N_("Known, the nearest first: {known}."),
    )
    UNKNOWN_AREA = _error(
        N_("There is no area '{id}' in the concept."),
        N_("Known, the nearest first: {known}."),
    )
    UNKNOWN_OBJECTIVE = _error(
        N_("There is no specific objective '{id}' in the concept."),
        N_("Known, the nearest first: {known}."),
    )
    UNKNOWN_STRATEGIC = _error(
        N_("There is no strategic objective '{id}' in the concept."),
        N_("Known, the nearest first: {known}."),
    )
    UNKNOWN_UNIT = _error(
        N_("There is no unit '{id}' in plan/organisation.yaml."),
        N_("Known, the nearest first: {known}."),
    )
    UNKNOWN_BODY = _error(
        N_("There is no body '{id}' in the concept."),
        N_("Known, the nearest first: {known}."),
    )
    UNKNOWN_PROJECT = _error(
        N_("There is no project '{id}' in plan/pipeline/."),
        N_("Known, the nearest first: {known}."),
    )
    UNKNOWN_ACTIVITY = _error(
        N_("There is no activity '{id}' in that fiche."),
        N_("Known, the nearest first: {known}."),
    )
    UNKNOWN_INDICATOR = _error(
        N_("There is no indicator '{id}' in indicators/catalogue/."),
        N_("Known, the nearest first: {known}."),
    )
    CONTINUES_CYCLE = _error(
        N_("The indicators continue each other in a circle: {circle}."),
        N_("A card continues a card of an earlier plan; remove one of the links."),
    )

    # --- plans and fiches -----------------------------------------------------------------
    DATES_REVERSED = _error(
        N_("It ends on {end}, before it begins on {start}."),
        N_("Correct one of the dates."),
    )
    THRESHOLDS_ORDER = _error(
        N_("The thresholds do not fall: {on_track}, {behind}, {off_track}."),
        N_("on_track must be higher than behind, and behind higher than off_track."),
    )
    DUE_BEFORE_END = _warning(
        N_("The answer is due on {due}, before the period ends on {end}."),
        N_("Set the day after the period's end."),
    )
    EMPTY_AREA_FILLED = _warning(
        N_("The area '{area}' is listed as having no project, but has the fiche '{fiche}'."),
        N_("Remove the area from empty_areas, or correct the fiche's area."),
    )
    AREA_UNTOLD = _note(
        N_("The plan is silent about {areas}: no fiche, and no reason why there is none."),
        N_("Add a fiche, or list the area under empty_areas with the reason."),
    )
    STRATEGIC_TAGS = _warning(
        N_("The fiche names the strategic objectives {named}, its objectives lead to {derived}."),
        N_("Make them agree, or record under variants what the source says."),
    )
    LINK_ONE_SIDED = _warning(
        N_("The fiche links to '{fiche}', which does not link back."),
        N_("Add the link to '{fiche}' as well, with what passes the other way."),
    )
    LINK_KIND_DIFFERS = _warning(
        N_("The link to '{fiche}' is told as '{kind}' here, and as '{other}' there."),
        N_("Give both sides the same kinds; two areas may have links of several kinds."),
    )
    LINK_TWICE = _warning(
        N_("The link to '{fiche}' of the kind '{kind}' stands here twice."),
        N_("Keep one of them, with what both notes say."),
    )
    LINK_TO_ITSELF = _error(
        N_("The fiche links to itself."),
        N_("Name another fiche, or remove the link."),
    )
    PARENT_CYCLE = _error(
        N_("'{id}' is a part of itself: {circle}."),
        N_("Remove parent from the one that stands above the others."),
    )
    SUCCESSOR_CYCLE = _error(
        N_("The unit '{id}' succeeds itself, by way of {successors}."),
        N_("Leave among successors only the units that came after it."),
    )
    PARENT_ELSEWHERE = _error(
        N_("'{id}' is under the strategic objective '{strategic}', its parent under '{other}'."),
        N_("Make both agree, or name another parent."),
    )
    ACTIVITY_MILESTONE_OUTSIDE = _warning(
        N_("The milestone of {date} does not lie within the dates of its activity."),
        N_("Correct the milestone's date, or the activity's from and to."),
    )
    MILESTONE_OVERDUE = _note(
        N_("The milestone '{title}' was planned by {date}; nobody has told that it was reached."),
        N_(
            "Once it is reached, the guarantor tells an event of the kind milestone with this "
            "title (sheet Communication and trends), or it stands in plan/journal/."
        ),
    )
    FUNDING_ABOVE_BUDGET = _error(
        N_("The sources give {sum} {currency}, which is more than the budget of {amount}."),
        N_("Correct the amounts or shares of the sources, or the budget."),
    )
    FUNDING_BELOW_BUDGET = _note(
        N_("The sources give {sum} {currency} of the budget of {amount}; the rest has no source."),
        N_("Add the missing source, or leave it as it is while it is not known."),
    )
    FUNDING_UNCLEAR = _error(
        N_("The source '{source}' gives an amount and a share."),
        N_("Keep one of them; the other follows from the budget."),
    )
    PROJECT_TWICE = _warning(
        N_("The project has the same name as '{other}'; it would be counted twice."),
        N_(
            "Keep one file and name the other areas there (fiches, further_areas), or give them "
            "names that tell them apart."
        ),
    )
    UNIT_ENDED = _warning(
        N_("The unit '{id}' ended on {day}, but '{subject}' still names it."),
        N_("Name the unit that has taken it over: {successors}."),
    )
    EVIDENCE_URL = _error(
        N_("'{url}' is no address of a page."),
        N_("Write the whole address, beginning with https:// or http://."),
    )
    EVIDENCE_FILE = _error(
        N_("There is no file '{file}' in the workspace."),
        N_("Write the path from the workspace's root with slashes: doklady/protokol.pdf."),
    )
    EVIDENCE_CHANGED = _error(
        N_("The file '{file}' is not the one that was recorded; its digest is {found}."),
        N_("Put the recorded file back, or write the new digest if the new file holds."),
    )
    SUCCESSION_WITHOUT_TARGET = _error(
        N_("The area of activity is said to go on ('{outcome}'), but not in which fiche."),
        N_("Name the fiches of the next plan under into, or choose dropped or operation."),
    )
    SUCCESSION_WITH_TARGET = _error(
        N_("The area of activity is said to end ('{outcome}'), yet fiches are named."),
        N_("Leave out into, or choose continued or merged."),
    )
    SUCCESSION_EARLIER = _error(
        N_("An area of activity of the plan '{plan}' cannot go on in the plan '{next}'."),
        N_("Name a plan that was approved later, or leave plan out for the one approved next."),
    )
    AREA_MISSING = _error(
        N_("'{id}' belongs neither to a fiche nor to an area."),
        N_("Add a fiche of its plan, or an area for what was achieved outside the plan."),
    )
    COUNTED_OUTSIDE_PLAN = _error(
        N_("'{id}' belongs to no plan, but is counted."),
        N_("Add counted: false, or name the plan."),
    )

    # --- indicator cards ------------------------------------------------------------------
    DIRECTION_MISSING = _error(
        N_("The indicator '{id}' does not say which way is good."),
        N_("Add direction: increase, decrease or maintain."),
    )
    ACCUMULATION_MISSING = _error(
        N_("The indicator '{id}' does not say how reported values add up."),
        N_("Add accumulation: increment, cumulative or point_in_time."),
    )
    UNIT_MISSING = _error(
        N_("The indicator '{id}' has no unit."),
        N_("Add a unit, for example unit: {{label: ks, code: C62}}."),
    )
    UNIT_DIFFERS = _error(
        N_("The unit is '{unit}', but the continued indicator '{earlier}' has '{other}'."),
        N_("Use the same unit, or do not continue the series."),
    )
    TARGET_DATE = _error(
        N_("The target is set for {target}, not after the baseline of {baseline}."),
        N_("Correct one of the dates."),
    )
    TARGET_IS_BASELINE = _note(
        N_("The target equals the baseline, so the indicator is to be kept where it is."),
        N_("If that is meant, nothing has to be done."),
    )
    TARGET_DIRECTION = _warning(
        N_("The target {target} lies on the wrong side of the baseline {baseline}."),
        N_("Correct the direction or the target, or give the target a basis."),
    )
    MILESTONE_OUTSIDE = _warning(
        N_("The milestone of {date} does not lie between the baseline and the target."),
        N_("Correct the date."),
    )
    MILESTONES_UNSTEADY = _warning(
        N_("The milestones do not lead steadily from the baseline to the target."),
        N_("Check their dates and values."),
    )
    SCALE_UNCLEAR = _error(
        N_("'{id}' is told by the words of a scale, but two different ones are not there."),
        N_("Add scale: [word, word], from the worst to the best, each once."),
    )
    SCALE_UNUSED = _error(
        N_("'{id}' has a scale of words, but what it measures is {measure}."),
        N_("Write measure: ordinal, or leave the scale out."),
    )
    SCALE_DIRECTION = _error(
        N_("'{id}' is to decrease, but its scale leads from the worst to the best word."),
        N_("Turn the scale round where needed, and leave the direction out."),
    )
    AGGREGATION_UNSOUND = _error(
        N_("'{aggregation}' says how the values of '{id}' make one, which {measure} cannot."),
        N_(
            "Numbers have a sum; a percentage that names its numerator and denominator has a "
            "ratio; increments of several contributors are always added."
        ),
    )
    FORMULA_SYNTAX = _error(
        N_("The formula cannot be read: {problem}."),
        N_(
            "Write indicators, numbers, + - * /, brackets, sum(), min() and max(), with spaces "
            "around a minus: 100 * EN-01 / (EN-01 + EN-02)."
        ),
    )
    FORMULA_WITHOUT_INPUT = _error(
        N_("The formula of '{id}' has no indicator in it."),
        N_("Name the indicators that it is computed from, or leave the formula out."),
    )
    FORMULA_INPUT = _error(
        N_("The formula has '{id}' in it, which is no number but {measure}."),
        N_("Compute numbers and percentages only."),
    )
    FORMULA_CYCLE = _error(
        N_("'{id}' is computed from {inputs}, and that in turn from itself."),
        N_("Take one of them out of the formulas, so that the circle is broken."),
    )
    FORMULA_UNITS = _warning(
        N_("The formula holds '{one}' and '{other}' for the same unit."),
        N_("Check the units of the indicators in it, and that of the card."),
    )
    FORMULA_PERCENT = _warning(
        N_("'{id}' is a percentage, but its formula does not multiply by a hundred."),
        N_("Write 100 * part / whole."),
    )
    JUDGEMENT_TWICE = _error(
        N_("The status of '{id}' for {period} is judged twice."),
        N_("Keep one of the judgements; the earlier stays in git."),
    )
    JUDGEMENT_WITHOUT_DATA = _warning(
        N_("The status of '{id}' is judged for {period}, for which it has no value."),
        N_("Add the value or take the judgement out; until then it does not count."),
    )
    VALUE_NOT_ON_SCALE = _error(
        N_("'{value}' is no word of the scale of '{id}'."),
        N_("Write one of these words: {known}."),
    )
    VALUE_KIND = _error(
        N_("'{value}' does not fit the indicator '{id}', which is measured as {measure}."),
        N_(
            "number and percent take digits (at most 15 before the decimal point), boolean takes "
            "true or false, qualitative a text."
        ),
    )
    NEGATIVE_AMOUNT = _error(
        N_("{key} is {value}; it cannot be negative."),
        N_("Write zero or more."),
    )
    PERCENT_RANGE = _warning(
        N_("{value} is no usual percentage."),
        N_("Check it; 12 % is written as 12."),
    )

    VALUE_NEGATIVE = _error(
        N_("'{id}' is {value}, but pieces are counted, and there are never less than none."),
        N_("Write how many there are, zero or more."),
    )
    INCREMENT_NEGATIVE = _warning(
        N_("'{id}' grew by {value}, which is less than nothing."),
        N_("Check the number; where something was taken back, say so in the comment."),
    )
    PERCENT_NEGATIVE = _error(
        N_("{value} % is less than nothing: it is a part ({part}) of a whole ({whole})."),
        N_("Write a percentage from 0 to 100."),
    )
    PERCENT_ABOVE_WHOLE = _warning(
        N_("{value} % is more than the whole: a part ({part}) greater than all ({whole})?"),
        N_("Check both numbers; if it is right, say why in the comment."),
    )

    # --- observations ---------------------------------------------------------------------
    INDICATOR_RETIRED = _error(
        N_("The indicator '{id}' is not in use in {period}."),
        N_("Leave the value out, or correct the card's valid."),
    )
    GUARANTOR_NOT_ASKED = _error(
        N_("'{guarantor}' reports '{id}', which is asked of {asked}."),
        N_("Correct the guarantor, or add it to the card's contributors."),
    )
    DUPLICATE_VALUE = _error(
        N_("'{id}' is reported twice for the same date; the first is on line {first}."),
        N_("Keep the right one."),
    )
    PERIOD_OUTSIDE_PLAN = _error(
        N_("In {period} the plan '{plan}' was not in force."),
        N_("A plan holds from its approval to the approval of the next one; correct the period."),
    )
    PROJECT_TRANSITION = _warning(
        N_("The project '{id}' is told as '{state}', after it was '{former}' ({first})."),
        N_("From that state may follow: {allowed}. Correct one of both, or say why in its text."),
    )
    PROJECT_STATE_CONFLICT = _warning(
        N_("The project '{id}' is told as '{state}' on {date}, and as '{other}' in {first}."),
        N_("Agree on one state; else that of the last file holds."),
    )
    UNIT_TOLD_TWICE = _note(
        N_("'{id}' is told for {period} here and in {first}; both are of the unit '{unit}' today."),
        N_("If it is the same thing, keep it in one of them; increments of both are added up."),
    )
    DATE_AFTER_PERIOD = _error(
        N_("{date} lies after the end of the period {period}."),
        N_("Correct the date, or report the value for the period in which it lies."),
    )
    DATE_IN_FUTURE = _error(
        N_("{date} lies in the future."),
        N_("Correct the date; what has not happened yet is not reported."),
    )
    VALUE_MISSING = _error(
        N_("'{id}' is reported, but has no value."),
        N_("Add the value, or say by the state why there is none."),
    )
    VALUE_UNEXPECTED = _error(
        N_("'{id}' has a value, although its state is {state}."),
        N_("Remove the value, or change the state to reported."),
    )
    VALUE_CONFLICT = _error(
        N_("For {date} '{id}' is {value} here and {other} in {first}."),
        N_(
            "Ask both which one holds; until they agree, nothing new is taken in, and of two that "
            "stand in the data neither is used."
        ),
    )
    VALUE_JUMP = _warning(
        N_("'{id}' is {value}, at least ten times off the earlier {earlier}."),
        N_("Check the unit and the decimal point; if it is right, say why in the comment."),
    )
    VALUE_FALLS = _warning(
        N_("'{id}' counts from the beginning, but falls from {earlier} to {value}."),
        N_("Check the value; a cumulative one can only grow."),
    )
    YEAR_SUM = _warning(
        N_("'{id}' is {value} for {period}, but its half-years add up to {sum}."),
        N_("Check the values; the year's value replaces its half-years."),
    )
    PART_ABOVE_WHOLE = _warning(
        N_("'{id}' is {value}, more than '{whole}', of which it is a part: {other}."),
        N_("Check both values; a part cannot be greater than its whole."),
    )
    DERIVED_REPORTED = _error(
        N_("'{id}' is reported, but it is computed: {formula}."),
        N_("Take the value out, or the formula out of the card."),
    )
    RATIO_UNEXPECTED = _error(
        N_("'{id}' has a numerator or a denominator, but it is no percentage: {measure}."),
        N_("Leave both out, or correct what the card measures."),
    )
    RATIO_INCOMPLETE = _error(
        N_("'{id}' has no numerator, or no denominator above zero."),
        N_("Write both numbers, or neither."),
    )
    RATIO_DIFFERS = _error(
        N_("'{id}' is {value}, but {numerator} of {denominator} is another percentage."),
        N_("Check the three numbers; the value is 100 × numerator / denominator, rounded."),
    )
    CATEGORY_UNKNOWN = _error(
        N_("'{category}' is no category of the indicator."),
        N_("Known categories: {known}. Further ones belong into the card's disaggregation."),
    )
    CATEGORY_TWICE = _error(
        N_("The category '{category}' stands twice."),
        N_("Keep it once; where two dimensions have it, say which dimension is meant."),
    )
    PARTS_SUM = _warning(
        N_("The parts of '{id}' by “{dimension}” make {sum}, but its value is {value}."),
        N_("Check the parts and the value."),
    )
    PROVISIONAL_OLD = _note(
        N_("The value of '{id}' for {date} is still provisional after more than a year."),
        N_("Ask for the final value, or take provisional: true out where it has become final."),
    )
    CORRECTION_MISMATCH = _error(
        N_("The correction of '{id}' expects {expected}, but {found} stands there."),
        N_("Look up what was reported and decide anew what is right."),
    )
    CHANGE_CONTRADICTED = _error(
        N_("The approved change '{change}' says {said}, but '{id}' has {found}."),
        N_("Bring the data up to date, or record the later change."),
    )
    CHANGE_STILL_THERE = _error(
        N_("The approved change '{change}' ends '{id}', but it is still there."),
        N_("Carry the change out, or record the later one that took it back."),
    )
    CHANGE_PENDING = _note(
        N_("The change '{change}' of '{id}' is only proposed, but the data hold it already."),
        N_(
            "Once it is decided, add body, resolution and effect and write state: approved; if it "
            "is rejected, put the old value back."
        ),
    )
    CHANGE_REJECTED = _warning(
        N_("The change '{change}' of '{id}' was rejected, but the data hold what it proposed."),
        N_("Put the old value back, or record the change that brought the new one."),
    )
    CHANGE_UNRECORDED = _warning(
        N_("No change of the plan tells this: {text}."),
        N_(
            "chytrejsi change new drafts its file; add the reason, and after the decision the "
            "body, the resolution and the effect. While a plan is still being put together, its "
            "plan.yaml says by controlled_from when that ends."
        ),
    )
    CHANGE_CHAIN = _warning(
        N_("The change '{change}' replaces {old}, but '{earlier}' before it brought {new}."),
        N_("Correct old or the days of effect, or record the change that is missing in between."),
    )
    CHANGE_INCOMPLETE = _warning(
        N_("The approved change '{change}' does not tell: {fields}."),
        N_("Add it, or list it in to_confirm until it is known."),
    )
    CHANGE_TOO_EARLY = _warning(
        N_("In the change '{change}', {field} ({day}) lies before {earlier} ({before})."),
        N_("Correct the days: what is decided was proposed before, and its plan approved."),
    )
    DUPLICATE_NUMBER = _warning(
        N_("Another change of the plan has the number '{number}', too: {first}."),
        N_("Give one of them another number."),
    )
    RETIRED_WITHOUT_CHANGE = _warning(
        N_("'{id}' ends on {day}, before its plan does, and no change says why."),
        N_("Record the change with its resolution (kind: retirement), or take valid.to out."),
    )
    DEFINITION_VERSION = _warning(
        N_("'{id}' has definition_version {found}; by its approved changes it is {expected}."),
        N_(
            "Record each changed definition as a change with the old and the new text, and count "
            "it in definition_version."
        ),
    )

    # --- what texts quote -----------------------------------------------------------------
    QUOTE_STALE = _warning(
        N_("The text quotes {value} for '{id}', the data say {found}."),
        N_("Correct the sentence and the value under quotes, or the data."),
    )
    QUOTE_FORM = _warning(
        N_("'{text}' quotes nothing, so it is printed as it stands."),
        N_('Write {{{{ value("EN-01") }}}}, or leave the braces out.'),
    )

    QUOTE_ELSEWHERE = _warning(
        N_("'{text}' is not filled in here, so it is printed as it stands."),
        N_("Only narratives quote the data: write the number, or move the sentence there."),
    )

    # --- confirmation ---------------------------------------------------------------------
    SOURCE_CONTRADICTION = _warning(
        N_("The sources differ about {field}: '{declared}' holds, elsewhere stands '{variant}'."),
        N_("Ask the owner of the document. Source of the variant: {source}"),
    )
    NOT_CONFIRMED = _note(
        N_("The region has not confirmed: {field}."),
        N_("Have it confirmed, then take it off the list to_confirm."),
    )
    UNKNOWN_FIELD = _error(
        N_("'{field}' is no field of this record."),
        N_("Known, the nearest first: {known}."),
    )
    GUARANTOR_MISSING = _warning(
        N_("'{id}' has no guarantor."),
        N_("Add the guarantor, or list guarantor under to_confirm."),
    )

    # --- outlines of reports --------------------------------------------------------------
    OUTLINE_NAME = _error(
        N_("The outline names '{name}' at '{key}', which is not known."),
        N_("Known here: {known}."),
    )
    OUTLINE_PLACE = _error(
        N_("The block '{block}' belongs into a section with 'each: {each}'."),
        N_("Move it there, or add 'each: {each}' to its section."),
    )
    OUTLINE_PIECE = _error(
        N_("A piece of a section holds one thing: a block, a text, a lead or a note."),
        N_("Keep one of them; write the others as pieces of their own."),
    )
    OUTLINE_VARIABLE = _error(
        N_("The text uses '{name}', which nobody gives."),
        N_("Known here: {known}."),
    )
    OUTLINE_TEXT = _error(
        N_("The text cannot be filled in: {problem}"),
        N_("Check the braces: {{{{ plan.title }}}} puts a value into the text."),
    )

    # --- collecting: the file -------------------------------------------------------------
    WORKBOOK_NO_BYTES = _error(
        N_("The file is empty (0 bytes)."),
        N_("Ask the sender to send it again."),
    )
    WORKBOOK_TOO_LARGE = _error(
        N_("The file has {size} MB; at most {limit} MB are read."),
        N_("Remove pictures and foreign sheets, or copy the values into a new template."),
    )
    WORKBOOK_PASSWORD = _error(
        N_("The workbook is protected by a password."),
        N_("Save it without the password: File, Info, Protect Workbook, Encrypt with Password."),
    )
    WORKBOOK_XLS = _error(
        N_("The file is in the old format .xls."),
        N_("Save it as Excel Workbook (.xlsx)."),
    )
    WORKBOOK_XLSB = _error(
        N_("The file is a binary workbook (.xlsb)."),
        N_("Save it as Excel Workbook (.xlsx)."),
    )
    WORKBOOK_ODS = _error(
        N_("The file is in the OpenDocument format (.ods)."),
        N_("Save it as Excel 2007–365 (.xlsx)."),
    )
    WORKBOOK_MACROS = _error(
        N_("The workbook holds macros."),
        N_("Save it as Excel Workbook (.xlsx), which holds none."),
    )
    WORKBOOK_STRICT = _error(
        N_("The workbook is saved as Strict Open XML."),
        N_("Save it as Excel Workbook (.xlsx), not as Strict Open XML Spreadsheet."),
    )
    WORKBOOK_OTHER_KIND = _error(
        N_("This is no workbook .xlsx; it looks like {kind}."),
        N_("Fill in the template and save it as Excel Workbook (.xlsx)."),
    )
    WORKBOOK_DAMAGED = _error(
        N_("The file is damaged, perhaps on its way ({part})."),
        N_("Ask the sender to open it, save it and send it again."),
    )
    WORKBOOK_PACKAGE = _error(
        N_("The file can be read in two ways: {problem}."),
        N_("Open it in Excel or LibreOffice, save it as a new .xlsx and send that."),
    )
    WORKBOOK_UNPACKS = _error(
        N_("The workbook unpacks to more than any template needs, so it was not read."),
        N_("Copy the values into a new template; delete formatted rows that are empty."),
    )
    WORKBOOK_KILLED = _error(
        N_("The workbook brought the program that reads it down, so it was not read."),
        N_("Copy the values into a new template, save it as .xlsx and send that."),
    )
    WORKBOOK_SLOW = _error(
        N_("Reading the workbook took longer than {seconds} s, so it was given up."),
        N_("Copy the values into a new template; delete formatted rows that are empty."),
    )
    WORKBOOK_UNWITNESSED = _error(
        N_("Only one of the two readers of workbooks could read the file, so no value is sure."),
        N_("Open it in Excel or LibreOffice, save it as a new .xlsx and send that."),
    )
    WORKBOOK_DTD = _error(
        N_("The file holds XML that is not allowed (DTD in {part})."),
        N_("Open it in Excel or LibreOffice, save it as a new .xlsx and send that."),
    )
    WORKBOOK_EMBEDDED = _error(
        N_("The workbook holds an embedded object or a connection ({part})."),
        N_("Remove it; put evidence beside the workbook and name it in the column Evidence."),
    )
    WORKBOOK_LINKED = _warning(
        N_("The workbook links to other files; the values last stored in it were read."),
        N_("Check that they are up to date."),
    )

    # --- collecting: whose workbook it is -------------------------------------------------
    SIGNATURE_MISSING = _error(
        N_("This workbook was not made by 'chytrejsi template', or its hidden sheet is lost."),
        N_("Copy the values into the template that was sent."),
    )
    SIGNATURE_CONFLICT = _error(
        N_("The workbook says about itself both '{first}' and '{second}'."),
        N_("Two templates were mixed; copy the values into the one that was sent."),
    )
    TEMPLATE_VERSION = _error(
        N_("The workbook has the template version {version}; {current} is in force."),
        N_("Copy the values into a new template."),
    )
    TEMPLATE_NEWER = _error(
        N_("The workbook has the template version {version}; this program knows only {current}."),
        N_("Install the version of the program that wrote the template, and collect again."),
    )
    TEMPLATE_UNKNOWN = _error(
        N_("The workbook says the template version '{version}', which was never in force."),
        N_("Copy the values into the template that was sent."),
    )
    PLAN_RENAMED = _note(
        N_("The workbook is for the plan '{given}', which is now called '{expected}'."),
        N_("Nothing needs to be done; the same is asked in both."),
    )
    OTHER_PLAN = _error(
        N_("The workbook is for the plan '{given}'; for {period} '{expected}' is in force."),
        N_("Copy the values into a template of the plan in force."),
    )
    OTHER_PERIOD = _error(
        N_("The workbook is for {given}; {expected} is being collected."),
        N_("Collect it with --period {given}, or send the workbook of the right period."),
    )
    OTHER_GUARANTOR = _error(
        N_("The workbook is of '{given}', who is not asked for anything in {period}."),
        N_("Use the template of a guarantor of this plan. Asked are: {known}."),
    )
    NOTHING_FILLED = _error(
        N_("Nothing is filled in."),
        N_("Send the filled workbook; an empty one would erase what was sent before."),
    )
    NOTHING_READ = _error(
        N_("Nothing that is filled in ({count}) answers what is asked; there is nothing to take."),
        N_("Fill in the cells of the template that was sent; the notes say what was not read."),
    )
    SUBMITTED_TWICE = _error(
        N_("{other} is of the same guarantor, and the two cannot be taken in together."),
        N_("Settle what is told of it, then collect both again, or only the one that holds."),
    )
    SUBMITTED_JOINED = _note(
        N_("{other} is of the same guarantor; both were joined cell by cell."),
        N_("Nothing needs to be done."),
    )
    COPIES_DIFFER = _error(
        N_("'{value}' stands here, '{other}' in {there}; both are of the same guarantor."),
        N_("Agree on one of them, write it into both workbooks and send them again."),
    )
    COPY_REFUSED = _warning(
        N_("{other} is of the same guarantor and was refused; what it says is not taken in."),
        N_(
            "When it comes back, what this workbook says must be filled in there as well, because "
            "the newer one will replace this one."
        ),
    )
    ANSWER_WITHDRAWN = _warning(
        N_("'{id}' was told before ({old}); this newer workbook says nothing about it."),
        N_("If it was left out by mistake, fill it in and send the workbook again."),
    )
    VALUE_CORRECTED = _note(
        N_("'{id}' is {value} here and was corrected to {corrected} on {date}; so it stays."),
        N_("Nothing needs to be done; {path} says why."),
    )
    CORRECTION_OUTDATED = _warning(
        N_(
            "The correction of '{id}' of {date} expects {expected}, but this workbook says {found}."
        ),
        N_(
            "Find out which value holds, then change {path} or delete it. Until then the "
            "correction is not used, and no report is made."
        ),
    )
    SUBMITTED_SAME = _note(
        N_("{other} is of the same guarantor and says the same; this one was left out."),
        N_("Nothing needs to be done."),
    )
    SUBMITTED_OLDER = _error(
        N_("The workbook is older than the one that was taken in on {date}."),
        N_("If the older one holds, collect it with --force-older."),
    )
    UNIT_TOLD_APART = _error(
        N_("'{unit}' has been told in parts, which the workbook would replace or repeat: {files}."),
        N_(
            "The parts stay as they came. Later corrections go to indicators/corrections/; an "
            "answer of one part is collected from that part's own workbook."
        ),
    )
    OBSERVATION_FROM_DOCUMENT = _error(
        N_("{path} holds facts from a document; the workbook would replace them."),
        N_("Move these facts to the period of the document, then collect again."),
    )
    FILE_OPEN = _warning(
        N_("{name} is probably open in an office program."),
        N_("Make sure that its last changes are saved."),
    )
    FILE_PASSED_BY = _note(
        N_("{name} is no workbook to collect; it was passed by."),
        N_("Nothing needs to be done."),
    )
    TEMPLATE_FILLED = _error(
        N_("The file exists and is not an empty template, so it was not overwritten."),
        N_("Collect it or move it away, or write the templates elsewhere with --output."),
    )
    LETTER_EDITED = _error(
        N_("The letter was edited by hand, so it was not overwritten."),
        N_("Send it as it is, or delete it and run the command again."),
    )

    # --- collecting: sheets, columns and rows ---------------------------------------------
    SHEET_MISSING = _error(
        N_("The sheet '{sheet}' is missing."),
        N_("Copy the values into the template that was sent."),
    )
    SHEET_TWICE = _error(
        N_("The sheet '{sheet}' is there twice, filled in differently; the other is '{other}'."),
        N_("Keep the one that holds and delete the other."),
    )
    SHEET_COPY = _note(
        N_("The sheet is a copy that says nothing else than '{sheet}'; it was not read."),
        N_("Nothing needs to be done."),
    )
    SHEET_UNKNOWN = _note(
        N_("The sheet does not come from the template; its {count} filled cells were not read."),
        N_("If they are meant for the report, write them into the template's sheets."),
    )
    COLUMN_MISSING = _error(
        N_("The column '{column}' is missing; the template was changed."),
        N_("Copy the values into the template that was sent."),
    )
    COLUMN_TWICE = _error(
        N_("The column '{column}' is there twice."),
        N_("Keep the one that holds and delete the other."),
    )
    COLUMN_UNKNOWN = _note(
        N_("The column does not come from the template; its {count} filled cells were not read."),
        N_("If they are meant for the report, write them into the column Comment."),
    )
    HEADER_CHANGED = _error(
        N_("The header is '{value}' instead of '{expected}'."),
        N_("Put the header back; what stands below it may answer another question."),
    )
    LOCKED_CHANGED = _error(
        N_("A locked cell was changed: '{value}' instead of '{expected}'."),
        N_("Put it back; write what you propose into the sheet of proposed changes."),
    )
    TEMPLATE_OUTDATED = _error(
        N_("The plan has changed since the template was sent; '{column}' now says '{expected}'."),
        N_("Check the answer against the new wording, and fill it into a new template."),
    )
    ITEM_ADDED = _note(
        N_("'{id}' was added after the template was sent; it counts as not reported."),
        N_("To report it, fill it into a new template."),
    )
    ITEM_RENUMBERED = _note(
        N_("'{former}' is now called '{id}' in the plan; the answer was carried over."),
        N_("Nothing needs to be done; the next template has the new code."),
    )
    ITEM_RETITLED = _note(
        N_("'{id}' is now called '{title}' in the plan; the answer was carried over."),
        N_("Check that the answer holds under the new name as well."),
    )
    ITEM_RETIRED = _warning(
        N_("'{id}' has not been asked since {day}; what is filled in was not read."),
        N_("Nothing needs to be done, unless it should still be reported."),
    )
    ITEM_REGROUPED = _warning(
        N_("'{id}' is now asked of someone else: {guarantor}; what is filled in was not read."),
        N_("Hand the value over to those who report it now."),
    )
    ITEM_DROPPED = _warning(
        N_("'{id}' is not in the plan any more; what is filled in was not read."),
        N_("If it should still be reported, propose it in the sheet of proposed changes."),
    )
    ITEM_UNASKED = _warning(
        N_("'{id}' is not asked for {period} any more; what is filled in was not read."),
        N_("Nothing needs to be done, unless it should still be reported."),
    )
    ITEM_UNKNOWN = _error(
        N_("'{id}' is not asked of this guarantor."),
        N_("Put the code back; the nearest that is asked is {near}."),
    )
    ITEM_LOOKALIKE = _error(
        N_("'{id}' is not asked of this guarantor; it has the letter {letter}, which no code has."),
        N_("Write the code on a Czech or English keyboard; the nearest that is asked is {near}."),
    )
    ITEM_MISSING = _warning(
        N_("The row of '{id}' is missing; it counts as not reported."),
        N_("If it was deleted by mistake, put it back and send the workbook again."),
    )
    ITEM_TWICE = _error(
        N_("'{id}' is there twice with different values; the other row is {other}."),
        N_("Keep the row that holds and delete the other."),
    )
    ROW_WITHOUT_ID = _error(
        N_("This row was added; nobody knows what it belongs to."),
        N_("Write into the prepared rows; new items go into the sheet of proposed changes."),
    )
    ROW_INCOMPLETE = _error(
        N_("'{column}' is not filled in, although the row has a content."),
        N_("Fill it in, or clear the row."),
    )
    ROWS_HIDDEN = _warning(
        N_("{count} filled rows were hidden or filtered; they were read."),
        N_("Check that they are meant to be sent."),
    )
    COLUMNS_HIDDEN = _warning(
        N_("The column '{column}' was hidden; its {count} filled cells were read."),
        N_("Check that they are meant to be sent."),
    )
    SHEET_HIDDEN = _warning(
        N_("The sheet was hidden; its {count} filled cells were read."),
        N_("Check that they are meant to be sent."),
    )
    CELL_OUTSIDE = _note(
        N_("'{value}' stands outside the table and was not read."),
        N_("If it is meant for the report, write it into the table."),
    )
    CELL_TOO_FAR = _error(
        N_("There is something far outside the table, in {cell}."),
        N_("Delete it, then save and send the workbook again."),
    )
    CELLS_TWICE = _error(
        N_("The file gives a row or cell twice, or out of order, at {cell}."),
        N_("Open it in Excel or LibreOffice, save it as a new .xlsx and send that."),
    )
    CELLS_MERGED = _error(
        N_("The cells {area} are merged; for which of them does the value hold?"),
        N_("Unmerge them and write the value into each cell that it holds for."),
    )
    CELLS_MERGED_EMPTY = _note(
        N_("The cells {area} are merged and empty; they count as not filled in."),
        N_("If something should stand there, unmerge them and fill in each."),
    )

    # --- collecting: cells ----------------------------------------------------------------
    CELL_ERROR = _error(
        N_("The cell holds the error {value}."),
        N_("Correct the formula, or write the value itself."),
    )
    CELL_DISPUTED = _error(
        N_("Two readers of the workbook read different things in the cell: '{value}', '{other}'."),
        N_("Write the value into the cell again, save the workbook and send it."),
    )
    CELL_NO_RESULT = _error(
        N_("The cell holds a formula without a result."),
        N_("Open the workbook in Excel or LibreOffice and save it, or write the value itself."),
    )
    CELL_FORMULA = _note(
        N_("The cell holds a formula; its result {value} was read."),
        N_("Nothing needs to be done if it is right."),
    )
    CELL_NUMBER = _error(
        N_("'{value}' is no number; a number is expected."),
        N_("Write digits only, for example 12,5; a note belongs in the column Comment."),
    )
    CELL_AMBIGUOUS = _error(
        N_("Does the point in '{value}' part thousands or decimals?"),
        N_("Write thousands with a space (1 234) and decimals with a comma (1,234)."),
    )
    CELL_UNSEEN = _error(
        N_("'{value}' holds a letter that is not what it looks like: {letter}."),
        N_("Delete the content of the cell and type the number anew."),
    )
    CELL_DIGITS = _error(
        N_("'{value}' has more digits than an office program keeps, or is too large or small."),
        N_("Write at most 15 digits; for large numbers use a larger unit."),
    )
    CELL_PERCENT = _error(
        N_("'{value}' is a percentage; the indicator is not measured in per cent."),
        N_("Write the number in the unit that stands beside the cell."),
    )
    CELL_PERCENT_LARGE = _error(
        N_("The cell shows {value} %; is that meant?"),
        N_("Set the cell's format to a plain number and write how many per cent."),
    )
    CELL_PERCENT_SMALL = _warning(
        N_("{value} was read as {value} %; is not {hundredfold} % meant?"),
        N_("If it is, write {hundredfold} and send the workbook again."),
    )
    CELL_NEGATIVE = _error(
        N_("{value} is less than zero, but pieces are counted."),
        N_("Write how many there are, not by how many there are fewer."),
    )
    CELL_DATE_FOR_NUMBER = _error(
        N_("The cell holds the date {day}; a number is expected. Was {guess} meant?"),
        N_("Set the cell's format to General and write the number with a comma."),
    )
    CELL_BOOLEAN = _error(
        N_("The cell holds a truth value (TRUE or FALSE); something else is expected."),
        N_("Write what the column asks for."),
    )
    CELL_DATE = _error(
        N_("'{value}' is no date."),
        N_("Write day, month and year with four digits, for example 31. 12. 2025."),
    )
    CELL_NUMBER_FOR_DATE = _error(
        N_("The number {value} stands where a date is expected. Is it {day}?"),
        N_("Write the date as day, month and year."),
    )
    CELL_DATE_RANGE = _error(
        N_("'{value}' lies outside the years that can be reported."),
        N_("Correct the date."),
    )
    CELL_DATE_LATE = _error(
        N_("{value} lies after the end of the period, {end}."),
        N_("State the value as it was on the last day of the period, or correct the date."),
    )
    CELL_DATE_EARLY = _warning(
        N_("{value} lies before the beginning of the period, {start}."),
        N_("Check that there is no newer value."),
    )
    EVENT_OUTSIDE_PERIOD = _warning(
        N_("The event is dated {value}, outside the period from {start} to {end}."),
        N_(
            "Check the date; what happened in another period belongs to the workbook of that "
            "period."
        ),
    )
    CELL_CHOICE = _error(
        N_("'{value}' is not in the list."),
        N_("Choose one of: {known}."),
    )
    CELL_TEXT_LONG = _error(
        N_("The text has more than {limit} letters."),
        N_("Shorten it; put long documents beside the workbook."),
    )
    CELL_CONTROL = _warning(
        N_("The text holds letters that cannot be seen; they were made visible."),
        N_("Check the text in the report."),
    )
    CELL_STRUCK = _warning(
        N_("A part of the text is struck through; it was read as it stands."),
        N_("Delete what is not to be read."),
    )
    CELL_STRUCK_VALUE = _error(
        N_("'{value}' is struck through; does it hold?"),
        N_("Delete it, or remove the line through it."),
    )
    PART_ALONE = _error(
        N_("A part of the value of '{id}' is filled in, but the value itself is not."),
        N_("Fill in the value in the indicator's own row above, too."),
    )
    STATE_CONTRADICTS = _error(
        N_("There is a value, but the state says '{state}'."),
        N_("Delete the value, or the state."),
    )
    STATE_WITHOUT_VALUE = _error(
        N_("The state says '{state}', but there is no value."),
        N_("Write the value, or choose why there is none."),
    )
    STATE_WITHOUT_REASON = _warning(
        N_("'{id}' has no value and no comment says why."),
        N_("Add the reason."),
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
        return self.said(self.rule.value.message, language or current())

    def help(self, language: Language | None = None) -> str:
        """Say what to do about it."""
        return self.said(self.rule.value.help, language or current())

    def said(self, message: str, language: Language) -> str:
        """Fill a wording in; what a workbook holds is written as its language writes it.

        Values of a text file stay as they stand in it, where people look for them.
        """
        values: dict[str, object] = dict(self.values)
        if isinstance(self.place, CellPlace):
            values = {name: _written(value, language) for name, value in values.items()}
        return language.text(message, **values)

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


def _written(value: object, language: Language) -> object:
    if isinstance(value, date):
        return language.day(value)
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return language.number(value)
    return value


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


def nearest(word: str, known: Iterable[str], most: int = 40) -> str:
    """List the known words that are like the given one, or the first of all where none is."""
    words = sorted(known) if isinstance(known, AbstractSet) else list(known)
    close = get_close_matches(word, words, n=3, cutoff=0.6)
    return listed(close or words, most)


def listed(words: Sequence[str], most: int = 40) -> str:
    """List words, of very many the first."""
    return ", ".join(words[:most]) + (", …" if len(words) > most else "") or "–"
