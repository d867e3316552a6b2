"""Every kind of report on the small region: what a document of it is about, and how to ask for it.

A new kind of report needs a line in each table; tests that hold for all kinds go through REPORTS.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from chytrejsi.model.concept import DocumentKind
from chytrejsi.model.dataset import Dataset
from chytrejsi.report.blocks import Report
from chytrejsi.report.context import PLAIN, Subject
from reportmaking import document

GUARANTOR, FICHE, BODY = "odbor-majetku", "energie", "rada"

ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    "annual": (),
    "monitoring": ("--period", "2025-H2"),
    "final": (),
    "summary": ("--from", "2019-05", "--to", "2025-12"),
    "fiche": (FICHE,),
    "plan": (),
    "memorandum": ("--body", BODY, "--for", "annual"),
    "extract": ("--guarantor", GUARANTOR),
}


def subject_of(kind: str, data: Dataset) -> Subject:
    """Say what a document of a kind is about."""
    known: Mapping[str, Subject] = {
        "annual": PLAIN,
        "monitoring": PLAIN,
        "final": PLAIN,
        "summary": Subject(since=date(2019, 5, 1), until=date(2025, 12, 31)),
        "fiche": Subject(fiche=data.fiches[f"p2/{FICHE}"]),
        "plan": PLAIN,
        "memorandum": Subject(
            document=DocumentKind.ANNUAL,
            body=next(each for each in data.concept.bodies if each.id == BODY),
            accompanies="vyrocni-zprava-p2-2025.docx",
        ),
        "extract": Subject(guarantor=GUARANTOR),
    }
    return known[kind]


def about(kind: str, data: Dataset, *, public: bool = False) -> Report:
    """Make a document of a kind about the small region."""
    subject = replace(subject_of(kind, data), public=public)
    return document(kind, data, period=period_of(kind), subject=subject)


def period_of(kind: str) -> str:
    """Say for which period a document of a kind is made."""
    return "2025-H2" if kind == "monitoring" else "2025"
