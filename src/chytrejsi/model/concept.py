"""The concept (Koncepce): objectives, areas, bodies and the settings of the workspace."""

from enum import StrEnum
from typing import Annotated

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
    """A specific objective below a strategic one.

    `parent` is the objective of the same strategic one that it is a part of, where there are more
    than two levels.
    """

    id: Id
    title: Text
    strategic: Id
    parent: Id | None = None
    aliases: Annotated[tuple[Text, ...], Listed] = ()
    variants: Annotated[tuple[Variant, ...], Listed] = ()


class AreaKind(StrEnum):
    """Whether an area stands by itself or runs through the others."""

    PRIORITY = "priority"
    HORIZONTAL = "horizontal"


class Area(Frozen):
    """A priority area or a horizontal one.

    `parent` is the area that it is a part of, as a measure is of a priority.
    """

    id: Id
    title: Text
    kind: AreaKind = AreaKind.PRIORITY
    parent: Id | None = None
    aliases: Annotated[tuple[Text, ...], Listed] = ()
    variants: Annotated[tuple[Variant, ...], Listed] = ()


class Levels(Frozen):
    """What the region calls the levels of its plan; of areas and objectives from the top down.

    The first level of objectives are the strategic ones. What is not named has its usual name.
    """

    areas: Annotated[tuple[Text, ...], Listed] = ()
    fiche: Text | None = None
    objectives: Annotated[tuple[Text, ...], Listed] = ()


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


class WrittenIn(StrEnum):
    """The language of documents and workbooks."""

    CZECH = "cs"
    ENGLISH = "en"


class Concept(Documented):
    """The concept with its objectives, areas and bodies, and the workspace's settings.

    `fictional: true` makes every document say that its data are made up.
    """

    id: Id
    title: Text
    region: Region
    language: WrittenIn = WrittenIn.CZECH
    fictional: Flag = False
    vision: Text | None = None
    horizon: Whole | None = None
    approved: Approval | None = None
    coordinator: Id
    levels: Levels = Levels()
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
