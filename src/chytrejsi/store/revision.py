"""Which state of the repository a workspace is in: its commit, and whether files differ from it.

git is only asked for what is committed, never for its own comparison: that would run filters,
hooks and watchers that the repository's configuration names, and nobody has to trust it.
"""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chytrejsi.store.inputs import FOLDERS, counts, input_files
from chytrejsi.workspace import Workspace

_PATIENCE = 10.0  # seconds
_HARMLESS = (
    "core.fsmonitor=false",
    "core.hooksPath=",
    "core.pager=",
    "protocol.allow=never",
)
# a hook sets these for its own repository, which need not be the workspace's
_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")


@dataclass(frozen=True, slots=True)
class Revision:
    """The commit of a workspace, empty where it is in no git; `changed` where files differ."""

    commit: str = ""
    changed: bool = False


def revision_of(space: Workspace) -> Revision:
    """Give the commit, and whether what reports rest on differs from it."""
    program = _git(space)
    if program is None:
        return Revision()
    commit = _asked(program, space, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    listed = _asked(program, space, "ls-tree", "-r", "-z", "HEAD", "--", *FOLDERS)
    if not commit or not listed:  # a workspace of which nothing is committed has no revision
        return Revision()
    return Revision(commit.decode("ascii", "replace").strip(), _changed(space, _blobs(listed)))


def _git(space: Workspace) -> str | None:
    """Find git; a program of that name in the workspace or the current folder is not trusted."""
    found = shutil.which("git")
    if found is None:
        return None
    folder = Path(found).resolve().parent
    here = {Path.cwd().resolve(), space.root.resolve()}
    return None if folder in here or here & set(folder.parents) else found


def _asked(program: str, space: Workspace, *arguments: str) -> bytes:
    """Ask git; nothing where it fails, is too slow, or does not know the folder."""
    settings = [part for each in _HARMLESS for part in ("-c", each)]
    environment = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    environment |= {
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "",
        "GIT_TERMINAL_PROMPT": "0",
    }
    try:
        told = subprocess.run(
            [program, "--no-pager", *settings, "-C", str(space.root.resolve()), *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return b""
    return told.stdout if told.returncode == 0 else b""


def _blobs(listed: bytes) -> Mapping[str, str]:
    """Read git's list: the digest of each committed file by its name below the root."""
    entries = (each.partition(b"\t") for each in listed.split(b"\0") if each)
    return {
        name.decode("utf-8", "surrogateescape"): head.split()[2].decode("ascii")
        for head, _, name in entries
    }


def _changed(space: Workspace, blobs: Mapping[str, str]) -> bool:
    """Tell whether the files differ from the committed ones, were added or are gone."""
    try:
        there = dict(input_files(space.root))
        committed = {name: each for name, each in blobs.items() if counts(name)}
        return there.keys() != committed.keys() or any(
            not _same(path.read_bytes(), committed[name]) for name, path in there.items()
        )
    except OSError:
        return True


def _same(content: bytes, digest: str) -> bool:
    """Compare with git's digest; git may have turned the ends of lines around."""
    return digest in {_digest(content, digest), _digest(content.replace(b"\r\n", b"\n"), digest)}


def _digest(content: bytes, like: str) -> str:
    """Give git's digest of a file's content, by the algorithm that the repository uses."""
    whole = b"blob %d\0" % len(content) + content
    if len(like) == 64:
        return hashlib.sha256(whole).hexdigest()
    return hashlib.sha1(whole, usedforsecurity=False).hexdigest()
