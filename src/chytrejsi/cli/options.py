"""Options that several commands take, and how the text of one is read."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from chytrejsi.language import _
from chytrejsi.stopping import Stop

if TYPE_CHECKING:
    from datetime import date

Root = Annotated[
    Path | None,
    typer.Option(
        "--root",
        metavar=_("DIR"),
        help=_("The workspace; otherwise searched upwards from here."),
    ),
]
# the value was read before this module was imported (`language.wanted`), help needs it
Lang = Annotated[
    Literal["cs", "en"],
    typer.Option("--lang", show_default=False, help=_("Language of the messages.")),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=_("Say only what went wrong."))]


class TextOrJson(StrEnum):
    """The forms in which a command answers."""

    TEXT = "text"
    JSON = "json"


Format = Annotated[
    TextOrJson, typer.Option("--format", help=_("text for people, json for scripts."))
]


def day_from(text: str) -> "date":
    """Read a day from an option's text."""
    from chytrejsi.model.scalars import read_day

    try:
        return read_day(text)
    except ValueError as error:
        raise Stop(_("'{value}' is no date; write 2026-12-31.", value=text)) from error
