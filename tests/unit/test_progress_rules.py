"""Words of a scale, sums across units, derived indicators, statuses given by hand: from YAML."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cards import Record, card, dataset, observation, plan_standing, region, standing, told
from chytrejsi.language import NBSP, language
from chytrejsi.model.period import Period
from chytrejsi.progress.document import document_of
from chytrejsi.progress.evaluate import standings_of
from chytrejsi.progress.standing import MEASURES, Standing, Status
from chytrejsi.progress.trace import sentence

ORDINAL: Mapping[str, Any] = {
    "measure": "ordinal",
    "scale": ["nízká", "střední", "vysoká"],
    "unit": None,
    "direction": None,
    "accumulation": None,
    "baseline": {"date": "2023-12-31", "value": "střední"},
    "target": {"date": "2026-12-31", "value": "vysoká"},
}


def trace(found: Standing) -> list[str]:
    return [sentence(step, language("en")).replace(NBSP, " ") for step in found.trace]


def as_json(root: Path, period: str = "2025") -> Any:  # noqa: ANN401 - any JSON
    data = dataset(root)
    plan = standings_of(data, "ap", Period.parse(period))
    return document_of(plan, plan.indicators, language("cs"))


# --- words of a scale ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "status", "trend"),
    [
        ("vysoká", "achieved", "improving"),
        ("střední", "not_computable", "stable"),
        ("nízká", "deteriorating", "worsening"),
    ],
)
def test_words_are_compared_by_their_place_on_the_scale(
    tmp_path: Path, word: str, status: str, trend: str
) -> None:
    found = standing(tmp_path, ORDINAL, {"2025": word})
    assert (found.status, found.trend) == (status, trend)
    assert {found.measures[name] for name in MEASURES} == {None}
    assert {found.reasons[name] for name in MEASURES} == {"ordinal"}
    assert f"Actual A = {word} on 31 December 2025, reported for 2025." in trace(found)


def test_a_word_that_is_not_reached_in_time_is_missed(tmp_path: Path) -> None:
    assert standing(tmp_path, ORDINAL, {"2026": "střední"}, "2026").status is Status.MISSED


def test_a_word_is_kept_where_that_is_the_aim(tmp_path: Path) -> None:
    fields = {**ORDINAL, "direction": "maintain", "target": ORDINAL["baseline"]}
    fields["target"] = {"date": "2026-12-31", "value": "střední"}
    assert standing(tmp_path / "a", fields, {"2025": "střední"}).status is Status.KEPT
    assert standing(tmp_path / "b", fields, {"2025": "nízká"}).status is Status.NOT_KEPT


def test_the_json_has_the_scale_by_which_its_places_are_read(tmp_path: Path) -> None:
    standing(tmp_path, ORDINAL, {"2025": "vysoká"})
    found = as_json(tmp_path)["indicators"][0]
    assert (found["actual"], found["target"]) == (3, 3)
    assert found["scale"][found["actual"] - 1] == "vysoká"


# --- values of several units --------------------------------------------------------------------


def shared(root: Path, fields: Mapping[str, Any], values: Mapping[str, Record]) -> Standing:
    """Evaluate a card of two contributors; `values` are by guarantor, for 2025."""
    fields = {"contributors": ["odbor-b"], "target": None, "baseline": None} | dict(fields)
    told_ = [observation("2025", who, [told(**each)]) for who, each in values.items()]
    region(root, [card(**fields)], told_)
    return plan_standing(root).indicators[0]


PERCENT: Mapping[str, Any] = {
    "measure": "percent",
    "unit": None,
    "accumulation": "point_in_time",
    "numerator": "přístupné budovy",
    "denominator": "všechny budovy",
}
TWO = {
    "odbor-a": {"value": 50, "numerator": 5, "denominator": 10},
    "odbor-b": {"value": 90, "numerator": 81, "denominator": 90},
}


def test_percentages_of_two_units_are_joined_by_their_numbers_never_averaged(
    tmp_path: Path,
) -> None:
    found = shared(tmp_path, PERCENT, TWO)
    assert found.actual
    assert found.actual.value == 86
    assert not found.actual.partial
    assert "Actual A = 100 × 86 / 100 = 86 on 31 December 2025." in trace(found)


def test_percentages_without_their_numbers_contradict_each_other(tmp_path: Path) -> None:
    bare = {who: {"value": each["value"]} for who, each in TWO.items()}
    for number, fields in enumerate((PERCENT, {**PERCENT, "aggregation": "none"})):
        values = (bare, TWO)[number]
        found = shared(tmp_path / str(number), fields, values)
        assert (found.actual, found.reasons["actual"]) == (None, "conflict")


def test_the_share_of_one_unit_is_told_as_part_of_the_whole(tmp_path: Path) -> None:
    found = shared(tmp_path, PERCENT, {"odbor-a": TWO["odbor-a"]})
    assert found.actual
    assert (found.actual.value, found.actual.partial) == (Decimal(50), True)


def test_levels_are_added_only_where_the_card_says_so(tmp_path: Path) -> None:
    counts = {"odbor-a": {"value": 5}, "odbor-b": {"value": 7, "provisional": True}}
    levels = {"accumulation": "point_in_time"}
    assert shared(tmp_path / "a", levels, counts).reasons["actual"] == "conflict"
    found = shared(tmp_path / "b", levels | {"aggregation": "sum"}, counts)
    assert found.actual
    assert (found.actual.value, found.actual.provisional) == (Decimal(12), True)


def test_increments_are_added_unless_each_stands_for_the_whole(tmp_path: Path) -> None:
    counts = {"odbor-a": {"value": 5}, "odbor-b": {"value": 7}}
    fields = {"accumulation": "increment", "baseline": {"date": "2023-12-31", "value": 1}}
    found = shared(tmp_path / "a", fields, counts)
    assert found.actual
    assert found.actual.value == 13
    alone = shared(tmp_path / "b", fields | {"aggregation": "none"}, counts)
    assert alone.reasons["actual"] == "conflict"


def test_one_unit_that_says_two_things_is_not_added_up(tmp_path: Path) -> None:
    twice = [told(5), told(6)]
    fields = {"accumulation": "point_in_time", "aggregation": "sum", "contributors": ["odbor-b"]}
    region(tmp_path, [card(**fields)], [observation("2025", "odbor-a", twice)])
    assert plan_standing(tmp_path).indicators[0].reasons["actual"] == "conflict"


def test_the_json_keeps_numerator_denominator_and_parts(tmp_path: Path) -> None:
    fields = {"disaggregation": [{"dimension": "typ", "categories": ["úřad", "škola"]}, "rok"]}
    parts = [{"category": "úřad", "value": 4}, {"category": "škola", "value": 1.5}]
    standing(tmp_path / "a", fields, {"2025": told(5.5, parts=parts)})
    found = as_json(tmp_path / "a")["indicators"][0]
    assert [each["value"] for each in found["parts"]] == [4, 1.5]
    shared(tmp_path / "b", PERCENT, TWO)
    found = as_json(tmp_path / "b")["indicators"][0]
    assert found["shares"] == [
        {"numerator": 5, "denominator": 10},
        {"numerator": 81, "denominator": 90},
    ]
    assert found["aggregation"] == "ratio"


# --- derived indicators -------------------------------------------------------------------------


def derived(
    root: Path, formula: str, values: Mapping[str, Mapping[str, object]], **fields: object
) -> Standing:
    """Evaluate IN-9 over IN-1 and IN-2; `values` are by period and indicator."""
    cards = [
        card("IN-1", target=None),
        card("IN-2", baseline={"date": "2023-12-31", "value": 0}, target=None),
        card("IN-9", formula=formula, accumulation=None, **fields),
    ]
    told_ = [
        observation(period, "odbor-a", [{"indicator": i, "value": v} for i, v in each.items()])
        for period, each in values.items()
    ]
    region(root, cards, told_)
    return plan_standing(root).indicators[2]


def test_a_derived_indicator_is_computed_from_levels_of_the_same_date(tmp_path: Path) -> None:
    values = {"2024": {"IN-1": 12, "IN-2": 3}, "2025": {"IN-1": 20, "IN-2": 10}}
    found = derived(tmp_path, "IN-1 + IN-2", values)
    assert [point.value for point in found.series] == [15, 30]
    assert (found.status, found.measures["achievement"]) == ("on_track", Decimal("0.666666666667"))
    assert trace(found)[1:4] == [
        "Input IN-1 = 20 on 31 December 2025.",
        "Input IN-2 = 10 on 31 December 2025.",
        "Actual A = IN-1 + IN-2 = 30 on 31 December 2025.",
    ]


def test_a_missing_input_is_never_taken_for_zero(tmp_path: Path) -> None:
    values = {"2024": {"IN-1": 12, "IN-2": 3}, "2025": {"IN-1": 20}}
    found = derived(tmp_path / "a", "IN-1 + IN-2", values)
    assert (found.status, found.reasons["status"]) == ("not_reported", "input_unknown")
    assert [point.value for point in found.series] == [15]
    nothing = derived(tmp_path / "b", "IN-1 + IN-2", {"2025": {"IN-1": 20}})
    assert (nothing.actual, nothing.reasons["actual"]) == (None, "input_unknown")
    assert "Input IN-2 has no level: there are no values yet." in trace(nothing)


def test_a_division_by_zero_says_so(tmp_path: Path) -> None:
    found = derived(tmp_path, "IN-1 / IN-2", {"2025": {"IN-1": 20, "IN-2": 0}})
    assert (found.actual, found.status) == (None, "not_computable")
    assert found.reasons["status"] == "division_by_zero"
    assert "IN-1 / IN-2 would divide by zero." in trace(found)


def test_a_derived_indicator_of_another_one_and_a_circle(tmp_path: Path) -> None:
    cards = [
        card("IN-1", target=None),
        card("IN-3", formula="2 * IN-4", accumulation=None, target=None),
        card("IN-4", formula="IN-1 + 1", accumulation=None, target=None),
        card("IN-5", formula="IN-6 + IN-1", accumulation=None, target=None),
        card("IN-6", formula="IN-5", accumulation=None, target=None),
    ]
    region(tmp_path, cards, [observation("2025", "odbor-a", [told(20)])])
    found = {each.indicator.id: each for each in plan_standing(tmp_path).indicators}
    assert found["IN-3"].actual
    assert found["IN-3"].actual.value == 42
    assert found["IN-5"].actual is found["IN-6"].actual is None
    assert found["IN-5"].reasons["actual"] == "formula_wrong"


def test_a_very_long_chain_of_formulas_is_computed(tmp_path: Path) -> None:
    chain = [
        card(f"D-{n:03}", formula=f"D-{n - 1:03} + 1" if n else "IN-1", accumulation=None)
        for n in range(300)
    ]
    region(tmp_path, [card("IN-1"), *chain], [observation("2025", "odbor-a", [told(20)])])
    last = plan_standing(tmp_path).indicators[299]
    assert last.actual
    assert (last.indicator.id, last.actual.value) == ("D-299", Decimal(319))


def test_a_half_year_of_the_inputs_is_told_as_one(tmp_path: Path) -> None:
    found = derived(tmp_path, "IN-1 + IN-2", {"2025-H1": {"IN-1": 20, "IN-2": 10}})
    assert (found.period, found.status) == (Period(2025, 1), "on_track")


def test_what_is_provisional_in_an_input_is_in_what_is_computed(tmp_path: Path) -> None:
    cards = [card("IN-1"), card("IN-9", formula="IN-1 * 2", accumulation=None)]
    region(tmp_path, cards, [observation("2025", "odbor-a", [told(20, provisional=True)])])
    found = plan_standing(tmp_path).indicators[1]
    assert found.actual
    assert found.actual.provisional


def test_nobody_is_asked_for_what_is_computed(tmp_path: Path) -> None:
    region(tmp_path, [card("IN-1"), card("IN-9", formula="IN-1", accumulation=None)])
    data = dataset(tmp_path)
    assert data.respondents_of(data.indicators["IN-9"]) == ()
    assert data.respondents_of(data.indicators["IN-1"]) == ("odbor-a",)


# --- statuses given by hand ---------------------------------------------------------------------

JUDGED: Record = {
    "period": "2025",
    "status": "on_track",
    "reason": "Dodávka přišla v lednu.",
    "date": "2026-02-01",
    "resolution": "12/26/RK",
}


def test_a_judged_status_counts_and_the_computed_one_stays_beside_it(tmp_path: Path) -> None:
    found = standing(tmp_path, {"judgements": [JUDGED]}, {"2025": 11})
    assert (found.status, found.computed) == ("on_track", "off_track")
    assert trace(found)[-1] == (
        "Judged on 1 February 2026: on track in place of the computed off track: "
        "Dodávka přišla v lednu."
    )
    told_ = as_json(tmp_path)
    one = told_["indicators"][0]
    assert (one["status"], one["computed"]) == ("on_track", "off_track")
    assert one["judgement"]["resolution"] == "12/26/RK"
    assert told_["rollup"]["plan"]["counts"] == {"on_track": 1}
    assert told_["rollup"]["plan"]["judged"] == 1


def test_a_judgement_holds_for_its_own_period_only(tmp_path: Path) -> None:
    found = standing(tmp_path, {"judgements": [JUDGED]}, {"2024": 11, "2025": 11}, "2024")
    assert (found.status, found.computed, found.judgement) == ("off_track", None, None)
    assert "judged" not in as_json(tmp_path, "2024")["rollup"]["plan"]


def test_nothing_is_judged_where_nothing_was_reported(tmp_path: Path) -> None:
    found = standing(tmp_path, {"judgements": [JUDGED]}, {"2024": 11})
    assert (found.status, found.judgement) == ("not_reported", None)


def test_an_assessment_in_words_may_be_judged(tmp_path: Path) -> None:
    fields = {"measure": "qualitative", "baseline": None, "target": None, "judgements": [JUDGED]}
    found = standing(tmp_path, fields, {"2025": "Daří se."})
    assert (found.status, found.computed) == ("on_track", "qualitative")
