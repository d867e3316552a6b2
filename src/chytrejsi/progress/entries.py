"""What was reported, by indicator: the observations indexed once, with corrections applied."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.indicator import Indicator, Measure, Reading
from chytrejsi.model.observation import Correction, ReportedValue, ValueState, parted
from chytrejsi.model.period import Period
from chytrejsi.progress.arithmetic import is_percentage


@dataclass(frozen=True, slots=True)
class Entry:
    """One reported value as it holds today; `value` has the corrections in it.

    `guarantor` is a unit's id of today, `teller` what the file calls it: units that were merged
    since each told their part. `file` is the observation's key in the dataset. `documented` marks
    a value taken from a document. `misfits` are the corrections of the entry that expected another
    value, and so were not applied.
    """

    period: Period
    guarantor: str
    file: str
    value: ReportedValue
    number: Decimal | None
    documented: bool = False
    corrections: tuple[Correction, ...] = ()
    misfits: tuple[Correction, ...] = ()
    teller: str = ""

    @property
    def said(self) -> bool:
        """Whether it says anything: a number, or why there is none; a blank says nothing."""
        return (
            self.number is not None
            or self.value.state is not ValueState.REPORTED
            or self.value.value is not None
        )


Entries = Mapping[str, tuple[Entry, ...]]


def number_of(card: Indicator, reading: Reading | None) -> Decimal | None:
    """Give a reading's number as the card's measure means it; None where it has none.

    A word of a scale has the number of its place, the worst being 1.
    """
    if reading is None or card.measure is Measure.QUALITATIVE:
        return None
    if card.measure is Measure.ORDINAL:
        rank = card.rank(reading.value)
        return None if rank is None else Decimal(rank)
    number = reading.number
    if card.measure is Measure.BOOLEAN:
        return number if number in {Decimal(0), Decimal(1)} else None
    return None if isinstance(reading.value, bool) else number


def entries_of(dataset: Dataset) -> Entries:
    """Index all reported values of known indicators, oldest period first."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for file, observation in sorted(
        dataset.observations.items(), key=lambda each: (each[1].period, each[1].guarantor)
    ):
        guarantor = dataset.unit_id(observation.guarantor)
        for value in observation.values:
            card = dataset.indicators.get(value.indicator)
            if card is None:
                continue
            told = _Told(card, observation.period, guarantor, file, observation.guarantor)
            chain = dataset.chains.get((card.id, observation.period, observation.guarantor), ())
            wanted = tuple(each for _key, each in chain)
            found[card.id].append(told.entry(value, wanted, observation.document is not None))
    return {indicator: tuple(entries) for indicator, entries in found.items()}


@dataclass(frozen=True, slots=True)
class _Told:
    """Who told something about which card for which period, and in which file."""

    card: Indicator
    period: Period
    guarantor: str
    file: str
    teller: str

    def entry(
        self, value: ReportedValue, wanted: tuple[Correction, ...], documented: bool
    ) -> Entry:
        """Make the entry, with those corrections applied that expect the value that is there."""
        applied, misfits = parted(value, wanted)
        if applied:
            value = _corrected(value, applied[-1])
        reported = value.state is ValueState.REPORTED
        return Entry(
            period=self.period,
            guarantor=self.guarantor,
            file=self.file,
            value=value,
            number=number_of(self.card, value) if reported else None,
            documented=documented,
            corrections=applied,
            misfits=misfits,
            teller=self.teller,
        )


def _corrected(value: ReportedValue, by: Correction) -> ReportedValue:
    """Put the right value in, and leave out the parts of the wrong one.

    Numerator and denominator stay where the right percentage is theirs.
    """
    made = value.model_copy(update={"value": by.value, "parts": ()})
    numerator, denominator, number = value.numerator, value.denominator, made.number
    if number is None or numerator is None or not denominator:
        return made
    if is_percentage(number, numerator, denominator):
        return made
    return made.model_copy(update={"numerator": None, "denominator": None})


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said for a period that was asked about, and the period it was read from."""

    period: Period
    entries: tuple[Entry, ...] = ()


def spoken_for(entries: tuple[Entry, ...], asked: Period) -> Spoken:
    """Find what was said for a period."""
    for period in periods_for(asked):
        found = tuple(each for each in entries if each.period == period and each.said)
        if found:
            return Spoken(period, found)
    return Spoken(asked)


def periods_for(asked: Period) -> tuple[Period, ...]:
    """List the periods from which a period is read, the first one that has anything.

    A year is read from the year's own values; where there are none, from its second half, then
    from its first. A second half-year is also told by its year.
    """
    year = asked.whole_year
    halves = {None: (year, Period(asked.year, 2), Period(asked.year, 1)), 2: (year, asked)}
    return halves.get(asked.half, (asked,))
