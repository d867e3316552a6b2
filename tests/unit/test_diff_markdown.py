"""The comment on a merge request: nothing of the plan gets out of its place, majors stay."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt  # comes with Rich

from chytrejsi.compare.difference import Difference, Fate, Weight, Words
from chytrejsi.language import language
from chytrejsi.render.markdown import LIMIT, MARK, escaped, render_markdown
from differencecase import HANDED_ON, LOWERED, REWORDED, TITLES, comparison

CS = language("cs")
# what may begin a line of the comment; anything else would be the plan's own doing
OURS = re.compile(
    r"""(?x)
    \Z | \#\#\ | \#\#\#\ | \#\#\#\#\ | -\ [✖▲·]\ | \ \ >\ Znění:\ | \*\*[0-9Žž]
    | <details>\Z | </details>\Z | <summary>[▲·]\ [0-9]+\ \w+\ \w+</summary>\Z
    | _…\ a\ | <!--\ chytrejsi\ diff\ -->\Z
    """
)


READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OUR_HTML = re.compile(
    r"<details>\n<summary>[▲·] \d+ \w+ \w+</summary>\n|</details>\n|<!-- chytrejsi diff -->\n"
)
OUR_MARKS = {"heading", "paragraph", "list_item", "bullet_list", "blockquote", "strong", "em", "s"}


def foreign(told: str) -> list[str]:
    """Name what a reader of Markdown finds in a comment that only the plan can have put there."""
    found = []
    for block in READER.parse(told):
        for each in (block, *(block.children or ())):
            name = each.type.removesuffix("_open").removesuffix("_close")
            if each.type in {"html_block", "html_inline"}:
                found += [] if OUR_HTML.fullmatch(each.content) else [each.content]
            elif name not in OUR_MARKS | {"inline", "text", "text_special", "softbreak"}:
                found.append(each.type)
    return found


def written(*differences: Difference) -> str:
    return render_markdown(comparison(*differences), CS)


def test_major_changes_stand_in_sight_and_the_rest_is_folded() -> None:
    lines = written(REWORDED, HANDED_ON, LOWERED).splitlines()
    assert lines[2].startswith("**1 závažná, 1 menší, 1 textová změna** · Porovnáno: v2025")
    major, folded = (
        next(i for i, line in enumerate(lines) if words in line)
        for words in ("EN-1 na rok 2026", "<details>")
    )
    assert major < folded < next(i for i, line in enumerate(lines) if "garantem je nově" in line)
    assert lines.count("<details>") == lines.count("</details>") == 2
    assert lines[-1] == MARK


def test_changed_words_are_struck_out_and_bold() -> None:
    assert (
        "> Znění: Počet osazených ~~elektroměrů~~ **měřidel** s dálkovým odečtem v budovách, "
        "které **přímo** spravuje kraj ~~nebo jeho organizace~~.\n"
    ) in written(REWORDED)


def test_a_mark_beside_a_letter_is_parted_from_it() -> None:
    runs = (
        Words(Fate.KEPT, "rok"),
        Words(Fate.ADDED, ", a to"),
        Words(Fate.KEPT, "2026"),
        Words(Fate.GONE, "(do konce)"),
    )
    assert "> Znění: rok **, a to**2026 ~~(do konce)~~\n" in written(replace(REWORDED, words=runs))


def test_a_reader_of_markdown_sees_the_marks() -> None:
    html = READER.render(written(REWORDED, LOWERED))
    assert "<s>elektroměrů</s> <strong>měřidel</strong> s dálkovým" in html
    assert "<strong>Úspory energie</strong>: cíl indikátoru EN-1" in html
    assert foreign(written(REWORDED, LOWERED)) == []


def test_nothing_differs() -> None:
    told = written()
    assert "**Žádné změny**" in told
    assert "<details>" not in told
    assert told.endswith(f"{MARK}\n")


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("a | b", r"a \| b"),
        ("`kód`", r"\`kód\`"),
        ("**tučně** a _kurzíva_", r"\*\*tučně\*\* a \_kurzíva\_"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("</details><b>", "&lt;/details&gt;&lt;b&gt;"),
        ("<!-- chytrejsi diff -->", "&lt;!-- chytrejsi diff --&gt;"),
        ("[sem](javascript:x)", r"\[sem\](javascript:x)"),
        ("![obr](x)", r"!\[obr\](x)"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("a\n\n# nadpis\n- bod", "a # nadpis - bod"),
        ("a\r\n> citace\u2028b", "a &gt; citace b"),
        ("~~pryč~~ $x^2$", r"\~\~pryč\~\~ \$x\^2\$"),
        ("\u202eotočeno", "⟨U+202E⟩otočeno"),
    ],
)
def test_text_of_the_plan_is_nothing_but_text(hostile: str, harmless: str) -> None:
    assert escaped(hostile) == harmless


@pytest.mark.parametrize(
    "call",
    [
        "@hejtman",
        "kraj/repo#12",
        "!34",
        "GH-7",
        "%milnik",
        "https://zlo.cz",
        "www.zlo.cz",
        "a@b.cz",
    ],
)
def test_nobody_is_called_and_nothing_is_linked(call: str) -> None:
    told = escaped(f"Viz {call}.")
    assert call not in told
    assert told.replace("\u2060", "").replace("\\", "") == f"Viz {call}."


def test_hostile_titles_and_names_stay_in_their_places() -> None:
    evil = "X* </summary>\n<!-- | @a `\n## Y"
    told = render_markdown(
        replace(
            comparison(replace(LOWERED, text=f"Fiše *{evil}*: {evil}", old=evil, new=evil)),
            titles={**TITLES, "p2/energie": evil},
        ),
        CS,
    )
    assert [line for line in told.splitlines() if not OURS.match(line)] == []
    assert told.count("<!--") == 1
    assert foreign(told) == []


@settings(max_examples=60)
@given(
    st.text(
        alphabet=st.sampled_from('ab1 *_`~<>&|[]()!#@-+.:/\\\n\r\t\u2028\u202eěé$^{}="'),
        max_size=60,
    ),
    st.sampled_from(list(Weight)),
)
def test_no_text_begins_a_line_of_its_own(words: str, weight: Weight) -> None:
    runs = (Words(Fate.GONE, words), Words(Fate.ADDED, words[::-1])) if words.strip() else ()
    told = render_markdown(
        replace(
            comparison(replace(LOWERED, weight=weight, text=words, words=runs)),
            titles={"p2": words, "p2/energie": words},
        ),
        CS,
    )
    assert [line for line in told.split("\n") if not OURS.match(line)] == []
    assert foreign(told) == []


def test_a_comment_is_never_too_long_and_minor_changes_are_cut_first() -> None:
    majors = tuple(
        replace(LOWERED, id=f"EN-{n}", text=f"Fiše *Úspory energie*: cíl EN-{n} snížen")
        for n in range(400)
    )
    minors = tuple(
        replace(
            HANDED_ON, id=f"u{n}", text=f"Fiše *Rychlejší úřad*: garant {n} změněn " + "x" * 200
        )
        for n in range(400)
    )
    told = written(*minors, *majors)
    assert len(told) <= LIMIT
    assert all(f"cíl EN-{n} snížen" in told for n in range(400))
    shown = sum(f"garant {n} změněn" in told for n in range(400))
    assert 0 < shown < 400
    assert f"_… a {400 - shown} dalších; všechny ukáže příkaz „chytrejsi diff“._" in told
    assert told.endswith(f"</details>\n\n{MARK}\n")


def test_even_major_changes_alone_may_be_too_many() -> None:
    told = written(*(replace(LOWERED, id=str(n), text="snížen " * 100) for n in range(200)))
    assert len(told) <= LIMIT
    assert "dalších; všechny ukáže" in told
    assert told.endswith(f"{MARK}\n")
