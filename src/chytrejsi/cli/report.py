"""`chytrejsi report`: Word documents from the data, one command per kind."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.asked import Opened, PlanOption, opened, period_from, plan_asked
from chytrejsi.cli.frame import add, family
from chytrejsi.cli.options import Lang, Quiet, Root
from chytrejsi.findings import Finding, Stop
from chytrejsi.language import N_, _
from chytrejsi.workspace import Workspace

if TYPE_CHECKING:
    from chytrejsi.model.dataset import Dataset
    from chytrejsi.model.period import Period
    from chytrejsi.model.plan import Plan
    from chytrejsi.report.blocks import Report

HELP = N_("Write a Word report from the data.")
EXAMPLES = (
    ("chytrejsi report annual", N_("write the annual report of the newest year with data")),
    ("chytrejsi report annual --year 2025", N_("write the annual report of one year")),
)
ANNUAL_HELP = N_(
    "Write the annual report of a plan as a Word document.\n\n"
    "Without --year it is about the newest year that has data, without --plan about the plan in "
    "force at the end of that data. Where files have errors, nothing is written."
)
ANNUAL_EXAMPLES = (
    ("chytrejsi report annual", N_("the newest year with data, into reports/")),
    ("chytrejsi report annual --year 2025 --output zprava.docx", N_("one year, into this file")),
)
_FILES = {"annual": "vyrocni-zprava-{plan}-{period}.docx"}
_BATCH = 25  # charts
_PATIENCE = 1.0  # seconds
app = family(HELP, EXAMPLES)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What was asked for: plan, period, output; None where the program may choose."""

    plan: str | None
    period: "Period | None"
    output: Path | None
    discard_edits: bool


def annual(
    plan: PlanOption = None,
    year: Annotated[
        str | None,
        typer.Option("--year", metavar=_("YEAR"), help=_("The year; otherwise the newest.")),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period", metavar=_("PERIOD"), help=_("A half-year in place of a year: 2025-H1.")
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar=_("FILE"), help=_("Where to write the document.")),
    ] = None,
    discard_edits: Annotated[
        bool,
        typer.Option("--discard-edits", help=_("Overwrite a document that a person has edited.")),
    ] = False,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> None:
    """Write the annual report."""
    wish = _Wish(plan, _asked(year, period), output, discard_edits)
    made = _make("annual", wish, root, quiet=quiet)
    if made is None:
        raise typer.Exit(1)
    from chytrejsi.cli.output import answer

    answer(str(made))


add(app, "annual", annual, ANNUAL_HELP, ANNUAL_EXAMPLES)


def _asked(year: str | None, period: str | None) -> "Period | None":
    from chytrejsi.model.period import Period

    if year is not None and period is not None:
        raise Stop(_("Give --year or --period, not both."))
    if year is None:
        return period_from(period) if period is not None else None
    no_year = Stop(_("'{value}' is no year; a half-year goes with --period.", value=year))
    try:
        read = Period.parse(year)
    except ValueError as error:
        raise no_year from error
    if read.half is not None:
        raise no_year
    return read


def _make(kind: str, wish: _Wish, root: Path | None, *, quiet: bool) -> Path | None:
    """Make one document; None where its outline has mistakes, which are shown."""
    from chytrejsi.cli.output import say, show_findings
    from chytrejsi.store.made import write_made

    here = opened(root, as_json=False)
    period = wish.period or _newest_year(here.dataset)
    plan = plan_asked(here.dataset, wish.plan, _newest_within(here.dataset, period))
    path = wish.output or here.space.reports / _FILES[kind].format(plan=plan.id, period=period)
    _guard(here.space, path, wish)
    report = _report(here, kind, plan, period)
    if isinstance(report, list):
        show_findings(report)
        return None
    if not quiet:
        say(_("Annual report on {period}: {plan}.", period=period, plan=plan.title))
    write_made(here.space, path, _document(here.space, report, quiet=quiet))
    return _near(path)


def _newest_year(dataset: "Dataset") -> "Period":
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


def _newest_within(dataset: "Dataset", period: "Period") -> "Period":
    """Give the newest period with data within another, else that one itself."""
    return max(filter(period.covers, dataset.periods_with_data()), default=period)


def _guard(space: Workspace, path: Path, wish: _Wish) -> None:
    """Stop before a document that a person has edited would be overwritten."""
    from chytrejsi.store.made import edited

    if not wish.discard_edits and edited(space, path):
        raise Stop(
            _(
                "{file} has been edited since the program wrote it, or the program did not write "
                "it. Move it away, choose another file with --output, or give --discard-edits.",
                file=path,
            )
        )


def _report(here: Opened, kind: str, plan: "Plan", period: "Period") -> "Report | list[Finding]":
    """Make the report as values; findings where its outline has mistakes."""
    from chytrejsi.report.compose import OutlineMistakeError
    from chytrejsi.report.kinds import REPORTS
    from chytrejsi.store.inputs import digest_of
    from chytrejsi.store.outline import load_outline

    loaded = load_outline(here.space, kind, here.dataset.concept.language)
    if loaded.outline is None:
        return list(loaded.findings)
    digest = digest_of(here.space)
    try:
        return REPORTS[kind](
            here.dataset, plan.id, period, loaded.outline, loaded.positions, digest
        )
    except OutlineMistakeError as mistake:
        return mistake.findings


def _document(space: Workspace, report: "Report", *, quiet: bool) -> bytes:
    """Draw the charts and write the .docx, telling how far it is where that takes long."""
    from time import monotonic

    from chytrejsi.cli.output import say
    from chytrejsi.render.charts import draw
    from chytrejsi.render.word import charts_of, render_word
    from chytrejsi.store.outline import reference_docx

    charts = charts_of(report)
    pictures: list[bytes] = []
    told = monotonic()
    for start in range(0, len(charts), _BATCH):
        pictures += draw(charts[start : start + _BATCH], report.language)
        if not quiet and monotonic() - told > _PATIENCE:
            told = monotonic()
            say(_("Charts: {done} of {all}", done=len(pictures), all=len(charts)))
    return render_word(report, reference_docx(space), pictures=pictures)


def _near(path: Path) -> Path:
    """Name a path from the current folder where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path.resolve()
