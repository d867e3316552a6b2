"""A fiche: one area of activity."""

from chytrejsi.language import N_
from chytrejsi.model.fiche import (
    Activity,
    ActivityMilestone,
    Fiche,
    Link,
    LinkKind,
    Outcome,
    Partner,
    Succession,
)
from chytrejsi.model.meanings.meaning import Choices, Fields, Meaning

FIELDS: Fields = {
    Fiche: {
        "id": Meaning(N_("identifier")),
        "plan": Meaning(N_("action plan")),
        "title": Meaning(N_("title")),
        "area": Meaning(N_("area of the concept")),
        "guarantor": Meaning(N_("guarantor")),
        "cooperating": Meaning(N_("cooperating units")),
        "strategic": Meaning(N_("strategic objective")),
        "objectives": Meaning(N_("objectives")),
        "vision": Meaning(N_("vision")),
        "need": Meaning(N_("need")),
        "focus": Meaning(N_("focus")),
        "activities": Meaning(N_("activities")),
        "examples": Meaning(N_("examples of projects")),
        "links": Meaning(N_("interlinkages")),
        "partners": Meaning(N_("partners")),
        "aliases": Meaning(N_("further titles")),
        "succession": Meaning(N_("what becomes of it after the plan")),
    },
    Activity: {
        "id": Meaning(N_("identifier")),
        "title": Meaning(N_("title")),
        "start": Meaning(N_("beginning")),
        "end": Meaning(N_("end")),
        "description": Meaning(N_("description")),
        "responsible": Meaning(N_("responsible unit")),
        "cooperating": Meaning(N_("cooperating units")),
        "milestones": Meaning(N_("milestones")),
        "budget": Meaning(N_("budget")),
        "funding": Meaning(N_("sources of funding")),
    },
    ActivityMilestone: {
        "id": Meaning(N_("identifier")),
        "title": Meaning(N_("title")),
        "date": Meaning(N_("planned day")),
        "note": Meaning(N_("note")),
    },
    Link: {
        "fiche": Meaning(N_("linked area of activity")),
        "kind": Meaning(N_("kind of link")),
        "note": Meaning(N_("note")),
    },
    Partner: {
        "title": Meaning(N_("name of the partner")),
        "role": Meaning(N_("role of the partner")),
    },
    Succession: {
        "outcome": Meaning(N_("way it goes on")),
        "plan": Meaning(N_("following plan")),
        "into": Meaning(N_("following areas of activity")),
        "note": Meaning(N_("note")),
    },
}
WORDS: Choices = {
    LinkKind: {
        "data": Meaning(N_("exchange of data")),
        "savings": Meaning(N_("shared savings")),
        "education": Meaning(N_("education")),
        "other": Meaning(N_("another link")),
    },
    Outcome: {
        "continued": Meaning(N_("goes on in the next plan")),
        "merged": Meaning(N_("merged with another")),
        "dropped": Meaning(N_("ends")),
        "operation": Meaning(N_("handed to operation")),
    },
}
