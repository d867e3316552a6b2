"""The command `check`: forms, exit codes, and a listing that stays readable."""

import json
from pathlib import Path

import pytest

from chytrejsi.cli.app import run
from running import chytrejsi
from workspacecase import FINDINGS, laid_over


def lay(folder: Path, code: str, twin: str = "bad") -> str:
    return str(laid_over(folder, FINDINGS / code / twin))


def test_json_is_one_document_of_the_agreed_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--format", "json", "--root", lay(tmp_path, "UNKNOWN_KEY")]) == 1
    document = json.loads(capsys.readouterr().out)
    assert set(document) == {"findings", "counts"}
    assert document["counts"] == {"error": 1, "warning": 0, "note": 0}
    (finding,) = document["findings"]
    assert list(finding) == [
        *("code", "severity", "file", "line", "column"),
        *("sheet", "cell", "message", "help"),
    ]
    assert (finding["code"], finding["severity"]) == ("UNKNOWN_KEY", "error")
    assert (finding["file"], finding["line"], finding["column"]) == (
        "indicators/catalogue/EN-1.yaml",
        3,
        1,
    )
    assert finding["sheet"] is finding["cell"] is None


@pytest.mark.parametrize(
    ("code", "strict", "expected"),
    [
        ("UNKNOWN_KEY", False, 1),
        ("VALUE_JUMP", False, 0),
        ("VALUE_JUMP", True, 1),
        ("NOT_CONFIRMED", True, 0),
    ],
)
def test_exit_codes(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    code: str,
    strict: bool,
    expected: int,
) -> None:
    strictly = ["--strict"] if strict else []
    assert run(["check", "--root", lay(tmp_path, code), *strictly]) == expected
    assert code in capsys.readouterr().out


def test_no_workspace_is_no_finding(tmp_path: Path) -> None:
    ended = chytrejsi("check", "--format", "json", cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "chytrejsi init" in ended.stderr


def test_the_listing_fits_eighty_columns_and_starts_with_the_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = ("SOURCE_CONTRADICTION", "UNKNOWN_BODY")
    root = laid_over(tmp_path, *(FINDINGS / code / "bad" for code in codes))
    assert run(["check", "--root", str(root)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert all(len(line) <= 80 for line in lines)
    assert lines[0] == "plan/p2/plan.yaml"
    assert lines[-1] == "1 chyba, 1 varování, 0 poznámek"


def test_many_notes_are_counted_unless_all_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = str(laid_over(tmp_path))
    card = tmp_path / "indicators" / "catalogue" / "EN-2.yaml"
    fields = "target, baseline, source, formula, weight, method, valid, note, kind, unit, title"
    with card.open("a", encoding="utf-8") as file:
        file.write(f"to_confirm: [{fields}]\n")
    assert run(["check", "--root", root]) == 0
    short = capsys.readouterr().out
    assert run(["check", "--root", root, "--all"]) == 0
    whole = capsys.readouterr().out
    assert short.count("NOT_CONFIRMED") == 1
    assert "11 poznámek v 1 souboru" in short
    assert "target 1×" in short
    assert whole.count("NOT_CONFIRMED") == 11


def test_quiet_shows_errors_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--quiet", "--root", lay(tmp_path, "VALUE_JUMP")]) == 0
    assert capsys.readouterr().out == ""
    assert run(["check", "--quiet", "--root", lay(tmp_path, "UNKNOWN_KEY")]) == 1
    assert "UNKNOWN_KEY" in capsys.readouterr().out


def test_annotations_for_github_are_escaped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lay(tmp_path, "PERCENT_RANGE")
    assert run(["check", "--format", "github", "--root", root]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    start = "::warning file=indicators/catalogue/DO-1.yaml,line=10,col=28,title=PERCENT_RANGE::"
    assert line.startswith(start)
    assert "12 %25" in line


def test_annotations_name_files_as_the_repository_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".git").mkdir()
    root = laid_over(tmp_path / "data" / "kraj, nový", FINDINGS / "PERCENT_RANGE" / "bad")
    assert run(["check", "--format", "github", "--root", str(root)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::warning file=data/kraj%2C nový/indicators/catalogue/DO-1.yaml,line=")


def test_english_is_spoken_when_asked(tmp_path: Path) -> None:
    ended = chytrejsi("check", "--lang", "en", "--root", lay(tmp_path, "UNKNOWN_KEY"))
    assert "error: The key 'garant' is not known here. [UNKNOWN_KEY]" in ended.stdout


def test_an_interrupted_writing_is_finished_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = laid_over(tmp_path)
    stage = root / ".chytrejsi" / "stage"
    stage.mkdir(parents=True)
    (stage / "0").write_text("broken: [", encoding="utf-8")
    file = "indicators/catalogue/EN-1.yaml"
    (root / ".chytrejsi" / "journal.json").write_text(json.dumps({"0": file}), encoding="utf-8")
    assert run(["check", "--root", str(root)]) == 1
    assert "YAML_SYNTAX" in capsys.readouterr().out
    assert not stage.exists()


def test_the_day_of_checking_is_the_one_that_every_command_goes_by(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["check", "--format", "json", "--root", str(laid_over(tmp_path))]

    def codes() -> set[str]:
        run(arguments)
        return {each["code"] for each in json.loads(capsys.readouterr().out)["findings"]}

    assert "DATE_IN_FUTURE" not in codes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert "DATE_IN_FUTURE" in codes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "never")
    assert run(arguments) == 2
