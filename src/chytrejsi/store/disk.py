"""What is asked of the disk, so that it holds after a power cut and fails with a sentence."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from errno import EXDEV
from pathlib import Path

from chytrejsi.findings import Stop
from chytrejsi.language import _

# Windows: a virus scanner or an editor may hold a file for a moment
ATTEMPTS = 5
PAUSE = 0.1  # seconds
# many files reach the disk together in a tenth of the time that they take one by one
AT_ONCE = 16
FEW = 8


@contextmanager
def told(path: Path) -> Iterator[None]:
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
        raise Stop(
            _(
                "{file} cannot be written: {problem}. Check the disk and the space left on it, and "
                "run the command again.",
                file=path,
                problem=why(error),
            )
        ) from error


def why(error: OSError) -> str:
    """Say in the system's words what went wrong."""
    return error.strerror or str(error)


def must_open(target: Path) -> None:
    """Fail now where a file is open elsewhere, while nothing is decided yet."""
    if target.exists():
        patiently(lambda: os.close(os.open(target, os.O_RDWR)))


def must_take_files(folder: Path) -> None:
    """Fail now where no file can be put into a folder, or the folder cannot be made."""
    while not folder.exists():
        folder = folder.parent
    if not folder.is_dir():
        raise NotADirectoryError(20, os.strerror(20), str(folder))
    if os.name != "nt":
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(13, os.strerror(13), str(folder))
        return
    # there only trying tells; the flag takes the file away even if the program is killed
    flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_TEMPORARY", 0)
    os.close(os.open(folder / f".{os.getpid()}.tmp", flags))


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet; what it holds reaches the disk by `sync`."""
    with path.open("xb") as file:
        file.write(data)


def sync(files: Sequence[Path]) -> None:
    """Have the files' contents reach the disk."""
    if len(files) <= FEW:
        for path in files:
            _sync(path)
        return
    with ThreadPoolExecutor(AT_ONCE) as together:
        for _done in together.map(_sync, files):
            pass


def _sync(path: Path) -> None:
    # Windows lets only a handle that may write do this
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have what a folder lists reach the disk."""
    if os.name == "nt":  # folders cannot be opened there
        return
    # what the folder lists is right already; a disk that cannot say so now does it later
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def move(source: Path, target: Path) -> None:
    """Put a file in the place of another at once, also on another disk."""
    try:
        patiently(lambda: source.replace(target))
    except OSError as error:
        if error.errno != EXDEV:
            raise
        beside = beside_of(target)
        beside.write_bytes(source.read_bytes())
        sync((beside,))
        patiently(lambda: beside.replace(target))
        source.unlink()


def beside_of(target: Path) -> Path:
    """Name the file in which a new content waits beside the old one."""
    return target.with_name(f".{target.name[:40]}.{os.getpid()}.tmp")


def patiently(act: Callable[[], object]) -> None:
    """Do something with a file that another program may hold for a moment."""
    for attempt in range(ATTEMPTS):
        try:
            act()
        except PermissionError:
            if attempt + 1 == ATTEMPTS or os.name != "nt":
                raise
            time.sleep(PAUSE)
        else:
            return
