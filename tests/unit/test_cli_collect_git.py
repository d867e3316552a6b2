"""What collecting writes merges in git: each guarantor has its file, each run its event."""

import shutil
import subprocess
from pathlib import Path

import pytest

from chytrejsi.cli.app import run
from chytrejsi.store.logbook import runs
from inboxcase import Inbox
from sheetcase import GUARANTOR

GIT = shutil.which("git")
pytestmark = pytest.mark.skipif(GIT is None, reason="git is not there")


def git(folder: Path, *arguments: str, code: int = 0) -> str:
    """Run git in a folder."""
    assert GIT is not None
    who = ("-c", "user.name=Vzor", "-c", "user.email=vzor@example.cz", "-c", "core.autocrlf=false")
    told = subprocess.run(
        [GIT, *who, *arguments], cwd=folder, capture_output=True, check=False, encoding="utf-8"
    )
    assert told.returncode == code, told.stdout + told.stderr
    return told.stdout.strip()


@pytest.fixture
def root(inbox: Inbox) -> Path:
    """The inbox's workspace as a repository of which everything is committed."""
    root = inbox.space.root
    (root / ".gitignore").write_text(".chytrejsi/\n", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=hlavni")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Kraj")
    return root


def collected(inbox: Inbox, name: str, guarantor: str, indicator: str, value: object) -> None:
    """Collect one workbook and commit what that wrote."""
    for path in inbox.folder.iterdir():
        path.unlink()
    inbox.put(name, {("indicators", indicator, "value"): value}, guarantor)
    inbox.collect(code=1 if isinstance(value, str) else 0)
    git(inbox.space.root, "add", ".")
    git(inbox.space.root, "commit", "--quiet", "--message", name)


def test_two_branches_that_both_collected_merge_without_a_conflict(
    inbox: Inbox, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "checkout", "--quiet", "-b", "druha")
    collected(inbox, "a.xlsx", GUARANTOR, "EN-01", 7)
    collected(inbox, "c.xlsx", "koordinator", "PO-01", "cca 14")
    git(root, "checkout", "--quiet", "hlavni")
    collected(inbox, "b.xlsx", "odbor-informatiky", "EN-05", 4)
    git(root, "merge", "--quiet", "--no-edit", "druha")
    assert run(["check", "--root", str(root)]) == 0, capsys.readouterr().out
    found = sorted(each.file for run_ in runs(inbox.space) for each in run_.workbooks)
    assert found == ["a.xlsx", "b.xlsx", "c.xlsx"]
    told = sorted(path.stem for path in (inbox.space.observations / "2025").iterdir())
    assert told == [GUARANTOR, "odbor-informatiky"]


def test_two_answers_of_one_guarantor_conflict_and_are_told(
    inbox: Inbox, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "checkout", "--quiet", "-b", "druha")
    collected(inbox, "a.xlsx", GUARANTOR, "EN-01", 7)
    git(root, "checkout", "--quiet", "hlavni")
    collected(inbox, "a.xlsx", GUARANTOR, "EN-01", 8)
    git(root, "merge", "--quiet", "--no-edit", "druha", code=1)
    assert run(["check", "--root", str(root)]) == 1
    assert "GIT_CONFLICT" in capsys.readouterr().out
    # nothing is taken in while it is not known what stands there
    before = inbox.tree()
    inbox.collect(code=1)
    assert inbox.tree() == before
