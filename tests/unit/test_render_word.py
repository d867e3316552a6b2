import io
from dataclasses import replace

import docx
import pytest

from chytrejsi.render.numbering import layout_of
from chytrejsi.render.word import render_word
from chytrejsi.report.blocks import (
    Block,
    Bullets,
    Captions,
    Column,
    Contents,
    Editable,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
    text,
)
from reportcase import REFERENCE, REPORT, figure, png, report_of, table
from wordcase import W, document, every, made, part, style, value, words

# --- blocks ---------------------------------------------------------------------------------


def test_headings_have_real_styles_in_order() -> None:
    read = docx.Document(io.BytesIO(made()))
    headings = [
        (each.style.name, each.text)
        for each in read.paragraphs
        if each.style is not None and (each.style.name or "").startswith("Heading")
    ]
    assert headings == [
        ("Heading 1", "Shrnutí"),
        ("Heading 1", "Oblast"),
        ("Heading 2", "Indikátory"),
        ("Heading 1", "Příloha"),
        ("Heading 2", "Prameny"),
        ("Heading 1", "Závěr"),
    ]


def test_headings_without_number_take_no_part_in_the_list() -> None:
    data = made()
    numbering = part(data, "word/numbering.xml")
    root = part(data, "word/document.xml")
    plain = {
        value(every(each, "w:pPr/w:numPr/w:numId")[0])
        for each in every(root, "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]")
        if words(each) in {"Příloha", "Prameny"}
    }
    assert len(plain) == 1
    kind = value(every(numbering, f"//w:num[@w:numId='{plain.pop()}']/w:abstractNumId")[0])
    formats = every(numbering, f"//w:abstractNum[@w:abstractNumId='{kind}']//w:numFmt")
    assert {value(each) for each in formats} == {"none"}


def test_each_ordered_list_begins_at_one() -> None:
    root = document()
    ids = [
        value(every(each, "w:pPr/w:numPr/w:numId")[0])
        for each in every(root, "//w:p[w:pPr/w:pStyle/@w:val='ListNumber']")
    ]
    assert ids[0] == ids[1] != ids[2]


def test_a_table_has_a_header_row_that_repeats_and_rows_that_do_not_break() -> None:
    found = every(document(table(3)), "//w:tbl")[0]
    rows = every(found, "w:tr")
    assert [bool(every(row, "w:trPr/w:tblHeader")) for row in rows] == [True, False, False, False]
    assert all(every(row, "w:trPr/w:cantSplit") for row in rows)
    assert not every(found, ".//w:gridSpan | .//w:vMerge")
    look = every(found, "w:tblPr/w:tblLook")[0]
    assert (value(look, "firstRow"), value(look, "firstColumn")) == ("1", "1")
    assert value(every(found, "w:tblPr/w:tblCaption")[0]) == "Hodnoty indikátorů"


def test_a_row_longer_than_a_page_may_break() -> None:
    long = Table("t", (Column("a"),), ((text("slovo " * 1000),),))
    rows = every(document(long), "//w:tr")
    assert not every(rows[1], "w:trPr/w:cantSplit")


def test_column_widths_are_the_shares_and_fill_the_line() -> None:
    found = every(document(table(1)), "//w:tbl")[0]
    widths = [int(value(each, "w")) for each in every(found, "w:tblGrid/w:gridCol")]
    assert sum(widths) == 11906 - 1418 - 1417
    assert widths[0] > 2 * widths[1]
    assert widths == [int(value(each, "w")) for each in every(found, "w:tr[1]/w:tc/w:tcPr/w:tcW")]


def test_numbers_are_right_aligned_and_no_cell_is_empty() -> None:
    cells = every(document(table(1)), "//w:tr[2]/w:tc")
    assert [[value(each) for each in every(cell, ".//w:jc")] for cell in cells] == [
        [],
        ["right"],
        ["right"],
        [],
    ]
    assert words(cells[2]) == "–"


def test_a_long_table_leaves_no_lone_row() -> None:
    rows = every(document(table(30, source="")), "//w:tr")
    kept = [bool(every(row, ".//w:keepNext")) for row in rows]
    assert kept == [True, True, True] + [False] * 26 + [True, False]


