"""A proposed or approved change of a plan."""

from chytrejsi.language import N_
from chytrejsi.model.change import Change, ChangedValue, ChangeKind, ChangeState
from chytrejsi.model.meanings.meaning import Choices, Fields, Meaning

FIELDS: Fields = {
    Change: {
        "id": Meaning(
            N_("identifier"),
            N_("The id of the change, unique in the plan, e.g. `2025-01`."),
        ),
        "number": Meaning(
            N_("number of the change"),
            N_("The number by which the office knows the change, where it is not the id."),
        ),
        "plan": Meaning(
            N_("action plan"),
            N_("The id of the plan that is changed."),
        ),
        "kind": Meaning(
            N_("kind of change"),
            N_("What is changed; it decides what `old` and `new` are to say."),
        ),
        "state": Meaning(
            N_("state of the change"),
            N_("Only an approved change may be carried out in the plan."),
        ),
        "indicator": Meaning(
            N_("indicator"),
            N_("The id of the indicator, where one is changed."),
        ),
        "fiche": Meaning(
            N_("area of activity"),
            N_("The id of the fiche, where one is changed."),
        ),
        "project": Meaning(
            N_("project"),
            N_("The id of the project, where one is changed."),
        ),
        "field": Meaning(
            N_("field changed"),
            N_(
                "The key of the field that is changed, e.g. `target.value`; needed where "
                "the kind of change leaves it open."
            ),
        ),
        "proposed": Meaning(
            N_("day of the proposal"),
            N_("The day on which the change was proposed."),
        ),
        "proposer": Meaning(
            N_("proposer"),
            N_(
                "Who proposes the change: the id or the name of a unit. Internal; not "
                "printed for the public."
            ),
        ),
        "old": Meaning(
            N_("original value"),
            N_("What stood in the plan before; reports keep it as the original value."),
        ),
        "new": Meaning(
            N_("new value"),
            N_("What is to stand in the plan from now on."),
        ),
        "reason": Meaning(
            N_("reason"),
            N_("Why the plan is changed; the body decides by it and reports print it."),
        ),
        "body": Meaning(
            N_("deciding body"),
            N_("The id of the body that decides, e.g. `rada`."),
        ),
        "resolution": Meaning(
            N_("resolution"),
            N_("The number of the resolution by which it was decided."),
        ),
        "decided": Meaning(
            N_("day of the decision"),
            N_("The day of the resolution."),
        ),
        "effect": Meaning(
            N_("date of effect"),
            N_(
                "The first day on which the new value holds; left out where that is the "
                "day of the resolution."
            ),
        ),
        "comparable": Meaning(
            N_("comparability"),
            N_(
                "`false` where values from before cannot be compared with later ones; the"
                " series is then broken on that day."
            ),
        ),
        "comparability": Meaning(
            N_("effect on comparability"),
            N_("In which way the values before and after can be compared."),
        ),
    },
    ChangedValue: {
        "value": Meaning(
            N_("value"),
            N_("The value or the text; left out where there was or will be none."),
        ),
        "date": Meaning(
            N_("day"),
            N_("The day of the level, for a target, a baseline or a milestone."),
        ),
    },
}
WORDS: Choices = {
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
        "proposed": Meaning(
            N_("proposed"),
            N_("Not decided yet; the plan stays as it is."),
        ),
        "approved": Meaning(
            N_("approved"),
            N_("Decided; the plan holds the new value."),
        ),
        "rejected": Meaning(
            N_("rejected"),
            N_("Refused; the plan stays as it is."),
        ),
    },
}
