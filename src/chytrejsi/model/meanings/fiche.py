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
        "id": Meaning(
            N_("identifier"),
            N_("The id of the fiche, which is also the name of its file; unique in the plan."),
        ),
        "plan": Meaning(
            N_("action plan"),
            N_("The id of the plan, which is also the name of the folder."),
        ),
        "title": Meaning(
            N_("title"),
            N_("The title of the area of activity in the words of the plan."),
        ),
        "area": Meaning(
            N_("area of the concept"),
            N_("The id of the area of the concept to which it belongs."),
        ),
        "guarantor": Meaning(
            N_("guarantor"),
            N_(
                "The id of the department that answers for the area and is sent its "
                "workbook. Where it is not known, leave it out and list it in "
                "`to_confirm`."
            ),
        ),
        "cooperating": Meaning(
            N_("cooperating units"),
            N_("The ids of the departments and organisations that take part."),
        ),
        "strategic": Meaning(
            N_("strategic objective"),
            N_("The ids of the strategic objectives, as the plan declares them."),
        ),
        "objectives": Meaning(
            N_("objectives"),
            N_('The numbers of the specific objectives, in quotes: `["2.1", "2.2"]`.'),
        ),
        "vision": Meaning(
            N_("vision"),
            N_("What the area of activity is to look like when it has succeeded."),
        ),
        "need": Meaning(
            N_("need"),
            N_("Why the area needs attention."),
        ),
        "focus": Meaning(
            N_("focus"),
            N_(
                "What the area is about, one point to a line. Activities with dates are "
                "listed apart."
            ),
        ),
        "activities": Meaning(
            N_("activities"),
            N_("What is to be done. How far it is, guarantors tell in their workbooks."),
        ),
        "examples": Meaning(
            N_("examples of projects"),
            N_(
                "Examples of projects that the plan names. Projects that are followed are"
                " files in plan/pipeline/."
            ),
        ),
        "links": Meaning(
            N_("interlinkages"),
            N_("Links to other areas of activity; they are told on both sides."),
        ),
        "partners": Meaning(
            N_("partners"),
            N_("Partners from outside, and what they bring."),
        ),
        "aliases": Meaning(
            N_("further titles"),
            N_("How other documents call the same area of activity."),
        ),
        "succession": Meaning(
            N_("what becomes of it after the plan"),
            N_("What becomes of the area when the plan ends; filled in for the final evaluation."),
        ),
    },
    Activity: {
        "id": Meaning(
            N_("identifier"),
            N_(
                "The id of the activity, unique in the fiche. Workbooks find it by the "
                "id, so do not change it."
            ),
        ),
        "title": Meaning(
            N_("title"),
            N_("The title, as guarantors see it in the workbook."),
        ),
        "start": Meaning(
            N_("beginning"),
            N_("The first day of the activity, where it is set."),
        ),
        "end": Meaning(
            N_("end"),
            N_("The day by which it is to be finished."),
        ),
        "description": Meaning(
            N_("description"),
            N_("What belongs to the activity."),
        ),
        "responsible": Meaning(
            N_("responsible unit"),
            N_("The id of the unit that carries it out, where it is not the guarantor."),
        ),
        "cooperating": Meaning(
            N_("cooperating units"),
            N_("The ids of the units that take part."),
        ),
        "milestones": Meaning(
            N_("milestones"),
            N_("The steps of the activity, each with the day by which it is planned."),
        ),
        "budget": Meaning(
            N_("budget"),
            N_("What the activity costs, from when to when, and what the amount rests on."),
        ),
        "funding": Meaning(
            N_("sources of funding"),
            N_("Who pays: the region, a grant programme, a partner."),
        ),
    },
    ActivityMilestone: {
        "id": Meaning(
            N_("identifier"),
            N_("The id of the step, unique in the activity."),
        ),
        "title": Meaning(
            N_("title"),
            N_("What is done when the step is reached, e.g. Contract signed."),
        ),
        "date": Meaning(
            N_("planned day"),
            N_("The day by which the step is planned."),
        ),
        "note": Meaning(
            N_("note"),
            N_("What is to be known about the step."),
        ),
    },
    Link: {
        "fiche": Meaning(
            N_("linked area of activity"),
            N_("The id of the other fiche of the same plan."),
        ),
        "kind": Meaning(
            N_("kind of link"),
            N_("What the two areas share."),
        ),
        "note": Meaning(
            N_("note"),
            N_("What passes between them, in one sentence."),
        ),
    },
    Partner: {
        "title": Meaning(
            N_("name of the partner"),
            N_("The name of the organisation; never of a person."),
        ),
        "role": Meaning(
            N_("role of the partner"),
            N_("What the partner brings."),
        ),
    },
    Succession: {
        "outcome": Meaning(
            N_("way it goes on"),
            N_("How the area goes on."),
        ),
        "plan": Meaning(
            N_("following plan"),
            N_("The plan in which it goes on; left out where that is the one approved next."),
        ),
        "into": Meaning(
            N_("following areas of activity"),
            N_("The ids of the fiches in which it goes on."),
        ),
        "note": Meaning(
            N_("note"),
            N_("What is to be known about it, e.g. who runs the service from now on."),
        ),
    },
}
WORDS: Choices = {
    LinkKind: {
        "data": Meaning(
            N_("exchange of data"),
            N_("One area uses the data of the other."),
        ),
        "savings": Meaning(
            N_("shared savings"),
            N_("What one area saves helps the other."),
        ),
        "education": Meaning(
            N_("education"),
            N_("One area trains the people of the other."),
        ),
        "other": Meaning(N_("another link")),
    },
    Outcome: {
        "continued": Meaning(
            N_("goes on in the next plan"),
            N_("The area is a part of the next plan."),
        ),
        "merged": Meaning(
            N_("merged with another"),
            N_("It becomes a part of another area."),
        ),
        "dropped": Meaning(
            N_("ends"),
            N_("Nothing follows."),
        ),
        "operation": Meaning(
            N_("handed to operation"),
            N_("What was made is run as an everyday service."),
        ),
    },
}
