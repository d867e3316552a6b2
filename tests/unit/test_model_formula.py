"""The formula of a derived indicator: what it may say, and what it computes."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chytrejsi.model.formula import (
    DEEPEST,
    LONGEST,
    FormulaError,
    computed,
    inputs_of,
    parse,
    part_and_whole,
)

LEVELS = {"EN-01": Decimal(6), "EN-02": Decimal(4), "2.1": Decimal(10), "sum-1": Decimal(1)}


def value(formula: str) -> Decimal | None:
    return computed(parse(formula), LEVELS)


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("EN-01 + EN-02", 10),
        ("EN-01 - EN-02 - 1", 1),
        ("EN-01 − EN-02", 2),
        ("100 * EN-01 / [2.1]", 60),
        ("100 × [ EN-01 ] ÷ [2.1]", 60),
        ("EN-01 + EN-02 * 2", 14),
        ("(EN-01 + EN-02) * 2", 20),
        ("-EN-01 + 2.5", "-3.5"),
        ("12 / EN-01 / EN-02", "0.5"),
        ("sum(EN-01, EN-02; sum-1)", 11),
        ("min(EN-01, EN-02) + max(EN-01, EN-02)", 10),
        ("EN-01/EN-02*100", 150),
    ],
)
def test_a_formula_is_computed_as_it_is_written(formula: str, result: object) -> None:
    assert value(formula) == Decimal(str(result))


@pytest.mark.parametrize(
    "formula",
    [
        *("", " ", "EN-01 +", "* EN-01", "EN-01 EN-02", "(EN-01", "EN-01)", "()", "sum()", "sum"),
        *("EN-01 ** 2", "EN-01 % 2", "EN-01 == 1", "__import__('os')", "EN-01.real()", "1,5"),
        *("[]", "[EN 01]", "EN-01 + [", "lambda: 1", "EN-01 and EN-02", "abs(EN-01)", "1e5(2)"),
        *("+" * 9, "(" * (DEEPEST + 1) + "1" + ")" * (DEEPEST + 1), "1+" * LONGEST + "1"),
    ],
)
def test_anything_else_is_refused_and_never_run(formula: str) -> None:
    with pytest.raises(FormulaError):
        parse(formula)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="EN-0123.[]()+*/ ,;×summinax_%é\n", max_size=60))
def test_any_text_is_a_formula_or_is_refused(text: str) -> None:
    try:
        node = parse(text)
    except FormulaError:
        return
    found = computed(node, dict.fromkeys(inputs_of(node), Decimal(3)))
    assert found is None or isinstance(found, Decimal)


def test_a_hyphen_without_spaces_belongs_to_the_id() -> None:
    assert inputs_of(parse("EN-01-EN-02")) == ("EN-01-EN-02",)
    assert inputs_of(parse("EN-01 - EN-02")) == ("EN-01", "EN-02")


def test_nothing_is_divided_by_zero() -> None:
    assert value("EN-01 / (EN-02 - 4)") is None
    assert value("1 + sum(2, EN-01 / 0)") is None


def test_the_longest_formula_is_computed() -> None:
    longest = "1" + "+1" * (LONGEST // 2 - 1)
    assert value(longest) == LONGEST // 2


@pytest.mark.parametrize(
    ("formula", "named"),
    [
        ("EN-02 / EN-01 * 100", ("EN-02", "EN-01")),
        ("100 * EN-02 / EN-01", ("EN-02", "EN-01")),
        ("100 * EN-02 / (EN-01 + EN-02)", None),
        ("EN-02 + EN-01", None),
    ],
)
def test_a_share_names_its_part_and_its_whole(formula: str, named: tuple[str, str] | None) -> None:
    assert part_and_whole(parse(formula)) == named
