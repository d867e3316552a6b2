"""Checks of units that were renamed, merged, split or ended."""

from collections.abc import Iterable, Iterator

from chytrejsi.checks.case import Case, Entry
from chytrejsi.findings import Finding, Place, Rule, listed
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.fiche import Fiche

Named = tuple[str, str, Place]  # a unit's id, who names it, and where


def former_ids(case: Case) -> Iterator[Finding]:
    """A former id leads to one unit of today, and is no id of today."""
    units = case.dataset.organisation.units
    taken = {unit.id.casefold(): number for number, unit in enumerate(units)}
    for number, unit in enumerate(units):
        for name in unit.earlier_ids:
            first = taken.setdefault(name.casefold(), number)
            if first != number:
                place = case.at(RecordKind.ORGANISATION, "organisation", "units", number)
                earlier = case.at(RecordKind.ORGANISATION, "organisation", "units", first, "id")
                yield Rule.DUPLICATE_ID.at(place, id=name, first=str(earlier))


def succession(case: Case) -> Iterator[Finding]:
    """No unit succeeds itself, not even by way of others."""
    for number, unit in enumerate(case.dataset.organisation.units):
        if unit.id in _after(case, unit.successors):
            place = case.at(RecordKind.ORGANISATION, "organisation", "units", number, "successors")
            yield Rule.SUCCESSOR_CYCLE.at(place, id=unit.id, successors=listed(unit.successors))


def _after(case: Case, successors: Iterable[str]) -> set[str]:
    """Give all units that come after, successors of successors included."""
    found: set[str] = set()
    waiting = [case.unit(each) for each in successors]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            unit = case.dataset.units.get(here)
            waiting += [case.unit(each) for each in (unit.successors if unit else ())]
    return found


def told_twice(case: Case) -> Iterator[Finding]:
    """Units that are one today do not tell the same thing for the same period."""
    for entries in case.entries.values():
        first: dict[tuple[str, object], Entry] = {}
        for entry in entries:
            unit = case.unit(entry.observation.guarantor)
            before = first.setdefault((unit, entry.period), entry)
            if before.file != entry.file:
                yield Rule.UNIT_TOLD_TWICE.at(
                    case.at_entry(entry, "indicator"),
                    id=entry.value.indicator,
                    period=entry.period,
                    first=str(case.at_entry(before, "indicator")),
                    unit=unit,
                )


def ended(case: Case) -> Iterator[Finding]:
    """Nothing that holds today names a unit that has ended."""
    for name, subject, place in _named_today(case):
        unit = case.dataset.units.get(name)
        if unit is not None and unit.valid.end is not None and unit.valid.end < case.today:
            successors = listed(unit.successors)
            values = {"id": unit.id, "day": unit.valid.end, "subject": subject}
            yield Rule.UNIT_ENDED.at(place, successors=successors, **values)


def _named_today(case: Case) -> Iterator[Named]:
    data = case.dataset
    plan = data.plan_in_force(case.today)
    current = {plan.id, None} if plan else {None}
    yield (
        data.concept.coordinator,
        data.concept.id,
        case.at(RecordKind.CONCEPT, "concept", "coordinator"),
    )
    for key, fiche in data.fiches.items():
        if fiche.plan in current:
            yield from _of_fiche(case, key, fiche)
    for card in data.indicators.values():
        if card.plan in current and card.valid_on(case.today):
            named = _each("contributors", card.contributors, guarantor=card.guarantor)
            for name, path in named:
                yield name, card.id, case.at(RecordKind.INDICATOR, card.id, *path)
    for key, project in data.projects.items():
        if project.plan in current:
            named = _each("cooperating", project.cooperating, guarantor=project.guarantor)
            for name, path in named:
                yield name, project.id, case.at(RecordKind.PROJECT, key, *path)


def _of_fiche(case: Case, key: str, fiche: Fiche) -> Iterator[Named]:
    for name, path in _each("cooperating", fiche.cooperating, guarantor=fiche.guarantor):
        yield name, fiche.id, case.at(RecordKind.FICHE, key, *path)
    for number, activity in enumerate(fiche.activities):
        named = _each("cooperating", activity.cooperating, responsible=activity.responsible)
        for name, path in named:
            subject = f"{fiche.id}/{activity.id}"
            yield name, subject, case.at(RecordKind.FICHE, key, "activities", number, *path)


def _each(
    field: str, several: Iterable[str], **single: str | None
) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Give each unit that a record names in a field of its own or in a list, with its path."""
    for key, name in single.items():
        if name is not None:
            yield name, (key,)
    for number, name in enumerate(several):
        yield name, (field, number)
