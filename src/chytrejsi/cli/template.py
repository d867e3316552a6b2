"""`chytrejsi template`: a workbook for each guarantor, ready to be filled in and sent back."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.asked import (
    Guarantors,
    RoundPeriod,
    chosen_from,
    opened,
    period_from,
    plan_then,
)
from chytrejsi.cli.frame import Example
from chytrejsi.cli.options import Format, Lang, Quiet, Root, TextOrJson
from chytrejsi.findings import CellPlace, Finding, Rule
from chytrejsi.language import N_, _, current
from chytrejsi.workspace import Workspace

if TYPE_CHECKING:
    from datetime import date

    from chytrejsi.model.dataset import Dataset
    from chytrejsi.model.period import Period
    from chytrejsi.sheet.form import Round

HELP = N_(
    "Write one Excel workbook for each guarantor, with only what that guarantor is asked: last "
    "values, targets, lists to choose from, and locked cells around the inputs.\n\n"
    "The plan in force at the period's end is asked about. What has no known guarantor goes to "
    "the coordinator. A workbook that somebody has filled in is never overwritten."
)
EXAMPLES: tuple[Example, ...] = (
    ("chytrejsi template --period 2025", N_("workbooks for all, into templates/")),
    (
        "chytrejsi template --period 2025-H1 --guarantor odbor-dopravy --output posta",
        N_("one guarantor, half a year, into the folder posta/"),
    ),
)


def command(
    period: RoundPeriod,
    guarantor: Guarantors = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar=_("DIR"), help=_("Where to write; else templates/.")),
    ] = None,
    form: Format = TextOrJson.TEXT,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> int:
    """Write a workbook for each guarantor."""
    from chytrejsi.sheet.form import Round

    data = opened(root, as_json=form is TextOrJson.JSON)
    asked = period_from(period)
    round_ = Round(data.dataset, plan_then(data.dataset, asked), asked)
    chosen = chosen_from(round_, guarantor or ())
    folder = output if output is not None else data.space.templates
    written, kept = _write(data.space, round_, chosen, folder)
    if form is TextOrJson.JSON:
        _tell_json(asked, written, kept)
    else:
        _tell(written, kept, folder, quiet=quiet)
    if not kept:
        return 0
    return 3 if written else 1


def _write(
    space: Workspace, round_: "Round", guarantors: Sequence[str], folder: Path
) -> tuple[list[Path], list[Finding]]:
    """Write the workbooks; gives those written and what was left as it is."""
    from chytrejsi.cli.output import progress
    from chytrejsi.sheet.write.workbook import write_workbook
    from chytrejsi.store.made import edited, write_each

    day = day_of(round_.dataset)
    written: list[Path] = []
    kept: list[Finding] = []

    def made() -> Iterator[tuple[Path, bytes]]:
        for guarantor in progress(guarantors, _("Writing workbooks")):
            path = folder / f"{round_.period}_{guarantor}.xlsx"
            data = write_workbook(round_.form(guarantor), day)
            if edited(space, path) and path.read_bytes() != data:
                kept.append(Rule.TEMPLATE_FILLED.at(CellPlace(space.name(path))))
            else:
                written.append(path)
                yield path, data

    write_each(space, made())
    return written, kept


def day_of(dataset: "Dataset") -> "date":
    """Date the workbooks: by SOURCE_DATE_EPOCH, else by the newest of the data."""
    import os

    from chytrejsi.cli.clock import VARIABLE, today

    if os.environ.get(VARIABLE):
        return today()
    days = [plan.approved.date for plan in dataset.plans.values()]
    days += [each.received.date for each in dataset.observations.values() if each.received]
    return max(days)


def _tell(written: Sequence[Path], kept: Sequence[Finding], folder: Path, *, quiet: bool) -> None:
    from chytrejsi.cli.output import answer, near, show_findings

    if not quiet:
        count = len(written)
        words = current()
        for path in written:
            answer(str(near(path)))
        answer(
            words.plural(
                "{count} workbook written to {folder}",
                "{count} workbooks written to {folder}",
                count,
                folder=near(folder),
            )
        )
    show_findings(kept)


def _tell_json(period: "Period", written: Sequence[Path], kept: Sequence[Finding]) -> None:
    from chytrejsi.cli.output import answer_json

    answer_json(
        {
            "period": str(period),
            "written": [str(path) for path in written],
            "findings": [finding.as_json() for finding in kept],
        }
    )
