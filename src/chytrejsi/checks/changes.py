"""Checks of change files: whole, in order, and carried out as they say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from chytrejsi.checks.case import Case
from chytrejsi.checks.holding import agree, exists, held, holds, said
from chytrejsi.findings import Finding, Rule
from chytrejsi.model.change import LEVELS, Change, ChangedValue, ChangeKind, ChangeState
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.indicator import Indicator

Told = tuple[str, Change]
"""A change and its key in the dataset."""

_OF_CARDS = LEVELS | {
    ChangeKind.DEFINITION,
    ChangeKind.UNIT,
    ChangeKind.METHOD,
    ChangeKind.RETIREMENT,
    ChangeKind.INDICATOR,
}
_ENDING = frozenset({ChangeKind.DROPPING, ChangeKind.RENAMING})
_WHOLE = frozenset({ChangeKind.INDICATOR, ChangeKind.FICHE, ChangeKind.PROJECT, ChangeKind.PLAN})
_WITHOUT_SIDES = _WHOLE | {ChangeKind.RETIREMENT, ChangeKind.DROPPING}


@dataclass(frozen=True, slots=True)
class _Slot:
    """What changes replace one another in: a field of a record, a milestone's own by its day."""

    plan: str
    kind: ChangeKind
    indicator: str | None
    fiche: str | None
    project: str | None
    field: str | None
    day: date | None


def _slots(case: Case) -> Mapping[_Slot, list[Told]]:
    """Give the approved changes of each field in their order in time."""
    found: dict[_Slot, list[Told]] = {}
    for key, each in sorted(case.dataset.changes.items(), key=lambda told: told[1].order):
        if each.state is ChangeState.APPROVED:
            found.setdefault(_slot(case, each), []).append((key, each))
    return found


def _slot(case: Case, change: Change) -> _Slot:
    renamed = case.dataset.renamed
    fields = change.kind is ChangeKind.METHOD or change.kind in _WHOLE
    return _Slot(
        change.plan,
        change.kind,
        renamed.get(change.indicator or "", change.indicator),
        change.fiche,
        change.project,
        change.field if fields else None,
        _milestone(change),
    )


def _milestone(change: Change) -> date | None:
    if change.kind is not ChangeKind.MILESTONE:
        return None
    return next((each.date for each in (change.new, change.old) if each and each.date), None)


# --- are they carried out -----------------------------------------------------------------------


def contradicted(case: Case) -> Iterator[Finding]:
    """The data hold what the last approved change in force says."""
    for told in _slots(case).values():
        in_force = [each for each in told if each[1].in_force(case.today)]
        if in_force:
            yield from _contradiction(case, in_force)


def _contradiction(case: Case, told: list[Told]) -> Iterator[Finding]:
    key, change = told[-1]
    new, found = _joined([each for _, each in told]), held(case.dataset, change)
    if new is None or found is None or holds(case.dataset, _with(change, new)):
        return
    place = case.at(RecordKind.CHANGE, key, "new")
    if change.kind in _ENDING:
        if exists(case.dataset, change, _ended(change)):
            yield Rule.CHANGE_STILL_THERE.at(place, change=change.known_as, id=_ended(change))
            return
        if change.kind is ChangeKind.DROPPING or _ended_since(case, change, str(new.value)):
            return
    yield Rule.CHANGE_CONTRADICTED.at(
        place, change=change.known_as, said=written(new), id=change.subject, found=written(found)
    )


def _ended_since(case: Case, change: Change, name: str) -> bool:
    """Tell whether another change ends the id that a renaming brought."""
    return any(
        each is not change and each.about == change.about and name in each.ending
        for each in case.dataset.changes.values()
    )


def _joined(changes: list[Change]) -> ChangedValue | None:
    """Join what changes of one field say: one may tell the value, the next one only the day."""
    last = said(changes[-1])
    if last is None or last.empty or changes[-1].kind not in LEVELS:
        return last
    value, day = last.value, last.date
    for each in reversed(changes[:-1]):
        before = said(each) or ChangedValue()
        value, day = value if value is not None else before.value, day or before.date
    return ChangedValue(value=value, date=day)


def _with(change: Change, new: ChangedValue) -> Change:
    return change if change.kind in _ENDING else change.model_copy(update={"new": new})


def _ended(change: Change) -> str:
    """Give the id that must be gone: what is dropped, or the former id of what is renamed."""
    if change.kind is ChangeKind.RENAMING and change.old:
        return str(change.old.value)
    return change.subject


def written(value: ChangedValue) -> str:
    """Write one side of a change as it stands in the file."""
    if value.date is None:
        return "–" if value.value is None else str(value.value)
    return value.date.isoformat() if value.value is None else f"{value.value} ({value.date})"


def undecided(case: Case) -> Iterator[Finding]:
    """What is only proposed, or was rejected, the data do not hold yet."""
    decided = {
        slot: [each for _, each in told if holds(case.dataset, each)]
        for slot, told in _slots(case).items()
    }
    for key, each in case.dataset.changes.items():
        if each.state is ChangeState.APPROVED or decided.get(_slot(case, each)):
            continue
        same = each.old is not None and each.new is not None and agree(each.old, each.new)
        if same or not holds(case.dataset, each):
            continue
        place = case.at(RecordKind.CHANGE, key, "state")
        pending = each.state is ChangeState.PROPOSED
        rule = Rule.CHANGE_PENDING if pending else Rule.CHANGE_REJECTED
        yield rule.at(place, change=each.known_as, id=each.subject)


