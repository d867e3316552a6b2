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
    """Find all files, each once; Stop for a path that does not exist."""
    found: dict[Path, Found] = {}
    for path in paths:
        if not path.exists():
            raise Stop(_("{path} does not exist.", path=path))
        for each in _in_folder(path, space) if path.is_dir() else [_named(path, space)]:
            found.setdefault(each.path.absolute(), each)
    return tuple(found.values())


def _in_folder(folder: Path, space: Workspace) -> Iterator[Found]:
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        raise Stop(
            _("{file} cannot be read: {problem}", file=folder, problem=error.strerror or error)
        ) from error
    for path in inside:
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
