"""The concept (Koncepce): objectives, areas, bodies and the settings of the workspace."""

from enum import StrEnum
from typing import Annotated, Literal

from chytrejsi.model.common import Approval, Documented, Variant
from chytrejsi.model.scalars import Flag, Frozen, Id, Listed, Text, Whole


class DocumentKind(StrEnum):
    """What a body is given to decide about or to read."""

    CONCEPT = "concept"
    PLAN = "plan"
    AREA_CHANGE = "area_change"
    ANNUAL = "annual"
    MONITORING = "monitoring"
    FINAL = "final"


class Verb(StrEnum):
    """What a body does with a document."""

    APPROVES = "approves"
    TAKES_NOTE = "takes_note"
    DISCUSSES = "discusses"
    DECIDES = "decides"
    IS_INFORMED = "is_informed"


class Region(Frozen):
    """The region by name, and the name's genitive, which titles of documents need."""

    name: Text
    genitive: Text | None = None
    ruian: Text | None = None


class StrategicObjective(Frozen):
    """One of the few words that the whole concept stands for."""

    id: Id
    title: Text
    aliases: Annotated[tuple[Text, ...], Listed] = ()


class Objective(Frozen):
    """A specific objective below a strategic one."""

    id: Id
    title: Text
    strategic: Id
    aliases: Annotated[tuple[Text, ...], Listed] = ()
    variants: Annotated[tuple[Variant, ...], Listed] = ()


class Area(Frozen):
    """A priority area or a horizontal one."""

    id: Id
    title: Text
    kind: Literal["priority", "horizontal"] = "priority"
    aliases: Annotated[tuple[Text, ...], Listed] = ()
    variants: Annotated[tuple[Variant, ...], Listed] = ()


class Duty(Frozen):
    """What a body does with one kind of document."""

    document: DocumentKind
    verb: Verb
    note: Text | None = None


class Gender(StrEnum):
    """The grammatical gender of a name, with which verbs agree in Czech."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"


class Body(Frozen):
    """A body that decides or is informed; members are functions, never persons' names."""

    id: Id
    title: Text
    short: Text | None = None
    genitive: Text | None = None
    gender: Gender | None = None
    members: Annotated[tuple[Text, ...], Listed] = ()
    duties: Annotated[tuple[Duty, ...], Listed] = ()
    role: Text | None = None


class Role(Frozen):
    """Who does the work beside the bodies: the coordinator, guarantors, partners, and their tasks.

    `unit` names the department or organisation that has the role, where it is always the same.
    """

    title: Text
    unit: Id | None = None
    tasks: Annotated[tuple[Text, ...], Listed] = ()


class Concept(Documented):
    """The concept with its objectives, areas and bodies, and the workspace's settings.

    `fictional: true` makes every document say that its data are made up.
    """

    id: Id
    title: Text
    region: Region
    language: Literal["cs", "en"] = "cs"
    fictional: Flag = False
    vision: Text | None = None
    horizon: Whole | None = None
    approved: Approval | None = None
    coordinator: Id
    strategic_objectives: Annotated[tuple[StrategicObjective, ...], Listed]
    objectives: Annotated[tuple[Objective, ...], Listed]
    areas: Annotated[tuple[Area, ...], Listed]
    bodies: Annotated[tuple[Body, ...], Listed] = ()
    roles: Annotated[tuple[Role, ...], Listed] = ()

    def body_title(self, body: str) -> str:
        """Give the title of a body; its id where it has no record."""
        return next((each.title for each in self.bodies if each.id == body), body)

    def takers(self, document: DocumentKind | None) -> tuple[tuple[Body, Duty], ...]:
        """Give the bodies that have to do with a kind of document, each with its duty."""
        return tuple(
            (body, duty)
            for body in self.bodies
            for duty in body.duties
            if duty.document is document
        )
