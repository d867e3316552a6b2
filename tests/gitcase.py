"""Small git repositories for tests: who commits and when is fixed, and no setting is inherited."""

import os
import shutil
import subprocess
from copy import copy
from datetime import date
from pathlib import Path
from typing import Self

import pytest

from chytrejsi.workspace import Workspace
from workspacecase import BASE

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not there")


def git(
    folder: Path,
    *arguments: str,
    given: bytes = b"",
    when: str = "",
    settings: tuple[str, ...] = (),
) -> str:
    """Run git in a folder; `when` is both of a commit's times."""
    assert GIT is not None
    who = ("user.name=Vzor", "user.email=vzor@example.cz", "core.autocrlf=false", *settings)
    environment = {name: each for name, each in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    if when:
        environment |= {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    told = subprocess.run(
        [GIT, *(part for each in who for part in ("-c", each)), *arguments],
        cwd=folder,
        env=environment,
        input=given,
        capture_output=True,
        check=True,
    )
    return told.stdout.decode("utf-8", "surrogateescape").strip()


class History:
    """A workspace in a repository, to which a test adds commits."""

    def __init__(
        self, folder: Path, below: str = "", algorithm: str = "sha1", base: Path = BASE
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        git(
            folder,
            "init",
            "--quiet",
            "--template=",
            f"--object-format={algorithm}",
            "--initial-branch=main",
        )
        shutil.copytree(base, folder / below, dirs_exist_ok=True)
        self.top = folder
        self.space = Workspace(folder / below)

    def copied(self, folder: Path) -> Self:
        """Copy the whole repository into a folder."""
        made = copy(self)
        made.top = Path(shutil.copytree(self.top, folder))
        made.space = Workspace(folder / self.space.root.relative_to(self.top))
        return made

    def write(self, file: str, text: str) -> None:
        path = self.space.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def change(self, file: str, old: str, new: str) -> None:
        text = (self.space.root / file).read_text(encoding="utf-8")
        assert text.count(old) == 1
        self.write(file, text.replace(old, new))

    def commit(self, day: str | date = "2026-01-10", subject: str = "Změna") -> str:
        """Commit all files at noon of a day, or at a time given whole, and give the commit."""
        when = f"{day} 12:00:00 +0100" if len(str(day)) == 10 else str(day)
        git(self.top, "add", "--all")
        git(self.top, "commit", "--quiet", "--allow-empty", "--message", subject, when=when)
        return git(self.top, "rev-parse", "HEAD")

    def commit_tree(self, lines: str, day: str = "2026-01-10") -> str:
        """Commit exactly the entries that `git mktree` is given, whatever lies in the folder."""
        tree = git(self.top, "mktree", given=lines.encode())
        made = git(self.top, "commit-tree", tree, "-m", "Strom", when=f"{day} 12:00:00 +0100")
        git(self.top, "update-ref", "refs/heads/main", made)
        return made