@pytest.mark.parametrize(("lines", "whole"), [(3, True), (9, False)])
def test_a_table_of_few_rows_may_break_where_they_are_tall(lines: int, whole: bool) -> None:
    cell = text("\n".join(["řádek"] * lines))
    tall = Table("Stav", (Column("Co", 1), Column("Jak", 1)), ((text("a"), cell),) * 5)
    rows = every(document(tall), "//w:tr")
    kept = [bool(every(row, ".//w:keepNext")) for row in rows]
    assert kept == [True, True, True, whole, True, False]


@pytest.mark.parametrize(("areas", "moved"), [(8, False), (30, True)])
def test_a_list_of_tables_does_not_spill_a_few_lines_over(areas: int, moved: bool) -> None:
    contents = (Contents("Obsah"), Captions("Seznam tabulek", "table"))
    headings = [Heading(f"Oblast {number}", 2) for number in range(areas)]
    root = document(*contents, *headings, *[table(1)] * 20)
    (title,) = [
        each
        for each in every(root, "//w:p[w:pPr/w:pStyle/@w:val='TOCHeading']")
        if words(each) == "Seznam tabulek"
    ]
    assert bool(every(title, "w:pPr/w:pageBreakBefore")) is moved


def test_a_list_keeps_its_distance_from_the_text_below() -> None:
    items = Bullets((text("a"), text("b")))
    found = every(document(items), "//w:p[w:pPr/w:pStyle/@w:val='ListBullet']")
    assert [bool(every(each, "w:pPr/w:spacing[@w:after]")) for each in found] == [False, True]


def test_captions_stand_above_tables_and_below_figures() -> None:
    body = every(document(table(1), figure()), "w:body")[0]
    kinds = [
        style(each) if each.tag == f"{{{W}}}p" else each[-1][0].tag.split("}")[1]
        for each in body
        if each.tag != f"{{{W}}}sectPr"
    ]
    assert kinds == ["Caption", "tbl", "Source", "p", "Caption", "Source"]
    captions = [
        words(each) for each in body if each.tag == f"{{{W}}}p" and style(each) == "Caption"
    ]
    assert captions == [
        "Tabulka\u00a01: Hodnoty indikátorů",
        "Obrázek\u00a01: Počty podle oblastí",
    ]


def test_a_heading_its_sentence_and_its_table_stay_together() -> None:
    lead = Paragraph(text("Věta."), "lead")
    kept = every(document(Heading("a"), lead, table(1)), "//w:p[w:pPr/w:pStyle/@w:val='Lead']")
    assert every(kept[0], "w:pPr/w:keepNext")
    loose = every(
        document(Heading("a"), lead, lead, table(1)), "//w:p[w:pPr/w:pStyle/@w:val='Lead']"
    )
    assert [bool(every(each, "w:pPr/w:keepNext")) for each in loose] == [False, False]


@pytest.mark.parametrize(
    ("below", "together"),
    [(Bullets((text("a"),)), True), (Heading("b", 3), True), (Heading("b", 2), False)],
)
def test_a_sentence_stays_with_the_list_or_the_subsections_below(
    below: Block, together: bool
) -> None:
    root = document(Heading("a", 2), Paragraph(text("Věta."), "lead"), below)
    (lead,) = every(root, "//w:p[w:pPr/w:pStyle/@w:val='Lead']")
    assert bool(every(lead, "w:pPr/w:keepNext")) is together


def test_the_source_of_a_table_that_may_spread_over_pages_stands_above_it() -> None:
    body = every(document(table(30), Paragraph(text("a"))), "w:body")[0]
    assert [style(each) for each in body if each.tag == f"{{{W}}}p"] == [
        "Caption",
        "Source",
        "BodyText",
    ]
    assert every(body[1], "w:pPr/w:keepNext")
    assert value(every(body[3], "w:pPr/w:spacing")[0], "before") == "200"


def test_captions_are_numbered_by_fields_of_word() -> None:
    codes = [(each.text or "").strip() for each in every(document(), "//w:instrText")]
    assert codes.count(r"SEQ Tabulka \* ARABIC") == 3
    assert codes.count(r"SEQ Obrázek \* ARABIC") == 1


def test_a_figure_has_the_words_for_those_who_cannot_see_it() -> None:
    root = document(figure())
    described = every(root, "//wp:docPr")[0]
    assert described.get("descr") == "Sloupec: Vzor 3."
    assert described.get("title") == "Počty podle oblastí"
    holder = every(root, "//w:p[.//w:drawing]")[0]
    assert every(holder, "w:pPr/w:keepNext")


