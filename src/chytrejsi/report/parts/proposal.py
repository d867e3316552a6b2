"""The proposal of changes: how many there are, and each with its old and new beside each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import count

from chytrejsi.compare.comparison import HEAVIEST_FIRST, Comparison, Group, Side, spans
from chytrejsi.compare.difference import Difference, Fate, Plain, Weight
from chytrejsi.language import N_
from chytrejsi.model.change import Change, ChangeKind, ChangeState
from chytrejsi.model.indicator import Reading
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Paragraph, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import changes, front
from chytrejsi.report.parts.changed_values import written
from chytrejsi.report.parts.tables import DASH

Blocks = tuple[Block, ...]

NOTHING = Comparison(Side(), Side(), ())
MANY = 40  # changes from which on the document has contents

_TITLES: Mapping[Weight, str] = {
    Weight.MAJOR: N_("Major"),
    Weight.MINOR: N_("Minor"),
    Weight.TEXT: N_("Wording"),
}
_LIGHT: Mapping[Weight, str] = {Weight.MINOR: N_("minor"), Weight.TEXT: N_("wording")}
_STATES: Mapping[ChangeState, str] = {
    ChangeState.PROPOSED: N_("proposed"),
    ChangeState.APPROVED: N_("approved"),
    ChangeState.REJECTED: N_("rejected"),
}
# in which field of a record a kind of change is seen; in any where it is not listed
_FIELDS: Mapping[ChangeKind, str] = {
    ChangeKind.BASELINE: "baseline",
    ChangeKind.DEFINITION: "definition",
    ChangeKind.GUARANTOR: "guarantor",
    ChangeKind.MILESTONE: "milestones",
    ChangeKind.RETIREMENT: "valid",
    ChangeKind.TARGET: "target",
    ChangeKind.UNIT: "unit",
}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A difference with its number in the document, by which it is discussed."""

    number: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class Told:
    """The numbered differences of one fiche, or of what stands outside the fiches."""

    group: Group
    items: tuple[Numbered, ...]

    @property
    def id(self) -> str:
        """What tells it from the other groups."""
        return "-".join(filter(None, (self.group.plan, self.group.fiche))) or "common"


def comparison_of(context: Context) -> Comparison:
    """Give what the document is about."""
    return context.subject.comparison or NOTHING


def heavier(context: Context) -> tuple[Told, ...]:
    """Give the groups with their major changes, which are numbered first."""
    return _told(comparison_of(context).only(Weight.MAJOR), 1)


def lighter(context: Context) -> tuple[Told, ...]:
    """Give the groups with their other changes."""
    whole = comparison_of(context)
    return _told(whole.only(Weight.MINOR, Weight.TEXT), len(whole.of(Weight.MAJOR)) + 1)


def _told(comparison: Comparison, first: int) -> tuple[Told, ...]:
    numbers = count(first)
    return tuple(
        Told(group, tuple(Numbered(next(numbers), each) for each in group.differences))
        for group in comparison.groups()
    )


def of_weight(context: Context, *, major: bool) -> tuple[Difference, ...]:
    """Give the major changes, or all others."""
    found = comparison_of(context).differences
    return tuple(each for each in found if (each.weight is Weight.MAJOR) is major)


def are_many(context: Context) -> bool:
    """Tell whether the document is long enough for contents."""
    return len(comparison_of(context).differences) >= MANY


def title(context: Context, told: Told) -> str:
    """Name a group: its fiche, else its plan; both where several plans are changed."""
    comparison = comparison_of(context)
    plan, fiche = comparison.heading(told.group, context.language)
    several = len(comparison.plans) > 1
    return f"{fiche} ({plan})" if fiche and several else fiche or plan


def plans(context: Context) -> str:
    """Name the plans that are changed; where none is, the one that the document goes with."""
    comparison = comparison_of(context)
    titles = [comparison.titles.get(each, each) for each in comparison.plans]
    return words.listed(context.language, titles) or front.plan_title(context)


# --- the front ----------------------------------------------------------------------------------


def cover(context: Context, _item: None) -> Blocks:
    """Give the first page but its titles: what is compared, who submits it and who decides."""
    language, comparison = context.language, comparison_of(context)
    coordinator = context.unit_title(context.dataset.concept.coordinator) or ""
    facts = [
        (language.text("Original state"), comparison.old.told(language)),
        (language.text("Proposed state"), comparison.new.told(language)),
        (language.text("Submitted by"), coordinator),
        *front.readers(context),
    ]
    return front.page(context, facts)


def lead(context: Context, _item: None) -> Blocks:
    """Say how much changes."""
    language, comparison = context.language, comparison_of(context)
    if not comparison.differences:
        told = language.text("Both states of the plan say the same; nothing changes.")
    else:
        told = language.text(
            "Against its original state the plan changes as follows: {counts}.",
            counts=comparison.counted(language),
        )
    return (Paragraph(text(told), style="lead"),)


def counts(context: Context, _item: None) -> Blocks:
    """Count the changes of each area by how much they matter."""
    language, comparison = context.language, comparison_of(context)
    groups = comparison.groups()
    if len(groups) < 2:
        return ()
    columns = (
        Column(language.text("Area of activity"), 4),
        *(Column(language.text(_TITLES[each]), 1, "right") for each in HEAVIEST_FIRST),
    )
    rows = [
        _count_row(title(context, Told(each, ())), each.differences, bold=False) for each in groups
    ]
    total = _count_row(language.text("Total"), comparison.differences, bold=True)
    caption = language.text("Number of changes")
    return (Table(caption, columns, (*rows, total), "tab-change-counts"),)


