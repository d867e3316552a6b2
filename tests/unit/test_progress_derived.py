"""Computed levels against an oracle of their own, and what of their inputs they must not hide."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from cards import Record, card, dataset, observation, plan_standing, region, state, told
from chytrejsi.model.period import Period
from chytrejsi.progress.evaluate import standings_of
from chytrejsi.progress.standing import Standing

BROKEN = {"date": "2024-06-30", "reason": "Změnila se metodika."}


def of(root: Path, period: str = "2025") -> Mapping[str, Standing]:
    """Evaluate a written workspace, by indicator."""
    return {each.indicator.id: each for each in plan_standing(root, period).indicators}


def computed(formula: str, **fields: object) -> Record:
    return card("IN-9", formula=formula, accumulation=None, **fields)


def values(period: str, **given: object) -> Record:
    """Report values of IN-1, IN-2, ... by their last digits: a=1, b=2."""
    names = {"a": "IN-1", "b": "IN-2"}
    entries = [
        ({"indicator": names[key]} | value)
        if isinstance(value, dict)
        else {"indicator": names[key], "value": value}
        for key, value in given.items()
    ]
    return observation(period, "odbor-a", entries)


TWO = (card("IN-1", target=None), card("IN-2", target=None))


# --- an oracle ----------------------------------------------------------------------------------


def test_levels_are_those_of_an_oracle(tmp_path: Path) -> None:
    for seed in range(8):
        random = Random(seed)  # noqa: S311 - the same cards each time
        root = tmp_path / str(seed)
        told_ = _written(root, random)
        found = of(root)["IN-9"]
        expected = _oracle(told_)
        shown = {point.date.year: Fraction(point.value) for point in found.series}
        assert shown.keys() == expected.keys(), seed
        for year, value in expected.items():
            assert abs(shown[year] - value) <= abs(value) / 10**11, (seed, year)

        assert (found.actual is None) == (not expected), seed


def _written(root: Path, random: Random) -> dict[str, dict[int, Fraction]]:
    """Write a level and an increment with values for some years; give the levels of each."""
    levels: dict[str, dict[int, Fraction]] = {"IN-1": {}, "IN-2": {}}
    files, sum_ = [], Fraction(3)
    for year in (2024, 2025):
        entries: list[Record] = []
        level = f"{random.randint(-(10**9), 10**9)}.{random.randint(0, 999)}"
        added = f"{random.randint(1, 999)}.{random.randint(0, 9)}"
        if random.random() < 0.8:
            entries.append({"indicator": "IN-1", "value": level})
            levels["IN-1"][year] = Fraction(level)
        if random.random() < 0.8:
            entries.append({"indicator": "IN-2", "value": added})
            sum_ += Fraction(added)
            levels["IN-2"][year] = sum_
        if entries:
            files.append(observation(str(year), "odbor-a", entries))
    cards = [
        card("IN-1", target=None),
        card(
            "IN-2",
            accumulation="increment",
            baseline={"date": "2023-12-31", "value": 3},
            target=None,
        ),
        computed("100 * IN-1 / (IN-2 + 1) - min(IN-1, IN-2)"),
    ]
    region(root, cards, files)
    return levels


def _oracle(levels: Mapping[str, Mapping[int, Fraction]]) -> dict[int, Fraction]:
    one, two = levels["IN-1"], levels["IN-2"]
    return {
        year: 100 * one[year] / (two[year] + 1) - min(one[year], two[year])
        for year in sorted(one.keys() & two.keys())
    }


# --- breaks -------------------------------------------------------------------------------------


def test_a_break_of_an_input_breaks_what_is_computed(tmp_path: Path) -> None:
    cards = [card("IN-1", target=None, breaks=[BROKEN]), computed("2 * IN-1")]
    region(tmp_path, cards, [values("2023", a=5), values("2024", a=8), values("2025", a=20)])
    found = of(tmp_path)["IN-9"]
    assert [point.broken for point in found.series] == [False, True, False]
    assert (found.measures["growth"], found.reasons["growth"]) == (None, "break_in_series")
    assert [each.reason for each in found.indicator.breaks] == ["IN-1: Změnila se metodika."]


def test_a_break_is_kept_where_the_input_told_a_level_that_the_other_did_not(
    tmp_path: Path,
) -> None:
    cards = [card("IN-1", target=None, breaks=[BROKEN]), TWO[1], computed("IN-1 + IN-2")]
    files = [values("2023", a=1, b=1), values("2024", a=8), values("2025", a=20, b=4)]
    region(tmp_path, cards, files)
    assert [point.broken for point in of(tmp_path)["IN-9"].series] == [False, True]


def test_a_break_before_the_baseline_breaks_nothing(tmp_path: Path) -> None:
    cards = [
        card("IN-1", target=None, breaks=[BROKEN], baseline={"date": "2022-12-31", "value": 1}),
        computed("2 * IN-1", baseline={"date": "2024-12-31", "value": 2}),
    ]
    region(tmp_path, cards, [values("2025", a=20)])
    found = of(tmp_path)["IN-9"]
    assert [point.broken for point in found.series] == [False]
    assert found.measures["growth"] is not None


def test_a_break_goes_through_a_chain_of_formulas(tmp_path: Path) -> None:
    cards = [
        card("IN-1", target=None, breaks=[BROKEN]),
        card("IN-3", formula="IN-1 + 1", accumulation=None, target=None),
        computed("IN-3 * 2"),
    ]
    region(tmp_path, cards, [values("2025", a=20)])
    assert of(tmp_path)["IN-9"].reasons["growth"] == "break_in_series"


def test_inputs_are_taken_as_they_held_on_the_day(tmp_path: Path) -> None:
    increments = card(
        "IN-1",
        target=None,
        accumulation="increment",
        baseline={"date": "2023-12-31", "value": 100},
    )
    change = {
        "id": "z1",
        "plan": "ap",
        "kind": "baseline",
        "state": "approved",
        "indicator": "IN-1",
        "old": {"value": 10, "date": "2023-12-31"},
        "new": {"value": 100, "date": "2023-12-31"},
        "reason": "Přepočet.",
        "resolution": "1/26",
        "effect": "2026-01-15",
    }
    region(
        tmp_path,
        [increments, computed("2 * IN-1")],
        [values("2025", a=5)],
        more={"plan/ap/changes/z1": change},
    )
    found = of(tmp_path)
    assert found["IN-1"].actual
    assert found["IN-9"].actual
    assert (found["IN-1"].actual.value, found["IN-9"].actual.value) == (Decimal(15), Decimal(30))


# --- conflicts, other days, silence -------------------------------------------------------------


def test_a_conflict_of_an_input_is_no_silence_and_no_level(tmp_path: Path) -> None:
    files = [values("2024", a=5), values("2025", a=20), observation("2025", "odbor-b", [told(21)])]
    region(tmp_path, [TWO[0], computed("2 * IN-1")], files)
    found = of(tmp_path)["IN-9"]
    assert (found.actual, found.status) == (None, "not_computable")
    assert found.reasons["status"] == "input_unknown"


def test_values_of_other_days_make_no_level(tmp_path: Path) -> None:
    apart = values("2025", a={"value": 20, "date": "2025-09-30"}, b=4)
    region(tmp_path, [*TWO, computed("IN-1 + IN-2")], [values("2024", a=12, b=3), apart])
    found = of(tmp_path)["IN-9"]
    assert [point.value for point in found.series] == [15]
    assert (found.actual, found.status) == (None, "not_computable")
    assert found.reasons["status"] == "dates_differ"


def test_what_could_not_be_divided_a_year_ago_is_not_reported_today(tmp_path: Path) -> None:
    region(tmp_path, [*TWO, computed("IN-1 / IN-2")], [values("2024", a=12, b=0)])
    found = of(tmp_path)["IN-9"]
    assert (found.status, found.reasons["status"]) == ("not_reported", "input_unknown")


def test_the_first_half_year_does_not_speak_for_the_second(tmp_path: Path) -> None:
    region(tmp_path, [TWO[0], computed("2 * IN-1")], [values("2025-H1", a=12)])
    half = {each: of(tmp_path, each)["IN-9"] for each in ("2025-H1", "2025-H2", "2025")}
    assert half["2025-H1"].actual
    assert half["2025-H1"].actual.value == 24
    assert half["2025-H2"].status == "not_reported"
    assert half["2025"].period == Period(2025, 1)


def test_a_number_that_no_program_reads_back_is_out_of_range(tmp_path: Path) -> None:
    region(tmp_path, [TWO[0], computed(" * ".join(["IN-1"] * 30))], [values("2025", a="9" * 15)])
    found = of(tmp_path)["IN-9"]
    assert (found.actual, found.status) == (None, "not_computable")
    assert found.reasons["status"] == "out_of_range"


def test_an_input_that_is_not_available_makes_what_is_computed_so(tmp_path: Path) -> None:
    files = [observation("2025", "odbor-a", [state("not_available")])]
    region(tmp_path, [TWO[0], computed("2 * IN-1")], files)
    found = of(tmp_path)["IN-9"]
    assert (found.status, found.reasons["status"]) == ("not_available", "input_unknown")


@pytest.mark.parametrize("measure", ["boolean", "ordinal", "qualitative"])
def test_only_numbers_are_computed(tmp_path: Path, measure: str) -> None:
    scale = {"scale": ["a", "b"]} if measure == "ordinal" else {}
    other = {"measure": measure, "target": None, "baseline": None, **scale}
    region(tmp_path, [card("IN-1", **other), computed("2 * IN-1")], [values("2025", a="b")])
    assert of(tmp_path)["IN-9"].actual is None


# --- corrections of percentages, tolerance of a scale -------------------------------------------

SHARE: Record = {
    "measure": "percent",
    "unit": None,
    "accumulation": "point_in_time",
    "numerator": "Hotové",
    "denominator": "Všechny",
    "contributors": ["odbor-b"],
}


def _correction(expect: object, value: object) -> Record:
    return {
        "indicator": "IN-1",
        "period": "2025",
        "guarantor": "odbor-a",
        "expect": expect,
        "value": value,
        "date": "2026-02-01",
        "reason": "Překlep.",
    }


@pytest.mark.parametrize(("right", "level"), [(50, "12"), (60, None)])
def test_a_corrected_percentage_keeps_only_numbers_that_are_its_own(
    tmp_path: Path, right: int, level: str | None
) -> None:
    mine = told(5, numerator=5, denominator=10, parts=[{"category": "x", "value": 5}])
    other = told(10, numerator=9, denominator=90)
    files = [observation("2025", "odbor-a", [mine]), observation("2025", "odbor-b", [other])]
    region(
        tmp_path, [card(**SHARE)], files, more={"indicators/corrections/o": _correction(5, right)}
    )
    (found,) = standings_of(dataset(tmp_path), "ap", Period(2025)).indicators
    assert (str(found.actual.value) if found.actual else None) == (level and "14")
    assert [each.parts for each in found.reported] == [(), ()]


def test_a_joint_level_tells_what_is_of_another_day(tmp_path: Path) -> None:
    fields = {"aggregation": "sum", "contributors": ["odbor-b"]}
    files = [
        observation("2025", "odbor-a", [told(5)]),
        observation("2025", "odbor-b", [told(7, date="2025-03-31")]),
    ]
    region(tmp_path, [card(**fields)], files)
    found = of(tmp_path)["IN-1"]
    assert found.actual
    assert found.actual.value == 12
    days = [step.values["date"] for step in found.trace if "is of" in step.message]
    assert [str(each) for each in days] == ["2025-03-31"]


def test_a_tolerance_on_a_scale_is_no_word_of_it(tmp_path: Path) -> None:
    scale = {"measure": "ordinal", "scale": ["0", "1", "2"], "unit": None, "tolerance": 9}
    levels = {
        "baseline": {"date": "2023-12-31", "value": "2"},
        "target": {"date": "2026-12-31", "value": "2"},
    }
    region(
        tmp_path,
        [card(**scale, **levels, accumulation="point_in_time")],
        [values("2025", a="0")],
        more={"indicators/corrections/o": _correction("0", "1")},
    )
    (found,) = standings_of(dataset(tmp_path), "ap", Period(2025)).indicators
    assert found.status == "kept"
    told_ = {name: value for step in found.trace for name, value in step.values.items()}
    assert str(told_["tolerance"]) == "9"
    assert (str(told_["old"]), str(told_["new"]), told_["actual"]) == ("0", "1", "1")
