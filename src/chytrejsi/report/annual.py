"""The annual report: how a plan stands at the end of a year."""

from chytrejsi.language import N_
from chytrejsi.model.concept import DocumentKind
from chytrejsi.report.final import EVALUATING
from chytrejsi.report.kind import Kind

ANNUAL = Kind(
    name="annual",
    title=N_("Annual report"),
    period=N_("a year"),
    file="vyrocni-zprava-{plan}-{period}.docx",
    document=DocumentKind.ANNUAL,
    vocabulary=EVALUATING,
)
