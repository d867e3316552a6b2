"""`chytrejsi collect`: takes in the filled workbooks, each whole or not at all."""

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from chytrejsi.cli.asked import opened, period_from
from chytrejsi.cli.frame import Example
from chytrejsi.cli.options import Format, Lang, Quiet, Root, TextOrJson
from chytrejsi.language import N_, _
from chytrejsi.workspace import find

HELP = N_(
    "Take in filled workbooks (files or folders). Each is accepted whole or not at all; of a "
    "refused one every mistake is told with its cell and what to do.\n\n"
    "The same workbook again changes nothing, a newer one replaces what was sent before. Without "
    "--period the period of most of the workbooks is collected."
)
EXAMPLES: tuple[Example, ...] = (
    ("chytrejsi collect inbox", N_("all workbooks of a folder")),
    ("chytrejsi collect inbox --dry-run", N_("only say what would happen")),
    (
        "chytrejsi collect inbox --period 2025 --returned zpet",
        N_("one period; what is refused goes back by way of zpet/ with a letter"),
    ),
)


def command(
    paths: Annotated[
        list[Path], typer.Argument(metavar=_("PATH..."), help=_("Workbooks, or folders of them."))
    ],
    period: Annotated[
        str | None,
        typer.Option(
            "--period", metavar=_("PERIOD"), help=_("Which period is collected: 2025 or 2025-H1.")
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Read everything, write nothing."))
    ] = False,
    force_older: Annotated[
        bool,
        typer.Option("--force-older", help=_("Take in a workbook older than what is there.")),
    ] = False,
    form: Format = TextOrJson.TEXT,
    returned: Annotated[
        Path | None,
        typer.Option(
            "--returned",
            metavar=_("DIR"),
            help=_("Put refused workbooks here, each with a copy to mend and a letter."),
        ),
    ] = None,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> int:
    """Take in the filled workbooks."""
    from chytrejsi.cli.collected import exit_code, show, show_json
    from chytrejsi.cli.inbox import find_files
    from chytrejsi.cli.originals import Originals
    from chytrejsi.cli.recording import record
    from chytrejsi.cli.returning import give_back
    from chytrejsi.cli.taking import Wish, take_in
    from chytrejsi.store.writing import Transaction, locked

    asked = period_from(period) if period is not None else None
    space = find(Path.cwd(), root)
    found = find_files(paths, space)
    with nullcontext() if dry_run else locked(space):
        data = opened(root, as_json=form is TextOrJson.JSON)
        transaction = Transaction(space)
        originals = Originals(space, None if dry_run else transaction)
        outcomes = take_in(data, found, Wish(asked, dry_run, force_older, returned), originals)
        if not dry_run:
            # first, so that a folder which cannot be written ends the run with nothing taken in
            if returned is not None:
                outcomes = give_back(data, outcomes, returned, originals, transaction)
            originals.only(outcomes.kept)
            record(data, outcomes, transaction)
    if form is TextOrJson.JSON:
        show_json(outcomes)
    else:
        show(data.dataset, outcomes, dry_run=dry_run, quiet=quiet)
    return exit_code(outcomes)
