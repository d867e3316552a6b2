"""Every command that writes: the disk fails once, or the program is killed, at each of its calls.

What stands afterwards, once the next command has run, is the old state or the new one. Here some
steps of each are tried; `nox -s faults` tries all, with every error of the system.
"""

import os
import shutil
import signal
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from errno import errorcode
from io import StringIO
from pathlib import Path
from typing import Self

import pytest

from chytrejsi.cli import taking
from chytrejsi.cli.app import run
from chytrejsi.sheet.intake.workers import Arrived, Workers
from chytrejsi.store.made import edited, write_together
from chytrejsi.store.writing import locked, pending, recover
from chytrejsi.workspace import Workspace
from faults import ERRORS, THOROUGH, Disk, failing, killing, on, put_back, sharing, tree
from sheetcase import GUARANTOR, dataset_of, filled, make_workspace, template

EN_01 = ("indicators", "EN-01", "value")
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="no other way to be killed here")
Tree = Mapping[str, bytes]


class Once:
    """Reads each workbook once by the workers, and remembers what they told."""

    known: dict[bytes, Arrived] = {}  # noqa: RUF012 - shared by the tests of this module

    def __init__(self, files: int) -> None:
        self._files = files

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read(self, files: Sequence[tuple[Path, str]]) -> Iterator[Arrived]:
        """Give what is known of each file, else have it read."""
        for path, name in files:
            content = path.read_bytes()
            if content not in self.known:
                with Workers(self._files) as workers:
                    (self.known[content],) = workers.read([(path, name)])
            yield self.known[content]


class Written:
    """A workspace, a command that writes into it, and the state before and after."""

    def __init__(self, space: Workspace, *arguments: object) -> None:
        self.space = space
        self._arguments = [*map(str, arguments), "--root", str(space.root)]
        self._copy = space.root.with_name("kopie")
        shutil.copytree(space.root, self._copy)
        self.old = tree(space)
        disk = Disk(space.root)
        with on(disk):
            self.code, self.said = self.run()
        self.steps = len(disk.steps)
        self.new = tree(space)
        assert self.new != self.old

    def run(self) -> tuple[int, str]:
        """Run the command; gives its exit code and what it told on standard error."""
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as told:
            return run(self._arguments), told.getvalue()

    def put_back(self) -> None:
        """Begin again."""
        put_back(self.space.root, self._copy)

    def recovered(self) -> Tree:
        """Give what stands after the next command, whatever it is."""
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as told:
            assert run(["check", "--root", str(self.space.root)]) in {0, 1}, told.getvalue()
        with locked(self.space):  # as every run that writes does
            pass
        return tree(self.space)


