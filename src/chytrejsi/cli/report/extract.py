"""`chytrejsi report extract`: a guarantor's own part of a report, to be confirmed."""

from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.asked import PlanOption, opened_then
from chytrejsi.cli.earlier import AsOf, At, Then
from chytrejsi.cli.options import Lang, Quiet, Root
from chytrejsi.cli.report.asking import (
    HalfOption,
    YearOption,
    known_ones,
    plan_for,
    year_asked,
)
from chytrejsi.cli.report.making import DiscardEdits, Form, Output, Pdf, Public, make
from chytrejsi.language import N_, _
from chytrejsi.stopping import Stop

if TYPE_CHECKING:
    from chytrejsi.model.dataset import Dataset
    from chytrejsi.model.period import Period
    from chytrejsi.model.plan import Plan

HELP = N_(
    "Write the extract for one guarantor: the part of the report that is about the guarantor's "
    "areas of activity, to be confirmed before the report goes out.\n\n"
    "It shows each value as reported with its status, activities, projects, texts as they will be "
    "printed, what is missing, and a form for the confirmation. The coordinator's extract also "
    "holds the areas whose guarantor is not known."
)
EXAMPLES = (
    (
        "chytrejsi report extract --guarantor odbor-dopravy",
        N_("one guarantor's part of the annual report of the newest year with data"),
    ),
    (
        "chytrejsi report extract --guarantor odbor-dopravy --period 2025-H1",
        N_("the same for half a year"),
    ),
)


def command(
    guarantor: Annotated[
        str,
        typer.Option(
            "--guarantor", metavar=_("ID"), help=_("The guarantor; a former id will do, too.")
        ),
    ],
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
    """Write a guarantor's extract."""
    from chytrejsi.report.context import Subject

    with opened_then(root, Then(at, as_of, quiet), as_json=False) as here:
        about = year_asked(here.dataset, year, period)
        chosen = plan_for(here.dataset, plan, about)
        unit = _guarantor(here.dataset, guarantor, chosen, about)
        form = Form(output, pdf=pdf, public=public, discard_edits=discard_edits, quiet=quiet)
        make(here, "extract", chosen, about, form, Subject(guarantor=unit))


def _guarantor(dataset: "Dataset", asked: str, plan: "Plan", period: "Period") -> str:
    """Give today's id of a guarantor; one that has no part in the plan is a mistake."""
    known = _guarantors(dataset, plan, period)
    unit = dataset.unit_id(asked)
    if unit in known:
        return unit
    if unit in dataset.units:
        told = _(
            "{unit} answers for nothing in the plan {plan}.",
            unit=dataset.units[unit].title,
            plan=plan.id,
        )
        raise Stop(told + " " + _("Known: {known}.", known=", ".join(known) or "–"))
    told = _("There is no guarantor '{guarantor}'.", guarantor=asked)
    raise Stop(f"{told} {known_ones(asked, known)}")


def _guarantors(dataset: "Dataset", plan: "Plan", period: "Period") -> list[str]:
    """List who answers for anything in the plan, or has sent something for the period."""
    from chytrejsi.progress.returns import returns_of

    within = [each for each in dataset.periods_with_data() if period.covers(each)]
    return sorted(
        {each.guarantor for taken in {period, *within} for each in returns_of(dataset, plan, taken)}
    )
