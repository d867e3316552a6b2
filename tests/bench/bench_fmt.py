"""`fmt` of a workspace with 1,000 fiches: at first sight, and once more when nothing is new.

Prints the wall time of the whole process, each beside its limit; a third figure is that of files
which all have to be written anew.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import bench_check

FIRST, AGAIN = 20.0, 2.0
ROUNDS = 3


def formatting(root: Path) -> float:
    """Format the workspace in a process of its own; seconds."""
    program = "from chytrejsi.cli import main; main()"
    command = [sys.executable, "-c", program, "fmt", "--quiet", "--root", str(root)]
    started = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - started


def main() -> None:
    """Generate the workspace, format it, and print the figures."""
    bench_check.INDICATORS = 0  # 1,000 fiches and what belongs to them
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        bench_check.generate(root)
        memory = root / ".chytrejsi" / "formatted"
        written = formatting(root)
        first = again = 1000.0
        for _round in range(ROUNDS):
            memory.unlink()
            first = min(first, formatting(root))
            again = min(again, formatting(root))
        files = len(list(root.glob("plan/**/*.yaml"))) + len(
            list(root.glob("indicators/**/*.yaml"))
        )
    print(f"fmt of {files} files, all written anew: {written:.2f} s ({FIRST} s)")
    print(f"fmt of {files} files at first sight: {first:.2f} s ({FIRST} s)")
    print(f"fmt of {files} files, nothing new: {again:.2f} s ({AGAIN} s)")


if __name__ == "__main__":
    main()
