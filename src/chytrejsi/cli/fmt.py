"""`chytrejsi fmt`: the files of the plan in their one canonical form."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.frame import Example
from chytrejsi.cli.options import Format, Lang, Quiet, Root, TextOrJson
from chytrejsi.findings import Finding, Stop
from chytrejsi.language import N_, _, current
from chytrejsi.workspace import Workspace

if TYPE_CHECKING:
    from chytrejsi.store.formatting import Form

HELP = N_(
    "Bring the files of the plan and of the indicators into their one form, so that a diff shows "
    "only what has changed: the order of keys, quotes, folded lines.\n\n"
    "What the files mean, the order of lists and the comments stay as they are. A file with "
    "errors is left alone: the exit code is then 3 where others were formatted, and 1 where "
    "nothing was written. --check ends with 1 where a file has errors or would change. Outlines "
    "in report_templates/ are not formatted."
)
EXAMPLES: tuple[Example, ...] = (
    ("chytrejsi fmt", N_("all files of plan/ and indicators/")),
    ("chytrejsi fmt plan/ap2", N_("only those below a folder")),
    ("chytrejsi fmt --check", N_("change nothing, but say what would change; for CI")),
)


@dataclass(frozen=True, slots=True)
class _Result:
    """What became of the files: those known to be in order, and those that were looked at."""

    kept: list[str] = field(default_factory=list)
    looked_at: list["Form"] = field(default_factory=list)

    @property
    def differing(self) -> list["Form"]:
        """The files that are not in their form."""
        return [each for each in self.looked_at if each.differs]

    @property
    def wrong(self) -> list["Form"]:
        """The files with errors, which are left alone."""
        return [each for each in self.looked_at if each.canonical is None]

    @property
    def in_order(self) -> int:
        """How many files were in their form."""
        return len(self.kept) + len(self.looked_at) - len(self.differing) - len(self.wrong)

    @property
    def errors(self) -> list[Finding]:
        """What is wrong with the files that were left alone."""
        return [finding for each in self.wrong for finding in each.errors]


def command(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar=_("[FILE]..."), help=_("Files or folders; otherwise all.")),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help=_("Change nothing; say which files would change."))
    ] = False,
    form: Format = TextOrJson.TEXT,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> int:
    """Bring the files into their canonical form."""
    from chytrejsi.store.formatting import Remembered, files_to_format
    from chytrejsi.store.writing import recover
    from chytrejsi.workspace import find

    space = find(Path.cwd(), root)
    recover(space)
    everything = list(files_to_format(space))
    wanted = _wanted(space, everything, files) if files else everything
    memory = Remembered(space)
    result = _Result()
    new: list[str] = []
    for file in wanted:
        (result.kept if memory.knows(file) else new).append(file)
    if check:
        _look(space, new, result)
    elif new:
        _format(space, new, result)
    if not check or space.state.is_dir():
        told = [each for each in result.looked_at if not (check and each.differs)]
        memory.keep(told, whole=not files)
    _tell(result, check=check, form=form, quiet=quiet)
    return _exit_code(result, check=check)


def _exit_code(result: _Result, *, check: bool) -> int:
    """Give 3 where only a part was done."""
    if check:
        return int(bool(result.wrong or result.differing))
    return (3 if result.differing else 1) if result.wrong else 0


def _wanted(space: Workspace, everything: Sequence[str], asked: Sequence[Path]) -> list[str]:
    """Choose the files asked for, by themselves or by a folder above them."""
    wanted: set[str] = set()
    for path in asked:
        name = space.name(path)
        found = {file for file in everything if file == name or file.startswith(f"{name}/")}
        if name == ".":
            found = set(everything)
        if not found:
            raise Stop(
                _(
                    "{file} is no YAML file of plan/ or indicators/ in the workspace {root}, and "
                    "there is none below it.",
                    file=path,
                    root=space.root,
                )
            )
        wanted |= found
    return [file for file in everything if file in wanted]


def _look(space: Workspace, files: Sequence[str], result: _Result) -> None:
    from chytrejsi.cli.output import progress
    from chytrejsi.store.formatting import form_of

    for file in progress(files, _("Formatting")):
        result.looked_at.append(form_of(space, file))


def _format(space: Workspace, files: Sequence[str], result: _Result) -> None:
    """Write what differs, all together."""
    from chytrejsi.store.writing import Transaction, locked

    with locked(space):
        _look(space, files, result)
        transaction = Transaction(space)
        for each in result.differing:
            if each.canonical is not None:
                transaction.put(space.root / each.file, each.canonical)
        transaction.commit()


def _tell(result: _Result, *, check: bool, form: TextOrJson, quiet: bool) -> None:
    from chytrejsi.cli.output import answer, answer_json, count_findings, show_findings
    from chytrejsi.findings import in_order

    if form is TextOrJson.JSON:
        found = [each.as_json() for each in in_order(result.errors)]
        files = [
            *({"file": file, "status": "unchanged"} for file in result.kept),
            *({"file": each.file, "status": _status(each, check)} for each in result.looked_at),
        ]
        files.sort(key=lambda each: each["file"])
        counts = count_findings(result.errors)
        answer_json({"files": files, "findings": found, "counts": counts})
        return
    for each in () if quiet and not check else result.differing:
        answer(each.file)
    show_findings(result.errors)
    if not quiet or result.wrong or (check and result.differing):
        answer(_summary(result, check=check))


def _status(form: "Form", check: bool) -> str:
    if form.canonical is None:
        return "error"
    if not form.differs:
        return "unchanged"
    return "differs" if check else "formatted"


def _summary(result: _Result, *, check: bool) -> str:
    """Say in one line what became of how many files."""
    words = current()
    differing, wrong = len(result.differing), len(result.wrong)
    parts = []
    if differing and check:
        parts.append(
            words.plural(
                "{count} file would be formatted", "{count} files would be formatted", differing
            )
        )
    elif differing:
        parts.append(words.plural("{count} file formatted", "{count} files formatted", differing))
    if wrong:
        parts.append(
            words.plural(
                "{count} file with errors left alone", "{count} files with errors left alone", wrong
            )
        )
    parts.append(words.plural("{count} file in order", "{count} files in order", result.in_order))
    return ", ".join(parts)
