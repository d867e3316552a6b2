"""Brings files of a workspace into their canonical form, without changing what they mean."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from chytrejsi import __version__
from chytrejsi.findings import Finding, Rule, Severity, Stop, TextPlace
from chytrejsi.language import _
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.scalars import Frozen
from chytrejsi.store.commented import formatted
from chytrejsi.store.logbook import LOG_LIMIT
from chytrejsi.store.reading import LIMIT, read
from chytrejsi.store.refusals import findings_of
from chytrejsi.store.shelves import ROOTS, Shelf, shelf_of
from chytrejsi.store.writing import write_file
from chytrejsi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Form:
    """A file's canonical form; None where it has the errors that stand beside it."""

    file: str
    content: bytes
    canonical: bytes | None
    errors: tuple[Finding, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the file is not in its canonical form."""
        return self.canonical is not None and self.canonical != self.content


def files_to_format(space: Workspace) -> Iterator[str]:
    """Name the files of records, in their order, by their paths below the root."""
    for root in ROOTS:
        for folder, folders, files in os.walk(space.root / root):
            folders[:] = sorted(each for each in folders if not each.startswith((".", "~")))
            below = Path(folder).relative_to(space.root).as_posix()
            for name in sorted(files):
                if name.endswith(".yaml") and not name.startswith((".", "~")):
                    yield f"{below}/{name}"


def form_of(space: Workspace, file: str) -> Form:
    """Read a file and give its canonical form."""
    path = space.root / file
    place = TextPlace(file)
    if path.is_symlink():
        problem = _("it is a link, which would be replaced by a file")
        return Form(file, b"", None, (Rule.FILE_UNREADABLE.at(place, problem=problem),))
    try:
        content = _content(path)
    except OSError as error:
        problem = error.strerror or str(error)
        return Form(file, b"", None, (Rule.FILE_UNREADABLE.at(place, problem=problem),))
    found = shelf_of(file)
    if found is None:
        return Form(file, content, None, (Rule.FILE_UNEXPECTED.at(place),))
    return _form(file, content, found[0])


def _content(path: Path) -> bytes:
    """Read a file, but no pipe, which would hang, and no more of it than may be there."""
    if not path.is_file():
        raise OSError(_("there is no ordinary file of that name"))
    with path.open("rb") as opened:
        return opened.read(LOG_LIMIT + 1)


def _form(file: str, content: bytes, shelf: Shelf) -> Form:
    record, errors = _record(file, content, shelf)
    if record is None:
        return Form(file, content, None, errors)
    canonical = formatted(record, shelf.kind, content.decode("utf-8-sig")).encode("utf-8")
    if canonical != content and _record(file, canonical, shelf) != (record, ()):
        raise Stop(
            _(
                "{file} would mean something else once it is formatted, so that nothing was "
                "written. This is a mistake of the program; please report it with the file.",
                file=file,
            )
        )
    return Form(file, content, canonical)


def _record(file: str, content: bytes, shelf: Shelf) -> tuple[Frozen | None, tuple[Finding, ...]]:
    """Read what a file says; None where it has errors."""
    limit = LOG_LIMIT if shelf.kind is RecordKind.LOG else LIMIT
    reading = read(content, file, limit)
    if reading.failed:
        errors = (each for each in reading.findings if each.severity is Severity.ERROR)
        return None, tuple(errors)
    try:
        return shelf.model.model_validate(reading.data, by_alias=True, by_name=False), ()
    except ValidationError as error:
        return None, tuple(findings_of(error, shelf.model, reading.positions))


class Remembered:
    """The files that are known to be canonical, by their places and contents.

    It is only a memory: where it cannot be read or written, the files are looked at again.
    """

    def __init__(self, space: Workspace) -> None:
        self._space = space
        self._path = space.state / "formatted"
        self._edition = _edition()
        self._known = self._read()
        self._seen: set[str] = set()

    def knows(self, file: str) -> bool:
        """Tell whether a file is known to be canonical as it is now."""
        try:
            mark = self._mark(file, _content(self._space.root / file))
        except OSError:
            return False
        if mark not in self._known:
            return False
        self._seen.add(mark)
        return True

    def keep(self, forms: Iterable[Form], *, whole: bool) -> None:
        """Write down which files are canonical now; `whole` if all files were looked at."""
        new = {
            self._mark(each.file, each.canonical) for each in forms if each.canonical is not None
        }
        marks = self._seen | new if whole else self._seen | new | self._known
        if marks != self._known:
            with suppress(Stop, OSError):
                lines = "\n".join((self._edition, *sorted(marks)))
                write_file(self._path, lines.encode("ascii"))

    def _read(self) -> set[str]:
        try:
            edition, *marks = self._path.read_text(encoding="ascii").splitlines()
        except (OSError, ValueError):
            return set()
        return set(marks) if edition == self._edition else set()

    def _mark(self, file: str, content: bytes) -> str:
        digest = hashlib.blake2b(os.fsencode(file) + b"\0", digest_size=16)
        digest.update(content)
        return digest.hexdigest()


def _edition() -> str:
    """Tell one edition of the canonical form from another: by all that decides about it."""
    package = Path(__file__).parents[1]
    total = hashlib.blake2b(__version__.encode(), digest_size=16)
    for folder in ("model", "store"):
        for path in sorted((package / folder).glob("*.py")):
            total.update(path.read_bytes())
    return total.hexdigest()
