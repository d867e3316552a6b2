"""`chytrejsi report annual`: how the plan stands at the end of a year."""

from typing import Annotated

import typer

from chytrejsi.cli.asked import PlanOption, opened_then
from chytrejsi.cli.earlier import AsOf, At, Then
from chytrejsi.cli.options import Lang, Quiet, Root
from chytrejsi.cli.report.asking import HalfOption, YearOption, plan_for, year_asked
from chytrejsi.cli.report.making import DiscardEdits, Form, Output, Pdf, Public, make
from chytrejsi.language import N_, _

HELP = N_(
    "Write the annual report of a plan as a Word document.\n\n"
    "Without --year it is about the newest year that has data, without --plan about the plan in "
    "force at the end of that data. Where files have errors, nothing is written."
)
EXAMPLES = (
    ("chytrejsi report annual", N_("the newest year with data, into reports/")),
    ("chytrejsi report annual --year 2026 --final", N_("the last year, with the final evaluation")),
    ("chytrejsi report annual --at v2025", N_("from the data of a revision, beside today's")),
    ("chytrejsi report annual --year 2025 --output zprava.docx", N_("one year, into this file")),
)

Final = Annotated[
    bool, typer.Option("--final", help=_("Add the final evaluation of the plan as a chapter."))
]


def command(
    plan: PlanOption = None,
    year: YearOption = None,
    period: HalfOption = None,
    final: Final = False,
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
    """Write the annual report."""
    from chytrejsi.report.context import Subject

    with opened_then(root, Then(at, as_of, quiet), as_json=False) as here:
        about = year_asked(here.dataset, year, period)
        chosen = plan_for(here.dataset, plan, about)
        form = Form(output, pdf=pdf, public=public, discard_edits=discard_edits, quiet=quiet)
        make(here, "annual", chosen, about, form, Subject(final=final))
