"""An indicator card."""

from chytrejsi.language import N_
from chytrejsi.model.indicator import (
    Accumulation,
    Aggregation,
    Break,
    Dimension,
    Direction,
    Frequency,
    Indicator,
    Judged,
    Judgement,
    Kind,
    Level,
    Measure,
    Method,
    Target,
    Unit,
)
from chytrejsi.model.meanings.meaning import Choices, Fields, Meaning

FIELDS: Fields = {
    Indicator: {
        "id": Meaning(N_("identifier")),
        "title": Meaning(N_("title")),
        "definition": Meaning(N_("definition")),
        "plan": Meaning(N_("action plan")),
        "fiche": Meaning(N_("area of activity")),
        "area": Meaning(N_("area of the concept")),
        "objectives": Meaning(N_("objectives")),
        "kind": Meaning(N_("kind of indicator")),
        "measure": Meaning(N_("kind of value")),
        "scale": Meaning(
            N_("scale of words"),
            N_("The words that a value may be, from the worst to the best; they are compared."),
        ),
        "unit": Meaning(N_("unit")),
        "direction": Meaning(N_("direction")),
        "accumulation": Meaning(N_("accumulation")),
        "aggregation": Meaning(
            N_("adding up across units"),
            N_(
                "Whether values of several units or categories are added, joined by their "
                "numerators and denominators, or stand each for the whole."
            ),
        ),
        "baseline": Meaning(N_("baseline")),
        "milestones": Meaning(N_("milestones")),
        "target": Meaning(N_("target")),
        "method": Meaning(N_("way of evaluation")),
        "tolerance": Meaning(N_("permitted deviation")),
        "weight": Meaning(N_("weight")),
        "guarantor": Meaning(N_("guarantor")),
        "contributors": Meaning(N_("contributors")),
        "frequency": Meaning(N_("frequency")),
        "counted": Meaning(N_("inclusion in the plan")),
        "source": Meaning(N_("source of data")),
        "verification": Meaning(N_("means of verification")),
        "numerator": Meaning(N_("numerator")),
        "denominator": Meaning(N_("denominator")),
        "formula": Meaning(N_("formula")),
        "disaggregation": Meaning(N_("breakdown")),
        "ask_parts": Meaning(
            N_("parts asked for in the workbook"),
            N_("Whether workbooks also ask for the numerator, the denominator and each category."),
        ),
        "valid": Meaning(N_("validity")),
        "definition_version": Meaning(N_("version of the definition")),
        "breaks": Meaning(N_("breaks in the series")),
        "continues": Meaning(N_("preceding indicator")),
        "judgements": Meaning(
            N_("statuses given by hand"),
            N_("The status that a body gives for a period; the computed one is told beside it."),
        ),
        "public": Meaning(N_("publication")),
    },
    Dimension: {
        "dimension": Meaning(
            N_("dimension of the breakdown"), N_("By what the value is broken down.")
        ),
        "categories": Meaning(
            N_("categories"), N_("Into which categories; each value may tell its part in each.")
        ),
    },
    Judgement: {
        "period": Meaning(N_("reporting period"), N_("The period that is judged.")),
        "status": Meaning(
            N_("status given by hand"), N_("It counts in place of the computed one.")
        ),
        "reason": Meaning(N_("reason"), N_("Why the computed status does not hold.")),
        "body": Meaning(
            N_("body that judges"), N_("Left out where the coordinator judges by itself.")
        ),
        "date": Meaning(N_("day of the judgement"), N_("The day on which it was decided.")),
        "resolution": Meaning(
            N_("resolution"), N_("The number of the resolution, if there is one.")
        ),
    },
    Unit: {
        "label": Meaning(N_("unit as it is printed")),
        "code": Meaning(N_("code of the unit")),
    },
    Level: {
        "date": Meaning(N_("day")),
        "value": Meaning(N_("value")),
        "note": Meaning(N_("note")),
    },
    Target: {
        "date": Meaning(N_("target date")),
        "value": Meaning(N_("target value")),
        "confirmed": Meaning(N_("confirmation of the target")),
        "basis": Meaning(N_("basis of the target")),
    },
    Break: {
        "date": Meaning(N_("day of the break")),
        "reason": Meaning(N_("reason of the break")),
    },
}
WORDS: Choices = {
    Kind: {
        "input": Meaning(N_("input indicator")),
        "output": Meaning(N_("output indicator")),
        "outcome": Meaning(N_("outcome indicator")),
        "impact": Meaning(N_("impact indicator")),
        "context": Meaning(N_("context indicator")),
    },
    Measure: {
        "number": Meaning(N_("number")),
        "percent": Meaning(N_("per cent")),
        "boolean": Meaning(N_("yes or no")),
        "ordinal": Meaning(N_("word of a scale")),
        "qualitative": Meaning(N_("assessment in words")),
    },
    Direction: {
        "increase": Meaning(N_("to be increased")),
        "decrease": Meaning(N_("to be decreased")),
        "maintain": Meaning(N_("to be maintained")),
    },
    Accumulation: {
        "increment": Meaning(N_("increments are added up")),
        "cumulative": Meaning(N_("cumulative value")),
        "point_in_time": Meaning(N_("state at a date")),
    },
    Aggregation: {
        "sum": Meaning(N_("values are added up")),
        "ratio": Meaning(N_("joined by numerators and denominators")),
        "none": Meaning(N_("each value stands for the whole")),
    },
    Judged: {
        "achieved": Meaning(N_("achieved")),
        "on_track": Meaning(N_("on track")),
        "behind": Meaning(N_("behind")),
        "off_track": Meaning(N_("off track")),
        "deteriorating": Meaning(N_("deteriorating")),
        "missed": Meaning(N_("missed")),
        "kept": Meaning(N_("kept")),
        "not_kept": Meaning(N_("not kept")),
    },
    Method: {
        "schedule": Meaning(N_("by the schedule")),
        "growth": Meaning(N_("by growth")),
        "extrapolation": Meaning(N_("by extrapolation")),
        "achievement": Meaning(N_("by the distance covered")),
    },
    Frequency: {
        "annual": Meaning(N_("once a year")),
        "half_yearly": Meaning(N_("twice a year")),
    },
}
