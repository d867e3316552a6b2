"""`diff` between two revisions of a workspace with 1,000 fiches and 5,000 indicators with values.

Prints the wall time of the whole process beside its limit: of a few changes, as a merge request
has, and where every fiche and every card was changed, which is more than the limit is meant for.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.bench_check import FICHES, INDICATORS, generate
from gitcase import git

LIMIT = 5.0
ROUNDS = 3
FEW = 10


def commit(root: Path) -> None:
    """Commit all files."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Stav", when="2026-01-10 12:00:00 +0100")


def change(root: Path, places: slice) -> None:
    """Change the guarantor of fiches and the baseline of cards."""
    for path in sorted(root.glob("plan/p1/fiches/*.yaml"))[places]:
        _replace(path, "guarantor: odbor-", "guarantor: odbor-1")
    for path in sorted(root.glob("indicators/catalogue/*.yaml"))[places]:
        _replace(
            path, "baseline: {date: 2023-12-31, value: 10", "baseline: {date: 2023-12-31, value: 11"
        )


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def comparing(root: Path, *sides: str) -> tuple[float, int]:
    """Compare two states in a process of its own; seconds and the number of differences."""
    program = "from chytrejsi.cli import main; main()"
    options = ("--format", "json", "--root", str(root))
    started = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-c", program, "diff", *sides, *options], check=True, capture_output=True
    )
    taken = time.perf_counter() - started
    return taken, len(json.loads(told.stdout)["changes"])


def main() -> None:
    """Generate the workspace with three commits, compare them, and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        generate(root)
        git(root, "init", "--quiet")
        commit(root)
        change(root, slice(FEW))
        commit(root)
        change(root, slice(FEW, None))
        commit(root)
        changed = {"few": 2 * FEW, "all": FICHES + INDICATORS}
        for name, sides in (("few", ("HEAD~2", "HEAD~1")), ("all", ("HEAD~2", "HEAD"))):
            taken, found = min(comparing(root, *sides) for _round in range(ROUNDS))
            if found != changed[name]:
                raise SystemExit(f"diff told {found} changes, and {changed[name]} were made")
            told = f"diff of two revisions, {name} files changed, {found} differences"
            print(f"{told}: {taken:.2f} s ({LIMIT} s)")


if __name__ == "__main__":
    main()
