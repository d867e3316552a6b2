"""`chytrejsi diff`: what differs between two states of the plan, told in sentences."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chytrejsi.cli.diff.writing import Wanted
from chytrejsi.cli.frame import Example
from chytrejsi.cli.options import Lang, Quiet, Root
from chytrejsi.cli.report.making import DiscardEdits
from chytrejsi.language import N_, _, current

if TYPE_CHECKING:
    from chytrejsi.cli.diff.sides import Sides
    from chytrejsi.compare.comparison import Comparison
    from chytrejsi.language import Language

HELP = N_(
    "Tell what differs between two states of the plan and of what was reported, each difference "
    "as a sentence. Order and formatting are no differences.\n\n"
    "OLD and NEW are revisions of git or folders with a plan. Without NEW the files as they are "
    "now are compared with OLD, without OLD with the newest commit.\n\n"
    "Major changes touch what was promised or how it is measured; minor ones guarantors, dates, "
    "links and new items; the rest is wording. --fail-on ends with exit code 1 where a change is "
    "as heavy as that."
)
EXAMPLES: tuple[Example, ...] = (
    ("chytrejsi diff", N_("what was changed since the newest commit")),
    ("chytrejsi diff v2025 HEAD", N_("what differs between two revisions")),
    ("chytrejsi diff main --format docx", N_("the proposal of changes for the steering group")),
    (
        "chytrejsi diff main --format markdown --output zmeny.md",
        N_("a comment for a merge request"),
    ),
    (
        "chytrejsi diff main --fail-on major",
        N_("end with exit code 1 where a change is major"),
    ),
)


class Form(StrEnum):
    """The forms in which the differences are given."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    DOCX = "docx"


class Threshold(StrEnum):
    """The weight of a difference from which on the command fails."""

    MAJOR = "major"
    MINOR = "minor"
    TEXT = "text"
    NONE = "none"


def command(
    old: Annotated[
        str | None,
        typer.Argument(
            metavar=_("OLD"), show_default=False, help=_("The old state; otherwise HEAD.")
        ),
    ] = None,
    new: Annotated[
        str | None,
        typer.Argument(
            metavar=_("NEW"), show_default=False, help=_("The new state; otherwise the files now.")
        ),
    ] = None,
    form: Annotated[
        Form,
        typer.Option(
            "--format",
            help=_(
                "text for people, markdown for a merge request, json for scripts, docx for the "
                "steering group."
            ),
        ),
    ] = Form.TEXT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar=_("FILE"),
            help=_("Where to write; otherwise the terminal, docx into reports/."),
        ),
    ] = None,
    fail_on: Annotated[
        Threshold,
        typer.Option("--fail-on", help=_("The weight from which on the command fails.")),
    ] = Threshold.NONE,
    discard_edits: DiscardEdits = False,
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> int:
    """Tell what differs between two states of the plan."""
    from chytrejsi.cli.diff.sides import read_sides
    from chytrejsi.cli.diff.writing import checked, write_document, write_text
    from chytrejsi.compare.comparison import reaches
    from chytrejsi.compare.difference import Weight
    from chytrejsi.language import language

    wanted = checked(Wanted(form.value, output, discard_edits=discard_edits, quiet=quiet))
    sides = read_sides(root, old, new, as_json=form is Form.JSON and output is None)
    as_document = form is Form.DOCX
    words = language(sides.new_data.concept.language) if as_document else current()
    comparison = _compared(sides, words)
    if as_document:
        named = [each for each in (old, new) if each is not None]
        write_document(sides, comparison, named, wanted)
    elif form is Form.JSON and output is None:
        from chytrejsi.cli.diff.document import document_of
        from chytrejsi.cli.output import answer_json

        answer_json(document_of(comparison))
    else:
        write_text(sides.space, _written(comparison, form, quiet=quiet), wanted)
    return int(fail_on is not Threshold.NONE and reaches(comparison, Weight(fail_on.value)))


def _compared(sides: "Sides", words: "Language") -> "Comparison":
    from chytrejsi.compare.compare import differences
    from chytrejsi.compare.comparison import Comparison, titles_of

    found = differences(sides.old_data, sides.new_data, words)
    return Comparison(sides.old, sides.new, found, titles_of(sides.old_data, sides.new_data))


def _written(comparison: "Comparison", form: Form, *, quiet: bool) -> str:
    """Write the differences in one of the forms of text."""
    if form is Form.JSON:
        from chytrejsi.cli.diff.document import as_json

        return as_json(comparison)
    if form is Form.MARKDOWN:
        from chytrejsi.render.markdown import render_markdown

        return render_markdown(comparison, current())
    from chytrejsi.cli.diff.terminal import text

    return text(comparison, current(), quiet=quiet)
