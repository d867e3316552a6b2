"""`chytrejsi report`: Word documents from the data, one command per kind.

A new kind's command is a module here with `HELP`, `EXAMPLES` and `command`, and a line below.
"""

from collections.abc import Mapping

from chytrejsi.cli.frame import Entry
from chytrejsi.language import N_

HELP = N_(
    "Write a Word report from the data.\n\n"
    "LibreOffice, where it is found, counts the pages for the contents and makes the PDF. The "
    "variable CHYTREJSI_OFFICE names its soffice; 'none' does without it."
)
EXAMPLES = (
    ("chytrejsi report annual", N_("write the annual report of the newest year with data")),
    ("chytrejsi report annual --year 2025", N_("write the annual report of one year")),
)
HERE = "chytrejsi.cli.report"
COMMANDS: Mapping[str, Entry] = {
    "annual": Entry(f"{HERE}.annual", N_("The annual report of a plan, for the council.")),
    "monitoring": Entry(
        f"{HERE}.monitoring", N_("How far a plan is in mid-year, for the steering group.")
    ),
    "final": Entry(f"{HERE}.final", N_("The final evaluation of a plan, for the council.")),
    "summary": Entry(
        f"{HERE}.summary", N_("Executive summary of a span of months, across the plans.")
    ),
    "fiche": Entry(f"{HERE}.fiche", N_("The fiche of one area of activity, on a page or two.")),
    "plan": Entry(f"{HERE}.plan", N_("The whole action plan as a document, fiches in its annex.")),
    "memorandum": Entry(
        f"{HERE}.memorandum", N_("Explanatory memorandum and draft resolution for a body.")
    ),
    "extract": Entry(f"{HERE}.extract", N_("A guarantor's own part of a report, to be confirmed.")),
    "list": Entry(
        f"{HERE}.listing", N_("The kinds of documents, who gets them, and which are current.")
    ),
}
