"""`chytrejsi schema`: the schemas by which an editor completes and explains the files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from chytrejsi.cli.frame import Example
from chytrejsi.cli.options import Lang, Quiet, Root
from chytrejsi.findings import Stop
from chytrejsi.language import N_, _, current
from chytrejsi.workspace import Workspace, find

HELP = N_(
    "Write a JSON Schema for each kind of file of a plan. By them an editor (VS Code with the "
    "YAML extension by Red Hat) offers keys and words while you type, explains them, and marks "
    "what 'chytrejsi check' would refuse. The first line of each file names its schema.\n\n"
    "Run it after the program was updated; only files that differ are written. The explanations "
    "are in the language of --lang."
)
EXAMPLES: tuple[Example, ...] = (
    ("chytrejsi schema", N_("into the folder .schema of the workspace")),
    ("chytrejsi schema --lang en --output schemas", N_("in English, into a folder of your own")),
)


def command(
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar=_("DIR"), help=_("Where to write; else .schema of the workspace.")
        ),
    ] = None,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> int:
    """Write the schemas of all kinds of files."""
    from chytrejsi.cli.output import answer
    from chytrejsi.store.schema import FOLDER, schema_files

    space = _workspace(root) if output is None else None
    folder = space.root / FOLDER if space else output or Path()
    wanted = {folder / Path(name).name: data for name, data in schema_files(current()).items()}
    changed = {path: data for path, data in wanted.items() if not _holds(path, data)}
    _write(space, changed)
    if not quiet:
        answer(_told(changed, folder))
    return 0


def _workspace(root: Path | None) -> Workspace:
    """Find the workspace; without one a folder can be named."""
    try:
        return find(Path.cwd(), root)
    except Stop as stop:
        raise Stop(
            _("{problem} Or name a folder for the schemas with --output.", problem=stop)
        ) from None


def _holds(path: Path, data: bytes) -> bool:
    """Tell whether a file has these bytes already; one that cannot be read is written anew."""
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _write(space: Workspace | None, files: Mapping[Path, bytes]) -> None:
    """Write all of them into a workspace or none, else one after the other."""
    from chytrejsi.store.writing import Transaction, locked, recover, write_file

    if space is None:
        for path, data in files.items():
            write_file(path, data)
        return
    recover(space)
    if not files:
        return
    with locked(space):
        transaction = Transaction(space)
        for path, data in files.items():
            transaction.put(path, data)
        transaction.commit()


def _told(changed: Mapping[Path, bytes], folder: Path) -> str:
    from chytrejsi.cli.output import near

    if not changed:
        return _("The schemas in {folder} are up to date.", folder=near(folder))
    told = current().plural(
        "{count} schema was written into {folder}:",
        "{count} schemas were written into {folder}:",
        len(changed),
        folder=near(folder),
    )
    return "\n".join((told, *(f"  {path.name}" for path in changed)))
