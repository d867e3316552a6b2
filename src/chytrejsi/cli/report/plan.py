"""`chytrejsi report plan`: the whole action plan as a document."""

from chytrejsi.cli.asked import PlanOption, opened_then
from chytrejsi.cli.earlier import AsOf, At, Then
from chytrejsi.cli.options import Lang, Quiet, Root
from chytrejsi.cli.report.asking import HalfOption, YearOption, plan_for, time_asked, time_of
from chytrejsi.cli.report.making import DiscardEdits, Form, Output, Pdf, Public, make
from chytrejsi.language import N_

HELP = N_(
    "Write an action plan as a Word document: its structure, interlinkages, roles, monitoring, "
    "indicators, approved changes, and its fiches as an annex.\n\n"
    "Without --plan it is the plan in force at the end of the newest data. It can be written "
    "before anything has been reported."
)
EXAMPLES = (
    ("chytrejsi report plan", N_("the plan in force, into reports/")),
    ("chytrejsi report plan --plan ap1 --year 2023", N_("a plan as it was at the end of 2023")),
)


def command(
    plan: PlanOption = None,
    year: YearOption = None,
    period: HalfOption = None,
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
    """Write the action plan."""
    with opened_then(root, Then(at, as_of, quiet), as_json=False) as here:
        about = time_asked(here.dataset, year, period)
        chosen = plan_for(here.dataset, plan, about)
        about = time_of(chosen, about, named=bool(year or period))
        form = Form(output, pdf=pdf, public=public, discard_edits=discard_edits, quiet=quiet)
        make(here, "plan", chosen, about, form)
