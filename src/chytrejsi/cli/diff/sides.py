"""The two sides of a comparison: revisions of git, folders, or the working tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chytrejsi.findings import Finding, Severity, Stop
from chytrejsi.language import _, current
from chytrejsi.workspace import MARKER, Workspace, find

if TYPE_CHECKING:
    from chytrejsi.compare.comparison import Side
    from chytrejsi.model.dataset import Dataset
    from chytrejsi.store.editions import Memo
    from chytrejsi.store.repository import Commit
    from chytrejsi.store.stock import Loaded

LAST = "HEAD"  # what git calls the newest commit
_SHOWN = 20  # errors of a side that are told one by one


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides with what their files say, and the workspace that the command is about."""

    space: Workspace
    old: "Side"
    old_data: "Dataset"
    new: "Side"
    new_data: "Dataset"


def read_sides(
    root: Path | None, old: str | None, new: str | None, *, as_json: bool = False
) -> Sides:
    """Read both sides; files with errors on either are told and end the run."""
    from chytrejsi.cli.output import answer_findings
    from chytrejsi.store.editions import Memo

    reader = _Reader(_home(root, old, new), Memo())
    before, said_before = reader.named(old) if old is not None else reader.committed(LAST)
    after, said_after = reader.named(new) if new is not None else reader.working()
    old_data, new_data = _sound(before, said_before), _sound(after, said_after)
    if as_json and (old_data is None or new_data is None):
        answer_findings([*_errors(said_before), *_errors(said_after)])
    if old_data is None or new_data is None:
        raise Stop(
            _("Where files have errors, nothing can be said of what changed. Mend them first.")
        )
    return Sides(reader.space, before, old_data, after, new_data)


def _home(root: Path | None, old: str | None, new: str | None) -> Workspace:
    """Find the workspace; two folders can be compared from anywhere."""
    try:
        return find(Path.cwd(), root)
    except Stop:
        folders = [_folder(each) for each in (old, new) if each is not None]
        if root is not None or len(folders) < 2 or folders[0] is None or folders[1] is None:
            raise
        return folders[1]


def _folder(text: str) -> Workspace | None:
    """Give the workspace that a text names as a folder, if it names one."""
    if not text:  # a variable of a script that is not set, and not the folder where one stands
        return None
    try:
        return Workspace(Path(text)) if (Path(text) / MARKER).is_file() else None
    except (OSError, ValueError):  # a name that no folder can have
        return None


@dataclass(frozen=True, slots=True)
class _Reader:
    space: Workspace
    memo: "Memo"

    def named(self, text: str) -> "tuple[Side, Loaded]":
        """Read the side that a text names, a folder or a revision."""
        folder, commit = _folder(text), self._commit(text)
        if folder is not None and commit is not None:
            raise Stop(
                _(
                    "'{name}' is both a folder and a revision of git. Write ./{name} for the "
                    "folder, or refs/heads/{name} (a tag: refs/tags/{name}) for the revision.",
                    name=text,
                )
            )
        if folder is not None:
            return self._of_folder(folder, text)
        if commit is None and _is_folder(text):
            raise Stop(
                _(
                    "{folder} is no workspace: it has no plan/concept.yaml. Nor is there a "
                    "revision of that name.",
                    folder=text,
                )
            )
        return self.committed(text)

    def committed(self, revision: str) -> "tuple[Side, Loaded]":
        """Read a revision of the workspace's repository."""
        from chytrejsi.compare.comparison import Side
        from chytrejsi.store.editions import load_commit
        from chytrejsi.store.repository import Repository

        repository = Repository.needed(self.space)
        commit = repository.resolve(revision)
        loaded = load_commit(repository, commit, self.memo)
        return Side(revision, commit.sha, commit.day), loaded

    def working(self) -> "tuple[Side, Loaded]":
        """Read the workspace's files as they are now."""
        from chytrejsi.store.writing import recover

        recover(self.space)
        return self._of_folder(self.space, "")

    def _of_folder(self, folder: Workspace, name: str) -> "tuple[Side, Loaded]":
        from chytrejsi.compare.comparison import Side
        from chytrejsi.store.editions import load_working

        return Side(name), load_working(folder, self.memo)

    def _commit(self, text: str) -> "Commit | None":
        from chytrejsi.store.repository import Repository

        repository = Repository.of(self.space)
        if repository is None:
            return None
        try:
            return repository.resolve(text)
        except Stop:
            return None


def _is_folder(text: str) -> bool:
    try:
        return bool(text) and Path(text).is_dir()
    except (OSError, ValueError):
        return False


def _sound(side: "Side", loaded: "Loaded") -> "Dataset | None":
    """Give what a side says; where files have errors, say which they are and give nothing."""
    from chytrejsi.cli.output import say

    errors = _errors(loaded)
    if loaded.dataset is not None and not errors:
        return loaded.dataset
    say(_("Errors in {side}:", side=side.told(current())))
    for line in _told(errors):
        say(line)
    return None


def _errors(loaded: "Loaded") -> list[Finding]:
    return [each for each in loaded.findings if each.severity is Severity.ERROR]


def _told(errors: Sequence[Finding]) -> Sequence[str]:
    """Name the first errors with file and line, and count the rest."""
    lines = [f"  {each.place}: {each.message()} [{each.code}]" for each in errors[:_SHOWN]]
    more = len(errors) - _SHOWN
    if more > 0:
        lines.append(
            "  " + current().plural("and {count} more error", "and {count} more errors", more)
        )
    return lines
