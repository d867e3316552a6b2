"""Writes files so that after any interruption the old state or the new one stands, no mixture.

One file is replaced at once. Several files are a transaction: all are staged in the program's
own folder, then a journal is put in place (from here on the change is decided), then each file
is moved where it belongs, and the journal goes. Whoever comes after a crash finishes what was
decided (`recover`) and throws away what was not.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from socket import gethostname

from filelock import FileLock, Timeout

from chytrejsi.findings import Stop
from chytrejsi.language import _
from chytrejsi.store.disk import (
    beside_of,
    move,
    must_open,
    must_take_files,
    sync,
    sync_folder,
    told,
    why,
    write_new,
)
from chytrejsi.workspace import Workspace

BUSY = 75
PATIENCE = 10.0  # seconds in which another run should have finished what it has decided


def write_file(path: Path, data: bytes) -> None:
    """Replace one file at once; a Stop says what to do where it is open or cannot be written."""
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = beside_of(path)
        for left in path.parent.glob(f".{_plain(path.name[:40])}.*.tmp"):
            left.unlink(missing_ok=True)  # of a run that was killed
        try:
            write_new(beside, data)
            sync((beside,))
            move(beside, path)
        except BaseException:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def _plain(name: str) -> str:
    """Take from a name what a pattern would understand."""
    return "".join(f"[{each}]" if each in "*?[" else each for each in name)


def must_be_writable(path: Path) -> None:
    """Stop where a file is open elsewhere, before anything is written that goes with it."""
    with told(path):
        must_open(path)


class Transaction:
    """Several files of one workspace that change together or not at all.

    It is made, filled and committed while the workspace is `locked`. What is put into it lies on
    the disk, not in memory, so that there may be thousands of files.
    """

    def __init__(self, space: Workspace) -> None:
        self._space = space
        self._journal = _Journal(space)
        self._staged: dict[str, str] = {}
        self._count = 0

    def put(self, path: Path, data: bytes) -> None:
        """Stage what a file of the workspace is to hold."""
        file = self._file(path)
        name = str(self._count)
        with told(self._space.state):
            self._journal.stage(name, data)
        self._count += 1
        self.drop(path)
        self._staged[file] = name

    def holds(self, path: Path) -> bool:
        """Tell whether a file lies in the workspace, so that it may be part of it."""
        root = self._space.root
        below = path.absolute().is_relative_to(root.absolute())
        return below and _within(path.absolute().parent, root.resolve())

    def write(self, path: Path, data: bytes) -> None:
        """Stage a file of the workspace; write one that lies elsewhere at once."""
        if self.holds(path):
            self.put(path, data)
        else:
            write_file(path, data)

    def staged(self, path: Path) -> bytes | None:
        """Give what a file is to hold; None where it is not staged."""
        name = self._staged.get(self._file(path))
        if name is None:
            return None
        with told(self._space.state):
            return self._journal.staged(name).read_bytes()

    def drop(self, path: Path) -> None:
        """Let a file stay as it is, after all."""
        name = self._staged.pop(self._file(path), None)
        if name is not None:
            with suppress(OSError):  # thrown away with the rest
                self._journal.staged(name).unlink()

    def commit(self) -> None:
        """Write all files; a Stop before the journal is in place leaves everything as it was."""
        if not self._staged:
            return
        for file in self._staged:
            target = self._space.root / file
            with told(target):
                must_open(target)
        for folder in {(self._space.root / file).parent for file in self._staged}:
            with told(folder):
                must_take_files(folder)
            if not _within(folder, self._space.root.resolve()):
                raise Stop(
                    _(
                        "{file} leads out of the workspace. Put a folder of its own in the place "
                        "of the link.",
                        file=folder,
                    )
                )
        with told(self._space.state):
            self._journal.decide({name: file for file, name in self._staged.items()})
        self._staged = {}
        self._journal.move_all()
        with suppress(Stop):  # the files are in place; the next run takes the journal away
            self._journal.close()

    def _file(self, path: Path) -> str:
        return path.absolute().relative_to(self._space.root.absolute()).as_posix()


def pending(space: Workspace) -> bool:
    """Tell whether a change is decided that is not finished yet."""
    return _Journal(space).decided()


def recover(space: Workspace) -> tuple[str, ...]:
    """Finish or throw away what an interrupted run has left; every command does this first.

    Names the files of what was finished. What a run that is still going has staged is its own.
    """
    journal = _Journal(space)
    if journal.decided():
        with locked(space, PATIENCE) as finished:
            return finished
    if journal.left_over():
        with suppress(Stop), locked(space):
            pass
    return ()


@contextmanager
def locked(space: Workspace, patience: float = 0) -> Iterator[tuple[str, ...]]:
    """Hold the workspace against a second run, and recover what an earlier one has left.

    Gives the files of what was finished. What is staged and not committed is thrown away at the
    end.
    """
    with told(space.state):
        space.state.mkdir(parents=True, exist_ok=True)
    lock = FileLock(space.state / "lock", timeout=patience)
    # beside the lock and not in it: Windows lets nobody else read a locked file
    holder = space.state / "lock.holder"
    journal = _Journal(space)
    _acquire(lock, holder)
    try:
        now = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
        with told(holder):
            holder.write_text(f"{os.getpid()}\n{gethostname()}\n{now}\n", encoding="utf-8")
        yield journal.settle()
    finally:
        with suppress(OSError, Stop):
            if not journal.decided():
                journal.forget()
        with suppress(OSError):
            holder.unlink(missing_ok=True)
        with suppress(OSError):
            lock.release()


def _acquire(lock: FileLock, holder: Path) -> None:
    with told(holder.parent):
        try:
            lock.acquire()
        except Timeout as busy:
            raise Stop(_busy(holder), BUSY) from busy
        except NotImplementedError as error:
            raise Stop(
                _(
                    "The disk of {folder} cannot hold a file against a second run. Move the "
                    "workspace to a disk of this computer.",
                    folder=holder.parent.parent,
                )
            ) from error


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
        self._state = space.state
        self._stage = space.state / "stage"
        self._list = space.state / "journal.json"

    def decided(self) -> bool:
        """Tell whether a change is decided and not finished yet."""
        with told(self._list):
            return self._list.exists()

    def left_over(self) -> bool:
        """Tell whether an interrupted run has left something that was not decided."""
        with told(self._stage):
            return self._stage.exists()

    def settle(self) -> tuple[str, ...]:
        """Finish what was decided and name its files; throw away what was not."""
        if not self.decided():
            self.forget()
            return ()
        finished = self.move_all()
        self.close()
        return finished

    def staged(self, name: str) -> Path:
        """Say where a staged file lies."""
        return self._stage / name

    def stage(self, name: str, data: bytes) -> None:
        """Write a file aside."""
        self._stage.mkdir(parents=True, exist_ok=True)
        write_new(self._stage / name, data)

    def decide(self, files: Mapping[str, str]) -> None:
        """Have the staged files reach the disk and put the journal in place, which decides."""
        ready = self._stage / "journal.json"
        write_new(ready, json.dumps(files).encode())
        sync([*(self._stage / name for name in files), ready])
        sync_folder(self._stage)
        move(ready, self._list)
        sync_folder(self._state)

    def move_all(self) -> tuple[str, ...]:
        """Move each staged file where it belongs; one that is gone has been moved before."""
        folders = set()
        files = self._files()
        for name, file in files.items():
            staged, target = self._stage / name, self._root / file
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                if staged.exists():
                    move(staged, target)
            except OSError as error:
                raise Stop(
                    _(
                        "{file} could not be replaced: {problem}. The change is kept and will be "
                        "finished at the next start; close the file and run the command again.",
                        file=file,
                        problem=why(error),
                    )
                ) from error
            folders.add(target.parent)
        for folder in folders:
            sync_folder(folder)
        return tuple(files.values())

    def close(self) -> None:
        """Take the journal of a finished change away."""
        with told(self._list):
            self._list.unlink()
        self.forget()

    def _files(self) -> Mapping[str, str]:
        """Read the journal; Stop where it is not one of ours, or would write elsewhere."""
        with told(self._list):
            content = self._list.read_bytes()
        try:
            files = {str(name): str(file) for name, file in json.loads(content).items()}
            ours = all(name.isdecimal() for name in files) and self._below(files.values())
        except (AttributeError, TypeError, ValueError):
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

    def _below(self, files: Iterable[str]) -> bool:
        root = self._root.resolve()
        return all(
            _within(folder, root) for folder in {(self._root / file).parent for file in files}
        ) and not any(Path(file).name in {"", "..", "."} for file in files)

    def forget(self) -> None:
        """Throw away what is staged; what resists is thrown away next time."""
        with suppress(OSError):  # a folder that cannot be closed is not ignored by rmtree
            shutil.rmtree(self._stage, ignore_errors=True)


def _within(folder: Path, root: Path) -> bool:
    """Tell whether a folder lies in the workspace, also once its links are followed."""
    return folder.resolve().is_relative_to(root)
