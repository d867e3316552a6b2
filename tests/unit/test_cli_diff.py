"""`chytrejsi diff`: which states are compared, in what form it answers, when it fails."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chytrejsi.cli.app import run
from gitcase import History, git, needs_git
from reportmaking import spaced
from running import chytrejsi
from workspacecase import laid_over

CARD = "indicators/catalogue/EN-1.yaml"
TARGET, LOWER = "target: {date: 2026-12-31, value: 40}", "target: {date: 2026-12-31, value: 35}"
SENTENCE = "cíl indikátoru EN-1 na rok 2026 snížen z 40 na 35 ks"
CLEAN = "v ničem neliší"

Diff = Callable[..., tuple[int, str, str]]
pytestmark = needs_git


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> History:
    """Make a workspace whose second commit lowered a target, on a branch and under a tag."""
    made = History(tmp_path_factory.mktemp("kraj"))
    made.commit("2026-01-10", "První")
    git(made.top, "tag", "v1")
    made.change(CARD, TARGET, LOWER)
    made.commit("2026-01-20", "Nižší cíl")
    return made


@pytest.fixture
def history(committed: History, tmp_path: Path) -> History:
    return committed.copied(tmp_path / "kraj")


@pytest.fixture
def diff(
    history: History, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Diff:
    """Run the command in the workspace; give the exit code and what was said, without breaks."""
    monkeypatch.chdir(history.space.root)

    def command(*arguments: object) -> tuple[int, str, str]:
        code = run(["diff", *map(str, arguments)])
        told = capsys.readouterr()
        return code, spaced(told.out), spaced(told.err)

    return command


# --- which states -------------------------------------------------------------------------------


def test_without_arguments_the_files_are_compared_with_the_newest_commit(
    diff: Diff, history: History
) -> None:
    code, told, _ = diff()
    assert (code, CLEAN in told) == (0, True)
    history.change(CARD, "value: 35", "value: 30")
    code, told, _ = diff()
    assert (code, "snížen z 35 na 30 ks" in told) == (0, True)
    assert "Porovnáno: HEAD (" in told
    assert "20. 1. 2026) → současné soubory" in told


def test_one_revision_is_compared_with_the_files_and_two_with_each_other(
    diff: Diff, history: History
) -> None:
    assert SENTENCE in diff("v1")[1]
    assert CLEAN in diff("HEAD")[1]
    history.change(CARD, "value: 35", "value: 20")
    assert SENTENCE in diff("v1", "HEAD")[1]
    assert "zvýšen z 35 na 40 ks" in diff("main", "main~1")[1]
    assert CLEAN in diff("v1", "HEAD~1")[1]


def test_folders_are_compared_with_each_other_and_with_revisions(
    diff: Diff, tmp_path: Path
) -> None:
    other = laid_over(tmp_path / "jiny")
    assert SENTENCE in diff(other)[1]
    assert CLEAN in diff("v1", other)[1]
    assert "zvýšen z 35 na 40 ks" in diff("HEAD", "../jiny")[1]


def test_two_folders_need_neither_git_nor_a_workspace_around(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = laid_over(tmp_path / "stary"), laid_over(tmp_path / "novy")
    path = new / CARD
    path.write_text(path.read_text(encoding="utf-8").replace(TARGET, LOWER), encoding="utf-8")
    (tmp_path / "jinde").mkdir()
    monkeypatch.chdir(tmp_path / "jinde")
    assert run(["diff", "../stary", str(new)]) == 0
    assert SENTENCE in spaced(capsys.readouterr().out)
    assert run(["diff", str(old)]) == 2
    assert "--root" in capsys.readouterr().err


def test_a_name_of_both_a_folder_and_a_revision_has_to_be_told_apart(
    diff: Diff, history: History
) -> None:
    shutil.copytree(history.space.root / "plan", history.space.root / "v1" / "plan")
    code, told, problem = diff("v1")
    assert (code, told) == (2, "")
    assert "./v1" in problem
    assert "refs/tags/v1" in problem
    assert SENTENCE in diff("refs/tags/v1")[1]
    assert "EN-1" in diff("./v1")[1]


@pytest.mark.parametrize("name", ["neni", "-x~1", "v1:plan", "plan", "", "a\x00b", "HEAD:" + CARD])
def test_what_is_neither_a_revision_nor_a_workspace_ends_the_run(diff: Diff, name: str) -> None:
    code, told, problem = diff("--", name)
    assert (code, told) == (2, "")
    assert problem.startswith("Chyba:")
    assert "Traceback" not in problem


def test_a_folder_without_a_plan_is_named_as_such(diff: Diff) -> None:
    assert "chybí v něm plan/concept.yaml" in diff("indicators")[2]


def test_without_git_the_files_alone_say_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", "--root", str(laid_over(tmp_path / "kraj"))]) == 2
    assert "git init" in capsys.readouterr().err


# --- what cannot be compared --------------------------------------------------------------------


def test_errors_on_a_side_name_it_with_file_and_line_and_are_never_no_change(
    diff: Diff, history: History
) -> None:
    history.change(CARD, "kind: output", "kind: vystup")
    for form in ("text", "markdown", "docx"):
        code, told, problem = diff("--format", form, "--fail-on", "none")
        assert (code, told) == (2, "")
        assert "Soubory s chybami (současné soubory):" in problem
        assert f"{CARD}:5:" in problem
    history.commit("2026-02-01", "Rozbito")
    history.change(CARD, "kind: vystup", "kind: output")
    code, told, problem = diff("HEAD", "v1")
    assert (code, told) == (2, "")
    assert "Soubory s chybami (HEAD (" in problem
    assert f"{CARD}:5:" in problem


def test_errors_are_json_where_json_is_asked_for(diff: Diff, history: History) -> None:
    history.change(CARD, "kind: output", "kind: vystup")
    code, told, problem = diff("v1", "--format", "json")
    document = json.loads(told)
    assert (code, list(document)) == (2, ["findings", "counts"])
    assert [(each["file"], each["line"]) for each in document["findings"]] == [(CARD, 5)]
    assert "Soubory s chybami (současné soubory):" in problem


def test_many_errors_are_counted(diff: Diff, history: History) -> None:
    lines = "".join(f"klic{n}: 1\n" for n in range(30))
    history.write(CARD, (history.space.root / CARD).read_text(encoding="utf-8") + lines)
    _, _, problem = diff()
    assert problem.count(f"{CARD}:") == 20
    assert "a ještě 10 chyb" in problem


# --- forms --------------------------------------------------------------------------------------


def test_the_json_is_one_document_with_the_changes_first(diff: Diff) -> None:
    code, told, problem = diff("v1", "--format", "json")
    document = json.loads(told)
    assert (code, problem) == (0, "")
    assert list(document) == ["changes", "old", "new", "counts"]
    (change,) = document["changes"]
    assert list(change) == ["code", "severity", "kind", "id", "field", "old", "new", "text"]
    assert (change["code"], change["severity"]) == ("TARGET_LOWERED", "major")
    assert (change["kind"], change["id"], change["field"]) == ("indicator", "EN-1", "target.value")
    assert (document["old"]["name"], document["old"]["date"]) == ("v1", "2026-01-10")
    assert document["new"] == {"name": None, "commit": None, "date": None}
    assert document["counts"] == {"major": 1, "minor": 0, "text": 0}
    assert json.loads(diff("--format", "json")[1])["changes"] == []


def test_beside_json_in_a_file_nothing_is_answered(diff: Diff, history: History) -> None:
    code, told, problem = diff("v1", "--format", "json", "--output", "zmeny.json")
    assert (code, told, problem) == (0, "", "zmeny.json")
    written = (history.space.root / "zmeny.json").read_text(encoding="utf-8")
    assert json.loads(written)["counts"] == {"major": 1, "minor": 0, "text": 0}


@pytest.mark.parametrize(
    ("threshold", "minor", "major"),
    [("none", 0, 0), ("major", 0, 1), ("minor", 1, 1), ("text", 1, 1)],
)
def test_fail_on_ends_with_one_from_a_weight_on(
    threshold: str, minor: int, major: int, diff: Diff
) -> None:
    assert diff("--fail-on", threshold)[0] == 0
    assert diff("HEAD", "v1", "--fail-on", threshold)[0] == minor
    assert diff("v1", "HEAD", "--fail-on", threshold)[0] == major


def test_quietly_only_major_changes_are_told(diff: Diff) -> None:
    assert diff("HEAD", "v1", "-q")[1] == ""
    told = diff("v1", "HEAD", "-q")[1]
    assert SENTENCE in told
    assert "Porovnáno" not in told


def test_a_windows_console_shows_every_word(history: History) -> None:
    told = chytrejsi("diff", "v1", cwd=history.space.root, encoding="cp1250")
    assert (told.returncode, told.stderr) == (0, "")
    assert "      závažná  Fiše" in told.stdout
    assert "-> současné soubory" in told.stdout
    assert "\\u" not in told.stdout
    script = chytrejsi("diff", "v1", "--format", "json", cwd=history.space.root, encoding="cp1250")
    assert SENTENCE in spaced(json.loads(script.stdout)["changes"][0]["text"])


def test_english_is_spoken_on_request(history: History) -> None:
    told = chytrejsi("diff", "v1", "--lang", "en", cwd=history.space.root).stdout
    assert "1 major change" in told
    assert "Compared: v1 (" in told
    assert "working tree" in told


# --- into a file --------------------------------------------------------------------------------


def test_the_answer_goes_into_a_file_that_nobody_has_edited(diff: Diff, history: History) -> None:
    path = history.space.root / "zmeny.md"
    assert diff("v1", "--format", "markdown", "--output", path) == (0, "zmeny.md", "")
    first = path.read_bytes()
    assert SENTENCE in spaced(first.decode("utf-8"))
    assert diff("v1", "--format", "markdown", "--output", path)[0] == 0
    assert path.read_bytes() == first
    path.write_text("moje poznámky", encoding="utf-8")
    code, _, problem = diff("v1", "--format", "markdown", "--output", path)
    assert (code, path.read_text(encoding="utf-8")) == (2, "moje poznámky")
    assert "--discard-edits" in problem
    assert diff("v1", "--format", "markdown", "--output", path, "--discard-edits")[0] == 0
    assert path.read_bytes() == first


def test_the_proposal_goes_to_the_reports_with_equal_bytes(
    diff: Diff, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = history.space.reports
    assert diff("v1", "--format", "docx", "--fail-on", "major")[:2] == (
        1,
        "reports/navrh-zmen-v1.docx",
    )
    again = history.space.root / "jinde.docx"
    assert diff("v1", "--format", "docx", "--output", again)[0] == 0
    assert again.read_bytes() == (reports / "navrh-zmen-v1.docx").read_bytes()
    assert diff("--format", "docx")[1].endswith("navrh-zmen.docx")
    monkeypatch.setenv("CHYTREJSI_LANG", "en")
    assert diff("v1", "--format", "docx", "--output", again)[0] == 0
    assert again.read_bytes() == (reports / "navrh-zmen-v1.docx").read_bytes()
    diff("v1", "refs/heads/main", "--format", "docx", "--quiet")
    assert (reports / "navrh-zmen-v1-refs_heads_main.docx").is_file()
    again.write_bytes(b"upraveno")
    assert diff("v1", "--format", "docx", "--output", again)[0] == 2
    assert again.read_bytes() == b"upraveno"


def test_a_file_name_and_a_form_that_contradict_each_other_end_the_run(
    diff: Diff, tmp_path: Path
) -> None:
    code, told, problem = diff("v1", "--output", tmp_path / "zmeny.docx")
    assert (code, told) == (2, "")
    assert "--format docx" in problem
    assert diff("v1", "--format", "docx", "--output", tmp_path / "zmeny.md")[0] == 2
    assert list(tmp_path.glob("zmeny.*")) == []


def test_a_proposal_needs_a_plan(diff: Diff, history: History) -> None:
    for plan in ("p1", "p2"):
        shutil.rmtree(history.space.root / "plan" / plan)
    assert "vypuštěn" in diff()[1]
    code, told, problem = diff("--format", "docx")
    assert (code, told) == (2, "")
    assert "--format text" in problem
