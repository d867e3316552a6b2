"""Writes a composed document: its charts, the .docx, and the PDF where one is wanted."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from chytrejsi.language import _
from chytrejsi.workspace import Workspace

if TYPE_CHECKING:
    from chytrejsi.report.blocks import Report

_BATCH = 25  # charts
_PATIENCE = 1.0  # seconds


def write(
    space: Workspace, path: Path, report: "Report", *, pdf: bool, quiet: bool
) -> Iterator[Path]:
    """Write the .docx, then the PDF beside it, and name each file once it stands there."""
    from chytrejsi.render.office import the_office, to_pdf
    from chytrejsi.store.made import write_made

    office = the_office() if pdf else None
    document = _drawn(space, report, quiet=quiet)
    write_made(space, path, document)
    yield path
    if office is not None:
        beside = path.with_suffix(".pdf")
        write_made(space, beside, to_pdf(document, office))
        yield beside


def _drawn(space: Workspace, report: "Report", *, quiet: bool) -> bytes:
    """Draw the charts and make the .docx, telling how far it is where that takes long."""
    from time import monotonic

    from chytrejsi.cli.output import say
    from chytrejsi.render.charts import draw
    from chytrejsi.render.word import charts_of, render_word
    from chytrejsi.store.outline import reference_docx

    charts = charts_of(report)
    pictures: list[bytes] = []
    told = monotonic()
    for start in range(0, len(charts), _BATCH):
        pictures += draw(charts[start : start + _BATCH], report.language)
        if not quiet and monotonic() - told > _PATIENCE:
            told = monotonic()
            say(_("Charts: {done} of {all}", done=len(pictures), all=len(charts)))
    return render_word(report, reference_docx(space), pictures=pictures)
