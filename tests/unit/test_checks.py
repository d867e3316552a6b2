"""Checks across files, where one example of each is not enough (`tests/findings` has those)."""

from datetime import date
from pathlib import Path
from shutil import rmtree

import pytest

from checkcase import Case

OURS = "indicators/observations/2025/odbor-majetku.yaml"
EN1, EN2 = "indicators/catalogue/EN-1.yaml", "indicators/catalogue/EN-2.yaml"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def correction(expect: str, value: str, day: str = "2026-02-01") -> str:
    return (
        'indicator: EN-1\nperiod: "2025"\nguarantor: odbor-investic\n'
        f"expect: {expect}\nvalue: {value}\ndate: {day}\nreason: Přepočteno.\n"
    )


def approved(number: int, old: str, value: str, effect: str) -> str:
    return (
        f"id: z{number}\nplan: p2\nkind: target\nstate: approved\nindicator: EN-1\n"
        f"old: {{value: {old}}}\nnew: {{value: {value}}}\nreason: Rozpočet.\n"
        f"body: zastupitelstvo\nresolution: {number}/25/ZK\neffect: {effect}\n"
    )


def test_a_dangling_reference_names_the_nearest_and_its_place(case: Case) -> None:
    case.change("plan/p2/fiches/energie.yaml", "fiche: doprava", "fiche: dopravy")
    (finding,) = (each for each in case.findings() if each.code == "UNKNOWN_FICHE")
    assert finding.values["known"] == "doprava"
    assert str(finding.place) == "plan/p2/fiches/energie.yaml:11:6"


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (EN1, "continues: P1-1", "continues: P1-2", "UNKNOWN_INDICATOR"),
        (EN1, "fiche: energie", "fiche: energie-2", "UNKNOWN_FICHE"),
        (EN2, "[odbor-dopravy]", "[odbor-skol]", "UNKNOWN_UNIT"),
        ("indicators/catalogue/P1-1.yaml", "plan: p1", "plan: p0", "UNKNOWN_PLAN"),
        ("plan/p2/plan.yaml", 'objectives: ["1.1"]', 'objectives: ["9"]', "UNKNOWN_OBJECTIVE"),
        ("plan/p2/plan.yaml", "area: vzdelavani", "area: skoly", "UNKNOWN_AREA"),
        ("plan/concept.yaml", "strategic: rychleji", "strategic: rychle", "UNKNOWN_STRATEGIC"),
        ("plan/concept.yaml", "coordinator: odbor-rozvoje", "coordinator: x", "UNKNOWN_UNIT"),
        (
            "plan/concept.yaml",
            "coordinator: odbor-rozvoje",
            "coordinator: odbor-rozvoje\nroles: [{title: Garant, unit: x}]",
            "UNKNOWN_UNIT",
        ),
        ("plan/concept.yaml", "body: zastupitelstvo", "body: rada", "UNKNOWN_BODY"),
        (OURS, "title: Dohoda o datech, fiche: energie", "title: x, fiche: y", "UNKNOWN_FICHE"),
        (OURS, "  energie: {summary", "  energija: {summary", "UNKNOWN_FICHE"),
    ],
)
def test_references_of_every_kind(case: Case, file: str, old: str, new: str, code: str) -> None:
    case.change(file, old, new)
    assert code in case.codes()


def test_what_could_not_be_read_is_not_called_dangling(case: Case) -> None:
    case.change("plan/p2/fiches/energie.yaml", "title: Správa", "titel: Správa")
    case.change("plan/organisation.yaml", "units:", "jednotky:")
    case.change("plan/p1/plan.yaml", "period: ", "obdobi: ")
    case.change("plan/pipeline/merice.yaml", "title: ", "titel: ")
    case.change(EN1, "kind: output", "kind: vystup")
    unknown = [each for each in case.codes() if each.startswith("UNKNOWN")]
    assert unknown == []


def test_a_circle_of_three_is_told_once(case: Case) -> None:
    case.change("indicators/catalogue/P1-1.yaml", "plan: p1\n", "plan: p1\ncontinues: EN-2\n")
    case.change(EN2, "unit: {label: osob}", "unit: {label: ks}\ncontinues: EN-1")
    findings = [each for each in case.findings() if each.code == "CONTINUES_CYCLE"]
    assert len(findings) == 1
    assert set(str(findings[0].values["circle"]).split(" → ")) == {"EN-1", "P1-1", "EN-2"}


def test_a_way_into_a_circle_is_no_circle_of_its_own(case: Case) -> None:
    case.change("indicators/catalogue/P1-1.yaml", "plan: p1\n", "plan: p1\ncontinues: EN-1\n")
    case.change("indicators/catalogue/DO-1.yaml", "id: DO-1\n", "id: DO-1\ncontinues: EN-1\n")
    findings = [each for each in case.findings() if each.code == "CONTINUES_CYCLE"]
    assert [each.values["circle"] for each in findings] == ["EN-1 → P1-1 → EN-1"]
    assert findings[0].place.file == EN1


