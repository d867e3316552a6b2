"""The statuses and their order: each reached from YAML."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cards import standing, state, told
from chytrejsi.language import language
from chytrejsi.model.observation import ValueState
from chytrejsi.progress.standing import Status, Trend
from chytrejsi.progress.trace import sentence

STATES = [each.value for each in ValueState if each is not ValueState.REPORTED]


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (41, "achieved"),
        (40, "achieved"),
        ("39.9", "on_track"),
        (29, "on_track"),
        ("28.9", "behind"),
        (22, "behind"),
        ("21.9", "off_track"),
        (10, "off_track"),
        ("9.9", "deteriorating"),
    ],
)
def test_the_thresholds_of_the_schedule(tmp_path: Path, value: object, status: str) -> None:
    # 20 of the 30 are expected by the end of 2025: on track from 29, behind from 22
    assert standing(tmp_path, {}, {"2025": value}).status == status


@pytest.mark.parametrize(
    ("value", "status"),
    [(39, "off_track"), (41, "achieved"), (10, "off_track"), (9, "deteriorating")],
)
def test_the_plans_own_thresholds(tmp_path: Path, value: int, status: str) -> None:
    plan = {"thresholds": {"on_track": 3, "behind": 2, "off_track": 0}}
    assert standing(tmp_path, {}, {"2025": value}, plan=plan).status == status


def test_to_decrease_is_the_mirror(tmp_path: Path) -> None:
    fields: dict[str, Any] = {
        "direction": "decrease",
        "baseline": {"date": "2023-12-31", "value": 40},
        "target": {"date": "2026-12-31", "value": 10},
    }
    statuses = [
        standing(tmp_path / str(value), fields, {"2025": value}).status for value in (9, 21, 28, 41)
    ]
    assert statuses == ["achieved", "on_track", "behind", "deteriorating"]


@pytest.mark.parametrize(
    ("method", "value", "status"),
    [("schedule", 25, "behind"), ("achievement", 25, "off_track"), ("growth", 25, "on_track")],
)
def test_each_card_has_its_method(tmp_path: Path, method: str, value: int, status: str) -> None:
    assert standing(tmp_path, {"method": method}, {"2025": value}).status == status


def test_extrapolation_as_method(tmp_path: Path) -> None:
    found = standing(tmp_path, {"method": "extrapolation"}, {"2025": 25})
    # 2,5^(1/2) = 1,58113883008 a year; V = 25 · 1,58113883008 = 39,528470752
    assert found.measures["extrapolation"] == Decimal("0.9842823584")
    assert found.status == "on_track"


def test_missed_when_the_target_date_has_come(tmp_path: Path) -> None:
    fields = {"target": {"date": "2025-12-15", "value": 40}}
    assert standing(tmp_path / "a", fields, {"2025": 39}).status == "missed"
    assert standing(tmp_path / "b", fields, {"2025": 40}).status == "achieved"


@pytest.mark.parametrize("name", STATES)
def test_each_state_is_not_available_with_its_word(tmp_path: Path, name: str) -> None:
    found = standing(tmp_path, {}, {"2024": 15, "2025": state(name)})
    assert (found.status, found.reasons["status"]) == ("not_available", name)
    assert found.actual
    assert found.actual.date == date(2024, 12, 31)


def test_a_number_marked_confidential_is_not_shown(tmp_path: Path) -> None:
    found = standing(tmp_path, {}, {"2025": state("confidential", value=33)})
    assert (found.actual, found.status) == (None, "not_available")


def test_nothing_for_the_period_keeps_the_last_level(tmp_path: Path) -> None:
    found = standing(tmp_path, {}, {"2024": 15}, "2025")
    assert (found.status, found.reasons["status"]) == ("not_reported", "no_value")
    assert found.actual
    assert found.actual.value == 15
    assert found.actual.date == date(2024, 12, 31)
    assert found.measures["schedule"] == Decimal("0.5")


def test_nothing_but_the_baseline(tmp_path: Path) -> None:
    found = standing(tmp_path, {}, {})
    assert (found.status, found.actual) == ("not_reported", None)
    assert found.baseline
    assert found.baseline.value == 10
    assert found.reasons["actual"] == found.reasons["status"] == "no_data"


def test_an_annual_card_is_not_due_in_a_half_year(tmp_path: Path) -> None:
    found = standing(tmp_path / "a", {}, {"2024": 15}, "2025-H1")
    assert (found.status, found.reasons["status"]) == ("not_reported", "not_due")
    twice = standing(tmp_path / "b", {"frequency": "half_yearly"}, {"2024": 15}, "2025-H1")
    assert twice.reasons["status"] == "no_value"


@pytest.mark.parametrize("text", ["asi sedm", "12,5"])
def test_a_text_is_no_number(tmp_path: Path, text: str) -> None:
    found = standing(tmp_path, {}, {"2025": text})
    assert (found.status, found.reasons["status"]) == ("not_reported", "not_a_number")


def test_no_target_is_a_normal_case(tmp_path: Path) -> None:
    found = standing(tmp_path, {"target": None}, {"2025": 22})
    assert found.status == "no_target"
    assert found.measures["observed_pace"] == 6
    assert found.reasons["achievement"] == "target_missing"


def test_no_baseline_leaves_reaching_and_missing(tmp_path: Path) -> None:
    fields = {"baseline": None}
    early = standing(tmp_path / "a", fields, {"2025": 22})
    assert (early.status, early.reasons["status"]) == ("not_computable", "baseline_missing")
    assert standing(tmp_path / "b", fields, {"2025": 40}).status == "achieved"
    assert standing(tmp_path / "c", fields, {"2026": 39}, "2026").status == "missed"


def test_a_missing_direction_is_never_a_default(tmp_path: Path) -> None:
    found = standing(tmp_path, {"direction": None}, {"2025": 50})
    assert (found.status, found.reasons["status"]) == ("not_computable", "direction_missing")


def test_a_ratio_that_is_not_there_is_never_replaced_by_another(tmp_path: Path) -> None:
    fields = {"method": "growth", "baseline": {"date": "2023-12-31", "value": 0}}
    found = standing(tmp_path, fields, {"2025": 22})
    assert found.measures["schedule"] is not None
    assert (found.status, found.reasons["status"]) == ("not_computable", "zero_baseline")


def test_no_change_expected_yet(tmp_path: Path) -> None:
    fields = {"milestones": [{"date": "2025-12-31", "value": 10}]}
    found = standing(tmp_path, fields, {"2025": 22})
    assert (found.status, found.reasons["status"]) == ("not_computable", "expected_equals_baseline")


@pytest.mark.parametrize(
    ("value", "status"),
    [(10, "kept"), (12, "kept"), (8, "kept"), (13, "not_kept"), (7, "not_kept")],
)
def test_to_maintain_within_a_tolerance(tmp_path: Path, value: int, status: str) -> None:
    fields = {
        "direction": "maintain",
        "tolerance": 2,
        "target": {"date": "2026-12-31", "value": 10},
    }
    found = standing(tmp_path, fields, {"2025": value})
    assert found.status == status
    assert found.reasons["growth"] == "maintain"


@pytest.mark.parametrize(
    ("value", "status"), [(50, "kept"), (10, "kept"), ("9.5", "kept"), (9, "not_kept")]
)
def test_a_target_equal_to_the_baseline_is_kept_on_its_good_side(
    tmp_path: Path, value: object, status: str
) -> None:
    fields = {"tolerance": "0.5", "target": {"date": "2025-12-31", "value": 10}}
    found = standing(tmp_path, fields, {"2025": value})
    assert found.status == status
    assert found.reasons["achievement"] == "target_equals_baseline"


def boolean(**fields: object) -> dict[str, Any]:
    return {
        "measure": "boolean",
        "unit": None,
        "accumulation": None,
        "baseline": {"date": "2023-12-31", "value": False},
        "target": {"date": "2026-12-31", "value": True},
    } | fields


def test_yes_and_no(tmp_path: Path) -> None:
    pending = standing(tmp_path / "a", boolean(), {"2025": False})
    assert (pending.status, pending.reasons["status"]) == ("not_computable", "boolean_pending")
    assert pending.measures["achievement"] == 0
    assert standing(tmp_path / "b", boolean(), {"2025": True}).status == "achieved"
    assert standing(tmp_path / "c", boolean(), {"2026": False}, "2026").status == "missed"
    no_direction = boolean(direction=None)
    assert standing(tmp_path / "d", no_direction, {"2025": True}).status == "achieved"


def test_yes_is_no_number_of_a_counted_indicator(tmp_path: Path) -> None:
    found = standing(tmp_path, {}, {"2025": True})
    assert (found.actual, found.reasons["status"]) == (None, "not_a_number")


def test_words_by_design(tmp_path: Path) -> None:
    fields = {
        "measure": "qualitative",
        "unit": None,
        "direction": None,
        "accumulation": None,
        "baseline": None,
        "target": None,
    }
    found = standing(tmp_path / "a", fields, {"2025": "Jde to dobře."})
    assert found.status == "qualitative"
    assert set(found.reasons.values()) == {"qualitative"}
    assert [sentence(step, language("cs")) for step in found.trace] == [
        "Stav: slovní hodnocení (hodnotí se slovně)."
    ]
    assert standing(tmp_path / "b", fields, {}).status == "qualitative"


@pytest.mark.parametrize(
    ("valid", "status"),
    [
        ({"to": "2024-12-31"}, "retired"),
        ({"from": "2026-01-01"}, "retired"),
        ({"to": "2025-12-31"}, "behind"),
        ({"from": "2025-12-31"}, "behind"),
    ],
)
def test_outside_its_validity(tmp_path: Path, valid: dict[str, str], status: str) -> None:
    assert standing(tmp_path, {"valid": valid}, {"2025": 22}).status == status


def test_the_order_of_the_rules(tmp_path: Path) -> None:
    retired = {"valid": {"to": "2024-12-31"}, "measure": "qualitative"}
    assert standing(tmp_path / "a", retired, {}).status == "retired"
    silent_without_target = {"target": None}
    assert standing(tmp_path / "b", silent_without_target, {}).status == "not_reported"
    late_and_silent = standing(tmp_path / "c", {}, {"2025": 20}, "2027")
    assert late_and_silent.status == "not_reported"


# --- beside the status --------------------------------------------------------------------------


def test_reached_once_and_slipped_back_is_not_achieved(tmp_path: Path) -> None:
    found = standing(tmp_path, {}, {"2024": 41, "2025": 35})
    assert found.status == "on_track"
    assert (found.reached_on, found.slipped_back) == (date(2024, 12, 31), True)
    assert found.trend is Trend.WORSENING


def test_achieved_and_worsening_is_marked(tmp_path: Path) -> None:
    found = standing(tmp_path, {}, {"2024": 45, "2025": 41})
    assert (found.status, found.trend) == ("achieved", Trend.WORSENING)
    assert (found.reached_on, found.slipped_back) == (date(2024, 12, 31), False)


@pytest.mark.parametrize(
    ("fields", "values", "trend"),
    [
        ({}, {"2025": 12}, Trend.IMPROVING),
        ({}, {"2025": 10}, Trend.STABLE),
        ({"direction": "decrease"}, {"2024": 9, "2025": 12}, Trend.WORSENING),
        ({"direction": "maintain"}, {"2024": 20, "2025": 30}, Trend.IMPROVING),
        ({"baseline": None}, {"2025": 12}, None),
        ({"breaks": [{"date": "2025-01-01", "reason": "x"}]}, {"2024": 11, "2025": 12}, None),
    ],
)
def test_the_trend_is_seen_from_the_direction(
    tmp_path: Path, fields: dict[str, Any], values: dict[str, int], trend: Trend | None
) -> None:
    assert standing(tmp_path, fields, values).trend is trend


def test_over_fulfilment_keeps_its_true_number(tmp_path: Path) -> None:
    assert standing(tmp_path, {}, {"2025": 70}).measures["achievement"] == 2


def test_methods_that_disagree_by_two_classes_are_told(tmp_path: Path) -> None:
    fields = {"baseline": {"date": "2023-12-31", "value": 1}}
    found = standing(tmp_path / "a", fields, {"2025": 12})
    assert found.disagreement == {
        "schedule": Status.OFF_TRACK,
        "growth": Status.ON_TRACK,
        "extrapolation": Status.ON_TRACK,
    }
    own = standing(tmp_path / "b", fields | {"method": "achievement"}, {"2025": 12})
    assert own.disagreement["achievement"] is Status.OFF_TRACK


def test_one_class_apart_is_no_disagreement(tmp_path: Path) -> None:
    found = standing(tmp_path / "a", {}, {"2025": 25})
    assert (found.status, found.disagreement) == ("behind", {})
    assert standing(tmp_path / "b", {}, {"2025": told(40)}).disagreement == {}
