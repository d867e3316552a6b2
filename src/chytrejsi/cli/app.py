"""The list of commands; each one's module is imported only when it is run.

To add a command, write a module in this folder with `HELP`, `EXAMPLES` and a function `command`
(or a family of commands named `app`, see `frame.py`) and add a line to COMMANDS.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand
from typer.exceptions import TyperException

from chytrejsi.cli.frame import CONTEXT, Group, add, examples
from chytrejsi.cli.options import Lang
from chytrejsi.language import N_, _

if TYPE_CHECKING:
    from chytrejsi.findings import Stop


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command lives, and the line that the overview shows for it."""

    module: str
    help: str


COMMANDS: Mapping[str, Entry] = {
    "init": Entry("init", N_("Make a new workspace, or a fictional one to learn on.")),
    "check": Entry("check", N_("Check all files of the plan and say what to mend.")),
    "template": Entry("template", N_("Write a workbook for each guarantor to fill in.")),
    "collect": Entry("collect", N_("Take in the filled workbooks, each whole or not at all.")),
    "status": Entry("status", N_("Show who has sent what for a period.")),
    "progress": Entry("progress", N_("Show how far the indicators have come.")),
    "report": Entry("report", N_("Write a Word report from the data.")),
}

EXAMPLES = (
    ("chytrejsi init ukazka --demo", N_("make a fictional region to learn on")),
    ("chytrejsi check", N_("check the plan of the folder you are in")),
    ("chytrejsi report annual", N_("write the annual report of the newest year with data")),
)


class LazyGroup(Group):
    """A group that lists its commands without importing them."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        """Name the commands in the order of the loop."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - typer's signature
        """Give what the overview and completion need: the name and the help line."""
        entry = COMMANDS.get(cmd_name)
        return entry and TyperCommand(cmd_name, help=_(entry.help))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Give the command itself, because it is about to run or to complete its arguments."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, load(name) if name in COMMANDS else command, rest


def load(name: str) -> Any:
    """Import a command's module and make its command, or its family of commands."""
    module = import_module(f"chytrejsi.cli.{COMMANDS[name].module}")
    app: typer.Typer | None = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(rich_markup_mode=None, add_completion=False)
        add(app, name, module.command, module.HELP, module.EXAMPLES)
    command = typer.main.get_command(app)
    command.name = name
    return command


app = typer.Typer(
    cls=LazyGroup,
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


def _stop() -> "type[Stop]":
    # asked for only when something was raised: the catalogue of findings comes with it
    from chytrejsi.findings import Stop

    return Stop


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and give the exit code; a Stop is told in one sentence."""
    from chytrejsi.cli.usage import complain

    try:
        answer = program()(arguments, standalone_mode=False, prog_name="chytrejsi")
    except _stop() as stop:
        from chytrejsi.cli.output import say_error

        say_error(str(stop))
        return stop.code
    except TyperException as problem:
        return complain(problem)
    except typer.Abort:
        return 130
    return answer if isinstance(answer, int) else 0
