"""What it costs to ask every municipality of a country: 6,254 workbooks of 40 indicators.

Prints one figure a line, with its limit; run it with nothing else running:
`nox -s bench -- municipalities`, which takes some minutes. Among all benchmarks, and run as a file
without CHYTREJSI_BENCH=all, there are 600 municipalities. Times are those of the processor, of all
processes together, unless a line says so.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

from chytrejsi.model.dataset import Dataset
from chytrejsi.sheet.intake.file import take
from chytrejsi.sheet.intake.handover import packed, unpacked
from chytrejsi.sheet.intake.worker import read_file
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import judge
from chytrejsi.workspace import Workspace
from municipalities import fill, parts, slowly, workspace
from sheetcase import dataset_of

ALL, SOME, FEW = 6_254, 600, 100
COMPARED = 5
READING, MEGABYTES, SECONDS, GROWTH = 20.0, 250.0, 20.0, 1.2
_GLANCE = 0.02  # seconds between two looks at the memory
_SAVED = re.compile(rb"<dcterms:modified.*?</dcterms:modified>")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: the processor's and the clock's seconds, the largest process's MB."""

    processor: float
    clock: float
    megabytes: float


def cost(space: Workspace, *command: str) -> Cost:
    """Run a command in a process of its own, and look at it and those that it starts."""
    whole = [sys.executable, "-c", "from chytrejsi.cli import main; main()", *command]
    before, start = _processor(), time.perf_counter()
    most = 0
    with psutil.Popen(
        [*whole, "--root", str(space.root)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"CHYTREJSI_LANG": "cs"},
    ) as process:
        while process.poll() is None:
            most = max([most, *_memory(process)])
            time.sleep(_GLANCE)
    return Cost(_processor() - before, time.perf_counter() - start, most / 1e6)


def _memory(process: psutil.Process) -> Iterator[int]:
    with suppress(psutil.Error):
        for each in (process, *process.children(recursive=True)):
            with suppress(psutil.Error):
                yield each.memory_info().rss


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def differing(dataset: Dataset, paths: Sequence[Path]) -> list[str]:
    """Name the parts of some workbooks that writing each by itself makes otherwise."""
    found = []
    for number in range(0, len(paths), -(-len(paths) // COMPARED)):
        made, wanted = parts(paths[number].read_bytes()), parts(slowly(dataset, number))
        same = {name: _SAVED.sub(b"", part) for name, part in made.items()}
        found += [name for name, part in wanted.items() if same.get(name) != _SAVED.sub(b"", part)]
        found += [name for name in made if name not in wanted]
    return found


def reading(dataset: Dataset, paths: Sequence[Path]) -> float:
    """Take, scan, witness, hand over and judge each workbook in one process; ms for one."""
    rounds = Rounds(dataset)
    start = time.process_time()
    for path in paths:
        incoming = take(path, path.name)
        assert not judge(incoming, rounds, lambda each: unpacked(packed(read_file(each)))).refused
    return (time.process_time() - start) * 1000 / len(paths)


def collecting(space: Workspace, inbox: Path, paths: Sequence[Path]) -> tuple[float, Cost]:
    """Collect all; ms for each workbook but the first, which starts and loads, and the whole."""
    first = cost(space, "collect", str(paths[0]), "--dry-run").processor
    whole = cost(space, "collect", str(inbox))
    return (whole.processor - first) * 1000 / (len(paths) - 1), whole


def figures(folder: Path, municipalities: int) -> Iterator[str]:
    """Measure, and give a line for each figure."""
    few = workspace(folder / "malo", FEW)
    some = fill(few, folder / "malo-inbox", FEW)
    space = workspace(folder / "kraj", municipalities)
    paths = fill(space, folder / "inbox", municipalities)
    dataset = dataset_of(space)
    wrong = differing(dataset, paths)
    yield f"workbooks: {len(paths)}, made otherwise than by template in {len(wrong)} parts (0)"
    yield f"reading side per workbook and core: {reading(dataset, some):.1f} ms ({READING:.0f} ms)"
    each_of_few, _whole = collecting(few, folder / "malo-inbox", some)
    each, whole = collecting(space, folder / "inbox", paths)
    yield f"collect per workbook, of {FEW}: {each_of_few:.1f} ms, of {len(paths)}: {each:.1f} ms"
    yield f"of {len(paths)} / of {FEW}: {each / each_of_few:.2f} ({GROWTH})"
    yield f"collect: {_told(whole)} (memory {MEGABYTES:.0f} MB)"
    again = cost(space, "collect", str(folder / "inbox"))
    yield f"collect again, all unchanged: {_told(again)} (memory {MEGABYTES:.0f} MB)"
    for command in ("check", "progress", "status"):
        yield f"{command}: {_told(cost(space, command))} ({SECONDS:.0f} s)"


def _told(cost: Cost) -> str:
    return f"{cost.processor:.1f} s, by the clock {cost.clock:.1f} s, {cost.megabytes:.0f} MB"


def main() -> None:
    """Print the figures as they are measured."""
    municipalities = ALL if os.environ.get("CHYTREJSI_BENCH") == "all" else SOME
    with tempfile.TemporaryDirectory() as folder:
        for line in figures(Path(folder), municipalities):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
