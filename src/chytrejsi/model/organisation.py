"""The units that do the work: departments, organisations of the region, partners."""

from enum import StrEnum
from typing import Annotated

from chytrejsi.model.common import Documented, Validity
from chytrejsi.model.scalars import Day, Frozen, Id, Listed, Text


class FormerName(Frozen):
    """A name that a unit, or a unit that became a part of it, had from one day until another.

    `id` is the id of that time, by which older files call the unit.
    """

    title: Text
    id: Id | None = None
    since: Day | None = None
    until: Day | None = None
    note: Text | None = None


class UnitKind(StrEnum):
    """What a unit is to the region."""

    DEPARTMENT = "department"
    ORGANISATION = "organisation"
    PARTNER = "partner"


class Unit(Frozen):
    """A department, an organisation of the region, or a partner; never a person.

    A unit that was renamed, or into which others were merged, tells their ids in `former` or
    `former_ids`. One that was split stays, with the end of its validity and its `successors`;
    with a single successor it is found under that one's name.
    """

    id: Id
    title: Text
    short: Text | None = None
    kind: UnitKind = UnitKind.DEPARTMENT
    former: Annotated[tuple[FormerName, ...], Listed] = ()
    former_ids: Annotated[tuple[Id, ...], Listed] = ()
    valid: Validity = Validity()
    successors: Annotated[tuple[Id, ...], Listed] = ()
    note: Text | None = None

    @property
    def earlier_ids(self) -> tuple[str, ...]:
        """All ids that the unit, or what was merged into it, had before."""
        named = (each.id for each in self.former if each.id is not None)
        return tuple(dict.fromkeys((*self.former_ids, *named)))


class Organisation(Documented):
    """All units of the workspace."""

    units: Annotated[tuple[Unit, ...], Listed] = ()
