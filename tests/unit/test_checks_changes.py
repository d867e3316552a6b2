"""Checks of change files: every kind is looked up in the data, in its place in time."""

from datetime import date
from pathlib import Path

import pytest

from checkcase import Case

CHANGES = "plan/p2/changes"
EN1, DO1 = "indicators/catalogue/EN-1.yaml", "indicators/catalogue/DO-1.yaml"
ENERGIE = "plan/p2/fiches/energie.yaml"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def change(kind: str, /, **fields: str) -> str:
    record = {
        "id": "z1",
        "plan": "p2",
        "kind": kind,
        "state": "approved",
        "indicator": "EN-1",
        "reason": "Rozpočet.",
        "body": "zastupitelstvo",
        "resolution": "1/25/ZK",
        "effect": "2025-03-01",
    }
    return "".join(f"{key}: {value}\n" for key, value in (record | fields).items() if value)


def found(case: Case, text: str, today: date = date(2026, 3, 1)) -> list[str]:
    case.add(f"{CHANGES}/z1.yaml", text)
    return case.codes(today)


KINDS = [
    ("target", "{value: 40, date: 2026-12-31}", "{value: 45, date: 2026-12-31}", {}),
    ("target", "{date: 2026-12-31}", "{date: 2027-12-31}", {}),
    ("target", "{value: 40.0}", "{}", {}),
    ("baseline", "{value: 10, date: 2023-12-31}", "{value: 10, date: 2024-12-31}", {}),
    ("milestone", "{value: 20, date: 2024-12-31}", "{value: 25, date: 2024-12-31}", {}),
    ("unit", "{value: ks}", "{value: budov}", {}),
    ("method", "{value: increase}", "{value: decrease}", {"field": "direction"}),
    ("method", "{value: schedule}", "{value: growth}", {}),
    ("guarantor", "{value: odbor-majetku}", "{value: odbor-dopravy}", {}),
    ("guarantor", "{value: odbor-investic}", "{value: odbor-rozvoje}", {}),
    ("guarantor", "{value: odbor-majetku}", "{value: odbor-dopravy}", {"fiche": "energie"}),
    ("indicator", "{value: annual}", "{value: half_yearly}", {"field": "frequency"}),
    ("plan", "{date: 2026-12-31}", "{date: 2027-12-31}", {"field": "period.to"}),
]


@pytest.mark.parametrize(("kind", "right", "wrong", "more"), KINDS)
def test_each_kind_is_looked_up_where_it_stands(
    case: Case, kind: str, right: str, wrong: str, more: dict[str, str]
) -> None:
    if "fiche" in more or kind == "plan":
        more = more | {"indicator": ""}
    numeric = kind in {"target", "baseline", "milestone"}
    told = {"old": "{value: 7}" if numeric else "{value: x}", "new": right} | more
    assert found(case, change(kind, **told)) == []
    assert found(case, change(kind, **told | {"new": wrong})) == ["CHANGE_CONTRADICTED"]
    later = told | {"new": wrong, "effect": "2026-06-01"}
    assert found(case, change(kind, **later)) == []


def test_a_definition_is_compared_without_its_line_breaks(case: Case) -> None:
    case.change(EN1, "plan: p2\n", "plan: p2\ndefinition: Počet měřičů.\ndefinition_version: 2\n")
    told = {"old": "{value: Měřiče.}", "new": '{value: "Počet  měřičů."}'}
    assert found(case, change("definition", **told)) == []
    assert found(case, change("definition", **told | {"new": "{value: Kusy.}"})) == [
        "CHANGE_CONTRADICTED"
    ]


def test_a_change_of_a_definition_raises_its_version(case: Case) -> None:
    case.change(EN1, "plan: p2\n", "plan: p2\ndefinition: Počet měřičů.\n")
    told = {"old": "{value: Měřiče.}", "new": "{value: Počet měřičů.}"}
    assert found(case, change("definition", **told)) == ["DEFINITION_VERSION"]
    proposed = told | {"state": "proposed", "body": "", "resolution": "", "effect": ""}
    assert found(case, change("definition", **proposed)) == ["CHANGE_PENDING"]


def test_the_first_milestone_of_a_day_that_was_left_out_is_gone(case: Case) -> None:
    told = {"old": "{value: 20, date: 2024-12-31}", "new": "{}"}
    assert found(case, change("milestone", **told)) == ["CHANGE_CONTRADICTED"]
    case.change(EN1, "  - {date: 2024-12-31, value: 20}\n", "")
    assert case.codes() == []


