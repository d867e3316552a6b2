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
        "period": Meaning(N_("reporting period")),
        "guarantor": Meaning(N_("guarantor")),
        "received": Meaning(N_("workbook received")),
        "document": Meaning(N_("document")),
        "values": Meaning(N_("values")),
        "activities": Meaning(N_("states of activities")),
        "projects": Meaning(N_("states of projects")),
        "events": Meaning(N_("communication and trends")),
        "proposals": Meaning(N_("proposed changes")),
        "narratives": Meaning(N_("texts about areas of activity")),
        "sources": Meaning(N_("documents as sources")),
    },
    Received: {
        "file": Meaning(N_("file")),
        "sha256": Meaning(N_("digest of the file")),
        "date": Meaning(N_("day of receipt")),
        "time": Meaning(N_("time of receipt")),
        "saved": Meaning(N_("time of the last saving")),
        "template": Meaning(N_("version of the template")),
        "tool": Meaning(N_("version of the program")),
        "copies": Meaning(N_("joined workbooks")),
    },
    Copy: {
        "file": Meaning(N_("file")),
        "sha256": Meaning(N_("digest of the file")),
    },
    Document: {
        "title": Meaning(N_("title of the document")),
        "chapter": Meaning(N_("chapter")),
        "as_of": Meaning(N_("day to which the data hold")),
        "url": Meaning(N_("web address")),
        "verified": Meaning(N_("verification of the source")),
    },
    ReportedValue: {
        "indicator": Meaning(N_("indicator")),
        "value": Meaning(N_("value")),
        "numerator": Meaning(N_("numerator")),
        "denominator": Meaning(N_("denominator")),
        "parts": Meaning(N_("parts of the value")),
        "date": Meaning(N_("day to which the value holds")),
        "state": Meaning(N_("state of the value")),
        "comment": Meaning(N_("comment")),
        "evidence": Meaning(N_("evidence")),
        "documents": Meaning(N_("documents as evidence")),
        "provisional": Meaning(N_("provisional value")),
        "public": Meaning(N_("publication")),
        "chapter": Meaning(N_("chapter")),
        "cell": Meaning(N_("cell of the workbook")),
        "raw": Meaning(N_("text as written in the cell")),
        "normalised": Meaning(N_("adjustments when reading")),
        "workbook": Meaning(N_("digest of the joined workbook")),
    },
    Part: {
        "dimension": Meaning(N_("dimension of the breakdown")),
        "category": Meaning(N_("category")),
        "value": Meaning(N_("value")),
    },
    Correction: {
        "indicator": Meaning(N_("indicator")),
        "period": Meaning(N_("reporting period")),
        "guarantor": Meaning(N_("guarantor")),
        "expect": Meaning(N_("value to be corrected")),
        "value": Meaning(N_("corrected value")),
        "date": Meaning(N_("day of the correction")),
        "reason": Meaning(N_("reason")),
        "decision": Meaning(N_("decision on the correction")),
    },
}
WORDS: Choices = {
    ValueState: {
        "reported": Meaning(N_("reported")),
        "not_available": Meaning(N_("not available")),
        "not_yet_available": Meaning(N_("not available yet")),
        "not_monitored": Meaning(N_("not monitored")),
        "not_applicable": Meaning(N_("not applicable")),
        "confidential": Meaning(N_("confidential")),
    },
}
