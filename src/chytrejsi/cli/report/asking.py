"""What the commands of reports ask about alike: the year or the half-year, and the plan."""

from collections.abc import Collection
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.asked import period_from, plan_asked
from chytrejsi.language import _, current
from chytrejsi.stopping import Stop

if TYPE_CHECKING:
    from chytrejsi.model.dataset import Dataset
    from chytrejsi.model.period import Period
    from chytrejsi.model.plan import Plan

YearOption = Annotated[
    str | None,
    typer.Option("--year", metavar=_("YEAR"), help=_("The year; otherwise the newest.")),
]
HalfOption = Annotated[
    str | None,
    typer.Option(
        "--period", metavar=_("PERIOD"), help=_("A half-year in place of a year: 2025-H1.")
    ),
]


def year_asked(dataset: "Dataset", year: str | None, period: str | None) -> "Period":
    """Read the year or the half-year asked for, else take the year of the newest data."""
    _not_both(year, period)
    if year is not None:
        return _year_from(year)
    return newest_year(dataset) if period is None else period_from(period)


def _not_both(year: str | None, period: str | None) -> None:
    if year is not None and period is not None:
        raise Stop(_("Give --year or --period, not both."))


def _year_from(text: str) -> "Period":
    from chytrejsi.model.period import Period

    no_year = Stop(_("'{value}' is no year; a half-year goes with --period.", value=text))
    try:
        read = Period.parse(text)
    except ValueError as error:
        raise no_year from error
    if read.half is not None:
        raise no_year
    return read


def newest_year(dataset: "Dataset") -> "Period":
    """Give the year of the newest data."""
    from chytrejsi.progress.evaluate import newest_period

    newest = newest_period(dataset)
    if newest is None:
        raise Stop(
            _(
                "Nothing has been reported yet. Collect workbooks with 'chytrejsi collect', "
                "or name the year with --year."
            )
        )
    return newest.whole_year


def newest_within(dataset: "Dataset", period: "Period") -> "Period":
    """Give the newest period with data within another, else that one itself."""
    return max(filter(period.covers, dataset.periods_with_data()), default=period)


def half_asked(dataset: "Dataset", period: str | None, year: str | None) -> "Period":
    """Read the half-year asked for, else find the newest one; a year means its first half."""
    from chytrejsi.model.period import Period

    _not_both(year, period)
    if year is not None:
        return Period(_year_from(year).year, 1)
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


# --- the plan -----------------------------------------------------------------------------------


def plan_for(dataset: "Dataset", asked: str | None, about: "Period") -> "Plan":
    """Give the plan asked for, else the one in force by the data of the time asked about."""
    return plan_asked(dataset, asked, newest_within(dataset, about))


def stop_too_early(plan: "Plan", about: "Period") -> None:
    """Stop where a final evaluation is asked of a time before the plan."""
    if about.end < plan.approved.date:
        raise Stop(
            _(
                "The plan {plan} was approved on {day}; choose a year from {year} on.",
                plan=plan.id,
                day=current().day(plan.approved.date),
                year=plan.approved.date.year,
            )
        )


# --- what a document holds without any reported value -------------------------------------------


def time_asked(dataset: "Dataset", year: str | None, period: str | None) -> "Period":
    """Read the time asked for, else take the newest year with data, else the last plan's first."""
    named = year is not None or period is not None
    if named or dataset.periods_with_data() or not dataset.plans:
        return year_asked(dataset, year, period)
    return first_year(max(dataset.plans.values(), key=lambda plan: plan.approved.date))


def time_of(plan: "Plan", about: "Period", *, named: bool) -> "Period":
    """Tell a plan that came after all data at its first year, unless a time was named."""
    return about if named else max(about, first_year(plan))


def first_year(plan: "Plan") -> "Period":
    """Give the year in which a plan begins, or in which it is approved where that is later."""
    from chytrejsi.model.period import Period

    return Period(max(plan.period.start.year, plan.approved.date.year))


# --- ids that are not known ---------------------------------------------------------------------


def known_ones(name: str, known: Collection[str]) -> str:
    """List the ids that are known, for one that is not; the nearest first, as a question."""
    near = get_close_matches(name, known, n=1)
    listed = _("Known: {known}.", known=", ".join(known) or "–")
    return _("Did you mean '{name}'?", name=near[0]) + " " + listed if near else listed
