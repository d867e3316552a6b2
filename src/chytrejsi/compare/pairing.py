"""Which record of one state is which of the other: by id, under a new id, in another place.

The kinds that others refer to are paired first, so that a reference to what was renamed follows.
"""

from chytrejsi.compare.fields import Named
from chytrejsi.compare.follow import Follow, Holder
from chytrejsi.compare.kinds import KINDS, Kind
from chytrejsi.compare.likeness import Matched, matched
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.scalars import Frozen

_NAMED = {
    "unit": Named.UNIT,
    "strategic_objective": Named.STRATEGIC,
    "objective": Named.OBJECTIVE,
    "area": Named.AREA,
    "body": Named.BODY,
    "plan": Named.PLAN,
    "indicator": Named.INDICATOR,
    "project": Named.PROJECT,
}


class Pairing:
    """The pairs of all kinds, and what their ids became."""

    def __init__(self, old: Dataset, new: Dataset) -> None:
        self.follow = Follow()
        self.keys: dict[int, str] = {}
        self.kinds: dict[str, Matched] = {}
        self.lost_units = self._follow_units(old, new)
        for kind in KINDS:
            self.kinds[kind.name] = self._paired(kind, old, new)

    def _follow_units(self, old: Dataset, new: Dataset) -> frozenset[str]:
        """Follow former ids of units that no unit has any more; give those that units had."""
        own = {each.id for each in new.organisation.units}
        became = {name: unit.id for name, unit in new.units.items() if name not in own}
        self.follow.add(Named.UNIT, became)
        return frozenset(each.id for each in old.organisation.units if each.id in became)

    def _paired(self, kind: Kind, old: Dataset, new: Dataset) -> Matched:
        before, after = list(kind.records(old)), list(kind.records(new))
        self.keys.update({id(record): key for key, record in (*before, *after)})
        same = {id(record) for _key, record in before} & {id(record) for _key, record in after}
        if kind.single:
            return Matched([(before[0][1], after[0][1])])
        found = matched(
            [record for _key, record in before if id(record) not in same],
            [record for _key, record in after if id(record) not in same],
            self.follow,
        )
        for one, other in found.pairs:
            self._learn(kind, one, other)
        return found

    def _learn(self, kind: Kind, one: object, other: object) -> None:
        """Remember an id that became another."""
        before, after = getattr(one, "id", None), getattr(other, "id", None)
        if before is None or after is None or one == other:
            return
        if isinstance(one, Fiche) and isinstance(other, Fiche):
            self._learn_fiche(one, other)
        elif kind.name in _NAMED and before != after:
            self.follow.add(_NAMED[kind.name], {before: after})

    def _learn_fiche(self, one: Fiche, other: Fiche) -> None:
        plan = self.follow.id_of_today(Named.PLAN, one.plan, Holder())
        if (plan, one.id) != (other.plan, other.id):
            self.follow.fiches[one.plan, one.id] = (other.plan, other.id)
        for old, new in matched(one.activities, other.activities, self.follow).pairs:
            before, after = getattr(old, "id", ""), getattr(new, "id", "")
            if before != after:
                self.follow.activities[one.plan, other.id, before] = after

    def key(self, record: Frozen) -> str:
        """Give the key of a record among its kind."""
        return self.keys[id(record)]