def some(count: int, few: int) -> Sequence[int]:
    """Choose steps, the first and the last among them; all where it is thorough."""
    if THOROUGH or count <= few:
        return range(1, count + 1)
    return sorted({1 + place * (count - 1) // (few - 1) for place in range(few)})


@pytest.fixture
def collecting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Written:
    """One workbook replaces what is there, one is new, and one is refused and given back."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1768867200")
    monkeypatch.setattr(taking, "Workers", Once)
    space = make_workspace(tmp_path / "kraj")
    inbox = tmp_path / "inbox"
    inbox.mkdir()

    def put(name: str, guarantor: str, value: object, indicator: str) -> None:
        cells = {("indicators", indicator, "value"): value}
        (inbox / name).write_bytes(filled(template(dataset_of(space), guarantor), cells))

    put("a.xlsx", GUARANTOR, 7, "EN-01")
    assert run(["collect", str(inbox), "--root", str(space.root), "--quiet"]) == 0
    put("a.xlsx", GUARANTOR, 9, "EN-01")
    put("b.xlsx", "odbor-informatiky", 4, "EN-05")
    put("c.xlsx", "koordinator", "cca 14", "PO-01")
    return Written(space, "collect", inbox, "--returned", space.root / "zpet")


@pytest.fixture
def templates(tmp_path: Path) -> Written:
    """The workbooks of all guarantors, one of which is there already."""
    space = make_workspace(tmp_path / "kraj")
    arguments = ["template", "--period", "2025", "--root", str(space.root), "--quiet"]
    assert run([*arguments, "--guarantor", GUARANTOR]) == 0
    card = space.catalogue / "EN-01.yaml"
    card.write_bytes(card.read_bytes().replace(b"ukazatel", b"indik\xc3\xa1tor"))
    return Written(space, "template", "--period", "2025", "--quiet")


def fails_at(written: Written, step: int, number: int) -> None:
    """Let one call fail, and look at what the command says and at what stands."""
    written.put_back()
    disk = Disk(written.space.root, step, failing(number))
    with on(disk):
        code, said = written.run()
    where = (step, errorcode[number], disk.steps[step - 1 :][:1], said)
    left = tree(written.space)
    after = written.recovered()
    assert after in (written.old, written.new), where
    if after == written.old:
        assert (code, left) == (2, written.old), where
    else:
        assert code in {written.code, 2}, where
    if code == 2:
        assert said.startswith("Chyba: "), where
        assert len(said.splitlines()) == 1, where


@pytest.mark.parametrize("number", ERRORS, ids=errorcode.get)
def test_collecting_survives_a_failing_disk(collecting: Written, number: int) -> None:
    for step in some(collecting.steps, 16):
        fails_at(collecting, step, number)
    print(f"collect: {errorcode[number]} at {collecting.steps} calls")  # noqa: T201 - a figure


@pytest.mark.parametrize("number", ERRORS, ids=errorcode.get)
def test_writing_templates_survives_a_failing_disk(templates: Written, number: int) -> None:
    for step in some(templates.steps, 6):
        fails_at(templates, step, number)
    print(f"template: {errorcode[number]} at {templates.steps} calls")  # noqa: T201 - a figure


def killed(step: int, folder: Path, act: Callable[[], object]) -> bool:
    """Do something in a process that is killed at a call; tells whether it was."""
    child = os.fork()
    if child == 0:
        silent = redirect_stdout(StringIO()), redirect_stderr(StringIO())
        with silent[0], silent[1], on(Disk(folder, step, killing)):
            act()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


@needs_fork
def test_collecting_survives_being_killed(collecting: Written) -> None:
    outcomes = []
    for step in some(collecting.steps, 16):
        collecting.put_back()
        assert killed(step, collecting.space.root, collecting.run), step
        after = collecting.recovered()
        assert after in (collecting.old, collecting.new), step
        outcomes.append(after == collecting.new)
        if after == collecting.old:  # collecting once more brings what was to be
            assert collecting.run()[0] == collecting.code
            assert tree(collecting.space) == collecting.new, step
    assert outcomes == sorted(outcomes)  # there is one moment at which it is decided
    assert set(outcomes) == {False, True}
    print(f"collect: killed at {collecting.steps} calls")  # noqa: T201 - a figure


@needs_fork
def test_writing_templates_survives_being_killed(templates: Written) -> None:
    for step in some(templates.steps, 6):
        templates.put_back()
        assert killed(step, templates.space.root, templates.run), step
        assert templates.recovered() in (templates.old, templates.new), step
    print(f"template: killed at {templates.steps} calls")  # noqa: T201 - a figure


@needs_fork
def test_a_new_workspace_is_made_whole(tmp_path: Path) -> None:
    target = tmp_path / "kraj"

    def make() -> int:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            return run(["init", str(target)])

    disk = Disk(tmp_path)
    with on(disk):
        assert make() == 0
    new = tree(Workspace(target))
    for step in some(len(disk.steps), 6):
        shutil.rmtree(target)
        assert killed(step, tmp_path, make), step
        if make():  # it was made, and only what was left over had to be taken away
            recover(Workspace(target))
        assert tree(Workspace(target)) == new, step
        shutil.rmtree(target)
        with on(Disk(tmp_path, step, failing(ERRORS[step % len(ERRORS)]))):
            code = make()
        assert code in {0, 2}, step
        # there is one already, unless its journal could not be taken away
        unfinished = code != 0 or pending(Workspace(target))
        assert make() == (0 if unfinished else 2), step
        assert tree(Workspace(target)) == new, step
    print(f"init: killed and failing at {len(disk.steps)} calls")  # noqa: T201 - a figure


@needs_fork
def test_documents_that_belong_together_stay_together(tmp_path: Path) -> None:
    space = Workspace(tmp_path / "kraj")
    pair = (space.reports / "zprava.docx", space.reports / "zprava.pdf")

    def write(content: bytes) -> None:
        write_together(space, dict.fromkeys(pair, content))

    write(b"old")
    disk = Disk(space.root)
    with on(disk):
        write(b"new")
    for step in some(len(disk.steps), 12):
        write(b"old")
        assert killed(step, space.root, lambda: write(b"new")), step
        with locked(space):
            pass
        assert {path.read_bytes() for path in pair} in ({b"old"}, {b"new"}), step
        assert not any(edited(space, path) for path in pair), step
    print(f"documents: killed at {len(disk.steps)} calls")  # noqa: T201 - a figure


def test_a_file_open_in_excel_is_named_and_nothing_is_half_done(collecting: Written) -> None:
    observation = collecting.space.observations / "2025" / f"{GUARANTOR}.yaml"
    collecting.put_back()
    with on(Disk(observation, 1, sharing)):
        code, said = collecting.run()
    assert code == 2
    assert str(observation) in said
    assert "v Excelu" in said
    assert tree(collecting.space) == collecting.old


@needs_fork
def test_a_full_disk_leaves_what_was(collecting: Written) -> None:
    import resource

    def on_a_full_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
        os._exit(collecting.run()[0])

    collecting.put_back()
    child = os.fork()
    if child == 0:
        on_a_full_disk()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2
    assert tree(collecting.space) == collecting.old
    assert collecting.run()[0] == collecting.code
    assert tree(collecting.space) == collecting.new


@needs_fork
def test_a_second_run_is_told_who_is_at_work_and_a_killed_one_holds_nobody_up(
    collecting: Written,
) -> None:
    collecting.put_back()
    ready = collecting.space.root.with_name("ready")
    child = os.fork()
    if child == 0:
        with locked(collecting.space):
            ready.touch()
            time.sleep(60)
        os._exit(0)
    while not ready.exists():
        time.sleep(0.01)
    code, said = collecting.run()
    assert code == 75
    assert str(child) in said
    assert socket.gethostname() in said
    assert time.strftime("%Y-%m-%dT") in said
    assert tree(collecting.space) == collecting.old
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert collecting.run()[0] == collecting.code
    assert tree(collecting.space) == collecting.new
