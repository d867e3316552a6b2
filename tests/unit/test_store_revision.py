"""Which commit a workspace is in, and that asking for it runs nothing of the repository's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from chytrejsi.store.revision import Revision, revision_of
from chytrejsi.workspace import Workspace
from workspacecase import BASE

GIT = shutil.which("git")
pytestmark = pytest.mark.skipif(GIT is None, reason="git is not there")


def git(folder: Path, *arguments: str) -> str:
    assert GIT is not None
    who = ("-c", "user.name=Vzor", "-c", "user.email=vzor@example.cz", "-c", "core.autocrlf=false")
    told = subprocess.run(
        [GIT, *who, *arguments], cwd=folder, capture_output=True, check=True, encoding="utf-8"
    )
    return told.stdout.strip()


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace of which everything is committed."""
    root = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("vse") / "kraj"))
    git(root, "init", "--quiet", "--template=")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Vše")
    return root


@pytest.fixture
def space(committed: Path, tmp_path: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(committed, tmp_path / "kraj")))


def test_a_clean_workspace_names_its_commit(space: Workspace) -> None:
    assert revision_of(space) == Revision(git(space.root, "rev-parse", "HEAD"), changed=False)


def test_other_ends_of_lines_are_no_change(space: Workspace) -> None:
    path = space.plan / "organisation.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert not revision_of(space).changed


@pytest.mark.parametrize("change", ["edited", "added", "deleted", "staged"])
def test_what_is_not_committed_is_a_change(space: Workspace, change: str) -> None:
    path = space.plan / "organisation.yaml"
    if change == "deleted":
        path.unlink()
    elif change == "added":
        (space.plan / "pipeline" / "novy.yaml").write_text("id: novy\n", encoding="utf-8")
    else:
        path.write_text(path.read_text(encoding="utf-8") + "# x\n", encoding="utf-8")
    if change == "staged":
        git(space.root, "add", ".")
    assert revision_of(space).changed


@pytest.mark.parametrize("name", ["README.md", "reports/zprava.docx", "indicators/log/1.yaml"])
def test_what_no_report_rests_on_is_no_change(space: Workspace, name: str) -> None:
    path = space.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x\n", encoding="utf-8")
    assert not revision_of(space).changed


def test_a_workspace_below_the_repository_is_compared_by_its_own_names(space: Workspace) -> None:
    below = space.root / "dole"
    shutil.copytree(BASE, below)
    assert revision_of(Workspace(below)) == Revision()
    git(space.root, "add", ".")
    git(space.root, "commit", "--quiet", "--message", "Další")
    assert revision_of(Workspace(below)) == Revision(git(below, "rev-parse", "HEAD"))


def test_without_a_repository_there_is_no_revision(tmp_path: Path) -> None:
    assert revision_of(Workspace(tmp_path)) == Revision()


def test_without_a_commit_there_is_no_revision(tmp_path: Path) -> None:
    root = Path(shutil.copytree(BASE, tmp_path / "kraj"))
    git(root, "init", "--quiet")
    assert revision_of(Workspace(root)) == Revision()


def test_without_git_there_is_no_revision(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert revision_of(space) == Revision()


def test_a_git_that_hangs_gives_no_revision(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(*_arguments: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("git", 10)

    monkeypatch.setattr(subprocess, "run", hang)
    assert revision_of(space) == Revision()


def test_a_git_in_the_workspace_is_not_run(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: str(space.root / "bin" / "git"))
    assert revision_of(space) == Revision()


def test_the_variables_of_a_hook_do_not_lead_elsewhere(
    space: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "jinde"
    other.mkdir()
    git(other, "init", "--quiet")
    commit = git(space.root, "rev-parse", "HEAD")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    assert revision_of(space) == Revision(commit)


@pytest.mark.skipif(os.name == "nt", reason="the trap is a shell script")
def test_the_repository_can_make_nothing_run(space: Workspace, tmp_path: Path) -> None:
    fallen = tmp_path / "fallen"
    trap = tmp_path / "trap"
    trap.write_text(f"#!{sys.executable}\nopen({str(fallen)!r}, 'w')\n", encoding="utf-8")
    trap.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "pre-auto-gc", "reference-transaction"):
        shutil.copy(trap, hooks / hook)
    settings = {
        "core.fsmonitor": trap,
        "core.hooksPath": hooks,
        "core.pager": trap,
        "core.sshCommand": trap,
        "filter.trap.clean": trap,
        "filter.trap.process": trap,
        "diff.external": trap,
    }
    for key, value in settings.items():
        git(space.root, "config", key, str(value))
    (space.root / ".gitattributes").write_text("* filter=trap\n", encoding="utf-8")
    for path in space.plan.rglob("*.yaml"):
        path.touch()
    assert revision_of(space).commit
    assert not fallen.exists()
    # the trap is one: git's own comparison falls into it
    subprocess.run(["git", "status"], cwd=space.root, capture_output=True, check=False)
    assert fallen.exists()
