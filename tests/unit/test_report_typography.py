"""Czech typography: what is bound, what is left, and that twice is once."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chytrejsi.report.blocks import Cover, Report
from chytrejsi.report.typeset import typeset
from chytrejsi.report.typography import nbsp

PAIRS = [
    ("Jdeme k lesu a v noci", "Jdeme k~lesu a~v~noci"),
    ("I v roce 2025", "I~v~roce 2025"),
    ("(s garantem)", "(s~garantem)"),
    ("50 % a 12 ks", "50~% a~12~ks"),
    ("50% podíl", "50% podíl"),
    ("7 kusů a 5 400 výpůjček", "7~kusů a~5~400~výpůjček"),
    ("o 18,8 dne méně", "o~18,8~dne méně"),
    ("v roce 2024 klesla", "v~roce 2024 klesla"),
    ("kapitola 2.1 a Tabulka 3", "kapitola~2.1 a~Tabulka~3"),
    ("viz tabulku 12, graf 4", "viz tabulku~12, graf~4"),
    ("tabulku {number} a kapitolu ", "tabulku~{number} a~kapitolu~"),
    ("3 mil. Kč", "3~mil.~Kč"),
    ("1 250 000 Kč", "1~250~000~Kč"),
    ("v roce 2024 100 osob", "v~roce 2024 100~osob"),
    ("schválen 25. 6. 2024 radou", "schválen 25.~6.~2024 radou"),
    ("od 1. července 2024 platí", "od 1.~července~2024 platí"),
    ("za 1. pololetí", "za 1.~pololetí"),
    ("Bylo jich 30. Další přibyly", "Bylo jich 30. Další přibyly"),
    ("č. j. VK 12/2024", "č.~j.~VK 12/2024"),
    ("usnesení č. 75/19/ZK", "usnesení č.~75/19/ZK"),
    ("např. měření, tj. odečet", "např.~měření, tj.~odečet"),
    ("Ing. J. K. Vzorová", "Ing.~J.~K.~Vzorová"),
    ("Vzor, s. r. o.", "Vzor, s.~r.~o."),
    ("§ 12 a Tab. 01", "§~12 a~Tab.~01"),
    ("2024-2026", "2024–2026"),
    ("plán 2024 - 2026.", "plán 2024–2026."),
    ("2024-06-30", "2024-06-30"),
    ("EN-01 a 12-34", "EN-01 a~12-34"),
    ("5-10 % ploch", "5–10~% ploch"),
    ("Zdraví - péče", "Zdraví~– péče"),
    ("Zdraví – péče", "Zdraví~– péče"),
    ("- položka", "- položka"),
    ('projekt "Chytrá škola" běží', "projekt „Chytrá škola“ běží"),
    ('délka 5" a dál', 'délka 5" a~dál'),
    ("viz https://example.org/a-b?x=1-2 v síti", "viz https://example.org/a-b?x=1-2 v~síti"),
    ('"viz https://example.org/x"', "„viz https://example.org/x“"),
    ("pište a.b@example.org k nám", "pište a.b@example.org k~nám"),
    ("končí v ", "končí v~"),
    ("", ""),
]


@pytest.mark.parametrize(("plain", "wanted"), PAIRS)
def test_binds_what_belongs_together(plain: str, wanted: str) -> None:
    assert nbsp(plain).replace("\u00a0", "~") == wanted


LETTERS = 'ksvAč1 2345.,-–"„“()%§ \u00a0\n/@:'
WORDS = (
    "2024",
    "tis.",
    "Kč",
    "http://",
    "www.",
    " v ",
    "č. j.",
    "června",
    " - ",
    "Ing. ",
    "a@b.cz",
)
ALPHABET = st.sampled_from([*LETTERS, *WORDS])
CZECH = st.one_of(st.text(), st.lists(ALPHABET, max_size=30).map("".join))


@given(CZECH)
@example("x - - y")
@example('" "')
@example('"a"http://b"')
def test_twice_is_once(text: str) -> None:
    once = nbsp(text)
    assert nbsp(once) == once


@given(CZECH)
def test_only_spaces_hyphens_and_quotes_change(text: str) -> None:
    change = re.compile('[ \u00a0\\-–"„“]')
    assert change.sub("", nbsp(text)) == change.sub("", text)


@given(
    CZECH, st.from_regex(r"https://[a-z]{1,9}\.cz/[a-z0-9 -]{0,3}[a-z0-9-]{1,9}", fullmatch=True)
)
def test_addresses_are_never_touched(text: str, address: str) -> None:
    address = address.replace(" ", "")
    assert address in nbsp(f"{text} {address} v k.")


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Závěrečné vyhodnocení akčního plánu", "Závěrečné vyhodnocení akčního~plánu"),
        ("Zpráva za 1. pololetí 2024", "Zpráva za~1.~pololetí~2024"),
        ("Plán", "Plán"),
    ],
)
def test_no_lone_word_ends_the_title_of_a_cover(title: str, wanted: str) -> None:
    report = typeset(Report(title, "cs", (Cover(title),)))
    (cover,) = report.blocks
    assert isinstance(cover, Cover)
    assert cover.title.replace("\u00a0", "~") == wanted
