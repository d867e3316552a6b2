"""Who was asked for a period and what has come: the counts of `chytrejsi status`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.indicator import Frequency, Indicator
from chytrejsi.model.observation import Observation
from chytrejsi.model.period import Period
from chytrejsi.model.plan import Plan
from chytrejsi.progress.entries import entries_of


@dataclass(frozen=True, slots=True)
class Return:
    """What one guarantor has sent for a period.

    `received` is the day of the workbook, None where there is none; `documented` tells that the
    values were taken from a document instead. `reported` counts the indicators that a number, a
    text or a reason came for.
    """

    guarantor: str
    expected: int
    reported: int
    came: bool
    received: date | None = None
    documented: bool = False


def due_of(plan: Plan, period: Period) -> date | None:
    """Give the day by which a period's workbooks are to come back."""
    days = (each.due for each in plan.collection if each.period == period)
    return next(filter(None, days), None)


def returns_of(dataset: Dataset, plan: Plan, period: Period) -> tuple[Return, ...]:
    """List all who are asked for a period, and those who sent something unasked, by id.

    Asked are the guarantors of the plan's fiches, and who answers for its indicators; an annual
    indicator is not expected for a half-year.
    """
    reported = _reported(dataset, plan, period)
    expected = _expected(dataset, plan, period, reported)
    came: defaultdict[str, list[Observation]] = defaultdict(list)
    for each in dataset.observations.values():
        if each.period == period:
            came[dataset.unit_id(each.guarantor)].append(each)
    asked = {*_fiche_guarantors(dataset, plan), *expected, *came}
    return tuple(
        _return(guarantor, expected[guarantor], reported[guarantor], came[guarantor])
        for guarantor in sorted(asked)
    )


def _return(
    guarantor: str, expected: set[str], reported: set[str], came: list[Observation]
) -> Return:
    """Join what came of a guarantor: units that were merged since each sent their own."""
    received = [each.received.date for each in came if each.received]
    return Return(
        guarantor=guarantor,
        expected=len(expected),
        reported=len(reported),
        came=bool(came),
        received=max(received, default=None),
        documented=any(each.document is not None for each in came),
    )


def _fiche_guarantors(dataset: Dataset, plan: Plan) -> set[str]:
    return {
        dataset.unit_id(fiche.guarantor or dataset.concept.coordinator)
        for fiche in dataset.fiches_of(plan.id)
    }


def _expected(
    dataset: Dataset, plan: Plan, period: Period, reported: Mapping[str, set[str]]
) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for card in dataset.indicators_of(plan.id):
        for respondent in _respondents(dataset, card, period, reported):
            # who answers for annual indicators alone is asked in a half-year, too: for activities
            wanted = found[respondent]
            if is_expected(card, period):
                wanted.add(card.id)
    return found


def _respondents(
    dataset: Dataset, card: Indicator, period: Period, reported: Mapping[str, set[str]]
) -> Iterator[str]:
    """Give who is asked for a card; a former guarantor who told it in their time was asked."""
    former, guarantor = dataset.former_guarantors_of(card), dataset.guarantor_of(card)
    today = dataset.unit_id(guarantor) if guarantor else None
    told = {unit for unit, cards in reported.items() if card.id in cards}
    before = [unit for unit in former if unit in told and period.start <= former[unit]]
    for each in dataset.respondents_of(card):
        yield before[0] if each == today and before and today not in told else each


def is_expected(card: Indicator, period: Period) -> bool:
    """Tell whether a value of an indicator is asked for in a period."""
    if card.derived or (period.half is not None and card.frequency is Frequency.ANNUAL):
        return False
    # a baseline on the period's last day or later already tells what would be asked
    known = card.baseline is not None and card.baseline.date >= period.end
    return card.valid_on(period.end) and not known


def _reported(dataset: Dataset, plan: Plan, period: Period) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for indicator, entries in entries_of(dataset).items():
        card = dataset.indicators[indicator]
        if card.plan == plan.id and card.valid_on(period.end):
            for each in entries:
                if each.said and each.period == period:
                    found[each.guarantor].add(indicator)
    return found
