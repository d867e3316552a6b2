"""An action plan, its changes, the project pipeline and the coordinator's texts."""

from chytrejsi.language import N_
from chytrejsi.model.change import Change, ChangedValue, ChangeKind, ChangeState
from chytrejsi.model.meanings.meaning import Choices, Fields, Meaning
from chytrejsi.model.narrative import Narratives, Quote, Quoted
from chytrejsi.model.plan import Collection, EmptyArea, Plan, Span, Thresholds
from chytrejsi.model.project import Project, ProjectState

FIELDS: Fields = {
    Plan: {
        "id": Meaning(N_("identifier")),
        "title": Meaning(N_("title")),
        "period": Meaning(N_("period of the plan")),
        "approved": Meaning(N_("approval")),
        "prolonged_to": Meaning(N_("end of the prolongation")),
        "prolongation": Meaning(N_("prolongation")),
        "controlled_from": Meaning(N_("beginning of change control")),
        "thresholds": Meaning(N_("thresholds of evaluation")),
        "collection": Meaning(N_("schedule of collection")),
        "empty_areas": Meaning(N_("areas without a project")),
    },
    Span: {
        "start": Meaning(N_("first day")),
        "end": Meaning(N_("last day")),
    },
    Thresholds: {
        "on_track": Meaning(N_("threshold of on track")),
        "behind": Meaning(N_("threshold of behind")),
        "off_track": Meaning(N_("threshold of off track")),
    },
    Collection: {
        "period": Meaning(N_("reporting period")),
        "due": Meaning(N_("deadline of reporting")),
    },
    EmptyArea: {
        "area": Meaning(N_("area of the concept")),
        "objectives": Meaning(N_("specific objectives")),
        "reason": Meaning(N_("reason")),
    },
    Project: {
        "id": Meaning(N_("identifier")),
        "title": Meaning(N_("title")),
        "plan": Meaning(N_("action plan")),
        "fiches": Meaning(N_("areas of activity")),
        "area": Meaning(N_("area of the concept")),
        "further_areas": Meaning(N_("further areas of the concept")),
        "counted": Meaning(N_("inclusion in the plan")),
        "description": Meaning(N_("description")),
        "responsible": Meaning(N_("responsible unit")),
        "guarantor": Meaning(N_("guarantor")),
        "cooperating": Meaning(N_("cooperating units")),
        "partners": Meaning(N_("partners")),
        "budget": Meaning(N_("budget")),
        "funding": Meaning(N_("sources of funding")),
        "documents": Meaning(N_("documents as evidence")),
        "aliases": Meaning(N_("further titles")),
    },
    Change: {
        "id": Meaning(N_("identifier")),
        "number": Meaning(N_("number of the change")),
        "plan": Meaning(N_("action plan")),
        "kind": Meaning(N_("kind of change")),
        "state": Meaning(N_("state of the change")),
        "indicator": Meaning(N_("indicator")),
        "fiche": Meaning(N_("area of activity")),
        "project": Meaning(N_("project")),
        "field": Meaning(N_("field changed")),
        "proposed": Meaning(N_("day of the proposal")),
        "proposer": Meaning(N_("proposer")),
        "old": Meaning(N_("original value")),
        "new": Meaning(N_("new value")),
        "reason": Meaning(N_("reason")),
        "body": Meaning(N_("deciding body")),
        "resolution": Meaning(N_("resolution")),
        "decided": Meaning(N_("day of the decision")),
        "effect": Meaning(N_("date of effect")),
        "comparable": Meaning(N_("comparability")),
        "comparability": Meaning(N_("effect on comparability")),
    },
    ChangedValue: {
        "value": Meaning(N_("value")),
        "date": Meaning(N_("day")),
    },
    Narratives: {
        "kind": Meaning(N_("kind of report")),
        "plan": Meaning(N_("action plan")),
        "period": Meaning(N_("period of the report")),
        "texts": Meaning(N_("texts of the report")),
        "quotes": Meaning(N_("quoted numbers")),
    },
    Quote: {
        "indicator": Meaning(N_("indicator")),
        "what": Meaning(N_("what is quoted")),
        "period": Meaning(N_("period of the quoted value")),
        "value": Meaning(N_("quoted value")),
        "section": Meaning(N_("section of the report")),
    },
}
WORDS: Choices = {
    ProjectState: {
        "idea": Meaning(N_("idea")),
        "intent": Meaning(N_("intent")),
        "preparation": Meaning(N_("being prepared")),
        "approved": Meaning(N_("approved")),
        "implementation": Meaning(N_("being implemented")),
        "completed": Meaning(N_("completed")),
        "suspended": Meaning(N_("suspended")),
        "rejected": Meaning(N_("rejected")),
        "transferred": Meaning(N_("transferred")),
    },
    ChangeKind: {
        "target": Meaning(N_("change of a target")),
        "baseline": Meaning(N_("change of a baseline")),
        "milestone": Meaning(N_("change of a milestone")),
        "definition": Meaning(N_("change of a definition")),
        "unit": Meaning(N_("change of a unit")),
        "method": Meaning(N_("change of the way of measuring or evaluating")),
        "guarantor": Meaning(N_("change of a guarantor")),
        "retirement": Meaning(N_("end of the monitoring of an indicator")),
        "dropping": Meaning(N_("removal from the plan")),
        "renaming": Meaning(N_("new identifier")),
        "indicator": Meaning(N_("change of an indicator")),
        "fiche": Meaning(N_("change of an area of activity")),
        "project": Meaning(N_("change of a project")),
        "plan": Meaning(N_("change of the plan")),
    },
    ChangeState: {
        "proposed": Meaning(N_("proposed")),
        "approved": Meaning(N_("approved")),
        "rejected": Meaning(N_("rejected")),
    },
    Quoted: {
        "value": Meaning(N_("level reached")),
        "target": Meaning(N_("target")),
        "baseline": Meaning(N_("baseline")),
    },
}
