"""Reads the files of a run in processes of their own, a few ahead, and gives them in order.

A process that a workbook brings down or holds up is ended by its limits or by the watch kept here,
the workbook is refused, and the next one gets a new process.
"""

import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from chytrejsi.findings import CellPlace, Finding, Rule
from chytrejsi.sheet.intake.cells import Scan
from chytrejsi.sheet.intake.file import Incoming, take
from chytrejsi.sheet.intake.handover import unpacked
from chytrejsi.sheet.intake.process import LIMITS, Limits, Lost, Process
from chytrejsi.sheet.intake.refusal import Refused

FILES_EACH = 8  # fewer files are read before a further process has started
_GLANCE = 0.05  # seconds between two looks at the processes


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file of the run: its bytes (None where it could not be taken) and what was read."""

    incoming: Incoming | None
    read: Scan | Finding

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Why it was not read, if so."""
        return (self.read,) if isinstance(self.read, Finding) else ()


class Workers:
    """The processes of one run, started as they are needed and all gone when it ends."""

    def __init__(self, files: int, limits: Limits | None = None) -> None:
        self._limits = limits or LIMITS
        self._count = max(1, min(_cores(), files // FILES_EACH))
        self._threads = ThreadPoolExecutor(self._count, "reader")
        self._lock = threading.Lock()
        self._idle: list[Process] = []
        self._alive: set[Process] = set()
        self._ended = threading.Event()

    def __enter__(self) -> Self:
        threading.Thread(target=self._watch, name="watch", daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # the processes first: a thread may wait for the answer of one of them
        self._ended.set()
        with self._lock:
            for process in self._alive:
                process.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._alive:
            process.close()

    def read(self, files: Iterable[tuple[Path, str]]) -> Iterator[Arrived]:
        """Read files, each given with the name that findings call it by, and keep their order."""
        ahead: deque[Future[tuple[Incoming | None, bytes | Finding]]] = deque()
        for path, name in files:
            ahead.append(self._threads.submit(self._take, path, name))
            if len(ahead) > self._count:
                yield _arrived(ahead.popleft())
        while ahead:
            yield _arrived(ahead.popleft())

    def read_again(self, incoming: Incoming) -> Scan | Finding:
        """Read a workbook whose bytes are here already."""
        return _arrived(self._threads.submit(lambda: (incoming, self._ask(incoming)))).read

    def _take(self, path: Path, name: str) -> tuple[Incoming | None, bytes | Finding]:
        try:
            incoming = take(path, name)
        except Refused as refused:
            return None, refused.finding
        return incoming, self._ask(incoming)

    def _ask(self, incoming: Incoming) -> bytes | Finding:
        process = self._fetch()
        while True:
            try:
                answer = process.ask(incoming)
            except Lost as lost:
                self._drop(process)
                # one that has read others may be worn out by them; a new one decides
                if not lost.slow and process.asked > 1 and not self._ended.is_set():
                    process = self._begin()
                    continue
                return _loss(incoming, self._limits, slow=lost.slow)
            if process.asked >= self._limits.workbooks:
                self._drop(process)
            else:
                with self._lock:
                    self._idle.append(process)
            return answer

    def _fetch(self) -> Process:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return self._begin()

    def _begin(self) -> Process:
        process = Process(self._limits)
        with self._lock:
            self._alive.add(process)
            if self._ended.is_set():
                process.kill()
        process.wait_until_ready()
        return process

    def _drop(self, process: Process) -> None:
        with self._lock:
            self._alive.discard(process)
        process.close()

    def _watch(self) -> None:
        while not self._ended.wait(_GLANCE):
            with self._lock:
                processes = list(self._alive)
            for process in processes:
                process.look_after()


def _arrived(answer: Future[tuple[Incoming | None, bytes | Finding]]) -> Arrived:
    """Wait for a file; what was read is unpacked only now, so that little lies in memory."""
    incoming, read = answer.result()
    return Arrived(incoming, unpacked(read) if isinstance(read, bytes) else read)


def _loss(incoming: Incoming, limits: Limits, *, slow: bool) -> Finding:
    place = CellPlace(incoming.file)
    if slow:
        return Rule.WORKBOOK_SLOW.at(place, seconds=round(limits.seconds))
    return Rule.WORKBOOK_KILLED.at(place)


def _cores() -> int:
    """Count the processor's cores that are ours; Python 3.13 tells."""
    count = getattr(os, "process_cpu_count", os.cpu_count)
    return int(count() or 1)
