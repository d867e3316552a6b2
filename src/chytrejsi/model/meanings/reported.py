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

FIELDS: Fields = {
    ActivityReport: {
        "plan": Meaning(N_("action plan")),
        "fiche": Meaning(N_("area of activity")),
        "activity": Meaning(N_("activity")),
        "status": Meaning(N_("state of the activity")),
        "text": Meaning(N_("description of progress")),
        "date": Meaning(N_("day of the state")),
        "documents": Meaning(N_("documents as evidence")),
        "chapter": Meaning(N_("chapter")),
        "cell": Meaning(N_("cell of the workbook")),
        "workbook": Meaning(N_("digest of the joined workbook")),
    },
    ProjectReport: {
        "project": Meaning(N_("project")),
        "state": Meaning(N_("state of the project")),
        "text": Meaning(N_("description of progress")),
        "date": Meaning(N_("day of the state")),
        "documents": Meaning(N_("documents as evidence")),
        "chapter": Meaning(N_("chapter")),
        "cell": Meaning(N_("cell of the workbook")),
        "workbook": Meaning(N_("digest of the joined workbook")),
    },
    Happening: {
        "kind": Meaning(N_("kind of event")),
        "date": Meaning(N_("date")),
        "until": Meaning(N_("end of the event")),
        "title": Meaning(N_("title")),
        "text": Meaning(N_("description")),
        "public": Meaning(N_("publication")),
    },
    ReportedEvent: {
        "fiche": Meaning(N_("area of activity")),
        "cell": Meaning(N_("cell of the workbook")),
        "workbook": Meaning(N_("digest of the joined workbook")),
    },
    Event: {
        "id": Meaning(N_("identifier")),
        "plan": Meaning(N_("action plan")),
        "area": Meaning(N_("area of the concept")),
        "fiche": Meaning(N_("area of activity")),
        "projects": Meaning(N_("projects")),
    },
    Proposal: {
        "subject": Meaning(N_("subject of the proposal")),
        "current": Meaning(N_("present wording")),
        "proposed": Meaning(N_("proposed wording")),
        "reason": Meaning(N_("reason")),
        "cell": Meaning(N_("cell of the workbook")),
        "workbook": Meaning(N_("digest of the joined workbook")),
    },
    Narrative: {
        "summary": Meaning(N_("summary in words")),
        "deviations": Meaning(N_("reasons of deviations")),
        "lessons": Meaning(N_("lessons")),
        "outlook": Meaning(N_("outlook")),
        "quotes": Meaning(N_("quoted numbers")),
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
