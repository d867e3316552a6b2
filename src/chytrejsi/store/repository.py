"""What git remembers of a workspace: its commits, their files, and what the files said."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Self

from chytrejsi.findings import Stop
from chytrejsi.language import _, current
from chytrejsi.store.git import PATIENCE, Told, ask, program_for
from chytrejsi.store.inputs import FOLDERS
from chytrejsi.workspace import MARKER, Workspace

LARGEST = 50_000_000  # bytes of one file; no file of a plan comes near
_FORMAT = "--format=%H%x00%cd%x00%an%x00%s"
_ORDINARY = frozenset({"100644", "100755", "100664"})
_SHA = re.compile("[0-9a-f]{40,64}")
_UNTRUSTED = re.compile(r"dubious ownership in repository at '(?P<folder>.+)'")
_LONG = 6 * PATIENCE  # seconds for all files of many commits


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit; `day` is the committer's, as it was written where he was."""

    sha: str
    day: date
    author: str
    subject: str

    @property
    def short(self) -> str:
        """The beginning of its name, by which people call it."""
        return self.sha[:7]


@dataclass(frozen=True, slots=True)
class Entry:
    """A file, link or other repository in a commit; `name` is below the workspace's root."""

    name: str
    blob: str
    ordinary: bool


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a workspace lies in; `shallow` where older commits were not fetched."""

    program: str
    root: Path
    shallow: bool

    @classmethod
    def of(cls, space: Workspace) -> Self | None:
        """Give the workspace's repository; None where git cannot be asked, for whatever reason."""
        try:
            return cls.needed(space)
        except Stop:
            return None

    @classmethod
    def needed(cls, space: Workspace) -> Self:
        """Give the workspace's repository; a Stop says why there is none and what to do."""
        program = program_for(space.root)
        if program is None:
            raise Stop(
                _(
                    "git was not found, and earlier states of the plan are read from it. Install "
                    "git and run the command again."
                )
            )
        told = ask(program, space.root, "rev-parse", "--is-shallow-repository")
        if told.failed:
            raise _no_repository(space.root, told)
        return cls(program, space.root, told.answer.strip() == b"true")

    def head(self) -> Commit | None:
        """Give the commit that the files were taken from; None where nothing is committed."""
        told = self._ask("rev-list", "--max-count=1", "--date=short", _FORMAT, "HEAD", "--")
        return None if told.failed else next(_commits(told.answer), None)

    def resolve(self, revision: str) -> Commit:
        """Give the commit that a user means: by its name, a branch, a tag, HEAD~2 and so on."""
        # a name that begins with a hyphen would be an option, and git allows none
        if revision.startswith("-") or not revision.isprintable() or not revision:
            raise self._unknown(revision)
        asked = f"{revision}^{{commit}}"
        named = self._ask("rev-parse", "--verify", "--quiet", asked)
        sha = named.answer.decode("ascii", "replace").strip()
        if named.failed or not _SHA.fullmatch(sha):  # ^HEAD names what to leave out
            raise self._unknown(revision)
        told = self._needed("rev-list", "--max-count=1", "--date=short", _FORMAT, sha, "--")
        return next(_commits(told))

    def as_of(self, day: date) -> Commit:
        """Give the newest commit of HEAD's line that was made by the end of a day."""
        line = self.history()
        found = next((each for each in line if each.day <= day), None)
        if found is not None:
            return found
        oldest = min(line, key=lambda each: each.day)
        told = _(
            "Nothing was committed by {day}; the oldest commit is {commit} of {oldest}.",
            day=current().day(day),
            commit=oldest.short,
            oldest=current().day(oldest.day),
        )
        raise Stop(f"{told} {self._rest()}".rstrip())

    def history(self, paths: Iterable[str] = ()) -> tuple[Commit, ...]:
        """Give the commits of HEAD's first-parent line that touched the paths, newest first.

        A merge counts as one commit, which brought in all that its branch did. Without paths all
        commits of the line are given.
        """
        line = ("--first-parent", "--date=short", _FORMAT, "HEAD")
        told = self._ask("rev-list", *line, "--", *paths, patience=_LONG)
        if told.failed:
            raise _nothing() if self.head() is None else self._broken(told)
        return tuple(_commits(told.answer))

    def listed(self, commit: Commit) -> tuple[Entry, ...]:
        """List all that a commit has in the workspace's folders of data, links included."""
        told = self._needed("ls-tree", "-r", "-z", commit.sha, "--", *FOLDERS)
        return tuple(_entries(told))

    def tree(self, commit: Commit) -> Mapping[str, str]:
        """Give the files of a commit: name below the workspace's root → its blob.

        Links and other repositories among them are refused: where they lead is in no commit.
        """
        entries = self.listed(commit)
        for each in entries:
            if not each.ordinary:
                raise Stop(
                    _(
                        "{file} of revision {commit} is a link or another repository. Put an "
                        "ordinary file in its place, and take a later revision.",
                        file=shown(each.name),
                        commit=commit.short,
                    )
                )
        files = {each.name: each.blob for each in entries}
        if MARKER.as_posix() not in files:
            raise Stop(
                _(
                    "Revision {commit} has no plan/concept.yaml in {root}. Choose a later one: git "
                    "log --oneline shows them.",
                    commit=commit.short,
                    root=self.root,
                )
            )
        return files

    def blobs(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """Read the contents of files by the names of their blobs; the largest are left out."""
        wanted = self._of_usual_size(list(dict.fromkeys(ids)))
        if not wanted:
            return {}
        given = _lines(wanted)
        told = self._needed("cat-file", "--batch", given=given)
        return dict(zip(wanted, _contents(told, len(wanted)), strict=True))

    def _of_usual_size(self, ids: list[str]) -> list[str]:
        """Leave out the blobs that no file of a plan is as large as."""
        sizes = self._needed("cat-file", "--batch-check", given=_lines(ids)) if ids else b""
        found = zip(ids, sizes.splitlines(), strict=True)
        return [each for each, line in found if int(_size(line)) <= LARGEST]

    def steps(self, line: Sequence[Commit]) -> tuple[Mapping[str, str | None], ...]:
        """Tell of each commit of a history which files it changed: name → blob, None where gone.

        `line` is what `history` gave for the folders of data: what a commit found is what the next
        one left.
        """
        if not line:
            return ()
        given = "".join(f"{each.sha} {before.sha}\n" for each, before in pairwise(line)).encode()
        options = ("--stdin", "-r", "-z", "--relative", "--no-renames")
        found = _steps(self._needed("diff-tree", *options, "--", *FOLDERS, given=given))
        first = {each.name: each.blob for each in self.listed(line[-1]) if each.ordinary}
        return (*(found.get(each.sha, {}) for each in line[:-1]), first)

    def _ask(self, *arguments: str, given: bytes = b"", patience: float = PATIENCE) -> Told:
        return ask(self.program, self.root, *arguments, given=given, patience=patience)

    def _needed(self, *arguments: str, given: bytes = b"") -> bytes:
        told = self._ask(*arguments, given=given, patience=_LONG)
        if told.failed:
            raise self._broken(told)
        return told.answer

    def _broken(self, told: Told) -> Stop:
        if "lazy fetching" in told.complaint or "promisor" in told.complaint:
            return _partial()
        return _unreadable(self.root, told.complaint)

    def _unknown(self, revision: str) -> Stop:
        if self.head() is None:
            return _nothing()
        told = _(
            "There is no revision '{revision}'. Name a commit, a branch or a tag; git log "
            "--oneline shows them.",
            revision=shown(revision),
        )
        return Stop(f"{told} {self._rest()}".rstrip())

    def _rest(self) -> str:
        if not self.shallow:
            return ""
        return _(
            "Only the newest part of the history is here; git fetch --unshallow gets the rest."
        )


def shown(name: str) -> str:
    """Give a name so that a terminal can show it: no control characters, no broken letters."""
    whole = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in whole)


