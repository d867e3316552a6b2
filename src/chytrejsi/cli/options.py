"""Options that every command takes."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from chytrejsi.language import LANGUAGES, _

Root = Annotated[
    Path | None,
    typer.Option("--root", help=_("The workspace; otherwise searched upwards from here.")),
]
Lang = Annotated[
    str,
    typer.Option(
        "--lang", help=_("Language of the messages: {known}.", known=", ".join(LANGUAGES))
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=_("Say only what went wrong."))]


class TextOrJson(StrEnum):
    """The forms in which a command answers."""

    TEXT = "text"
    JSON = "json"


Format = Annotated[
    TextOrJson, typer.Option("--format", help=_("text for people, json for scripts."))
]