def chains(case: Case) -> Iterator[Finding]:
    """What a change replaces is what the one before it brought."""
    for told in _slots(case).values():
        for before, (key, after) in pairwise(told):
            earlier = _joined([each for _, each in told[: told.index(before) + 1]])
            if earlier is not None and after.old is not None and not _follows(earlier, after.old):
                yield Rule.CHANGE_CHAIN.at(
                    case.at(RecordKind.CHANGE, key, "old"),
                    change=after.known_as,
                    old=written(after.old),
                    earlier=before[1].known_as,
                    new=written(earlier),
                )


def _follows(earlier: ChangedValue, old: ChangedValue) -> bool:
    """Tell whether two sides say the same in all that both of them say."""
    if earlier.empty or old.empty:
        return earlier.empty and old.empty
    day = old.date if earlier.date is not None else None
    value = old.value if earlier.value is not None else None
    both = ChangedValue(value=value, date=day)
    return both.empty or agree(both, earlier)


# --- are they whole -----------------------------------------------------------------------------


def completeness(case: Case) -> Iterator[Finding]:
    """A change names what it is about; an approved one tells all that was decided."""
    for key, change in case.dataset.changes.items():
        if (missing := _missing_subject(change)) is not None:
            yield Rule.MISSING_KEY.at(case.at(RecordKind.CHANGE, key, "kind"), key=missing)
        waiting = change.unconfirmed
        lacking = [each for each in _lacking(change) if each.split(".")[0] not in waiting]
        if change.state is ChangeState.APPROVED and lacking:
            yield Rule.CHANGE_INCOMPLETE.at(
                case.at(RecordKind.CHANGE, key, "state"),
                change=change.known_as,
                fields=", ".join(lacking),
            )


def _missing_subject(change: Change) -> str | None:
    if change.kind in _OF_CARDS and change.indicator is None:
        return "indicator"
    if change.kind is ChangeKind.FICHE and change.fiche is None:
        return "fiche"
    if change.kind is ChangeKind.PROJECT and change.project is None:
        return "project"
    named = change.indicator or change.fiche or change.project
    of_any = change.kind in _ENDING or change.kind is ChangeKind.GUARANTOR
    return "indicator" if of_any and named is None else None


def _lacking(change: Change) -> Iterator[str]:
    sides = change.kind not in _WITHOUT_SIDES
    told = {
        "old": change.old is not None or not sides,
        "new": change.new is not None or not sides,
        "new.date": change.kind is not ChangeKind.MILESTONE
        or change.new is None
        or _milestone(change) is not None,
        "body": change.body is not None,
        "resolution": change.resolution is not None,
        "effect": change.effect is not None,
    }
    yield from (name for name, there in told.items() if not there)


def order(case: Case) -> Iterator[Finding]:
    """A change takes effect after it was proposed, and changes a plan that was approved."""
    for key, change in case.dataset.changes.items():
        plan = case.dataset.plans.get(change.plan)
        pairs = [
            ("effect", change.effect, "proposed", change.proposed),
            ("decided", change.decided, "proposed", change.proposed),
            ("effect", change.effect, "approved", plan.approved.date if plan else None),
        ]
        for later, day, earlier, before in pairs:
            if day is not None and before is not None and day < before:
                place = case.at(RecordKind.CHANGE, key, later)
                yield Rule.CHANGE_TOO_EARLY.at(
                    place,
                    change=change.known_as,
                    field=later,
                    day=day,
                    earlier=earlier,
                    before=before,
                )


def numbers(case: Case) -> Iterator[Finding]:
    """No two changes of a plan have the same number."""
    first: dict[tuple[str, str], str] = {}
    for key, change in sorted(case.dataset.changes.items()):
        number = (change.plan, change.known_as.casefold())
        if number in first:
            field = "number" if change.number else "id"
            place = case.at(RecordKind.CHANGE, key, field)
            where = str(case.at(RecordKind.CHANGE, first[number]))
            yield Rule.DUPLICATE_NUMBER.at(place, number=change.known_as, first=where)
        first.setdefault(number, key)


# --- is there one where there has to be ---------------------------------------------------------


def retirements(case: Case) -> Iterator[Finding]:
    """An indicator that ends before its plan does has a change that says why."""
    ended = {
        case.dataset.renamed.get(each.indicator or "", each.indicator)
        for each in case.dataset.changes.values()
        if each.kind is ChangeKind.RETIREMENT and each.state is not ChangeState.REJECTED
    }
    for card in case.dataset.indicators.values():
        plan, end = case.dataset.plans.get(card.plan or ""), card.valid.end
        if plan is None or end is None or card.id in ended or "valid" in card.unconfirmed:
            continue
        if plan.approved.date <= end < (plan.prolonged_to or plan.period.end):
            place = case.at(RecordKind.INDICATOR, card.id, "valid")
            yield Rule.RETIRED_WITHOUT_CHANGE.at(place, id=card.id, day=end)


def versions(case: Case) -> Iterator[Finding]:
    """The version of a definition is the number of its changes, and one."""
    for card in case.dataset.indicators.values():
        least, most = _versions(case, card)
        # a card that goes on from an earlier plan's may begin with a later version
        if card.definition_version < least or (
            card.definition_version > most and card.continues is None
        ):
            yield Rule.DEFINITION_VERSION.at(
                case.at(RecordKind.INDICATOR, card.id, "definition_version"),
                id=card.id,
                found=card.definition_version,
                expected=least,
            )


def _versions(case: Case, card: Indicator) -> tuple[int, int]:
    """Give the least and the greatest version that a card may have, by what is in force."""
    renamed = case.dataset.renamed
    about = [
        each
        for each in case.dataset.changes.values()
        if each.kind is ChangeKind.DEFINITION
        and renamed.get(each.indicator or "", each.indicator) == card.id
    ]
    in_force = sum(each.in_force(case.today) for each in about)
    open_ = sum(
        each.state is not ChangeState.REJECTED and not each.in_force(case.today) for each in about
    )
    return 1 + in_force, 1 + in_force + open_
