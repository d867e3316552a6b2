"""Runs git so that nothing which a repository names is run: no hook, filter, watcher or pager.

Only what is committed is asked for, never git's own comparison with the files: that would run what
the repository's configuration names, and nobody has to trust it.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 10.0  # seconds
_HARMLESS = (
    "core.fsmonitor=false",
    "core.hooksPath=",
    "core.pager=",
    "protocol.allow=never",
    "log.showSignature=false",
    "i18n.logOutputEncoding=UTF-8",
)
# a hook sets these for its own repository, which need not be the workspace's
_OF_HOOKS = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_QUARANTINE_PATH",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
_OURS = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What git answered, and what it complained of (English) where it failed."""

    answer: bytes
    failed: bool = False
    complaint: str = ""


def program_for(root: Path) -> str | None:
    """Find git; one that the workspace brought along, or that merely lies here, is not trusted.

    Below the current folder it may be: in the root of a disk one stands above all programs.
    """
    found = shutil.which("git")
    if found is None or not Path(found).is_absolute():
        return None
    folder, space = Path(found).resolve().parent, root.resolve()
    brought = space in {folder, *folder.parents} and space != Path(space.anchor)
    return None if brought or folder == Path.cwd().resolve() else found


def ask(
    program: str, folder: Path, *arguments: str, given: bytes = b"", patience: float = PATIENCE
) -> Told:
    """Ask git about the repository that a folder lies in; `given` is its standard input."""
    settings = [part for each in _HARMLESS for part in ("-c", each)]
    environment = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    try:
        told = subprocess.run(
            [program, "--no-pager", *settings, "-C", str(folder.resolve()), *arguments],
            env=environment | _OURS,
            input=given,
            capture_output=True,
            timeout=patience,
            check=False,
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        return Told(b"", failed=True, complaint=str(error))
    complaint = told.stderr.decode("utf-8", "replace").strip()
    return Told(told.stdout, told.returncode != 0, complaint)
