"""`chytrejsi init`: a new workspace to fill in, or a fictional region to learn on."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.frame import Example
from chytrejsi.cli.options import Lang, Quiet
from chytrejsi.findings import Stop
from chytrejsi.language import N_, _, current
from chytrejsi.workspace import MARKER, Workspace, packaged

if TYPE_CHECKING:
    from chytrejsi.store.writing import Transaction

HELP = N_(
    "Make a new workspace in the folder DIR: one plan, one area of activity, one indicator and "
    "one guarantor to copy from, with comments on what to write where.\n\n"
    "With --demo it is a complete fictional region with three years of values and filled "
    "workbooks, on which the whole loop can be tried."
)
EXAMPLES: tuple[Example, ...] = (
    ("chytrejsi init muj-kraj", N_("a skeleton to write your own plan into")),
    ("chytrejsi init ukazka --demo", N_("a fictional region to learn on")),
)

# what a new workspace may find in its folder; the last is what a run that was killed has left
TOLERATED = {".git", ".chytrejsi"}


def command(
    folder: Annotated[Path, typer.Argument(metavar=_("DIR"), help=_("A new or an empty folder."))],
    demo: Annotated[
        bool, typer.Option("--demo", help=_("Make a complete fictional region."))
    ] = False,
    root: Annotated[
        Path | None,
        typer.Option(
            "--root",
            metavar=_("DIR"),
            help=_("The folder in which the new one lies; otherwise the current one."),
        ),
    ] = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> int:
    """Make a new workspace."""
    from chytrejsi.cli.output import answer

    space = Workspace((root or Path.cwd()) / folder)
    if not _finished(space):
        _refuse_what_is_there(space.root)
        _write(space, demo=demo)
    if not quiet:
        answer(_told_of_demo(folder, space) if demo else _told_of_scaffold(folder))
    return 0


def _finished(space: Workspace) -> bool:
    """Finish a new workspace that an interrupted run has left half made."""
    from chytrejsi.store.writing import recover

    return MARKER.as_posix() in recover(space)


def _write(space: Workspace, *, demo: bool) -> None:
    """Write all files of a new workspace, or none of them."""
    from chytrejsi.store.schema import schema_files
    from chytrejsi.store.writing import Transaction, locked

    with _taken_back(space.root), locked(space):
        transaction = Transaction(space)
        _copy(transaction, packaged("scaffold") / "dotfiles", space.root, prefix=".")
        _copy(transaction, packaged("report_templates"), space.report_templates)
        for name, data in schema_files(current()).items():
            transaction.put(space.root / name, data)
        if demo:
            from chytrejsi.cli.demo import fill_inbox

            fill_inbox(space, transaction)
        _copy(transaction, packaged("demo" if demo else "scaffold") / "workspace", space.root)
        transaction.commit()


@contextmanager
def _taken_back(target: Path) -> Iterator[None]:
    """Take the folder away again where nothing was written into it, nor is decided to be."""
    from chytrejsi.store.writing import pending

    new = not target.exists()
    try:
        yield
    except BaseException:
        with suppress(OSError, Stop):
            left = {path.name for path in target.iterdir()}
            if left <= TOLERATED and not pending(Workspace(target)):
                shutil.rmtree(target / ".chytrejsi", ignore_errors=True)
            if new:
                target.rmdir()
        raise


def _refuse_what_is_there(target: Path) -> None:
    """Stop where something of the user's could be overwritten."""
    try:
        taken = sorted({path.name for path in target.iterdir()} - TOLERATED)
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise Stop(_("{folder} is a file, not a folder.", folder=target)) from None
    except OSError as problem:
        raise Stop(
            _("{folder} cannot be read: {problem}", folder=target, problem=problem.strerror)
        ) from problem
    if taken:
        raise Stop(
            _(
                "{folder} is not empty ({first}); nothing was written. Name a new folder.",
                folder=target,
                first=taken[0],
            )
        )


def _copy(transaction: "Transaction", source: Path, target: Path, prefix: str = "") -> None:
    """Copy the files below a folder; `prefix` is put before their names."""
    # the file that makes a workspace of the folder comes last: what has it is whole
    for path in sorted(source.rglob("*"), key=lambda path: (path == source / MARKER, path)):
        if path.is_file():
            place = path.relative_to(source)
            transaction.put(target / place.with_name(prefix + place.name), path.read_bytes())


def _told_of_scaffold(folder: Path) -> str:
    return "\n".join(
        (
            _("A new workspace lies in {folder}.", folder=folder),
            "",
            _("What to do next:"),
            f"  cd {folder}",
            *_steps(
                ("plan/concept.yaml", _("write the concept's name, objectives and areas")),
                ("plan/organisation.yaml", _("write the departments")),
                ("plan/ap1/", _("write the plan and copy the fiche for each area")),
                ("indicators/catalogue/", _("copy the card for each indicator")),
                ("chytrejsi check", _("see what is still missing")),
            ),
        )
    )


def _told_of_demo(folder: Path, space: Workspace) -> str:
    from chytrejsi.cli.demo import INBOX

    filled = len(list((space.root / INBOX).glob("*.xlsx")))
    return "\n".join(
        (
            _("A fictional region lies in {folder}; all of its data are made up.", folder=folder),
            current().plural(
                "Its inbox holds {count} filled workbook for the year 2024.",
                "Its inbox holds {count} filled workbooks for the year 2024.",
                filled,
            ),
            "",
            _("The whole loop, step by step:"),
            f"  cd {folder}",
            *_steps(
                ("chytrejsi check", _("the plan is in order; notes say what is not confirmed")),
                ("chytrejsi progress", _("how the indicators stood at the end of 2023")),
                ("chytrejsi status --period 2024", _("nobody has answered for 2024 yet")),
                (
                    "chytrejsi collect inbox --returned zpet",
                    _("two workbooks are refused; copies with the cells marked lie in zpet"),
                ),
                ("chytrejsi collect opravene", _("the two again, corrected")),
                ("chytrejsi status --period 2024", _("one organisation is still missing")),
                ("chytrejsi remind --period 2024", _("a letter to the one that is missing")),
                ("chytrejsi progress", _("how the indicators stand at the end of 2024")),
                ("chytrejsi report annual", _("the annual report in Word, in the folder reports")),
                ("chytrejsi template --period 2025", _("workbooks for the next round")),
            ),
        )
    )


def _steps(*steps: tuple[str, str]) -> list[str]:
    return [line for shell, what in steps for line in (f"  {shell}", f"      {what}")]
