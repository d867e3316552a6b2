"""One process that reads workbooks, seen from its parent: started, asked, watched, ended."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import IO

import psutil

from chytrejsi.findings import Stop
from chytrejsi.language import _, current
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.intake.handover import HEAD, LENGTH, LONGEST, READY

# an isolated Python does not see all that its parent does, and must run the very same modules
_START = (
    "import sys; sys.path[:] = sys.argv[4:]; from chytrejsi.sheet.intake.worker import main; "
    "main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))"
)
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # what Python itself may need


@dataclass(frozen=True, slots=True)
class Limits:
    """What a process may use: bytes of memory, seconds for a workbook, workbooks in its life."""

    memory: int = 1 << 30
    seconds: float = 30
    workbooks: int = 500


LIMITS = Limits()


class Lost(Exception):  # noqa: N818 - it tells what became of a process; it is no error of ours
    """The process is gone; `slow` where it was ended for taking too long."""

    def __init__(self, *, slow: bool) -> None:
        super().__init__()
        self.slow = slow


class Process:
    """A process with its pipes; one thread asks it, any may kill it."""

    def __init__(self, limits: Limits) -> None:
        self.asked = 0
        self._limits = limits
        self._slow = False
        self._until: float | None = time.monotonic() + LIMITS.seconds
        self._complaint = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        try:
            self._process = subprocess.Popen(
                _command(limits),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaint,
                env={name: os.environ[name] for name in _KEPT if name in os.environ},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            self._complaint.close()
            raise _cannot_start(error.strerror or str(error)) from error
        self._questions, self._answers = _pipes(self._process)

    def wait_until_ready(self) -> None:
        """Wait for its first word; Stop where it cannot start."""
        try:
            ready = self._answer() == READY
        except Lost:
            ready = False
        if not ready:
            self._complaint.seek(0)
            lines = self._complaint.read().decode("utf-8", "replace").split("\n")
            raise _cannot_start(next((line for line in reversed(lines) if line.strip()), "–"))

    def ask(self, incoming: Incoming) -> bytes:
        """Have a file read; raises Lost where that ends the process."""
        self.asked += 1
        self._until = time.monotonic() + self._limits.seconds
        name = incoming.file.encode("utf-8")
        try:
            for part in (HEAD.pack(len(name), len(incoming.data)), name, incoming.data):
                self._questions.write(part)
            self._questions.flush()
        except OSError as error:
            raise self._lost() from error
        return self._answer()

    def look_after(self) -> None:
        """Kill it where it takes too long or too much memory."""
        until = self._until
        if until is not None and time.monotonic() > until:
            self._slow = True
            self.kill()
        with suppress(psutil.Error):
            if psutil.Process(self._process.pid).memory_info().rss > self._limits.memory:
                self.kill()

    def kill(self) -> None:
        """End it at once; it holds nothing that would be lost."""
        with suppress(OSError):
            self._process.kill()

    def close(self) -> None:
        """End it and close its pipes; only for the thread that asks it."""
        self.kill()
        self._process.wait()
        for pipe in (self._questions, self._answers, self._complaint):
            with suppress(OSError):  # what was not sent is lost with it
                pipe.close()

    def _answer(self) -> bytes:
        head = self._answers.read(LENGTH.size)
        length = LENGTH.unpack(head)[0] if len(head) == LENGTH.size else LONGEST + 1
        if length > LONGEST:
            raise self._lost()
        content = self._answers.read(length)
        if len(content) < length:
            raise self._lost()
        self._until = None
        return content

    def _lost(self) -> Lost:
        self.kill()
        ended = self._process.wait()
        # where there are limits, the system ends what takes too much time of the processor
        too_long = -getattr(signal, "SIGXCPU", 0)
        return Lost(slow=self._slow or (too_long != 0 and ended == too_long))


def _command(limits: Limits) -> list[str]:
    places = [place for place in sys.path if Path(place).is_absolute()]
    given = [current().code, str(limits.memory), str(ceil(limits.seconds))]
    return [_python(), "-I", "-c", _START, *given, *places]


def _python() -> str:
    """Name the program: on Windows that of a virtual environment only starts the real one.

    The real one would then be a grandchild, whose memory nobody watches.
    """
    real = getattr(sys, "_base_executable", "") if sys.platform == "win32" else ""
    return real or sys.executable


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise TypeError(process)
    return process.stdin, process.stdout


def _cannot_start(problem: str) -> Stop:
    return Stop(
        _(
            "The process that reads workbooks cannot start ({problem}). Install chytrejsi again, "
            "or ask who looks after this computer whether it may start programs.",
            problem=problem,
        )
    )
