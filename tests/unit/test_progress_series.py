"""How the data add up: each rule reached from YAML."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cards import FICHES, card, observation, plan_standing, region, standing, state, told
from chytrejsi.language import language
from chytrejsi.progress.standing import Standing
from chytrejsi.progress.trace import sentence

INCREMENT = {"accumulation": "increment"}


def steps(found: Standing) -> str:
    return "\n".join(sentence(each, language("en")) for each in found.trace)


def levels(found: Standing) -> list[tuple[date, float]]:
    return [(point.date, float(point.value)) for point in found.series]


def several(root: Path, *observations: dict[str, object], period: str = "2025", **fields: object):  # type: ignore[no-untyped-def] # noqa: ANN201
    region(root, [card(**({"contributors": ["odbor-b"]} | INCREMENT | fields))], observations)
    return plan_standing(root, period).indicators[0]


# --- increments ---------------------------------------------------------------------------------


def test_increments_are_added_to_the_baseline(tmp_path: Path) -> None:
    found = standing(tmp_path, INCREMENT, {"2024": 5, "2025": 7})
    assert levels(found) == [(date(2024, 12, 31), 15), (date(2025, 12, 31), 22)]
    assert found.actual == found.series[-1]
    assert "Increment of 5 for 2024 (odbor-a)." in steps(found)


def test_a_year_replaces_its_half_years(tmp_path: Path) -> None:
    found = standing(tmp_path, INCREMENT, {"2024-H1": 2, "2024-H2": 1, "2024": 5}, "2024")
    assert levels(found) == [(date(2024, 12, 31), 15)]


def test_without_the_year_its_half_years_are_added(tmp_path: Path) -> None:
    found = standing(tmp_path, INCREMENT, {"2024-H1": 2, "2024-H2": 4}, "2024")
    assert levels(found) == [(date(2024, 6, 30), 12), (date(2024, 12, 31), 16)]


def test_the_half_year_itself_is_judged_without_the_year(tmp_path: Path) -> None:
    found = standing(tmp_path, INCREMENT, {"2024-H1": 2, "2024": 5}, "2024-H1")
    assert levels(found) == [(date(2024, 6, 30), 12)]


def test_what_lies_before_the_baseline_is_in_it(tmp_path: Path) -> None:
    fields = INCREMENT | {"baseline": {"date": "2024-06-30", "value": 15}}
    found = standing(tmp_path, fields, {"2024-H1": 15, "2024-H2": 4, "2025": 3})
    assert levels(found) == [(date(2024, 12, 31), 19), (date(2025, 12, 31), 22)]


def test_a_year_with_the_baseline_inside_it_tells_the_rest_of_it(tmp_path: Path) -> None:
    fields = INCREMENT | {"baseline": {"date": "2024-06-30", "value": 15}}
    found = standing(tmp_path, fields, {"2024": 4}, "2024")
    assert levels(found) == [(date(2024, 12, 31), 19)]
    assert not found.series[-1].partial


def test_an_increment_before_the_baseline_alone_is_no_report(tmp_path: Path) -> None:
    fields = INCREMENT | {"baseline": {"date": "2024-06-30", "value": 15}}
    found = standing(tmp_path, fields, {"2024-H1": 15}, "2024-H1")
    assert (found.actual, found.status) == (None, "not_reported")
    assert found.reasons["status"] == "before_baseline"


def test_an_increment_may_be_negative(tmp_path: Path) -> None:
    assert levels(standing(tmp_path, INCREMENT, {"2024": 5, "2025": -2}))[-1][1] == 13


def test_the_date_of_an_increment_is_the_date_of_the_level(tmp_path: Path) -> None:
    found = standing(tmp_path, INCREMENT, {"2025": told(7, date="2025-10-31")})
    assert levels(found) == [(date(2025, 10, 31), 17)]


def test_a_baseline_of_zero_is_never_assumed(tmp_path: Path) -> None:
    found = standing(tmp_path, INCREMENT | {"baseline": None}, {"2025": 7})
    assert found.actual is None
    assert found.reasons["actual"] == "baseline_missing"
    assert (found.status, found.reasons["status"]) == ("not_computable", "baseline_missing")


def test_percentages_are_never_summed(tmp_path: Path) -> None:
    found = standing(tmp_path, INCREMENT | {"measure": "percent"}, {"2024": 5, "2025": 7})
    assert found.actual is None
    assert found.reasons["status"] == "percent_not_summed"


def test_how_values_add_up_is_never_assumed(tmp_path: Path) -> None:
    found = standing(tmp_path, {"accumulation": None}, {"2025": 7})
    assert (found.actual, found.reasons["status"]) == (None, "accumulation_missing")


def test_several_guarantors_add_their_increments(tmp_path: Path) -> None:
    found = several(
        tmp_path,
        observation("2024", "odbor-a", [told(5)]),
        observation("2024", "odbor-b", [told(2)]),
        observation("2025", "odbor-a", [told(1)]),
        observation("2025", "odbor-b", [told(0)]),
    )
    assert levels(found) == [(date(2024, 12, 31), 17), (date(2025, 12, 31), 18)]
    assert not found.series[-1].partial


def test_one_gives_the_year_and_the_other_its_half_years(tmp_path: Path) -> None:
    found = several(
        tmp_path,
        observation("2024", "odbor-a", [told(5)]),
        observation("2024-H1", "odbor-a", [told(4)]),
        observation("2024-H1", "odbor-b", [told(2)]),
        observation("2024-H2", "odbor-b", [told(3)]),
        period="2024",
    )
    assert levels(found) == [(date(2024, 12, 31), 20)]
    assert not found.series[-1].partial


@pytest.mark.parametrize("entry", [None, state("not_available")])
def test_a_missing_contributor_makes_the_level_partial(
    tmp_path: Path, entry: dict[str, object] | None
) -> None:
    given = [observation("2024", "odbor-a", [told(5)])]
    if entry:
        given.append(observation("2024", "odbor-b", [entry]))
    found = several(tmp_path, *given, period="2024")
    assert found.series[-1].partial
    assert "Not all increments since the baseline have come." in steps(found)


def test_a_half_year_of_one_contributor_is_missing(tmp_path: Path) -> None:
    found = several(
        tmp_path,
        observation("2024", "odbor-a", [told(5)]),
        observation("2024-H1", "odbor-b", [told(2)]),
        period="2024",
    )
    assert found.series[-1].partial


def test_a_document_speaks_for_all(tmp_path: Path) -> None:
    given = observation("2024", "odbor-koordinace", [told(9)], document={"title": "Zpráva"})
    found = several(tmp_path, given, period="2024")
    assert levels(found) == [(date(2024, 12, 31), 19)]
    assert not found.series[-1].partial


def test_a_year_without_any_report_leaves_a_gap(tmp_path: Path) -> None:
    assert standing(tmp_path, INCREMENT, {"2025": 7}).series[-1].partial
    assert not standing(tmp_path, INCREMENT, {"2024": 0, "2025": 7}).series[-1].partial


def test_the_same_increment_told_twice_counts_once_and_a_different_one_is_a_conflict(
    tmp_path: Path,
) -> None:
    assert levels(standing(tmp_path, INCREMENT, {"2025": [5, 5]}))[-1][1] == 15
    found = standing(tmp_path, INCREMENT, {"2024": 3, "2025": [5, 6]})
    assert (found.actual, found.reasons["status"]) == (None, "conflict")
    assert levels(found) == [(date(2024, 12, 31), 13)]


# --- levels -------------------------------------------------------------------------------------


@pytest.mark.parametrize("accumulation", ["cumulative", "point_in_time"])
def test_levels_are_never_summed(tmp_path: Path, accumulation: str) -> None:
    found = standing(tmp_path, {"accumulation": accumulation}, {"2024": 15, "2025": 22})
    assert levels(found) == [(date(2024, 12, 31), 15), (date(2025, 12, 31), 22)]


def test_a_year_wins_over_its_second_half_and_keeps_the_first(tmp_path: Path) -> None:
    found = standing(tmp_path, {}, {"2025-H1": 12, "2025-H2": 16, "2025": 17})
    assert levels(found) == [(date(2025, 6, 30), 12), (date(2025, 12, 31), 17)]


def test_two_dated_values_of_one_file_are_two_levels(tmp_path: Path) -> None:
    values = [told(12, date="2025-03-31"), told(17, date="2025-09-30")]
    found = standing(tmp_path, {}, {"2025": values})
    assert levels(found) == [(date(2025, 3, 31), 12), (date(2025, 9, 30), 17)]
    # three quarters of the second third of the way are expected on 30 September
    assert found.measures["expected"] == Decimal("27.5")


def test_two_values_for_one_date_are_a_conflict_that_nobody_wins(tmp_path: Path) -> None:
    found = several(
        tmp_path,
        observation("2024", "odbor-a", [told(15)]),
        observation("2025", "odbor-a", [told(20)]),
        observation("2025", "odbor-b", [told(22)]),
        accumulation="point_in_time",
    )
    assert (found.actual, found.status) == (None, "not_computable")
    assert found.reasons["status"] == found.reasons["achievement"] == "conflict"
    assert levels(found) == [(date(2024, 12, 31), 15)]
    assert "Conflict on 31 December 2025: odbor-b reported 22 for 2025" in steps(found).replace(
        "\u00a0", " "
    )


def test_the_same_value_from_two_guarantors_is_no_conflict(tmp_path: Path) -> None:
    found = several(
        tmp_path,
        observation("2025", "odbor-a", [told("20")]),
        observation("2025", "odbor-b", [told("20.0")]),
        accumulation="cumulative",
    )
    assert found.actual
    assert found.actual.value == 20


def test_a_conflict_of_the_past_leaves_a_gap_only(tmp_path: Path) -> None:
    found = several(
        tmp_path,
        observation("2024", "odbor-a", [told(15)]),
        observation("2024", "odbor-b", [told(14)]),
        observation("2025", "odbor-a", [told(30)]),
        accumulation="cumulative",
    )
    assert levels(found) == [(date(2025, 12, 31), 30)]
    assert found.status == "on_track"


def test_a_level_dated_after_the_cut_off_is_not_the_level_at_it(tmp_path: Path) -> None:
    found = standing(tmp_path, {}, {"2024": 15, "2025": told(22, date="2026-01-15")})
    assert levels(found) == [(date(2024, 12, 31), 15)]
    assert (found.status, found.reasons["status"]) == ("not_reported", "dated_after_period")


def test_a_state_without_a_number_makes_no_level(tmp_path: Path) -> None:
    found = standing(tmp_path, {}, {"2024": 15, "2025": state("not_yet_available")})
    assert levels(found) == [(date(2024, 12, 31), 15)]


def test_a_blank_is_never_zero(tmp_path: Path) -> None:
    found = standing(tmp_path, {}, {"2025": {"indicator": "IN-1", "comment": "prázdné"}})
    assert (found.actual, found.status) == (None, "not_reported")
    zero = standing(tmp_path, {}, {"2025": 0})
    assert zero.actual
    assert zero.actual.value == 0
    assert zero.status == "deteriorating"


def test_a_provisional_value_says_so(tmp_path: Path) -> None:
    assert standing(tmp_path, {}, {"2025": told(20, provisional=True)}).series[-1].provisional
    summed = standing(tmp_path, INCREMENT, {"2024": told(2, provisional=True), "2025": 3})
    assert summed.series[-1].provisional


# --- corrections --------------------------------------------------------------------------------


def corrected(root: Path, *corrections: dict[str, object], **fields: object) -> Standing:
    common = {"indicator": "IN-1", "period": "2024", "guarantor": "odbor-a", "reason": "Přepočet"}
    more = {
        f"indicators/corrections/{number}": common | each for number, each in enumerate(corrections)
    }
    return standing(root, fields, {"2024": 15, "2025": 7}, more=more)


def test_a_correction_replaces_the_value_that_it_expects(tmp_path: Path) -> None:
    found = corrected(tmp_path, {"expect": 15, "value": 5, "date": "2025-03-01"}, **INCREMENT)
    assert [value for _, value in levels(found)] == [15, 22]
    assert "corrected on 1 March 2025 from 15 to 5: Přepočet" in steps(found).replace("\u00a0", " ")


def test_a_correction_of_a_correction_follows_it(tmp_path: Path) -> None:
    found = corrected(
        tmp_path,
        {"expect": 5, "value": 6, "date": "2025-04-01"},
        {"expect": "15.0", "value": 5, "date": "2025-03-01"},
        **INCREMENT,
    )
    assert levels(found)[0][1] == 16


def test_a_correction_of_another_value_is_not_applied(tmp_path: Path) -> None:
    found = corrected(tmp_path, {"expect": 14, "value": 5, "date": "2025-03-01"}, **INCREMENT)
    assert levels(found)[0][1] == 25
    assert "was not applied: it expects 14, there is 15" in steps(found)


# --- breaks -------------------------------------------------------------------------------------


def test_a_changed_definition_breaks_the_series_and_growth(tmp_path: Path) -> None:
    fields = {"breaks": [{"date": "2024-07-01", "reason": "Nová metodika"}], "method": "growth"}
    found = standing(tmp_path, fields, {"2024-H1": 12, "2024": 18, "2025": 25})
    assert [point.broken for point in found.series] == [False, True, False]
    assert found.measures["growth"] is None
    assert found.reasons["growth"] == "break_in_series"
    assert found.measures["achievement"] == Decimal("0.5")
    assert (found.status, found.reasons["status"]) == ("not_computable", "break_in_series")
    assert "Nová metodika" in steps(found)


def test_a_break_before_the_baseline_breaks_nothing(tmp_path: Path) -> None:
    fields = {"breaks": [{"date": "2023-12-31", "reason": "Nová metodika"}]}
    found = standing(tmp_path, fields, {"2024": 18, "2025": 25})
    assert [point.broken for point in found.series] == [False, False]
    assert found.measures["growth"] is not None


def test_the_fiches_guarantor_is_who_answers(tmp_path: Path) -> None:
    assert FICHES[0]["guarantor"] == "odbor-a"
    found = several(
        tmp_path,
        observation("2024", "odbor-b", [told(2)]),
        period="2024",
    )
    assert found.series[-1].partial


def test_a_renamed_unit_is_one_respondent_under_both_names(tmp_path: Path) -> None:
    since = {"date": "2024-12-31", "value": 10}
    shared = card(accumulation="increment", contributors=["odbor-b"], baseline=since)
    given = [
        observation("2025-H1", "odbor-stary", [told(4)]),
        observation("2025", "odbor-a", [told(9)]),
        observation("2025", "odbor-b", [told(1)]),
    ]
    late = {
        "indicator": "IN-1",
        "period": "2025-H1",
        "guarantor": "odbor-a",
        "expect": 4,
        "value": 3,
        "date": "2025-09-01",
        "reason": "Přepočteno.",
    }
    region(tmp_path, [shared], given, more={"indicators/corrections/1": late})
    half = plan_standing(tmp_path, "2025-H1").indicators[0]
    assert half.actual is not None
    assert half.actual.value == 13
    whole = plan_standing(tmp_path).indicators[0]
    assert whole.actual is not None
    assert whole.actual.value == 20
    assert not whole.actual.partial
