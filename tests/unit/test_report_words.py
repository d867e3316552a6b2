"""Words of the reports: Czech plurals and genders, numbers, dates, sentences."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chytrejsi.language import NBSP, language
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.observation import ActivityStatus
from chytrejsi.model.period import Period
from chytrejsi.progress.standing import STATUS_WORDS, Status
from chytrejsi.report import words

CS = language("cs")


def card(**more: object) -> Indicator:
    return Indicator.model_validate(
        {"id": "X-1", "title": "Elektroměry", "kind": "output", "measure": "number", **more}
    )


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({Status.ACHIEVED: 1}, "1 je splněn"),
        ({Status.ACHIEVED: 2, Status.BEHIND: 1}, "2 jsou splněny a 1 je zpožděn"),
        (
            {Status.ACHIEVED: 5, Status.ON_TRACK: 3, Status.MISSED: 4},
            "5 je splněno, 3 se plní a 4 nejsou splněny",
        ),
        ({Status.NO_TARGET: 3, Status.RETIRED: 0}, "3 nemají stanoven cíl"),
        ({}, ""),
    ],
)
def test_statuses_agree_with_their_number(counts: dict[Status, int], told: str) -> None:
    assert words.status_clauses(CS, counts) == told


def test_every_status_has_its_clause() -> None:
    assert set(words.STATUS_CLAUSES) == set(STATUS_WORDS)
    assert set(words.ACTIVITY_CLAUSES) == set(words.ACTIVITY_WORDS) == set(ActivityStatus)
    assert set(words.ACTIVITY_LEADS) == set(ActivityStatus)


def test_activities_are_feminine() -> None:
    counts = {ActivityStatus.DONE: 1, ActivityStatus.IN_PROGRESS: 2, ActivityStatus.STOPPED: 5}
    assert words.activity_clauses(CS, counts) == ("1 je dokončena, 2 probíhají a 5 bylo zastaveno")


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        (
            {ActivityStatus.DONE: 5, ActivityStatus.PREPARING: 1},
            "dokončeno je 5 aktivit a 1 se připravuje",
        ),
        ({ActivityStatus.DONE: 0, ActivityStatus.IN_PROGRESS: 3}, "probíhají 3 aktivity"),
        ({ActivityStatus.NOT_STARTED: 1}, "nebyla zahájena 1 aktivita"),
        ({}, ""),
    ],
)
def test_a_sentence_on_activities_names_them_once(
    counts: dict[ActivityStatus, int], told: str
) -> None:
    assert words.activity_sentence(CS, counts) == told


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        ("15", {"label": "ks"}, f"15{NBSP}ks"),
        ("1234.5", {"label": "MWh"}, f"1{NBSP}234,5{NBSP}MWh"),
        ("3", {"label": "počet"}, "3"),
        ("3", None, "3"),
        ("21", {"label": "dnů"}, f"21{NBSP}dnů"),
        ("18.8", {"label": "dnů"}, f"18,8{NBSP}dne"),
        ("281.3", {"label": "domácností"}, f"281,3{NBSP}domácnosti"),
    ],
)
def test_quantities_have_their_unit(value: str, unit: object, told: str) -> None:
    assert words.quantity(CS, card(unit=unit), Decimal(value)) == told


def test_a_percentage_needs_no_unit_in_its_card() -> None:
    assert words.quantity(CS, card(measure="percent"), Decimal("7.5")) == f"7,5{NBSP}%"


def test_yes_and_no_are_words() -> None:
    yes_no = card(measure="boolean", unit={"label": "ks"})
    assert [words.quantity(CS, yes_no, Decimal(each)) for each in (0, 1)] == ["ne", "ano"]


@pytest.mark.parametrize(
    ("given_", "told"),
    [("2.04", "+2"), ("-30.15", "−30,2"), ("0", "0"), ("10", "+10"), ("100.06", "+100,1")],
)
def test_changes_have_their_sign(given_: str, told: str) -> None:
    assert words.signed(CS, Decimal(given_)) == told


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 3))
def test_rounding_stays_near_and_writes_no_exponent(value: Decimal, digits: int) -> None:
    short = words.rounded(value, digits)
    assert abs(short - value) <= Decimal(5).scaleb(-digits - 1)
    assert "E" not in str(short)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2023", "2023"),
        ("2025-10", "říjen 2025"),
        ("2023-06-28", f"28.{NBSP}6.{NBSP}2023"),
    ],
)
def test_partial_dates_say_what_is_known(day: str, told: str) -> None:
    assert words.event_day(CS, day) == told


def test_the_end_of_a_year_is_the_year() -> None:
    assert words.short_day(CS, date(2026, 12, 31)) == "2026"
    assert words.short_day(CS, date(2024, 6, 30)) == f"30.{NBSP}6.{NBSP}2024"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Odečty má 32 budov. Spotřeba klesá.", "Odečty má 32 budov."),
        ("Spuštěno 28. 6. 2023 v Liberci. Dále.", "Spuštěno 28. 6. 2023 v Liberci."),
        ("Jedna věta bez tečky", "Jedna věta bez tečky"),
        ("Opravdu? Ano.", "Opravdu?"),
    ],
)
def test_the_first_sentence_is_found(text: str, first: str) -> None:
    assert words.first_sentence(text) == first


def test_sentences_and_lists() -> None:
    assert words.sentence("  cíl byl 5 ") == "Cíl byl 5."
    assert words.sentence("Opravdu?") == "Opravdu?"
    assert words.sentence("") == ""
    assert words.listed(CS, ["a", "b", "c"]) == "a, b a c"
    assert words.listed(CS, ["a"]) == "a"
    assert words.within("Odečty má") == "odečty má"
    assert words.within("FVE na střeše") == "FVE na střeše"


def test_periods_have_names() -> None:
    assert words.period_phrase(CS, Period(2025)) == "rok 2025"
    assert words.period_phrase(CS, Period(2025, 1)) == "1. pololetí 2025"


def test_a_figure_longer_than_the_context_is_rounded() -> None:
    assert words.rounded(Decimal("9" * 40 + ".26"), 1) == Decimal("9" * 40 + ".3")
