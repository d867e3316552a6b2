from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chytrejsi.language import language
from chytrejsi.sheet.read.numbers import Doubt, Number, parse_number, parse_stored

# what an office program keeps: fifteen digits
NUMBERS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**14), 10**14),
    st.integers(0, 9),
)


@given(NUMBERS, st.sampled_from(["cs", "en"]))
def test_reading_is_the_inverse_of_writing(value: Decimal, code: str) -> None:
    read = parse_number(language(code).number(value), code)
    assert isinstance(read, Number)
    assert read.value == value


@given(NUMBERS)
def test_what_a_file_stores_is_read_as_it_was_written(value: Decimal) -> None:
    read = parse_stored(f"{value:f}")
    assert isinstance(read, Number)
    assert read.value == value


@given(st.text() | st.from_regex(r"-?[0-9]{1,60}([.,][0-9]{1,60})?(E[+-]?[0-9]{1,3})?"))
@example("1" + 28 * "0")
def test_any_text_is_a_number_or_a_doubt(text: str) -> None:
    assert isinstance(parse_number(text, "cs"), Number | Doubt)
    assert isinstance(parse_stored(text), Number | Doubt)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234\u202f567", "1234567"),
        (" 7 ", "7"),
        ("12,50", "12.5"),
        ("12.5", "12.5"),
        ("0.125", "0.125"),
        ("0012", "12"),
        ("\u22125", "-5"),
        ("+5", "5"),
        ("\u22120", "0"),
    ],
)
def test_czech_numbers(text: str, value: str) -> None:
    read = parse_number(text, "cs")
    assert isinstance(read, Number)
    assert str(read.value) == value


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("1.234", Doubt.AMBIGUOUS),
        ("1 234.5", Doubt.AMBIGUOUS),
        ("1.234,5", Doubt.NO_NUMBER),
        ("1'234,5", Doubt.NO_NUMBER),
        ("1 23", Doubt.NO_NUMBER),
        ("1\u00a0234 567", Doubt.NO_NUMBER),
        ("cca 15", Doubt.NO_NUMBER),
        ("10-15", Doubt.NO_NUMBER),
        ("10–15", Doubt.NO_NUMBER),
        ("15 ks", Doubt.NO_NUMBER),
        ("15*", Doubt.NO_NUMBER),
        (">10", Doubt.NO_NUMBER),
        ("1e5", Doubt.NO_NUMBER),
        ("1_000", Doubt.NO_NUMBER),
        ("NaN", Doubt.NO_NUMBER),
        ("", Doubt.NO_NUMBER),
        ("1\u200b5", Doubt.UNSEEN),
        ("\u202e15", Doubt.UNSEEN),
        ("１５", Doubt.FOREIGN_DIGITS),
        ("٣", Doubt.FOREIGN_DIGITS),
        ("m²", Doubt.FOREIGN_DIGITS),
        ("1234567890123456", Doubt.TOO_LONG),
        ("1" + "0" * 28, Doubt.TOO_LONG),
        ("1," + "0" * 40 + "1", Doubt.TOO_LONG),
    ],
)
def test_what_is_uncertain_is_no_number(text: str, doubt: Doubt) -> None:
    assert parse_number(text, "cs") is doubt


def test_english_numbers_have_a_point_and_commas() -> None:
    read = parse_number("1,234.5", "en")
    assert isinstance(read, Number)
    assert read.value == Decimal("1234.5")
    assert parse_number("12,5", "en") is Doubt.NO_NUMBER


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0.30000000000000004", "0.3"),
        ("7.0", "7"),
        ("1e3", "1000"),
        ("-0", "0"),
        ("1.5E-7", "0.00000015"),
        ("2.2999999999999998", "2.3"),
    ],
)
def test_the_noise_of_binary_numbers_is_taken_off(raw: str, value: str) -> None:
    read = parse_stored(raw)
    assert isinstance(read, Number)
    assert f"{read.value:f}" == value


@pytest.mark.parametrize("raw", ["1E400", "12345678901234567890", "1e-20", "-1e15"])
def test_what_no_office_program_keeps_is_refused(raw: str) -> None:
    assert parse_stored(raw) is Doubt.TOO_LONG


@pytest.mark.parametrize("raw", ["NaN", "INF", "12,5", "15 ks", "0x10", "１５"])
def test_text_in_a_numeric_cell_is_no_number(raw: str) -> None:
    assert parse_stored(raw) is Doubt.NO_NUMBER
