"""What the commands of reports ask about alike: the year, the half-year."""

from collections.abc import Collection
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.asked import period_from
from chytrejsi.findings import Stop
from chytrejsi.language import _

if TYPE_CHECKING:
    from chytrejsi.model.dataset import Dataset
    from chytrejsi.model.period import Period

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
    if year is not None and period is not None:
        raise Stop(_("Give --year or --period, not both."))
    if year is not None:
        return _year_from(year)
    return newest_year(dataset) if period is None else period_from(period)


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


def known_ones(name: str, known: Collection[str]) -> str:
    """List the ids that are known, for one that is not; the nearest first, as a question."""
    near = get_close_matches(name, known, n=1)
    listed = _("Known: {known}.", known=", ".join(known) or "–")
    return _("Did you mean '{name}'?", name=near[0]) + " " + listed if near else listed
