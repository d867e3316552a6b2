"""Reads many mutants of filled workbooks; none may raise, hang or silently change a value.

`nox -s fuzz` runs it, with a number of mutants and a seed where others are wanted. It prints what
became of them and ends with 1 where a promise was broken.
"""

import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from chytrejsi.sheet.intake.process import LIMITS
from hostile.mutants import Original, Verdict
from hostile.originals import originals

MUTANTS, SEED, BATCH = 12_000, 1, 200
HANG = 5.0  # seconds for one mutant, which takes 20 thousandths


@dataclass
class Figures:
    """What became of mutants: how many had which verdict, which broke a promise, the slowest."""

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    silent: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")

    def read(self, original: Original, seed: str) -> None:
        """Make the mutant of a seed and read it."""
        mutant = original.mutant(seed)
        begun = time.perf_counter()
        try:
            verdict = original.verdict(mutant)
        except MemoryError:  # in a run it ends the reader, and the workbook is refused
            self.verdicts[Verdict.REFUSED] += 1
            self.ended.append(f"{seed} {mutant.done}")
        except Exception as error:  # noqa: BLE001 - what is raised is what is looked for
            last = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} {error} ({Path(last.filename).name}:{last.lineno})"
            self.broken.append(f"{seed} {mutant.done}: {where}"[:300])
        else:
            self.verdicts[verdict] += 1
            if verdict is Verdict.SILENT:
                self.silent.append(f"{seed} {mutant.done}")
        self.slowest = max(self.slowest, (time.perf_counter() - begun, f"{seed} {mutant.done}"))

    def add(self, other: "Figures") -> None:
        """Add the figures of another batch."""
        self.verdicts += other.verdicts
        self.silent += other.silent
        self.broken += other.broken
        self.ended += other.ended
        self.slowest = max(self.slowest, other.slowest)

    @property
    def lines(self) -> Iterator[str]:
        """Tell the figures."""
        yield f"mutants: {self.verdicts.total() + len(self.broken)}"
        yield from (f"{verdict.value}: {self.verdicts[verdict]}" for verdict in Verdict)
        yield f"exceptions and broken promises: {len(self.broken)}"
        yield f"refused for the memory that reading takes: {len(self.ended)}"
        yield f"slowest: {self.slowest[0]:.2f} s, {self.slowest[1]}"
        yield from (f"  silent: {each}" for each in self.silent)
        yield from (f"  broken: {each}" for each in self.broken)
        yield from (f"  memory: {each}" for each in self.ended)

    @property
    def good(self) -> bool:
        """Whether every promise was kept."""
        return not self.silent and not self.broken and self.slowest[0] < HANG


def batch(seed: int, first: int, count: int) -> Figures:
    """Read the mutants of a batch, the same whichever process does."""
    figures = Figures()
    _limit_memory()
    with tempfile.TemporaryDirectory() as folder:
        bases = originals(Path(folder))
        for number in range(first, first + count):
            figures.read(bases[number % len(bases)], f"{seed}:{number}")
    return figures


def _limit_memory() -> None:
    """Give this process no more memory than a reader has, where the system can."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (LIMITS.memory, LIMITS.memory))


def main(count: int = MUTANTS, seed: int = SEED) -> int:
    """Read so many mutants and print what became of them."""
    figures = Figures()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        batches = [pool.submit(batch, seed, first, BATCH) for first in range(0, count, BATCH)]
        for each in batches:
            figures.add(each.result())
    for line in figures.lines:
        print(line)
    return int(not figures.good)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
