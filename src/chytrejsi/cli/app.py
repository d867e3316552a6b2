"""The list of commands; each one's module is imported only when it is run.

To add a command, write a module in this folder with `HELP`, `EXAMPLES` and a function `command`
(for a family of commands: a package with `COMMANDS`, see `frame.py`) and add a line to COMMANDS.
"""

from collections.abc import Mapping
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from chytrejsi.cli.frame import CONTEXT, Entry, examples, lazy
from chytrejsi.cli.options import Lang
from chytrejsi.language import N_, _
from chytrejsi.stopping import Stop

HERE = "chytrejsi.cli"
COMMANDS: Mapping[str, Entry] = {
    "init": Entry(f"{HERE}.init", N_("Make a new workspace, or a fictional one to learn on.")),
    "check": Entry(f"{HERE}.check", N_("Check all files of the plan and say what to mend.")),
    "fmt": Entry(f"{HERE}.fmt", N_("Bring the files of the plan into their one form.")),
    "schema": Entry(
        f"{HERE}.schema", N_("Write the schemas by which editors complete and explain the files.")
    ),
    "diff": Entry(f"{HERE}.diff", N_("Tell what differs between two states of the plan.")),
    "change": Entry(f"{HERE}.change", N_("Draft and list the changes of the plan.")),
    "log": Entry(f"{HERE}.log", N_("Tell the life of a record or of the whole plan.")),
    "template": Entry(f"{HERE}.template", N_("Write a workbook for each guarantor to fill in.")),
    "collect": Entry(
        f"{HERE}.collect", N_("Take in the filled workbooks, each whole or not at all.")
    ),
    "status": Entry(f"{HERE}.status", N_("Show who has sent what for a period.")),
    "remind": Entry(f"{HERE}.remind", N_("Write letters to those who have not answered.")),
    "progress": Entry(f"{HERE}.progress", N_("Show how far the indicators have come.")),
    "report": Entry(f"{HERE}.report", N_("Write a Word report from the data.")),
    "textconv": Entry(f"{HERE}.textconv", N_("Print the text of an Office file, for git diff.")),
}

EXAMPLES = (
    ("chytrejsi init ukazka --demo", N_("make a fictional region to learn on")),
    ("chytrejsi check", N_("check the plan of the folder you are in")),
    ("chytrejsi report annual", N_("write the annual report of the newest year with data")),
)


app = typer.Typer(
    cls=lazy(COMMANDS),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings=CONTEXT,
)


def _version(wanted: bool) -> None:
    if wanted:
        from chytrejsi import __version__

        typer.echo(f"chytrejsi {__version__}")
        raise typer.Exit


@app.callback(
    help=_("Keep, monitor and report a public action plan."),
    epilog=examples(EXAMPLES)
    + "\n\n"
    + _("Exit codes: 0 fine, 1 findings, 2 could not run, 3 only part was done, 75 busy."),
)
def root(
    lang: Lang = "cs",
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=_("Show the version.")),
    ] = False,
) -> None:
    """Keep, monitor and report a public action plan."""


def program() -> Any:
    """Make the whole program's command, the options of TAB completion included."""
    command = typer.main.get_command(app)
    told = {
        "install_completion": _("Install TAB completion for the shell you are in."),
        "show_completion": _("Show the script of TAB completion, to copy or change it."),
    }
    for option in command.params:
        if option.name in told:
            option.help = told[option.name]  # type: ignore[attr-defined] # an option, not an argument
    return command


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and give the exit code; a Stop is told in one sentence."""
    try:
        answer = program()(arguments, standalone_mode=False, prog_name="chytrejsi")
    except Stop as stop:
        from chytrejsi.cli.output import say_error

        say_error(str(stop))
        return stop.code
    except TyperException as problem:
        from chytrejsi.cli.usage import complain

        return complain(problem)
    except OSError as error:  # a disk that fails where nobody foresaw it
        from chytrejsi.cli.output import say_error

        file, problem_ = error.filename or "?", error.strerror or error
        say_error(_("{file} cannot be read: {problem}", file=file, problem=problem_))
        return 2
    except typer.Abort:
        return 130
    return answer if isinstance(answer, int) else 0
