"""Remembers the documents that the program made, so that a person's edits are not overwritten."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from chytrejsi.findings import Stop
from chytrejsi.language import _
from chytrejsi.store.writing import (
    PATIENCE,
    Transaction,
    locked,
    must_be_writable,
    write_file,
)
from chytrejsi.workspace import Workspace


def edited(space: Workspace, path: Path) -> bool:
    """Tell whether a file stands there that is not as the program last wrote it."""
    try:
        if path.is_dir():
            raise Stop(_("{file} is a folder; name a file in it.", file=path))
        if path.exists() and not path.is_file():  # a device may never end
            raise Stop(_("{file} is no ordinary file; name another one.", file=path))
        content = path.read_bytes()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise Stop(
            _("{file} cannot be read: {problem}", file=path, problem=error.strerror)
        ) from error
    return _sum(content) not in _remembered(_note(space, path))


def write_together(space: Workspace, files: Mapping[Path, bytes]) -> None:
    """Write documents that belong together; where one of them is open, none is written."""
    for path in files:
        must_be_writable(path)
    write_each(space, files.items())


def write_each(space: Workspace, files: Iterable[tuple[Path, bytes]]) -> None:
    """Write documents and remember them as the program's own, all of them or none.

    Those outside the workspace may lie on another disk, and are written one by one.
    """
    with locked(space, PATIENCE):
        transaction = Transaction(space)
        for path, data in files:
            if transaction.holds(path):
                transaction.put(path, data)
                transaction.put(_note(space, path), _sum(data).encode("ascii"))
            else:
                _write_elsewhere(space, path, data)
        transaction.commit()


def write_made(space: Workspace, path: Path, data: bytes) -> None:
    """Write one document and remember it as the program's own."""
    write_each(space, ((path, data),))


def _write_elsewhere(space: Workspace, path: Path, data: bytes) -> None:
    """Write a document outside the workspace.

    While it is written the old one and the new one are both remembered: whichever an interrupted
    run leaves is the program's.
    """
    note, new = _note(space, path), _sum(data)
    write_file(note, "\n".join([*_remembered(note), new]).encode("ascii"))
    write_file(path, data)
    write_file(note, new.encode("ascii"))


def _remembered(note: Path) -> list[str]:
    """Give the sums of what the program wrote into a place; none where it wrote nothing."""
    if not note.is_file():
        return []
    return note.read_text(encoding="ascii", errors="ignore").split()


def _note(space: Workspace, path: Path) -> Path:
    """Say where a document is remembered."""
    return space.state / "made" / f"{remembered_as(space, path)}.sha256"


def remembered_as(space: Workspace, path: Path) -> str:
    """Give the name under which the program keeps what it knows of a document.

    It is made of the document's place, wherever that is.
    """
    place = space.name(path.absolute())
    return hashlib.sha256(place.encode()).hexdigest()[:24]


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