def test_a_former_id_is_the_unit_of_today(case: Case) -> None:
    case.change(OURS, "guarantor: odbor-majetku", "guarantor: odbor-investic")
    assert "GUARANTOR_NOT_ASKED" not in case.codes()
    assert "UNKNOWN_UNIT" not in case.codes()


def test_the_coordinator_may_report_everything(case: Case) -> None:
    case.add(
        "indicators/observations/2025/odbor-rozvoje.yaml",
        'period: "2025"\nguarantor: odbor-rozvoje\nvalues:\n  - {indicator: DO-1, value: 52}\n',
    )
    assert case.codes() == []


def test_a_plan_holds_from_its_approval_to_the_next(case: Case) -> None:
    value = 'period: "{0}"\nguarantor: odbor-majetku\nvalues:\n  - {{indicator: P1-1, value: 1}}\n'
    for period in ("2019", "2020-H1", "2023", "2024-H1"):
        file = f"indicators/observations/{period}/odbor-majetku.yaml"
        case.add(file, value.format(period))
    findings = [each for each in case.findings() if each.code == "PERIOD_OUTSIDE_PLAN"]
    # 2023 is past the planned years and 2024-H1 half before the next approval: both in force
    assert [str(each.values["period"]) for each in findings] == ["2019"]


def test_the_future_depends_on_the_day_of_checking(case: Case) -> None:
    assert "DATE_IN_FUTURE" in case.codes(date(2025, 12, 30))
    assert "DATE_IN_FUTURE" not in case.codes(date(2025, 12, 31))


@pytest.mark.parametrize(
    ("measure", "value", "fits"),
    [
        ("number", "5.5", True),
        ("number", "true", False),
        ("percent", "12", True),
        ("boolean", "true", True),
        ("boolean", "1", False),
        ("qualitative", "zavedeno", True),
        ("qualitative", "12", True),
        ("qualitative", "true", False),
    ],
)
def test_a_value_is_read_as_its_card_measures(
    case: Case, measure: str, value: str, fits: bool
) -> None:
    case.change(EN2, "measure: number", f"measure: {measure}")
    case.change(OURS, "indicator: EN-2, value: 6", f"indicator: EN-2, value: {value}")
    case.change("indicators/observations/2024/odbor-majetku.yaml", "value: 4", f"value: {value}")
    assert ("VALUE_KIND" not in case.codes()) is fits


def test_a_correction_takes_the_place_of_the_value(case: Case) -> None:
    case.change(OURS, "indicator: EN-1, value: 11", "indicator: EN-1, value: 110")
    assert case.codes() == ["VALUE_JUMP"]
    case.add("indicators/corrections/a.yaml", correction("110", "11"))
    assert case.codes() == []
    case.add("indicators/corrections/b.yaml", correction("11", "12", "2026-02-02"))
    assert case.codes() == []
    case.add("indicators/corrections/c.yaml", correction("11", "13", "2026-02-03"))
    assert case.codes() == ["CORRECTION_MISMATCH"]


def test_a_correction_of_nothing_is_told(case: Case) -> None:
    case.add("indicators/corrections/a.yaml", correction("1", "2").replace("2025", "2024-H2"))
    (finding,) = case.findings()
    assert (finding.code, finding.values["found"]) == ("CORRECTION_MISMATCH", "–")


def test_the_last_change_in_effect_speaks_for_the_card(case: Case) -> None:
    case.add("plan/p2/changes/z1.yaml", approved(1, "60", "50", "2024-06-01"))
    assert case.codes() == ["CHANGE_CONTRADICTED"]
    case.add("plan/p2/changes/z2.yaml", approved(2, "50", "40.0", "2025-06-01"))
    assert case.codes() == []
    case.add("plan/p2/changes/z3.yaml", approved(3, "40", "60", "2027-01-01"))
    assert case.codes() == []


def test_a_change_that_is_only_proposed_contradicts_nothing(case: Case) -> None:
    text = approved(1, "60", "50", "2024-06-01").replace("approved", "proposed")
    case.add("plan/p2/changes/z1.yaml", text)
    assert case.codes() == []


def test_a_break_of_the_series_explains_a_jump(case: Case) -> None:
    case.change(OURS, "indicator: EN-1, value: 11", "indicator: EN-1, value: 110")
    case.change(EN1, "continues", "breaks: [{date: 2025-07-01, reason: Nově i školy}]\ncontinues")
    assert case.codes() == []


def test_increments_of_two_guarantors_are_no_conflict(case: Case) -> None:
    case.change(EN1, "continues", "contributors: [odbor-dopravy]\ncontinues")
    theirs = "indicators/observations/2025/odbor-dopravy.yaml"
    case.change(theirs, "values:\n", "values:\n  - {indicator: EN-1, value: 1}\n")
    assert case.codes() == []


