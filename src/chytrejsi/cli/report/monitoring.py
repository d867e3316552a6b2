"""`chytrejsi report monitoring`: how far a plan is in the middle of a year."""

from typing import Annotated

import typer

from chytrejsi.cli.asked import PlanOption, opened_then, plan_asked
from chytrejsi.cli.earlier import AsOf, At, Then
from chytrejsi.cli.options import Lang, Quiet, Root
from chytrejsi.cli.report.asking import half_asked
from chytrejsi.cli.report.making import DiscardEdits, Form, Output, Pdf, Public, make
from chytrejsi.language import N_, _

HELP = N_(
    "Write the monitoring report of a plan as a Word document: how far activities and projects are "
    "in the middle of a year.\n\n"
    "Without --period it is about the newest half-year that has data, else about the half-year in "
    "which the newest data end. It needs no values of indicators."
)
EXAMPLES = (
    ("chytrejsi report monitoring", N_("the newest half-year with data, into reports/")),
    ("chytrejsi report monitoring --period 2025-H1", N_("the first half of one year")),
)
HalfYear = Annotated[
    str | None,
    typer.Option("--period", metavar=_("PERIOD"), help=_("The half-year: 2025-H1.")),
]
FirstHalf = Annotated[
    str | None,
    typer.Option(
        "--year", metavar=_("YEAR"), help=_("The year, of which its first half is reported.")
    ),
]


def command(
    plan: PlanOption = None,
    period: HalfYear = None,
    year: FirstHalf = None,
    output: Output = None,
    pdf: Pdf = False,
    public: Public = False,
    discard_edits: DiscardEdits = False,
    at: At = None,
    as_of: AsOf = None,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> None:
    """Write the monitoring report."""
    with opened_then(root, Then(at, as_of, quiet), as_json=False) as here:
        about = half_asked(here.dataset, period, year)
        chosen = plan_asked(here.dataset, plan, about)
        form = Form(output, pdf=pdf, public=public, discard_edits=discard_edits, quiet=quiet)
        make(here, "monitoring", chosen, about, form)
