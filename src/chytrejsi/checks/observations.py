"""Checks of each reported value by itself: who reports it, for when, and whether it is one."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import pairwise

from chytrejsi.checks.cards import value_findings
from chytrejsi.checks.case import Case, Entry
from chytrejsi.findings import Finding, Rule, TextPlace, listed
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.formula import part_and_whole
from chytrejsi.model.indicator import Accumulation, Indicator, Measure
from chytrejsi.model.observation import ValueState
from chytrejsi.model.period import Period
from chytrejsi.progress.derived import formula_of

PROVISIONAL_DAYS = 366  # after them a value that is not final is asked about


def reporters(case: Case) -> Iterator[Finding]:
    """A value comes from somebody who is asked for it; the coordinator may report all."""
    coordinator = case.unit(case.dataset.concept.coordinator)
    for card, entries in case.cards():
        if card.derived:
            continue  # nobody is asked, and that is found for itself
        asked = {case.unit(each) for each in case.dataset.respondents_of(card)}
        if not asked <= case.dataset.units.keys() or case.fiche_unread(card):
            continue
        allowed = asked | {coordinator}
        former = case.dataset.former_guarantors_of(card)
        for entry in entries:
            guarantor = entry.observation.guarantor
            unit = case.unit(guarantor)
            if unit not in allowed and former.get(unit, date.min) < entry.period.start:
                yield Rule.GUARANTOR_NOT_ASKED.at(
                    case.at_entry(entry, "indicator"),
                    guarantor=guarantor,
                    id=card.id,
                    asked=listed(sorted(asked)),
                )


def retired(case: Case) -> Iterator[Finding]:
    """A value is reported only for a card that was in use in the period."""
    for card, entries in case.cards():
        start, end = card.valid.start or date.min, card.valid.end or date.max
        for entry in entries:
            if end < entry.period.start or entry.period.end < start:
                place = case.at_entry(entry, "indicator")
                yield Rule.INDICATOR_RETIRED.at(place, id=card.id, period=entry.period)


def states(case: Case) -> Iterator[Finding]:
    """A reported value is there, and there is none where the state says so."""
    for entries in case.entries.values():
        for entry in entries:
            value = entry.value
            if value.state is ValueState.REPORTED and value.value is None:
                place = case.at_entry(entry, "value")
                yield Rule.VALUE_MISSING.at(place, id=value.indicator)
            if value.state is not ValueState.REPORTED and value.value is not None:
                place = case.at_entry(entry, "state")
                yield Rule.VALUE_UNEXPECTED.at(place, id=value.indicator, state=value.state.value)


def values(case: Case) -> Iterator[Finding]:
    """A value is of the kind that its card measures, also after a correction."""
    for card, entries in case.cards():
        for entry in entries:
            place = partial(case.at_entry, entry, "value")
            yield from value_findings(card, entry.value, place)
            if card.accumulation is Accumulation.INCREMENT and (entry.number or 0) < 0:
                yield Rule.INCREMENT_NEGATIVE.at(place(), id=card.id, value=entry.number)
    for key, correction in case.dataset.corrections.items():
        corrected = case.dataset.indicators.get(correction.indicator)
        if corrected is not None:
            where = partial(case.at, RecordKind.CORRECTION, key, "value")
            yield from value_findings(corrected, correction.replacement, where)


def parts(case: Case) -> Iterator[Finding]:
    """A part is not greater than its whole, where a percentage names both by their ids."""
    for card in case.dataset.indicators.values():
        part, whole = _part_and_whole(case, card) or ("", "")
        wholes = {(each.file, each.date): each for each in case.entries.get(whole, ())}
        for entry in case.entries.get(part, ()):
            other = wholes.get((entry.file, entry.date))
            if other is not None and _exceeds(entry, other):
                place = case.at_entry(entry, "value")
                values = {"value": entry.number, "other": other.number}
                yield Rule.PART_ABOVE_WHOLE.at(place, id=part, whole=whole, **values)


def _part_and_whole(case: Case, card: Indicator) -> tuple[str, str] | None:
    """Give the ids of a percentage's part and whole, where cards hold them."""
    if card.measure is not Measure.PERCENT:
        return None
    node = formula_of(card)
    shared = part_and_whole(node) if node else None
    named = shared or (card.numerator or "", card.denominator or "")
    known = case.dataset.indicators
    return named if all(each in known and known[each].numeric for each in named) else None


