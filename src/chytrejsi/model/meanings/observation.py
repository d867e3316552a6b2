"""A file of observations, where it came from, and later corrections."""

from chytrejsi.language import N_
from chytrejsi.model.meanings.meaning import Choices, Fields, Meaning
from chytrejsi.model.observation import (
    Copy,
    Correction,
    Document,
    Observation,
    Part,
    Received,
    ReportedValue,
    ValueState,
)

FIELDS: Fields = {
    Observation: {
        "period": Meaning(
            N_("reporting period"),
            N_('The period, which is also the name of the folder: "2025" in quotes, or 2025-H1.'),
        ),
        "guarantor": Meaning(
            N_("guarantor"),
            N_("The id of the unit that reported, which is also the name of the file."),
        ),
        "received": Meaning(
            N_("workbook received"),
            N_("The workbook that the values came from. The program fills it in."),
        ),
        "document": Meaning(
            N_("document"),
            N_(
                "The published document that the values were taken from, where there was "
                "no workbook."
            ),
        ),
        "values": Meaning(
            N_("values"),
            N_(
                "The values of indicators. Do not correct them here: a correction is a "
                "file of its own in indicators/corrections/."
            ),
        ),
        "activities": Meaning(
            N_("states of activities"),
            N_("How far the activities of the fiches are."),
        ),
        "projects": Meaning(
            N_("states of projects"),
            N_("How far the projects of the pipeline are."),
        ),
        "events": Meaning(
            N_("communication and trends"),
            N_(
                "Communication and partnership activities, trends and experience that the"
                " guarantor told of."
            ),
        ),
        "proposals": Meaning(
            N_("proposed changes"),
            N_("Changes of the plan that the guarantor proposes."),
        ),
        "narratives": Meaning(
            N_("texts about areas of activity"),
            N_("Texts for the report, by the ids of the fiches."),
        ),
        "sources": Meaning(
            N_("documents as sources"),
            N_("Where further facts of this file come from."),
        ),
    },
    Received: {
        "file": Meaning(
            N_("file"),
            N_("The name of the workbook that came."),
        ),
        "sha256": Meaning(
            N_("digest of the file"),
            N_("The digest of the workbook (SHA-256), by which the same one is known again."),
        ),
        "date": Meaning(
            N_("day of receipt"),
            N_("The day on which it was taken in."),
        ),
        "time": Meaning(
            N_("time of receipt"),
            N_("The time of the run that took it in."),
        ),
        "saved": Meaning(
            N_("time of the last saving"),
            N_("When an office program saved it last; an older copy is known by it."),
        ),
        "template": Meaning(
            N_("version of the template"),
            N_("The version of the template that was filled in."),
        ),
        "tool": Meaning(
            N_("version of the program"),
            N_("The version of the program that took it in."),
        ),
        "copies": Meaning(
            N_("joined workbooks"),
            N_("Further workbooks of the same guarantor that were joined with it."),
        ),
    },
    Copy: {
        "file": Meaning(
            N_("file"),
            N_("The name of the workbook that came."),
        ),
        "sha256": Meaning(
            N_("digest of the file"),
            N_("The digest of the workbook (SHA-256), by which the same one is known again."),
        ),
    },
    Document: {
        "title": Meaning(
            N_("title of the document"),
            N_("The title by which the document is cited."),
        ),
        "chapter": Meaning(
            N_("chapter"),
            N_("Where in the document the values stand."),
        ),
        "as_of": Meaning(
            N_("day to which the data hold"),
            N_("The day to which the document tells its data."),
        ),
        "url": Meaning(
            N_("web address"),
            N_("The address of the document on the web."),
        ),
        "verified": Meaning(
            N_("verification of the source"),
            N_("`false` where nobody has seen the document itself."),
        ),
    },
    ReportedValue: {
        "indicator": Meaning(
            N_("indicator"),
            N_("The id of the indicator."),
        ),
        "value": Meaning(
            N_("value"),
            N_(
                "The value; for increments only what was added in the period. Left out "
                "where the state says why there is none."
            ),
        ),
        "numerator": Meaning(
            N_("numerator"),
            N_("What was divided, where the value is a percentage."),
        ),
        "denominator": Meaning(
            N_("denominator"),
            N_("By what it was divided."),
        ),
        "parts": Meaning(
            N_("parts of the value"),
            N_("What of the value falls to each category."),
        ),
        "date": Meaning(
            N_("day to which the value holds"),
            N_("The day to which the value holds; left out where it is the end of the period."),
        ),
        "state": Meaning(
            N_("state of the value"),
            N_(
                "Why there is a value or why there is none. An empty cell is none of "
                "these, and never zero."
            ),
        ),
        "comment": Meaning(
            N_("comment"),
            N_("What the guarantor says about the value, above all the reason of a delay."),
        ),
        "evidence": Meaning(
            N_("evidence"),
            N_("By what the guarantor proves the value. Internal; not printed for the public."),
        ),
        "documents": Meaning(
            N_("documents as evidence"),
            N_("The documents that prove the value."),
        ),
        "provisional": Meaning(
            N_("provisional value"),
            N_("`true` for a value that will still be made more precise; reports mark it."),
        ),
        "public": Meaning(
            N_("publication"),
            N_("`false` keeps this value out of reports for the public."),
        ),
        "chapter": Meaning(
            N_("chapter"),
            N_("Where in the document it stands, where it comes from one."),
        ),
        "cell": Meaning(
            N_("cell of the workbook"),
            N_("The sheet and cell of the workbook in which it stood."),
        ),
        "raw": Meaning(
            N_("text as written in the cell"),
            N_("What stood in the cell, letter by letter."),
        ),
        "normalised": Meaning(
            N_("adjustments when reading"),
            N_("What was adjusted so that the value could be read, e.g. a decimal comma."),
        ),
        "workbook": Meaning(
            N_("digest of the joined workbook"),
            N_("The digest of the workbook that it came from, where several were joined."),
        ),
    },
    Part: {
        "dimension": Meaning(
            N_("dimension of the breakdown"),
            N_(
                "By what the value is broken down; needed where two breakdowns have the "
                "same category."
            ),
        ),
        "category": Meaning(
            N_("category"),
            N_("The category, as the card names it."),
        ),
        "value": Meaning(
            N_("value"),
            N_("What falls to the category."),
        ),
    },
    Correction: {
        "indicator": Meaning(
            N_("indicator"),
            N_("The id of the indicator whose value is corrected."),
        ),
        "period": Meaning(
            N_("reporting period"),
            N_('The period of the value: "2025" in quotes, or 2025-H1.'),
        ),
        "guarantor": Meaning(
            N_("guarantor"),
            N_("The id of the unit that reported the value."),
        ),
        "expect": Meaning(
            N_("value to be corrected"),
            N_(
                "The value that is to be replaced. Where another one stands, the "
                "correction is not applied and a check says so."
            ),
        ),
        "value": Meaning(
            N_("corrected value"),
            N_("The value that is right."),
        ),
        "date": Meaning(
            N_("day of the correction"),
            N_("The day of the correction; of several the newest holds."),
        ),
        "reason": Meaning(
            N_("reason"),
            N_("Why the value is corrected; reports print it."),
        ),
        "decision": Meaning(
            N_("decision on the correction"),
            N_("Who decided on the correction, or the resolution."),
        ),
    },
}
WORDS: Choices = {
    ValueState: {
        "reported": Meaning(
            N_("reported"),
            N_("A value was reported."),
        ),
        "not_available": Meaning(
            N_("not available"),
            N_("The value does not exist or cannot be found out; the comment says why."),
        ),
        "not_yet_available": Meaning(
            N_("not available yet"),
            N_("The value is going to exist, but its source has not published it yet."),
        ),
        "not_monitored": Meaning(
            N_("not monitored"),
            N_("Nobody monitored it in the period."),
        ),
        "not_applicable": Meaning(
            N_("not applicable"),
            N_("In the period it makes no sense."),
        ),
        "confidential": Meaning(
            N_("confidential"),
            N_("The value is known, but must not be published."),
        ),
    },
}
