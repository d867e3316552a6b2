"""`chytrejsi report fiche`: one area of activity on a page or two."""

from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.asked import PlanOption, opened_then
from chytrejsi.cli.earlier import AsOf, At, Then
from chytrejsi.cli.options import Lang, Quiet, Root
from chytrejsi.cli.report.asking import (
    HalfOption,
    YearOption,
    known_ones,
    newest_within,
    plan_for,
    time_asked,
    time_of,
)
from chytrejsi.cli.report.making import DiscardEdits, Form, Output, Pdf, Public, make
from chytrejsi.language import N_, _
from chytrejsi.stopping import Stop

if TYPE_CHECKING:
    from datetime import date

    from chytrejsi.model.dataset import Dataset
    from chytrejsi.model.fiche import Fiche
    from chytrejsi.model.period import Period
    from chytrejsi.model.plan import Plan

HELP = N_(
    "Write the fiche of one area of activity as a Word document: its ten fields, its indicators "
    "and how it stands.\n\n"
    "Where several plans have a fiche of that name, the plan in force at the end of the newest "
    "data is meant, unless --plan names another."
)
EXAMPLES = (
    ("chytrejsi report fiche energeticky-management", N_("the fiche as the newest data tell it")),
    (
        "chytrejsi report fiche energeticky-management --plan ap1 --year 2023",
        N_("the fiche of an earlier plan, as it stood at the end of 2023"),
    ),
)


def command(
    fiche: Annotated[
        str, typer.Argument(metavar=_("ID"), help=_("The fiche, named as its file is."))
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
    """Write the fiche of one area of activity."""
    from chytrejsi.report.context import Subject

    with opened_then(root, Then(at, as_of, quiet), as_json=False) as data:
        about = time_asked(data.dataset, year, period)
        chosen = _fiche_asked(data.dataset, fiche, plan, about)
        owner = data.dataset.plans[chosen.plan]
        about = time_of(owner, about, named=bool(year or period))
        form = Form(output, pdf=pdf, public=public, discard_edits=discard_edits, quiet=quiet)
        make(data, "fiche", owner, about, form, Subject(fiche=chosen))


def _fiche_asked(dataset: "Dataset", name: str, plan: str | None, about: "Period") -> "Fiche":
    """Find the fiche in the plan asked for, else in the one in force, else in the newest."""
    found = [each for each in dataset.fiches.values() if each.id == name]
    if plan is not None:
        asked = plan_for(dataset, plan, about).id
        found = [each for each in found if each.plan == asked]
    if not found:
        raise Stop(_unknown(dataset, name, plan))
    day = newest_within(dataset, about).end
    return max(found, key=lambda each: _nearness(dataset.plans[each.plan], day))


def _nearness(plan: "Plan", day: "date") -> "tuple[bool, date]":
    """Order plans: those approved by the day come first, and of them the last."""
    return plan.approved.date <= day, plan.approved.date


def _unknown(dataset: "Dataset", name: str, plan: str | None) -> str:
    """Say which fiches there are, and which one may have been meant."""
    known = sorted({each.id for each in dataset.fiches.values() if plan in {None, each.plan}})
    told = _("There is no fiche '{fiche}'.", fiche=name)
    if plan is not None:
        told = _("The plan {plan} has no fiche '{fiche}'.", plan=plan, fiche=name)
    return f"{told} {known_ones(name, known)}"
