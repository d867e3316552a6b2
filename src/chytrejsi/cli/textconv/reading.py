"""Tells by its content what an Office file is, and gives its text within limits.

Nothing but Python's zip and expat reads it, through the checks that collected workbooks pass too.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from chytrejsi.cli.textconv.document import document_lines
from chytrejsi.cli.textconv.parts import main_part
from chytrejsi.cli.textconv.workbook import workbook_lines
from chytrejsi.findings import Rule, Stop
from chytrejsi.language import N_, _
from chytrejsi.openxml import visible
from chytrejsi.sheet.intake.file import Incoming, check_kind, take
from chytrejsi.sheet.intake.package import Package, open_checked
from chytrejsi.sheet.intake.refusal import Refused, refuse

LIMIT = 30_000_000  # characters; a cell of 32,768 may be there a million times
Reader = Callable[[Package, str], Iterator[str]]

_READERS: dict[str, Reader] = {
    "spreadsheetml": workbook_lines,
    "wordprocessingml": document_lines,
}
_LARGE, _OTHER, _DAMAGED = (
    N_("it is too large"),
    N_("it is neither a workbook .xlsx nor a document .docx"),
    N_("it is damaged or not safe to be read"),
)
_WHY = {
    Rule.WORKBOOK_TOO_LARGE: _LARGE,
    Rule.WORKBOOK_UNPACKS: _LARGE,
    Rule.WORKBOOK_PASSWORD: N_("it is protected by a password"),
    Rule.WORKBOOK_NO_BYTES: N_("it is empty"),
    Rule.WORKBOOK_OTHER_KIND: _OTHER,
    Rule.WORKBOOK_XLS: _OTHER,
}


def text_of(path: Path) -> str:
    """Give a file's text; of one that cannot be read as such why, and its digest."""
    try:
        incoming = take(path, path.name)
    except Refused as refused:
        if refused.finding.rule is Rule.FILE_UNREADABLE:
            raise Stop(refused.finding.message()) from refused
        return _sentence(refused.finding.rule, "–")
    try:
        return _text(incoming)
    except Refused as refused:
        return _sentence(refused.finding.rule, incoming.sha256)
    except Exception:  # noqa: BLE001 - one hostile file must not end git's whole answer
        return _sentence(Rule.WORKBOOK_DAMAGED, incoming.sha256)


def _text(incoming: Incoming) -> str:
    check_kind(incoming)
    package = open_checked(incoming)
    part, kind = main_part(package)
    reader = next((each for name, each in _READERS.items() if name in kind), None)
    if reader is None:
        raise refuse(Rule.WORKBOOK_OTHER_KIND, incoming.file, kind="")
    size, lines = 0, []
    for line in reader(package, part):
        size += len(line) + 1
        if size > LIMIT:
            raise refuse(Rule.WORKBOOK_UNPACKS, incoming.file)
        lines.append(visible(line))
    return "\n".join((*lines, ""))


def _sentence(rule: Rule, digest: str) -> str:
    """Say why there is no text; not of which file, for git gives it another name each time."""
    told = _("This file cannot be shown as text: {why}.", why=_(_WHY.get(rule, _DAMAGED)))
    return f"{told}\nsha256: {digest}\n"