def _no_repository(root: Path, told: Told) -> Stop:
    if found := _UNTRUSTED.search(told.complaint):
        return Stop(
            _(
                "git does not read the repository {folder}, because the folder belongs to another "
                "user. Where you trust it, run: git config --global --add safe.directory "
                '"{folder}"',
                folder=found["folder"],
            )
        )
    if "not a git repository" in told.complaint:
        return Stop(
            _(
                "{root} lies in no git repository, so that no earlier state of it is known. git "
                "init, git add and git commit begin one.",
                root=root,
            )
        )
    return _unreadable(root, told.complaint)


def _nothing() -> Stop:
    return Stop(_("Nothing is committed yet, so that no earlier state is known."))


def _partial() -> Stop:
    return Stop(
        _(
            "The repository has only part of its files (a partial clone). Clone it again without "
            "--filter."
        )
    )


def _unreadable(root: Path, complaint: str) -> Stop:
    return Stop(
        _(
            "git cannot read the repository of {root}: {problem}",
            root=root,
            problem=shown(complaint.partition("\n")[0]) or "?",
        )
    )


def _commits(told: bytes) -> Iterator[Commit]:
    """Read git's list of commits; between them it repeats their names."""
    for line in told.split(b"\n"):
        parts = line.decode("utf-8", "replace").split("\0")
        if len(parts) == 4:
            sha, day, author, subject = parts
            yield Commit(sha, _day(day), shown(author), shown(subject))


def _day(text: str) -> date:
    """Read a day; one beyond our calendar comes from a clock that was wrong."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.max


def _entries(told: bytes) -> Iterator[Entry]:
    for each in filter(None, told.split(b"\0")):
        head, _tab, name = each.partition(b"\t")
        mode, _kind, blob = head.decode("ascii").split()
        yield Entry(_named(name), blob, mode in _ORDINARY)


def _named(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def _lines(ids: Iterable[str]) -> bytes:
    return "".join(f"{each}\n" for each in ids).encode("ascii")


def _size(line: bytes) -> bytes:
    """Read the size from a line that describes an object; one that lacks was never fetched."""
    if line.endswith(b" missing"):
        raise _partial()
    return line.rpartition(b" ")[2]


def _contents(told: bytes, count: int) -> Iterator[bytes]:
    start = 0
    for _number in range(count):
        end = told.index(b"\n", start)
        size = int(_size(told[start:end]))
        yield told[end + 1 : end + 1 + size]
        start = end + size + 2


def _steps(told: bytes) -> Mapping[str, Mapping[str, str | None]]:
    """Read what commits changed: their names, each followed by its files."""
    found: dict[str, dict[str, str | None]] = {}
    files: dict[str, str | None] = {}
    parts = iter(told.split(b"\0"))
    for part in parts:
        if not part.startswith(b":"):
            files = found.setdefault(part.decode("ascii"), {})
            continue
        _mode, mode, _old, blob, _letter = part.decode("ascii").split()
        files[_named(next(parts))] = blob if mode in _ORDINARY else None
    return found
