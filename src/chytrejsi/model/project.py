"""The project pipeline (zásobník projektů): one project or idea per file."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import Annotated

from chytrejsi.model.common import Documented
from chytrejsi.model.evidence import Evidence
from chytrejsi.model.fiche import Partner
from chytrejsi.model.money import Budget, Funding
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


_WAY = (
    ProjectState.IDEA,
    ProjectState.INTENT,
    ProjectState.PREPARATION,
    ProjectState.APPROVED,
    ProjectState.IMPLEMENTATION,
    ProjectState.COMPLETED,
)


def _from(state: ProjectState) -> frozenset[ProjectState]:
    """Give what may follow a state of the way from an idea to a completed project.

    A project is asked about once or twice a year, so that it may have passed several steps since.
    Only what has not been begun can be rejected; what was begun is suspended or transferred.
    """
    further = frozenset(_WAY[_WAY.index(state) + 1 :])
    ends = {ProjectState.SUSPENDED, ProjectState.TRANSFERRED}
    begun = state is ProjectState.IMPLEMENTATION
    return further | ends if begun else further | ends | {ProjectState.REJECTED}


TRANSITIONS: Mapping[ProjectState, AbstractSet[ProjectState]] = {
    **{state: _from(state) for state in _WAY[:-1]},
    # what was completed goes over into operation or to another owner
    ProjectState.COMPLETED: frozenset({ProjectState.TRANSFERRED}),
    # a suspended project is taken up where it stopped or earlier, or is given up
    ProjectState.SUSPENDED: frozenset(ProjectState) - {ProjectState.SUSPENDED},
    # what was rejected may be handed in anew, as an idea or an intent
    ProjectState.REJECTED: frozenset({ProjectState.IDEA, ProjectState.INTENT}),
    ProjectState.TRANSFERRED: frozenset(),
}
"""Which states may follow each; to stay in a state is no transition."""


class Project(Documented):
    """A project; outside the plan it has no plan, an area, and is not counted.

    `fiches` are of the project's plan. `further_areas` name the areas beside `area` that it
    also serves; it is told there too and counted once. `guarantor` answers for the project
    where it is not the fiches' guarantor.
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
    guarantor: Id | None = None
    cooperating: Annotated[tuple[Id, ...], Listed] = ()
    partners: Annotated[tuple[Partner, ...], Listed] = ()
    budget: Budget | None = None
    funding: Annotated[tuple[Funding, ...], Listed] = ()
    documents: Annotated[tuple[Evidence, ...], Listed] = ()
    aliases: Annotated[tuple[Text, ...], Listed] = ()
