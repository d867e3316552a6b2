"""Changes of the plan: the approved ones, changed targets, and changes that are proposed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from chytrejsi.language import Language
from chytrejsi.model.change import LEVELS, Change, ChangedValue, ChangeKind, ChangeState
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.indicator import Indicator, Reading
from chytrejsi.model.observation import Proposal
from chytrejsi.model.project import Project
from chytrejsi.progress.entries import number_of
from chytrejsi.progress.standing import Original, Standing
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Paragraph, Runs, Table, text
from chytrejsi.report.context import Context, Told
from chytrejsi.report.fields import FIELD_WORDS, field_name
from chytrejsi.report.parts import tables
from chytrejsi.report.parts.changed_values import worded
from chytrejsi.report.parts.tables import DASH

Blocks = tuple[Block, ...]

# what is changed as a whole, with no field to name
WHOLE = frozenset({ChangeKind.INDICATOR, ChangeKind.FICHE, ChangeKind.PLAN})


# --- changes that were approved -----------------------------------------------------------------


def approved(context: Context) -> list[Change]:
    """Give the plan's approved changes in the order in which they take effect."""
    found = [
        each
        for each in context.dataset.changes.values()
        if each.plan == context.plan.id
        and each.state is ChangeState.APPROVED
        and (each.effect is None or each.effect <= context.asked.end)
    ]
    return sorted(found, key=lambda each: (each.effect or each.proposed or date.max, each.id))


def decided(language: Language, change: Change) -> list[str]:
    """Say under which resolution a change was approved, and since when it holds."""
    told = []
    if change.resolution:
        told.append(language.text("resolution {number}", number=change.resolution))
    if change.effect:
        told.append(language.text("with effect from {day}", day=language.day(change.effect)))
    return told


# --- targets that were changed ------------------------------------------------------------------


def targets(context: Context, _item: None) -> Blocks:
    """Show original and new targets beside each other, and how things stand against both."""
    language = context.language
    rows = tuple(
        _target_row(context, each, each.original)
        for each in context.standing.indicators
        if each.original is not None
    )
    if not rows:
        return ()
    columns = (
        Column(language.text("Indicator"), 2.2),
        Column(language.text("Original target"), 1.3, "right"),
        Column(language.text("New target"), 1.3, "right"),
        Column(language.text("Resolution and reason"), 2.9),
        Column(language.text("Against the original"), 1.2),
        Column(language.text("Against the new one"), 1.2),
    )
    return (Table(language.text("Changed targets"), columns, rows, "tab-changed-targets"),)


def _target_row(context: Context, standing: Standing, original: Original) -> tuple[Runs, ...]:
    language = context.language
    return (
        tables.name(standing),
        text(" → ".join(_earlier(language, standing, original))),
        text(tables.level(language, standing, standing.target, None)),
        text(_resolved(context, standing.indicator)),
        (words.status_run(language, original.status),),
        (words.status_run(language, standing.status),),
    )


def _earlier(language: Language, standing: Standing, original: Original) -> Iterator[str]:
    """Write the original target and those that came between it and the one of today."""
    first = (original.target, original.target_date)
    targets = standing.editions.get(ChangeKind.TARGET, ())
    held = [first]
    for before, after in pairwise(targets):
        number = number_of(standing.indicator, Reading(value=before.held and before.held.value))
        in_force = after.change is not None and after.change.in_force(standing.as_of)
        if in_force and before.held and before.held.date and number is not None:
            held.append((number, before.held.date))
    for number, day in dict.fromkeys(held):
        figure = words.number(language, standing.indicator, number)
        yield f"{figure} ({words.short_day(language, day)})"


def _resolved(context: Context, card: Indicator) -> str:
    """Give the resolution of each change of the target that has taken effect, with its reason."""
    of_card = context.dataset.approved_changes.get(card.id, ())
    return " ".join(
        _resolution(context.language, each)
        for each in approved(context)
        if each.kind is ChangeKind.TARGET and each in of_card
    )


def _resolution(language: Language, change: Change) -> str:
    told = (", ".join(decided(language, change)), change.reason)
    return " ".join(words.sentence(each) for each in told if each)


# --- changes that are proposed ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wish:
    """A proposed change: of what, from what, to what, why, and who proposes it."""

    subject: str
    now: str
    proposed: str
    reason: str
    who: str