@pytest.mark.parametrize(("width", "height"), [(1260, 500), (4000, 500), (800, 6000)])
def test_a_picture_keeps_its_shape_within_the_margins(width: int, height: int) -> None:
    data = render_word(report_of(figure()), REFERENCE, pictures=[png(width, height)])
    extent = every(part(data, "word/document.xml"), "//wp:extent")[0]
    wide, high = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
    assert wide <= (11906 - 1418 - 1417) * 635
    assert high <= (16838 - 1531 - 1474) * 635
    assert wide * height == pytest.approx(high * width, rel=0.01)


def test_references_say_their_number_in_words_of_their_own() -> None:
    line = next(words(each) for each in every(document(), "//w:body/w:p") if "tučně" in words(each))
    assert line == (
        "tučně a kurzivou, viz Tabulka\u00a01, v tabulce 1, obr. 1, v kapitole 2, "
        "v příloze, nikde, na webu"
    )


def test_only_addresses_of_the_web_become_links() -> None:
    data = made(
        report_of(
            Paragraph(
                text(
                    Run("a", url="https://www.example.cz/a b?x=1"),
                    Run("b", url="javascript:alert(1)"),
                    Run("c", url="https://[::1"),
                    Run("d", url="https://www.example.cz/a b?x=1"),
                    Run("e", url="file:///etc/hosts"),
                    Run("f", url="mailto:a@example.cz"),
                    Run("g", url="https://" + "a" * 300 + ".cz"),
                )
            )
        )
    )
    links = every(part(data, "word/document.xml"), "//w:hyperlink")
    assert [words(each) for each in links] == ["a", "d", "f"]
    relations = part(data, "word/_rels/document.xml.rels")
    targets = [each.get("Target") for each in relations if each.get("TargetMode") == "External"]
    assert targets == ["https://www.example.cz/a%20b?x=1", "mailto:a@example.cz"]


def test_a_status_is_a_coloured_shape_and_a_word_in_the_colour_of_the_text() -> None:
    runs = every(document(table(1)), "//w:tr[2]/w:tc[4]//w:r")
    assert [words(each) for each in runs] == ["●", "\u00a0plní se"]
    assert value(every(runs[0], "w:rPr/w:color")[0]) == "0072B2"
    assert not every(runs[1], "w:rPr/w:color")


def test_contents_have_entries_in_place_and_no_numbers_where_nobody_counted() -> None:
    control = every(document(), "//w:sdt[.//w:docPartGallery]")[0]
    lines = [words(each) for each in every(control, ".//w:p")]
    assert lines == [
        "Obsah",
        "1Shrnutí",
        "2Oblast",
        "2.1Indikátory",
        "Příloha",
        "Prameny",
        "3Závěr",
    ]
    code = every(control, ".//w:instrText")[0].text or ""
    assert code.split() == ["TOC", "\\o", '"1-2"', "\\h", "\\z", "\\u", "\\n"]


def test_contents_show_the_pages_that_were_counted() -> None:
    bookmarks = [target.bookmark for _heading, target in layout_of(REPORT).headings(2)]
    pages = {bookmark: 3 + number for number, bookmark in enumerate(bookmarks)}
    root = part(made(pages=pages), "word/document.xml")
    control = every(root, "//w:sdt[.//w:docPartGallery]")[0]
    lines = [words(each) for each in every(control, ".//w:p")]
    assert lines[1:] == [
        "1Shrnutí3",
        "2Oblast4",
        "2.1Indikátory5",
        "Příloha6",
        "Prameny7",
        "3Závěr8",
    ]
    assert "\\n" not in (every(control, ".//w:instrText")[0].text or "").split()


def test_a_narrative_is_editable_and_what_comes_from_data_is_locked() -> None:
    root = document()
    free = every(root, "//w:sdt[w:sdtPr/w:tag/@w:val='narrative-1']")[0]
    assert value(every(free, "w:sdtPr/w:alias")[0]) == "Hodnocení garanta"
    assert [value(each) for each in every(free, "w:sdtPr/w:lock")] == ["sdtLocked"]
    assert words(free) == "Text."
    locked = every(root, "//w:sdt[w:sdtContent/w:tbl or .//w:drawing]")
    assert len(locked) == 4
    assert all(value(every(each, "w:sdtPr/w:lock")[0]) == "sdtContentLocked" for each in locked)


