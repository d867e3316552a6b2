"""`chytrejsi report monitoring`: how far a plan is in the middle of a year."""

from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.asked import PlanOption, opened, period_from, plan_asked
from chytrejsi.cli.options import Lang, Quiet, Root
from chytrejsi.cli.report.making import DiscardEdits, Form, Output, Pdf, Public, make
from chytrejsi.findings import Stop
from chytrejsi.language import N_, _

if TYPE_CHECKING:
    from chytrejsi.model.dataset import Dataset
    from chytrejsi.model.period import Period

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
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> None:
    """Write the monitoring report."""
    here = opened(root, as_json=False)
    about = half_asked(here.dataset, period, year)
    chosen = plan_asked(here.dataset, plan, about)
    form = Form(output, pdf=pdf, public=public, discard_edits=discard_edits, quiet=quiet)
    make(here, "monitoring", chosen, about, form)


def half_asked(dataset: "Dataset", period: str | None, year: str | None) -> "Period":
    """Read the half-year asked for, else find the newest one."""
    from chytrejsi.model.period import Period

    if period is not None and year is not None:
        raise Stop(_("Give --year or --period, not both."))
    if year is not None:
        read = period_from(year)
        if read.half is not None:
            raise Stop(_("'{value}' is no year; a half-year goes with --period.", value=year))
        return Period(read.year, 1)
    if period is None:
        return _newest_half(dataset)
    read = period_from(period)
    if read.half is None:
        raise Stop(
            _(
                "A monitoring report is about a half-year; write --period {year}-H1 or {year}-H2.",
                year=read.year,
            )
        )
    return read


def _newest_half(dataset: "Dataset") -> "Period":
    """Give the newest half-year with data, else the second half of the newest year with data."""
    from chytrejsi.model.period import Period
    from chytrejsi.progress.evaluate import newest_period

    halves = [each for each in dataset.periods_with_data() if each.half is not None]
    if halves:
        return max(halves)
    newest = newest_period(dataset)
    if newest is None:
        raise Stop(_("Nothing has been reported yet. Name the half-year with --period."))
    return Period(newest.year, 2)