def test_a_retirement_names_the_last_day(case: Case) -> None:
    text = change("retirement")
    assert found(case, text) == ["CHANGE_CONTRADICTED"]
    case.change(DO1, "measure: percent", "measure: percent\nvalid: {to: 2026-01-31}")
    text = change("retirement", indicator="DO-1", effect="2026-02-01")
    assert found(case, text) == []
    assert found(case, text + "new: {date: 2025-12-31}\n") == ["CHANGE_CONTRADICTED"]
    assert found(case, text.replace("approved", "rejected")) == [
        "CHANGE_REJECTED",
        "RETIRED_WITHOUT_CHANGE",
    ]


def test_changes_of_what_was_dropped_or_renamed_may_name_it(case: Case) -> None:
    dropped = change("dropping", id="z9", indicator="EN-9", effect="2025-06-01")
    case.add(f"{CHANGES}/z9.yaml", dropped)
    earlier = {"indicator": "EN-9", "old": "{value: 1}", "new": "{value: 2}"}
    assert found(case, change("target", **earlier)) == []
    renamed = {"old": "{value: EN-0}", "new": "{value: EN-1}", "effect": "2025-06-01"}
    case.add(f"{CHANGES}/z8.yaml", change("renaming", id="z8", **renamed))
    earlier = {"indicator": "EN-0", "old": "{value: 50}", "new": "{value: 40}"}
    assert found(case, change("target", **earlier)) == []
    assert found(case, change("target", **earlier | {"new": "{value: 41}"})) == [
        "CHANGE_CONTRADICTED"
    ]
    assert found(case, change("target", **earlier | {"indicator": "EN-7"})) == ["UNKNOWN_INDICATOR"]


def test_an_id_that_still_stands_was_not_renamed(case: Case) -> None:
    told = {"old": "{value: EN-1}", "new": "{value: EN-5}", "indicator": "EN-5"}
    assert "CHANGE_STILL_THERE" in found(case, change("renaming", **told))


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("target", "indicator"),
        ("retirement", "indicator"),
        ("fiche", "fiche"),
        ("project", "project"),
        ("dropping", "indicator"),
        ("guarantor", "indicator"),
    ],
)
def test_a_change_names_what_it_is_about(case: Case, kind: str, key: str) -> None:
    told = {"indicator": "", "old": "{value: 1}", "new": "{value: 2}"}
    case.add(f"{CHANGES}/z1.yaml", change(kind, **told))
    missing = [each for each in case.findings() if each.code == "MISSING_KEY"]
    assert [each.values["key"] for each in missing] == [key]


def test_an_approved_change_tells_all_that_was_decided(case: Case) -> None:
    told = {"new": "{value: 40}", "body": "", "resolution": "", "effect": ""}
    case.add(f"{CHANGES}/z1.yaml", change("target", **told))
    (only,) = case.findings()
    assert only.code == "CHANGE_INCOMPLETE"
    assert only.values["fields"] == "old, body, resolution, effect"


def test_the_chain_joins_a_value_and_a_day_told_apart(case: Case) -> None:
    value = {"old": "{value: 60, date: 2025-12-31}", "new": "{value: 40, date: 2025-12-31}"}
    case.add(f"{CHANGES}/z0.yaml", change("target", id="z0", effect="2024-06-01", **value))
    day = {"old": "{date: 2025-12-31}", "new": "{date: 2026-12-31}"}
    assert found(case, change("target", **day)) == []
    assert found(case, change("target", **day | {"old": "{date: 2024-12-31}"})) == ["CHANGE_CHAIN"]
    assert found(case, change("target", **day | {"old": "{}"})) == ["CHANGE_CHAIN"]


def test_an_effect_before_the_plans_approval_is_told(case: Case) -> None:
    told = {"old": "{value: 50}", "new": "{value: 40}", "effect": "2024-02-29"}
    case.add(f"{CHANGES}/z1.yaml", change("target", **told))
    (only,) = case.findings()
    assert (only.code, only.values["earlier"]) == ("CHANGE_TOO_EARLY", "approved")


def test_a_break_told_by_a_change_explains_a_jump(case: Case) -> None:
    ours = "indicators/observations/2025/odbor-majetku.yaml"
    case.change(ours, "indicator: EN-1, value: 11", "indicator: EN-1, value: 110")
    assert case.codes() == ["VALUE_JUMP"]
    case.change(EN1, "plan: p2\n", "plan: p2\ndefinition: Vše.\ndefinition_version: 2\n")
    told = {"old": "{value: Něco.}", "new": "{value: Vše.}", "effect": "2025-07-01"}
    assert found(case, change("definition", **told)) == ["VALUE_JUMP"]
    assert found(case, change("definition", comparable="false", **told)) == []


