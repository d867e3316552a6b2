"""The kinds of reports. A new kind is a module with its `Kind`, its outline, and a line here."""

from collections.abc import Mapping

from chytrejsi.report.annual import ANNUAL
from chytrejsi.report.executive import SUMMARY
from chytrejsi.report.extract import EXTRACT
from chytrejsi.report.fiche_sheet import FICHE_SHEET
from chytrejsi.report.final import FINAL
from chytrejsi.report.kind import Kind
from chytrejsi.report.memorandum import MEMORANDUM
from chytrejsi.report.monitoring import MONITORING
from chytrejsi.report.plan_document import PLAN_DOCUMENT
from chytrejsi.report.proposal import PROPOSAL

REPORTS: Mapping[str, Kind] = {
    each.name: each
    for each in (
        ANNUAL,
        MONITORING,
        FINAL,
        SUMMARY,
        FICHE_SHEET,
        PLAN_DOCUMENT,
        MEMORANDUM,
        EXTRACT,
    )
}

OUTLINED: Mapping[str, Kind] = {**REPORTS, PROPOSAL.name: PROPOSAL}
"""All that has an outline: the reports, and the document that `diff` writes."""
