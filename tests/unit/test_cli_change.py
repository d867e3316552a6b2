"""Change control against git: what was changed without a change file, and `chytrejsi change`."""

import json
from pathlib import Path
from typing import Any

import pytest

from chytrejsi.cli.app import run
from gitcase import History, needs_git

pytestmark = needs_git

EN1, DO1 = "indicators/catalogue/EN-1.yaml", "indicators/catalogue/DO-1.yaml"
ENERGIE, PLAN = "plan/p2/fiches/energie.yaml", "plan/p2/plan.yaml"
TARGET = "target: {date: 2026-12-31, value: 40}"


@pytest.fixture
def history(tmp_path: Path) -> History:
    """A plan that was approved on 1. 3. 2024 and committed before."""
    made = History(tmp_path / "kraj")
    made.commit("2024-02-20", "Plán")
    return made


def findings(history: History, capsys: pytest.CaptureFixture[str], *more: str) -> list[Any]:
    root = str(history.space.root)
    run(["check", "--root", root, "--format", "json", "--lang", "cs", *more])
    found: list[Any] = json.loads(capsys.readouterr().out)["findings"]
    return [each for each in found if "CHANGE" in each["code"]]


def change(number: str, **fields: str) -> str:
    record = {
        "id": f'"{number}"',
        "plan": "p2",
        "kind": "target",
        "state": "approved",
        "indicator": "EN-1",
        "old": "{value: 40, date: 2026-12-31}",
        "new": "{value: 30, date: 2026-12-31}",
        "reason": "Méně budov.",
        "body": "zastupitelstvo",
        "resolution": "1/25/ZK",
        "effect": "2025-03-01",
    }
    return "".join(f"{key}: {value}\n" for key, value in (record | fields).items() if value)


