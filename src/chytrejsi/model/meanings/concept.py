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
        "id": Meaning(
            N_("identifier"),
            N_("The id of the concept; it does not change."),
        ),
        "title": Meaning(
            N_("title"),
            N_("The full title, as it stands on the document."),
        ),
        "region": Meaning(
            N_("region"),
            N_("The region by name, and what documents need of it."),
        ),
        "language": Meaning(
            N_("language of documents"),
            N_("The language in which reports and workbooks are written."),
        ),
        "fictional": Meaning(
            N_("fictional data"),
            N_(
                "`true` makes every document say that its data are made up. Only for "
                "training and trials."
            ),
        ),
        "vision": Meaning(
            N_("vision"),
            N_("The vision in the words of the concept."),
        ),
        "horizon": Meaning(
            N_("target year"),
            N_("The year by which the vision is to be reached."),
        ),
        "approved": Meaning(
            N_("approval"),
            N_("Which body approved the concept, when, and by which resolution."),
        ),
        "coordinator": Meaning(
            N_("coordinator"),
            N_(
                "The id of the unit that coordinates the plan. What has no known "
                "guarantor is asked of it."
            ),
        ),
        "levels": Meaning(
            N_("names of levels"),
            N_("What the region calls the levels of its plan, where the usual names do not fit."),
        ),
        "strategic_objectives": Meaning(
            N_("strategic objectives"),
            N_("The few objectives that the whole concept stands on."),
        ),
        "objectives": Meaning(
            N_("specific objectives"),
            N_("The specific objectives; fiches and indicators name them by their ids."),
        ),
        "areas": Meaning(
            N_("areas of the concept"),
            N_("The priority and horizontal areas, in the order in which reports tell them."),
        ),
        "bodies": Meaning(
            N_("bodies"),
            N_("The bodies that decide about documents or are informed of them."),
        ),
        "roles": Meaning(
            N_("roles"),
            N_("Who does the work beside the bodies, e.g. the coordinator and the guarantors."),
        ),
    },
    Region: {
        "name": Meaning(
            N_("name"),
            N_("The name as it stands in documents, e.g. Liberecký kraj."),
        ),
        "genitive": Meaning(
            N_("genitive of the name"),
            N_("The name in the genitive, for titles of documents, e.g. Libereckého kraje."),
        ),
        "ruian": Meaning(
            N_("RÚIAN code"),
            N_("The code of the region in the register RÚIAN, which open data need."),
        ),
    },
    StrategicObjective: {
        "id": Meaning(
            N_("identifier"),
            N_("The id by which fiches name the objective, e.g. `usetrit`."),
        ),
        "title": Meaning(
            N_("title"),
            N_("The objective in the words of the concept."),
        ),
        "aliases": Meaning(
            N_("further titles"),
            N_("How other documents call the same objective."),
        ),
    },
    Objective: {
        "id": Meaning(
            N_("identifier"),
            N_('The number of the objective; in quotes, for 1.10 would become 1.1: `"1.10"`.'),
        ),
        "title": Meaning(
            N_("title"),
            N_("The objective in the words of the concept."),
        ),
        "strategic": Meaning(
            N_("strategic objective"),
            N_("The id of the strategic objective to which it belongs."),
        ),
        "parent": Meaning(
            N_("superior objective"),
            N_(
                "The id of the objective of which it is a part; only where there are more"
                " than two levels."
            ),
        ),
        "aliases": Meaning(
            N_("further titles"),
            N_("How other documents call the same objective."),
        ),
        "variants": Meaning(
            N_("different wordings of the sources"),
            N_("Where sources word the objective differently."),
        ),
    },
    Area: {
        "id": Meaning(
            N_("identifier"),
            N_("The id by which fiches and projects name the area, e.g. `doprava`."),
        ),
        "title": Meaning(
            N_("title"),
            N_("The title in the words of the concept."),
        ),
        "kind": Meaning(
            N_("kind of area"),
            N_("Whether the area stands by itself or runs through all others."),
        ),
        "parent": Meaning(
            N_("superior area"),
            N_("The id of the area of which it is a part; only where areas have several levels."),
        ),
        "aliases": Meaning(
            N_("further titles"),
            N_("How other documents call the same area."),
        ),
        "variants": Meaning(
            N_("different wordings of the sources"),
            N_("Where sources name the area differently."),
        ),
    },
    Levels: {
        "areas": Meaning(
            N_("names of levels of areas"),
            N_("The names of the levels of areas from the top down, e.g. priority and measure."),
        ),
        "fiche": Meaning(
            N_("name of an area of activity"),
            N_("What the region calls an area of activity, e.g. measure."),
        ),
        "objectives": Meaning(
            N_("names of levels of objectives"),
            N_(
                "The names of the levels of objectives from the top down; the first are "
                "the strategic ones."
            ),
        ),
    },
    Duty: {
        "document": Meaning(
            N_("document"),
            N_("The kind of document that is laid before the body."),
        ),
        "verb": Meaning(
            N_("way of dealing with it"),
            N_("What the body does with it; resolutions are worded by it."),
        ),
        "note": Meaning(
            N_("note"),
            N_("When or how it is discussed, e.g. in mid-year."),
        ),
    },
    Body: {
        "id": Meaning(
            N_("identifier"),
            N_("The id by which approvals and duties name the body, e.g. `rada`."),
        ),
        "title": Meaning(
            N_("title"),
            N_("The full name of the body."),
        ),
        "short": Meaning(
            N_("abbreviation"),
            N_("The usual abbreviation, e.g. RK."),
        ),
        "genitive": Meaning(
            N_("genitive of the name"),
            N_("The name in the genitive, for texts such as “at the meeting of ...”."),
        ),
        "gender": Meaning(
            N_("grammatical gender"),
            N_("The grammatical gender of the name, so that verbs agree with it."),
        ),
        "members": Meaning(
            N_("members"),
            N_("Who is in the body, by function and never by name, e.g. the deputy for transport."),
        ),
        "duties": Meaning(
            N_("duties"),
            N_("What the body does with which documents."),
        ),
        "role": Meaning(
            N_("role"),
            N_("What the body does for the plan, in one or two sentences."),
        ),
    },
    Role: {
        "title": Meaning(
            N_("title"),
            N_("The name of the role, e.g. guarantor of an area of activity."),
        ),
        "unit": Meaning(
            N_("unit concerned"),
            N_("The id of the unit that has the role, where it is always the same one."),
        ),
        "tasks": Meaning(
            N_("tasks"),
            N_("What is done in the role, one task to a line."),
        ),
    },
    Organisation: {
        "units": Meaning(
            N_("units"),
            N_("The departments, organisations and partners to which the plan refers."),
        ),
    },
    Unit: {
        "id": Meaning(
            N_("identifier"),
            N_(
                "The id by which the unit is named elsewhere, e.g. `odbor-investic`. "
                "After a renaming put the old one among the former ids."
            ),
        ),
        "title": Meaning(
            N_("title"),
            N_("The full name of today."),
        ),
        "short": Meaning(
            N_("abbreviation"),
            N_("The usual abbreviation."),
        ),
        "kind": Meaning(
            N_("kind of unit"),
            N_(
                "Whether it is a department of the office, an organisation of the region "
                "or an external partner."
            ),
        ),
        "former": Meaning(
            N_("former names"),
            N_("The names that the unit, or one merged into it, had before, and until when."),
        ),
        "former_ids": Meaning(
            N_("former identifiers"),
            N_(
                "The ids by which older files call the unit. What was reported under them"
                " is found under today’s name."
            ),
        ),
        "valid": Meaning(
            N_("validity"),
            N_("Since when and until when the unit exists."),
        ),
        "successors": Meaning(
            N_("successors"),
            N_("The ids of the units that took over its work when it was split or closed."),
        ),
        "note": Meaning(
            N_("note"),
            N_("What is to be known about the unit; never names of persons."),
        ),
    },
    FormerName: {
        "title": Meaning(
            N_("former name"),
            N_("The name of that time."),
        ),
        "id": Meaning(
            N_("former identifier"),
            N_("The id of that time, by which older files call the unit."),
        ),
        "since": Meaning(
            N_("first day of the name"),
            N_("The first day of the name, where it is known."),
        ),
        "until": Meaning(
            N_("last day of the name"),
            N_("The last day of the name."),
        ),
        "note": Meaning(
            N_("note"),
            N_("What is to be known about the change, e.g. that two departments were merged."),
        ),
    },
}
WORDS: Choices = {
    AreaKind: {
        "priority": Meaning(
            N_("priority area"),
            N_("An area of its own, with its own areas of activity."),
        ),
        "horizontal": Meaning(
            N_("horizontal area"),
            N_("An area that runs through all others."),
        ),
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
