"""The list of commands; each one's module is imported only when it is run.

To add a command, write a module in this folder with a function `command` (or a `typer.Typer`
named `app` for a family of commands) and add a line to COMMANDS.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Annotated, Any

import click
import typer
from typer.core import TyperGroup

from chytrejsi.findings import Stop
from chytrejsi.language import LANGUAGES, N_, _

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 80}


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


class LazyGroup(TyperGroup):
    """A group that lists its commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands in the order of the loop."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Give what the overview and completion need: the name and the help line."""
        entry = COMMANDS.get(cmd_name)
        return entry and click.Command(cmd_name, help=_(entry.help))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Give the command itself, because it is about to run or to complete its arguments."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, load(name) if name in COMMANDS else command, rest


def load(name: str) -> click.Command:
    """Import a command's module and make its click command."""
    module = import_module(f"chytrejsi.cli.{COMMANDS[name].module}")
    family: typer.Typer | None = getattr(module, "app", None)
    if family is None:
        family = typer.Typer(rich_markup_mode=None, add_completion=False)
        family.command(name, context_settings=CONTEXT)(module.command)
    command = typer.main.get_command(family)
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
    help=_("Keep, monitor and report a public action plan.")
    + "\n\n"
    + _("Start with: chytrejsi init DIR --demo, then chytrejsi report annual."),
    epilog=_("Exit codes: 0 fine, 1 findings, 2 could not run, 3 only part was done, 75 busy."),
)
def root(
    lang: Annotated[
        str, typer.Option(help=_("Language of the messages: {known}.", known=", ".join(LANGUAGES)))
    ] = "cs",
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=_("Show the version.")),
    ] = False,
) -> None:
    """Keep, monitor and report a public action plan."""


def run(arguments: list[str] | None = None, **extra: Any) -> int:
    """Run the command line and give the exit code; a Stop is told in one sentence."""
    try:
        answer = app(arguments, standalone_mode=False, prog_name="chytrejsi", **extra)
    except Stop as stop:
        from chytrejsi.cli.output import say_error

        say_error(str(stop))
        return stop.code
    except click.ClickException as problem:
        problem.show(sys.stderr)
        return problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    return answer if isinstance(answer, int) else 0
