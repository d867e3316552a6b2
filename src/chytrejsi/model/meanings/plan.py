"""An action plan, the project pipeline and the coordinator's texts."""

from chytrejsi.language import N_
from chytrejsi.model.meanings.meaning import Choices, Fields, Meaning
from chytrejsi.model.narrative import Narratives, Quote, Quoted
from chytrejsi.model.plan import Collection, EmptyArea, Plan, Span, Thresholds
from chytrejsi.model.project import Project, ProjectState

FIELDS: Fields = {
    Plan: {
        "id": Meaning(
            N_("identifier"),
            N_("The id of the plan, which is also the name of its folder, e.g. `ap2`."),
        ),
        "title": Meaning(
            N_("title"),
            N_("The full title, as it stands on the document."),
        ),
        "period": Meaning(
            N_("period of the plan"),
            N_("The planned years, as their first and last day."),
        ),
        "approved": Meaning(
            N_("approval"),
            N_(
                "Which body approved the plan, when, and by which resolution. From that "
                "day the plan is in force, until the next one is approved."
            ),
        ),
        "prolonged_to": Meaning(
            N_("end of the prolongation"),
            N_("The last day of the plan, where a body has prolonged it."),
        ),
        "prolongation": Meaning(
            N_("prolongation"),
            N_("What the plan says about lasting beyond its period."),
        ),
        "controlled_from": Meaning(
            N_("beginning of change control"),
            N_(
                "Since when a change of the plan needs a file in changes/; left out where"
                " that is the day of the approval."
            ),
        ),
        "thresholds": Meaning(
            N_("thresholds of evaluation"),
            N_(
                "From which ratio an indicator is on track, behind or off track. Left "
                "out, 0.95, 0.60 and 0 hold."
            ),
        ),
        "collection": Meaning(
            N_("schedule of collection"),
            N_("For which periods data are collected, and by when guarantors answer."),
        ),
        "empty_areas": Meaning(
            N_("areas without a project"),
            N_("The areas of the concept for which the plan has no project, each with the reason."),
        ),
    },
    Span: {
        "start": Meaning(
            N_("first day"),
            N_("The first day of the first year, e.g. 2024-01-01."),
        ),
        "end": Meaning(
            N_("last day"),
            N_("The last day of the last year, e.g. 2026-12-31."),
        ),
    },
    Thresholds: {
        "on_track": Meaning(
            N_("threshold of on track"),
            N_("From this ratio of the reached to the expected on, the indicator is on track."),
        ),
        "behind": Meaning(
            N_("threshold of behind"),
            N_("From this ratio on, the indicator is behind; below it, off track."),
        ),
        "off_track": Meaning(
            N_("threshold of off track"),
            N_("Below this ratio the indicator deteriorates."),
        ),
    },
    Collection: {
        "period": Meaning(
            N_("reporting period"),
            N_('The period asked about: a year in quotes, "2025", or a half-year, 2025-H1.'),
        ),
        "due": Meaning(
            N_("deadline of reporting"),
            N_("The day by which guarantors answer; it lies after the period’s end."),
        ),
    },
    EmptyArea: {
        "area": Meaning(
            N_("area of the concept"),
            N_("The id of the area in the concept."),
        ),
        "objectives": Meaning(
            N_("specific objectives"),
            N_('The specific objectives that stay without a project, in quotes: `["1.1", "2.2"]`.'),
        ),
        "reason": Meaning(
            N_("reason"),
            N_("Why there is none; reports print it."),
        ),
    },
    Project: {
        "id": Meaning(
            N_("identifier"),
            N_("The id of the project, which is also the name of its file."),
        ),
        "title": Meaning(
            N_("title"),
            N_("The title of the project."),
        ),
        "plan": Meaning(
            N_("action plan"),
            N_("The plan to which the project belongs; null outside the plan."),
        ),
        "fiches": Meaning(
            N_("areas of activity"),
            N_("The areas of activity that the project carries out, by the ids of their fiches."),
        ),
        "area": Meaning(
            N_("area of the concept"),
            N_("The area of the concept; needed where the project belongs to no fiche."),
        ),
        "further_areas": Meaning(
            N_("further areas of the concept"),
            N_(
                "Further areas that the project serves too. It is told there as well, but"
                " counted once."
            ),
        ),
        "counted": Meaning(
            N_("inclusion in the plan"),
            N_(
                "`false` for a project outside the plan: it is told apart and does not "
                "count towards the results of the plan."
            ),
        ),
        "description": Meaning(
            N_("description"),
            N_("What the project brings, in a few sentences."),
        ),
        "responsible": Meaning(
            N_("responsible organisation"),
            N_(
                "Who carries the project out, where it is no unit of the plan. Internal; "
                "not printed for the public."
            ),
        ),
        "guarantor": Meaning(
            N_("guarantor"),
            N_(
                "The id of the unit that answers for the project, where it is not the "
                "guarantor of its fiches."
            ),
        ),
        "cooperating": Meaning(
            N_("cooperating units"),
            N_("The ids of the units that take part."),
        ),
        "partners": Meaning(
            N_("partners"),
            N_("Partners from outside, and what they bring."),
        ),
        "budget": Meaning(
            N_("budget"),
            N_("What the project costs, from when to when, and what the amount rests on."),
        ),
        "funding": Meaning(
            N_("sources of funding"),
            N_("Who pays: the region, a grant programme, a partner."),
        ),
        "documents": Meaning(
            N_("documents as evidence"),
            N_("Documents that show what was done."),
        ),
        "aliases": Meaning(
            N_("further titles"),
            N_("How other documents call the same project."),
        ),
    },
    Narratives: {
        "kind": Meaning(
            N_("kind of report"),
            N_("The kind of report, which is the first half of the file’s name, e.g. `annual`."),
        ),
        "plan": Meaning(
            N_("action plan"),
            N_("The id of the plan."),
        ),
        "period": Meaning(
            N_("period of the report"),
            N_(
                'The period of the report, the second half of the file’s name: "2025" in '
                "quotes, or 2025-H1."
            ),
        ),
        "texts": Meaning(
            N_("texts of the report"),
            N_("The texts, each under the id of its section in the outline."),
        ),
        "quotes": Meaning(
            N_("quoted numbers"),
            N_(
                "The numbers that the texts quote; a check tells when the data no longer "
                "agree with them."
            ),
        ),
    },
    Quote: {
        "indicator": Meaning(
            N_("indicator"),
            N_("The id of the indicator that the text quotes."),
        ),
        "what": Meaning(
            N_("what is quoted"),
            N_("Which number of the indicator is quoted."),
        ),
        "period": Meaning(
            N_("period of the quoted value"),
            N_("The period whose level is quoted; left out where it is that of the text."),
        ),
        "value": Meaning(
            N_("quoted value"),
            N_("The number as it stands in the text."),
        ),
        "section": Meaning(
            N_("section of the report"),
            N_("The id of the text that quotes the number; left out where several may."),
        ),
    },
}
WORDS: Choices = {
    ProjectState: {
        "idea": Meaning(
            N_("idea"),
            N_("Somebody has suggested it."),
        ),
        "intent": Meaning(
            N_("intent"),
            N_("Its aim and scope are described."),
        ),
        "preparation": Meaning(
            N_("being prepared"),
            N_("Documents, money and contracts are being prepared."),
        ),
        "approved": Meaning(
            N_("approved"),
            N_("A body has approved it, work has not begun."),
        ),
        "implementation": Meaning(
            N_("being implemented"),
            N_("Work is going on."),
        ),
        "completed": Meaning(
            N_("completed"),
            N_("It is finished and in use."),
        ),
        "suspended": Meaning(
            N_("suspended"),
            N_("Work has stopped for the time being."),
        ),
        "rejected": Meaning(
            N_("rejected"),
            N_("It will not be carried out."),
        ),
        "transferred": Meaning(
            N_("transferred"),
            N_("Somebody else carries it on."),
        ),
    },
    Quoted: {
        "value": Meaning(N_("level reached")),
        "target": Meaning(N_("target")),
        "baseline": Meaning(N_("baseline")),
    },
}
