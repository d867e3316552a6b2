"""Which ids became which, so that what refers to a renamed thing is no change of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chytrejsi.compare.fields import Named
from chytrejsi.model.scalars import Frozen


@dataclass(frozen=True, slots=True)
class Holder:
    """Where a reference stands: the plan and the fiche it is about, where they are told."""

    plan: str | None = None
    fiche: str | None = None

    def within(self, record: Frozen) -> "Holder":
        """Give the holder for what a record inside this one says."""
        plan, fiche = getattr(record, "plan", None), getattr(record, "fiche", None)
        if plan is None and fiche is None:
            return self
        return Holder(plan or self.plan, fiche or self.fiche)


ANYWHERE = Holder()


@dataclass(frozen=True, slots=True)
class Follow:
    """The ids of today by those of before.

    Fiches are keyed by plan and id and give the same; activities by plan, fiche and id.
    """

    ids: dict[Named, dict[str, str]] = field(default_factory=dict)
    fiches: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    activities: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def add(self, named: Named, renamed: Mapping[str, str]) -> None:
        """Remember what was renamed."""
        self.ids.setdefault(named, {}).update(renamed)

    def id_of_today(self, named: Named | None, old: str, holder: Holder) -> str:
        """Give the id of today for what an old record names."""
        if named is None:
            return old
        if named is Named.FICHE:
            return self._fiche(old, holder)
        if named is Named.ACTIVITY:
            return self._activity(old, holder)
        if named is Named.PLAN and (moved := self._moved(holder)):
            return moved
        return self.ids.get(named, {}).get(old, old)

    def _moved(self, holder: Holder) -> str | None:
        """Give the plan into which the fiche that is named beside the plan was moved."""
        if holder.plan is None or holder.fiche is None:
            return None
        found = self.fiches.get((holder.plan, holder.fiche))
        return found[0] if found else None

    def _fiche(self, old: str, holder: Holder) -> str:
        for (plan, fiche), (_plan, now) in self.fiches.items():
            if fiche == old and holder.plan in {None, plan}:
                return now
        return old

    def _activity(self, old: str, holder: Holder) -> str:
        for (plan, fiche, activity), now in self.activities.items():
            if (fiche, activity) == (holder.fiche, old) and holder.plan in {None, plan}:
                return now
        return old
