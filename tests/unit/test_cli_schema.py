"""`chytrejsi schema` writes what differs, in the language asked for, into any folder."""

import json
from pathlib import Path

import pytest

from chytrejsi.cli.app import run
from chytrejsi.language import use
from chytrejsi.model.dataset import RecordKind
from running import chytrejsi
from workspacecase import laid_over

NAMES = {f"{kind.value}.json" for kind in RecordKind}


def _titles(folder: Path) -> dict[str, str]:
    return {
        path.name: json.loads(path.read_text(encoding="utf-8"))["title"]
        for path in folder.iterdir()
    }


def test_all_schemas_are_written_into_the_workspace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = laid_over(tmp_path / "kraj")
    assert run(["schema", "--root", str(folder)]) == 0
    assert set(_titles(folder / ".schema")) == NAMES
    assert _titles(folder / ".schema")["indicator.json"] == "Karta indikátoru"
    assert "12 schémat" in capsys.readouterr().out


def test_only_what_differs_is_written_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = laid_over(tmp_path / "kraj")
    run(["schema", "--root", str(folder)])
    kept = (folder / ".schema" / "plan.json").stat().st_mtime_ns
    (folder / ".schema" / "event.json").write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert run(["schema", "--root", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "event.json" in told
    assert "plan.json" not in told
    assert (folder / ".schema" / "plan.json").stat().st_mtime_ns == kept
    assert run(["schema", "--root", str(folder)]) == 0
    assert "aktuální" in capsys.readouterr().out
    assert run(["schema", "--root", str(folder), "--quiet"]) == 0
    assert capsys.readouterr().out == ""


def test_a_folder_needs_no_workspace_and_another_language_is_another_text(tmp_path: Path) -> None:
    told = chytrejsi("schema", "--output", "schemas", "--lang", "en", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert set(_titles(tmp_path / "schemas")) == NAMES
    assert _titles(tmp_path / "schemas")["indicator.json"] == "Indicator card"
    assert not (tmp_path / ".chytrejsi").exists()


def test_without_a_workspace_the_folder_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["schema"]) == 2
    assert "--output" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run(["schema", "--output", str(tmp_path / "file")]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "file" in told.err


def test_a_new_workspace_has_the_schemas_that_the_command_would_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    use("cs")
    run(["init", str(tmp_path / "kraj")])
    capsys.readouterr()
    assert run(["schema", "--root", str(tmp_path / "kraj")]) == 0
    assert "aktuální" in capsys.readouterr().out
