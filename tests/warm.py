"""Runs the program in processes that need not import it anew: they are forked off one that did.

That one has imported what the commands stand on, but no module of the command line, and has run
nothing; so each process fixes its language, reads its environment and fails for itself. Only what
Python settles when it starts is common to all of them, the seed of hashes above all.
"""

import gc
import json
import os
import pkgutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

POSSIBLE = sys.platform == "linux"  # elsewhere there is no fork, or libraries do not outlive it
PATIENCE = 300  # seconds
# what Python and the libraries read when they start or are imported
_AT_THE_START = ("PYTHON", "LC_", "LANG", "TZ", "LD_", "MPL", "_CHYTREJSI_COMPLETE")
_FLOORS = ("model", "progress", "compare", "report", "checks", "store", "sheet", "render")
_CLI = ("typer.main", "babel.dates", "babel.numbers", "rich.console", "rich.table")


class Stem:
    """The process from which the others are forked, one at a time."""

    def __init__(self) -> None:
        self._settled = _settled(os.environ)
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},  # a process with threads is not forked
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def fits(self, variables: Mapping[str, str]) -> bool:
        """Whether a process with these variables would have started as this one did."""
        return _settled(variables) == self._settled

    def run(
        self, arguments: list[str], folder: Path, variables: Mapping[str, str], encoding: str
    ) -> subprocess.CompletedProcess[str]:
        """Run the program there, with these variables and no others."""
        with TemporaryDirectory() as place:
            outputs = [Path(place) / name for name in ("out", "err")]
            asked = {
                "arguments": arguments,
                "folder": str(folder),
                "variables": dict(variables),
                "encoding": encoding,
                "outputs": [str(each) for each in outputs],
            }
            assert self._process.stdin
            assert self._process.stdout
            print(json.dumps(asked), file=self._process.stdin, flush=True)
            code = int(self._process.stdout.readline())
            out, err = (each.read_bytes().decode(encoding) for each in outputs)
        return subprocess.CompletedProcess(arguments, code, out, err)


def _settled(variables: Mapping[str, str]) -> Mapping[str, str]:
    return {
        name: value
        for name, value in variables.items()
        if name.startswith(_AT_THE_START) and name != "PYTHONIOENCODING"
    }


@cache
def stem() -> Stem:
    """Give the process of this run of tests; it ends with it, when its input does."""
    return Stem()


def standing() -> set[int]:
    """Give the number of that process where it has started; no test is to find it left over."""
    return {stem().pid} if stem.cache_info().currsize else set()


def _imported() -> None:
    import chytrejsi

    for floor in _FLOORS:
        package = import_module(f"{chytrejsi.__name__}.{floor}")
        for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(each.name)
    for name in _CLI:
        import_module(name)


def _become(asked: Mapping[str, Any]) -> None:
    """Make this process one that was started with what was asked."""
    import signal

    signal.alarm(PATIENCE)
    os.environ.clear()
    os.environ.update(asked["variables"])
    os.chdir(asked["folder"])
    nothing = os.open(os.devnull, os.O_RDONLY)
    files = [os.open(each, os.O_WRONLY | os.O_CREAT) for each in asked["outputs"]]
    for number, handle in enumerate((nothing, *files)):
        os.dup2(handle, number)
        os.close(handle)
    encoding = asked["encoding"]
    sys.stdin = open(0, encoding=encoding, closefd=False)  # noqa: SIM115
    sys.stdout = _stream(1, encoding)
    sys.stderr = _stream(2, encoding, errors="backslashreplace")
    sys.argv = ["-c", *asked["arguments"]]


def _stream(number: int, encoding: str, errors: str = "strict") -> TextIOWrapper:
    """Open an output as Python does at its start where it is no terminal."""
    return open(number, "w", encoding=encoding, errors=errors, newline="\n", closefd=False)


def _serve() -> NoReturn:
    _imported()
    gc.freeze()  # a child that ends has nothing of this to look through
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _become(json.loads(line))
            from chytrejsi.cli import main

            main()
            sys.exit()
        _child, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer
    sys.exit()


if __name__ == "__main__":
    _serve()
