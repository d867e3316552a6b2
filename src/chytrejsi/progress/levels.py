"""Values that are levels as they stand: cumulative ones, states at a date, yes or no, ranks.

Each guarantor's value holds for the whole, so that two that differ are a conflict. Where the card
says that values add up (or percentages, by what they are shares of), those of all who are asked
make one level together.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chytrejsi.language import N_
from chytrejsi.model.indicator import Aggregation, Indicator, Reading
from chytrejsi.progress.arithmetic import share
from chytrejsi.progress.entries import Entry
from chytrejsi.progress.reasons import Reason
from chytrejsi.progress.standing import Point, Step

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Series:
    """The levels up to a day, oldest first, without the baseline.

    `reason` says why the last level is unknown (or that there is none), `steps` how the last
    level came about, `used` which entries made levels.
    """

    points: tuple[Point, ...] = ()
    reason: Reason | None = None
    steps: tuple[Step, ...] = ()
    used: tuple[Entry, ...] = ()

    @property
    def last(self) -> Point | None:
        """The last level, None where it is unknown."""
        return None if self.reason or not self.points else self.points[-1]


def levels_of(
    _card: Indicator, entries: list[Entry], _respondents: tuple[str, ...], as_of: date
) -> Series:
    """Take values as levels at their dates; a year's value wins over its half-years'."""
    by_date: dict[date, list[Entry]] = defaultdict(list)
    for each in entries:
        day = each.value.date or each.period.end
        if day <= as_of:
            by_date[day].append(each)
    points, steps, reason = [], [], None
    used: list[Entry] = []
    for day in sorted(by_date):
        chosen = without_replaced(by_date[day])
        used.extend(by_date[day])
        reason = Reason.CONFLICT if _disagree(chosen) else None
        if reason:
            steps.extend(conflict(day, chosen))
        else:
            points.append(_level(day, chosen))
    if points and reason is None:
        steps.extend(_taken(points[-1], without_replaced(by_date[points[-1].date])))
    return Series(tuple(points), reason, tuple(steps), tuple(used))


def without_replaced(entries: list[Entry]) -> list[Entry]:
    """Leave out the half-years' values of those who gave the year's.

    The year of a unit of today tells of the units, too, that were merged into it in that year.
    """
    years = {(each.teller, each.period) for each in entries if each.period.half is None}
    return [
        each
        for each in entries
        if each.period.half is None
        or not {(name, each.period.whole_year) for name in (each.teller, each.guarantor)} & years
    ]


def _disagree(entries: list[Entry]) -> bool:
    return len({each.number for each in entries}) > 1


def _level(day: date, entries: list[Entry]) -> Point:
    last = entries[-1]
    return Point(
        date=day,
        value=last.number or Decimal(0),
        period=last.period,
        provisional=any(each.value.provisional for each in entries),
    )


def _taken(point: Point, entries: list[Entry]) -> list[Step]:
    values = {"value": point.value, "date": point.date, "period": str(point.period)}
    return [
        *(step for each in entries for step in corrected(each)),
        Step(N_("Actual A = {value} on {date}, reported for {period}."), values),
    ]


def conflict(day: date, entries: list[Entry]) -> list[Step]:
    """Tell who reported what, of which nothing is taken."""
    return [
        Step(
            N_("Conflict on {date}: {guarantor} reported {value} for {period}; no value is taken."),
            {
                "date": day,
                "guarantor": each.guarantor,
                "value": each.number,
                "period": str(each.period),
            },
        )
        for each in entries
    ]


def corrected(entry: Entry) -> list[Step]:
    """Tell which corrections of a value were applied, and which were not."""
    applied = [
        Step(
            N_(
                "The value for {period} was corrected on {date} from {old} to {new}: {reason} "
                "({decision})"
            )
            if each.decision
            else N_("The value for {period} was corrected on {date} from {old} to {new}: {reason}"),
            {
                "period": str(entry.period),
                "date": each.date,
                "old": _plain(each.expect),
                "new": _plain(each.value),
                "reason": each.reason,
            }
            | ({"decision": each.decision} if each.decision else {}),
        )
        for each in entry.corrections
    ]
    misfits = [
        Step(
            N_("A correction for {period} was not applied: it expects {old}, there is {value}."),
            {
                "period": str(entry.period),
                "old": _plain(each.expect),
                "value": _plain(entry.value.value),
            },
        )
        for each in entry.misfits
    ]
    return applied + misfits


def _plain(value: str | bool | None) -> object:
    """Give a number where there is one, so that it is printed as other numbers are."""
    number = None if isinstance(value, bool) else Reading(value=value).number
    return value if number is None else number


# --- levels that several guarantors make together -----------------------------------------------


def joint_levels_of(
    card: Indicator, entries: list[Entry], respondents: tuple[str, ...], as_of: date
) -> Series:
    """Join what the guarantors report for one period, instead of holding it against each other."""
    by_end: dict[date, list[Entry]] = defaultdict(list)
    for each in entries:
        if (each.value.date or each.period.end) <= as_of >= each.period.end:
            by_end[each.period.end].append(each)
    points, steps, reason = [], list[Step](), None
    used: list[Entry] = []
    for end in sorted(by_end):
        told = list({each.teller: each for each in without_replaced(by_end[end])}.values())
        used.extend(by_end[end])
        reason = _why_not_joint(card, without_replaced(by_end[end]))
        if reason:
            steps = conflict(end, told)
        else:
            points.append(_joint(card, end, told, respondents))
            steps = _joining(card, points[-1], told)
    return Series(tuple(points), reason, tuple(steps), tuple(used))


def _why_not_joint(card: Indicator, entries: list[Entry]) -> Reason | None:
    """Say why the values make no level: one guarantor says two, or shares lack their numbers."""
    said = {(each.teller, each.number) for each in entries}
    if len(said) > len({each.teller for each in entries}):
        return Reason.CONFLICT
    ratio = card.aggregated is Aggregation.RATIO
    if ratio and len(entries) > 1 and not all(map(_has_ratio, entries)):
        return Reason.CONFLICT if _disagree(entries) else None
    return None


def _has_ratio(entry: Entry) -> bool:
    numerator, denominator = entry.value.numerator, entry.value.denominator
    return numerator is not None and denominator is not None and denominator > 0


def _joint(
    card: Indicator, end: date, entries: Sequence[Entry], respondents: tuple[str, ...]
) -> Point:
    missing = set(respondents) - {each.guarantor for each in entries}
    documented = any(each.documented for each in entries)
    return Point(
        date=end if len(entries) > 1 else entries[0].value.date or end,
        value=_together(card, entries),
        period=entries[-1].period,
        provisional=any(each.value.provisional for each in entries),
        partial=len(respondents) > 1 and bool(missing) and not documented,
    )


def _together(card: Indicator, entries: Sequence[Entry]) -> Decimal:
    """Add values up; a percentage is that of all the numerators of all the denominators."""
    if card.aggregated is Aggregation.SUM:
        return sum((each.number or Decimal(0) for each in entries), Decimal(0))
    if len(entries) == 1 or not all(map(_has_ratio, entries)):
        return entries[0].number or Decimal(0)
    parts, wholes = _sums(entries)
    return share(_HUNDRED * parts, wholes)


def _sums(entries: Sequence[Entry]) -> tuple[Decimal, Decimal]:
    parts = sum((each.value.numerator or Decimal(0) for each in entries), Decimal(0))
    wholes = sum((each.value.denominator or Decimal(0) for each in entries), Decimal(0))
    return parts, wholes


def _joining(card: Indicator, point: Point, entries: Sequence[Entry]) -> list[Step]:
    if len(entries) == 1:
        return _taken(point, list(entries))
    steps = [step for each in entries for step in corrected(each)]
    by_ratio = card.aggregated is Aggregation.RATIO and all(map(_has_ratio, entries))
    for each in entries:
        steps.extend(_contribution(each, point.date, by_ratio=by_ratio))
    total: dict[str, object] = {"value": point.value, "date": point.date}
    if not by_ratio:
        return [*steps, Step(N_("Actual A = {value} on {date}."), total)]
    total["part"], total["whole"] = _sums(entries)
    return [*steps, Step(N_("Actual A = 100 × {part} / {whole} = {value} on {date}."), total)]


def _contribution(entry: Entry, day: date, *, by_ratio: bool) -> list[Step]:
    """Tell what one guarantor adds to a joint level, and where it is of another day than that."""
    told = entry.value
    values = {"value": entry.number, "period": str(entry.period), "guarantor": entry.guarantor}
    if by_ratio:
        values |= {"part": told.numerator, "whole": told.denominator}
        message = N_("{part} of {whole} for {period} ({guarantor}): {value} per cent.")
    else:
        message = N_("{value} for {period} ({guarantor}).")
    steps = [Step(message, values)]
    if told.date not in {None, day}:
        other = {"guarantor": entry.guarantor, "date": told.date}
        steps.append(Step(N_("What {guarantor} reported is of {date}."), other))
    return steps
