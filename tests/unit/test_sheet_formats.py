import pytest

from chytrejsi.sheet.intake.formats import Shown, shown_as


@pytest.mark.parametrize(
    "code",
    ["General", "0", "#,##0.00", r"0\ d", "#,##0 m2", "0 y", "[$MD-405] 0", '0 "dnů"', "@", ""],
)
def test_a_place_for_a_digit_makes_a_number(code: str) -> None:
    assert shown_as(code) is Shown.NUMBER


@pytest.mark.parametrize("code", ["0%", "0.0 %", "0.00%;[Red]-0.00%"])
def test_percentages(code: str) -> None:
    assert shown_as(code) is Shown.PERCENT


@pytest.mark.parametrize("code", ['0" %"', r"0\%"])
def test_a_quoted_per_cent_sign_is_only_a_letter(code: str) -> None:
    assert shown_as(code) is Shown.NUMBER


@pytest.mark.parametrize(
    "code",
    [
        "d.m.yyyy",
        r"d\.\ m\.\ yyyy",
        'd". "m". "yyyy',
        "yyyy-mm-dd",
        "[$-405]d. mmmm yyyy",
        "h:mm:ss",
        "mm:ss.0",
        "[h]:mm",
        "d/m/yy;@",
    ],
)
def test_dates_and_times(code: str) -> None:
    assert shown_as(code) is Shown.DATE
