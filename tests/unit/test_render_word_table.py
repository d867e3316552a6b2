"""Tables in Word: no word of a header or a cell is broken inside, the line is filled exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chytrejsi.progress.standing import STATUS_WORDS, Status
from chytrejsi.render.charts.lettering import Style, width
from chytrejsi.render.word.table import least_of, widths_of
from chytrejsi.report.blocks import Column, Run, Table, text

LINE = 9071
MARGINS = 216
WORDS = (
    "Očekáváno",
    "Skutečnost",
    "pozastaveno",
    "Vyhodnoceno",
    "kyberbezpečnosti",
    "Achievement",
    "Mmm",
    "WWW",
    "30.\u00a012.\u00a02024",
    "12\u00a0345\u00a0678,9",
    "MWh",
)


def true_width(words: str, cut: str = "Bold") -> float:
    """Measure a text in the tables' 9 points, in twips."""
    return width(words, Style(cut, 9)) * 20


@pytest.mark.parametrize("word", WORDS)
def test_a_column_is_never_narrower_than_its_words(word: str) -> None:
    columns = (Column("Indikátor", 30), Column(word, 0.1), Column("Stav", 0.1))
    table = Table("t", columns, ((text("a"), text("b"), text("c")),))
    widths = widths_of(columns, LINE, least_of(table, LINE))
    assert sum(widths) == LINE
    assert widths[1] - MARGINS >= true_width(word)


@pytest.mark.parametrize("status", STATUS_WORDS)
def test_a_status_has_room_for_its_shape(status: Status) -> None:
    columns = (Column("Indikátor", 30), Column("S", 0.1))
    cell = (Run("zhoršuje\u00a0se", status=status),)
    table = Table("t", columns, ((text("a"), cell),))
    widths = widths_of(columns, LINE, least_of(table, LINE))
    assert widths[1] - MARGINS >= true_width("✔\u00a0zhoršuje\u00a0se", "Regular")


def test_words_may_part_at_spaces_and_hyphens_only() -> None:
    apart = Table("t", (Column("dvě slova"), Column("slovo-slovo"), Column("dvě\u00a0slova")), ())
    first, second, bound = least_of(apart, LINE)
    assert first < bound
    assert second < bound


def test_an_address_does_not_take_the_table() -> None:
    cells = ((text("a"), text("https://www.example.cz/" + "velmi" * 40)),)
    table = Table("t", (Column("Indikátor"), Column("Zdroj")), cells)
    assert widths_of(table.columns, LINE, least_of(table, LINE)) == [4536, 4535]


shares = st.lists(st.tuples(st.floats(0, 50), st.floats(0, 6000)), min_size=1, max_size=15)


@given(shares)
def test_widths_fill_the_line_and_hold_the_least(given_: list[tuple[float, float]]) -> None:
    columns = [Column("", share) for share, _ in given_]
    least = [each for _, each in given_]
    widths = widths_of(columns, LINE, least)
    assert sum(widths) == LINE
    assert all(each >= 0 for each in widths)
    if sum(least) < LINE:
        assert all(got >= need - 1 for got, need in zip(widths, least, strict=True))
