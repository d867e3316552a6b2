"""Puts together what one guarantor sent several times in one run."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from chytrejsi.findings import CellPlace, Rule
from chytrejsi.model.observation import Observation
from chytrejsi.sheet.decide.merging import Filling, copy_of, join
from chytrejsi.sheet.intake.refusal import Refused
from chytrejsi.sheet.read.submission import Reread, Submission

ReadAgain = Callable[[Submission], Reread]

# what was decided against the whole workbook, so that nothing of it is missed elsewhere
_SETTLED = frozenset({Rule.SUBMITTED_OLDER, Rule.OBSERVATION_FROM_DOCUMENT, Rule.UNIT_TOLD_APART})


@dataclass(frozen=True, slots=True)
class Together:
    """All submissions of a run after those of one guarantor were put together.

    `repeated` are the places of those that only repeat another one, `joined` those of the further
    copies that went into an observation, by the place of the first.
    """

    submissions: tuple[Submission, ...]
    repeated: frozenset[int]
    joined: Mapping[int, tuple[int, ...]]


def put_together(
    judged: Sequence[Submission], fresh: Sequence[int], read_again: ReadAgain
) -> Together:
    """Join what is new of each guarantor; `fresh` are the places of what is there the first time.

    A workbook that stays refused is told in those of its guarantor that are taken.
    """
    groups = _groups(judged, fresh)
    found = list(judged)
    repeated: set[int] = set()
    joined: dict[int, tuple[int, ...]] = {}
    for places in groups:
        if len(places) > 1:
            group = _Group([judged[place] for place in places], read_again)
            group.settle()
            for here, place in enumerate(places):
                found[place] = group.told[here]
            repeated.update(places[here] for here in group.repeated)
            if group.joined:
                head, *others = (places[here] for here in group.joined)
                joined[head] = tuple(others)
    return Together(tuple(found), frozenset(repeated), joined)


def _groups(judged: Sequence[Submission], fresh: Sequence[int]) -> Iterable[Sequence[int]]:
    """Part the places by guarantor; units that were merged since each told their own part.

    Where one of the workbooks is already of the unit of today, all are copies of that one.
    """
    whose: dict[str, list[int]] = defaultdict(list)
    for place in fresh:
        guarantor = judged[place].guarantor
        if guarantor is not None:
            whose[guarantor].append(place)
    for guarantor, places in whose.items():
        if any(judged[place].teller == guarantor for place in places):
            yield places
            continue
        parts: dict[str | None, list[int]] = defaultdict(list)
        for place in places:
            parts[judged[place].teller].append(place)
        yield from parts.values()


class _Group:
    """The submissions of one guarantor, by their order."""

    def __init__(self, told: list[Submission], read_again: ReadAgain) -> None:
        self.told = told
        self.repeated: list[int] = []
        self.joined: list[int] = []
        self._read_again = read_again

    def settle(self) -> None:
        """Leave out what is repeated, join the rest, and tell what is not in it."""
        whole = self._different()
        halves = [here for here, each in enumerate(self.told) if each.completable]
        if not (halves and self._join([*whole, *halves], or_leave=True)):
            self._join(whole)
        self._tell_refused()
        if self.repeated:
            self._keep_digests(whole[0])

    def _different(self) -> list[int]:
        """Give those that are taken; of those that say the same, the first."""
        different: list[int] = []
        contents: list[object] = []
        for here, each in enumerate(self.told):
            if each.refused:
                continue
            said = _said(each.observation)
            if said in contents:
                first = self.told[different[contents.index(said)]]
                name = first.called_in(each.file)
                note = Rule.SUBMITTED_SAME.at(CellPlace(each.file), other=name)
                self.told[here] = each.with_finding(note)
                self.repeated.append(here)
            else:
                different.append(here)
                contents.append(said)
        return different

    def _join(self, places: Sequence[int], *, or_leave: bool = False) -> bool:
        """Join some of them; where that fails, refuse them, or leave them as they are."""
        if len(places) < 2:
            return False
        fillings = [each for here in sorted(places) if (each := self._filling(here)) is not None]
        if len(fillings) < 2:
            return False
        told = join(fillings)
        worked = not told[0].refused
        if worked or not or_leave:
            order = {each.submission.file: one for each, one in zip(fillings, told, strict=True)}
            self.told = [order.get(each.file, each) for each in self.told]
        if worked:
            self.joined = [here for here, each in enumerate(self.told) if each.file in order]
        return worked

    def _filling(self, here: int) -> Filling | None:
        """Read a workbook again with its cells, which a judgement does not hold."""
        told = self.told[here]
        if told.refused and not told.completable:
            return None
        try:
            again = self._read_again(told)
        except Refused as refused:
            self.told[here] = told.with_finding(refused.finding)
            return None
        return Filling(told, again.form, again.reading.answers)

    def _tell_refused(self) -> None:
        for missed in self.told:
            rules = {each.rule for each in missed.findings}
            if not missed.refused or rules & _SETTLED:
                continue
            for here, each in enumerate(self.told):
                if not each.refused and here not in self.repeated:
                    name = missed.called_in(each.file)
                    warning = Rule.COPY_REFUSED.at(CellPlace(each.file), other=name)
                    self.told[here] = each.with_finding(warning)

    def _keep_digests(self, first: int) -> None:
        """Know repeated ones again when they are collected the next time."""
        head = self.told[self.joined[0] if self.joined else first]
        known = {each.sha256 for each in head.copies} | {head.sha256}
        again = {each.sha256: copy_of(each) for each in (self.told[here] for here in self.repeated)}
        more = tuple(copy for digest, copy in again.items() if digest not in known)
        self.told = [
            replace(each, copies=(*each.copies, *more)) if each is head else each
            for each in self.told
        ]


def _said(observation: Observation | None) -> object:
    """Give what an observation says, wherever in its workbook that stood."""
    where = {"cell", "raw", "normalised"}
    lists = ("values", "activities", "projects", "events", "proposals")
    return observation and observation.model_dump(
        exclude={name: {"__all__": where} for name in lists}
    )
