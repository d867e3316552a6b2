"""Checks of the indicator cards: what they must say, and that it does not contradict itself."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import pairwise

from chytrejsi.checks.case import Case
from chytrejsi.findings import Finding, Place, Rule, listed
from chytrejsi.model.dataset import Path, RecordKind
from chytrejsi.model.indicator import Direction, Indicator, Level, Measure, Reading
from chytrejsi.model.period import Period


def _at(case: Case, card: Indicator, *path: str | int) -> Place:
    return case.at(RecordKind.INDICATOR, card.id, *path)


def completeness(case: Case) -> Iterator[Finding]:
    """A card of numbers says which way is good, how values add up, and in what unit."""
    for card in case.dataset.indicators.values():
        if card.numeric and card.direction is None:
            yield Rule.DIRECTION_MISSING.at(_at(case, card, "measure"), id=card.id)
        if card.numeric and card.accumulation is None and not card.derived:
            yield Rule.ACCUMULATION_MISSING.at(_at(case, card, "measure"), id=card.id)
        if card.measure is Measure.NUMBER and card.unit is None:
            yield Rule.UNIT_MISSING.at(_at(case, card, "measure"), id=card.id)


def homes(case: Case) -> Iterator[Finding]:
    """What belongs to no fiche has an area; what belongs to no plan is not counted."""
    data = case.dataset
    for card in data.indicators.values():
        if card.fiche is None and card.area is None:
            yield Rule.AREA_MISSING.at(_at(case, card, "id"), id=card.id)
        if card.plan is None and card.counted:
            yield Rule.COUNTED_OUTSIDE_PLAN.at(_at(case, card, "counted"), id=card.id)
    for project in data.projects.values():
        if not project.fiches and project.area is None:
            place = case.at(RecordKind.PROJECT, project.id, "id")
            yield Rule.AREA_MISSING.at(place, id=project.id)
        if project.plan is None and project.counted:
            place = case.at(RecordKind.PROJECT, project.id, "counted")
            yield Rule.COUNTED_OUTSIDE_PLAN.at(place, id=project.id)


def units(case: Case) -> Iterator[Finding]:
    """A card that continues another one has its unit."""
    for card in case.dataset.indicators.values():
        earlier = case.dataset.indicators.get(card.continues or "")
        if earlier is None or card.unit is None or earlier.unit is None:
            continue
        same_code = card.unit.code is not None and card.unit.code == earlier.unit.code
        if card.unit.label != earlier.unit.label and not same_code:
            yield Rule.UNIT_DIFFERS.at(
                _at(case, card, "unit"),
                unit=card.unit.label,
                earlier=earlier.id,
                other=earlier.unit.label,
            )


def amounts(case: Case) -> Iterator[Finding]:
    """A weight and a tolerance are no less than zero."""
    for card in case.dataset.indicators.values():
        for key, amount in (("weight", card.weight), ("tolerance", card.tolerance)):
            if amount is not None and amount < 0:
                yield Rule.NEGATIVE_AMOUNT.at(_at(case, card, key), key=key, value=amount)


def targets(case: Case) -> Iterator[Finding]:
    """A target lies after the baseline, on its good side."""
    for card in case.dataset.indicators.values():
        baseline, target = card.baseline, card.target
        if baseline is None or target is None:
            continue
        if target.date <= baseline.date:
            yield Rule.TARGET_DATE.at(
                _at(case, card, "target", "date"), target=target.date, baseline=baseline.date
            )
        if baseline.number is None or target.number is None:
            continue
        step = target.number - baseline.number
        if step == 0 and card.direction is not Direction.MAINTAIN:
            yield Rule.TARGET_IS_BASELINE.at(_at(case, card, "target", "value"))
        if target.basis is None and _wrong_way(card, step):
            place = _at(case, card, "target", "value")
            yield Rule.TARGET_DIRECTION.at(place, target=target.value, baseline=baseline.value)


def _wrong_way(card: Indicator, step: Decimal) -> bool:
    if card.direction is Direction.INCREASE:
        return step < 0
    return card.direction is Direction.DECREASE and step > 0


def milestones(case: Case) -> Iterator[Finding]:
    """Milestones lie between baseline and target and lead from one to the other."""
    for card in case.dataset.indicators.values():
        if not card.milestones:
            continue
        for place, milestone in enumerate(card.milestones):
            if not _within(card, milestone.date):
                where = _at(case, card, "milestones", place, "date")
                yield Rule.MILESTONE_OUTSIDE.at(where, date=milestone.date)
        if not _steady(card):
            yield Rule.MILESTONES_UNSTEADY.at(_at(case, card, "milestones"))


def _within(card: Indicator, day: date) -> bool:
    after = card.baseline is None or card.baseline.date < day
    return after and (card.target is None or day < card.target.date)


def _steady(card: Indicator) -> bool:
    path: tuple[Level | None, ...] = (card.baseline, *card.milestones, card.target)
    levels = [each for each in path if each is not None]
    numbers = [each.number for each in levels if each.number is not None]
    days = [each.date for each in card.milestones]
    ordered = all(one < two for one, two in pairwise(days))
    return ordered and (numbers == sorted(numbers) or numbers == sorted(numbers, reverse=True))


def scales(case: Case) -> Iterator[Finding]:
    """A scale of words leads from the worst to the best, and only an ordinal card has one."""
    for card in case.dataset.indicators.values():
        different = {word.casefold() for word in card.scale}
        if card.measure is not Measure.ORDINAL:
            if card.scale:
                place = _at(case, card, "scale")
                yield Rule.SCALE_UNUSED.at(place, id=card.id, measure=card.measure.value)
        elif len(different) < max(2, len(card.scale)):
            yield Rule.SCALE_UNCLEAR.at(_at(case, card, "scale"), id=card.id)
        elif card.direction is Direction.DECREASE:
            yield Rule.SCALE_DIRECTION.at(_at(case, card, "direction"), id=card.id)


def judgements(case: Case) -> Iterator[Finding]:
    """A status given by hand is one for a period, and for one that has data."""
    for card in case.dataset.indicators.values():
        seen: set[Period] = set()
        for number, each in enumerate(card.judgements):
            place = _at(case, card, "judgements", number, "period")
            if each.period in seen:
                yield Rule.JUDGEMENT_TWICE.at(place, id=card.id, period=each.period)
            elif not card.derived and not _told(case, card, each.period):
                yield Rule.JUDGEMENT_WITHOUT_DATA.at(place, id=card.id, period=each.period)
            seen.add(each.period)


def _told(case: Case, card: Indicator, period: Period) -> bool:
    told = (each for each in case.entries.get(card.id, ()) if each.value.value is not None)
    return any(each.period.covers(period) or period.covers(each.period) for each in told)


def fits(card: Indicator, reading: Reading) -> bool:
    """Tell whether a value is of the kind that the card measures."""
    if reading.value is None:
        return True
    if card.measure is Measure.BOOLEAN:
        return isinstance(reading.value, bool)
    if card.measure is Measure.QUALITATIVE:
        return isinstance(reading.value, str)
    if card.measure is Measure.ORDINAL:
        return card.rank(reading.value) is not None or not card.scale
    return reading.number is not None and not isinstance(reading.value, bool)


def value_findings(
    card: Indicator, reading: Reading, place: Callable[[], Place]
) -> Iterator[Finding]:
    """Say what is wrong with a value of a card: its kind, or that it is out of range."""
    if card.measure is Measure.ORDINAL and not fits(card, reading):
        known = listed(card.scale)
        yield Rule.VALUE_NOT_ON_SCALE.at(place(), value=reading.value, id=card.id, known=known)
    elif not fits(card, reading):
        value = str(reading.value).lower() if isinstance(reading.value, bool) else reading.value
        measure = card.measure.value
        yield Rule.VALUE_KIND.at(place(), value=value, id=card.id, measure=measure)
    elif card.measure is Measure.PERCENT:
        yield from _percentage_findings(card, reading, place)
    elif card.counts_pieces and (reading.number or 0) < 0:
        yield Rule.VALUE_NEGATIVE.at(place(), id=card.id, value=reading.number)


def _percentage_findings(
    card: Indicator, reading: Reading, place: Callable[[], Place]
) -> Iterator[Finding]:
    """Say what is wrong with a percentage; a part of a whole is between nothing and all of it."""
    number = reading.number or 0
    if 0 <= number <= 100:
        return
    if card.numerator is None or card.denominator is None:
        yield Rule.PERCENT_RANGE.at(place(), value=number)
    else:
        rule = Rule.PERCENT_NEGATIVE if number < 0 else Rule.PERCENT_ABOVE_WHOLE
        values = {"part": card.numerator, "whole": card.denominator}
        yield rule.at(place(), value=number, **values)


def values(case: Case) -> Iterator[Finding]:
    """The values of a card are of the kind that it measures."""
    for card in case.dataset.indicators.values():
        levels: list[tuple[Level | None, Path]] = [
            (card.baseline, ("baseline", "value")),
            (card.target, ("target", "value")),
        ]
        levels += [
            (milestone, ("milestones", number, "value"))
            for number, milestone in enumerate(card.milestones)
        ]
        for level, path in levels:
            if level is not None:
                yield from value_findings(card, level, partial(_at, case, card, *path))
