"""Units that were renamed, merged or split: what they told is found under the name of today."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cards import Record, card, dataset, observation, plan_standing, region, told
from chytrejsi.checks import check
from chytrejsi.cli.app import run
from chytrejsi.model.observation import Correction
from chytrejsi.model.period import Period
from chytrejsi.progress.returns import returns_of
from chytrejsi.report.blocks import Table, plain
from chytrejsi.report.context import context_of
from chytrejsi.report.parts.fiche_fields import fields
from chytrejsi.report.parts.plan_tables import fiches
from chytrejsi.sheet.history import History
from inboxcase import Inbox
from sheetcase import FILES

MERGED: Record = {
    "units": [
        {"id": "odbor-koordinace", "title": "Odbor koordinace"},
        {
            "id": "odbor-c",
            "title": "Odbor C",
            "former_ids": ["odbor-a"],
            "former": [{"title": "Odbor B", "id": "odbor-b", "until": "2025-12-31"}],
        },
    ]
}
INCREMENTS = card("IN-1", accumulation="increment", contributors=["odbor-b"])
YEAR = Period(2025)


def merged(root: Path, one: object, two: object, **more: Record) -> Path:
    given = [
        observation("2025", "odbor-a", [told(one)]),
        observation("2025", "odbor-b", [told(two)]),
    ]
    return region(root, [INCREMENTS], given, more={"plan/organisation": MERGED, **more})


@pytest.mark.parametrize("two", [30, 20], ids=["another", "the same"])
def test_what_two_merged_units_added_is_summed(tmp_path: Path, two: int) -> None:
    (standing,) = plan_standing(merged(tmp_path, 20, two)).indicators
    assert standing.actual is not None
    assert standing.actual.value == 10 + 20 + two


def test_a_year_of_the_merged_unit_replaces_the_half_years_of_its_parts(tmp_path: Path) -> None:
    given = [
        observation("2025-H1", "odbor-a", [told(5)]),
        observation("2025-H1", "odbor-b", [told(6)]),
        observation("2025", "odbor-c", [told(20)]),
    ]
    region(tmp_path, [INCREMENTS], given, more={"plan/organisation": MERGED})
    (standing,) = plan_standing(tmp_path).indicators
    assert standing.actual is not None
    assert standing.actual.value == 30


def test_a_correction_finds_the_part_that_it_is_about(tmp_path: Path) -> None:
    correction = {
        "indicator": "IN-1",
        "period": "2025",
        "guarantor": "odbor-b",
        "expect": 20,
        "value": 21,
        "date": "2026-02-01",
        "reason": "přepočet",
    }
    Correction.model_validate(correction)
    root = merged(tmp_path, 20, 20, **{"indicators/corrections/1": correction})
    (standing,) = plan_standing(root).indicators
    assert standing.actual is not None
    assert standing.actual.value == 10 + 20 + 21
    codes = [each.code for each in check(dataset(root), date(2026, 3, 1))]
    assert "CORRECTION_MISMATCH" not in codes


def test_a_guarantor_of_then_is_found_under_the_name_of_today(tmp_path: Path) -> None:
    data = dataset(merged(tmp_path, 20, 30))
    (found,) = [each for each in returns_of(data, data.plans["ap"], YEAR) if each.came]
    assert (found.guarantor, found.reported, found.received) == ("odbor-c", 1, date(2026, 1, 20))
    last = History(data, Period(2026)).value("IN-1", "odbor-c")
    assert last is not None
    (table,) = fiches(context_of(data, "ap", YEAR), None)
    assert isinstance(table, Table)
    assert {plain(row[1]) for row in table.rows} == {"Odbor C"}


def test_the_fiche_names_what_the_guarantor_was_called_under_the_plan(tmp_path: Path) -> None:
    data = dataset(merged(tmp_path, 20, 30))
    (table,) = fields(context_of(data, "ap", YEAR), data.fiches["ap/uspory"])
    assert isinstance(table, Table)
    told = next(plain(row[1]) for row in table.rows if plain(row[0]) == "Garant")
    assert told.replace("\u00a0", " ") == "Odbor C\ndříve: Odbor B (do 31. 12. 2025)"


def test_a_former_id_leads_to_one_unit(tmp_path: Path) -> None:
    units = [*MERGED["units"], {"id": "odbor-d", "title": "D", "former_ids": ["odbor-b"]}]
    root = region(tmp_path, [card()], more={"plan/organisation": {"units": units}})
    assert "DUPLICATE_ID" in {each.code for each in check(dataset(root), date(2026, 3, 1))}


def test_a_unit_with_one_successor_is_that_one_and_one_that_was_split_is_asked_about(
    tmp_path: Path,
) -> None:
    def units(*successors: str) -> Record:
        old = {"id": "odbor-a", "title": "Odbor A", "valid": {"to": "2025-06-30"}}
        new = [{"id": each, "title": each} for each in ("odbor-b", "odbor-x", "odbor-koordinace")]
        return {"units": [old | {"successors": list(successors)}, *new]}

    renamed = region(tmp_path / "one", [card()], more={"plan/organisation": units("odbor-x")})
    assert dataset(renamed).unit_id("odbor-a") == "odbor-x"
    split = region(
        tmp_path / "two", [card()], more={"plan/organisation": units("odbor-x", "odbor-b")}
    )
    found = [each for each in check(dataset(split), date(2026, 3, 1)) if each.code == "UNIT_ENDED"]
    assert [each.values["subject"] for each in found] == ["uspory"]
    assert "UNIT_ENDED" not in [each.code for each in check(dataset(split), date(2025, 6, 1))]


# --- from the workbooks to the report -----------------------------------------------------------

WHOLE = "odbor-provozu"
UNITS = """\
units:
  - {id: koordinator, title: Oddělení koordinace}
  - id: odbor-provozu
    title: Odbor provozu
    former:
      - {title: Odbor energetiky a budov, id: odbor-energetiky, until: 2025-12-31}
      - {title: Odbor informatiky, id: odbor-informatiky, until: 2025-12-31}
