"""A disk that fails, or a program that is killed, at a chosen one of its calls.

Only calls about files below one folder count. Each call is a step: opening, writing, closing,
syncing, replacing, making and removing.
"""

import builtins
import errno
import io
import os
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from chytrejsi.workspace import Workspace

Call = Any  # one of the functions of `os`, whatever it takes
Act = Callable[[], None]
# all of them, and all steps, are tried by `nox -s faults`
THOROUGH = os.environ.get("CHYTREJSI_FAULTS") == "all"
ALL_ERRORS = (
    errno.ENOSPC,
    errno.EACCES,
    errno.EIO,
    errno.EROFS,
    errno.EDQUOT,
    errno.EINTR,
)
ERRORS = ALL_ERRORS if THOROUGH else ALL_ERRORS[:2]
CALLS = ("open", "close", "write", "fsync", "replace", "mkdir", "unlink", "rmdir")


def failing(number: int) -> Act:
    """Give what lets a call fail with an error of the system."""

    def act() -> None:
        raise OSError(number, os.strerror(number))

    return act


def sharing() -> None:
    """Fail as Windows does where another program holds a file open."""
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = 32  # type: ignore[attr-defined] # only Windows has it
    raise error


def killing() -> None:
    """End the process as `kill -9` does."""
    os.kill(os.getpid(), signal.SIGKILL)


class Disk:
    """Counts the calls about files below a folder; at one of them something happens."""

    def __init__(self, folder: Path, at: int = 0, act: Act | None = None) -> None:
        self.steps: list[str] = []
        self.folder = os.path.abspath(folder)  # noqa: PTH100 - no pathlib inside what it calls
        self._at = at
        self._act = act
        self._open: dict[int, str] = {}

    def step(self, name: str, *paths: object) -> None:
        """Count a call about one of the paths, and let happen what is to happen at it."""
        told = next(filter(None, map(self._told, paths)), None)
        if told is None:
            return
        self.steps.append(f"{name} {told}")
        if self._act is not None and len(self.steps) == self._at:
            self._act()

    def _told(self, path: object) -> str | None:
        """Name a file below the folder; None for another one."""
        known = self._open.get(path) if isinstance(path, int) else None
        if isinstance(path, int):
            return known
        full = os.path.abspath(os.fsdecode(path))  # type: ignore[arg-type] # noqa: PTH100 - as above
        if full != self.folder and not full.startswith(self.folder + os.sep):
            return None
        return full[len(self.folder) :] or os.sep

    def opened(self, handle: int, path: object) -> None:
        """Remember which file a handle is of."""
        told = self._told(path)
        if told is not None:
            self._open[handle] = told

    def closed(self, handle: int) -> str | None:
        """Forget a handle, and name its file."""
        return self._open.pop(handle, None)

    def below(self, handle: int, name: str) -> str | None:
        """Give the path of a file that is named below an open folder."""
        folder = self._open.get(handle)
        return None if folder is None else f"{self.folder}{folder}{os.sep}{name}"


class _File:
    """A file opened for writing, whose writes and closing are steps."""

    def __init__(self, file: Any, disk: Disk, path: object) -> None:  # noqa: ANN401 - any stream
        self._file, self._disk, self._path = file, disk, path

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what the stream has
        return getattr(self._file, name)

    def write(self, data: Any) -> int:  # noqa: ANN401 - text or bytes
        """Write a half, so that a failure leaves a torn file, then the rest."""
        self._file.write(data[: len(data) // 2])
        self._file.flush()
        self._disk.step("write", self._path)
        self._file.write(data[len(data) // 2 :])
        return len(data)

    def close(self) -> None:
        """Close the file; a failure comes after it is closed, as the system's do."""
        if not self._file.closed:
            handle = self._file.fileno()
            self._file.close()
            self._disk.closed(handle)
            self._disk.step("close", self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@contextmanager
def on(disk: Disk) -> Iterator[Disk]:
    """Have all of the process's calls counted by a disk."""
    originals = {name: getattr(os, name) for name in CALLS}
    opening = io.open
    for name in CALLS:
        setattr(os, name, _counted(name, originals[name], disk))

    def open_(path: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:  # noqa: ANN401
        writes = any(each in mode for each in "wxa+")
        if writes:
            disk.step("open", path)
        file = opening(path, mode, *rest, **named)
        if not writes or isinstance(path, int):
            return file
        disk.opened(file.fileno(), path)
        return _File(file, disk, path)

    io.open = builtins.open = open_  # type: ignore[assignment] # the point of it
    try:
        yield disk
    finally:
        io.open = builtins.open = opening
        for name in CALLS:
            setattr(os, name, originals[name])


def _counted(name: str, original: Call, disk: Disk) -> Call:
    def call(path: Any, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - stands for any of them
        folder = named.get("dir_fd")
        known = path if folder is None else disk.below(folder, os.fsdecode(path))
        if name == "close":  # a handle is closed even where closing fails
            original(path)
            told = disk.closed(path)
            if told is not None:
                disk.step(name, disk.folder + told)
            return None
        reading = name == "open" and rest and not rest[0] & (os.O_WRONLY | os.O_RDWR)
        if known is not None and not reading:
            disk.step(name, known, *(rest if name == "replace" else ()))
        answer = original(path, *rest, **named)
        if name == "open" and known is not None:
            disk.opened(answer, known)
        return answer

    return call


def tree(space: Workspace) -> Mapping[str, bytes]:
    """Give the bytes of all files of a workspace but the lock, those in the state folder too."""
    return {
        path.relative_to(space.root).as_posix(): path.read_bytes()
        for path in sorted(space.root.rglob("*"))
        if path.is_file() and not path.name.startswith("lock")
    }


def put_back(folder: Path, copy: Path) -> None:
    """Make a folder what a copy of it is."""
    shutil.rmtree(folder)
    shutil.copytree(copy, folder)