def test_lists_of_tables_and_figures_have_entries_in_place() -> None:
    root = document()
    entries = every(root, "//w:p[w:pPr/w:pStyle/@w:val='TableofFigures']")
    assert [words(each) for each in entries] == [
        "Tabulka\u00a01: Hodnoty indikátorů",
        "Tabulka\u00a02: Hodnoty indikátorů",
        "Tabulka\u00a03: Hodnoty indikátorů",
        "Obrázek\u00a01: Počty podle oblastí",
    ]
    codes = [(each.text or "").split() for each in every(root, "//w:instrText")]
    lists = [code for code in codes if code[0] == "TOC" and "\\c" in code]
    assert lists == [
        ["TOC", "\\h", "\\z", "\\c", '"Tabulka"', "\\n"],
        ["TOC", "\\h", "\\z", "\\c", '"Obrázek"', "\\n"],
    ]
    captions = every(root, "//w:p[w:pPr/w:pStyle/@w:val='Caption']")
    marks = {value(every(each, "w:bookmarkStart")[0], "name") for each in captions}
    for entry in entries:
        assert value(every(entry, "w:hyperlink")[0], "anchor") in marks


def test_lists_follow_the_contents_on_their_page_and_the_text_begins_anew() -> None:
    breaking = [words(each) for each in every(document(), "//w:p[w:pPr/w:pageBreakBefore]")]
    assert breaking[:2] == ["Obsah", "Shrnutí"]


def test_an_empty_narrative_leaves_a_place_to_write() -> None:
    root = document(Editable("t", "n", "p", ()))
    assert len(every(root, "//w:sdtContent/w:p")) == 1


def test_pages_break_by_the_paragraph_that_follows() -> None:
    root = document(Paragraph(text("a")), PageBreak(), table(1), Paragraph(text("b")))
    breaking = [words(each) for each in every(root, "//w:p[w:pPr/w:pageBreakBefore]")]
    assert breaking == ["Tabulka\u00a01: Hodnoty indikátorů"]
    assert not every(root, "//w:br[@w:type='page']")


def test_a_heading_begins_its_page_where_the_text_of_other_pages_begins() -> None:
    broken = (Heading("A", 1), PageBreak(), Heading("B", 1))
    turned = (Heading("A", 1), Paragraph(text("a")), Heading("B", 1), table(1, wide=True))
    for blocks in (broken, turned):
        first, second = every(document(*blocks), "//w:p[w:pPr/w:pStyle/@w:val='Heading1']")
        assert not every(first, "w:pPr/w:spacing")
        assert [value(each, "before") for each in every(second, "w:pPr/w:spacing")] == ["0"]


def test_no_empty_paragraph_makes_room() -> None:
    empty = [
        each
        for each in every(document(), "//w:body//w:p")
        if not words(each) and not every(each, ".//w:drawing")
    ]
    assert {style(each) for each in empty} == {"SectionEnd"}  # a section must end in one


def test_a_wide_table_turns_its_page_and_only_its_page() -> None:
    root = document()
    sizes = every(root, "//w:sectPr/w:pgSz")
    assert [value(each, "orient") or "portrait" for each in sizes] == [
        "portrait",
        "landscape",
        "portrait",
    ]
    last = every(root, "//w:tbl")[-1]
    assert int(value(every(last, "w:tblPr/w:tblW")[0], "w")) == 16838 - 1418 - 1417
    assert [bool(every(each, "w:titlePg")) for each in every(root, "//w:sectPr")] == [
        True,
        False,
        False,
    ]


def test_a_report_that_ends_in_a_wide_table_ends_in_a_paragraph() -> None:
    body = every(document(Paragraph(text("a")), table(1, wide=True, source="")), "w:body")[0]
    assert [each.tag.split("}")[1] for each in body] == ["p", "p", "sdt", "p", "sectPr"]
    assert style(body[-2]) == "SectionEnd"


def test_a_report_without_blocks_is_a_document() -> None:
    data = made(replace(REPORT, blocks=()))
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == ""


def test_header_and_footer_name_the_report_and_count_pages() -> None:
    section = docx.Document(io.BytesIO(made())).sections[0]
    assert section.header.paragraphs[0].text == "Výroční zpráva"
    assert section.footer.paragraphs[0].text == "Vzorový kraj · Strana 1 z 1"
    codes = [each.text for each in section.footer._element.iter(f"{{{W}}}instrText")]
    assert codes == [" PAGE ", " NUMPAGES "]
