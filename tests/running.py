"""Runs the program as a user does: as a process, with its exit code and both outputs.

Most of a start is imports, so the process is forked off one that has done them (`warm.py`) where
that is possible and tells the same; `afresh` is for tests that look at what a start itself may
change, such as the order in a set.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from warm import POSSIBLE, stem

SOURCE_TREE = Path(__file__).resolve().parents[1]


def chytrejsi(
    *arguments: object,
    cwd: Path | None = None,
    variables: Mapping[str, str] | None = None,
    encoding: str = "utf-8",
    afresh: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder; its streams are in the encoding that is asked for."""
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in {"CHYTREJSI_LANG", "COLUMNS", "NO_COLOR", "FORCE_COLOR"}
    }
    environment |= {"PYTHONIOENCODING": encoding} | dict(variables or {})
    if POSSIBLE and not afresh and stem().fits(environment):
        return stem().run(list(map(str, arguments)), cwd or Path.cwd(), environment, encoding)
    return subprocess.run(
        [sys.executable, "-c", "from chytrejsi.cli import main; main()", *map(str, arguments)],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding=encoding,
        timeout=300,
    )
