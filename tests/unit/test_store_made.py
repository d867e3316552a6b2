"""What the program made is known, and a person's edits are seen."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from chytrejsi.findings import Stop
from chytrejsi.store import made
from chytrejsi.store.made import edited, write_made, write_together
from chytrejsi.store.writing import BUSY, locked, write_file
from chytrejsi.workspace import Workspace


def test_a_missing_file_is_not_edited(tmp_path: Path) -> None:
    assert not edited(Workspace(tmp_path), tmp_path / "a.docx")


def test_our_own_file_is_not_edited_until_somebody_does(tmp_path: Path) -> None:
    space, path = Workspace(tmp_path), tmp_path / "reports" / "a.docx"
    write_made(space, path, b"ours")
    assert not edited(space, path)
    path.write_bytes(b"theirs")
    assert edited(space, path)
    write_made(space, path, b"ours again")
    assert not edited(space, path)


def test_a_file_that_nobody_remembers_is_a_persons(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"theirs")
    assert edited(Workspace(tmp_path), path)


def test_a_moved_file_is_a_persons(tmp_path: Path) -> None:
    space = Workspace(tmp_path)
    write_made(space, tmp_path / "a.docx", b"ours")
    (tmp_path / "a.docx").rename(tmp_path / "b.docx")
    assert edited(space, tmp_path / "b.docx")


def test_a_folder_is_no_place_to_write_a_document_to(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="je složka"):
        edited(Workspace(tmp_path), tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_or_a_device_is_not_read_to_its_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "roura")
    for path in (tmp_path / "roura", Path(os.devnull)):
        with pytest.raises(Stop, match="není obyčejný soubor"):
            edited(Workspace(tmp_path), path)


def test_documents_that_belong_together_are_written_together(tmp_path: Path) -> None:
    space = Workspace(tmp_path)
    files = {tmp_path / "reports" / "a.docx": b"new", tmp_path / "reports" / "a.pdf": b"new"}
    write_made(space, tmp_path / "reports" / "a.docx", b"old")
    (tmp_path / "reports" / "a.pdf" / "folder").mkdir(parents=True)
    with pytest.raises(Stop):
        write_together(space, files)
    assert (tmp_path / "reports" / "a.docx").read_bytes() == b"old"
    assert not edited(space, tmp_path / "reports" / "a.docx")


def test_another_run_is_waited_for_before_a_document_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made, "PATIENCE", 0)
    with locked(Workspace(tmp_path)), pytest.raises(Stop) as stop:
        write_made(Workspace(tmp_path), tmp_path / "a.docx", b"new")
    assert stop.value.code == BUSY
    assert not (tmp_path / "a.docx").exists()


def test_an_interrupted_run_leaves_a_document_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space, path = Workspace(tmp_path / "kraj"), tmp_path / "elsewhere" / "a.docx"
    write_made(space, path, b"old")
    for allowed, left in ((0, b"old"), (1, b"old"), (2, b"new")):
        calls = iter(range(allowed))

        def write_until_killed(target: Path, data: bytes, calls: Iterator[int] = calls) -> None:
            if next(calls, None) is None:
                raise KeyboardInterrupt
            write_file(target, data)

        monkeypatch.setattr(made, "write_file", write_until_killed)
        with pytest.raises(KeyboardInterrupt):
            write_made(space, path, b"new")
        assert path.read_bytes() == left
        assert not edited(space, path)


def test_a_name_that_no_disk_takes_is_said(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="nelze"):
        edited(Workspace(tmp_path), tmp_path / f"{'a' * 300}.docx")
