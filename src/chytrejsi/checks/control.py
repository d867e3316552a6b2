"""Change control: which differences of a plan need a change file, and which have one.

The plan is held against the state in which it was agreed. What was not confirmed there may be
filled in without a change.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from chytrejsi.checks.holding import agree, held, holds
from chytrejsi.compare.difference import Difference
from chytrejsi.findings import Finding, Place, Rule
from chytrejsi.model.change import LEVELS, Change, ChangedValue, ChangeKind, ChangeState
from chytrejsi.model.common import Documented
from chytrejsi.model.dataset import Dataset, RecordKind
from chytrejsi.model.indicator import Indicator, Level

UNTOLD = "–"  # the reason of a change that nobody has given one

_CODES: Mapping[ChangeKind, tuple[str, ...]] = {
    ChangeKind.TARGET: (
        "TARGET_LOWERED",
        "TARGET_RAISED",
        "TARGET_CHANGED",
        "TARGET_POSTPONED",
        "TARGET_ADVANCED",
        "TARGET_DROPPED",
    ),
    ChangeKind.MILESTONE: (
        "MILESTONE_LOWERED",
        "MILESTONE_RAISED",
        "MILESTONE_CHANGED",
        "MILESTONE_POSTPONED",
        "MILESTONE_ADVANCED",
        "MILESTONE_DROPPED",
    ),
    ChangeKind.BASELINE: ("BASELINE_CHANGED", "BASELINE_DROPPED"),
    ChangeKind.DEFINITION: ("DEFINITION_CHANGED",),
    ChangeKind.UNIT: ("MEASURE_UNIT_CHANGED",),
    ChangeKind.METHOD: (
        "MEASURE_CHANGED",
        "DIRECTION_CHANGED",
        "ACCUMULATION_CHANGED",
        "METHOD_CHANGED",
        "TOLERANCE_CHANGED",
    ),
    ChangeKind.GUARANTOR: ("GUARANTOR_CHANGED",),
    ChangeKind.RETIREMENT: ("INDICATOR_RETIRED",),
    ChangeKind.DROPPING: ("INDICATOR_DROPPED", "FICHE_DROPPED"),
    ChangeKind.RENAMING: ("INDICATOR_RENAMED", "FICHE_RENAMED"),
}
_KINDS = {code: kind for kind, codes in _CODES.items() for code in codes}
_FIELDS = {ChangeKind.MILESTONE: "milestones", ChangeKind.RETIREMENT: "valid"}
_GONE = frozenset({ChangeKind.DROPPING, ChangeKind.RENAMING})


@dataclass(frozen=True, slots=True)
class Controlled:
    """A difference that needs a change, and the change that would tell it, without a reason."""

    difference: Difference
    draft: Change


def controlled(
    differences: Sequence[Difference], old: Dataset, new: Dataset
) -> tuple[Controlled, ...]:
    """Give the differences between two states that only a change may bring, each change once."""
    found: dict[tuple[object, ...], Controlled] = {}
    for each in differences:
        kind = _KINDS.get(each.code)
        if kind is None or _unconfirmed(old, each, kind):
            continue
        for draft in _drafts(each, kind, old, new):
            sides = tuple(side and (side.value, side.date) for side in (draft.old, draft.new))
            key = (draft.kind, draft.about, draft.subject, draft.field, sides)
            found.setdefault(key, Controlled(each, draft))
    return tuple(found.values())


def uncovered(found: Sequence[Controlled], old: Dataset, new: Dataset) -> Iterator[Controlled]:
    """Give those of which no change of the plan tells."""
    further = [
        each
        for key, each in sorted(new.changes.items(), key=lambda told: told[1].order)
        if each.state is not ChangeState.REJECTED and old.changes.get(key) != each
    ]
    for each in found:
        about = [change for change in further if _same_slot(change, each.draft, new)]
        if not about or not _covered(about, each.draft, new):
            yield each


def unrecorded(found: Sequence[Controlled], old: Dataset, new: Dataset) -> Iterator[Finding]:
    """Find what differs from the plan as it was agreed without a change that tells it.

    A retirement without a change is found without git, too, and only told there.
    """
    for each in uncovered(found, old, new):
        if each.draft.kind is not ChangeKind.RETIREMENT:
            text = each.difference.text.replace("*", "").rstrip(".")
            yield Rule.CHANGE_UNRECORDED.at(_place(new, each), text=text)


# --- what a change would have to tell -----------------------------------------------------------


def _drafts(
    difference: Difference, kind: ChangeKind, old: Dataset, new: Dataset
) -> Iterator[Change]:
    if kind is ChangeKind.MILESTONE:
        yield from _milestones(difference, old, new)
        return
    skeleton = _skeleton(difference, kind, old, new)
    if kind in _GONE:
        yield skeleton
        return
    before, now = held(old, _renamed_back(skeleton, old, new)), held(new, skeleton)
    if before is None or now is None or (kind is not ChangeKind.RETIREMENT and before.empty):
        return
    if not agree(before, now) or before.empty != now.empty or before.date != now.date:
        sides = {"old": None if kind is ChangeKind.RETIREMENT else before, "new": now}
        yield skeleton.model_copy(update=sides)


def _skeleton(difference: Difference, kind: ChangeKind, old: Dataset, new: Dataset) -> Change:
    """Say what a difference is about, as a change does."""
    field = difference.field.split(".")[0]
    if kind is ChangeKind.DEFINITION and field != "definition":
        kind = ChangeKind.METHOD if field == "formula" else ChangeKind.INDICATOR
    of_field = kind in {ChangeKind.METHOD, ChangeKind.INDICATOR}
    return Change(
        id="draft",
        plan=_plan(difference, old, new),
        kind=kind,
        indicator=difference.id if difference.kind == "indicator" else None,
        fiche=difference.id if difference.kind == "fiche" else None,
        field=field if of_field else None,
        old=_id(difference.old) if kind is ChangeKind.RENAMING else None,
        new=_id(difference.new) if kind is ChangeKind.RENAMING else None,
        reason=UNTOLD,
    )


def _id(name: object) -> ChangedValue:
    return ChangedValue(value=str(name))


def _plan(difference: Difference, old: Dataset, new: Dataset) -> str:
    """Give the plan that a difference belongs to; a card outside any has none, so the last one."""
    card = new.indicators.get(difference.id) or old.indicators.get(difference.id)
    plan = card.plan if difference.kind == "indicator" and card else difference.plan
    return plan or difference.plan or max(new.plans, default="plan")


def _renamed_back(change: Change, old: Dataset, new: Dataset) -> Change:
    """Name the record as it was called before, so that it is found there."""
    former = {today: before for before, today in new.renamed.items()}
    name = former.get(change.indicator or "")
    known = change.indicator in old.indicators
    return change.model_copy(update={"indicator": name}) if name and not known else change


def _milestones(difference: Difference, old: Dataset, new: Dataset) -> Iterator[Change]:
    """Tell each milestone that was changed, moved or left out; one that is new needs no change."""
    before, now = old.indicators.get(difference.id), new.indicators.get(difference.id)
    if before is None or now is None:
        return
    skeleton = _skeleton(difference, ChangeKind.MILESTONE, old, new)
    for one, other in _paired(before, now):
        sides = {"old": _level(one), "new": _level(other)}
        yield skeleton.model_copy(update=sides)


def _paired(before: Indicator, now: Indicator) -> Iterator[tuple[Level, Level | None]]:
    there = {each.date: each for each in now.milestones}
    earlier = {each.date for each in before.milestones}
    gone = [each for each in before.milestones if each.date not in there]
    added = [each for each in now.milestones if each.date not in earlier]
    for each in before.milestones:
        other = there.get(each.date)
        if other is not None and not agree(_level(each), _level(other)):
            yield each, other
    yield from zip_longest(gone, added[: len(gone)])


def _level(level: Level | None) -> ChangedValue:
    return ChangedValue(value=level.value, date=level.date) if level else ChangedValue()


# --- what needs none, and what has one ----------------------------------------------------------


def _unconfirmed(old: Dataset, difference: Difference, kind: ChangeKind) -> bool:
    """Tell whether what was changed had not been confirmed."""
    record: Documented | None = old.fiche(difference.plan, difference.id)
    if difference.kind == "indicator":
        card = old.indicators.get(difference.id)
        if card and card.target and kind is ChangeKind.TARGET and not card.target.confirmed:
            return True
        record = card
    field = _FIELDS.get(kind, difference.field.split(".")[0])
    return record is not None and field in record.unconfirmed


def _same_slot(change: Change, draft: Change, new: Dataset) -> bool:
    if draft.kind is ChangeKind.DROPPING:
        return (draft.about, draft.subject) in new.ended and change.about == draft.about
    day = (change.new or ChangedValue()).date, (draft.new or ChangedValue()).date
    return (
        change.kind is draft.kind
        and change.about == draft.about
        and new.renamed.get(change.subject, change.subject) == draft.subject
        and (draft.field is None or change.field in {draft.field, None})
        and (draft.kind is not ChangeKind.MILESTONE or day[0] in {day[1], None})
    )


def _covered(about: list[Change], draft: Change, new: Dataset) -> bool:
    """Tell whether changes lead from what was agreed to what the data hold."""
    if draft.kind in _GONE:
        return True
    firsts = [each.old for each in about]
    begins = draft.old is None or any(old is None or agree(old, draft.old) for old in firsts)
    return begins and any(holds(new, each) or _partly(each, draft) for each in about)


def _partly(change: Change, draft: Change) -> bool:
    """Tell whether a change brought a level's new value, of which a later one moved the day."""
    if change.kind not in LEVELS or change.new is None or draft.new is None:
        return False
    return agree(change.new, draft.new)


def _place(new: Dataset, found: Controlled) -> Place:
    """Point to the field; for what is gone, to the plan."""
    draft = found.draft
    field = _FIELDS.get(draft.kind, draft.field or draft.kind.value)
    key = draft.indicator or ""
    if key in new.indicators:
        return new.places.of(RecordKind.INDICATOR, key, field)
    if new.fiche(draft.plan, draft.fiche):
        return new.places.of(RecordKind.FICHE, f"{draft.plan}/{draft.fiche}", field)
    return new.places.of(RecordKind.PLAN, draft.plan, "id")
