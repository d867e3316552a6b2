"""A desk that collects one hostile file after another through the command line.

The processes that read are kept between the runs, as one run keeps them between its files; all
else is what `chytrejsi collect` does, the writing of the observation included.
"""

import io
import json
import shutil
import time
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import pytest

from chytrejsi.cli.app import run
from chytrejsi.model.observation import Observation
from chytrejsi.sheet.intake.workers import Workers
from sheetcase import GUARANTOR, PERIOD, dataset_of, filled, make_workspace, template
from sheetcase import Cells as Filling


@dataclass(frozen=True)
class Outcome:
    """What became of one file: the answer's code, what was told, what was written."""

    exit_code: int
    status: str
    findings: tuple[Mapping[str, Any], ...]
    cells: Mapping[str, int]
    observation: Observation | None

    @cached_property
    def errors(self) -> frozenset[str]:
        """The codes for which it is refused, each with its cell."""
        return self._told("error")

    @cached_property
    def asides(self) -> frozenset[str]:
        """The codes of warnings and notes, each with its cell."""
        return self._told("warning", "note")

    def _told(self, *severities: str) -> frozenset[str]:
        return frozenset(
            f"{each['code']} {each.get('cell') or ''}".strip()
            for each in self.findings
            if each["severity"] in severities
        )


class Desk:
    """A fictional workspace, its inbox, and readers that stay."""

    def __init__(self, folder: Path) -> None:
        self._space = make_workspace(folder / "kraj")
        self._inbox = folder / "inbox"
        self._workers = Workers(1)
        self._patch = pytest.MonkeyPatch()
        self.blank = template(dataset_of(self._space), GUARANTOR)
        self._filled: dict[object, bytes] = {}
        self.seconds = 0.0  # that the last file took
        self.memory = 0  # megabytes that a reader had at most, as far as it is still there
        self.ended = 0  # readers that their limits ended

    def __enter__(self) -> Self:
        self._patch.setattr("chytrejsi.cli.taking.Workers", lambda _files: Kept(self._workers))
        self._workers.__enter__()
        return self

    def __exit__(self, *_given: object) -> None:
        self._patch.undo()
        self._workers.__exit__(None, None, None)

    def filled(self, cells: Filling) -> bytes:
        """Fill the desk's template in; the same way again, the same bytes."""
        key = tuple(cells.items())
        if key not in self._filled:
            self._filled[key] = filled(self.blank, cells)
        return self._filled[key]

    def send(self, data: bytes, name: str = "odpoved.xlsx") -> Outcome:
        """Collect one file into a workspace that has no answers yet."""
        observations = self._space.observations / str(PERIOD)
        for left in (observations, self._space.root / ".chytrejsi", self._inbox):
            shutil.rmtree(left, ignore_errors=True)
        self._inbox.mkdir()
        (self._inbox / name).write_bytes(data)
        begun = time.perf_counter()
        exit_code, document = self._collect(self._inbox / name)
        self.seconds = time.perf_counter() - begun
        self._measure()
        (workbook,) = document["workbooks"]
        written = observations / f"{GUARANTOR}.yaml"
        observation = None
        if written.is_file():
            observation = dataset_of(self._space).observations[f"{PERIOD}/{GUARANTOR}"]
        findings, cells = tuple(workbook["findings"]), workbook["cells"]
        self.ended += sum(each["code"] in {"WORKBOOK_KILLED", "WORKBOOK_SLOW"} for each in findings)
        return Outcome(exit_code, workbook["status"], findings, cells, observation)

    def _collect(self, path: Path) -> tuple[int, Any]:
        told = io.StringIO()
        arguments = ["collect", str(path), "--root", str(self._space.root), "--format", "json"]
        with redirect_stdout(told):
            exit_code = run([*arguments, "--period", str(PERIOD)])
        return exit_code, json.loads(told.getvalue())

    def _measure(self) -> None:
        """Ask the system for the most memory that each reader has had; only Linux tells."""
        for process in self._workers._alive:
            status = Path(f"/proc/{process._process.pid}/status")
            if status.is_file():
                lines = status.read_text(encoding="ascii", errors="replace").splitlines()
                peaks = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
                self.memory = max(self.memory, *(peak // 1024 for peak in peaks))


class Kept:
    """Readers that outlive a run."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    def __enter__(self) -> Workers:
        return self._workers

    def __exit__(self, *_given: object) -> None:
        """Leave them for the next run."""
