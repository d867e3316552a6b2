"""Checks of what a change says: that its field is one, and its values are what the field holds."""

from collections.abc import Iterator

from chytrejsi.checks.cards import fits
from chytrejsi.checks.case import Case
from chytrejsi.checks.confirmation import unknown_field
from chytrejsi.checks.holding import METHODS, record_of
from chytrejsi.findings import Finding, Rule, nearest
from chytrejsi.model.change import LEVELS, Change, ChangeKind, ChangeState
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.indicator import Indicator, Reading

_WHOLE = {
    ChangeKind.INDICATOR: RecordKind.INDICATOR,
    ChangeKind.FICHE: RecordKind.FICHE,
    ChangeKind.PROJECT: RecordKind.PROJECT,
    ChangeKind.PLAN: RecordKind.PLAN,
}


def fields(case: Case) -> Iterator[Finding]:
    """The field that a change names is one, since it is looked up there whether it was done."""
    for key, change in case.dataset.changes.items():
        if change.field is not None and (known := _instead(case, change, change.field)) is not None:
            place = case.at(RecordKind.CHANGE, key, "field")
            yield Rule.UNKNOWN_FIELD.at(place, field=change.field, known=known)


def _instead(case: Case, change: Change, field: str) -> str | None:
    """Give what is known instead of a field that does not exist; None where it does."""
    if change.kind is ChangeKind.METHOD:
        return None if field in METHODS else nearest(field, METHODS)
    if change.kind in _WHOLE:
        record = record_of(case.dataset, change)
        return unknown_field(_WHOLE[change.kind], record, field) if record else None
    # of the other kinds the kind says it, whatever stands here
    return None


def levels(case: Case) -> Iterator[Finding]:
    """The levels that a change tells are values of its indicator, so that one can reckon by them.

    Where what is measured was changed, earlier values may be of another kind.
    """
    measured = {
        each.indicator
        for each in case.dataset.changes.values()
        if each.kind is ChangeKind.METHOD and each.field == "measure"
    }
    for key, change in case.dataset.changes.items():
        card = record_of(case.dataset, change)
        told = change.kind in LEVELS and change.state is not ChangeState.REJECTED
        if told and isinstance(card, Indicator) and change.indicator not in measured:
            yield from _levels(case, key, change, card)


def _levels(case: Case, key: str, change: Change, card: Indicator) -> Iterator[Finding]:
    for name, side in (("old", change.old), ("new", change.new)):
        if side is not None and not fits(card, Reading(value=side.value)):
            value = str(side.value).lower() if isinstance(side.value, bool) else side.value
            place = case.at(RecordKind.CHANGE, key, name, "value")
            measure = card.measure.value
            yield Rule.VALUE_KIND.at(place, value=value, id=card.id, measure=measure)
