"""Runs the program as a user does: as a process, with its exit code and both outputs."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SOURCE_TREE = Path(__file__).resolve().parents[1]


def chytrejsi(
    *arguments: object,
    cwd: Path | None = None,
    variables: Mapping[str, str] | None = None,
    encoding: str = "utf-8",
) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder; its streams are in the encoding that is asked for."""
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in {"CHYTREJSI_LANG", "COLUMNS", "NO_COLOR", "FORCE_COLOR"}
    }
    environment |= {"PYTHONIOENCODING": encoding} | dict(variables or {})
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
