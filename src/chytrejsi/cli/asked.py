"""What a command is about: the workspace's data, the period, plan and guarantors asked for."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from chytrejsi.cli.earlier import Earlier, Then, earlier
from chytrejsi.language import _
from chytrejsi.stopping import Stop
from chytrejsi.workspace import Workspace, find

if TYPE_CHECKING:
    from datetime import date, datetime

    from chytrejsi.model.dataset import Dataset
    from chytrejsi.model.period import Period
    from chytrejsi.model.plan import Plan
    from chytrejsi.sheet.form import Round

PeriodOption = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar=_("PERIOD"),
        help=_("A year (2025) or a half-year (2025-H1); otherwise the newest with data."),
    ),
]
PlanOption = Annotated[
    str | None,
    typer.Option("--plan", metavar=_("ID"), help=_("The plan; otherwise the one in force.")),
]
RoundPeriod = Annotated[
    str,
    typer.Option(
        "--period", metavar=_("PERIOD"), help=_("The year (2025) or half-year (2025-H1).")
    ),
]
Guarantors = Annotated[
    list[str] | None,
    typer.Option(
        "--guarantor", metavar=_("ID"), help=_("Only this guarantor; may be given several times.")
    ),
]


class Opened(NamedTuple):
    """A workspace, what its files say, and the time at which the command began.

    Where an earlier state is asked about, the files are that state's, and the time is its day;
    whatever the command writes still goes into the workspace.
    """

    space: Workspace
    dataset: "Dataset"
    moment: "datetime"
    earlier: Earlier | None = None

    @property
    def today(self) -> "date":
        """The day that the whole command goes by."""
        return self.moment.date()

    @property
    def source(self) -> Workspace:
        """Where the files lie that were read."""
        return self.earlier.space if self.earlier else self.space


def opened(root: Path | None, *, as_json: bool) -> Opened:
    """Load the workspace; files with errors are shown and end the run, for figures would lack."""
    from chytrejsi.cli.clock import now
    from chytrejsi.store.writing import recover

    space = find(Path.cwd(), root)
    recover(space)
    return Opened(space, _sound(space, as_json=as_json), now())


@contextmanager
def opened_then(root: Path | None, then: Then, *, as_json: bool) -> Iterator[Opened]:
    """Load the workspace as `opened` does, or the earlier state of it that is asked for."""
    from datetime import UTC, datetime, time

    with earlier(find(Path.cwd(), root), then) as state:
        if state is None:
            yield opened(root, as_json=as_json)
            return
        dataset = _sound(state.space, as_json=as_json, mendable=False)
        moment = datetime.combine(state.day, time(), UTC)
        yield Opened(find(Path.cwd(), root), dataset, moment, state)


def _sound(space: Workspace, *, as_json: bool, mendable: bool = True) -> "Dataset":
    """Read the files of a workspace; where they have errors, show them and end the run."""
    from chytrejsi.cli.output import answer_findings, show_findings
    from chytrejsi.findings import Severity
    from chytrejsi.store.load import load

    loaded = load(space)
    errors = [each for each in loaded.findings if each.severity is Severity.ERROR]
    if loaded.dataset is not None and not errors:
        return loaded.dataset
    if as_json:
        answer_findings(errors)
    else:
        show_findings(errors)
    raise _wrong_figures(mendable=mendable)


def must_agree(data: Opened) -> None:
    """Show where files contradict each other and end the run, for a document would not tell.

    It does tell that a value is not certain, and of two that differ it takes neither.
    """
    from chytrejsi.checks import check
    from chytrejsi.cli.output import show_findings
    from chytrejsi.findings import Rule, Severity

    found = [each for each in check(data.dataset, data.today) if each.severity is Severity.ERROR]
    errors = [each for each in found if each.rule is not Rule.VALUE_CONFLICT]
    if errors:
        show_findings(errors)
        raise _wrong_figures(mendable=data.earlier is None)


def _wrong_figures(*, mendable: bool) -> typer.Exit:
    """Say why nothing more is done; what is committed cannot be mended any more."""
    from chytrejsi.cli.output import say

    if mendable:
        say(_("Files have errors, so that figures would be wrong. Mend them first."))
    else:
        say(_("The files of that state have errors, so that figures would be wrong. Take another."))
    return typer.Exit(1)


def period_asked(dataset: "Dataset", text: str | None, *, quiet: bool) -> "Period":
    """Read the period asked for, else take the newest that has data, and say so."""
    from chytrejsi.cli.output import say
    from chytrejsi.progress.evaluate import newest_period

    if text is not None:
        return period_from(text)
    newest = newest_period(dataset)
    if newest is None:
        raise Stop(_("Nothing has been reported yet. Name the period with --period."))
    if not quiet:
        say(_("Period {period}: the newest that has data.", period=newest))
    return newest


def plan_then(dataset: "Dataset", period: "Period") -> "Plan":
    """Give the plan in force at the period's end, for a command that lets no other be chosen."""
    plan = dataset.plan_in_force(period.end)
    if plan is None:
        known = ", ".join(sorted(dataset.plans)) or "–"
        raise Stop(
            _(
                "No plan was in force in {period}. Check the period, and when the plans were "
                "approved: {known}.",
                period=period,
                known=known,
            )
        )
    return plan


def period_from(text: str) -> "Period":
    """Read a period from an option's text."""
    from chytrejsi.model.period import Period

    try:
        return Period.parse(text)
    except ValueError as error:
        raise Stop(_("'{value}' is no period; write 2025 or 2025-H1.", value=text)) from error


def plan_asked(dataset: "Dataset", asked: str | None, period: "Period") -> "Plan":
    """Give the plan asked for, else the one in force at the period's end."""
    known = ", ".join(sorted(dataset.plans)) or "–"
    if asked is not None:
        if asked not in dataset.plans:
            raise Stop(_("There is no plan '{plan}'. Known: {known}.", plan=asked, known=known))
        return dataset.plans[asked]
    plan = dataset.plan_in_force(period.end)
    if plan is None:
        raise Stop(
            _(
                "No plan was in force in {period}. Name one with --plan: {known}.",
                period=period,
                known=known,
            )
        )
    return plan


def chosen_from(round_: "Round", wanted: Sequence[str]) -> tuple[str, ...]:
    """Give the guarantors to write for; one that is not asked for anything is a mistake."""
    from chytrejsi.findings import listed

    known = listed(round_.guarantors)
    for each in wanted:
        if not round_.is_asked(round_.current(each)):
            raise Stop(
                _(
                    "'{guarantor}' is not asked for anything in {period}. Asked are: {known}.",
                    guarantor=each,
                    period=round_.period,
                    known=known,
                )
            )
    if not round_.guarantors:
        raise Stop(_("Nobody is asked for anything in {period}.", period=round_.period))
    return tuple(dict.fromkeys(map(round_.current, wanted))) or round_.guarantors
