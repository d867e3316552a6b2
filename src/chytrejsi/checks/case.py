"""What is checked: the dataset, the day, and the few indexes that several checks need."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from chytrejsi.findings import Place
from chytrejsi.model.dataset import Dataset, RecordKind
from chytrejsi.model.editions import card_on
from chytrejsi.model.indicator import Indicator, Reading
from chytrejsi.model.observation import Observation, ReportedValue, parted
from chytrejsi.model.period import Period


@dataclass(frozen=True, slots=True)
class Entry:
    """One reported value: in which file and at which place of it, and as corrected later."""

    file: str
    position: int
    observation: Observation
    value: ReportedValue
    corrected: Reading

    @property
    def period(self) -> Period:
        """The period for which it was reported."""
        return self.observation.period

    @property
    def date(self) -> date:
        """The day to which it holds: its own, else the period's last."""
        return self.value.date or self.period.end

    @property
    def number(self) -> Decimal | None:
        """The value as a number, after corrections."""
        return self.corrected.number


@dataclass(frozen=True)
class Case:
    """A dataset and the day on which it is checked."""

    dataset: Dataset
    today: date

    def at(self, kind: RecordKind, key: str, *path: str | int) -> Place:
        """Give the place of a record's field."""
        return self.dataset.places.of(kind, key, *path)

    def at_entry(self, entry: Entry, *path: str | int) -> Place:
        """Give the place of a reported value, or of a field of it."""
        return self.at(RecordKind.OBSERVATION, entry.file, "values", entry.position, *path)

    def unit(self, name: str) -> str:
        """Give a unit's id of today for its id or a former one."""
        return self.dataset.unit_id(name)

    @cached_property
    def plans_unread(self) -> bool:
        """Whether a plan could not be read, so that it is not known which one was in force."""
        return any(kind is RecordKind.PLAN for kind, _key in self.dataset.unread)

    @property
    def fiches_unread(self) -> bool:
        """Whether a fiche could not be read, so that its area cannot be missed."""
        return any(kind is RecordKind.FICHE for kind, _key in self.dataset.unread)

    def fiche_unread(self, card: Indicator) -> bool:
        """Whether a card's fiche could not be read, so that it is not known who answers."""
        return (RecordKind.FICHE, f"{card.plan}/{card.fiche}") in self.dataset.unread

    @cached_property
    def entries(self) -> Mapping[str, tuple[Entry, ...]]:
        """The reported values by indicator, in the order of their dates."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._all_entries():
            found[entry.value.indicator].append(entry)
        return {
            key: tuple(sorted(each, key=lambda entry: (entry.date, entry.period, entry.file)))
            for key, each in found.items()
        }

    def _all_entries(self) -> Iterator[Entry]:
        for file, seen in self.dataset.observations.items():
            for position, value in enumerate(seen.values):
                yield Entry(file, position, seen, value, self._corrected(seen, value))

    def _corrected(self, seen: Observation, value: ReportedValue) -> Reading:
        if not self.dataset.corrections:
            return value
        where = (value.indicator, seen.period, seen.guarantor)
        chain = [each for _key, each in self.dataset.chains.get(where, ())]
        applied, _failed = parted(value, chain)
        return applied[-1].replacement if applied else value

    def cards(self) -> Iterator[tuple[Indicator, tuple[Entry, ...]]]:
        """Give each card that has reported values, as it holds today, with them."""
        changes = self.dataset.approved_changes
        for key, entries in self.entries.items():
            if (card := self.dataset.indicators.get(key)) is not None:
                yield card_on(card, changes.get(key, ()), self.today), entries
