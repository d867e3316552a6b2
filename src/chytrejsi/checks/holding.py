"""What the data hold of what a change says: the one place that knows where each kind looks."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from chytrejsi.model.change import Change, ChangedValue, ChangeKind
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.editions import own
from chytrejsi.model.indicator import Indicator, Reading
from chytrejsi.model.scalars import Frozen

NOTHING = ChangedValue()
METHODS = ("method", "measure", "direction", "accumulation", "aggregation", "tolerance", "formula")
"""The fields of a card that a change of the kind `method` may name."""


def held(dataset: Dataset, change: Change) -> ChangedValue | None:
    """Give what the data hold where a change says something; None where it cannot be told."""
    reader = _READERS.get(change.kind)
    return reader(dataset, change) if reader else None


def said(change: Change) -> ChangedValue | None:
    """Give what the data have to hold once a change has taken effect."""
    if change.kind is ChangeKind.DROPPING:
        return NOTHING
    if change.kind is ChangeKind.RETIREMENT:
        day = change.new.date if change.new else None
        return ChangedValue(date=day or _eve(change.effect))
    return change.new


def agree(one: ChangedValue, other: ChangedValue) -> bool:
    """Tell whether two sides say the same in all that the first one says."""
    if one.empty:
        return other.empty
    value = one.value is None or _same(one.value, other.value)
    return value and (one.date is None or one.date == other.date)


def holds(dataset: Dataset, change: Change) -> bool:
    """Tell whether the data hold what a change says."""
    new, found = said(change), held(dataset, change)
    return new is not None and found is not None and _agree_on(dataset, change, new, found)


def _agree_on(dataset: Dataset, change: Change, new: ChangedValue, found: ChangedValue) -> bool:
    if change.kind is ChangeKind.GUARANTOR and new.value and found.value:
        return dataset.unit_id(str(new.value)) == dataset.unit_id(str(found.value))
    return agree(new, found)


def _same(one: str | bool, other: str | bool | None) -> bool:
    """Compare two values however they are spelled: numbers, and texts but for their gaps."""
    left, right = Reading(value=one).number, Reading(value=other).number
    if left is not None and right is not None:
        return left == right
    return str(one).split() == str(other).split()


def _eve(day: date | None) -> date | None:
    return day - timedelta(days=1) if day is not None and day > date.min else None


# --- where each kind looks ----------------------------------------------------------------------


def _card(dataset: Dataset, change: Change) -> Indicator | None:
    name = change.indicator or ""
    return dataset.indicators.get(dataset.renamed.get(name, name))


def record_of(dataset: Dataset, change: Change) -> Frozen | None:
    """Find what is changed, under its id of today; None for what is gone."""
    if change.indicator:
        return _card(dataset, change)
    if change.project:
        return dataset.projects.get(change.project)
    if change.fiche:
        return dataset.fiche(change.plan, change.fiche)
    return dataset.plans.get(change.plan)


def _level(dataset: Dataset, change: Change) -> ChangedValue | None:
    card = _card(dataset, change)
    return own(card, change.kind) if card else None


def _milestone(dataset: Dataset, change: Change) -> ChangedValue | None:
    """Find the milestone of the new day, else of the old one, which may have been left out."""
    card = _card(dataset, change)
    days = [each.date for each in (change.new, change.old) if each and each.date]
    if card is None or not days:
        return None
    found = next((each for each in card.milestones if each.date == days[0]), None)
    return ChangedValue(value=found.value, date=found.date) if found else NOTHING


def _unit(dataset: Dataset, change: Change) -> ChangedValue | None:
    card = _card(dataset, change)
    return ChangedValue(value=card.unit.label if card.unit else None) if card else None


def _method(dataset: Dataset, change: Change) -> ChangedValue | None:
    card = _card(dataset, change)
    field = change.field or METHODS[0]
    return _plain(getattr(card, field)) if card and field in METHODS else None


def _guarantor(dataset: Dataset, change: Change) -> ChangedValue | None:
    if change.indicator:
        card = _card(dataset, change)
        return ChangedValue(value=dataset.guarantor_of(card)) if card else None
    fiche = dataset.fiche(change.plan, change.fiche)
    return ChangedValue(value=fiche.guarantor) if fiche else None


def _retirement(dataset: Dataset, change: Change) -> ChangedValue | None:
    card = _card(dataset, change)
    return ChangedValue(date=card.valid.end) if card else None


def _dropping(dataset: Dataset, change: Change) -> ChangedValue | None:
    there = exists(dataset, change, change.indicator or change.project or change.fiche or "")
    return ChangedValue(value=change.subject) if there else NOTHING


def _renaming(dataset: Dataset, change: Change) -> ChangedValue | None:
    """Give the new id where the record has it alone, else the old one where it still stands."""
    if change.old is None or change.new is None:
        return None
    for each in (change.old, change.new):
        if each.value and exists(dataset, change, str(each.value)):
            return ChangedValue(value=each.value)
    return NOTHING


def exists(dataset: Dataset, change: Change, name: str) -> bool:
    """Tell whether there is a record of an id, of the kind that a change is about."""
    if change.indicator:
        return name in dataset.indicators
    if change.project:
        return name in dataset.projects
    return dataset.fiche(change.plan, name) is not None


def _field(dataset: Dataset, change: Change) -> ChangedValue | None:
    """Give a field of a record by its dotted name, if it is a word, a number or a day."""
    here: object = record_of(dataset, change)
    for word in (change.field or "").split("."):
        if not isinstance(here, Frozen):
            return None
        names = {each.alias or name: name for name, each in type(here).model_fields.items()}
        if word not in names:
            return None
        here = getattr(here, names[word])
    return _plain(here)


def _plain(value: object) -> ChangedValue | None:
    match value:
        case None:
            return NOTHING
        case date():
            return ChangedValue(date=value)
        case StrEnum():
            return ChangedValue(value=value.value)
        case Frozen() | tuple() | Mapping():
            return None
    return ChangedValue(value=value if isinstance(value, bool) else str(value))


_READERS: Mapping[ChangeKind, Callable[[Dataset, Change], ChangedValue | None]] = {
    ChangeKind.TARGET: _level,
    ChangeKind.BASELINE: _level,
    ChangeKind.DEFINITION: _level,
    ChangeKind.MILESTONE: _milestone,
    ChangeKind.UNIT: _unit,
    ChangeKind.METHOD: _method,
    ChangeKind.GUARANTOR: _guarantor,
    ChangeKind.RETIREMENT: _retirement,
    ChangeKind.DROPPING: _dropping,
    ChangeKind.RENAMING: _renaming,
    ChangeKind.INDICATOR: _field,
    ChangeKind.FICHE: _field,
    ChangeKind.PROJECT: _field,
    ChangeKind.PLAN: _field,
}
