"""What is told beside the values: activities, projects, events, proposals, texts."""

from chytrejsi.language import N_
from chytrejsi.model.event import Event, EventKind, Happening
from chytrejsi.model.meanings.meaning import Choices, Fields, Meaning
from chytrejsi.model.observation import (
    ActivityReport,
    ActivityStatus,
    Narrative,
    ProjectReport,
    Proposal,
    ReportedEvent,
)

# what several reports tell alike
_HOW_FAR = {
    "text": Meaning(
        N_("description of progress"),
        N_("What was done in the period; reports print it."),
    ),
    "date": Meaning(
        N_("day of the state"),
        N_("The day to which it holds; left out where it is the end of the period."),
    ),
    "documents": Meaning(
        N_("documents as evidence"),
        N_("The documents that prove it."),
    ),
    "chapter": Meaning(
        N_("chapter"),
        N_("Where in the document it stands, where it comes from one."),
    ),
}
_CAME_FROM = {
    "cell": Meaning(
        N_("cell of the workbook"),
        N_("The sheet and cell of the workbook in which it stood."),
    ),
    "workbook": Meaning(
        N_("digest of the joined workbook"),
        N_("The digest of the workbook that it came from, where several were joined."),
    ),
}

FIELDS: Fields = {
    ActivityReport: {
        "plan": Meaning(
            N_("action plan"),
            N_("The id of the plan; left out where it is the one in force."),
        ),
        "fiche": Meaning(
            N_("area of activity"),
            N_("The id of the fiche to which the activity belongs."),
        ),
        "activity": Meaning(
            N_("activity"),
            N_("The id of the activity in the fiche."),
        ),
        "status": Meaning(
            N_("state of the activity"),
            N_("How far the activity is; the newest report holds."),
        ),
        **_HOW_FAR,
        **_CAME_FROM,
    },
    ProjectReport: {
        "project": Meaning(
            N_("project"),
            N_("The id of the project in the pipeline."),
        ),
        "state": Meaning(
            N_("state of the project"),
            N_("How far the project is; the newest report holds."),
        ),
        **_HOW_FAR,
        **_CAME_FROM,
    },
    Happening: {
        "kind": Meaning(
            N_("kind of event"),
            N_("What the event is for the reports; each kind has its chapter."),
        ),
        "date": Meaning(
            N_("date"),
            N_('The day; where only the month or the year is known, 2024-06 or "2024" in quotes.'),
        ),
        "until": Meaning(
            N_("end of the event"),
            N_("The last day, where the event lasted longer."),
        ),
        "title": Meaning(
            N_("title"),
            N_("What happened, in a few words."),
        ),
        "text": Meaning(
            N_("description"),
            N_("What it brought for the plan."),
        ),
        "public": Meaning(
            N_("publication"),
            N_("`false` keeps the event out of reports for the public."),
        ),
    },
    ReportedEvent: {
        "fiche": Meaning(
            N_("area of activity"),
            N_("The id of the fiche to which the event belongs."),
        ),
        **_CAME_FROM,
    },
    Event: {
        "id": Meaning(
            N_("identifier"),
            N_("The id of the event, which is also the name of its file, e.g. `2024-06-25-vize`."),
        ),
        "plan": Meaning(
            N_("action plan"),
            N_("The id of the plan to which the event belongs."),
        ),
        "area": Meaning(
            N_("area of the concept"),
            N_("The id of the area of the concept."),
        ),
        "fiche": Meaning(
            N_("area of activity"),
            N_("The id of the fiche to which the event belongs."),
        ),
        "projects": Meaning(
            N_("projects"),
            N_("The ids of the projects that the event is about."),
        ),
    },
    Proposal: {
        "subject": Meaning(
            N_("subject of the proposal"),
            N_("What the proposal is about: an activity, an indicator, a target."),
        ),
        "current": Meaning(
            N_("present wording"),
            N_("What stands in the plan now."),
        ),
        "proposed": Meaning(
            N_("proposed wording"),
            N_("What is to stand there."),
        ),
        "reason": Meaning(
            N_("reason"),
            N_("Why the guarantor proposes it."),
        ),
        **_CAME_FROM,
    },
    Narrative: {
        "summary": Meaning(
            N_("summary in words"),
            N_("What was achieved in the area in the period; reports print it."),
        ),
        "deviations": Meaning(
            N_("reasons of deviations"),
            N_("Why something differs from the plan."),
        ),
        "lessons": Meaning(
            N_("lessons"),
            N_("What was learnt that others can use."),
        ),
        "outlook": Meaning(
            N_("outlook"),
            N_("What comes next."),
        ),
        "quotes": Meaning(
            N_("quoted numbers"),
            N_(
                "The numbers that the texts quote; a check tells when the data no longer "
                "agree with them."
            ),
        ),
    },
}
WORDS: Choices = {
    EventKind: {
        "trend": Meaning(N_("trend")),
        "experience": Meaning(N_("experience elsewhere")),
        "communication": Meaning(N_("communication")),
        "partnership": Meaning(N_("partnership")),
        "award": Meaning(N_("award")),
        "milestone": Meaning(N_("milestone")),
    },
    ActivityStatus: {
        "not_started": Meaning(N_("not started")),
        "preparing": Meaning(N_("in preparation")),
        "in_progress": Meaning(N_("in progress")),
        "done": Meaning(N_("done")),
        "suspended": Meaning(N_("suspended")),
        "stopped": Meaning(N_("stopped")),
    },
}
