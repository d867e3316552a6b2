"""`--at` and `--as-of`: what was known then, whatever the files say now."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chytrejsi.cli.app import run
from gitcase import History, git, needs_git
from reportmaking import REGION, spaced

pytestmark = needs_git
CARD = "indicators/catalogue/EN-2.yaml"
Ask = Callable[..., str]


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> History:
    """Make a region whose target was changed."""
    made = History(tmp_path_factory.mktemp("kraj"), base=REGION)
    made.write(".gitignore", "reports/\n.chytrejsi/\n")
    made.commit("2026-01-20", "První")
    made.change(CARD, "value: 1000", "value: 1050")
    made.commit("2026-02-20", "Jiný cíl")
    return made


@pytest.fixture
def history(committed: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    """Change the target once more, without committing that."""
    made = committed.copied(tmp_path / "kraj")
    made.change(CARD, "value: 1050", "value: 1100")
    monkeypatch.chdir(made.top)
    return made


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run the program in this process; give what it answers, and what it says if that is wanted."""

    def asked(*arguments: object, code: int | None = 0, said: bool = False) -> str:
        ended = run([str(each) for each in arguments])
        assert code is None or ended == code
        told = capsys.readouterr()
        return spaced(told.err if said else told.out)

    return asked


def target(ask: Ask, *arguments: str) -> Any:  # noqa: ANN401 - JSON is whatever it is
    told = json.loads(ask("progress", "--format", "json", *arguments))
    return next(each["target"] for each in told["indicators"] if each["id"] == "EN-2")


@pytest.mark.usefixtures("history")
def test_progress_goes_by_what_was_known_then(ask: Ask) -> None:
    assert target(ask) == 1100
    assert target(ask, "--at", "HEAD") == 1050
    assert target(ask, "--at", "HEAD~1") == 1000
    assert target(ask, "--as-of", "2026-02-19") == 1000
    assert target(ask, "--as-of", "2026-02-20") == 1050


def test_the_state_that_was_taken_is_said(history: History, ask: Ask) -> None:
    short = git(history.top, "rev-parse", "--short=7", "HEAD~1")
    told = ask("progress", "--as-of", "2026-01-31", said=True)
    assert told.startswith(f"Stav k 31. 1. 2026, revize {short}.")
    assert f"Stav k 20. 1. 2026, revize {short}." in ask("status", "--at", short, said=True)
    assert ask("status", "--at", short, "--quiet", said=True) == ""


def test_check_finds_what_was_wrong_then_under_the_usual_names(history: History, ask: Ask) -> None:
    history.change(CARD, "plan: p2", "plan: p9")
    history.commit("2026-03-01")
    history.change(CARD, "plan: p9", "plan: p2")
    told = json.loads(ask("check", "--at", "HEAD", "--format", "json", code=1))
    assert CARD in {each["file"] for each in told["findings"] if each["severity"] == "error"}
    assert f"::error file={CARD},line=" in ask(
        "check", "--at", "HEAD", "--format", "github", code=1
    )
    assert f"{CARD} " in ask("check", "--at", "HEAD", code=1)
    assert json.loads(ask("check", "--at", "HEAD~1", "--format", "json"))["counts"]["error"] == 0


def test_check_goes_by_the_day_that_is_asked_for(history: History, ask: Ask) -> None:
    def codes(*arguments: str) -> set[str]:
        found = json.loads(ask("check", "--format", "json", *arguments, code=None))["findings"]
        return {each["code"] for each in found}

    history.commit("2024-06-01", "Předem")
    assert "DATE_IN_FUTURE" in codes("--at", "HEAD")
    assert "DATE_IN_FUTURE" not in codes("--as-of", "2026-03-01")


def test_status_reads_the_log_of_that_time(history: History, ask: Ask) -> None:
    def states(*arguments: str) -> dict[str, str]:
        told = json.loads(ask("status", "--period", "2025", "--format", "json", *arguments))
        return {each["id"]: each["state"] for each in told["guarantors"]}

    (history.top / "indicators/observations/2025/odbor-majetku.yaml").unlink()
    event = (
        "date: 2026-02-25\nperiod: '2025'\ntool: chytrejsi 0.1.0\nworkbooks:\n"
        "  - {file: a.xlsx, guarantor: odbor-majetku, status: refused, sha256: ab12}\n"
    )
    history.write("indicators/log/2026-02-25-ab12cd34.yaml", event)
    history.commit("2026-02-25")
    assert states()["odbor-majetku"] == "refused"
    assert states("--at", "HEAD~1")["odbor-majetku"] == "accepted"
    assert states("--at", "HEAD")["odbor-majetku"] == "refused"


