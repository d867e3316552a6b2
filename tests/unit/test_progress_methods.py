"""The methods against an independent oracle, and the laws that they keep for any numbers."""

from dataclasses import replace
from datetime import date
from decimal import Context, Decimal, getcontext, localcontext
from fractions import Fraction
from math import isclose

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from chytrejsi.model.indicator import Direction
from chytrejsi.progress.methods import METHODS, Levels, measured
from chytrejsi.progress.reasons import Reason
from chytrejsi.progress.standing import MEASURES, Point

B_DAY, A_DAY, T_DAY = date(2023, 12, 31), date(2024, 12, 31), date(2026, 12, 31)


def levels(
    actual: object,
    baseline: object,
    target: object,
    direction: str | None = "increase",
    /,
    **more: object,
) -> Levels:
    def point(value: object, day: date) -> Point | None:
        return None if value is None else Point(day, Decimal(str(value)))

    made = Levels(
        actual=point(actual, A_DAY),
        baseline=point(baseline, B_DAY),
        target=point(target, T_DAY),
        direction=Direction(direction) if direction else None,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_every_measure_has_a_method() -> None:
    assert tuple(METHODS) == MEASURES


def test_the_numbers_of_a_plain_case() -> None:
    answers = measured(levels(22, 15, 30))
    assert answers["achievement"] == Decimal("0.466666666667")
    assert answers["expected"] == 20
    assert answers["schedule"] == Decimal("1.4")
    assert answers["cohesion_rate"] == Decimal("0.733333333333")
    assert answers["required_pace"] == 4
    assert answers["observed_pace"] == 7
    assert answers["projection"] == 36
    # (22/15 - 1) / (2^(1/3) - 1), and 22 · (22/15)^2 less 15, of 15
    assert isclose(float(str(answers["growth"])), (22 / 15 - 1) / (2 ** (1 / 3) - 1), rel_tol=1e-9)
    assert isclose(
        float(str(answers["extrapolation"])), (22 * (22 / 15) ** 2 - 15) / 15, rel_tol=1e-9
    )


@pytest.mark.parametrize(
    ("given_levels", "name", "reason"),
    [
        (levels(22, None, 30), "achievement", "baseline_missing"),
        (levels(22, None, None), "achievement", "baseline_missing"),
        (levels(22, 15, None), "achievement", "target_missing"),
        (levels(None, 15, 30), "achievement", "no_data"),
        (levels(None, 15, None), "achievement", "target_missing"),
        (levels(22, 15, 15), "achievement", "target_equals_baseline"),
        (levels(22, 15, 30, qualitative=True), "achievement", "qualitative"),
        (levels(None, 15, 30), "expected", "no_data"),
        (levels(22, 0, 30), "growth", "zero_baseline"),
        (levels(22, 15, 0), "growth", "zero_target"),
        (levels(22, 0, 0), "growth", "target_equals_baseline"),
        (levels(22, -15, 30), "growth", "sign_change"),
        (levels(-22, 15, 30), "growth", "sign_change"),
        (levels(22, 15, 15), "growth", "target_equals_baseline"),
        (levels(22, 15, 30, "maintain"), "growth", "maintain"),
        (levels(22, 15, 30, None), "growth", "direction_missing"),
        (levels(22, 15, 30, broken=True), "growth", "break_in_series"),
        (levels(22, 15, 30, broken=True), "extrapolation", "break_in_series"),
        (levels(22, 15, 30, actual=Point(B_DAY, Decimal(22))), "growth", "one_point"),
        (levels(22, 15, 30, actual=Point(B_DAY, Decimal(22))), "extrapolation", "one_point"),
        (levels(22, 15, 30, actual=Point(B_DAY, Decimal(22))), "observed_pace", "one_point"),
        (levels(22, 15, 30, actual=Point(B_DAY, Decimal(22))), "projection", "one_point"),
        (levels(22, 15, 30, target=Point(B_DAY, Decimal(30))), "growth", "target_before_baseline"),
        (levels(22, 0, 30), "extrapolation", "zero_baseline"),
        (levels(22, 0, 30, actual=Point(T_DAY, Decimal(22))), "extrapolation", "zero_baseline"),
        (levels(22, -15, 30), "extrapolation", "sign_change"),
        (levels(22, 15, 0), "cohesion_rate", "zero_target"),
        (levels(22, 15, 15), "extrapolation", "target_equals_baseline"),
        (levels(22, 15, None), "required_pace", "target_missing"),
        (levels(22, None, 30), "observed_pace", "baseline_missing"),
        (levels(1, 0, 1, boolean=True), "expected", "boolean"),
        (
            levels(22, 15, 30, actual=Point(B_DAY, Decimal(15))),
            "schedule",
            "expected_equals_baseline",
        ),
        (levels("1e-2000000", 15, 30), "growth", "out_of_range"),
    ],
)
def test_a_number_that_cannot_be_computed_has_its_reason(
    given_levels: Levels, name: str, reason: str
) -> None:
    if reason == "out_of_range":
        given_levels = replace(given_levels, target=Point(T_DAY, Decimal("1e1000005")))
    assert measured(given_levels)[name] == Reason(reason)


@pytest.mark.parametrize("name", MEASURES)
def test_a_verbal_indicator_has_no_number(name: str) -> None:
    assert measured(levels(22, 15, 30, qualitative=True))[name] is Reason.QUALITATIVE


def test_zero_baseline_is_normal_for_the_linear_methods() -> None:
    answers = measured(levels(10, 0, 30))
    assert answers["achievement"] == Decimal("0.333333333333")
    assert answers["schedule"] == 1


def test_after_the_target_date_nothing_is_left() -> None:
    late = levels(22, 15, 30, actual=Point(date(2027, 1, 31), Decimal(22)))
    for name in ("extrapolation", "projection", "required_pace"):
        assert measured(late)[name] is Reason.TARGET_PASSED
    assert measured(late)["expected"] == 30


def test_on_the_target_date_the_actual_level_is_the_outlook() -> None:
    now = levels(22, 15, 30, actual=Point(T_DAY, Decimal(22)))
    assert measured(now)["projection"] == 22
    assert measured(now)["extrapolation"] == measured(now)["achievement"]
    assert measured(now)["required_pace"] is Reason.TARGET_PASSED


def test_what_came_to_zero_on_the_target_date_has_an_outlook_too() -> None:
    gone = levels(0, 740, -4, "decrease", actual=Point(T_DAY, Decimal(0)))
    assert METHODS["extrapolation"](gone) == METHODS["achievement"](gone)


def test_before_the_baseline_the_plan_expects_the_baseline() -> None:
    early = levels(12, 15, 30, actual=Point(date(2023, 6, 30), Decimal(12)))
    assert measured(early)["expected"] == 15
    assert measured(early)["schedule"] is Reason.EXPECTED_EQUALS_BASELINE


def test_the_path_leads_through_the_milestones() -> None:
    through = levels(
        22, 15, 30, milestones=(Point(date(2025, 12, 31), Decimal(27)), Point(A_DAY, Decimal(24)))
    )
    assert measured(through)["expected"] == 24
    between = replace(through, actual=Point(date(2025, 6, 30), Decimal(22)))
    assert measured(between)["expected"] == Decimal("25.5")
    after = replace(through, actual=Point(date(2026, 6, 30), Decimal(22)))
    assert measured(after)["expected"] == Decimal("28.5")


def test_growth_of_negative_levels_is_positive_in_the_wanted_direction() -> None:
    better = levels(-5, -10, -2)
    assert isinstance(growth := measured(better)["growth"], Decimal)
    assert growth > 0
    worse = levels(-15, -10, -2)
    assert isinstance(growth := measured(worse)["growth"], Decimal)
    assert growth < 0


def test_the_ratio_that_the_rounding_is_for() -> None:
    # 0,95 exactly, which binary fractions miss
    answers = measured(levels("11.9", 10, 16, target=Point(date(2026, 12, 31), Decimal(16))))
    assert answers["schedule"] == Decimal("0.95")


def test_the_callers_context_does_not_matter() -> None:
    case = levels("22.123456789", 15, 30)
    usual = measured(case)
    with localcontext(Context(prec=3)):
        assert measured(case) == usual
        assert getcontext().prec == 3


# --- laws ---------------------------------------------------------------------------------------

NUMBERS = st.decimals(-10_000, 10_000, allow_nan=False, places=3)
DAYS = st.dates(date(2024, 1, 1), date(2026, 11, 30))
FINITE = st.decimals(allow_nan=False, allow_infinity=False)
ANY_DAY = st.dates(date(1900, 1, 1), date(2999, 12, 31))


def case(a: Decimal, b: Decimal, t: Decimal, day: date, direction: str = "increase") -> Levels:
    return levels(a, b, t, direction, actual=Point(day, a))


def rounded(value: Fraction) -> Decimal:
    """Round to 12 significant digits, half to even, without decimal's own division."""
    if value == 0:
        return Decimal(0)
    exponent = 0
    while abs(value) >= 10**12:
        value, exponent = value / 10, exponent + 1
    while abs(value) < 10**11:
        value, exponent = value * 10, exponent - 1
    return Decimal(round(value)).scaleb(exponent)


@given(NUMBERS, NUMBERS, NUMBERS, DAYS)
def test_the_linear_methods_agree_with_fractions(
    a: Decimal, b: Decimal, t: Decimal, day: date
) -> None:
    assume(b != t)
    answers = measured(case(a, b, t, day))
    fa, fb, ft = Fraction(a), Fraction(b), Fraction(t)
    gone = (day.year - 2023) * 12 + day.month - 12
    left = 36 - gone
    fe = fb + (ft - fb) * Fraction(gone, 36)
    assert answers["achievement"] == rounded((fa - fb) / (ft - fb))
    assert answers["expected"] == rounded(fe)
    # two roundings meet at the last digit where the exact quotient lies half-way
    assert abs(answers["schedule"] - rounded((fa - fb) / (fe - fb))) <= abs(  # type: ignore[operator]
        answers["schedule"] * Decimal("1e-11")  # type: ignore[operator]
    )
    assert answers["observed_pace"] == rounded((fa - fb) * 12 / gone)
    assert answers["required_pace"] == rounded((ft - fa) * 12 / left)
    assert answers["projection"] == rounded(fa + (fa - fb) * Fraction(left, gone))
    if t:
        assert answers["cohesion_rate"] == rounded(fa / ft)


@given(NUMBERS, NUMBERS, NUMBERS, DAYS)
def test_increase_and_decrease_are_mirror_images(
    a: Decimal, b: Decimal, t: Decimal, day: date
) -> None:
    there = measured(case(a, b, t, day, "increase"))
    back = measured(case(-a, -b, -t, day, "decrease"))
    for name in ("achievement", "schedule", "growth", "extrapolation", "cohesion_rate"):
        assert there[name] == back[name]


@given(NUMBERS, NUMBERS, NUMBERS, DAYS, st.integers(-3, 3))
@example(Decimal(22), Decimal(15), Decimal(30), date(2024, 6, 30), 3)
def test_the_unit_does_not_matter_to_ratios(
    a: Decimal, b: Decimal, t: Decimal, day: date, power: int
) -> None:
    scale = Decimal(10) ** power
    plain = measured(case(a, b, t, day))
    scaled = measured(case(a * scale, b * scale, t * scale, day))
    for name in ("achievement", "schedule", "growth", "extrapolation", "cohesion_rate"):
        assert plain[name] == scaled[name]


@given(NUMBERS, NUMBERS, NUMBERS, DAYS, st.integers(1, 40))
def test_the_year_in_which_it_happens_does_not_matter(
    a: Decimal, b: Decimal, t: Decimal, day: date, years: int
) -> None:
    def later(when: date) -> date:
        return date(when.year + years, when.month, 1)

    now = case(a, b, t, day)
    then = replace(
        now,
        actual=Point(later(day), a),
        baseline=Point(later(B_DAY), b),
        target=Point(later(T_DAY), t),
    )
    assert measured(now) == measured(then)


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS, DAYS)
def test_a_higher_level_is_never_a_lower_achievement(
    low: Decimal, high: Decimal, b: Decimal, t: Decimal, day: date
) -> None:
    assume(low <= high and b != t)
    lower, higher = (METHODS["achievement"](case(a, b, t, day)) for a in (low, high))
    assert isinstance(lower, Decimal)
    assert isinstance(higher, Decimal)
    assert lower <= higher if t > b else lower >= higher


ANY_POINT = st.builds(Point, ANY_DAY, FINITE)


@given(ANY_POINT, ANY_POINT, ANY_POINT, st.lists(ANY_POINT, max_size=3), st.sampled_from(Direction))
def test_no_finite_number_makes_a_method_fail(
    actual: Point, baseline: Point, target: Point, milestones: list[Point], direction: Direction
) -> None:
    answers = measured(Levels(actual, baseline, target, tuple(milestones), direction))
    for answer in answers.values():
        assert isinstance(answer, Reason) or answer.is_finite()
