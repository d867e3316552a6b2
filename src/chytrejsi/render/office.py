"""LibreOffice, where it is on the machine: a .docx as PDF, and the pages that headings fall on.

It works in a profile of its own, so that an open LibreOffice of the user's is not disturbed; a
.docx is never saved through it, because it loses alt texts.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from chytrejsi.findings import Stop
from chytrejsi.language import _
from chytrejsi.openxml import visible
from chytrejsi.render.destinations import heading_pages
from chytrejsi.render.numbering import layout_of
from chytrejsi.render.word import drawn, render_word
from chytrejsi.report.blocks import Contents, Report

TIMEOUT = 300  # seconds; a hundred pages take about five

_USUAL = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("/usr/lib/libreoffice/program/soffice"),
    Path("/opt/libreoffice/program/soffice"),
)
_WINDOWS = ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432")
_WIDEST = 100  # a page number of the greatest length there will be
# Tagged and PDF/UA, with the bookmarks by which headings are found.
_OPTIONS: Mapping[str, object] = {
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
    "ExportBookmarksToPDFDestination": {"type": "boolean", "value": "true"},
}


def find_office(environment: Mapping[str, str] | None = None) -> Path | None:
    """Find LibreOffice on the path or in its usual places; None where it is not installed."""
    known = os.environ if environment is None else environment
    for name in ("soffice", "libreoffice"):
        on_path = shutil.which(name, path=known.get("PATH", ""))
        if on_path:
            return Path(on_path)
    places = [
        Path(known[folder]) / "LibreOffice" / "program" / "soffice.exe"
        for folder in _WINDOWS
        if folder in known
    ]
    return next((place for place in (*_USUAL, *places) if place.is_file()), None)


def the_office() -> Path:
    """Find LibreOffice; Stop with what to do where it is missing."""
    found = find_office()
    if found is None:
        raise Stop(
            _(
                "LibreOffice is needed to make a PDF and was not found. Install it from "
                "libreoffice.org, or open the .docx in Word and save it as PDF."
            )
        )
    return found


def to_pdf(document: bytes, office: Path) -> bytes:
    """Turn a .docx into a tagged PDF; Stop where LibreOffice does not manage."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "report.docx"
        source.write_bytes(document)
        said = _run(_command(office, source), office)
        made = source.with_suffix(".pdf")
        if not made.is_file():
            raise Stop(
                _("LibreOffice ({office}) made no PDF: {said}", office=office, said=visible(said))
            )
        return made.read_bytes()


def paged_word(
    report: Report,
    reference: bytes,
    office: Path | None,
    *,
    pictures: Sequence[bytes] | None = None,
) -> bytes:
    """Make the .docx of a report with page numbers in its contents, where LibreOffice is there.

    The first time each entry gets a number as long as a page number is, so that the contents
    take as much room as they will; the document itself comes from `render_word` alone.
    """
    pictures = drawn(report) if pictures is None else pictures
    depths = [block.depth for block in report.blocks if isinstance(block, Contents)]
    if office is None or not depths:
        return render_word(report, reference, pictures=pictures)
    entries = layout_of(report).headings(max(depths))
    room = {target.bookmark: _WIDEST for _heading, target in entries}
    first = render_word(report, reference, pictures=pictures, pages=room)
    pages = heading_pages(to_pdf(first, office))
    return render_word(report, reference, pictures=pictures, pages=pages)


def _command(office: Path, source: Path) -> list[str]:
    profile = source.parent / "profile"
    return [
        str(office),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS)}",
        "--outdir",
        str(source.parent),
        str(source),
    ]


def _run(command: list[str], office: Path) -> str:
    """Run LibreOffice and give what it said."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise Stop(
            _(
                "LibreOffice ({office}) did not finish in {seconds} seconds.",
                office=office,
                seconds=TIMEOUT,
            )
        ) from problem
    except OSError as problem:
        raise Stop(
            _("LibreOffice ({office}) cannot be started: {problem}", office=office, problem=problem)
        ) from problem
    return (done.stderr or done.stdout).decode("utf-8", "replace").strip()
