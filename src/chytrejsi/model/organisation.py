"""The units that do the work: departments, organisations of the region, partners."""

from typing import Annotated, Literal

from chytrejsi.model.common import Documented, Validity
from chytrejsi.model.scalars import Day, Frozen, Id, Listed, Text


class FormerName(Frozen):
    """A name that a unit had until a day."""

    title: Text
    until: Day | None = None
    note: Text | None = None


class Unit(Frozen):
    """A department, an organisation of the region, or a partner; never a person."""

    id: Id
    title: Text
    short: Text | None = None
    kind: Literal["department", "organisation", "partner"] = "department"
    former: Annotated[tuple[FormerName, ...], Listed] = ()
    former_ids: Annotated[tuple[Id, ...], Listed] = ()
    valid: Validity = Validity()
    note: Text | None = None


class Organisation(Documented):
    """All units of the workspace."""

    units: Annotated[tuple[Unit, ...], Listed] = ()
