"""Writes the files of a commit into a folder of their own, for what needs files and not only data.

Names come from whoever made the commit, so that none may lead out of the folder, and none may be
another file on another system: a revision that can be read here can be read everywhere.
"""

import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from chytrejsi.findings import Stop
from chytrejsi.language import _
from chytrejsi.model.scalars import DEVICE
from chytrejsi.store.repository import LARGEST, Commit, Repository, shown
from chytrejsi.workspace import Workspace


@contextmanager
def checked_out(repository: Repository, commit: Commit) -> Iterator[Workspace]:
    """Give a workspace that holds the data and templates of a commit, until the end."""
    tree = repository.tree(commit)
    _refuse_unsafe(tree, commit)
    contents = repository.blobs(tree.values())
    _refuse_huge([name for name, blob in tree.items() if blob not in contents], commit)
    with tempfile.TemporaryDirectory(
        prefix=f"chytrejsi-{commit.short}-", ignore_cleanup_errors=True
    ) as folder:
        space = Workspace(Path(folder).resolve())
        for name, blob in tree.items():
            _write(space.root / name, name, contents[blob])
        yield space


def _write(path: Path, name: str, content: bytes) -> None:
    """Write a file that must not be there yet."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as opened:
            opened.write(content)
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or error
        raise Stop(
            _(
                "{file} cannot be written: {problem}. Check the disk and the space left on it, and "
                "run the command again.",
                file=shown(name),
                problem=problem,
            )
        ) from error


def _refuse_huge(names: list[str], commit: Commit) -> None:
    """Stop before files that were not read because they are too large."""
    for name in names:
        raise Stop(
            _(
                "{file} of revision {commit} is larger than {limit} MB, and no file of a plan is. "
                "Take a revision without it.",
                file=shown(name),
                commit=commit.short,
                limit=LARGEST // 1_000_000,
            )
        )


def _refuse_unsafe(tree: Mapping[str, str], commit: Commit) -> None:
    """Stop before a name that leads elsewhere, or that is also another file's on Windows."""
    known: dict[str, str] = {}
    for name in tree:
        parts = name.split("/")
        wholes = ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]
        twins = [each for each in wholes if known.setdefault(_folded(each), each) != each]
        if twins or any(map(_leads_elsewhere, parts)):
            raise Stop(
                _(
                    "'{file}' of revision {commit} cannot be written safely: not every system "
                    "takes the name, or another one differs only by upper and lower case. Rename "
                    "it, and take a later revision.",
                    file=shown(name),
                    commit=commit.short,
                )
            )


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _leads_elsewhere(part: str) -> bool:
    """Tell whether a part of a name is no plain name: .., a drive, a stream, a device."""
    if part in {"", ".", ".."} or part.endswith((".", " ")):
        return True
    return bool({"\\", ":"}.intersection(part) or DEVICE.fullmatch(part))
