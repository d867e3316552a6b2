from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chytrejsi.progress.months import months_between

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def test_the_methods_page_counts_180_months_from_2015_to_2030() -> None:
    assert months_between(date(2015, 12, 31), date(2030, 12, 31)) == 180


def test_only_the_month_counts() -> None:
    assert months_between(date(2024, 6, 30), date(2024, 7, 1)) == 1
    assert months_between(date(2024, 6, 1), date(2024, 6, 30)) == 0


@given(DAYS, DAYS, DAYS)
def test_months_add_up(first: date, second: date, third: date) -> None:
    whole = months_between(first, third)
    assert months_between(first, second) + months_between(second, third) == whole
    assert months_between(third, first) == -whole
