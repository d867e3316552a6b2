"""`chytrejsi textconv`: the text of a workbook or a document, so that git shows what changed.

Git ends `git diff` and `git log -p` where this command fails. So a file that cannot be read is no
failure: a line says why, and its digest shows that it changed.
"""

from pathlib import Path
from typing import Annotated

import typer

from chytrejsi.cli.frame import Example
from chytrejsi.cli.options import Lang, Quiet, Root
from chytrejsi.language import N_, _

HELP = N_(
    "Print the text of a workbook .xlsx or a document .docx, so that git diff and git log -p show "
    "what has changed in it. It needs no workspace.\n\n"
    "git is told once, in the folder of the repository, by the first example; .gitattributes names "
    "the files. Of a file that cannot be read a line says why and which digest it has, for an "
    "error would end git's whole answer."
)
EXAMPLES: tuple[Example, ...] = (
    (
        'git config diff.chytrejsi-office.textconv "chytrejsi textconv"',
        N_("git asks chytrejsi for the text of Office files"),
    ),
    ("git config diff.chytrejsi-office.cachetextconv true", N_("and remembers it")),
    ("chytrejsi textconv reports/zprava.docx", N_("the text of one document")),
)


def command(
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("A .xlsx or a .docx."))],
    root: Root = None,
    lang: Lang = "cs",
    quiet: Quiet = False,
) -> int:
    """Print the text of an Office file."""
    from chytrejsi.cli.output import answer_bytes
    from chytrejsi.cli.textconv.reading import text_of

    answer_bytes(text_of(file).encode("utf-8"))
    return 0
