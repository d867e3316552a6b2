"""LibreOffice, where it is on the machine: a .docx as PDF.

It works in a profile of its own, so that an open LibreOffice of the user's is not disturbed; a
.docx is never saved through it, because it loses alt texts.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

from chytrejsi.findings import Stop
from chytrejsi.language import _, current
from chytrejsi.openxml import visible
from chytrejsi.render.pdf import settled

VARIABLE = "CHYTREJSI_OFFICE"
"""Names LibreOffice where it is not found; NONE does without it."""
NONE = "none"
TIMEOUT = 300  # seconds; a hundred pages take about five

_PDF = b"%PDF-"  # how one begins

_USUAL = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("/usr/lib/libreoffice/program/soffice"),
    Path("/opt/libreoffice/program/soffice"),
)
_WINDOWS = ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432")
# PDF/UA-1 and PDF/A-2b together, with the outline and with names for all bookmarks.
_OPTIONS: Mapping[str, object] = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
    "ExportBookmarksToPDFDestination": {"type": "boolean", "value": "true"},
}
# What is enough to see which bookmark is on which page.
_BARE: Mapping[str, object] = {
    "UseTaggedPDF": {"type": "boolean", "value": "false"},
    "ExportBookmarks": {"type": "boolean", "value": "false"},
    "ExportBookmarksToPDFDestination": {"type": "boolean", "value": "true"},
}


def find_office(environment: Mapping[str, str] | None = None) -> Path | None:
    """Find LibreOffice on the path or in its usual places; None where it is not installed."""
    known = os.environ if environment is None else environment
    named = known.get(VARIABLE, "")
    if named:
        return None if named.casefold() == NONE else _named(Path(named))
    for name in ("soffice", "libreoffice"):
        on_path = shutil.which(name, path=known.get("PATH", ""))
        # Windows looks in the current folder first, and what lies there nobody has to trust
        if on_path and Path(on_path).resolve().parent != Path.cwd().resolve():
            return Path(on_path)
    places = [
        Path(known[folder]) / "LibreOffice" / "program" / "soffice.exe"
        for folder in _WINDOWS
        if folder in known
    ]
    return next((place for place in (*_USUAL, *places) if place.is_file()), None)


def _named(program: Path) -> Path:
    if not program.is_file():
        raise Stop(
            _(
                "{variable} names {file}, which is no program. Name LibreOffice's soffice there, "
                "or '{none}' to do without it.",
                variable=VARIABLE,
                file=program,
                none=NONE,
            )
        )
    return program


def the_office() -> Path:
    """Find LibreOffice; Stop with what to do where it is missing."""
    found = find_office()
    if found is None and os.environ.get(VARIABLE):
        raise Stop(
            _(
                "LibreOffice is needed to make a PDF, but {variable} says to do without it. Take "
                "the variable away, or leave out --pdf.",
                variable=VARIABLE,
            )
        )
    if found is None:
        raise Stop(
            _(
                "LibreOffice is needed to make a PDF and was not found. Install it from "
                "libreoffice.org, or open the .docx in Word and save it as PDF."
            )
        )
    return found


def to_pdf(document: bytes, office: Path, day: date) -> bytes:
    """Turn a .docx into a tagged PDF of that day; Stop with what to do where it does not work."""
    try:
        return settled(_converted(document, office, _OPTIONS, TIMEOUT), day)
    except Stop as problem:
        raise Stop(
            _(
                "{problem} Try again, or write the document without --pdf, open it in Word and "
                "save it as PDF.",
                problem=problem,
            )
        ) from problem


def to_bare_pdf(document: bytes, office: Path, patience: float) -> bytes:
    """Turn a .docx as fast as can be into a PDF that only tells where its bookmarks are."""
    return _converted(document, office, _BARE, patience)


def _converted(
    document: bytes, office: Path, options: Mapping[str, object], patience: float
) -> bytes:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "report.docx"
        source.write_bytes(document)
        said = _run(_command(office, source, options), office, Path(folder) / "said", patience)
        made = source.with_suffix(".pdf")
        # on a full disk LibreOffice leaves an empty file
        content = made.read_bytes() if made.is_file() else b""
        if not content.startswith(_PDF):
            raise Stop(
                _(
                    "LibreOffice ({office}) made no PDF; it said: {said}.",
                    office=office,
                    said=visible(said).rstrip(".") or _("nothing"),
                )
            )
        return content


def _command(office: Path, source: Path, options: Mapping[str, object]) -> list[str]:
    profile = source.parent / "profile"
    return [
        str(office),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        f"pdf:writer_pdf_Export:{json.dumps(options)}",
        "--outdir",
        str(source.parent),
        str(source),
    ]


def _run(command: list[str], office: Path, said: Path, patience: float) -> str:
    """Run LibreOffice and give what it said.

    It says that into a file: a process that it leaves behind would hold a pipe open.
    """
    try:
        with said.open("wb") as to:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=to,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
    except OSError as problem:
        raise Stop(
            _(
                "LibreOffice ({office}) cannot be started: {problem}.",
                office=office,
                problem=problem.strerror or problem,
            )
        ) from problem
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired as problem:
        raise Stop(
            _(
                "LibreOffice ({office}) did not finish in {seconds} seconds.",
                office=office,
                seconds=current().number(Decimal(str(patience))),
            )
        ) from problem
    finally:
        _end(process)
    return said.read_bytes().decode("utf-8", "replace").strip()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with all it has started, where it has not ended by itself."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32"
        ending = [str(system / "taskkill.exe"), "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(ending, capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
