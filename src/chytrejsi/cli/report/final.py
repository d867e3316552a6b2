"""`chytrejsi report final`: what a plan reached by its end, and what goes on."""

from typing import TYPE_CHECKING

from chytrejsi.cli.asked import PlanOption, opened_then
from chytrejsi.cli.earlier import AsOf, At, Then
from chytrejsi.cli.options import Lang, Quiet, Root
from chytrejsi.cli.report.asking import (
    YearOption,
    newest_year,
    plan_for,
    stop_too_early,
    year_asked,
)
from chytrejsi.cli.report.making import DiscardEdits, Form, Output, Pdf, Public, make
from chytrejsi.language import N_, _, current

if TYPE_CHECKING:
    from chytrejsi.model.dataset import Dataset
    from chytrejsi.model.period import Period
    from chytrejsi.model.plan import Plan

HELP = N_(
    "Write the final evaluation of a plan as a Word document.\n\n"
    "Without --year it is about the year in which the plan ended, or about the newest year with "
    "data where that is earlier or the plan still lasts; the evaluation is then preliminary and "
    "says so. Without --plan it is about the plan in force."
)
EXAMPLES = (
    ("chytrejsi report final --plan ap1", N_("evaluate this plan as it stood at its end")),
    ("chytrejsi report final", N_("evaluate the plan in force so far, as preliminary")),
)


def command(
    plan: PlanOption = None,
    year: YearOption = None,
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
    """Write the final evaluation."""
    with opened_then(root, Then(at, as_of, quiet), as_json=False) as here:
        about = year_asked(here.dataset, year, None)
        chosen = plan_for(here.dataset, plan, about)
        if year is None:
            about = _ending(here.dataset, chosen, quiet=quiet)
        else:
            stop_too_early(chosen, about)
        form = Form(output, pdf=pdf, public=public, discard_edits=discard_edits, quiet=quiet)
        make(here, "final", chosen, about, form)


def _ending(dataset: "Dataset", plan: "Plan", *, quiet: bool) -> "Period":
    """Take the year of the plan's end as far as there are data, and say so."""
    from chytrejsi.cli.output import say
    from chytrejsi.report.final import last_year

    successor, newest = dataset.next_plan(plan.id), newest_year(dataset)
    taken = last_year(dataset, plan.id, newest)
    if quiet:
        return taken
    if successor is None:
        say(
            _("Year {year}: the newest with data; the plan {plan} lasts.", year=taken, plan=plan.id)
        )
    elif taken.end < successor.approved.date:
        day = current().day(successor.approved.date)
        say(
            _(
                "Year {year}: the newest with data; the plan {plan} ended later, on {day}.",
                year=taken,
                plan=plan.id,
                day=day,
            )
        )
    else:
        say(_("Year {year}: the plan {plan} ended in it.", year=taken, plan=plan.id))
    return taken
