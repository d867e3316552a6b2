"""Workbooks that come back after the plan has moved on."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from chytrejsi.cli.app import run
from chytrejsi.findings import CellPlace, Severity
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.intake.package import open_package
from chytrejsi.sheet.intake.scan import scan
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.original import original_of
from chytrejsi.sheet.read.submission import Submission, judge
from chytrejsi.sheet.read.workbook import rows_as_sent
from chytrejsi.sheet.signature import Locked, digest
from sheetcase import (
    CARD,
    FILES,
    REWORDED,
    Cells,
    Change,
    changed,
    dataset_of,
    edit,
    filled,
    form_of,
    make_workspace,
    opened,
    resigned,
    sheet_of,
    template,
)

EN_01, EN_05 = "indicators/catalogue/EN-01.yaml", "indicators/catalogue/EN-05.yaml"
ENERGY, PORTAL = "plan/vk1/fiches/energie.yaml", "plan/vk1/fiches/portal.yaml"
CELLS: Cells = {
    ("indicators", "EN-01", "value"): 7,
    ("indicators", "EN-05", "value"): 3,
    ("indicators", "EN-05", "comment"): "Tři kusy.",
    ("activities", "energie/A1", "status"): "dokončeno",
    ("activities", "energie/A1", "text"): "Hotovo.",
    ("activities", "energie:summary", "text"): "Vše běží.",
    ("projects", "fve", "state"): "v realizaci",
}
EVENT: tuple[str | date, ...] = (
    *("komunikace", date(2025, 6, 1), "Den energie", "Přišlo sto lidí."),
    "Energetický management, budovy & voda",
)

Files = Mapping[str, str | None]
Sent = Callable[..., Submission]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    dataset = dataset_of(make_workspace(tmp_path_factory.mktemp("kraj")))
    return filled(template(dataset, "odbor-energetiky"), CELLS)


@pytest.fixture
def sent(full: bytes, tmp_path: Path) -> Sent:
    """Give the function that judges the filled workbook against a plan that has moved on."""

    def judged(later: Files, change: Change | None = None) -> Submission:
        space = make_workspace(tmp_path, {name: text for name, text in later.items() if text})
        for name, text in later.items():
            if text is None:
                (tmp_path / name).unlink()
        data = changed(full, change) if change else full
        submission = judge(Incoming("x.xlsx", data, "0" * 64), Rounds(dataset_of(space)))
        cells = submission.cells
        assert cells.filled == sum((cells.accepted, cells.normalised, cells.refused, cells.ignored))
        return submission

    return judged


def told(submission: Submission) -> dict[str, list[str | None]]:
    """Give the cells of each code."""
    found: dict[str, list[str | None]] = {}
    for each in submission.findings:
        assert isinstance(each.place, CellPlace)
        found.setdefault(each.code, []).append(each.place.cell)
    return found


def values(submission: Submission) -> dict[str, object]:
    assert not submission.refused, told(submission)
    assert submission.observation is not None
    return {each.indicator: each.value for each in submission.observation.values}


def renamed(name: str, old: str, new: str) -> Files:
    assert old in FILES[name]
    return {name: FILES[name].replace(old, new)}


def moved(card: str, new: str, *changes: tuple[str, str]) -> Files:
    """Give a card another id, and other texts."""
    old = f"indicators/catalogue/{card}.yaml"
    text = FILES[old].replace(f"id: {card}\n", f"id: {new}\n")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return {old: None, f"indicators/catalogue/{new}.yaml": text}


# --- carried ---


def test_a_plan_that_has_not_moved_is_told_nothing_of(sent: Sent) -> None:
    submission = sent({})
    assert told(submission) == {}
    assert values(submission) == {"EN-01": "7", "EN-05": "3"}


def test_an_added_indicator_is_not_reported_and_no_row_is_missing(sent: Sent) -> None:
    card = CARD.format(
        id="EN-06",
        title="Nabíjecí stanice",
        fiche="energie",
        measure="number",
        accumulation="cumulative",
        more="unit: {label: ks, code: C62}\n",
    )
    submission = sent({"indicators/catalogue/EN-06.yaml": card})
    assert told(submission) == {"ITEM_ADDED": [None]}
    assert values(submission) == {"EN-01": "7", "EN-05": "3"}


def test_another_title_is_carried_with_a_note(sent: Sent) -> None:
    submission = sent(renamed(EN_01, "Elektroměry s", "Počet elektroměrů s"))
    assert told(submission) == {"ITEM_RETITLED": ["H5"]}
    assert values(submission)["EN-01"] == "7"


def test_an_area_of_the_list_is_known_by_its_former_title(full: bytes, tmp_path: Path) -> None:
    later = renamed(ENERGY, "Energetický management, budovy & voda", "Energie a voda")
    data = filled(full, {("projects", "fve", "state"): "skoro"})

    def event(book: Workbook) -> None:
        sheet = sheet_of(book, "events")
        for column, said in enumerate(EVENT, 2):
            sheet.cell(5, column, said)

    data = changed(data, event)
    inbox = tmp_path / "a.xlsx"
    space = make_workspace(tmp_path / "kraj", {name: text or "" for name, text in later.items()})
    rounds = Rounds(dataset_of(space))
    submission = judge(Incoming("a.xlsx", data, "0" * 64), rounds)
    assert told(submission) == {"CELL_CHOICE": ["E5"]}  # the project's state alone
    assert submission.observation is not None
    assert [each.fiche for each in submission.observation.events] == ["energie"]
    inbox.write_bytes(data)
    back = tmp_path / "zpet"
    assert run(["collect", str(inbox), "--root", str(space.root), "--returned", str(back)]) == 1
    copy = opened((back / "a-k-oprave.xlsx").read_bytes())
    assert sheet_of(copy, "events")["F5"].value == "Energie a voda"


def test_another_code_is_carried_with_a_note(sent: Sent) -> None:
    submission = sent(moved("EN-05", "VO-05"))
    assert told(submission) == {"ITEM_RENUMBERED": ["H9"]}
    assert values(submission) == {"EN-01": "7", "VO-05": "3"}
    assert submission.cells.accepted == len(CELLS)


def test_what_was_only_retargeted_is_asked_the_same(sent: Sent) -> None:
    assert told(sent(renamed(EN_01, "value: 30", "value: 32"))) == {}


def test_an_activity_that_moved_to_another_area_is_carried(sent: Sent) -> None:
    first = "  - {id: A1, title: Osazení elektroměrů s dálkovým odečtem, from: 2024-03-01, "
    first += "to: 2026-06-30}\n"
    later = {
        ENERGY: FILES[ENERGY].replace(first, ""),
        PORTAL: FILES[PORTAL]
        .replace("to_confirm: [guarantor]\n", "guarantor: odbor-energetiky\n")
        .replace("activities: [{", f"activities:\n{first}  - {{")
        .replace("}]\n", "}\n"),
    }
    submission = sent(later)
    assert told(submission)["ITEM_RENUMBERED"] == ["F5"]
    assert not submission.refused
    assert submission.observation is not None
    assert [(each.fiche, each.activity) for each in submission.observation.activities] == [
        ("portal", "A1")
    ]


def test_renumbered_activities_follow_their_titles_and_not_their_codes(sent: Sent) -> None:
    later = FILES[ENERGY].replace("id: A2", "id: A3").replace("id: A1", "id: A2")
    later = later.replace("activities:\n", "activities:\n  - {id: A1, title: Nová činnost}\n")
    submission = sent({ENERGY: later})
    assert told(submission) == {"ITEM_RENUMBERED": ["F5"], "ITEM_ADDED": [None]}
    assert submission.observation is not None
    assert [each.activity for each in submission.observation.activities] == ["A2"]


def test_two_indicators_that_swapped_their_codes_keep_their_values(sent: Sent) -> None:
    def swapped(ours: str, theirs: str) -> str:
        return FILES[f"indicators/catalogue/{theirs}.yaml"].replace(f"id: {theirs}", f"id: {ours}")

    submission = sent({EN_01: swapped("EN-01", "EN-05"), EN_05: swapped("EN-05", "EN-01")})
    assert values(submission) == {"EN-05": "7", "EN-01": "3"}


def test_a_plan_under_another_id_asks_the_same(sent: Sent) -> None:
    assert told(sent({}, resigned("plan", "plan-kraje"))) == {"PLAN_RENAMED": [None]}
    dropped = FILES[ENERGY].replace("  - {id: A2, title: Posouzení střech}\n", "")
    other = sent({ENERGY: dropped}, resigned("plan", "plan-kraje"))
    assert "OTHER_PLAN" in told(other)


def test_a_guarantor_that_was_renamed_is_known(sent: Sent) -> None:
    units = FILES["plan/organisation.yaml"].replace(
        "id: odbor-energetiky, title", "id: odbor-majetku, former_ids: [odbor-energetiky], title"
    )
    submission = sent({"plan/organisation.yaml": units})
    assert not submission.refused
    assert submission.guarantor == "odbor-majetku"


# --- refused, because another question is asked ---


@pytest.mark.parametrize(
    ("later", "cell"),
    [
        ({EN_01: REWORDED}, "H5"),
        (renamed(EN_01, "label: ks, code: C62", "label: m"), "H5"),
        (renamed(EN_05, "accumulation: cumulative", "accumulation: increment"), "H9"),
        (renamed(ENERGY, "Osazení elektroměrů s dálkovým odečtem", "Zrušení kotelny"), "F5"),
    ],
    ids=["definition", "unit", "question", "another activity"],
)
def test_an_answer_to_another_question_is_refused_in_its_cell(
    sent: Sent, later: Files, cell: str
) -> None:
    submission = sent(later)
    assert told(submission) == {"TEMPLATE_OUTDATED": [cell]}
    # the whole row, and nothing beside it
    assert submission.cells.refused == {"H5": 1, "H9": 2, "F5": 2}[cell]
    assert submission.cells.accepted == len(CELLS) - submission.cells.refused


def test_a_reworded_row_that_is_empty_is_no_matter(sent: Sent) -> None:
    card = "indicators/catalogue/EN-02.yaml"
    assert told(sent(renamed(card, "Smyšlený ukazatel", "Nový ukazatel"))) == {}


def test_a_code_given_to_something_else_does_not_take_its_value(sent: Sent) -> None:
    later = moved("EN-05", "VO-05", ("Smyšlený ukazatel", "Jiný ukazatel"))
    submission = sent(later)
    assert told(submission) == {"ITEM_DROPPED": ["H9"], "ITEM_ADDED": [None]}


# --- ignored, because it is not asked any more ---


@pytest.mark.parametrize(
    ("later", "code", "said"),
    [
        ({EN_05: FILES[EN_05] + "valid: {to: 2025-06-30}\n"}, "ITEM_RETIRED", "30. 6. 2025"),
        (
            {EN_05: FILES[EN_05] + "guarantor: odbor-informatiky\n"},
            "ITEM_REGROUPED",
            "Odbor informatiky",
        ),
        ({EN_05: None}, "ITEM_DROPPED", "EN-05"),
    ],
)
def test_what_is_not_asked_any_more_is_passed_by_and_said_why(
    sent: Sent, later: Files, code: str, said: str
) -> None:
    submission = sent(later)
    assert told(submission) == {code: ["H9"]}
    (finding,) = submission.findings
    assert finding.severity is Severity.WARNING
    assert said in finding.message().replace("\u00a0", " ")
    assert values(submission) == {"EN-01": "7"}
    assert (submission.cells.ignored, submission.cells.accepted) == (2, len(CELLS) - 2)


def test_a_project_and_an_area_that_others_answer_for(sent: Sent) -> None:
    later = renamed(ENERGY, "guarantor: odbor-energetiky", "guarantor: odbor-informatiky")
    cards = {
        name: text + "guarantor: odbor-energetiky\n"
        for name, text in FILES.items()
        if "catalogue/EN-" in name
    }
    submission = sent({**later, **cards})
    assert told(submission) == {"ITEM_REGROUPED": ["F5", "G7", "E5"]}
    assert submission.cells.ignored == 4


def test_when_nothing_is_left_nothing_is_taken(full: bytes, sent: Sent) -> None:
    gone: Files = {
        ENERGY: FILES[ENERGY].replace(
            "guarantor: odbor-energetiky", "guarantor: odbor-informatiky"
        ),
        "indicators/catalogue/EN-04.yaml": FILES["indicators/catalogue/EN-04.yaml"]
        + "guarantor: odbor-energetiky\n",
    }
    assert full
    assert "NOTHING_READ" in told(sent(gone))


# --- changed by the sender as well ---


def test_what_the_sender_changed_is_told_apart_from_what_the_plan_changed(sent: Sent) -> None:
    later = renamed(EN_01, "Elektroměry s", "Počet elektroměrů s")
    submission = sent(later, edit("indicators", "I6", "tis."))
    assert told(submission) == {"LOCKED_CHANGED": ["I6"], "ITEM_RETITLED": ["H5"]}


def test_a_deleted_row_is_told_apart_from_an_added_one(sent: Sent) -> None:
    def delete(book: object) -> None:
        sheet_of(book, "indicators").delete_rows(6)  # type: ignore[arg-type]

    new = FILES[EN_05].replace("EN-05", "EN-06").replace("vodoměry", "kalorimetry")
    submission = sent({"indicators/catalogue/EN-06.yaml": new}, delete)
    assert told(submission) == {"ITEM_MISSING": [None], "ITEM_ADDED": [None]}
    said = {each.code: each.message() for each in submission.findings}
    assert "EN-02" in said["ITEM_MISSING"]
    assert "EN-06" in said["ITEM_ADDED"]


def test_where_it_cannot_be_told_apart_everything_is_told(sent: Sent) -> None:
    # the sender and the plan changed the same text, so that the sent one is nowhere any more
    later = renamed(EN_01, "Elektroměry s", "Počet elektroměrů s")
    submission = sent(later, edit("indicators", "B5", "Něco"))
    assert told(submission) == {"LOCKED_CHANGED": ["B5"]}


PLACES = [(row, column) for row in "abcd" for column in "xyz"]


@given(st.sets(st.sampled_from(PLACES), max_size=4), st.sets(st.sampled_from(PLACES), max_size=5))
def test_the_texts_that_were_sent_are_found_by_their_digest(
    by_sender: set[tuple[str, str]], by_plan: set[tuple[str, str]]
) -> None:
    def texts(changed_to: str, places: set[tuple[str, str]]) -> Locked:
        rows: dict[str, dict[str, str]] = {"": {}}
        for row, column in PLACES:
            text = changed_to if (row, column) in places else "sent"
            rows.setdefault(row, {})[column] = text
        return {"sheet": rows}

    sent = texts("", set())
    found = original_of(texts("hers", by_sender), texts("planned", by_plan), digest(sent))
    # where both changed one text, the sent one is nowhere any more
    assert found == (None if by_sender & by_plan else sent)


# --- for those who give back ---


def test_rows_of_today_are_found_by_the_keys_that_were_sent(full: bytes, tmp_path: Path) -> None:
    later = renamed(ENERGY, "id: A1", "id: A9")
    dataset = dataset_of(make_workspace(tmp_path, {ENERGY: later[ENERGY] or ""}))
    form = form_of(dataset, "odbor-energetiky")
    scanned = scan(open_package(Incoming("x.xlsx", full, "0" * 64)))
    assert rows_as_sent(scanned, form)["activities"]["energie/A1"].key == "energie/A9"
