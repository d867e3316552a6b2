"""`log` of one card and of everything on a workspace of 1,000 fiches and 5,000 indicators.

Prints the wall time and the peak memory of each whole process beside its limit.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.bench_check import FICHES, INDICATORS, ROUNDS, generate, write

ONE, ALL, MEGABYTES = 5.0, 10.0, 400.0  # seconds, seconds
COMMITS = 20  # before the last one, each with what one unit reported anew
CHANGES = 6  # of one card: it comes with its values, one of them changes, and the target
_WHO = ("-c", "user.name=Vzor", "-c", "user.email=vzor@example.cz", "-c", "gc.auto=0")


def remember(root: Path) -> None:
    """Commit the workspace, then a few changes at a time."""
    git(root, "init", "--quiet")
    commit(root, "Plán")
    for number in range(COMMITS):
        path = root / "indicators" / "observations" / "2025" / f"odbor-{number}.yaml"
        replace(path, "comment: Podle evidence kraje", f"comment: Podle evidence z dne {number}")
        commit(root, f"Odbor {number}")
    for number in range(10):
        replace(card(root, number), "value: 30", f"value: {20 + number}")
    replace(root / "plan" / "p1" / "fiches" / "fise-7.yaml", "Spoje dnes", "Spoje ani dnes")
    replace(root / "plan" / "organisation.yaml", "title: Odbor 9}", "title: Odbor devátý}")
    card(root, 77).unlink()
    path = root / "indicators" / "observations" / "2025" / "odbor-3.yaml"
    replace(path, "value: 5\n", "value: 6\n", 1)
    commit(root, "Změny")


def git(root: Path, *arguments: str) -> None:
    """Run git in the workspace."""
    subprocess.run(["git", *_WHO, *arguments], cwd=root, check=True, stdout=subprocess.DEVNULL)


def commit(root: Path, subject: str) -> None:
    """Commit all files."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", subject)


def card(root: Path, number: int) -> Path:
    """Name the file of a card."""
    return root / "indicators" / "catalogue" / f"IN-{number}.yaml"


def replace(path: Path, old: str, new: str, most: int = -1) -> None:
    """Write a file in which something else stands."""
    write(path, path.read_text(encoding="utf-8").replace(old, new, most))


def measure(root: Path, *arguments: str) -> tuple[float, float, int]:
    """Run the program in a process of its own; give seconds, megabytes, changes."""
    program = "from chytrejsi.cli import main; main()"
    with tempfile.TemporaryFile() as answer:
        started = time.perf_counter()
        run = subprocess.Popen(
            [sys.executable, "-c", program, *arguments, "--root", str(root)],
            stdout=answer,
            stderr=subprocess.DEVNULL,
        )
        # wait4 tells the memory of this one process, which subprocess.run does not
        _pid, status, usage = os.wait4(run.pid, 0)
        seconds = time.perf_counter() - started
        answer.seek(0)
        document = json.loads(answer.read())
    if (code := os.waitstatus_to_exitcode(status)) != 0:
        raise SystemExit(f"{arguments[0]} ended with {code}")
    entries = document.get("entries", [document])
    changes = sum(len(each["changes"]) for each in entries)
    return seconds, usage.ru_maxrss / 1024, changes


def show(name: str, figures: list[tuple[float, float, int]], limit: float) -> None:
    """Print the best time and the most memory."""
    seconds, memory = min(each[0] for each in figures), max(each[1] for each in figures)
    told = f"{name}, {figures[0][2]} changes: {seconds:.2f} s ({limit} s)"
    print(f"{told}, {memory:.0f} MB ({MEGABYTES:.0f} MB)")


def main() -> None:
    """Generate the workspace and its history, tell lives a few times, print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        generate(root)
        remember(root)
        one = [measure(root, "log", "IN-3", "--format", "json") for _ in range(ROUNDS)]
        everything = [measure(root, "log", "--format", "json")]
    print(f"{FICHES} fiches and {INDICATORS} indicators, {COMMITS + 2} commits")
    show("log of one indicator", one, ONE)
    show("log of everything", everything, ALL)
    if one[0][2] != CHANGES:
        raise SystemExit(f"log told {one[0][2]} changes, and {CHANGES} were made")


if __name__ == "__main__":
    main()