"""
PARTS = {"odbor-energetiky": 7, "odbor-informatiky": 9}


CARD = "indicators/catalogue/EN-05.yaml"
ADDING = {
    CARD: FILES[CARD].replace("cumulative", "increment")
    + "baseline: {date: 2024-12-31, value: 0}\n"
}
TODAY = {**ADDING, "plan/organisation.yaml": UNITS}


@pytest.fixture
def inbox(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Inbox:
    made = Inbox(tmp_path, capsys)
    made.lay(ADDING)
    return made


def outcome(told: Any) -> list[str]:  # noqa: ANN401 - any JSON
    return [each["status"] for each in told["workbooks"]]


@pytest.mark.parametrize("together", [True, False], ids=["in one run", "one after the other"])
def test_workbooks_sent_before_units_were_merged_lose_nothing(
    inbox: Inbox, capsys: pytest.CaptureFixture[str], together: bool
) -> None:
    made = [
        inbox.put(f"{part}.xlsx", {("indicators", "EN-05", "value"): value}, part)
        for part, value in PARTS.items()
    ]
    if together:
        inbox.lay(TODAY)
        assert outcome(inbox.collect()) == ["accepted", "accepted"]
    else:
        late = made[1].rename(inbox.folder.parent / made[1].name)
        assert outcome(inbox.collect()) == ["accepted"]
        inbox.lay(TODAY)
        late.rename(made[1])
        assert sorted(outcome(inbox.collect())) == ["accepted", "unchanged"]
    for part, value in PARTS.items():
        assert f"{{indicator: EN-05, value: {value}" in inbox.observation(part)
    assert outcome(inbox.collect()) == ["unchanged", "unchanged"]
    capsys.readouterr()
    assert (
        run(["progress", "--period", "2025", "--format", "json", "--root", str(inbox.space.root)])
        == 0
    )
    cards = json.loads(capsys.readouterr().out)["indicators"]
    assert next(each["actual"] for each in cards if each["id"] == "EN-05") == 16


def test_a_workbook_of_the_whole_does_not_replace_what_the_parts_told(inbox: Inbox) -> None:
    for part, value in PARTS.items():
        inbox.put(f"{part}.xlsx", {("indicators", "EN-05", "value"): value}, part)
    inbox.collect()
    inbox.lay(TODAY)
    before = inbox.observation("odbor-energetiky")
    whole = inbox.put("whole.xlsx", {("indicators", "EN-05", "value"): 16}, WHOLE)
    told = inbox.collect(code=1)
    (refused,) = [each for each in told["workbooks"] if each["file"].endswith(whole.name)]
    assert [each["code"] for each in refused["findings"]] == ["UNIT_TOLD_APART"]
    assert inbox.observation("odbor-energetiky") == before
    assert not (inbox.space.observations / "2025" / f"{WHOLE}.yaml").exists()


def test_a_part_that_sends_again_replaces_only_its_own(inbox: Inbox) -> None:
    for part, value in PARTS.items():
        inbox.put(f"{part}.xlsx", {("indicators", "EN-05", "value"): value}, part)
    newer = inbox.put("newer.xlsx", {("indicators", "EN-05", "value"): 8}, "odbor-energetiky")
    kept = newer.rename(inbox.folder.parent / newer.name)
    inbox.collect()
    inbox.lay(TODAY)
    kept.rename(newer)
    inbox.collect("--force-older")
    assert "{indicator: EN-05, value: 8" in inbox.observation("odbor-energetiky")
    assert "{indicator: EN-05, value: 9" in inbox.observation("odbor-informatiky")


@pytest.mark.parametrize("state", ["approved", "proposed"])
def test_what_the_guarantor_of_then_told_is_a_whole_part(tmp_path: Path, state: str) -> None:
    """Of two who add their parts one handed its own over; the years before are not partial."""
    handed: Record = {
        "id": "1",
        "plan": "ap",
        "kind": "guarantor",
        "state": state,
        "indicator": "IN-1",
        "old": {"value": "odbor-a"},
        "new": {"value": "odbor-koordinace"},
        "reason": "Agenda přešla.",
        "effect": "2026-01-01",
    }
    counted = INCREMENTS | {
        "guarantor": "odbor-koordinace",
        "baseline": {"date": "2024-12-31", "value": 10},
    }
    given = [
        observation("2025", "odbor-a", [told(20)]),
        observation("2025", "odbor-b", [told(30)]),
    ]
    region(tmp_path, [counted], given, more={"plan/ap/changes/1": handed})
    (standing,) = plan_standing(tmp_path).indicators
    assert standing.actual is not None
    assert standing.actual.value == 60
    assert standing.actual.partial is (state == "proposed")
    data = dataset(tmp_path)
    expected = {each.guarantor: each.expected for each in returns_of(data, data.plans["ap"], YEAR)}
    asked = ("odbor-a", "odbor-koordinace")[state == "proposed"]
    assert {unit for unit, count in expected.items() if count} == {asked, "odbor-b"}
