"""The project pipeline (zásobník projektů): one project or idea per file."""

from enum import StrEnum
from typing import Annotated

from chytrejsi.model.common import Documented
from chytrejsi.model.scalars import Flag, Id, Listed, Text


class ProjectState(StrEnum):
    """How far a project is; told by observations, the latest wins."""

    IDEA = "idea"
    INTENT = "intent"
    PREPARATION = "preparation"
    APPROVED = "approved"
    IMPLEMENTATION = "implementation"
    COMPLETED = "completed"
    SUSPENDED = "suspended"
    REJECTED = "rejected"
    TRANSFERRED = "transferred"


class Project(Documented):
    """A project; outside the plan it has no plan, an area, and is not counted.

    `fiches` are of the project's plan. `further_areas` name the areas beside `area` that it
    also serves; it is told there too and counted once.
    """

    id: Id
    title: Text
    plan: Id | None = None
    fiches: Annotated[tuple[Id, ...], Listed] = ()
    area: Id | None = None
    further_areas: Annotated[tuple[Id, ...], Listed] = ()
    counted: Flag = True
    description: Text | None = None
    responsible: Text | None = None
    aliases: Annotated[tuple[Text, ...], Listed] = ()
