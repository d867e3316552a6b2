"""Writes files so that after any interruption the old state or the new one stands, no mixture.

One file is replaced at once. Several files are a transaction: all are staged in the program's
own folder, then a journal is put in place (from here on the change is decided), then each file
is moved where it belongs, and the journal goes. Whoever comes after a crash finishes what was
decided (`recover`) and throws away what was not.
"""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from socket import gethostname

from filelock import FileLock, Timeout

from chytrejsi.findings import Stop
from chytrejsi.language import _
from chytrejsi.workspace import Workspace

BUSY = 75
# Windows: a virus scanner or an editor may hold a file for a moment
ATTEMPTS = 5
PAUSE = 0.1  # seconds


def write_file(path: Path, data: bytes) -> None:
    """Replace one file at once; a Stop says what to do where it is open or cannot be written."""
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name[:40]}.{token_hex(4)}.tmp")
        try:
            _write_through(beside, data)
            _replace(beside, path)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise


def must_be_writable(path: Path) -> None:
    """Stop where a file is open elsewhere, before anything is written that goes with it."""
    with _told(path):
        _try_to_open(path)


class Transaction:
    """Several files of one workspace that change together or not at all."""

    def __init__(self, space: Workspace) -> None:
        self._space = space
        self._files: dict[str, bytes] = {}

    def put(self, path: Path, data: bytes) -> None:
        """Note what a file of the workspace is to hold."""
        self._files[path.relative_to(self._space.root).as_posix()] = data

    def commit(self) -> None:
        """Write all files; a Stop before the journal is in place leaves everything as it was."""
        if not self._files:
            return
        journal = _Journal(self._space)
        for file in self._files:
            target = self._space.root / file
            with _told(target):
                _try_to_open(target)
        try:
            with _told(self._space.state):
                journal.stage(self._files)
        except Stop:
            journal.forget()
            raise
        journal.finish()


def recover(space: Workspace) -> None:
    """Finish or throw away what an interrupted run has left; every command does this first."""
    if space.state.is_dir() and _Journal(space).left_over():
        with locked(space):
            pass


@contextmanager
def locked(space: Workspace) -> Iterator[None]:
    """Hold the workspace against a second run, and recover what an earlier one has left."""
    with _told(space.state):
        space.state.mkdir(parents=True, exist_ok=True)
    lock = FileLock(space.state / "lock", timeout=0)
    # beside the lock and not in it: Windows lets nobody else read a locked file
    holder = space.state / "lock.holder"
    with _told(space.state):
        try:
            lock.acquire()
        except Timeout as busy:
            raise Stop(_busy(holder), BUSY) from busy
    try:
        now = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
        with _told(holder):
            holder.write_text(f"{os.getpid()}\n{gethostname()}\n{now}\n", encoding="utf-8")
        _Journal(space).settle()
        yield
    finally:
        with suppress(OSError):
            holder.unlink(missing_ok=True)
        lock.release()


def _busy(holder: Path) -> str:
    with suppress(OSError, ValueError):
        pid, host, since = holder.read_text(encoding="utf-8").splitlines()
        return _(
            "Another run of chytrejsi holds the workspace "
            "(process {pid} on {host}, since {since}). Wait until it is done.",
            pid=pid,
            host=host,
            since=since,
        )
    return _("Another run of chytrejsi holds the workspace. Wait until it is done.")


class _Journal:
    """The staged files of a transaction and the list that decides about them."""

    def __init__(self, space: Workspace) -> None:
        self._root = space.root
        self._stage = space.state / "stage"
        self._list = space.state / "journal.json"

    def left_over(self) -> bool:
        """Tell whether an interrupted run has left something."""
        return self._list.exists() or self._stage.exists()

    def settle(self) -> None:
        """Finish what was decided, throw away what was not."""
        if self._list.exists():
            self.finish()
        else:
            self.forget()

    def stage(self, files: dict[str, bytes]) -> None:
        """Write the files aside and put the journal in place, which decides the change."""
        self._stage.mkdir(parents=True)
        for number, data in enumerate(files.values()):
            _write_through(self._stage / str(number), data)
        _sync_folder(self._stage)
        ready = self._stage / "journal.json"
        _write_through(ready, json.dumps(list(files)).encode())
        _replace(ready, self._list)

    def finish(self) -> None:
        """Move each staged file where it belongs; one that is gone has been moved before."""
        for number, file in enumerate(self._decided()):
            staged, target = self._stage / str(number), self._root / file
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                if staged.exists():
                    _replace(staged, target)
            except OSError as error:
                raise Stop(
                    _(
                        "{file} could not be replaced: {problem}. The change is kept and will be "
                        "finished at the next start; close the file and run the command again.",
                        file=file,
                        problem=error.strerror or error,
                    )
                ) from error
        with _told(self._list):
            self._list.unlink()
        self.forget()

    def _decided(self) -> list[str]:
        """Read the journal; Stop where it is not one of ours, or would write elsewhere."""
        with _told(self._list):
            content = self._list.read_bytes()
        root = self._root.resolve()
        try:
            files = [str(file) for file in json.loads(content)]
            ours = all((root / file).resolve().is_relative_to(root) for file in files)
        except (TypeError, ValueError):
            ours = False
        if not ours:
            raise Stop(
                _(
                    "{file} is damaged. Delete it, look with git at what has changed, and run the "
                    "command again.",
                    file=self._list,
                )
            )
        return files

    def forget(self) -> None:
        """Throw away what is staged; what resists is thrown away next time."""
        shutil.rmtree(self._stage, ignore_errors=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn a failing system call into a sentence that says what to do."""
    try:
        yield
    except PermissionError as error:
        raise Stop(
            _(
                "{file} cannot be written. Close it if it is open in Word, Excel or an editor, "
                "check the rights to it, and run the command again.",
                file=path,
            )
        ) from error
    except OSError as error:
        problem = error.strerror or str(error)
        raise Stop(_("{file} cannot be written: {problem}", file=path, problem=problem)) from error


def _try_to_open(target: Path) -> None:
    """Fail now where a file is open elsewhere, while nothing is decided yet."""
    if target.exists():
        _patiently(lambda: os.close(os.open(target, os.O_RDWR)))


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _replace(source: Path, target: Path) -> None:
    _patiently(lambda: source.replace(target))
    _sync_folder(target.parent)


def _patiently(act: Callable[[], object]) -> None:
    for attempt in range(ATTEMPTS):
        try:
            act()
        except PermissionError:
            if attempt + 1 == ATTEMPTS or os.name != "nt":
                raise
            time.sleep(PAUSE)
        else:
            return


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be opened there
        return
    # what the folder lists is right already; a disk that cannot say so now does it later
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
