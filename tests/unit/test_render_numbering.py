from chytrejsi.render.numbering import Layout, Target, cited, layout_of
from chytrejsi.report.blocks import (
    Block,
    Contents,
    Cover,
    Editable,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    text,
)
from reportcase import CHART, WORDS, report_of, table

PARAGRAPH = Paragraph(text("x"))


def laid(*blocks: Block) -> Layout:
    return layout_of(report_of(*blocks))


def numbers(layout: Layout) -> list[str]:
    return [target.number for _heading, target in layout.headings(4)]


def test_headings_count_as_a_multilevel_list_does() -> None:
    levels = (1, 2, 2, 3, 1, 2, 4)
    layout = laid(*(Heading("h", level) for level in levels))
    assert numbers(layout) == ["1", "1.1", "1.2", "1.2.1", "2", "2.1", "2.1.0.1"]


def test_a_heading_without_number_is_not_counted_and_gives_none_to_those_below() -> None:
    layout = laid(
        Heading("a"),
        Heading("Příloha", numbered=False),
        Heading("pod ní", 2),
        Heading("b"),
        Heading("pod ním", 2),
    )
    assert numbers(layout) == ["1", "", "", "2", "2.1"]


def test_a_level_beyond_the_styles_is_the_nearest_there_is() -> None:
    assert numbers(laid(Heading("a", 0), Heading("b", 9))) == ["1", "1.0.0.1"]


def test_tables_and_figures_are_counted_apart() -> None:
    layout = laid(table(anchor="a"), Figure("f", "alt", CHART, "b"), table(anchor="c"))
    assert layout.targets["a"].number == "1"
    assert layout.targets["b"].number == "1"
    assert layout.targets["c"].number == "2"
    assert layout.targets["c"].label == WORDS["table"]


def test_bookmarks_differ() -> None:
    layout = laid(Heading("a"), table(), Heading("b"), table())
    bookmarks = [each.target.bookmark for each in layout.placed]
    assert len(set(bookmarks)) == 4


def test_a_page_break_moves_the_block_after_it_to_a_new_page() -> None:
    layout = laid(PARAGRAPH, PageBreak(), PARAGRAPH, PARAGRAPH)
    assert [each.new_page for each in layout.placed] == [False, True, False]


def test_what_follows_the_cover_and_the_contents_opens_a_page() -> None:
    layout = laid(Cover("t"), Contents("o"), Heading("h"))
    assert [each.new_page for each in layout.placed] == [False, True, True]


def test_a_wide_table_takes_its_heading_along() -> None:
    blocks = (PARAGRAPH, Heading("a"), Heading("b", 2), PARAGRAPH, table(wide=True), PARAGRAPH)
    layout = laid(*blocks)
    assert [each.landscape for each in layout.placed] == [False, True, True, True, True, False]


def test_a_wide_table_far_from_its_heading_turns_its_own_page_only() -> None:
    blocks = (Heading("a"), Editable("t", "n", "p", ()), PARAGRAPH, table(wide=True))
    assert [each.landscape for each in laid(*blocks).placed] == [False, False, False, True]


def test_a_reference_speaks_its_own_words_or_the_label() -> None:
    numbered = Target("_Ref000001", "3", "Tabulka")
    assert cited(Run("v tabulce {number}!"), numbered) == ("v tabulce ", "3", "!")
    assert cited(Run(""), numbered) == ("Tabulka\u00a0", "3", "")


def test_a_heading_without_number_is_named_by_words() -> None:
    annex = Target("_Toc000001", "", title="Příloha")
    assert cited(Run("příloze"), annex) == ("příloze", "", "")
    assert cited(Run(""), annex) == ("Příloha", "", "")


def test_a_page_is_not_turned_upright_for_a_few_lines() -> None:
    wide = table(wide=True)
    few = laid(wide, PageBreak(), Heading("a"), table(2), wide)
    assert [each.landscape for each in few.placed] == [True] * 4
    much = laid(wide, Heading("a"), table(20), wide)
    assert [each.landscape for each in much.placed] == [True, False, False, True]
    figure = laid(wide, Figure("f", "alt", CHART), wide)
    assert [each.landscape for each in figure.placed] == [True, False, True]
