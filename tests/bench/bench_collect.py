"""What collecting costs: 100 filled workbooks, against one load of the same file by openpyxl.

Prints one figure a line; run it with nothing else running: `python tests/bench/bench_collect.py`.
"""

import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

sys.path.insert(0, str(Path(__file__).parents[1]))

from chytrejsi.model.dataset import Dataset
from chytrejsi.sheet.intake.file import take
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import judge
from chytrejsi.workspace import Workspace
from municipalities import fill, workspace
from sheetcase import dataset_of

WORKBOOKS = 100
ROUNDS = 3
LIMIT = 1.5


def milliseconds(act: Callable[[], object]) -> float:
    """Measure one run."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def floor(paths: list[Path]) -> float:
    """Load each workbook once by openpyxl; ms for one."""
    datas = [path.read_bytes() for path in paths]

    def load() -> None:
        for data in datas:
            load_workbook(io.BytesIO(data), data_only=True)

    return statistics.median(milliseconds(load) for _ in range(ROUNDS)) / len(paths)


def reading(dataset: Dataset, paths: list[Path]) -> float:
    """Read, scan and judge each workbook; ms for one."""

    def judge_all() -> None:
        rounds = Rounds(dataset)
        for path in paths:
            assert not judge(take(path, path.name), rounds).refused

    return statistics.median(milliseconds(judge_all) for _ in range(ROUNDS)) / len(paths)


def collecting(space: Workspace, inbox: Path) -> float:
    """Run the whole command in a process of its own; ms for one workbook."""
    command = [
        *(sys.executable, "-c", "from chytrejsi.cli import main; main()"),
        *("collect", str(inbox), "--root", str(space.root), "--quiet"),
    ]

    def collect() -> None:
        subprocess.run(command, check=True, env=os.environ | {"CHYTREJSI_LANG": "cs"})

    return milliseconds(collect) / WORKBOOKS


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        space = workspace(Path(folder) / "kraj", WORKBOOKS)
        dataset = dataset_of(space)
        inbox = Path(folder) / "inbox"
        paths = fill(space, inbox, WORKBOOKS)
        base = floor(paths)
        read = reading(dataset, paths)
        whole = collecting(space, inbox)
    told = (
        f"one load by openpyxl: {base:.1f} ms",
        f"reading side per workbook: {read:.1f} ms (20 ms)",
        f"reading side / load: {read / base:.2f} ({LIMIT})",
        f"collect per workbook, whole command: {whole:.1f} ms",
        f"collect / load: {whole / base:.2f} ({LIMIT})",
    )
    sys.stdout.write("\n".join(told) + "\n")


if __name__ == "__main__":
    main()
