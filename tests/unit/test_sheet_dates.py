from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chytrejsi.language import language
from chytrejsi.sheet.read.dates import EARLIEST, LATEST, is_plausible, parse_date, stored_date

DAYS = st.dates(EARLIEST, LATEST)


@given(DAYS)
def test_reading_is_the_inverse_of_writing(day: date) -> None:
    assert parse_date(language("cs").day(day)) == day
    assert parse_date(day.isoformat()) == day


@given(DAYS)
def test_a_stored_number_is_the_day_of_both_systems(day: date) -> None:
    serial = Decimal((day - date(1899, 12, 30)).days)
    assert stored_date(serial, since_1904=False) == day
    assert stored_date(serial - 1462, since_1904=True) == day
    assert is_plausible(day)


@pytest.mark.parametrize(
    "text",
    ["12. 5. 26", "12.5.", "31. 2. 2025", "2025", "5/2025", "2025-13-01", "12. května 2025", ""],
)
def test_what_may_be_two_days_is_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("serial", ["-1", "2958466", "1E300"])
def test_there_is_no_such_day(serial: str) -> None:
    assert stored_date(Decimal(serial), since_1904=False) is None


@pytest.mark.parametrize("serial", ["0", "60"])
def test_days_of_the_broken_calendar_are_not_plausible(serial: str) -> None:
    day = stored_date(Decimal(serial), since_1904=False)
    assert day is not None
    assert not is_plausible(day)
