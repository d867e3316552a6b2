"""Whether a difference was decided: the change of the plan that covers it, if any does."""

from collections.abc import Mapping

from chytrejsi.language import Language
from chytrejsi.model.change import Change, ChangedValue, ChangeKind, ChangeState
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.indicator import Reading


class Decisions:
    """The changes of the plan that may cover a difference, the approved and newest first."""

    def __init__(self, old: Dataset, new: Dataset) -> None:
        self._by_subject: dict[tuple[ChangeKind, str], list[Change]] = {}
        self._before: Mapping[str, Change] = old.changes
        for each in new.changes.values():
            if each.state is not ChangeState.REJECTED:
                self._by_subject.setdefault((each.kind, _subject(each)), []).append(each)
        for changes in self._by_subject.values():
            changes.sort(key=lambda each: each.order, reverse=True)
            changes.sort(key=lambda each: each.state is not ChangeState.APPROVED)

    def about(
        self, kinds: tuple[ChangeKind, ...], subject: str, new: ChangedValue | None = None
    ) -> Change | None:
        """Give the change that says what has become so; None where none does.

        A change that names a new value covers that value only. One that names none covers what
        differs together with it: it was not there before, or not approved yet.
        """
        known = (each for kind in kinds for each in self._by_subject.get((kind, subject), ()))
        return next((each for each in known if self._covers(each, new)), None)

    def _covers(self, change: Change, new: ChangedValue | None) -> bool:
        if change.new is not None and not change.new.empty and new is not None:
            return _fits(change.new, new)
        before = self._before.get(f"{change.plan}/{change.id}")
        return before is None or before.state is not change.state


def _subject(change: Change) -> str:
    of_fiche = change.fiche is not None and change.subject == change.fiche
    return f"{change.plan}/{change.fiche}" if of_fiche else change.subject


def _fits(said: ChangedValue, new: ChangedValue) -> bool:
    """Tell whether a change says what stands there now; what it leaves open fits."""
    dated = said.date is None or new.date is None or said.date == new.date
    if said.value is None or new.value is None:
        return dated
    one, other = Reading(value=said.value), Reading(value=new.value)
    if one.number is not None and other.number is not None:
        return dated and one.number == other.number
    return dated and said.value == new.value


def approved(change: Change | None) -> bool:
    """Tell whether there is a decision."""
    return change is not None and change.state is ChangeState.APPROVED


def decided(language: Language, change: Change | None) -> str:
    """Say in brackets by which resolution, and since when it holds."""
    if change is None:
        return by_resolution(language, None)
    if change.state is not ChangeState.APPROVED:
        return language.text("(proposed, without a resolution so far)")
    number, effect = change.resolution, change.effect
    if number is None:
        return language.text("(approved as change {number})", number=change.known_as)
    if effect is None:
        return by_resolution(language, number)
    day = language.day(effect)
    return language.text("(resolution {number}, with effect from {day})", number=number, day=day)


def by_resolution(language: Language, number: str | None) -> str:
    """Say in brackets by which resolution, or that there is none."""
    if number is None:
        return language.text("(without a resolution)")
    return language.text("(resolution {number})", number=number)
