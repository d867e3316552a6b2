"""`chytrejsi report summary`: what a span of months brought, across the plans in force in it."""

from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.asked import opened_then
from chytrejsi.cli.earlier import AsOf, At, Then
from chytrejsi.cli.options import Lang, Quiet, Root
from chytrejsi.cli.report.making import DiscardEdits, Form, Output, Pdf, Public, make
from chytrejsi.language import N_, _, current
from chytrejsi.stopping import Stop

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from chytrejsi.model.dataset import Dataset
    from chytrejsi.model.plan import Plan

HELP = N_(
    "Write the executive summary of a span of months as a Word document.\n\n"
    "It tells what all plans in force in the span achieved, and the projects outside of them. "
    "Without --from the span begins with the concept's approval, without --to it ends with the "
    "newest data. What happened before or after the span is not told."
)
EXAMPLES = (
    ("chytrejsi report summary", N_("from the concept's approval to the newest data")),
    ("chytrejsi report summary --from 2019-02 --to 2024-06", N_("these months, both whole")),
)

Since = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar=_("MONTH"),
        help=_("The first month, as 2019-02; otherwise that of the concept's approval."),
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar=_("MONTH"),
        help=_("The last month, as 2024-06; otherwise that of the newest data."),
    ),
]


def command(
    since: Since = None,
    until: Until = None,
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
    """Write the executive summary."""
    from chytrejsi.cli.output import say
    from chytrejsi.report.context import Subject
    from chytrejsi.report.span import first_day, last_day, period_until

    with opened_then(root, Then(at, as_of, quiet), as_json=False) as here:
        last = _newest(here.dataset) if until is None else _day(until, last_day)
        first = _beginning(here.dataset) if since is None else _day(since, first_day)
        plan = _plan_at(here.dataset, first, last)
        if not quiet and (since is None or until is None):
            say(
                _("From {since} to {until}.", since=current().day(first), until=current().day(last))
            )
        form = Form(output, pdf=pdf, public=public, discard_edits=discard_edits, quiet=quiet)
        subject = Subject(since=first, until=last)
        make(here, "summary", plan, period_until(last), form, subject)


def _day(month: str, read: "Callable[[str], date]") -> "date":
    try:
        return read(month)
    except ValueError as error:
        raise Stop(_("'{value}' is no month; write 2024-06.", value=month)) from error


def _newest(dataset: "Dataset") -> "date":
    """Give the last day of the newest period that has data."""
    from chytrejsi.progress.evaluate import newest_period

    newest = newest_period(dataset)
    if newest is None:
        raise Stop(_("Nothing has been reported yet. Name the last month with --to."))
    return newest.end


def _beginning(dataset: "Dataset") -> "date":
    """Give the first day of the month in which the concept, else the first plan, was approved."""
    approved = dataset.concept.approved
    days = [approved.date] if approved else [each.approved.date for each in dataset.plans.values()]
    if not days:
        raise Stop(_("The day of the concept's approval is not known. Name a month with --from."))
    return min(days).replace(day=1)


def _plan_at(dataset: "Dataset", first: "date", last: "date") -> "Plan":
    """Give the plan in force at the end of the span."""
    if first > last:
        raise Stop(
            _("The span would end before it begins. Give --from a month that is not after --to.")
        )
    plan = dataset.plan_in_force(last)
    if plan is None:
        raise Stop(
            _(
                "No plan was approved by {day}. Give --to a later month.",
                day=current().day(last),
            )
        )
    return plan
