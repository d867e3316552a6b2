from hypothesis import example, given
from hypothesis import strategies as st

from chytrejsi.progress.standing import Status
from chytrejsi.render.text import WIDTH, render_text
from chytrejsi.report.blocks import Bullets, Column, Note, Paragraph, Run, Table, text
from reportcase import REPORT, figure, report_of, table


def test_numbers_are_right_aligned_below_their_headers() -> None:
    written = render_text(report_of(table(2)))
    assert written == (
        "Tabulka 1: Hodnoty indikátorů\n"
        "Indikátor            Skutečnost (ks)  Cíl (ks)  Stav\n"
        "-------------------  ---------------  --------  ---------\n"
        "Vzorový indikátor 0              0,5         –  ● plní se\n"
        "Vzorový indikátor 1              1,5         –  ● plní se\n"
        "Zdroj: vzorový sešit.\n"
    )


def test_a_figure_is_its_alt_text_and_caption() -> None:
    assert render_text(report_of(figure())) == (
        "[ Sloupec: Vzor 3.\nObrázek 1: Počty podle oblastí\nZdroj: vzor.\n"
    )


def test_lists_notes_and_references_are_told() -> None:
    written = render_text(
        report_of(
            Bullets((text("a"), text("b")), ordered=True),
            Note(text("pozor"), "warning"),
            Paragraph(text("viz ", Run("", ref="t"), " a ", Run("web", url="https://a.cz"))),
            table(1, anchor="t"),
        )
    )
    assert "1. a\n2. b\n\n! pozor\n\nviz Tabulka\u00a01 a web <https://a.cz>\n" in written


def test_every_block_leaves_its_words() -> None:
    written = render_text(REPORT)
    for words in ("# 1 Shrnutí", "## 2.1 Indikátory", "# Příloha", "## Prameny", "[narrative-1: "):
        assert words in written
    assert "v tabulce 1, obr. 1, v kapitole 2, v příloze, nikde" in written


def test_no_line_is_longer_than_the_page() -> None:
    long = "Slovo " * 200
    cells = (text(long), text(Run("plní se", status=Status.ON_TRACK)))
    wide = Table(long, (Column("A", 3), Column("B")), (cells,), source=long)
    written = render_text(report_of(wide, Paragraph(text(long)), Note(text(long))))
    assert max(map(len, written.split("\n"))) <= WIDTH


@given(st.text(st.characters()))
@example("\r")
def test_every_text_can_be_written(words: str) -> None:
    cell = text(words)
    block = Table(words, (Column(words),), ((cell,),), source=words)
    written = render_text(report_of(Paragraph(cell), Bullets((cell,)), Note(cell), block))
    written.encode("utf-8")