def wishes(context: Context) -> tuple[Wish, ...]:
    """Give what guarantors propose in the period, then the plan's changes that wait."""
    return (*(_of_proposal(context, each) for each in context.proposals), *_waiting(context))


def _of_proposal(context: Context, told: Told[Proposal]) -> Wish:
    """Read a guarantor's proposal; a code alone is told by its indicator's name."""
    what = told.what
    card = context.dataset.indicators.get(what.subject)
    return Wish(
        card.title if card else what.subject,
        what.current or "",
        what.proposed,
        what.reason or "",
        context.unit_title(told.origin.guarantor) or "",
    )


def _waiting(context: Context) -> Iterator[Wish]:
    """Give the changes of this plan that were proposed by now and are not decided."""
    last = max(context.asked.end, context.newest_input)
    for _, each in sorted(context.dataset.changes.items()):
        if each.plan != context.plan.id or each.state is not ChangeState.PROPOSED:
            continue
        if each.proposed is None or each.proposed <= last:
            yield Wish(
                subject(context, each),
                side(context, each, each.old),
                side(context, each, each.new),
                each.reason,
                context.unit_title(each.proposer) or "",
            )


def subject(context: Context, change: Change) -> str:
    """Name what is changed by its title, the plan where it has none; and the field."""
    record = record_of(context.dataset, change)
    title = record.title if record else context.plan.title
    field = change.field or ("" if change.kind in WHOLE else change.kind.value)
    if field not in FIELD_WORDS:
        return title
    return f"{title}: {field_name(context.language, field)}"


def record_of(dataset: Dataset, change: Change) -> Indicator | Fiche | Project | None:
    """Find what is changed, under its id of today; None for the plan and for what is gone."""
    name = change.indicator or ""
    card = dataset.indicators.get(dataset.renamed.get(name, name))
    return card or dataset.fiche(change.plan, change.fiche) or dataset.projects.get(change.subject)


def side(context: Context, change: Change, value: ChangedValue | None) -> str:
    """Write the old or the new value, a level with its day."""
    if value is None or value.empty:
        return ""
    language = context.language
    written = told(context.dataset, language, change, value)
    day = f"({words.short_day(language, value.date)})" if value.date else ""
    return " ".join(filter(None, (written, day)))


def told(dataset: Dataset, language: Language, change: Change, side: ChangedValue) -> str:
    """Write a side's value as people do: a level in its unit, a unit by its title, a word."""
    if side.value is None:
        return ""
    card = record_of(dataset, change)
    if isinstance(card, Indicator) and (change.kind in LEVELS or change.field == "tolerance"):
        number = number_of(card, Reading(value=side.value))
        if number is not None:
            return words.quantity(language, card, number)
    if isinstance(side.value, bool):
        return language.text("yes") if side.value else language.text("no")
    if change.kind is ChangeKind.GUARANTOR:
        unit = dataset.units.get(side.value)
        return unit.title if unit else side.value
    return worded(language, change.field or change.kind.value, side.value)


def told_shortly(language: Language, wish: Wish) -> str:
    """Say what should change from what to what."""
    if not wish.proposed:
        return wish.subject
    if not wish.now:
        return language.text(
            "{subject} (proposed {proposed})", subject=wish.subject, proposed=wish.proposed
        )
    return language.text(
        "{subject} (now {current}, proposed {proposed})",
        subject=wish.subject,
        current=wish.now,
        proposed=wish.proposed,
    )


def proposed(context: Context, _item: None) -> Blocks:
    """Show the proposed changes; where there is none, say so."""
    language = context.language
    found = wishes(context)
    if not found:
        return (Paragraph(text(language.text("No change of the plan is proposed."))),)
    columns = (
        Column(language.text("What it concerns"), 2.2),
        Column(language.text("Now"), 1.5),
        Column(language.text("Proposed"), 1.5),
        Column(language.text("Reason"), 2.8),
        Column(language.text("Who proposes it"), 1.5),
    )
    return (Table(language.text("Proposed changes"), columns, _wish_rows(found), "tab-proposed"),)


def _wish_rows(found: Sequence[Wish]) -> tuple[tuple[Runs, ...], ...]:
    return tuple(
        tuple(
            text(each or DASH)
            for each in (wish.subject, wish.now, wish.proposed, wish.reason, wish.who)
        )
        for wish in found
    )