def _exceeds(part: Entry, whole: Entry) -> bool:
    return part.number is not None and whole.number is not None and part.number > whole.number


def provisional(case: Case) -> Iterator[Finding]:
    """A provisional value is replaced by a final one within a year."""
    for card, entries in case.cards():
        for entry in entries:
            old = (case.today - entry.date).days > PROVISIONAL_DAYS
            if entry.value.provisional and old:
                place = case.at_entry(entry, "provisional")
                yield Rule.PROVISIONAL_OLD.at(place, id=card.id, date=entry.date)


def dates(case: Case) -> Iterator[Finding]:
    """What is reported has happened, by the end of the period and by today."""
    for file, seen in case.dataset.observations.items():
        if seen.period.start > case.today:
            place = case.at(RecordKind.OBSERVATION, file, "period")
            yield Rule.DATE_IN_FUTURE.at(place, date=seen.period)
        for field in ("values", "activities", "projects"):
            for number, told in enumerate(getattr(seen, field)):
                day = told.date
                if day is None:
                    continue
                if day > seen.period.end:
                    place = case.at(RecordKind.OBSERVATION, file, field, number, "date")
                    yield Rule.DATE_AFTER_PERIOD.at(place, date=day, period=seen.period)
                if day > case.today:
                    place = case.at(RecordKind.OBSERVATION, file, field, number, "date")
                    yield Rule.DATE_IN_FUTURE.at(place, date=day)


def in_force(case: Case) -> Iterator[Finding]:
    """A value is reported for a period in which its card's plan was in force."""
    spans = {} if case.plans_unread else _spans(case)
    for card, entries in case.cards():
        for entry in entries:
            if card.plan in spans and not _overlaps(spans[card.plan], entry.period):
                place = case.at_entry(entry, "indicator")
                yield Rule.PERIOD_OUTSIDE_PLAN.at(place, period=entry.period, plan=card.plan)
    for file, seen in case.dataset.observations.items():
        for number, report in enumerate(seen.activities):
            if report.plan in spans and not _overlaps(spans[report.plan], seen.period):
                place = case.at(RecordKind.OBSERVATION, file, "activities", number, "plan")
                yield Rule.PERIOD_OUTSIDE_PLAN.at(place, period=seen.period, plan=report.plan)


def _spans(case: Case) -> dict[str | None, tuple[date, date]]:
    """Give the days on which each plan came into force and was succeeded."""
    plans = sorted(case.dataset.plans.values(), key=lambda plan: plan.approved.date)
    days = [*(plan.approved.date for plan in plans), date.max]
    return {plan.id: span for plan, span in zip(plans, pairwise(days), strict=True)}


def _overlaps(span: tuple[date, date], period: Period) -> bool:
    return span[0] <= period.end and period.start < span[1]


def duplicates(case: Case) -> Iterator[Finding]:
    """One file says one thing about an indicator on a day."""
    for entries in case.entries.values():
        taken: dict[tuple[str, date], Entry] = {}
        for entry in sorted(entries, key=lambda entry: entry.position):
            first = taken.setdefault((entry.file, entry.date), entry)
            if first is not entry:
                place = case.at_entry(entry, "indicator")
                earlier = case.at_entry(first, "indicator")
                line = earlier.line if isinstance(earlier, TextPlace) else earlier.cell
                yield Rule.DUPLICATE_VALUE.at(place, id=entry.value.indicator, first=line)


def reported(card: Indicator, entries: Sequence[Entry]) -> list[Entry]:
    """Keep the entries whose numbers can be compared: those of the card's own kind."""
    if not card.numeric:
        return []
    return [each for each in entries if each.number is not None]
