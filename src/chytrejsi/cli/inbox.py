"""Finds the workbooks to collect: the files named, and what lies in the folders named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chytrejsi.findings import CellPlace, Finding, Rule, Stop
from chytrejsi.language import _
from chytrejsi.workspace import Workspace

# what may be an answer; other files of a folder are passed by and listed
ANSWERS = frozenset({".xlsx", ".xlsm", ".xltx", ".xlsb", ".xls", ".ods", ".csv"})
_NO_ANSWERS = ("~", ".", "$")


@dataclass(frozen=True, slots=True)
class Found:
    """A file, how findings call it, and what was noticed before it was opened."""

    path: Path
    name: str
    passed_by: bool = False
    findings: tuple[Finding, ...] = ()


def find_files(paths: Sequence[Path], space: Workspace) -> tuple[Found, ...]:
    """Find all files, each once; Stop for a path that does not exist or cannot be read."""
    found: dict[Path, Found] = {}
    for path in paths:
        try:
            for each in _at(path, space):
                found.setdefault(each.path.absolute(), each)
        except OSError as error:
            raise Stop(
                _("{file} cannot be read: {problem}", file=path, problem=error.strerror or error)
            ) from error
    return tuple(found.values())


def _at(path: Path, space: Workspace) -> Iterator[Found]:
    if not path.exists():
        raise Stop(_("{path} does not exist.", path=path))
    if path.is_dir():
        yield from _in_folder(path, space)
    else:
        yield _named(path, space)


def _in_folder(folder: Path, space: Workspace) -> Iterator[Found]:
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        # a pipe would hang, and a link may lead anywhere
        regular = path.is_file() and not path.is_symlink()
        answer = path.suffix.lower() in ANSWERS and not path.name.startswith(_NO_ANSWERS)
        yield _named(path, space) if regular and answer else _passed_by(path, space)


def _named(path: Path, space: Workspace) -> Found:
    if not path.is_file():
        return _passed_by(path, space)
    name = _printable(space.name(path))
    locks = (path.with_name("~$" + path.name), path.with_name(f".~lock.{path.name}#"))
    if any(lock.exists() for lock in locks):
        opened = Rule.FILE_OPEN.at(CellPlace(name), name=_printable(path.name))
        return Found(path, name, findings=(opened,))
    return Found(path, name)


def _passed_by(path: Path, space: Workspace) -> Found:
    name = _printable(space.name(path))
    note = Rule.FILE_PASSED_BY.at(CellPlace(name), name=_printable(path.name))
    return Found(path, name, passed_by=True, findings=(note,))


def _printable(name: str) -> str:
    """Show what in a file's name is no text, as names from other systems may have it."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
