"""What was told of a card for a period: its levels, who spoke, and why there is no value."""

from dataclasses import dataclass, replace

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.indicator import Frequency, Indicator
from chytrejsi.model.observation import ValueState
from chytrejsi.model.period import Period
from chytrejsi.progress.entries import Entries, Entry, Spoken, spoken_for
from chytrejsi.progress.levels import Series
from chytrejsi.progress.reasons import Reason
from chytrejsi.progress.series import series_of
from chytrejsi.progress.standing import Status

Silence = tuple[Status, Reason]

_STATED = frozenset(
    {
        Reason.ACCUMULATION_MISSING,
        Reason.PERCENT_NOT_SUMMED,
        Reason.BASELINE_MISSING,
        Reason.CONFLICT,
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """The levels of a card up to the end of a period, and what was said for the period itself.

    `silence` says why the period has no value; None where it has one, even one of no use.
    """

    series: Series
    spoken: Spoken
    silence: Silence | None = None


def told_of(card: Indicator, dataset: Dataset, entries: Entries, asked: Period) -> Told:
    """Tell what was reported of a card."""
    found = _handed_over(card, dataset, entries.get(card.id, ()))
    series = series_of(card, found, dataset.respondents_of(card), asked.end)
    spoken = spoken_for(found, asked)
    return Told(series, spoken, _silence(card, spoken, series, asked))


def _handed_over(
    card: Indicator, dataset: Dataset, entries: tuple[Entry, ...]
) -> tuple[Entry, ...]:
    """Take what a former guarantor told in their time as told by the one of today."""
    former, guarantor = dataset.former_guarantors_of(card), dataset.guarantor_of(card)
    if not former or guarantor is None:
        return entries
    today = dataset.unit_id(guarantor)
    told = {each.period for each in entries if each.guarantor == today}
    others = former.keys() - set(dataset.respondents_of(card))
    return tuple(
        replace(each, guarantor=today)
        if each.guarantor in others
        and each.period not in told
        and each.period.start <= former[each.guarantor]
        else each
        for each in entries
    )


def _silence(card: Indicator, spoken: Spoken, series: Series, asked: Period) -> Silence | None:
    numbers = [each for each in spoken.entries if each.number is not None]
    if numbers:
        if series.reason in _STATED or _any_used(numbers, series):
            return None
        return Status.NOT_REPORTED, _unused(numbers, asked)
    states = [each.value.state for each in spoken.entries]
    stated = [state for state in states if state is not ValueState.REPORTED]
    if stated:
        return Status.NOT_AVAILABLE, Reason(stated[-1].value)
    if states:
        return Status.NOT_REPORTED, Reason.NOT_A_NUMBER
    if not series.points:
        return Status.NOT_REPORTED, Reason.NO_DATA
    yearly = asked.half is not None and card.frequency is Frequency.ANNUAL
    return Status.NOT_REPORTED, Reason.NOT_DUE if yearly else Reason.NO_VALUE


def _any_used(numbers: list[Entry], series: Series) -> bool:
    return any(each is used for each in numbers for used in series.used)


def _unused(numbers: list[Entry], asked: Period) -> Reason:
    days = [each.value.date for each in numbers if each.value.date]
    late = bool(days) and min(days) > asked.end
    return Reason.DATED_AFTER_PERIOD if late else Reason.BEFORE_BASELINE
