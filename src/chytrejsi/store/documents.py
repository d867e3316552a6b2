"""Which documents of a kind lie in a folder, and whether they still say what the data say."""

import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from chytrejsi.findings import Stop
from chytrejsi.openxml import INPUTS
from chytrejsi.report.kind import PUBLIC
from chytrejsi.store.made import edited
from chytrejsi.workspace import Workspace

PART = "docProps/custom.xml"
LIMIT = 1024 * 1024  # bytes of the part, which has a line per property
DIRECTORY_LIMIT = 1024 * 1024  # bytes of the list of entries, which zipfile reads whole
_END, _END_SIZE = b"PK\x05\x06", 22
_TAIL = _END_SIZE + 0xFFFF  # the end of a zip, with the longest comment
_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}lpwstr"

# what stands for a document's plan, period and subject in its name
_MONTH = r"[0-9]{4}-[0-9]{2}"
_ID = r"[A-Za-z0-9][A-Za-z0-9.-]*"
_PARTS = {"period": r"[0-9]{4}(?:-H[12])?", "since": _MONTH, "until": _MONTH}


class State(StrEnum):
    """Whether a document is as the program would write it today."""

    CURRENT = "current"
    OUTDATED = "outdated"
    EDITED = "edited"
    UNREADABLE = "unreadable"


class UnreadableError(Exception):
    """A file that is no Word document of ours, or is damaged."""


def state_of(space: Workspace, path: Path, digest: str) -> State:
    """Tell how a document stands to the data, whose digest is given."""
    try:
        made_from = inputs_of(path)
        if edited(space, path):
            return State.EDITED
    except (UnreadableError, Stop):
        return State.UNREADABLE
    return State.CURRENT if made_from == digest else State.OUTDATED


def inputs_of(path: Path) -> str:
    """Read back the digest of the inputs that a document was made from; empty where it has none."""
    try:
        content = _part(path)
        root = fromstring(content, forbid_dtd=True) if content else ()
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise UnreadableError(path.name) from error
    texts = (each.find(_TEXT) for each in root if each.get("name") == INPUTS)
    return next((each.text or "" for each in texts if each is not None), "")


def _part(path: Path) -> bytes:
    """Unpack the custom properties and nothing else; a document without them gives nothing."""
    try:
        if _directory_size(path) > DIRECTORY_LIMIT:
            raise UnreadableError(path.name)
        with zipfile.ZipFile(path) as archive:
            if PART not in archive.namelist():
                return b""
            with archive.open(PART) as part:
                content = part.read(LIMIT + 1)
    # a method of packing that is not known, or a password, is told by the last two
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        ValueError,
        OSError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise UnreadableError(path.name) from error
    if len(content) > LIMIT:
        raise UnreadableError(path.name)
    return content


def _directory_size(path: Path) -> int:
    """Read how long the zip says that its list of entries is."""
    with path.open("rb") as opened:
        length = opened.seek(0, 2)
        opened.seek(max(0, length - _TAIL))
        tail = opened.read(_TAIL)
    end = tail.rfind(_END)
    if end < 0 or end + _END_SIZE > len(tail):
        raise UnreadableError(path.name)
    return int.from_bytes(tail[end + 12 : end + 16], "little")


def kinds_of(files: dict[str, str], folder: Path) -> dict[str, tuple[Path, ...]]:
    """Sort the documents of a folder to their kinds, by the names that each kind gives.

    `files` holds the form of each kind's file name; a name that fits several is of the kind that
    says most of it itself.
    """
    found: dict[str, list[Path]] = {kind: [] for kind in files}
    for path in sorted(folder.glob("*.docx")) if folder.is_dir() else ():
        fitting = [kind for kind, form in files.items() if _pattern(form).fullmatch(path.name)]
        if fitting and path.is_file() and not path.name.startswith((".", "~")):
            found[max(fitting, key=lambda kind: _said(files[kind]))].append(path)
    return {kind: tuple(paths) for kind, paths in found.items()}


def _pattern(form: str) -> re.Pattern[str]:
    """Make of a file name's form what fits the names; one for the public says so at its end."""
    pieces = re.split(r"\{([a-z]+)\}", form.removesuffix(".docx"))
    fits = (
        _PARTS.get(piece, _ID) if place % 2 else re.escape(piece)
        for place, piece in enumerate(pieces)
    )
    return re.compile(f"{''.join(fits)}(?:{PUBLIC})?\\.docx")


def _said(form: str) -> int:
    """Count the letters of a form that are its own."""
    return len(re.sub(r"\{[a-z]+\}", "", form))
