"""`chytrejsi fmt`: which files it changes, which it leaves alone, and what it says."""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from chytrejsi.cli.app import run
from chytrejsi.store import formatting
from chytrejsi.workspace import Workspace
from workspacecase import laid_over

CARD = "indicators/catalogue/EN-1.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return laid_over(tmp_path / "kraj")


def tree(root: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.startswith("lock")
    }


def fmt(root: Path, *options: object, code: int = 0) -> None:
    assert run(["fmt", "--root", str(root), *map(str, options)]) == code


def told(capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401 - JSON
    return json.loads(capsys.readouterr().out)


def test_check_tells_and_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(root)
    fmt(root, "--check", code=1)
    out = capsys.readouterr().out
    assert CARD in out.splitlines()
    assert "upravilo by se 15 souborů, 0 souborů v pořádku" in out
    assert tree(root) == before


def test_a_second_run_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fmt(root)
    assert "upraveno 15 souborů" in capsys.readouterr().out
    before = tree(root)
    fmt(root)
    assert capsys.readouterr().out == "15 souborů v pořádku\n"
    fmt(root, "--check")
    assert tree(root) == before
    assert run(["check", "--root", str(root), "--strict"]) == 0


def test_json_tells_of_each_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fmt(root, root / "plan")
    capsys.readouterr()
    broken = root / "indicators/catalogue/XX.yaml"
    broken.write_text("id: XX\ntitle: [\n", encoding="utf-8")
    fmt(root, "--check", "--format", "json", code=1)
    document = told(capsys)
    states = {each["file"]: each["status"] for each in document["files"]}
    assert states["plan/concept.yaml"] == "unchanged"
    assert states[CARD] == "differs"
    assert states["indicators/catalogue/XX.yaml"] == "error"
    assert [each["code"] for each in document["findings"]] == ["YAML_SYNTAX"]
    assert document["counts"]["error"] == 1
    fmt(root, "--format", "json", code=3)
    assert {each["status"] for each in told(capsys)["files"]} == {"unchanged", "formatted", "error"}


def test_files_with_errors_are_left_alone_and_the_others_formatted(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {
        "indicators/catalogue/A.yaml": b"id: A\ntitle: x #y\n",
        "indicators/catalogue/B.yaml": b"id: B\ntitle: T\nkind: jiny\nmeasure: number\n",
        "indicators/catalogue/C.yaml": b"\xff",
        "plan/jinam.yaml": b"id: a\n",
    }
    for name, data in wrong.items():
        (root / name).write_bytes(data)
    fmt(root, code=3)
    out = capsys.readouterr().out
    for code in ("YAML_COMMENT", "CHOICE_EXPECTED", "YAML_NOT_UTF8", "FILE_UNEXPECTED"):
        assert f"[{code}]" in out
    assert "upraveno 15 souborů, 4 soubory s chybami ponechány, 0 souborů v pořádku" in out
    assert {name: (root / name).read_bytes() for name in wrong} == wrong
    fmt(root, "--quiet", code=1)
    assert "4 soubory s chybami ponechány, 15 souborů v pořádku" in capsys.readouterr().out


def test_files_asked_for_are_formatted_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    monkeypatch.chdir(root / "indicators")
    assert run(["fmt", "catalogue/EN-1.yaml"]) == 0
    now = tree(root)
    assert {name for name in before if before[name] != now[name]} == {CARD}
    assert "upraven 1 soubor" in capsys.readouterr().out
    assert run(["fmt", ".."]) == 0
    assert run(["fmt", "--check"]) == 0


@pytest.mark.parametrize("name", ["neni.yaml", "report_templates", "../jinde.yaml"])
def test_what_is_no_file_of_the_plan_is_said(
    root: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fmt(root, root / name, code=2)
    assert "není soubor YAML" in capsys.readouterr().err


def test_windows_line_ends_and_a_mark_at_the_start_go(root: Path) -> None:
    fmt(root)
    path = root / CARD
    data = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    fmt(root, "--check", code=1)
    fmt(root)
    assert path.read_bytes() == data


def test_a_link_is_not_replaced(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = root / "karta.yaml"
    shutil.move(root / CARD, target)
    try:
        (root / CARD).symlink_to(target)
    except OSError:
        pytest.skip("no links on this disk")
    fmt(root, root / CARD, code=1)
    assert "je to odkaz" in " ".join(capsys.readouterr().out.split())
    assert (root / CARD).is_symlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(root / "plan/pipeline.yaml")
    fmt(root, root / "plan/pipeline.yaml", code=1)
    assert "FILE_UNREADABLE" in capsys.readouterr().out


def test_a_file_that_is_too_large_is_left_alone(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / CARD
    path.write_bytes(path.read_bytes() + b"# " + b"x" * 1_000_000 + b"\n")
    fmt(root, path, code=1)
    assert "YAML_TOO_LARGE" in capsys.readouterr().out


def test_what_is_known_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fmt(root)
    seen: list[str] = []
    form_of = formatting.form_of

    def counted(space: Any, file: str) -> formatting.Form:  # noqa: ANN401 - a workspace
        seen.append(file)
        return form_of(space, file)

    monkeypatch.setattr(formatting, "form_of", counted)
    fmt(root, "--check")
    assert seen == []
    path = root / CARD
    path.write_text(path.read_text(encoding="utf-8") + "# poznámka\n", encoding="utf-8")
    fmt(root, "--check")
    assert seen == [CARD]
    (root / ".chytrejsi/formatted").write_bytes(b"\xff\x00")  # only a memory
    fmt(root, "--check")
    assert len(seen) == 16
    # the same bytes in another place are another file: their first line is not the right one
    (root / "plan/organisation.yaml").write_bytes((root / "plan/concept.yaml").read_bytes())
    fmt(root, "--check", code=1)


def test_a_workspace_that_cannot_be_written_is_checked(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise PermissionError(13, "denied")

    fmt(root)
    (root / ".chytrejsi/formatted").unlink()
    monkeypatch.setattr("chytrejsi.store.writing.write_new", refuse)
    fmt(root, "--check")
    path = root / CARD
    path.write_bytes(path.read_bytes() + b"\n")
    before = tree(root)
    fmt(root, "--check", code=1)
    fmt(root, code=2)
    assert tree(root) == before


def test_a_mistake_of_the_program_writes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    wrong = "id: EN-1\ntitle: Jiný\nkind: output\nmeasure: number\n"
    monkeypatch.setattr(formatting, "formatted", lambda *_given: wrong)
    fmt(root, root / CARD, code=2)
    assert "znamenal něco jiného" in capsys.readouterr().err
    after = {name: data for name, data in tree(root).items() if not name.startswith(".chytrejsi")}
    assert after == before


def test_everything_that_comes_with_the_program_is_in_its_form() -> None:
    here = Path(formatting.__file__).parents[1]
    for root in (here / "demo/workspace", here / "scaffold/workspace", here.parents[1]):
        space = Workspace(root)
        forms = [formatting.form_of(space, file) for file in formatting.files_to_format(space)]
        assert forms
        assert [each.file for each in forms if each.differs or each.errors] == []


def test_the_event_files_are_formatted_too(root: Path) -> None:
    log = root / "indicators/log"
    log.mkdir()
    event = log / "2026-01-20-abcdef01.yaml"
    event.write_text(
        "workbooks: []\nreminded: [ odbor ]\ntool: x\ndate: 2026-01-20\nperiod: '2025'\n",
        encoding="utf-8",
    )
    fmt(root)
    lines = event.read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith("/.schema/log.json")
    assert lines[1] == "date: 2026-01-20"
    assert os.listdir(log) == [event.name]  # noqa: PTH208 - the names alone
