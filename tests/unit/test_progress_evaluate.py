"""From a workspace to standings: which period is read, changed targets, the plan in force."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cards import PLAN, card, dataset, observation, plan_standing, region, standing, told
from chytrejsi.model.period import Period
from chytrejsi.progress.evaluate import newest_period, outside_standings, standings_of
from chytrejsi.progress.standing import MEASURES, Status


def test_a_year_reads_its_first_half_where_there_is_no_more_and_says_so(tmp_path: Path) -> None:
    found = standing(tmp_path, {}, {"2024-H1": 15}, "2024")
    assert (found.asked, found.period) == (Period(2024), Period(2024, 1))
    assert found.as_of == date(2024, 12, 31)
    assert found.actual
    assert (found.actual.date, found.status) == (date(2024, 6, 30), "on_track")
    # the date of the value decides what was expected: a sixth of the way
    assert found.measures["expected"] == 15
    assert found.trace[0].message.startswith("{asked} has no value yet")


def test_the_cut_off_of_a_year_is_its_end_even_where_only_a_half_is_known(tmp_path: Path) -> None:
    fields = {"target": {"date": "2025-12-31", "value": 40}}
    assert standing(tmp_path / "a", fields, {"2025-H1": 25}, "2025-H1").status == "behind"
    year = standing(tmp_path / "b", fields, {"2025-H1": 25}, "2025")
    assert (year.status, year.period) == ("missed", Period(2025, 1))


def test_half_way_the_expectation_is_the_half_years(tmp_path: Path) -> None:
    found = standing(tmp_path, {"frequency": "half_yearly"}, {"2025-H1": 25}, "2025-H1")
    assert found.measures["expected"] == 25
    assert found.status == "on_track"
    assert found.period == found.asked == Period(2025, 1)


def test_a_second_half_is_told_by_its_year(tmp_path: Path) -> None:
    found = standing(tmp_path, {}, {"2025": 30}, "2025-H2")
    assert (found.period, found.status) == (Period(2025), "on_track")


def test_a_year_of_two_halves_is_read_from_the_second(tmp_path: Path) -> None:
    found = standing(tmp_path, {}, {"2025-H1": 20, "2025-H2": 30}, "2025")
    assert (found.period, [each.value for each in found.reported]) == (Period(2025, 2), ["30"])


def test_later_values_are_not_known_yet(tmp_path: Path) -> None:
    found = standing(tmp_path, {}, {"2024": 15, "2025": 99}, "2024")
    assert [point.value for point in found.series] == [15]


def test_every_measure_has_a_number_or_a_reason(tmp_path: Path) -> None:
    for number, (fields, values) in enumerate(
        [({}, {"2025": 20}), ({}, {}), ({"target": None}, {"2025": 1}), ({"baseline": None}, {})]
    ):
        found = standing(tmp_path / str(number), fields, values)
        assert tuple(found.measures) == MEASURES
        for name, value in found.measures.items():
            assert (value is None) == (name in found.reasons)


# --- changed targets ----------------------------------------------------------------------------


def change(number: int, first: object, **fields: object) -> dict[str, dict[str, Any]]:
    record = {
        "id": f"z-{number}",
        "plan": "ap",
        "kind": "target",
        "state": "approved",
        "indicator": "IN-1",
        "old": {"value": first, "date": "2026-12-31"},
        "new": {"value": 40, "date": "2026-12-31"},
        "reason": "Zdražení",
        "resolution": f"{number}/25/RK",
        "effect": f"2025-0{number}-01",
    }
    return {f"plan/ap/changes/{number}": record | fields}


def test_a_changed_target_keeps_the_first_one_beside_it(tmp_path: Path) -> None:
    more = change(2, 50) | change(1, 70)
    found = standing(tmp_path, {}, {"2025": 40}, more=more)
    assert found.status == "achieved"
    original = found.original
    assert original
    assert original.target == 70
    assert original.target_date == date(2026, 12, 31)
    # 50 of 70 were expected by the end of 2025
    assert (original.status, original.achievement) == (Status.BEHIND, Decimal("0.5"))
    assert original.effect == date(2025, 1, 1)
    assert (original.resolution, original.reason, original.change) == ("1/25/RK", "Zdražení", "z-1")


def test_a_target_holds_until_its_change_takes_effect(tmp_path: Path) -> None:
    more = change(2, 50) | change(1, 70, effect="2024-06-01")
    before = standing(tmp_path / "a", {}, {"2023": 10}, "2023", more=more)
    assert before.target
    assert before.target.value == 70
    assert before.original is None
    between = standing(tmp_path / "b", {}, {"2024": 30}, "2024", more=more)
    assert between.target
    assert between.original
    assert between.target.value == 50
    assert between.original.target == 70
    after = standing(tmp_path / "c", {}, {"2025": 30}, "2025", more=more)
    assert after.target
    assert after.target.value == 40


def test_a_change_of_the_last_day_is_in_force(tmp_path: Path) -> None:
    more = change(1, 70, effect="2024-12-31")
    found = standing(tmp_path, {}, {"2024": 30}, "2024", more=more)
    assert found.target
    assert found.target.value == 40


def test_a_change_without_a_day_is_in_force(tmp_path: Path) -> None:
    found = standing(tmp_path, {}, {"2024": 30}, "2024", more=change(1, 70, effect=None))
    assert found.target
    assert found.original
    assert found.target.value == 40
    assert found.original.target == 70


@pytest.mark.parametrize(
    "fields", [{"state": "proposed"}, {"state": "rejected"}, {"kind": "definition"}, {"old": None}]
)
def test_what_was_not_approved_changes_nothing(tmp_path: Path, fields: dict[str, Any]) -> None:
    more = change(1, 70, **fields)
    for record in more.values():
        if record.get("old") is None:
            del record["old"]
    assert standing(tmp_path, {}, {"2025": 40}, more=more).original is None


# --- plans and periods --------------------------------------------------------------------------


def test_a_period_outside_the_plan_is_judged_all_the_same(tmp_path: Path) -> None:
    assert standing(tmp_path, {}, {"2027": 40}, "2027").status == "achieved"


def test_the_plan_in_force_holds_until_the_next_is_approved(tmp_path: Path) -> None:
    second = PLAN | {"id": "ap3", "approved": {"date": "2027-05-05"}}
    region(tmp_path, [card()], [], more={"plan/ap3/plan": second})
    data = dataset(tmp_path)
    in_force = {
        day: data.plan_in_force(date.fromisoformat(day))
        for day in ("2023-12-31", "2026-12-31", "2027-05-04", "2027-05-05")
    }
    assert [plan.id if plan else None for plan in in_force.values()] == [None, "ap", "ap", "ap3"]


def test_the_newest_period_is_the_year_after_its_halves(tmp_path: Path) -> None:
    given = [observation(each, "odbor-a", [told(12)]) for each in ("2025", "2025-H2", "2025-H1")]
    region(tmp_path / "a", [card()], given)
    assert newest_period(dataset(tmp_path / "a")) == Period(2025)
    region(tmp_path / "b", [card()], given[1:])
    assert newest_period(dataset(tmp_path / "b")) == Period(2025, 2)
    region(tmp_path / "c", [card()])
    assert newest_period(dataset(tmp_path / "c")) is None


def test_results_outside_the_plan_stand_apart(tmp_path: Path) -> None:
    apart = card("MIMO-1", plan=None, fiche=None, area="urad", counted=False, target=None)
    region(
        tmp_path,
        [card(), apart],
        [observation("2025", "odbor-a", [told(30), told(5) | {"indicator": "MIMO-1"}])],
    )
    data = dataset(tmp_path)
    assert [each.indicator.id for each in standings_of(data, "ap", Period(2025)).indicators] == [
        "IN-1"
    ]
    (outside,) = outside_standings(data, Period(2025))
    assert (outside.indicator.id, outside.status) == ("MIMO-1", "no_target")
    assert plan_standing(tmp_path).whole.total == 1


def test_an_unknown_plan_is_an_error_of_the_caller(tmp_path: Path) -> None:
    region(tmp_path, [card()])
    with pytest.raises(KeyError):
        standings_of(dataset(tmp_path), "ap9", Period(2025))
