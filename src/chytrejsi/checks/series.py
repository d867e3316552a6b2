"""Checks of a value against the others of its indicator: conflicts, jumps, falls, sums."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from chytrejsi.checks.case import Case, Entry
from chytrejsi.checks.observations import reported
from chytrejsi.findings import Finding, Rule
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.indicator import Accumulation, Indicator, Reading

JUMP = 10
Entries = tuple[Entry, ...]


def conflicts(case: Case) -> Iterator[Finding]:
    """Two guarantors do not give different levels for one day."""
    for told in levels_of_a_day(case):
        for entry in told[1:]:
            if contradict(case, told[0], entry):
                where = str(case.at_entry(told[0], "value"))
                yield conflict(case, entry, told[0], where)


def levels_of_a_day(case: Case) -> Iterator[tuple[Entry, ...]]:
    """Give the levels that more than one guarantor told of one indicator for one day."""
    for card, entries in case.cards():
        whose = {case.unit(each.observation.guarantor) for each in entries}
        if card.accumulation is Accumulation.INCREMENT or len(whose) == 1:
            continue
        days: dict[date, list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry.corrected.value is not None:
                days[entry.date].append(entry)
        yield from (tuple(told) for told in days.values() if len(told) > 1)


def contradict(case: Case, one: Entry, two: Entry) -> bool:
    """Tell whether two guarantors say two things, neither of which wins."""
    whose = {case.unit(each.observation.guarantor) for each in (one, two)}
    return len(whose) == 2 and _differ(one.corrected, two.corrected)


def contradicting(case: Case, told: Sequence[Entry]) -> Callable[[Entry], Entry | None]:
    """Give the function that finds who contradicts an entry, among many that mostly agree.

    Of each level two guarantors are enough to know: one of them is another than the entry's.
    """
    levels: dict[object, dict[str, Entry]] = defaultdict(dict)
    for each in told:
        known = levels[_said(each.corrected)]
        if len(known) < 2:
            known.setdefault(case.unit(each.observation.guarantor), each)

    def find(entry: Entry) -> Entry | None:
        others = (each for known in levels.values() for each in known.values())
        return next((each for each in others if contradict(case, entry, each)), None)

    return find


def _said(reading: Reading) -> object:
    return reading.value if reading.number is None else reading.number


def _shown(reading: Reading) -> object:
    return reading.value if isinstance(reading.value, bool) else _said(reading)


def conflict(case: Case, entry: Entry, other: Entry, where: str) -> Finding:
    """Tell of a value that another guarantor contradicts, and where that one stands."""
    return Rule.VALUE_CONFLICT.at(
        case.at_entry(entry, "value"),
        date=entry.date,
        id=entry.value.indicator,
        value=_shown(entry.corrected),
        other=_shown(other.corrected),
        first=where,
    )


def _differ(one: Reading, two: Reading) -> bool:
    return _said(one) != _said(two)


def jumps(case: Case) -> Iterator[Finding]:
    """A value is not ten times off the one before it."""
    for card, entries in case.cards():
        for series in _series(case, card, entries):
            for earlier, number, entry in _steps(card, series):
                low, high = sorted((abs(earlier), abs(number)))
                if low and high >= JUMP * low:
                    place = case.at_entry(entry, "value")
                    yield Rule.VALUE_JUMP.at(place, id=card.id, value=number, earlier=earlier)


def falls(case: Case) -> Iterator[Finding]:
    """What counts from the beginning does not fall."""
    for card, entries in case.cards():
        if card.accumulation is not Accumulation.CUMULATIVE:
            continue
        for earlier, number, entry in _steps(card, entries):
            if number < earlier:
                place = case.at_entry(entry, "value")
                yield Rule.VALUE_FALLS.at(place, id=card.id, value=number, earlier=earlier)


def _series(case: Case, card: Indicator, entries: Entries) -> list[list[Entry]]:
    """Give what can be compared in time: the levels, or each guarantor's yearly increments."""
    if card.accumulation is not Accumulation.INCREMENT:
        return [list(entries)]
    whose: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.period.half is None:
            whose[case.unit(entry.observation.guarantor)].append(entry)
    return list(whose.values())


def _steps(card: Indicator, entries: Sequence[Entry]) -> Iterator[tuple[Decimal, Decimal, Entry]]:
    """Give each number with the one before it, unless the definition changed between them."""
    before = None if card.accumulation is Accumulation.INCREMENT else card.baseline
    known = (before.date, before.number) if before else None
    for entry in reported(card, entries):
        number = entry.number
        if number is None:
            continue
        if known and known[1] is not None and _comparable(card, known[0], entry.date):
            yield known[1], number, entry
        known = (entry.date, number)


def _comparable(card: Indicator, start: date, end: date) -> bool:
    """Tell whether values of two days follow each other without a change of the definition."""
    return start < end and not any(start < each.date <= end for each in card.breaks)


def sums(case: Case) -> Iterator[Finding]:
    """A year's increment is the sum of its half-years, where both were reported."""
    for card, entries in case.cards():
        if card.accumulation is not Accumulation.INCREMENT:
            continue
        halves: dict[tuple[str, int], dict[int, Decimal]] = defaultdict(dict)
        numbers = reported(card, entries)
        for entry in numbers:
            if entry.period.half and entry.number is not None:
                whose = (case.unit(entry.observation.guarantor), entry.period.year)
                halves[whose][entry.period.half] = entry.number
        for entry in numbers:
            whose = (case.unit(entry.observation.guarantor), entry.period.year)
            parts = halves.get(whose, {})
            if (
                entry.period.half is None
                and len(parts) == 2
                and sum(parts.values()) != entry.number
            ):
                yield Rule.YEAR_SUM.at(
                    case.at_entry(entry, "value"),
                    id=card.id,
                    value=entry.number,
                    period=entry.period,
                    sum=sum(parts.values()),
                )


def corrections(case: Case) -> Iterator[Finding]:
    """A correction finds the value that it expects to replace."""
    for (indicator, period, guarantor), chain in case.dataset.chains.items():
        stands: Reading | None = None
        for entry in case.entries.get(indicator, ()):
            if (entry.period, entry.observation.guarantor) == (period, guarantor):
                stands = entry.value
        for key, correction in chain:
            if stands is not None and correction.fits(stands):
                stands = correction.replacement
                continue
            yield Rule.CORRECTION_MISMATCH.at(
                case.at(RecordKind.CORRECTION, key, "expect"),
                id=indicator,
                expected=correction.expect,
                found="–" if stands is None or stands.value is None else stands.value,
            )
