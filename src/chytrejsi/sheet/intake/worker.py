"""The process that reads untrusted workbooks: bytes come in, a scan or a finding goes out.

`workers.py` starts it. It has little memory and time, may write no file, and prints nothing; it
ends with its parent. Few modules are imported here, because a run of one workbook waits for it.
"""

import os
import signal
import sys
from contextlib import suppress
from typing import BinaryIO

from chytrejsi.findings import CellPlace, Finding, Rule
from chytrejsi.language import use
from chytrejsi.sheet.intake.cells import Scan
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.intake.handover import HEAD, LENGTH, READY, packed
from chytrejsi.sheet.intake.refusal import Refused
from chytrejsi.sheet.intake.scan import scan_file
from chytrejsi.sheet.intake.witness import witnessed

if sys.platform == "win32":
    import msvcrt
else:
    import resource

_NO_MEMORY = 70  # the exit code; the parent sees only that the process is gone
_OPEN_FILES = 32


def read_file(incoming: Incoming) -> Scan | Finding:
    """Read a file twice; whatever is wrong with it, even what nobody foresaw, is a finding."""
    try:
        return witnessed(scan_file(incoming), incoming.data)
    except Refused as refused:
        return refused.finding
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a hostile file must not end the run
        problem = f"{type(error).__name__}: {error}"[:200]
        return Rule.WORKBOOK_DAMAGED.at(CellPlace(incoming.file), part=problem)


def main(language: str, memory: int, seconds: int) -> None:
    """Answer questions until there are no more."""
    use(language)
    questions, answers = sys.stdin.buffer, _answers()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends it
    _limit(memory)
    _send(answers, READY)
    while head := questions.read(HEAD.size):
        name, length = HEAD.unpack(head)
        file = questions.read(name).decode("utf-8")
        incoming = Incoming(file, questions.read(length), "")
        _limit_time(seconds)
        try:
            answer = packed(read_file(incoming))
        except MemoryError:
            os._exit(_NO_MEMORY)
        _send(answers, answer)


def _answers() -> BinaryIO:
    """Keep standard output for answers, and send what libraries print nowhere."""
    answers = os.dup(sys.stdout.fileno())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    if sys.platform == "win32":
        msvcrt.setmode(answers, os.O_BINARY)
    return os.fdopen(answers, "wb")


def _send(answers: BinaryIO, content: bytes) -> None:
    answers.write(LENGTH.pack(len(content)) + content)
    answers.flush()


if sys.platform == "win32":

    def _limit(memory: int) -> None:
        """Leave it to the parent, which watches the process."""

    def _limit_time(seconds: int) -> None:
        """Leave it to the parent."""

else:

    def _limit(memory: int) -> None:
        """Limit what the process may use."""
        wanted = {
            resource.RLIMIT_AS: memory,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_CORE: 0,
            resource.RLIMIT_NOFILE: _OPEN_FILES,
        }
        for kind, most in wanted.items():
            _lower(kind, most, most)

    def _limit_time(seconds: int) -> None:
        """Limit the time of the processor for the next workbook."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds + 1, None)

    def _lower(kind: int, soft: int, hard: int | None) -> None:
        """Set a limit, but none above the one that is there; what is refused the parent watches."""
        _soft, highest = resource.getrlimit(kind)
        unlimited = highest == resource.RLIM_INFINITY
        wanted = highest if hard is None else hard
        with suppress(OSError, ValueError):
            resource.setrlimit(
                kind,
                (soft, wanted) if unlimited else (min(soft, highest), min(wanted, highest)),
            )
