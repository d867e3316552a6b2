"""Safe writing: after any interruption the old state or the new one, never a mixture."""

import os
import subprocess
import sys
from contextlib import suppress
from errno import EXDEV, errorcode
from pathlib import Path

import pytest
from filelock import FileLock

from chytrejsi.findings import Stop
from chytrejsi.store.writing import BUSY, Transaction, locked, recover, write_file
from chytrejsi.workspace import Workspace
from faults import ERRORS, Disk, failing, on, sharing


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
    with locked(space):
        change = Transaction(space)
        for number, path in enumerate(files(space)):
            change.put(path, str(number).encode())
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


@pytest.mark.parametrize("number", [*ERRORS, 0], ids=lambda number: errorcode.get(number, "^C"))
def test_a_failure_at_any_step_leaves_no_mixture(space: Workspace, number: int) -> None:
    def interrupting() -> None:
        raise KeyboardInterrupt

    act = failing(number) if number else interrupting
    outcomes, step = set(), 0
    while True:
        step += 1
        for path, data in zip(files(space), OLD, strict=True):
            path.unlink(missing_ok=True)
            if data is not None:
                path.write_bytes(data)
        disk = Disk(space.root, step, act)
        with suppress(Stop, KeyboardInterrupt), on(disk):
            change(space)
        decided = (space.state / "journal.json").exists()
        recover(space)
        assert state(space) in (OLD, NEW), disk.steps
        assert state(space) == NEW or not decided, disk.steps
        with locked(space):  # the next run takes away what could not be taken away
            pass
        assert {path.name for path in space.state.glob("*")} <= {"lock"}, disk.steps
        outcomes.add(tuple(state(space)))
        if len(disk.steps) < step:
            break
    assert outcomes == {tuple(OLD), tuple(NEW)}
    assert step > 30


@pytest.mark.parametrize("number", ERRORS, ids=errorcode.get)
def test_a_file_by_itself_is_the_old_one_or_the_new_one(tmp_path: Path, number: int) -> None:
    path, step = tmp_path / "x.docx", 0
    while True:
        step += 1
        write_file(path, b"old")
        disk = Disk(tmp_path, step, failing(number))
        with suppress(Stop), on(disk):
            write_file(path, b"new")
        assert path.read_bytes() in (b"old", b"new")
        if len(disk.steps) < step:
            break
        write_file(path, b"again")
        assert [each.name for each in tmp_path.iterdir()] == ["x.docx"], disk.steps
    assert step > 6


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
with writing.locked(space):
    change = writing.Transaction(space)
    for number, name in enumerate(["a", "b", "c", "new"]):
        change.put(space.plan / name / "x.yaml", str(number).encode())
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


def test_an_open_file_is_named_and_nothing_is_written(space: Workspace) -> None:
    b = space.plan / "b" / "x.yaml"
    with on(Disk(b, 1, sharing)), pytest.raises(Stop) as stop:
        change(space)
    assert stop.value.code == 2
    assert str(Path("plan", "b", "x.yaml")) in str(stop.value)
    assert "Excel" in str(stop.value)
    assert state(space) == OLD
    change(space)
    assert state(space) == NEW


def test_a_file_opened_between_is_replaced_at_the_next_start(space: Workspace) -> None:
    # the first call of the disk about it only looks whether it is open
    with on(Disk(space.plan / "b" / "x.yaml", 3, sharing)), pytest.raises(Stop) as stop:
        change(space)
    assert "příštím spuštění" in str(stop.value)
    assert state(space) == [b"0", b"old", b"old", None]
    assert recover(space)
    assert state(space) == NEW
    assert not recover(space)


def test_what_another_run_has_staged_is_its_own(space: Workspace) -> None:
    with locked(space):
        waiting = Transaction(space)
        waiting.put(space.plan / "a" / "x.yaml", b"0")
        assert not recover(space)
        assert waiting.staged(space.plan / "a" / "x.yaml") == b"0"
        assert waiting.staged(space.plan / "b" / "x.yaml") is None
        waiting.put(space.plan / "a" / "x.yaml", b"1")
        waiting.put(space.plan / "b" / "x.yaml", b"2")
        waiting.drop(space.plan / "b" / "x.yaml")
        waiting.commit()
    assert state(space) == [b"1", b"old", b"old", None]


def test_a_transaction_that_is_given_up_leaves_nothing(space: Workspace) -> None:
    with locked(space):
        Transaction(space).put(space.plan / "a" / "x.yaml", b"0")
        assert len(list(space.state.glob("stage/*"))) == 1
    assert state(space) == OLD
    assert {path.name for path in space.state.glob("*")} <= {"lock"}


def test_many_files_are_one_transaction(space: Workspace) -> None:
    paths = [space.plan / "many" / f"{number}.yaml" for number in range(100)]
    with locked(space):
        many = Transaction(space)
        for path in paths:
            many.put(path, path.name.encode())
        many.commit()
    assert all(path.read_bytes() == path.name.encode() for path in paths)


def test_another_disk_takes_a_copy(space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def other_disk(source: Path, target: Path) -> None:
        if "stage" in str(source) and "plan" in str(target):
            raise OSError(EXDEV, "Invalid cross-device link")
        replace(source, target)

    monkeypatch.setattr(os, "replace", other_disk)
    change(space)
    assert state(space) == NEW
    assert [path.name for path in (space.plan / "a").iterdir()] == ["x.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_out_of_the_workspace_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "venku"
    outside.mkdir()
    inside = Workspace(tmp_path / "kraj")
    inside.root.mkdir()
    (inside.root / "indicators").symlink_to(outside)
    with locked(inside):
        leading_out = Transaction(inside)
        leading_out.put(inside.log / "x.yaml", b"")
        with pytest.raises(Stop):
            leading_out.commit()
    assert list(outside.iterdir()) == []
    assert not recover(inside)


def test_a_folder_that_takes_no_files_is_told_before_anything_is_decided(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.name == "nt":
        pytest.skip("rights are kept otherwise there")
    access = os.access

    def closed(folder: Path, mode: int) -> bool:  # root may write anywhere
        return folder != space.plan / "c" and access(folder, mode)

    monkeypatch.setattr(os, "access", closed)
    with pytest.raises(Stop) as stop:
        change(space)
    assert str(space.plan / "c") in str(stop.value)
    assert state(space) == OLD
    assert not recover(space)


def test_a_disk_without_locks_is_told(space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_lock: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(FileLock, "acquire", refuse)
    with pytest.raises(Stop, match="disk"), locked(space):
        pass


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


@pytest.mark.parametrize(
    "content",
    [
        *("{", "5", "\xff", '["plan"]', '{"0": "../outside"}', '{"0": "/outside"}'),
        *('{"../0": "plan/x"}', '{"0": "plan/../../outside"}', '{"0": "plan/.."}', '{"0": ""}'),
    ],
)
def test_a_journal_that_is_not_ours_writes_nothing(space: Workspace, content: str) -> None:
    (space.state / "stage").mkdir(parents=True)
    (space.state / "stage" / "0").write_bytes(b"new")
    (space.state / "journal.json").write_text(content, encoding="latin-1")
    with pytest.raises(Stop) as stop:
        recover(space)
    assert "journal.json" in str(stop.value)
    assert (space.state / "stage" / "0").exists()
    assert not (space.root.parent / "outside").exists()
