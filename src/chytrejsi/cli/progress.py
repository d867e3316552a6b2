"""`chytrejsi progress`: how far the indicators have come."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.asked import PeriodOption, PlanOption, opened_then, period_asked, plan_asked
from chytrejsi.cli.earlier import AsOf, At, Then
from chytrejsi.cli.frame import Example
from chytrejsi.cli.options import Lang, Quiet, Root
from chytrejsi.findings import Stop
from chytrejsi.language import N_, _, current

if TYPE_CHECKING:
    from chytrejsi.model.dataset import Dataset
    from chytrejsi.progress.standing import PlanStanding, Standing

HELP = N_(
    "Show how far the indicators of a plan have come: each with its way from the baseline to the "
    "target, its status and the reason for it, and how many of each area and objective stand "
    "how.\n\n"
    "The json and csv forms hold every method side by side; json also holds each step of the "
    "calculation."
)
EXAMPLES: tuple[Example, ...] = (
    ("chytrejsi progress", N_("the newest period with data, the plan in force then")),
    ("chytrejsi progress --period 2025 --fiche energeticky-management", N_("one area")),
    ("chytrejsi progress --as-of 2026-01-31", N_("as the data stood at the end of that day")),
    ("chytrejsi progress --format csv > plneni.csv", N_("a table to open in Excel")),
)


class Form(StrEnum):
    """The forms in which the command answers."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def command(
    plan: PlanOption = None,
    period: PeriodOption = None,
    fiche: Annotated[
        str | None,
        typer.Option("--fiche", metavar=_("ID"), help=_("Only the indicators of this fiche.")),
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", help=_("text for people, json and csv for scripts."))
    ] = Form.TEXT,
    at: At = None,
    as_of: AsOf = None,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> int:
    """Show how far the indicators have come."""
    from chytrejsi.cli.output import answer_bytes, answer_json, console, show
    from chytrejsi.progress.document import csv_of, document_of
    from chytrejsi.progress.evaluate import standings_of

    with opened_then(root, Then(at, as_of, quiet), as_json=form is Form.JSON) as here:
        dataset = here.dataset
        asked = period_asked(dataset, period, quiet=quiet)
        whole = standings_of(dataset, plan_asked(dataset, plan, asked).id, asked)
        shown = _within(dataset, whole, fiche)
        if form is Form.JSON:
            answer_json(document_of(whole, shown, current()))
        elif form is Form.CSV:
            answer_bytes(csv_of(whole, shown))
        else:
            from chytrejsi.cli.standings import pages

            columns = console().width
            show(*pages(dataset, whole, shown, rolled=fiche is None, columns=columns))
        return 0


def _within(dataset: "Dataset", whole: "PlanStanding", fiche: str | None) -> "tuple[Standing, ...]":
    """Keep the indicators of a fiche, if one is asked for."""
    if fiche is None:
        return whole.indicators
    known = [each.id for each in dataset.fiches_of(whole.plan)]
    if fiche not in known:
        raise Stop(
            _(
                "The plan {plan} has no fiche '{fiche}'. Known: {known}.",
                plan=whole.plan,
                fiche=fiche,
                known=", ".join(known) or "–",
            )
        )
    return tuple(each for each in whole.indicators if each.indicator.fiche == fiche)
