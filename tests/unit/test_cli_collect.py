import json
import os
import re

import pytest

from chytrejsi.cli.app import run
from chytrejsi.store.logbook import runs
from chytrejsi.store.writing import locked
from chytrejsi.workspace import Workspace
from inboxcase import Inbox
from sheetcase import GUARANTOR, Cells, dataset_of
from words import english_in

EN_01 = ("indicators", "EN-01", "value")
GOOD: Cells = {EN_01: 7, ("projects", "fve", "state"): "v realizaci"}
BAD: Cells = {EN_01: "cca 7", ("projects", "fve", "state"): "v realizaci"}


def test_an_accepted_workbook_becomes_an_observation_with_its_provenance(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1768867200")  # 2026-01-20
    path = inbox.put("2025_odbor-energetiky.xlsx", GOOD)
    told = inbox.collect()
    assert told["period"] == "2025"
    (workbook,) = told["workbooks"]
    assert workbook["guarantor"] == GUARANTOR
    assert workbook["status"] == "accepted"
    assert workbook["returned"] is None
    assert workbook["cells"] == {
        "filled": 2,
        "accepted": 2,
        "normalised": 0,
        "refused": 0,
        "ignored": 0,
    }
    text = inbox.observation()
    assert "date: 2026-01-20" in text
    assert 'time: "2026-01-20T00:00:00+00:00"' in text
    assert workbook["sha256"] in text
    assert re.search(r'indicator: EN-01, value: 7, .*cell: Indikátory!H5, raw: "7"', text)
    original = inbox.space.received / f"{workbook['sha256']}.xlsx"
    assert original.read_bytes() == path.read_bytes()
    written = dataset_of(inbox.space).observations["2025/odbor-energetiky"]
    assert written.received is not None
    assert written.received.file == "2025_odbor-energetiky.xlsx"
    assert (written.received.template or "").startswith("1-")
    (event,) = runs(inbox.space)
    assert [each.status.value for each in event.workbooks] == ["accepted"]
    assert event.time == "2026-01-20T00:00:00+00:00"
    (log,) = inbox.space.log.iterdir()
    assert re.fullmatch(r"2026-01-20-[0-9a-f]{8}\.yaml", log.name)


def test_the_same_again_changes_no_byte(inbox: Inbox) -> None:
    inbox.put("a.xlsx", GOOD)
    inbox.collect()
    before = inbox.tree()
    told = inbox.collect()
    assert [each["status"] for each in told["workbooks"]] == ["unchanged"]
    assert inbox.tree() == before
    (inbox.folder / "a.xlsx").rename(inbox.folder / "kopie (1).xlsx")
    assert inbox.collect()["workbooks"][0]["status"] == "unchanged"
    assert inbox.tree() == before


def test_a_newer_one_replaces_and_an_older_one_needs_force(inbox: Inbox) -> None:
    first = inbox.put("a.xlsx", GOOD).read_bytes()
    inbox.collect()
    inbox.put("a.xlsx", {EN_01: 9})
    inbox.collect()
    assert "value: 9" in inbox.observation()
    assert "fve" not in inbox.observation()
    (inbox.folder / "a.xlsx").write_bytes(first)
    before = inbox.observation()
    told = inbox.collect(code=1)
    assert [each["code"] for each in told["workbooks"][0]["findings"]] == ["SUBMITTED_OLDER"]
    assert inbox.observation() == before
    inbox.collect("--force-older")
    assert "value: 7" in inbox.observation()


def test_a_workbook_is_accepted_whole_or_not_at_all(inbox: Inbox) -> None:
    inbox.put("a.xlsx", BAD)
    inbox.put("b.xlsx", {("indicators", "PO-01", "value"): 14}, "koordinator")
    told = inbox.collect(code=3)
    status = {each["guarantor"]: each["status"] for each in told["workbooks"]}
    assert status == {GUARANTOR: "refused", "koordinator": "accepted"}
    assert sorted(path.name for path in (inbox.space.observations / "2025").iterdir()) == [
        "koordinator.yaml"
    ]
    (event,) = runs(inbox.space)
    refused = next(each for each in event.workbooks if each.guarantor == GUARANTOR)
    assert refused.codes == ("CELL_NUMBER",)


def test_where_nothing_is_accepted_the_answer_is_one(inbox: Inbox) -> None:
    inbox.put("a.xlsx", BAD)
    told = inbox.collect(code=1)
    (finding,) = told["workbooks"][0]["findings"]
    assert (finding["code"], finding["sheet"], finding["cell"], finding["line"]) == (
        "CELL_NUMBER",
        "Indikátory",
        "H5",
        None,
    )
    assert "cca 7" in finding["message"]
    assert not inbox.space.observations.joinpath("2025").exists()


def test_a_dry_run_says_the_same_and_writes_nothing(inbox: Inbox) -> None:
    inbox.put("a.xlsx", GOOD)
    inbox.put("b.xlsx", {("indicators", "PO-01", "value"): "?"}, "koordinator")
    before = inbox.tree()
    dry = inbox.collect("--dry-run", code=3)
    assert inbox.tree() == before
    assert inbox.collect(code=3) == dry


def test_where_nothing_can_be_given_back_nothing_is_taken_in(inbox: Inbox) -> None:
    inbox.put("a.xlsx", BAD)
    inbox.put("b.xlsx", {("indicators", "EN-05", "value"): 4}, "odbor-informatiky")
    back = inbox.space.root / "zpet"
    back.write_bytes(b"")
    inbox.say(inbox.folder, "--returned", back, code=2)
    assert not (inbox.space.observations / "2025").exists()
    assert not inbox.space.log.exists()
    back.unlink()
    # a folder that has the name of a refused file is left alone
    (back / "a.xlsx").mkdir(parents=True)
    inbox.collect("--returned", back, code=3)
    suffixes = sorted(path.suffix for path in back.iterdir() if path.is_file())
    assert suffixes == [".eml", ".txt", ".xlsx", ".xlsx"]


def test_the_period_asked_for_holds(inbox: Inbox) -> None:
    inbox.put("a.xlsx", GOOD)
    told = inbox.collect("--period", "2024", code=1)
    assert told["period"] == "2024"
    assert [each["code"] for each in told["workbooks"][0]["findings"]] == ["OTHER_PERIOD"]
    assert run(["collect", str(inbox.folder), "--period", "loni"]) == 2


def test_what_is_no_answer_is_passed_by_and_listed(inbox: Inbox) -> None:
    path = inbox.put("a.xlsx", GOOD)
    for name in (".DS_Store", "Thumbs.db", "~$b.xlsx", "._a.xlsx", "doklad.pdf"):
        (inbox.folder / name).write_bytes(b"x")
    (inbox.folder / "slozka.xlsx").mkdir()
    if os.name == "posix":
        os.mkfifo(inbox.folder / "roura.xlsx")
        (inbox.folder / "odkaz.xlsx").symlink_to(path)
    told = inbox.collect()
    ignored = [each for each in told["workbooks"] if each["status"] == "ignored"]
    assert len(ignored) == (8 if os.name == "posix" else 6)
    assert {each["sha256"] for each in ignored} == {None}
    assert [each["status"] for each in told["workbooks"]].count("accepted") == 1


def test_a_file_that_is_named_is_read_whatever_its_ending(inbox: Inbox) -> None:
    path = inbox.put("a.xlsx", GOOD).rename(inbox.folder / "odpověď")
    told = json.loads(inbox.say(path, path, "--format", "json"))
    assert [each["status"] for each in told["workbooks"]] == ["accepted"]


def test_a_path_that_is_not_there_ends_the_run(inbox: Inbox) -> None:
    inbox.say(inbox.folder / "nic.xlsx", code=2)
    inbox.say(inbox.folder / ("x" * 300), code=2)


def test_another_run_holds_the_workspace(inbox: Inbox) -> None:
    inbox.put("a.xlsx", GOOD)
    with locked(inbox.space):
        inbox.say(inbox.folder, code=75)
        # reading alone disturbs nobody
        inbox.say(inbox.folder, "--dry-run")


def test_a_plan_with_errors_is_mended_first(inbox: Inbox) -> None:
    inbox.put("a.xlsx", GOOD)
    (inbox.space.catalogue / "EN-02.yaml").write_text("id: EN-02\n", encoding="utf-8")
    told = inbox.collect(code=1)
    assert {each["code"] for each in told["findings"]} == {"MISSING_KEY"}


def test_a_renamed_guarantor_replaces_what_it_sent_before(inbox: Inbox) -> None:
    there = inbox.space.observations / "2025" / "odbor-vypoctu.yaml"
    there.parent.mkdir(parents=True)
    there.write_text(
        'period: "2025"\nguarantor: odbor-vypoctu\n'
        'received: {file: x.xlsx, sha256: "00", date: 2026-01-01}\n'
        "values: [{indicator: EN-05, value: 3}]\n",
        encoding="utf-8",
    )
    inbox.put("a.xlsx", {("indicators", "EN-05", "value"): 4}, "odbor-informatiky")
    (workbook,) = inbox.collect()["workbooks"]
    assert (workbook["status"], workbook["guarantor"]) == ("accepted", "odbor-informatiky")
    assert [path.name for path in there.parent.iterdir()] == [there.name]
    assert "value: 4" in there.read_text(encoding="utf-8")
    assert "guarantor: odbor-vypoctu" in there.read_text(encoding="utf-8")
    (workbook,) = inbox.collect()["workbooks"]
    assert workbook["status"] == "unchanged"


def test_facts_from_a_document_are_never_replaced(inbox: Inbox) -> None:
    facts = 'period: "2025"\nguarantor: odbor-energetiky\ndocument: {title: Smyšlené shrnutí}\n'
    path = inbox.space.observations / "2025" / f"{GUARANTOR}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(facts, encoding="utf-8")
    inbox.put("a.xlsx", GOOD)
    inbox.collect("--force-older", code=1)
    assert path.read_text(encoding="utf-8") == facts


def test_people_read_what_happened_in_czech(inbox: Inbox) -> None:
    inbox.put("a.xlsx", BAD)
    inbox.put("b.xlsx", {("indicators", "PO-01", "value"): "14 "}, "koordinator")
    text = inbox.say(inbox.folder, code=3)
    assert "✔ přijato" in text
    assert "✖ odmítnuto" in text
    assert "Indikátory!H5: chyba: „cca 7“ není číslo" in text
    assert "vyplněno buněk: 3 = přijato 1 + upraveno 1 + odmítnuto 1" in text
    assert english_in(text.replace("inbox", "")) == []
    quiet = inbox.say(inbox.folder, "--quiet", code=1)
    assert "✔ přijato" not in quiet
    assert "odmítnuto" in quiet


def test_a_refused_run_of_the_same_day_leaves_one_event(inbox: Inbox) -> None:
    inbox.put("a.xlsx", BAD)
    inbox.collect(code=1)
    before = inbox.tree()
    inbox.collect(code=1)
    assert inbox.tree() == before


def test_nothing_but_the_workspace_is_written(inbox: Inbox) -> None:
    inbox.put("a.xlsx", GOOD)
    before = {path: path.stat().st_mtime_ns for path in inbox.folder.iterdir()}
    inbox.collect()
    assert {path: path.stat().st_mtime_ns for path in inbox.folder.iterdir()} == before
    assert Workspace(inbox.space.root).received.is_dir()


def test_a_time_that_is_none_is_told(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox.put("a.xlsx", GOOD)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "včera")
    inbox.say(inbox.folder, code=2)


def test_control_characters_in_the_plan_make_a_workbook_that_comes_back(inbox: Inbox) -> None:
    odd = {
        "indicators/catalogue/EN-01.yaml": ("title: Elektroměry s dálkovým odečtem", "Elektroměry"),
        "plan/vk1/fiches/energie.yaml": (
            "title: Energetický management, budovy & voda",
            "Energetický management",
        ),
    }
    for name, (old, title) in odd.items():
        path = inbox.space.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        new = f'title: "{title} \\x07\\e\\u202e"'
        path.write_text(text.replace(old, new), encoding="utf-8")
    area = "Energetický management ␇␛⟨U+202E⟩"
    event = {("events", "1", "kind"): "ocenění", ("events", "1", "title"): "Cena"}
    event |= {("events", "1", "date"): "12. 5. 2025", ("events", "1", "fiche"): area}
    inbox.put("a.xlsx", {**GOOD, **event})
    (workbook,) = inbox.collect()["workbooks"]
    assert (workbook["status"], workbook["findings"]) == ("accepted", [])
    assert "fiche: energie" in inbox.observation()


def test_two_refused_files_of_one_name_are_both_given_back(inbox: Inbox) -> None:
    inbox.put("a.xlsx", BAD)
    other = inbox.folder / "dalsi"
    other.mkdir()
    (other / "a.xlsx").write_bytes(b"PK\x03\x04 poskozeny")
    back = inbox.space.root / "zpet"
    inbox.say(inbox.folder, other, "--returned", back, code=1)
    given_back = {path.read_bytes() for path in back.glob("*.xlsx")}
    assert {path.read_bytes() for path in (inbox.folder / "a.xlsx", other / "a.xlsx")} <= given_back


def test_only_originals_that_were_taken_in_or_given_back_are_kept(inbox: Inbox) -> None:
    inbox.put("a.xlsx", BAD)
    inbox.collect(code=1)
    assert not inbox.space.received.exists()
    inbox.collect("--returned", inbox.space.root / "zpet", code=1)
    assert len(list(inbox.space.received.iterdir())) == 1
    inbox.put("a.xlsx", GOOD)
    inbox.put("b.xlsx", {EN_01: 8})  # another of the same guarantor: neither is taken in
    inbox.collect(code=1)
    assert len(list(inbox.space.received.iterdir())) == 1
    (inbox.folder / "b.xlsx").unlink()
    inbox.collect()
    originals = list(inbox.space.received.iterdir())
    assert len(originals) == 2
    # one that was lost or cut short comes back when its workbook is seen again
    (sha256,) = [each["sha256"] for each in inbox.collect()["workbooks"]]
    original = inbox.space.received / f"{sha256}.xlsx"
    whole = original.read_bytes()
    original.write_bytes(whole[:100])
    inbox.collect()
    assert original.read_bytes() == whole
