"""The zip package of a workbook: checked before anything is unpacked, then read part by part.

Two readings of one package must not be possible: names that come twice, entries that overlap and
bytes around the zip are refused, and no part is unpacked beyond its limit.
"""

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Sequence

from chytrejsi.findings import Rule
from chytrejsi.language import N_, _
from chytrejsi.sheet.intake.file import MEGABYTE, Incoming
from chytrejsi.sheet.intake.refusal import Refused, refuse

_Check = Callable[[Incoming, zipfile.ZipFile], None]

PART_LIMIT = 64 * MEGABYTE
TOTAL_LIMIT = 160 * MEGABYTE
ENTRY_LIMIT = 2000
DIRECTORY_LIMIT = MEGABYTE  # of the list of entries, which zipfile reads whole
RATIO_LIMIT, RATIO_FROM = 250, MEGABYTE

_BAD_NAME = re.compile(r"(^|/)\.\.?(/|$)|^/|\\|^[A-Za-z]:|//|[\x00-\x1f]")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# what zipfile raises for damage; NotImplementedError for a way of packing that it does not know
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    OSError,
    NotImplementedError,
)
_LOCAL = struct.Struct("<4s5H3I2H")  # the header before each entry's data
_END = b"PK\x05\x06"
_END_SIZE = 22
_DIRECTORY_SIZE = struct.Struct("<12xI")  # how long the list of entries says it is

# what else a zip may be, by the folder that it has
_OTHER_KINDS = {"word/": N_("a Word document"), "ppt/": N_("a presentation")}
_MACROS = ("xl/macrosheets/", "xl/dialogsheets/")
_EMBEDDED = (
    "xl/embeddings/",
    "xl/activex/",
    "xl/connections.xml",
    "xl/querytables/",
    "xl/ctrlprops/",
)
LINKED = "xl/externalLinks/"


class Package:
    """A checked package; each part is read once. Raises Refused where one is damaged."""

    def __init__(self, incoming: Incoming, archive: zipfile.ZipFile) -> None:
        self.file = incoming.file
        self._archive = archive
        self._entries = {entry.filename: entry for entry in archive.infolist()}
        self._read: set[str] = set()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._entries)

    @property
    def unread(self) -> tuple[str, ...]:
        """The names of the parts that were not read yet."""
        return tuple(name for name in self._entries if name not in self._read)

    def part(self, name: str) -> bytes | None:
        """Unpack a part; None where there is none of that name.

        A second time is refused: a hundred thousand relations may lead to one part of 64 MB.
        """
        entry = self._entries.get(name.lstrip("/"))
        if entry is None:
            return None
        if entry.filename in self._read:
            raise _odd(self.file, N_("the part '{name}' is used twice"), name=name)
        self._read.add(entry.filename)
        try:
            with self._archive.open(entry) as part:
                content = part.read(entry.file_size + 1)
        except _UNREADABLE as error:
            raise refuse(Rule.WORKBOOK_DAMAGED, self.file, part=name) from error
        if len(content) != entry.file_size:
            raise refuse(Rule.WORKBOOK_DAMAGED, self.file, part=name)
        return content


def open_package(incoming: Incoming) -> Package:
    """Check the package of a workbook and open it; raises Refused for what is none of ours."""
    return _opened(incoming, (*_CHECKS, _check_kind))


def open_checked(incoming: Incoming) -> Package:
    """Open any Office file; raises Refused for one that is damaged or not safe to unpack."""
    return _opened(incoming, _CHECKS)


def _opened(incoming: Incoming, checks: Sequence[_Check]) -> Package:
    _check_directory(incoming)
    try:
        archive = zipfile.ZipFile(io.BytesIO(incoming.data))
    except _UNREADABLE as error:
        raise refuse(Rule.WORKBOOK_DAMAGED, incoming.file, part="zip") from error
    for check in checks:
        check(incoming, archive)
    return Package(incoming, archive)


def _check_directory(incoming: Incoming) -> None:
    """Refuse a list of entries so long that reading it costs more than the package is worth."""
    end = incoming.data.rfind(_END)
    if 0 <= end <= len(incoming.data) - _END_SIZE:
        (size,) = _DIRECTORY_SIZE.unpack_from(incoming.data, end)
        if size > DIRECTORY_LIMIT:
            raise refuse(Rule.WORKBOOK_UNPACKS, incoming.file)