def test_a_kept_level_is_no_note(case: Case) -> None:
    card = "indicators/catalogue/DO-1.yaml"
    case.change(card, "value: 60}", "value: 40}")
    assert case.codes() == ["TARGET_IS_BASELINE"]
    case.change(card, "direction: increase", "direction: maintain")
    assert case.codes() == []


@pytest.mark.parametrize(
    ("field", "known"),
    [
        ("target.value", True),
        ("target.valeu", False),
        ("baseline.value", True),
        ("milestones", True),
        ("valid.from", True),
        ("valid.start", False),
        ("indicators", False),
    ],
)
def test_a_field_to_confirm_may_be_dotted(case: Case, field: str, known: bool) -> None:
    case.change(EN1, "continues", f"to_confirm: [{field}]\ncontinues")
    assert case.codes() == ["NOT_CONFIRMED" if known else "UNKNOWN_FIELD"]


def test_a_variant_quotes_both_texts(case: Case) -> None:
    concept = "plan/concept.yaml"
    case.change(
        concept,
        "fictional: true\n",
        "fictional: true\nvariants:\n"
        "  - {field: bodies.zastupitelstvo.title, value: Krajské zastupitelstvo}\n",
    )
    (finding,) = case.findings()
    assert finding.values["declared"] == "Zastupitelstvo Vzorového kraje"
    assert finding.values["variant"] == "Krajské zastupitelstvo"


def test_a_variant_of_an_item_is_named_by_its_list_and_id(case: Case) -> None:
    case.change(
        "plan/concept.yaml",
        "{id: energie, title: Energie}",
        "{id: energie, title: Energie, variants: [{field: title, value: Energetika}]}",
    )
    (finding,) = case.findings()
    assert finding.values["field"] == "areas.energie.title"


def test_a_card_without_a_fiche_needs_its_own_guarantor(case: Case) -> None:
    case.change(EN2, "fiche: energie\n", "area: energie\n")
    assert "GUARANTOR_MISSING" in case.codes()


def test_a_card_of_an_unread_fiche_is_not_said_to_lack_a_guarantor(case: Case) -> None:
    case.change("plan/p2/fiches/energie.yaml", "area: energie\n", "area: energie\nknid: x\n")
    assert "GUARANTOR_MISSING" not in case.codes()
    assert "GUARANTOR_NOT_ASKED" not in case.codes()


def test_a_workspace_without_a_plan_is_checked(case: Case) -> None:
    for folder in (case.space.root / "plan").glob("p*"):
        if (folder / "plan.yaml").exists():
            rmtree(folder)
    assert "UNKNOWN_PLAN" in case.codes()


def test_a_number_that_no_program_keeps_is_no_number(case: Case) -> None:
    case.change(EN1, "value: 10}", "value: " + "9" * 15 + "}")
    assert "VALUE_KIND" not in case.codes()
    case.change(EN1, "9" * 15, "9" * 16)
    assert "VALUE_KIND" in case.codes()


def test_the_files_of_the_workspace_stay_as_they_were(case: Case) -> None:
    before = {path: path.read_bytes() for path in case.space.root.rglob("*.yaml")}
    case.findings()
    assert {path: path.read_bytes() for path in case.space.root.rglob("*.yaml")} == before


FIRST = """\
id: energie
plan: p1
title: Měření energií
area: energie
succession: {outcome: merged, %s}
"""


@pytest.mark.parametrize(
    ("named", "codes"),
    [
        ("into: [energie]", set()),  # of the plan that was approved next
        ("into: [energie, doprava]", set()),
        ("plan: p2, into: [energie]", set()),
        ("into: [energetika]", {"UNKNOWN_FICHE"}),
        ("plan: p2, into: [energie, energetika]", {"UNKNOWN_FICHE"}),
        ("plan: p3, into: [energie]", {"UNKNOWN_PLAN", "UNKNOWN_FICHE"}),
        ("plan: p1, into: [energie]", {"SUCCESSION_EARLIER"}),
    ],
)
def test_what_goes_on_is_looked_up_in_the_next_plan(
    case: Case, named: str, codes: set[str]
) -> None:
    case.add("plan/p1/fiches/energie.yaml", FIRST % named)
    found = {each.code for each in case.findings()} - {"AREA_UNTOLD", "GUARANTOR_MISSING"}
    assert found == codes


def test_the_last_plan_has_no_fiche_to_go_on_in(case: Case) -> None:
    case.change(
        "plan/p2/fiches/energie.yaml",
        "area: energie",
        "area: energie\nsuccession: {outcome: continued, into: [energie]}",
    )
    (finding,) = (each for each in case.findings() if each.code == "UNKNOWN_FICHE")
    assert str(finding.place).startswith("plan/p2/fiches/energie.yaml:5:")


def test_a_next_plan_that_cannot_be_read_makes_no_dangling_name(case: Case) -> None:
    case.add("plan/p1/fiches/energie.yaml", FIRST % "into: [energie]")
    case.add("plan/p2/plan.yaml", "id: [\n")
    assert "UNKNOWN_FICHE" not in {each.code for each in case.findings() if "p1" in str(each.place)}
