"""Change control against git: what was changed without a change file, and `chytrejsi change`."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from chytrejsi.cli.app import run
from gitcase import History, needs_git

pytestmark = needs_git

EN1, DO1 = "indicators/catalogue/EN-1.yaml", "indicators/catalogue/DO-1.yaml"
ENERGIE, PLAN = "plan/p2/fiches/energie.yaml", "plan/p2/plan.yaml"
TARGET = "target: {date: 2026-12-31, value: 40}"


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> History:
    """Commit a plan before it was approved on 1. 3. 2024."""
    made = History(tmp_path_factory.mktemp("kraj"))
    made.commit("2024-02-20", "Plán")
    return made


@pytest.fixture
def history(committed: History, tmp_path: Path) -> History:
    return committed.copied(tmp_path / "kraj")


def findings(history: History, capsys: pytest.CaptureFixture[str], *more: str) -> list[Any]:
    root = str(history.space.root)
    run(["check", "--root", root, "--format", "json", "--lang", "cs", *more])
    found: list[Any] = json.loads(capsys.readouterr().out)["findings"]
    return [each for each in found if "CHANGE" in each["code"]]


def change(name: str, **fields: str) -> str:
    record = {
        "id": f'"{name}"',
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


def test_a_change_that_names_the_field_of_its_kind_covers_it(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    history.change(EN1, TARGET, "target: {date: 2026-12-31, value: 30}")
    history.write("plan/p2/changes/2025-01.yaml", change("2025-01", field="target"))
    assert findings(history, capsys) == []


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


BASELINE = "baseline: {date: 2023-12-31, value: 10}\n"
CONFIRMED = [
    (DO1, ("value: 60}", "value: 60, confirmed: false}", "value: 65}", "value: 55}")),
    (
        EN1,
        (f"{TARGET}\n", "to_confirm: [target]\n", f"{TARGET}\n", f"{TARGET[:-3]}35}}\n"),
    ),
    (
        EN1,
        (
            BASELINE,
            f"{BASELINE}to_confirm: [baseline.value, source]\n",
            f"{BASELINE.replace('10', '11')}to_confirm: [source]\n",
            f"{BASELINE.replace('10', '12')}to_confirm: [source]\n",
        ),
    ),
    (
        ENERGIE,
        (
            "guarantor: odbor-majetku\n",
            "to_confirm: [guarantor]\n",
            "guarantor: odbor-majetku\n",
            "guarantor: odbor-rozvoje\n",
        ),
    ),
]


@pytest.mark.parametrize(("file", "steps"), CONFIRMED)
def test_what_has_been_confirmed_is_agreed_from_then_on(
    history: History,
    capsys: pytest.CaptureFixture[str],
    file: str,
    steps: tuple[str, str, str, str],
) -> None:
    base, waits, confirmed, changed = steps
    history.change(file, base, waits)
    history.commit("2024-02-25")
    history.write("poznamka.txt", "Nic z plánu.\n")
    history.commit("2024-05-01")
    history.change(file, waits, confirmed)
    assert findings(history, capsys) == []  # it is being confirmed
    history.commit("2024-06-01")
    assert findings(history, capsys) == []
    history.change(file, confirmed, changed)
    history.commit("2025-01-01")
    (found,) = findings(history, capsys)
    assert (found["code"], found["file"]) == ("CHANGE_UNRECORDED", file)
    assert drafted(history) == 0
    capsys.readouterr()
    assert [each["code"] for each in findings(history, capsys)] == ["CHANGE_PENDING"]


def test_a_change_before_the_confirmation_does_not_hide_the_one_after_it(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    history.change(DO1, "value: 60}", "value: 60, confirmed: false}")
    history.commit("2024-02-25")
    history.change(DO1, "value: 60, confirmed: false}", "value: 50}")
    first = change(
        "1",
        indicator="DO-1",
        old="{value: 60}",
        new="{value: 50}",
        effect="2024-05-01",
    )
    history.write("plan/p2/changes/1.yaml", first)
    history.commit("2024-05-01")
    history.change(DO1, "value: 50}", "value: 40}")
    second = change("2", indicator="DO-1", old="{value: 50}", new="{value: 40}")
    history.write("plan/p2/changes/2.yaml", second)
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


def test_a_plan_that_is_not_approved_yet_is_put_together_freely(
    history: History, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on(date(2024, 2, 26), monkeypatch)
    history.change(EN1, TARGET, "target: {date: 2026-12-31, value: 30}")
    assert findings(history, capsys) == []
    history.commit("2024-02-25")
    assert findings(history, capsys) == []
    history.change(EN1, "-12-31, value: 30}\ncont", "-12-31, value: 25}\ncont")
    assert findings(history, capsys) == []
    assert drafted(history) == 0
    assert changes_of(history) == []
    capsys.readouterr()
    on(date(2024, 3, 2), monkeypatch)
    assert len(findings(history, capsys)) == 1


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


def on(day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))


# --- change new ---------------------------------------------------------------------------------


def drafted(history: History, *more: str) -> int:
    return run(["change", "new", "--root", str(history.space.root), "--lang", "cs", *more])


def listed_changes(
    history: History, capsys: pytest.CaptureFixture[str], *more: str
) -> list[dict[str, Any]]:
    capsys.readouterr()
    root = str(history.space.root)
    assert run(["change", "list", "--root", root, "--format", "json", *more]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["changes"]
    return found


def changes_of(history: History) -> list[str]:
    folder = history.space.root / "plan" / "p2" / "changes"
    return sorted(path.name for path in folder.glob("*")) if folder.is_dir() else []


@pytest.fixture
def lowered(history: History) -> History:
    """Two targets and a guarantor were changed and nothing was told."""
    history.change(EN1, TARGET, "target: {date: 2027-12-31, value: 30}")
    history.change(DO1, "value: 60}", "value: 50}")
    history.change(ENERGIE, "guarantor: odbor-majetku", "guarantor: odbor-rozvoje")
    return history


def test_a_draft_for_each_difference_is_accepted_by_the_check(
    lowered: History, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on(date(2025, 3, 1), monkeypatch)
    assert drafted(lowered) == 0
    said = capsys.readouterr()
    assert "plan/p2/changes/2025-01.yaml" in said.out
    assert "důvod (reason)" in said.err
    assert changes_of(lowered) == ["2025-01.yaml", "2025-02.yaml", "2025-03.yaml"]
    assert {each["code"] for each in findings(lowered, capsys)} == {"CHANGE_PENDING"}
    by_subject = {
        each["indicator"] or each["fiche"]: each for each in listed_changes(lowered, capsys)
    }
    assert by_subject["EN-1"]["old"] == {"value": "40", "date": "2026-12-31"}
    assert by_subject["EN-1"]["new"] == {"value": "30", "date": "2027-12-31"}
    assert by_subject["energie"]["new"]["value"] == "odbor-rozvoje"
    assert all(each["state"] == "proposed" for each in by_subject.values())
    assert drafted(lowered) == 0
    assert "Není nic, k čemu" in capsys.readouterr().err
    assert len(changes_of(lowered)) == 3


def test_a_draft_is_printed_as_fmt_prints(
    lowered: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(date(2025, 3, 1), monkeypatch)
    reason = "Část budov přešla na města."
    assert drafted(lowered, "EN-1", "--reason", reason, "--proposer", "odbor-majetku") == 0
    (name,) = changes_of(lowered)
    text = (lowered.space.root / "plan/p2/changes" / name).read_text(encoding="utf-8")
    assert text == (
        "# yaml-language-server: $schema=../../../.schema/change.json\n"
        'id: "2025-01"\n'
        "plan: p2\n"
        "kind: target\n"
        "state: proposed\n"
        "indicator: EN-1\n"
        "proposed: 2025-03-01\n"
        "proposer: odbor-majetku\n"
        "old: {value: 40, date: 2026-12-31}\n"
        "new: {value: 30, date: 2027-12-31}\n"
        f"reason: {reason}\n"
    )


def test_numbers_go_on_and_no_file_is_overwritten(
    lowered: History, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on(date(2025, 3, 1), monkeypatch)
    earlier = change("2025-01", kind="plan", indicator="", old="", new="", state="rejected")
    lowered.write("plan/p2/changes/2025-01.yaml", earlier)
    assert drafted(lowered, "DO-1") == 0
    assert changes_of(lowered) == ["2025-01.yaml", "2025-02.yaml"]
    kept = (lowered.space.root / "plan/p2/changes/2025-01.yaml").read_text(encoding="utf-8")
    assert kept == earlier
    # the number is free, but a file of another id has its name
    third = change("jina", kind="plan", indicator="", old="", new="", state="rejected")
    lowered.write("plan/p2/changes/2025-03.yaml", third)
    assert drafted(lowered) == 2
    assert "2025-03.yaml" in capsys.readouterr().err
    assert changes_of(lowered) == ["2025-01.yaml", "2025-02.yaml", "2025-03.yaml"]


def test_what_was_committed_without_a_change_is_drafted_too(
    lowered: History, capsys: pytest.CaptureFixture[str]
) -> None:
    lowered.commit("2025-03-02")
    assert drafted(lowered, "--kind", "target") == 0
    assert len(changes_of(lowered)) == 2
    capsys.readouterr()
    codes = [each["code"] for each in findings(lowered, capsys)]
    assert sorted(codes) == ["CHANGE_PENDING", "CHANGE_PENDING", "CHANGE_UNRECORDED"]


def test_a_further_change_begins_where_the_last_one_ended(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    history.change(EN1, TARGET, "target: {date: 2026-12-31, value: 30}")
    history.write("plan/p2/changes/2024-09.yaml", change("2024-09", effect="2024-12-01"))
    history.commit("2025-01-01")
    history.change(EN1, "-12-31, value: 30}\ncont", "-12-31, value: 25}\ncont")
    assert drafted(history) == 0
    (new,) = listed_changes(history, capsys, "--state", "proposed")
    assert (new["old"]["value"], new["new"]["value"]) == ("30", "25")


def test_a_changed_definition_asks_whether_values_can_be_compared(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    history.change(EN1, "plan: p2\n", "plan: p2\ndefinition: Měřiče v budovách kraje.\n")
    history.commit("2024-02-25")
    history.change(EN1, "Měřiče v budovách kraje.", "Měřiče ve všech budovách.")
    assert drafted(history, "--reason", "Nově i školy.") == 0
    assert "comparable" in capsys.readouterr().err
    (new,) = listed_changes(history, capsys)
    assert (new["kind"], new["old"]["value"]) == ("definition", "Měřiče v budovách kraje.")


def test_a_dropped_and_a_retired_indicator_are_drafted(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    history.change(EN1, "continues: P1-1", "valid: {to: 2026-06-30}")
    (history.space.root / "indicators/catalogue/P1-1.yaml").unlink()
    assert drafted(history) == 0
    found = {each["kind"]: each for each in listed_changes(history, capsys)}
    assert found["retirement"]["new"] == {"value": None, "date": "2026-06-30"}
    assert (found["dropping"]["indicator"], found["dropping"]["plan"]) == ("P1-1", "p1")
    codes = {each["code"] for each in findings(history, capsys)}
    assert codes == {"CHANGE_PENDING"}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("EN-11",), "EN-1"),
        (("--proposer", "odbor-skol"), "odbor-majetku"),
        (("--against", "v9"), "v9"),
    ],
)
def test_what_cannot_be_drafted_is_told_and_nothing_is_written(
    lowered: History, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], said: str
) -> None:
    assert drafted(lowered, *more) == 2
    assert said in capsys.readouterr().err
    assert changes_of(lowered) == []


def test_what_has_its_change_is_not_drafted_again(
    lowered: History, capsys: pytest.CaptureFixture[str]
) -> None:
    assert drafted(lowered) == 0
    before = changes_of(lowered)
    for more in (("EN-1",), ("P1-1",), ("EN-1", "energie"), ()):
        capsys.readouterr()
        assert drafted(lowered, *more) == 0
        assert "není nic" in capsys.readouterr().err.casefold()
    assert changes_of(lowered) == before


def test_a_number_that_another_change_goes_by_is_not_given_again(
    lowered: History, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on(date(2026, 3, 6), monkeypatch)
    told = change("jina", state="rejected", indicator="DO-1", number='"2026-01"')
    lowered.write("plan/p2/changes/jina.yaml", told)
    assert drafted(lowered, "EN-1") == 0
    assert changes_of(lowered) == ["2026-02.yaml", "jina.yaml"]
    capsys.readouterr()
    codes = [each["code"] for each in findings(lowered, capsys)]
    assert "DUPLICATE_NUMBER" not in codes


def test_a_revision_to_compare_with(history: History, capsys: pytest.CaptureFixture[str]) -> None:
    first = history.commit("2024-02-21")
    history.change(EN1, TARGET, "target: {date: 2026-12-31, value: 35}")
    history.commit("2024-02-22")
    assert drafted(history) == 0
    assert changes_of(history) == []
    assert drafted(history, "--against", first) == 0
    (new,) = listed_changes(history, capsys)
    assert new["new"]["value"] == "35"


# --- change list --------------------------------------------------------------------------------


def test_the_list_speaks_of_fields_and_their_words_as_people_do(
    history: History, capsys: pytest.CaptureFixture[str]
) -> None:
    history.change(DO1, "direction: increase", "direction: decrease")
    history.change(ENERGIE, "guarantor: odbor-majetku", "guarantor: odbor-rozvoje")
    assert drafted(history) == 0
    capsys.readouterr()
    assert run(["change", "list", "--root", str(history.space.root), "--lang", "cs"]) == 0
    out = " ".join(capsys.readouterr().out.replace("\u00a0", " ").split())
    assert "hodnocení – směr má růst → má klesat" in out
    assert "změna garanta Odbor majetku → Odbor rozvoje" in out


def test_the_list_fits_a_terminal_and_groups_by_state(
    history: History, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on(date(2025, 3, 6), monkeypatch)
    fields = {"resolution": "", "body": "", "effect": ""}
    history.write("plan/p2/changes/2025-01.yaml", change("2025-01", number="1/2025"))
    history.change(EN1, TARGET, "target: {date: 2026-12-31, value: 30}")
    told = change(
        "2025-02",
        state="proposed",
        proposed="2025-03-04",
        proposer="odbor-majetku",
        old="{value: 30, date: 2026-12-31}",
        new="{value: 25, date: 2026-12-31}",
        **fields,
    )
    history.write("plan/p2/changes/2025-02.yaml", told)
    gone = change("2025-03", state="rejected", indicator="DO-1", old="", new="{value: 1}", **fields)
    history.write("plan/p2/changes/2025-03.yaml", gone)
    assert run(["change", "list", "--root", str(history.space.root), "--lang", "cs"]) == 0
    out = capsys.readouterr().out.replace("\u00a0", " ")
    assert max(map(len, out.splitlines())) <= 80
    assert [line for line in out.splitlines() if line and not line.startswith(" ")] == [
        "Návrhy změn (1)",
        "Schválené změny (1)",
        "Zamítnuté změny (1)",
    ]
    assert "p2/1/2025  EN-1 Osazené měřiče: změna cíle" in out
    out = " ".join(out.split())
    assert "30 ks (31. 12. 2026) → 25 ks (31. 12. 2026)" in out
    assert "navrhovatel: Odbor majetku, čeká 2 dny" in out
    assert "usnesení č. 1/25/ZK, s účinností od 1. 3. 2025" in out
    (waiting,) = listed_changes(history, capsys, "--state", "proposed", "--plan", "p2")
    assert (waiting["days_waiting"], waiting["file"]) == (2, "plan/p2/changes/2025-02.yaml")
    assert listed_changes(history, capsys, "--plan", "p1") == []
    assert run(["change", "list", "--root", str(history.space.root), "--plan", "p9"]) == 2