def test_a_target_lowered_without_a_change_is_found_at_its_line(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    assert findings(history, capsys) == []
    history.change(EN1, TARGET, "target: {date: 2026-12-31, value: 30}")
    (found,) = findings(history, capsys)
    assert (found["code"], found["severity"]) == ("CHANGE_UNRECORDED", "warning")
    assert (found["file"], found["line"]) == (EN1, 14)
    assert "snížen" in found["message"]
    history.commit("2025-03-02")
    assert len(findings(history, capsys)) == 1


@pytest.mark.parametrize(("state", "codes"), [("approved", []), ("proposed", ["CHANGE_PENDING"])])
def test_a_change_file_covers_what_it_says(
    history: History, capsys: pytest.CaptureFixture[str], state: str, codes: list[str]
) -> None:
    history.change(EN1, TARGET, "target: {date: 2026-12-31, value: 30}")
    history.write("plan/p2/changes/2025-01.yaml", change("2025-01", state=state))
    assert [each["code"] for each in findings(history, capsys)] == codes


def test_a_change_that_begins_elsewhere_covers_nothing(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    history.change(EN1, TARGET, "target: {date: 2026-12-31, value: 30}")
    told = change("2025-01", old="{value: 35, date: 2026-12-31}")
    history.write("plan/p2/changes/2025-01.yaml", told)
    assert [each["code"] for each in findings(history, capsys)] == ["CHANGE_UNRECORDED"]


def test_several_changes_in_a_row_cover_the_way(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    history.change(EN1, TARGET, "target: {date: 2027-12-31, value: 30}")
    history.write("plan/p2/changes/2025-01.yaml", change("2025-01"))
    further = change(
        "2025-02",
        old="{date: 2026-12-31}",
        new="{date: 2027-12-31}",
        resolution="2/25/ZK",
        effect="2025-06-01",
    )
    history.write("plan/p2/changes/2025-02.yaml", further)
    assert findings(history, capsys) == []


CHANGED = [
    (EN1, TARGET, "target: {date: 2028-12-31, value: 40}"),
    (EN1, "baseline: {date: 2023-12-31, value: 10}", "baseline: {date: 2023-12-31, value: 5}"),
    (EN1, "  - {date: 2024-12-31, value: 20}\n", "  - {date: 2024-12-31, value: 15}\n"),
    (EN1, "unit: {label: ks, code: C62}", "unit: {label: budov, code: C62}"),
    (DO1, "direction: increase", "direction: decrease"),
    (DO1, "accumulation: point_in_time", "accumulation: cumulative"),
    (DO1, "measure: percent", "measure: number\nunit: {label: spojů}"),
    (ENERGIE, "guarantor: odbor-majetku", "guarantor: odbor-rozvoje"),
]


@pytest.mark.parametrize(("file", "old", "new"), CHANGED)
def test_each_controlled_field_needs_a_change(
    history: History, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str
) -> None:
    history.change(file, old, new)
    found = findings(history, capsys)
    assert [each["code"] for each in found] == ["CHANGE_UNRECORDED"]
    assert found[0]["file"] == file


def test_an_indicator_that_is_gone_is_told_at_the_plan(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    card = "indicators/catalogue/P1-1.yaml"
    history.change(EN1, "continues: P1-1\n", "")
    (history.space.root / card).unlink()
    (found,) = findings(history, capsys)
    assert (found["code"], found["file"]) == ("CHANGE_UNRECORDED", "plan/p1/plan.yaml")
    dropped = change("1", plan="p1", kind="dropping", indicator="P1-1", old="", new="")
    history.write("plan/p1/changes/1.yaml", dropped)
    assert findings(history, capsys) == []


def test_wording_and_what_was_not_confirmed_need_no_change(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    history.change(DO1, "value: 60}", "value: 60, confirmed: false}")
    history.change(EN1, "continues", "to_confirm: [baseline]\ncontinues")
    history.commit("2024-02-25")
    history.change(DO1, "value: 60, confirmed: false}", "value: 70}")
    history.change(EN1, "value: 10}", "value: 12}")
    history.change(EN1, "to_confirm: [baseline]\n", "")
    history.change(EN1, "title: Osazené měřiče", "title: Osazené chytré měřiče")
    assert findings(history, capsys) == []


def test_what_was_changed_before_the_approval_is_the_plan(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    history.change(EN1, TARGET, "target: {date: 2026-12-31, value: 35}")
    history.commit("2024-03-01")
    assert findings(history, capsys) == []
    history.change(EN1, "value: 35}", "value: 30}")
    (found,) = findings(history, capsys)
    assert "35" in found["message"]


def test_a_plan_committed_after_its_approval_begins_with_its_first_commit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = History(tmp_path / "kraj")
    late.commit("2025-01-01")
    late.change(EN1, TARGET, "target: {date: 2026-12-31, value: 30}")
    late.commit("2025-01-02")
    assert len(findings(late, capsys)) == 1
    late.change(PLAN, "collection:", "controlled_from: 2025-02-01\ncollection:")
    assert findings(late, capsys) == []
    late.change(EN1, "-12-31, value: 30}\ncont", "-12-31, value: 25}\ncont")
    assert len(findings(late, capsys)) == 1


def test_a_card_added_later_is_held_against_its_first_state(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (history.space.root / DO1).read_text(encoding="utf-8").replace("DO-1", "DO-2")
    card = "indicators/catalogue/DO-2.yaml"
    history.write(card, text)
    assert findings(history, capsys) == []
    history.commit("2025-01-01")
    history.change(card, "value: 60}", "value: 50}")
    history.commit("2025-02-01")
    (found,) = findings(history, capsys)
    assert found["file"] == card


def test_an_earlier_state_is_judged_as_it_was(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    history.change(EN1, TARGET, "target: {date: 2026-12-31, value: 30}")
    wrong = history.commit("2025-03-02")
    history.change(EN1, "-12-31, value: 30}\ncont", "-12-31, value: 40}\ncont")
    history.commit("2025-04-01")
    assert findings(history, capsys) == []
    assert len(findings(history, capsys, "--at", wrong, "--quiet")) == 1
    assert findings(history, capsys, "--as-of", "2025-02-01", "--quiet") == []


def test_without_git_nothing_is_held_against_anything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    history = History(tmp_path / "kraj")
    history.commit("2024-02-20")
    history.change(EN1, TARGET, "target: {date: 2026-12-31, value: 30}")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert findings(history, capsys) == []


def test_a_repository_without_commits_tells_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert findings(History(tmp_path / "kraj"), capsys) == []
