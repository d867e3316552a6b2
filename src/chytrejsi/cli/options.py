"""Options that every command takes."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from chytrejsi.language import _

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
