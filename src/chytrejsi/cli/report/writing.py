"""Writes a composed document: its charts, the .docx, and the PDF where one is wanted."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from chytrejsi.language import _
from chytrejsi.stopping import Stop
from chytrejsi.workspace import Workspace

if TYPE_CHECKING:
    from chytrejsi.report.blocks import Report

_BATCH = 25  # charts
_PATIENCE = 1.0  # seconds


def write(
    space: Workspace,
    path: Path,
    report: "Report",
    *,
    pdf: bool,
    quiet: bool,
    source: Workspace | None = None,
) -> Iterator[Path]:
    """Write the .docx, and the PDF beside it, and name each file once both stand there.

    `source` is the workspace that has the reference document, where it is another.
    """
    from chytrejsi.cli.output import say
    from chytrejsi.render.office import find_office, the_office, to_pdf
    from chytrejsi.render.pages import to_lay_out, unparted
    from chytrejsi.render.word import day_of, render_word
    from chytrejsi.store.made import write_together
    from chytrejsi.store.outline import reference_docx

    office = the_office() if pdf else find_office()
    reference = reference_docx(source or space)
    pictures = _drawn(report, quiet=quiet)
    pages: Mapping[str, int] = {}
    if office is not None:
        laid_out = to_lay_out(report, reference, pictures)
        pages = _pages(space, path, laid_out, office, quiet=quiet) if laid_out else {}
        whole = unparted(report, pages)
        if whole is not report:
            report, laid_out = whole, to_lay_out(whole, reference, pictures)
            pages = _pages(space, path, laid_out, office, quiet=True) if laid_out else {}
    document = render_word(report, reference, pictures=pictures, pages=pages)
    files = {path: document}
    if pdf and office is not None:
        if not quiet:
            say(_("Making the PDF in LibreOffice …"))
        files[path.with_suffix(".pdf")] = to_pdf(document, office, day_of(report))
    write_together(space, files)
    yield from files


def _pages(
    space: Workspace, path: Path, laid_out: bytes, office: Path, *, quiet: bool
) -> Mapping[str, int]:
    """Give the pages for the contents; a document that has not changed is not laid out again."""
    from chytrejsi.cli.output import say
    from chytrejsi.render.pages import counted
    from chytrejsi.store.pages import remember, remembered

    # another LibreOffice may break lines elsewhere
    program = f"{office.resolve()} {office.stat().st_mtime_ns}"
    key = hashlib.sha256(laid_out + program.encode()).hexdigest()
    known = remembered(space, path, key)
    if known is not None:
        return known
    if not quiet:
        say(_("Counting pages in LibreOffice …"))
    try:
        pages = counted(laid_out, office)
    except Stop as stop:
        say(_("The contents have no page numbers. {problem}", problem=stop))
        return {}
    if pages:
        remember(space, path, key, pages)
    return pages


def _drawn(report: "Report", *, quiet: bool) -> list[bytes]:
    """Draw the charts, telling how far it is where that takes long."""
    from time import monotonic

    from chytrejsi.cli.output import say
    from chytrejsi.render.charts import draw
    from chytrejsi.render.word import charts_of

    charts = charts_of(report)
    pictures: list[bytes] = []
    told = monotonic()
    for start in range(0, len(charts), _BATCH):
        pictures += draw(charts[start : start + _BATCH], report.language)
        if not quiet and monotonic() - told > _PATIENCE:
            told = monotonic()
            say(_("Charts: {done} of {all}", done=len(pictures), all=len(charts)))
    return pictures
