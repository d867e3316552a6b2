"""Compares two states of a plan: every difference once, as a sentence, sorted for reading."""

from collections.abc import Iterator
from typing import cast

from chytrejsi.compare.decisions import Decisions
from chytrejsi.compare.difference import Difference, Weight
from chytrejsi.compare.fields import Named
from chytrejsi.compare.kinds import KINDS, Kind
from chytrejsi.compare.pairing import Pairing
from chytrejsi.compare.phrases import Phrases
from chytrejsi.compare.reported import provenance, split, values_of
from chytrejsi.compare.subjects import Subject
from chytrejsi.compare.telling import Teller
from chytrejsi.compare.titles import Titles
from chytrejsi.compare.traces import Trace, traces
from chytrejsi.compare.wholes import merged, whole
from chytrejsi.language import Language
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.observation import Observation
from chytrejsi.model.organisation import Unit
from chytrejsi.model.scalars import Frozen

_WEIGHTS = tuple(Weight)
_PLACES = {kind.name: place for place, kind in enumerate(KINDS)}


def differences(old: Dataset, new: Dataset, language: Language) -> tuple[Difference, ...]:
    """Give everything in which two states of a plan differ."""
    if old is new:
        return ()
    telling = _Telling(old, new, language)
    found = (each for kind in KINDS for each in telling.of(kind))
    return tuple(sorted(found, key=_reading_order))


def _reading_order(each: Difference) -> tuple[str, str, int, str, int, str]:
    return (
        each.plan or "",
        each.fiche or "",
        _PLACES[each.kind],
        each.id,
        _WEIGHTS.index(each.weight),
        each.field,
    )


class _Telling:
    """Tells the differences of each kind of record."""

    def __init__(self, old: Dataset, new: Dataset, language: Language) -> None:
        phrases = Phrases(language, Titles(old, new))
        self.teller = Teller(phrases, Decisions(old, new), new.indicators, old.indicators)
        self.pairing = Pairing(old, new)

    def of(self, kind: Kind) -> Iterator[Difference]:
        """Tell what of a kind came, went, and differs."""
        found = self.pairing.kinds[kind.name]
        for before, after in found.pairs:
            yield from self._changed(kind, cast("Frozen", before), cast("Frozen", after))
        for gone in found.gone:
            yield from self._whole(kind, cast("Frozen", gone), added=False)
        for came in found.added:
            yield from self._whole(kind, cast("Frozen", came), added=True)

    def _changed(self, kind: Kind, before: Frozen, after: Frozen) -> Iterator[Difference]:
        found = list(traces(before, after, self.pairing.follow, kind.leave))
        if not found:
            return
        subject = self._subject(after, before)
        if kind.name == "observation":
            found, technical = split(found)
            if technical:
                yield provenance(self.teller, subject, technical)
        for each in found:
            if not self._remembers(each, after):
                yield self._one(kind, subject, each)

    def _remembers(self, trace: Trace, after: Frozen) -> bool:
        """Tell whether a unit only remembers the id of one that is told as renamed or merged."""
        if not isinstance(after, Unit) or trace.path != "former_ids":
            return False
        return isinstance(trace.new, str) and trace.new in self.pairing.lost_units

    def _one(self, kind: Kind, subject: Subject, trace: Trace) -> Difference:
        rule = kind.rules.get(trace.way[0].shape.name)
        told = rule(self.teller, subject, trace) if rule else None
        return self.teller.difference(subject, trace, told or self.teller.general(subject, trace))

    def _subject(self, record: Frozen, before: Frozen | None = None) -> Subject:
        return self.teller.subjects.of(record, self.pairing.key(record), before)

    def _whole(self, kind: Kind, record: Frozen, *, added: bool) -> Iterator[Difference]:
        subject = self._subject(record)
        into = self.pairing.follow.ids.get(Named.UNIT, {}).get(subject.id)
        if kind.name == "unit" and not added and into:
            yield merged(self.teller, subject, into)
            return
        yield whole(self.teller, kind, subject, added=added)
        if isinstance(record, Observation):
            for each in values_of(record, added=added):
                yield self._one(kind, subject, each)
