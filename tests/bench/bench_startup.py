"""How long `--help` and TAB take, as a ratio to `python -c "import typer"`."""

import os
import subprocess
import sys
from statistics import median
from time import perf_counter

ROUNDS = 15
LIMIT = 1.5
PROGRAM = "from chytrejsi.cli import main; main()"


def _tab(shell: str, line: str) -> dict[str, str]:
    words = line.split(" ")
    return {
        "_CHYTREJSI_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line.replace(" ", "\n"),
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }


Case = tuple[str, list[str], dict[str, str]]
FLOOR: Case = ("import typer", ["-c", "import typer"], {})
MEASURED: tuple[Case, ...] = (
    ("--help", ["-c", PROGRAM, "--help"], {}),
    ("report annual --help", ["-c", PROGRAM, "report", "annual", "--help"], {}),
    ("TAB (bash, commands)", ["-c", PROGRAM], _tab("bash", "chytrejsi ")),
    ("TAB (bash, options)", ["-c", PROGRAM], _tab("bash", "chytrejsi report annual --")),
    ("TAB (zsh)", ["-c", PROGRAM], _tab("zsh", "chytrejsi ")),
    ("TAB (fish)", ["-c", PROGRAM], _tab("fish", "chytrejsi ")),
    ("TAB (powershell)", ["-c", PROGRAM], _tab("powershell", "chytrejsi ")),
)


def _seconds(arguments: list[str], variables: dict[str, str]) -> float:
    start = perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        env=os.environ | variables,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return perf_counter() - start


def main() -> None:
    """Print each ratio; the runs alternate, so that a busy moment hits all of them."""
    cases = (FLOOR, *MEASURED)
    times: dict[str, list[float]] = {name: [] for name, _arguments, _variables in cases}
    for _ in range(ROUNDS + 1):
        for name, arguments, variables in cases:
            times[name].append(_seconds(arguments, variables))
    medians = {name: median(taken[1:]) for name, taken in times.items()}  # the first warms up
    floor = medians.pop(FLOOR[0])
    print(f"floor, python -c 'import typer': {floor * 1000:.0f} ms")
    for name, taken in medians.items():
        print(f"{name}: {taken / floor:.2f} (limit {LIMIT})")


if __name__ == "__main__":
    main()