FIELDS = [
    ("method", {"field": "barva"}, ["UNKNOWN_FIELD"]),
    ("method", {"field": "direction"}, []),
    ("indicator", {"field": "titlle"}, ["UNKNOWN_FIELD"]),
    ("indicator", {"field": "target.confirmed"}, []),
    ("fiche", {"indicator": "", "fiche": "energie", "field": "title.x"}, []),
    ("fiche", {"indicator": "", "fiche": "energie", "field": "titulek"}, ["UNKNOWN_FIELD"]),
    ("plan", {"indicator": "", "field": "period.konec"}, ["UNKNOWN_FIELD"]),
    ("definition", {"field": "definition"}, []),
]


@pytest.mark.parametrize(("kind", "more", "codes"), FIELDS)
def test_the_field_that_a_change_names_is_one(
    case: Case, kind: str, more: dict[str, str], codes: list[str]
) -> None:
    sides = {"old": "{value: a}", "new": "{value: b}", "effect": "2027-01-01"}
    assert found(case, change(kind, **(sides | more))) == codes


@pytest.mark.parametrize(
    ("sides", "codes"),
    [
        ({"old": '{value: "60 ks"}', "new": "{value: 40}"}, ["VALUE_KIND"]),
        ({"old": "{value: 60}", "new": "{value: čtyřicet}"}, ["VALUE_KIND"]),
        ({"old": "{}", "new": "{date: 2026-12-31}"}, []),
        ({"old": "{value: 60}", "new": "{value: čtyřicet}", "state": "rejected"}, []),
    ],
)
def test_the_levels_of_a_change_are_values_of_its_indicator(
    case: Case, sides: dict[str, str], codes: list[str]
) -> None:
    assert found(case, change("target", effect="2027-01-01", **sides)) == codes


def test_where_the_measure_was_changed_earlier_levels_may_be_of_another_kind(case: Case) -> None:
    measured = change("method", field="measure", old="{value: boolean}", new="{value: number}")
    case.add(f"{CHANGES}/z0.yaml", measured.replace("z1", "z0"))
    told = change("target", old="{value: true}", new="{value: 40}")
    assert found(case, told) == []


def test_a_renaming_that_brought_nothing_is_contradicted(case: Case) -> None:
    told = change("renaming", old="{value: EN-8}", new="{value: EN-9}", indicator="EN-9")
    assert found(case, told) == ["CHANGE_CONTRADICTED"]
    dropped = change("dropping", indicator="EN-9", effect="2025-06-01").replace("z1", "z2")
    case.add(f"{CHANGES}/z2.yaml", dropped)
    assert case.codes(date(2026, 3, 1)) == []


def test_a_renaming_of_another_record_names_one_that_is_there(case: Case) -> None:
    told = change("renaming", old="{value: EN-8}", new="{value: EN-1}", indicator="EN-7")
    assert found(case, told) == ["UNKNOWN_INDICATOR"]


HANDED = {"fiche": "energie", "indicator": "", "old": "{value: odbor-majetku}"}


@pytest.mark.parametrize(
    ("effect", "codes"),
    [
        ("2026-01-01", []),
        ("2025-06-01", []),  # within a period both may answer
        ("2025-01-01", ["GUARANTOR_NOT_ASKED"] * 2),
    ],
)
def test_who_was_the_guarantor_then_was_asked_then(
    case: Case, effect: str, codes: list[str]
) -> None:
    case.change(ENERGIE, "guarantor: odbor-majetku", "guarantor: odbor-rozvoje")
    case.change("plan/concept.yaml", "coordinator: odbor-rozvoje", "coordinator: odbor-dopravy")
    told = change("guarantor", new="{value: odbor-rozvoje}", effect=effect, **HANDED)
    assert [each for each in found(case, told) if each == "GUARANTOR_NOT_ASKED"] == codes
    without = found(case, told.replace("approved", "rejected"))
    assert without.count("GUARANTOR_NOT_ASKED") == 4


def test_a_change_of_the_guarantor_names_a_unit(case: Case) -> None:
    told = {"fiche": "energie", "indicator": "", "new": "{value: odbor-neni}", "state": "proposed"}
    assert found(case, change("guarantor", **told)) == ["UNKNOWN_UNIT"]
    assert found(case, change("guarantor", **(told | {"state": "rejected"}))) == []


def test_a_change_of_a_milestone_says_of_which_day(case: Case) -> None:
    told = {"old": "{value: 30}", "new": "{value: 36}"}
    assert found(case, change("milestone", **told)) == ["CHANGE_INCOMPLETE"]
    assert found(case, change("milestone", to_confirm="[new]", **told)) == ["NOT_CONFIRMED"]
