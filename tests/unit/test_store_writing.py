"""Safe writing: after any interruption the old state or the new one, never a mixture."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from chytrejsi.findings import Stop
from chytrejsi.store import writing
from chytrejsi.store.writing import BUSY, Transaction, locked, recover, write_file
from chytrejsi.workspace import Workspace

CALLS = ("open", "fsync", "replace", "mkdir", "unlink")


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    for name in "abc":
        (tmp_path / "plan" / name).mkdir(parents=True)
        (tmp_path / "plan" / name / "x.yaml").write_bytes(b"old")
    return Workspace(tmp_path)


def files(space: Workspace) -> list[Path]:
    return [space.plan / name / "x.yaml" for name in "abc"] + [space.plan / "new" / "x.yaml"]


def state(space: Workspace) -> list[bytes | None]:
    return [path.read_bytes() if path.exists() else None for path in files(space)]


OLD = [b"old", b"old", b"old", None]
NEW = [b"0", b"1", b"2", b"3"]


def change(space: Workspace) -> None:
    change = Transaction(space)
    for number, path in enumerate(files(space)):
        change.put(path, str(number).encode())
    with locked(space):
        change.commit()


def test_a_transaction_writes_all_and_leaves_nothing_behind(space: Workspace) -> None:
    change(space)
    assert state(space) == NEW
    assert sorted(path.name for path in space.state.iterdir()) in ([], ["lock"])


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "x.docx"
    write_file(path, b"1")
    write_file(path, b"2")
    assert path.read_bytes() == b"2"
    assert [each.name for each in path.parent.iterdir()] == ["x.docx"]


def failing_at(step: int, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> list[str]:
    """Let the step-th system call of writing fail; the list counts the calls."""
    seen: list[str] = []
    originals = {
        name: getattr(Path if name in {"open", "replace", "mkdir", "unlink"} else os, name)
        for name in CALLS
    }

    def stub(name: str) -> Any:  # noqa: ANN401 - stands for any of the calls
        def call(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - the same
            seen.append(name)
            if len(seen) == step:
                raise error
            return originals[name](*args, **kwargs)

        return call

    for name in CALLS:
        owner: object = os if name == "fsync" else Path
        monkeypatch.setattr(owner, name, stub(name))
    return seen


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left"), PermissionError(13, "denied"), KeyboardInterrupt()]
)
def test_a_failure_at_any_step_leaves_no_mixture(
    space: Workspace, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    step = 0
    outcomes = set()
    while True:
        step += 1
        for path, data in zip(files(space), OLD, strict=True):
            path.unlink(missing_ok=True)
            if data is not None:
                path.write_bytes(data)
        with monkeypatch.context() as patched:
            calls = failing_at(step, patched, error)
            with suppress(Stop, KeyboardInterrupt):
                change(space)
        recover(space)
        assert state(space) in (OLD, NEW), (step, calls)
        assert not (space.state / "journal.json").exists()
        outcomes.add(tuple(state(space)))
        if len(calls) < step:
            break
    assert outcomes == {tuple(OLD), tuple(NEW)}
    assert step > 20


KILLED = """
import os, sys
from pathlib import Path
from chytrejsi.store import writing
from chytrejsi.workspace import Workspace
space, step, count = Workspace(Path(sys.argv[1])), int(sys.argv[2]), 0
replace = Path.replace
def killing(self, target):
    global count
    count += 1
    if count == step:
        os._exit(9)
    return replace(self, target)
Path.replace = killing
change = writing.Transaction(space)
for number, name in enumerate(["a", "b", "c", "new"]):
    change.put(space.plan / name / "x.yaml", str(number).encode())
with writing.locked(space):
    change.commit()
"""


@pytest.mark.parametrize(("step", "expected"), [(1, OLD), (2, NEW), (4, NEW)])
def test_a_killed_run_is_undone_or_finished_by_the_next(
    space: Workspace, step: int, expected: list[bytes | None]
) -> None:
    run = subprocess.run([sys.executable, "-c", KILLED, space.root, str(step)], check=False)
    assert run.returncode == 9
    recover(space)
    assert state(space) == expected
    assert not (space.state / "stage").exists()


def test_a_second_run_is_told_who_holds_the_workspace(space: Workspace) -> None:
    with locked(space):
        with pytest.raises(Stop) as stop, locked(space):
            pass
        assert stop.value.code == BUSY
        assert str(os.getpid()) in str(stop.value)
    with locked(space):
        pass


def test_an_open_file_is_named_and_nothing_is_written(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(target: Path) -> None:
        if target.parent.name == "b":
            raise PermissionError(13, "in use")

    monkeypatch.setattr(writing, "_try_to_open", refuse)
    with pytest.raises(Stop) as stop:
        change(space)
    assert stop.value.code == 2
    assert str(Path("plan", "b", "x.yaml")) in str(stop.value)
    assert state(space) == OLD


def test_a_file_outside_the_workspace_is_no_part_of_a_transaction(space: Workspace) -> None:
    with pytest.raises(ValueError, match="x"):
        Transaction(space).put(space.root.parent / "x", b"")


def test_where_a_folder_stands_in_the_way_a_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "y").write_bytes(b"")
    with pytest.raises(Stop) as stop:
        write_file(tmp_path / "x", b"data")
    assert "x" in str(stop.value)
    assert [each.name for each in tmp_path.iterdir()] == ["x"]


@pytest.mark.parametrize("content", ["{", "5", '["../outside"]', '["/outside"]', "\xff"])
def test_a_journal_that_is_not_ours_writes_nothing(space: Workspace, content: str) -> None:
    (space.state / "stage").mkdir(parents=True)
    (space.state / "stage" / "0").write_bytes(b"new")
    (space.state / "journal.json").write_text(content, encoding="latin-1")
    with pytest.raises(Stop) as stop:
        recover(space)
    assert "journal.json" in str(stop.value)
    assert (space.state / "stage" / "0").exists()
    assert not (space.root.parent / "outside").exists()
