"""An indicator card."""

from chytrejsi.language import N_
from chytrejsi.model.indicator import (
    Accumulation,
    Break,
    Direction,
    Frequency,
    Indicator,
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
        "unit": Meaning(N_("unit")),
        "direction": Meaning(N_("direction")),
        "accumulation": Meaning(N_("accumulation")),
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
        "valid": Meaning(N_("validity")),
        "definition_version": Meaning(N_("version of the definition")),
        "breaks": Meaning(N_("breaks in the series")),
        "continues": Meaning(N_("preceding indicator")),
        "public": Meaning(N_("publication")),
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
