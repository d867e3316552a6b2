"""Takes a file in: reads its bytes once, and tells by its content whether it is a workbook.

Each kind of file that is no .xlsx gets its own sentence. What comes through may be unpacked by
`package.py`, which checks the package itself.
"""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from chytrejsi.findings import CellPlace, Finding, Rule
from chytrejsi.language import N_, _
from chytrejsi.sheet.intake.refusal import Refused, refuse

MEGABYTE = 1 << 20
FILE_LIMIT = 20 * MEGABYTE

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PAGE = re.compile(rb"\s*(<!doctype html|<html|<\?xml|<[a-z]+[ :>])", re.IGNORECASE)

# what OLE files hold, by the name of their main stream
_OLE_KINDS = (
    ("EncryptedPackage", Rule.WORKBOOK_PASSWORD),
    ("Workbook", Rule.WORKBOOK_XLS),
    ("Book", Rule.WORKBOOK_XLS),
)
_PDF, _MARKUP, _PLAIN, _UNKNOWN = (
    N_("a PDF"),
    N_("a web page or XML"),
    N_("a text or CSV file"),
    N_("a file of another program"),
)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it came: how findings call it, its bytes, and the digest it is known by."""

    file: str
    data: bytes
    sha256: str


def take(path: Path, name: str) -> Incoming:
    """Read a regular file's bytes; raises Refused where it cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            size, written = _state(file)
            data = file.read(FILE_LIMIT + 1)
            unchanged = _state(file) == (size, written)
    except OSError as error:
        problem = error.strerror or str(error)
        raise refuse(Rule.FILE_UNREADABLE, name, problem=problem) from error
    if max(size, len(data)) > FILE_LIMIT:
        megabytes = -(-max(size, len(data)) // MEGABYTE)
        limit = FILE_LIMIT // MEGABYTE
        raise refuse(Rule.WORKBOOK_TOO_LARGE, name, size=megabytes, limit=limit)
    if not unchanged or len(data) != size:
        problem = _("it was written while it was being read")
        raise refuse(Rule.FILE_UNREADABLE, name, problem=problem)
    return Incoming(name, data, hashlib.sha256(data).hexdigest())


def _state(file: BinaryIO) -> tuple[int, int]:
    """Give the size of an open file and when it was last written."""
    status = os.fstat(file.fileno())
    return status.st_size, status.st_mtime_ns


def check_kind(incoming: Incoming) -> None:
    """Raise Refused for a file that is no zip package, with what to do about it."""
    finding = _other_kind(incoming.data, CellPlace(incoming.file))
    if finding is not None:
        raise Refused(finding)


def _other_kind(data: bytes, place: CellPlace) -> Finding | None:
    if not data:
        return Rule.WORKBOOK_NO_BYTES.at(place)
    if data.startswith(_ZIP):
        return None
    if data.startswith(_OLE):
        for stream, rule in _OLE_KINDS:
            if stream.encode("utf-16-le") in data:
                return rule.at(place)
        return Rule.WORKBOOK_OTHER_KIND.at(place, kind=_(_UNKNOWN))
    return Rule.WORKBOOK_OTHER_KIND.at(place, kind=_(_kind(data)))


def _kind(data: bytes) -> str:
    if data.lstrip().startswith(b"%PDF"):
        return _PDF
    if data.startswith(_UTF16):
        return _PLAIN
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(start):
        return _MARKUP
    return _UNKNOWN if b"\x00" in start else _PLAIN
