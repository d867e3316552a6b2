"""What every command has in common: help in the terminal's language, and examples in it.

typer asks gettext for half of its own words and has the other half fixed in English; here it is
given our translation for the one, and the classes below say the other. A command's module gives
`HELP` (a msgid of one or more paragraphs), `EXAMPLES` and a function `command`; the package of a
family of commands has `COMMANDS` in its place. A command's module is imported only when the
command is run. What every start has to define is a NamedTuple, not a dataclass, which takes four
times as long to make.
"""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any, ClassVar, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from chytrejsi.cli.options import Lang
from chytrejsi.language import N_, _

Example = tuple[str, str]
CONTEXT = {"help_option_names": ["--help", "-h"], "max_content_width": 80}

# typer would have gettext parse the whole catalogue at every start, for these few words of its own
typer.core._ = _  # type: ignore[assignment,attr-defined] # typer's name of gettext
TYPER_WORDS = (
    N_("Arguments"),
    N_("Options"),
    N_("Commands"),
    N_("default: {default}"),
    N_("required"),
    N_("env var: {var}"),
    N_("(dynamic)"),
    N_("Missing command."),
    N_("No such command {name!r}."),
    N_("Aborted!"),
)


def examples(pairs: Sequence[Example]) -> str:
    """Write the examples of a command's help: each a line of shell and a msgid of what it does."""
    lines = [line for shell, message in pairs for line in (f"  {shell}", f"      {_(message)}")]
    return "\n".join(("\b", _("Examples:"), *lines))


class _Translated:
    """What typer writes around a help's text, in the terminal's language."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage: "))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Name the pieces of the usage line."""
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc] # typer's
        return [_(piece) for piece in pieces]

    def get_help_option(self, ctx: Any) -> Any:
        """Give the option `--help`, with its help translated."""
        option = super().get_help_option(ctx)  # type: ignore[misc] # typer's
        if option is not None:
            option.help = _("Show this message and exit.")
        return option


class Command(_Translated, TyperCommand):
    """A command whose help speaks the terminal's language."""


class Group(_Translated, TyperGroup):
    """A family of commands whose help speaks the terminal's language."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; where there is none of that name, name the nearest."""
        name = args[0]
        unknown = not name.startswith("-") and self.get_command(ctx, name) is None
        if unknown and not ctx.resilient_parsing:
            near = get_close_matches(name, self.list_commands(ctx), n=1)
            ctx.fail(
                _("There is no command '{name}'. Did you mean '{near}'?", name=name, near=near[0])
                if near
                else _("There is no command '{name}'.", name=name)
            )
        return super().resolve_command(ctx, args)


# what typer writes into a usage line and into the help of --help, not by way of gettext
USAGE_WORDS = (
    N_("[OPTIONS]"),
    N_("COMMAND [ARGS]..."),
    N_("Show this message and exit."),
)


class Entry(NamedTuple):
    """Where a command lives (a module), and the line that the overview shows for it."""

    module: str
    help: str


class LazyGroup(Group):
    """A group that lists its commands without importing them; a class of its own each."""

    entries: ClassVar[Mapping[str, Entry]] = {}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        """Name the commands in their order."""
        return list(self.entries)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - typer's signature
        """Give what the overview and completion need: the name and the help line."""
        entry = self.entries.get(cmd_name)
        return entry and TyperCommand(cmd_name, help=_(entry.help))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Give the command itself, because it is about to run or to complete its arguments."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, load(self.entries, name) if name in self.entries else command, rest


def lazy(entries_: Mapping[str, Entry]) -> type[LazyGroup]:
    """Make the class of a group that has these commands."""

    class _Lazy(LazyGroup):
        entries = entries_

    return _Lazy


def load(entries: Mapping[str, Entry], name: str) -> Any:
    """Import a command's module and make its command, or its family of commands."""
    module = import_module(entries[name].module)
    below: Mapping[str, Entry] | None = getattr(module, "COMMANDS", None)
    if below is None:
        app = typer.Typer(rich_markup_mode=None, add_completion=False)
        add(app, name, module.command, module.HELP, module.EXAMPLES)
    else:
        app = _family(below, module.HELP, module.EXAMPLES)
    command = typer.main.get_command(app)
    command.name = name
    return command


def _family(entries: Mapping[str, Entry], help_: str, pairs: Sequence[Example]) -> typer.Typer:
    """Make a family of commands from its commands, its help (a msgid) and its examples."""
    app = typer.Typer(
        cls=lazy(entries),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        no_args_is_help=True,
        context_settings=CONTEXT,
    )
    # the callback is what makes typer keep the sub-commands where there is but one
    app.callback(help=_(help_), epilog=examples(pairs))(_nothing)
    return app


def _nothing(lang: Lang = "cs") -> None:
    """Do nothing before a command of a family; its own help takes --lang, too."""


def add(
    app: typer.Typer,
    name: str,
    command: Callable[..., Any],
    help_: str,
    pairs: Sequence[Example],
) -> None:
    """Add a command to a Typer; help and examples are msgids."""
    app.command(name, cls=Command, context_settings=CONTEXT, help=_(help_), epilog=examples(pairs))(
        command
    )