@pytest.mark.parametrize("kind", [("annual",), ("fiche", "energie")], ids=["annual", "fiche"])
def test_a_report_of_then_is_the_one_that_was_made_then(
    history: History, ask: Ask, tmp_path: Path, kind: tuple[str, ...]
) -> None:
    clone = tmp_path / "tehdy"
    git(tmp_path, "clone", "--quiet", str(history.top), str(clone))
    git(clone, "checkout", "--quiet", "--detach", "HEAD~1")
    made_then = Path(ask("report", *kind, "--root", clone, "--quiet").strip())
    made_now = ask("report", *kind, "--at", "HEAD~1", "--quiet").strip()
    short = git(history.top, "rev-parse", "--short=7", "HEAD~1")
    assert Path(made_now).stem == f"{made_then.stem}_{short}"
    assert (history.top / made_now).read_bytes() == made_then.read_bytes()


def test_a_report_of_then_leaves_todays_alone(history: History, ask: Ask) -> None:
    today = ask("report", "extract", "--guarantor", "odbor-majetku", "--quiet").strip()
    before = (history.top / today).read_bytes()
    options = ("--guarantor", "odbor-majetku", "--quiet", "--as-of", "2026-01-31")
    then = ask("report", "extract", *options).strip()
    assert then == today.replace(".docx", "_2026-01-31.docx")
    assert (history.top / then).read_bytes() != before
    assert (history.top / today).read_bytes() == before
    kinds = json.loads(ask("report", "list", "--format", "json"))["kinds"]
    files = [document["file"] for each in kinds for document in each["documents"]]
    assert files == [Path(today).as_posix()]


def test_outlines_and_the_reference_document_are_those_of_then(history: History, ask: Ask) -> None:
    history.write("report_templates/fiche.yaml", "x: 1\n")
    history.commit("2026-03-01")
    (history.top / "report_templates" / "fiche.yaml").unlink()
    ask("report", "fiche", "energie", "--at", "HEAD~1")
    assert "report_templates/fiche.yaml" in ask(
        "report", "fiche", "energie", "--at", "HEAD", code=1
    )


def test_nothing_of_then_is_left_behind(
    history: History, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passing = tmp_path / "docasne"
    passing.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(passing))
    before = git(history.top, "status", "--porcelain")
    ask("progress", "--at", "HEAD")
    ask("check", "--at", "HEAD")
    assert list(passing.iterdir()) == []
    assert git(history.top, "status", "--porcelain") == before


def test_files_with_errors_then_give_no_figures(history: History, ask: Ask) -> None:
    history.change(CARD, "measure: number", "measure: cislo")
    history.commit("2026-03-01")
    history.change(CARD, "measure: cislo", "measure: number")
    told = ask("progress", "--at", "HEAD", "--format", "json", code=1)
    assert json.loads(told)["findings"][0]["file"] == CARD
    assert "Zvolte jiný stav." in ask("progress", "--at", "HEAD", code=1, said=True)
    assert target(ask) == 1100


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--at", "HEAD", "--as-of", "2026-01-31"), "ne obojí"),
        (("--at", "nic"), "Revize „nic“ neexistuje."),
        (("--at", "--help-all"), "--help-all"),
        (("--at", ""), "neexistuje"),
        (("--as-of", "31. 1. 2026"), "není datum"),
        (("--as-of", "20260131"), "není datum"),
        (("--as-of", "2026-W05-6"), "není datum"),
        (("--as-of", "2025-12-31"), "20. 1. 2026"),
    ],
)
def test_what_cannot_be_found_is_told_in_a_sentence(
    ask: Ask, options: tuple[str, ...], words: str
) -> None:
    assert words in ask("progress", *options, code=2, said=True)
    assert words in ask("check", *options, code=2, said=True)


def test_outside_git_it_is_told_what_to_do(tmp_path: Path, ask: Ask) -> None:
    root = Path(shutil.copytree(REGION, tmp_path / "kraj"))
    assert "git init" in ask("progress", "--root", root, "--at", "HEAD", code=2, said=True)