def _count_row(name: str, differences: Sequence[Difference], *, bold: bool) -> tuple[Runs, ...]:
    numbers = (sum(d.weight is each for d in differences) for each in HEAVIEST_FIRST)
    return tuple(
        (Run(cell, bold=bold),) for cell in (name, *(str(n) if n else DASH for n in numbers))
    )


# --- the changes --------------------------------------------------------------------------------


def major(context: Context, _item: None) -> Blocks:
    """Show the major changes with old and new, the reason and the resolution."""
    language = context.language
    found = [each for told in heavier(context) for each in told.items]
    if not found:
        return ()
    columns = (
        Column(language.text("No."), 0.4, "right"),
        Column(language.text("Change"), 2.5),
        Column(language.text("Originally"), 1.7),
        Column(language.text("Proposed"), 1.7),
        Column(language.text("Reason and resolution"), 2.0),
    )
    rows = tuple((*_row(context, each), text(_why(context, each.difference))) for each in found)
    return (Table(language.text("Major changes"), columns, rows, "tab-major"),)


def others(context: Context, told: Told) -> Blocks:
    """Show the other changes of one area with old and new."""
    language = context.language
    columns = (
        Column(language.text("No."), 0.4, "right"),
        Column(language.text("Change"), 2.6),
        Column(language.text("Originally"), 2.1),
        Column(language.text("Proposed"), 2.1),
        Column(language.text("Weight"), 0.8),
    )
    rows = tuple(
        (*_row(context, each), text(language.text(_LIGHT[each.difference.weight])))
        for each in told.items
    )
    caption = language.text("Other changes: {title}", title=title(context, told))
    return (Table(caption, columns, rows, f"tab-changes-{told.id}"),)


def _row(context: Context, told: Numbered) -> tuple[Runs, ...]:
    difference = told.difference
    sentence = tuple(Run(piece, bold=strong) for piece, strong in spans(difference.text))
    before = _side(context, difference, Fate.GONE)
    after = _side(context, difference, Fate.ADDED)
    return text(str(told.number)), sentence, before, after


def _side(context: Context, difference: Difference, fate: Fate) -> Runs:
    """Write one side: of a changed text the words with what is gone or added marked."""
    if difference.words:
        return tuple(
            Run(each.text, fate=each.fate, bold=each.fate is Fate.ADDED)
            for each in difference.words
            if each.fate in {Fate.KEPT, fate}
        )
    value = difference.old if fate is Fate.GONE else difference.new
    return text(written(context, difference, value) or DASH)


# --- what the change files say ------------------------------------------------------------------


def change_of(context: Context, difference: Difference) -> Change | None:
    """Find the change file that a difference goes back to, of several the last one."""
    found = [
        each
        for each in context.dataset.changes.values()
        if _is_about(each, difference) and _says(context, each, difference)
    ]
    return max(found, key=lambda each: each.order, default=None)


def _is_about(change: Change, difference: Difference) -> bool:
    """Tell whether a change file is about what differs; an old name counts as today's does."""
    subjects = {change.subject}
    if change.kind is ChangeKind.RENAMING and change.new is not None:
        subjects.add(str(change.new.value))
    if difference.id not in subjects or difference.plan not in {None, change.plan}:
        return False
    field = change.field or _FIELDS.get(change.kind, "")
    return not field or field.partition(".")[0] == difference.field.partition(".")[0]


def _says(context: Context, change: Change, difference: Difference) -> bool:
    """Tell whether a change file says what is proposed.

    One that names no value says it where it came or was decided together with what differs.
    """
    if change.new is None or change.new.empty:
        told = (each for each in comparison_of(context).differences if each.kind == "change")
        return change.id in {each.id for each in told}
    if difference.new is None:
        return False
    value, day = _parts(difference)
    said_value, said_day = change.new.value, change.new.date
    return (said_value is None or value is None or _same(said_value, value)) and (
        said_day is None or day is None or said_day.isoformat() == day
    )


def _parts(difference: Difference) -> tuple[Plain, Plain]:
    """Give the value and the day of what stands there now; of one field only one of them."""
    new = difference.new
    if isinstance(new, dict):
        return new.get("value"), new.get("date")
    dated = difference.field.rpartition(".")[2] in {"date", "to"}
    return (None, new) if dated else (new, None)


def _same(said: str | bool, value: Plain) -> bool:
    """Compare as numbers where both are, 30 and 30.0 being the same."""
    if isinstance(value, Decimal):
        return Reading(value=said).number == value
    if not isinstance(value, str | bool):
        return False
    one, other = Reading(value=said).number, Reading(value=value).number
    return said == value if one is None or other is None else one == other


def _why(context: Context, difference: Difference) -> str:
    """Say the reason, how far the change is and the resolution, as its file tells them."""
    language, change = context.language, change_of(context, difference)
    if change is None:
        return language.text("No change file gives a reason.")
    state = f"{language.text(_STATES[change.state])} ({change.known_as})"
    told = ", ".join((state, *changes.decided(language, change)))
    return " ".join(words.sentence(each) for each in (change.reason, told))
