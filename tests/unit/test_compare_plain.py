"""Old and new values in JSON: figures are numbers, what only looks like one stays a text."""

from decimal import Decimal
from pathlib import Path

import pytest

from chytrejsi.compare.difference import Difference, Plain, Weight
from comparecase import EN_01, EN_02, EN_04, FICHE, REPORTED, Case

SHARE = """\
id: EN-09
title: Budovy v systému
plan: ap1
fiche: energie
kind: output
measure: percent
direction: increase
baseline: {date: 2021-12-31, value: "12.50"}
target: {date: 2026-12-31, value: 60}
weight: 0.5
definition_version: 2
"""
ORDINAL = """\
id: EN-10
title: Stupeň vyspělosti
plan: ap1
fiche: energie
kind: outcome
measure: ordinal
direction: increase
scale: ["1", "2", "3"]
target: {date: 2026-12-31, value: "3"}
"""
CHANGED = """\
id: "2025-07"
plan: ap1
kind: {kind}
indicator: EN-01
old: {{value: "1.10"}}
new: {{value: "1.20"}}
reason: Dodavatel odstoupil.
"""


def sides(case: Case) -> list[tuple[object, object]]:
    """Give the old and the new values as JSON has them."""
    told = [each.as_json() for each in case.differences()]
    return [(each["old"], each["new"]) for each in told]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (EN_02, "value: 7200.50", "value: 7100.25", (7200.5, 7100.25)),
        (EN_01, "value: 30", 'value: "25.0"', (30, 25)),
        (EN_04, "weight: 1\n", "weight: 1.5\n", (1, 1.5)),
        (EN_04, "weight: 1\n", "definition_version: 2\nweight: 1\n", (1, 2)),
        (EN_01, "date: 2026-12-31", "date: 2027-12-31", ("2026-12-31", "2027-12-31")),
        (FICHE, 'objectives: ["3.1"]', 'objectives: ["3.2"]', ("3.1", "3.2")),
        (REPORTED, "EN-01, value: 7", "EN-01, value: 9", (7, 9)),
    ],
)
def test_figures_are_numbers_and_ids_and_days_are_texts(
    file: str, old: str, new: str, told: tuple[object, object], tmp_path: Path
) -> None:
    case = Case(tmp_path)
    case.change(file, old, new)
    assert sides(case) == [told]
    assert [type(each) for each in sides(case)[0]] == [type(each) for each in told]


def test_numbers_inside_a_record_and_inside_a_value_are_numbers(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.add("indicators/catalogue/EN-09.yaml", SHARE)
    ((old, new),) = sides(case)
    assert old is None
    assert isinstance(new, dict)
    assert new["baseline"] == {"date": "2021-12-31", "value": 12.5}
    assert new["target"] == {"date": "2026-12-31", "value": 60}
    assert (new["weight"], new["definition_version"], new["id"]) == (0.5, 2, "EN-09")
    further = "  - {indicator: EN-09, value: 50, numerator: 1, denominator: 2, parts: ["
    case = Case(tmp_path / "reported")
    case.before(REPORTED, "activities:\n", f"{further}]}}\nactivities:\n")
    for each in (case.old, case.new):
        (each / "indicators/catalogue/EN-09.yaml").write_text(SHARE, encoding="utf-8")
    case.change(REPORTED, "parts: []", 'parts: [{category: "1", value: 30.5}]')
    assert sides(case) == [(None, {"category": "1", "value": 30.5})]


def test_a_step_of_a_scale_is_a_text_though_it_looks_like_a_number(tmp_path: Path) -> None:
    file = "indicators/catalogue/EN-10.yaml"
    case = Case(tmp_path)
    for each in (case.old, case.new):
        (each / file).write_text(ORDINAL, encoding="utf-8")
    case.change(file, 'value: "3"', 'value: "2"')
    assert sides(case) == [("3", "2")]
    values = "values:\n  - {indicator: EN-10, value: "
    case.before(REPORTED, "values:\n", f'{values}"1"}}\n')
    case.change(REPORTED, 'EN-10, value: "1"', 'EN-10, value: "2"')
    assert ("1", "2") in sides(case)


@pytest.mark.parametrize(
    ("kind", "told"),
    [("target", (1.1, 1.2)), ("renaming", ("1.10", "1.20")), ("definition", ("1.10", "1.20"))],
)
def test_a_change_tells_levels_as_numbers_and_ids_as_texts(
    kind: str, told: tuple[object, object], tmp_path: Path
) -> None:
    case = Case(tmp_path)
    case.add("plan/ap1/changes/2025-07.yaml", CHANGED.format(kind=kind))
    ((_none, new),) = sides(case)
    assert isinstance(new, dict)
    assert (new["old"], new["new"]) == ({"value": told[0]}, {"value": told[1]})


def test_numbers_have_at_most_twelve_digits(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.change(EN_01, "value: 30", "value: 30.12345678901234")
    (found,) = case.differences()
    assert found.as_json()["new"] == 30.123456789


def test_a_map_of_values_is_numbers_all_the_way_down() -> None:
    held: Plain = {"values.EN-01": [Decimal("1.50"), {"value": Decimal(2)}], "x": True, "y": None}
    made = Difference("C", Weight.TEXT, "observation", "2024/o", "", held, "1.50", "")
    assert made.as_json()["old"] == {"values.EN-01": [1.5, {"value": 2}], "x": True, "y": None}
    assert made.as_json()["new"] == "1.50"


def test_a_sentence_for_scripts_has_plain_spaces() -> None:
    made = Difference("X", Weight.MINOR, "indicator", "EN-01", "", 1, 2, "z 30 na 25\u00a0ks")
    assert made.as_json()["text"] == "z 30 na 25 ks"
