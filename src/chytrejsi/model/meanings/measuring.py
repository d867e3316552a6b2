"""The words by which an indicator card says what is measured, and how."""

from chytrejsi.language import N_
from chytrejsi.model.indicator import (
    Accumulation,
    Aggregation,
    Direction,
    Frequency,
    Judged,
    Kind,
    Measure,
    Method,
)
from chytrejsi.model.meanings.meaning import Choices, Meaning

WORDS: Choices = {
    Kind: {
        "input": Meaning(
            N_("input indicator"),
            N_("What is put in: money, people, hours."),
        ),
        "output": Meaning(
            N_("output indicator"),
            N_("What was made or supplied: meters fitted, data sets published."),
        ),
        "outcome": Meaning(
            N_("outcome indicator"),
            N_("What changed for those who use it: shorter waiting, less consumption."),
        ),
        "impact": Meaning(
            N_("impact indicator"),
            N_("What changed in the region as a whole, over years."),
        ),
        "context": Meaning(
            N_("context indicator"),
            N_("What describes the surroundings and what the plan cannot influence by itself."),
        ),
    },
    Measure: {
        "number": Meaning(
            N_("number"),
            N_("Any number with its unit."),
        ),
        "percent": Meaning(
            N_("per cent"),
            N_("A share; 12 % is written as 12."),
        ),
        "boolean": Meaning(
            N_("yes or no"),
            N_("It is there or it is not: true or false."),
        ),
        "ordinal": Meaning(
            N_("word of a scale"),
            N_("One of the words of the card’s scale, from the worst to the best."),
        ),
        "qualitative": Meaning(
            N_("assessment in words"),
            N_("Text only; no status is computed."),
        ),
    },
    Direction: {
        "increase": Meaning(
            N_("to be increased"),
            N_("A higher value is better."),
        ),
        "decrease": Meaning(
            N_("to be decreased"),
            N_("A lower value is better, e.g. consumption or waiting time."),
        ),
        "maintain": Meaning(
            N_("to be maintained"),
            N_("The value is to stay at the target, within the permitted deviation."),
        ),
    },
    Accumulation: {
        "increment": Meaning(
            N_("increments are added up"),
            N_(
                "Each value is what was added in its period; the baseline and the "
                "increments are added up."
            ),
        ),
        "cumulative": Meaning(
            N_("cumulative value"),
            N_("Each value is the total since the beginning; nothing is added up."),
        ),
        "point_in_time": Meaning(
            N_("state at a date"),
            N_("Each value is a state at its date, such as a share or a rate; the last one holds."),
        ),
    },
    Aggregation: {
        "sum": Meaning(
            N_("values are added up"),
            N_("What the units report is added up."),
        ),
        "ratio": Meaning(
            N_("joined by numerators and denominators"),
            N_("Numerators and denominators are added up and divided."),
        ),
        "none": Meaning(
            N_("each value stands for the whole"),
            N_("Each value holds for the whole; two that differ are a conflict."),
        ),
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
        "schedule": Meaning(
            N_("by the schedule"),
            N_(
                "The way covered compared with the way that the plan expects by that day;"
                " the default."
            ),
        ),
        "growth": Meaning(
            N_("by growth"),
            N_(
                "The yearly rate of growth compared with the rate that the target needs; "
                "does not work from zero."
            ),
        ),
        "extrapolation": Meaning(
            N_("by extrapolation"),
            N_("Where the pace so far leads to by the target date, compared with the target."),
        ),
        "achievement": Meaning(
            N_("by the distance covered"),
            N_(
                "The way covered compared with the whole way to the target, without regard to time."
            ),
        ),
    },
    Frequency: {
        "annual": Meaning(
            N_("once a year"),
            N_("For whole years only."),
        ),
        "half_yearly": Meaning(
            N_("twice a year"),
            N_("For half-years, too."),
        ),
    },
}