def _check_size(incoming: Incoming, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    sizes = [entry.file_size for entry in entries]
    ratios = [
        entry.file_size / max(1, entry.compress_size)
        for entry in entries
        if entry.file_size > RATIO_FROM
    ]
    beyond = (
        len(entries) > ENTRY_LIMIT
        or max(sizes, default=0) > PART_LIMIT
        or sum(sizes) > TOTAL_LIMIT
        or max(ratios, default=0) > RATIO_LIMIT
    )
    if beyond:
        raise refuse(Rule.WORKBOOK_UNPACKS, incoming.file)


def _check_names(incoming: Incoming, archive: zipfile.ZipFile) -> None:
    names = [entry.orig_filename for entry in archive.infolist()]
    for name in names:
        if _BAD_NAME.search(name):
            raise _odd(incoming.file, N_("a part has the forbidden name '{name}'"), name=name)
    times = Counter(name.casefold() for name in names)
    for name in names:
        if times[name.casefold()] > 1:
            raise _odd(incoming.file, N_("the part '{name}' is there twice"), name=name)


def _check_bounds(incoming: Incoming, archive: zipfile.ZipFile) -> None:
    """Demand that the entries stand one after another from the first byte to the zip's end."""
    data = incoming.data
    end = data.rfind(_END)
    comment = len(archive.comment)
    if end < 0 or end + _END_SIZE + comment != len(data):
        raise _odd(incoming.file, N_("there are data after its end"))
    reached = 0
    for entry in sorted(archive.infolist(), key=lambda each: each.header_offset):
        if entry.header_offset < reached:
            raise _odd(incoming.file, N_("its parts overlap"))
        if reached == 0 and entry.header_offset > 0:
            raise _odd(incoming.file, N_("there are data before its beginning"))
        reached = entry.header_offset + _entry_length(incoming, entry)
    if reached > end:
        raise _odd(incoming.file, N_("its parts overlap"))


def _entry_length(incoming: Incoming, entry: zipfile.ZipInfo) -> int:
    header = incoming.data[entry.header_offset : entry.header_offset + _LOCAL.size]
    if len(header) < _LOCAL.size:
        raise refuse(Rule.WORKBOOK_DAMAGED, incoming.file, part=entry.filename)
    *_rest, name, extra = _LOCAL.unpack(header)
    return int(_LOCAL.size + name + extra + entry.compress_size)


def _check_entries(incoming: Incoming, archive: zipfile.ZipFile) -> None:
    for entry in archive.infolist():
        if entry.flag_bits & 0x1:
            raise refuse(Rule.WORKBOOK_PASSWORD, incoming.file)
        if entry.compress_type not in _METHODS:
            raise refuse(Rule.WORKBOOK_DAMAGED, incoming.file, part=entry.filename)


def _check_kind(incoming: Incoming, archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if "mimetype" in names and "content.xml" in names:
        raise refuse(Rule.WORKBOOK_ODS, incoming.file)
    for folder, kind in _OTHER_KINDS.items():
        if any(name.startswith(folder) for name in names):
            raise _other(incoming, kind)
    if "xl/workbook.bin" in names:
        raise refuse(Rule.WORKBOOK_XLSB, incoming.file)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise refuse(Rule.WORKBOOK_MACROS, incoming.file)
    for name in sorted(names):
        if name.lower().startswith(_MACROS):
            raise refuse(Rule.WORKBOOK_MACROS, incoming.file)
        if name.lower().startswith(_EMBEDDED):
            raise refuse(Rule.WORKBOOK_EMBEDDED, incoming.file, part=name)
    if "[Content_Types].xml" not in names:
        raise _other(incoming, N_("an archive of other files"))


def _other(incoming: Incoming, kind: str) -> Refused:
    return refuse(Rule.WORKBOOK_OTHER_KIND, incoming.file, kind=_(kind))


def _odd(file: str, problem: str, **values: object) -> Refused:
    return refuse(Rule.WORKBOOK_PACKAGE, file, problem=_(problem, **values))


_CHECKS: Sequence[_Check] = (_check_size, _check_names, _check_bounds, _check_entries)
