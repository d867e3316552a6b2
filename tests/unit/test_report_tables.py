"""Tables that several parts share: columns that say nothing are left out."""

from chytrejsi.report.blocks import Column, text
from chytrejsi.report.parts.tables import filled

COLUMNS = (Column("Co", 1), Column("Jak", 1), Column("Kde", 1))


def test_an_optional_column_without_a_word_is_left_out() -> None:
    rows = ((text("a"), text("–"), text("–")), (text("b"), text(""), text("–")))
    columns, left = filled(COLUMNS, rows, (1,))
    assert [each.title for each in columns] == ["Co", "Kde"]
    assert left == ((text("a"), text("–")), (text("b"), text("–")))


def test_one_word_keeps_a_column() -> None:
    rows = ((text("a"), text("–"), text("–")), (text("b"), text("c"), text("–")))
    assert filled(COLUMNS, rows, (1, 2))[0] == COLUMNS[:2]
