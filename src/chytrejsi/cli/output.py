"""The one door to the terminal: findings, tables, progress bars, JSON.

Standard output carries the answer, standard error everything else. Rich is imported inside the
functions, because TAB and `--help` must not wait for it.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from chytrejsi.findings import Finding, Severity, in_order
from chytrejsi.language import _, current

if TYPE_CHECKING:
    from rich.console import Console

PATIENCE = 1.0  # seconds until a bar shows that something is being done
WIDTH = 80  # columns of a plain terminal
Item = TypeVar("Item")


def console(*, stderr: bool = False) -> "Console":
    """Give a console of the terminal's width, or of 80 columns where there is none."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else WIDTH
    return Console(file=stream, width=width, highlight=False, soft_wrap=False)


def say(message: str) -> None:
    """Tell something beside the answer, on standard error."""
    _write(sys.stderr, message + "\n")


def say_error(message: str) -> None:
    """Tell why the command could not run."""
    say(_("Error: {message}", message=message))


def answer(text: str) -> None:
    """Print the answer on standard output."""
    _write(sys.stdout, text + "\n")


def answer_json(document: object) -> None:
    """Print the one JSON document of `--format json`."""
    # JSON is UTF-8; where standard output is not (a Windows pipe), it holds ASCII alone
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    answer(json.dumps(document, ensure_ascii=not utf8, indent=2, allow_nan=False))


def answer_bytes(data: bytes) -> None:
    """Print a file of its own encoding (CSV is UTF-8) on standard output, byte by byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def show(*parts: object) -> None:
    """Print tables and texts of Rich on standard output, in what the console's encoding has."""
    screen = console()
    with screen.capture() as kept:
        for part in parts:
            screen.print(part)
    lines = (line.rstrip() for line in kept.get().rstrip("\n").split("\n"))
    _write(sys.stdout, "\n".join(lines) + "\n")


# what stands for a character on a console that lacks it; a status has its word beside its shape
_PLAIN = str.maketrans(
    {"\u2212": "-", "–": "-", "→": "->", "≥": ">=", "≤": "<=", "„": '"', "“": '"', "\u00a0": " "}
    | dict.fromkeys("✔●▲▼⬇✖○", " ")
)


def _write(stream: TextIO, text: str) -> None:
    # a Windows console may be cp1250: what it lacks is shown as an escape, never a traceback
    encoding = stream.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        lacking = {ord(each) for each in set(text) if not each.encode(encoding, "ignore")}
        plain = text.translate({code: _PLAIN[code] for code in lacking & _PLAIN.keys()})
        text = plain.encode(encoding, "backslashreplace").decode(encoding)
    stream.write(text)
    stream.flush()


def wrapped(text: str, start: str) -> list[str]:
    """Break a text into lines as long as a plain terminal has, after an indent or a sign."""
    import textwrap

    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=start,
        subsequent_indent=" " * 8,
        break_long_words=False,
        break_on_hyphens=False,
    )


def near(path: Path) -> Path:
    """Name a file as one who stands in this folder does: from here where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def show_findings(findings: Sequence[Finding]) -> None:
    """Print findings as people read them: place, message, code, and what to do."""
    for finding in in_order(findings):
        word = severity_word(finding.severity)
        told = f"{finding.place}: {word}: {finding.message()} [{finding.code}]"
        for line in (*wrapped(told, ""), *wrapped(finding.help(), "    → ")):
            answer(line)


def answer_findings(findings: Sequence[Finding]) -> None:
    """Print findings as the one JSON document, with how many there are of each severity."""
    found = [each.as_json() for each in in_order(findings)]
    answer_json({"findings": found, "counts": count_findings(findings)})


def severity_word(severity: Severity) -> str:
    """Say a severity in the terminal's language."""
    return {
        Severity.ERROR: _("error"),
        Severity.WARNING: _("warning"),
        Severity.NOTE: _("note"),
    }[severity]


def count_findings(findings: Sequence[Finding]) -> dict[str, int]:
    """Count findings by severity."""
    return {each.value: sum(f.severity is each for f in findings) for each in Severity}


def summary(findings: Sequence[Finding]) -> str:
    """Say in one line how many findings there are."""
    counts = count_findings(findings)
    words = current()
    return ", ".join(
        (
            words.plural("{count} error", "{count} errors", counts["error"]),
            words.plural("{count} warning", "{count} warnings", counts["warning"]),
            words.plural("{count} note", "{count} notes", counts["note"]),
        )
    )


def progress(items: Sequence[Item], label: str) -> Iterator[Item]:
    """Go through items; a bar on standard error appears where that takes over a second."""
    import time

    began = time.monotonic()
    bar = None
    for done, item in enumerate(items):
        if bar is None and sys.stderr.isatty() and time.monotonic() - began > PATIENCE:
            from rich.progress import Progress

            bar = Progress(console=console(stderr=True), transient=True)
            task = bar.add_task(label, total=len(items))
            bar.start()
        if bar is not None:
            bar.update(task, completed=done)
        yield item
    if bar is not None:
        bar.stop()
