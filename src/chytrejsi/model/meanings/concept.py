"""The concept, its objectives, areas and bodies, and the units that do the work."""

from chytrejsi.language import N_
from chytrejsi.model.concept import (
    Area,
    AreaKind,
    Body,
    Concept,
    DocumentKind,
    Duty,
    Gender,
    Levels,
    Objective,
    Region,
    Role,
    StrategicObjective,
    Verb,
    WrittenIn,
)
from chytrejsi.model.meanings.meaning import Choices, Fields, Meaning
from chytrejsi.model.organisation import FormerName, Organisation, Unit, UnitKind

FIELDS: Fields = {
    Concept: {
        "id": Meaning(N_("identifier")),
        "title": Meaning(N_("title")),
        "region": Meaning(N_("region")),
        "language": Meaning(N_("language of documents")),
        "fictional": Meaning(N_("fictional data")),
        "vision": Meaning(N_("vision")),
        "horizon": Meaning(N_("target year")),
        "approved": Meaning(N_("approval")),
        "coordinator": Meaning(N_("coordinator")),
        "levels": Meaning(N_("names of levels")),
        "strategic_objectives": Meaning(N_("strategic objectives")),
        "objectives": Meaning(N_("specific objectives")),
        "areas": Meaning(N_("areas of the concept")),
        "bodies": Meaning(N_("bodies")),
        "roles": Meaning(N_("roles")),
    },
    Region: {
        "name": Meaning(N_("name")),
        "genitive": Meaning(N_("genitive of the name")),
        "ruian": Meaning(N_("RÚIAN code")),
    },
    StrategicObjective: {
        "id": Meaning(N_("identifier")),
        "title": Meaning(N_("title")),
        "aliases": Meaning(N_("further titles")),
    },
    Objective: {
        "id": Meaning(N_("identifier")),
        "title": Meaning(N_("title")),
        "strategic": Meaning(N_("strategic objective")),
        "parent": Meaning(N_("superior objective")),
        "aliases": Meaning(N_("further titles")),
        "variants": Meaning(N_("different wordings of the sources")),
    },
    Area: {
        "id": Meaning(N_("identifier")),
        "title": Meaning(N_("title")),
        "kind": Meaning(N_("kind of area")),
        "parent": Meaning(N_("superior area")),
        "aliases": Meaning(N_("further titles")),
        "variants": Meaning(N_("different wordings of the sources")),
    },
    Levels: {
        "areas": Meaning(N_("names of levels of areas")),
        "fiche": Meaning(N_("name of an area of activity")),
        "objectives": Meaning(N_("names of levels of objectives")),
    },
    Duty: {
        "document": Meaning(N_("document")),
        "verb": Meaning(N_("way of dealing with it")),
        "note": Meaning(N_("note")),
    },
    Body: {
        "id": Meaning(N_("identifier")),
        "title": Meaning(N_("title")),
        "short": Meaning(N_("abbreviation")),
        "genitive": Meaning(N_("genitive of the name")),
        "gender": Meaning(N_("grammatical gender")),
        "members": Meaning(N_("members")),
        "duties": Meaning(N_("duties")),
        "role": Meaning(N_("role")),
    },
    Role: {
        "title": Meaning(N_("title")),
        "unit": Meaning(N_("unit concerned")),
        "tasks": Meaning(N_("tasks")),
    },
    Organisation: {
        "units": Meaning(N_("units")),
    },
    Unit: {
        "id": Meaning(N_("identifier")),
        "title": Meaning(N_("title")),
        "short": Meaning(N_("abbreviation")),
        "kind": Meaning(N_("kind of unit")),
        "former": Meaning(N_("former names")),
        "former_ids": Meaning(N_("former identifiers")),
        "valid": Meaning(N_("validity")),
        "successors": Meaning(N_("successors")),
        "note": Meaning(N_("note")),
    },
    FormerName: {
        "title": Meaning(N_("former name")),
        "id": Meaning(N_("former identifier")),
        "since": Meaning(N_("first day of the name")),
        "until": Meaning(N_("last day of the name")),
        "note": Meaning(N_("note")),
    },
}
WORDS: Choices = {
    AreaKind: {
        "priority": Meaning(N_("priority area")),
        "horizontal": Meaning(N_("horizontal area")),
    },
    WrittenIn: {
        "cs": Meaning(N_("Czech")),
        "en": Meaning(N_("English")),
    },
    DocumentKind: {
        "concept": Meaning(N_("concept")),
        "plan": Meaning(N_("action plan")),
        "area_change": Meaning(N_("change of an area of activity")),
        "annual": Meaning(N_("annual report")),
        "monitoring": Meaning(N_("monitoring report")),
        "final": Meaning(N_("final evaluation")),
    },
    Verb: {
        "approves": Meaning(N_("approves")),
        "takes_note": Meaning(N_("takes note of")),
        "discusses": Meaning(N_("discusses")),
        "decides": Meaning(N_("decides")),
        "is_informed": Meaning(N_("is informed")),
    },
    Gender: {
        "masculine": Meaning(N_("masculine")),
        "feminine": Meaning(N_("feminine")),
        "neuter": Meaning(N_("neuter")),
    },
    UnitKind: {
        "department": Meaning(N_("department of the office")),
        "organisation": Meaning(N_("organisation of the region")),
        "partner": Meaning(N_("external partner")),
    },
}
