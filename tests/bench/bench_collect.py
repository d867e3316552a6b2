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
from chytrejsi.sheet.form import Form
from chytrejsi.sheet.intake.file import take
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import judge
from chytrejsi.workspace import Workspace
from sheetcase import CARD, Cells, dataset_of, filled, form_of, make_workspace, template

WORKBOOKS = 100
CARDS = 40
ROUNDS = 3
LIMIT = 1.5


def workspace(folder: Path) -> Workspace:
    """Make a fictional workspace with 100 guarantors of 40 indicators each."""
    units = [f"  - {{id: u{number}, title: Obec {number}}}" for number in range(WORKBOOKS)]
    files = {
        "plan/organisation.yaml": "units:\n  - {id: koordinator, title: K}\n" + "\n".join(units)
    }
    contributors = ", ".join(f"u{number}" for number in range(WORKBOOKS))
    for number in range(CARDS):
        files[f"indicators/catalogue/ZK-{number:02}.yaml"] = CARD.format(
            id=f"ZK-{number:02}",
            title=f"Smyšlený indikátor {number} s delším názvem",
            fiche="energie",
            measure="number",
            accumulation="increment",
            more=f"unit: {{label: ks, code: C62}}\ncontributors: [{contributors}]\n"
            "baseline: {date: 2024-06-30, value: 15}\ntarget: {date: 2026-12-31, value: 30}\n",
        )
    return make_workspace(folder, files)


def answers(form: Form, number: int) -> Cells:
    """Fill in all values, and a comment to each third."""
    keys = [row.key for row in form.tables[2].rows]
    values = {("indicators", key, "value"): place + number for place, key in enumerate(keys)}
    comments = {("indicators", key, "comment"): "Poznámka garanta." for key in keys[::3]}
    return {**values, **comments}


def fill(dataset: Dataset, inbox: Path) -> list[Path]:
    """Fill in the workbooks of all guarantors."""
    inbox.mkdir()
    made = []
    for number in range(WORKBOOKS):
        guarantor = f"u{number}"
        cells = answers(form_of(dataset, guarantor), number)
        path = inbox / f"2025_{guarantor}.xlsx"
        path.write_bytes(filled(template(dataset, guarantor), cells))
        made.append(path)
    return made


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
        space = workspace(Path(folder) / "kraj")
        dataset = dataset_of(space)
        inbox = Path(folder) / "inbox"
        paths = fill(dataset, inbox)
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
