"""Which state of the repository a workspace is in: its commit, and whether files differ from it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from chytrejsi.findings import Stop
from chytrejsi.store.inputs import counts, input_files
from chytrejsi.store.repository import Repository
from chytrejsi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Revision:
    """The commit of a workspace, empty where it is in no git; `changed` where files differ."""

    commit: str = ""
    changed: bool = False


def revision_of(space: Workspace) -> Revision:
    """Give the commit, and whether what reports rest on differs from it."""
    try:
        repository = Repository.needed(space)
        commit = repository.head()
        listed = repository.listed(commit) if commit else ()
    except Stop:  # what git cannot tell is not needed for a report
        return Revision()
    if commit is None or not listed:  # of a workspace that was never committed
        return Revision()
    return Revision(commit.sha, _changed(space, {each.name: each.blob for each in listed}))


def _changed(space: Workspace, blobs: Mapping[str, str]) -> bool:
    """Tell whether the files differ from the committed ones, were added or are gone."""
    try:
        there = dict(input_files(space.root))
        committed = {name: each for name, each in blobs.items() if counts(name)}
        return there.keys() != committed.keys() or any(
            not same(path.read_bytes(), committed[name]) for name, path in there.items()
        )
    except OSError:
        return True


def same(content: bytes, digest: str) -> bool:
    """Compare with git's digest; git may have turned the ends of lines around."""
    return digest in {_digest(content, digest), _digest(content.replace(b"\r\n", b"\n"), digest)}


def _digest(content: bytes, like: str) -> str:
    """Give git's digest of a file's content, by the algorithm that the repository uses."""
    whole = b"blob %d\0" % len(content) + content
    if len(like) == 64:
        return hashlib.sha256(whole).hexdigest()
    return hashlib.sha1(whole, usedforsecurity=False).hexdigest()
