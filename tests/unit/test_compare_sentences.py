"""Differences that take more than one line: decisions, renaming, moving, whole files, wording."""

from decimal import Decimal
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chytrejsi.compare.codes import Code
from chytrejsi.compare.compare import differences
from chytrejsi.compare.comparison import spans
from chytrejsi.compare.difference import Difference, Fate, Weight
from chytrejsi.compare.wording import changed_words, clipped, words_between
from chytrejsi.language import language
from comparecase import (
    CHANGE,
    CONCEPT,
    EN_01,
    EN_02,
    EN_03,
    EN_04,
    EVENT,
    FICHE,
    NBSP,
    PLAN,
    PROJECT,
    REPORTED,
    TEXTS,
    UNITS,
    Case,
    loaded,
)

DECIDED = """\
id: "2025-01"
plan: ap1
kind: {kind}
state: {state}
indicator: EN-01
{further}
reason: Dodavatel odstoupil.
"""
RESOLUTION = 'resolution: "12/25/RK"\neffect: 2025-07-01'
BOOK = '"2024_odbor-majetku.xlsx", sha256: "ab12", date: 2025-01-22'


def said(found: tuple[Difference, ...]) -> list[tuple[str, str]]:
    """Give codes and sentences, with plain spaces."""
    return [(each.code, each.text.replace(NBSP, " ")) for each in found]


def codes(case: Case) -> list[str]:
    return [each.code for each in case.differences()]


def lowered(folder: Path) -> Case:
    """Lower the target as in the issue."""
    case = Case(folder)
    case.change(EN_01, "value: 30", "value: 25")
    return case


def decide(case: Case, further: str, kind: str = "target", state: str = "approved") -> None:
    """Add a change to both states, so that it is no difference itself."""
    for side in (case.old, case.new):
        path = side / "plan/ap1/changes/2025-01.yaml"
        text = DECIDED.format(kind=kind, state=state, further=further)
        path.write_text(text, encoding="utf-8")


# --- the sentence of a lowered target -----------------------------------------------------------


def test_a_lowered_target_reads_like_a_sentence(tmp_path: Path) -> None:
    (found,) = lowered(tmp_path).differences()
    assert found.text.replace(NBSP, " ") == (
        "Fiše *Energetický management*: cíl indikátoru EN-01 na rok 2026 snížen z 30 na 25 ks"
        " (bez usnesení)"
    )
    assert found.as_json() == {
        "code": "TARGET_LOWERED",
        "severity": "major",
        "kind": "indicator",
        "id": "EN-01",
        "field": "target.value",
        "old": 30,
        "new": 25,
        "text": found.text.replace(NBSP, " "),
    }
    assert (found.plan, found.fiche, found.weight) == ("ap1", "energie", Weight.MAJOR)


def test_it_is_told_in_english(tmp_path: Path) -> None:
    (found,) = lowered(tmp_path).differences("en")
    assert found.text.replace(NBSP, " ") == (
        "Fiche *Energetický management*: target of indicator EN-01 for the year 2026 lowered"
        " from 30 to 25 ks (without a resolution)"
    )


@pytest.mark.parametrize(
    ("state", "further", "ending"),
    [
        (
            "approved",
            f"new: {{value: 25, date: 2026-12-31}}\n{RESOLUTION}",
            "(usnesení 12/25/RK, s účinností od 1. 7. 2025)",
        ),
        ("approved", 'new: {value: "25.0"}\nresolution: "12/25/RK"', "(usnesení 12/25/RK)"),
        ("approved", "new: {value: 25}", "(schváleno změnou 2025-01)"),
        ("proposed", "new: {value: 25}", "(navrženo, zatím bez usnesení)"),
        ("rejected", "new: {value: 25}", "(bez usnesení)"),
        ("approved", f"new: {{value: 26}}\n{RESOLUTION}", "(bez usnesení)"),
        ("approved", f"new: {{value: 25, date: 2027-12-31}}\n{RESOLUTION}", "(bez usnesení)"),
        ("approved", RESOLUTION, "(bez usnesení)"),
    ],
)
def test_the_decision_ends_the_sentence(
    tmp_path: Path, state: str, further: str, ending: str
) -> None:
    case = lowered(tmp_path)
    decide(case, further, state=state)
    (found,) = case.differences()
    assert found.text.replace(NBSP, " ").endswith(f"na 25 ks {ending}")
    assert found.weight is Weight.MAJOR


def test_a_new_approval_without_a_value_covers_what_differs_with_it(tmp_path: Path) -> None:
    case = lowered(tmp_path)
    decide(case, RESOLUTION)
    (case.old / "plan/ap1/changes/2025-01.yaml").unlink()
    told = dict(said(case.differences()))
    assert sorted(told) == ["CHANGE_APPROVED", "TARGET_LOWERED"]
    ending = "na 25 ks (usnesení 12/25/RK, s účinností od 1. 7. 2025)"
    assert told["TARGET_LOWERED"].endswith(ending)


def test_an_indicator_retired_by_resolution_is_a_minor_difference(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.change(EN_01, "unit:", "valid: {to: 2025-06-30}\nunit:")
    decide(case, f"new: {{date: 2025-06-30}}\n{RESOLUTION}", kind="retirement")
    (found,) = case.differences()
    assert (found.code, found.weight) == ("INDICATOR_RETIRED", Weight.MINOR)


@pytest.mark.parametrize(
    "further", ["definition_version: 2", "breaks: [{date: 2025-01-01, reason: Nová metodika}]"]
)
def test_a_definition_with_a_new_version_is_a_minor_difference(
    tmp_path: Path, further: str
) -> None:
    case = Case(tmp_path)
    case.change(EN_01, "Počet elektroměrů osazených", "Počet přístrojů osazených")
    case.change(EN_01, "unit:", f"{further}\nunit:")
    changed = next(each for each in case.differences() if each.code == "DEFINITION_CHANGED")
    assert changed.weight is Weight.MINOR
    assert not changed.text.endswith(")")


def test_a_definition_given_for_the_first_time_is_a_minor_difference(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.change(EN_04, "weight:", "definition: Počet auditů.\nweight:")
    (found,) = case.differences()
    assert (found.code, found.weight) == ("DEFINITION_CHANGED", Weight.MINOR)


def test_numbers_are_compared_by_value(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.change(EN_02, "value: 7200.50", "value: 7200.5")
    assert case.differences() == ()
    case.change(EN_02, "value: 7200.5,", "value: 7100.0,")
    (found,) = case.differences()
    assert (found.old, found.new) == (Decimal("7200.50"), 7100)
    assert [found.as_json()[side] for side in ("old", "new")] == [7200.5, 7100]


@pytest.mark.parametrize(
    "text",
    [
        '"Kraj zná\u00a0spotřebu každé budovy a do roku 2026 ji sníží o pětinu. "',
        "|\n  Kraj zná spotřebu každé   budovy\n  a do roku 2026 ji sníží o pětinu.\n\n",
        normalize("NFD", "Kraj zná spotřebu každé budovy a do roku 2026 ji sníží o pětinu."),
    ],
)
def test_spaces_lines_and_code_points_are_no_wording(text: str, tmp_path: Path) -> None:
    case = Case(tmp_path)
    sentence = "Kraj zná spotřebu každé budovy a do roku 2026 ji sníží o pětinu."
    case.change(FICHE, f"vision: {sentence}", f"vision: {text}")
    assert case.differences() == ()
    case.change(FICHE, f"vision: {text}", f"vision: {text.replace('2026', '2027')}")
    (found,) = case.differences()
    assert "„a do roku 2026“ → „a do roku 2027“" in found.text
    told = "".join(each.text for each in found.words if each.fate is not Fate.ADDED)
    assert told == sentence


@pytest.mark.parametrize("code", ["cs", "en"])
def test_asterisks_of_two_quotations_emphasise_nothing_between_them(
    code: str, tmp_path: Path
) -> None:
    case = Case(tmp_path)
    case.change(FICHE, "Kraj zná spotřebu", "Kraj *zná* spotřebu")
    (found,) = case.differences(code)
    assert found.text.count("*") == 4
    assert [piece for piece, strong in spans(found.text) if strong] == ["Energetický management"]
    (titled,) = spans("*Dům „Na kopci“*")
    assert titled == ("Dům „Na kopci“", True)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Kraj/obec. Dnes", "Kraj / obec. Dnes", "za „Kraj“ přidána mezera; za „/“ přidána"),
        ("Kraj / obec", "Kraj/ obec", "za „Kraj“ vypuštěna mezera"),
        ("Kraj. Obec", "Kraj.\n\nObec", "za „Kraj.“ nový řádek"),
        ("Kraj:\n- obec", "Kraj: - obec", "za „Kraj:“ zrušen nový řádek"),
    ],
)
def test_how_words_are_parted_is_said(old: str, new: str, told: str) -> None:
    assert changed_words(language("cs"), words_between(old, new)).startswith(told)


def test_a_new_paragraph_or_item_is_a_wording(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.before(FICHE, "vision: Kraj zná", "vision: |\n  Kraj zná")
    case.change(FICHE, "každé budovy a do", "každé budovy\n\n  a do")
    case.change(EN_01, "osazených v objektech", "osazených:\n  - v objektech")
    case.change(EN_01, "definition: Počet", "definition: |\n  Počet")
    told = dict(said(case.differences()))
    assert told.keys() == {"DEFINITION_CHANGED", "WORDING_CHANGED"}
    assert told["WORDING_CHANGED"].endswith("upraveno: za „spotřebu každé budovy“ nový řádek")
    assert "„“" not in told["DEFINITION_CHANGED"]
    back = differences(loaded(case.new), loaded(case.old), language("cs"))
    assert dict(said(back))["WORDING_CHANGED"].endswith("zrušen nový řádek")


# --- what was renamed or moved ------------------------------------------------------------------


def renamed(case: Case, old: str, new: str, *files: str) -> None:
    """Rename an id in the files that speak of it, and the file that bears it."""
    for file in files:
        path = case.new / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        if old in path.name:
            path.rename(path.with_name(path.name.replace(old, new)))


def test_a_renamed_indicator_is_one_difference(tmp_path: Path) -> None:
    case = Case(tmp_path)
    renamed(case, "EN-02", "EN-20", EN_02, REPORTED, CHANGE, "indicators/corrections/EN-02.yaml")
    (found,) = case.differences()
    assert (found.code, found.id, found.old, found.new) == (
        "INDICATOR_RENAMED",
        "EN-20",
        "EN-02",
        "EN-20",
    )


def test_a_renamed_fiche_is_one_difference(tmp_path: Path) -> None:
    case = Case(tmp_path)
    renamed(case, "id: energie", "id: energetika", FICHE)
    renamed(case, "fiche: energie", "fiche: energetika", EN_01, EN_02, EN_03, EN_04)
    renamed(case, "[energie]", "[energetika]", PROJECT)
    text = (case.new / REPORTED).read_text(encoding="utf-8")
    text = text.replace("fiche: energie", "fiche: energetika")
    text = text.replace("  energie:", "  energetika:")
    (case.new / REPORTED).write_text(text, encoding="utf-8")
    (case.new / FICHE).rename((case.new / FICHE).with_name("energetika.yaml"))
    (found,) = case.differences()
    assert (found.code, found.id) == ("FICHE_RENAMED", "energetika")


def test_a_renamed_plan_is_one_difference(tmp_path: Path) -> None:
    case = Case(tmp_path)
    for path in sorted(case.new.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(" ap1\n", " plan-1\n"), encoding="utf-8")
    (case.new / "plan/ap1").rename(case.new / "plan/plan-1")
    (found,) = case.differences()
    assert (found.code, found.id) == ("PLAN_RENAMED", "plan-1")


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (PROJECT, "id: elektrarna", "id: fve", "PROJECT_RENAMED"),
        (EVENT, "id: den-energie", "id: den-uspor", "EVENT_RENAMED"),
        (CHANGE, 'id: "2024-01"', 'id: "2024-09"', "CHANGE_RENAMED"),
    ],
)
def test_a_renamed_file_is_one_difference(
    tmp_path: Path, file: str, old: str, new: str, code: str
) -> None:
    case = Case(tmp_path)
    renamed(case, old, new, file)
    if file == PROJECT:
        renamed(case, "project: elektrarna", "project: fve", REPORTED)
    name = new.removeprefix("id: ").strip('"')
    (case.new / file).rename((case.new / file).with_name(f"{name}.yaml"))
    assert codes(case) == [code]


def test_who_answers_under_a_new_id_is_nobody_else(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.change(
        UNITS,
        "{id: odbor-majetku, title: Odbor majetku}",
        "{id: odbor-staveb, title: Odbor staveb, former_ids: [odbor-majetku]}",
    )
    case.change(FICHE, "guarantor: odbor-majetku", "guarantor: odbor-staveb")
    case.change(REPORTED, "guarantor: odbor-majetku", "guarantor: odbor-staveb")
    (case.new / REPORTED).rename((case.new / REPORTED).with_name("odbor-staveb.yaml"))
    assert codes(case) == ["UNIT_RENAMED", "WORDING_CHANGED"]


def test_a_unit_that_became_a_part_of_another_is_told(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.change(UNITS, "  - {id: odbor-majetku, title: Odbor majetku}\n", "")
    case.change(
        UNITS,
        "{id: odbor-dopravy, title: Odbor dopravy}",
        "{id: odbor-dopravy, title: Odbor dopravy, former_ids: [odbor-majetku]}",
    )
    assert said(case.differences()) == [
        ("UNIT_MERGED", "Útvar *Odbor majetku*: nově součást útvaru *Odbor dopravy*"),
    ]


def test_the_same_title_alone_is_not_the_same_record(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.drop(EVENT)
    case.add(
        "plan/journal/den-energie-2025.yaml",
        "id: den-energie-2025\nkind: communication\ndate: 2025-05-20\ntitle: Den energie\n"
        "text: Druhý ročník.\n",
    )
    assert codes(case) == ["EVENT_DROPPED", "EVENT_ADDED"]


# --- whole files of observations ----------------------------------------------------------------


def test_a_new_file_tells_who_sent_it_and_each_figure(tmp_path: Path) -> None:
    case = Case(tmp_path)
    (case.old / REPORTED).unlink()
    sent = "sešit 2024_odbor-majetku.xlsx přijatý 22. 1. 2025"
    assert said(case.differences()) == [
        ("OBSERVATION_ADDED", f"Vykázáno za rok 2024, *Odbor majetku*: nově vykázáno ({sent})"),
        ("VALUE_ADDED", f"Vykázáno za rok 2024, *Odbor majetku*: hodnota EN-01: 7 ks ({sent})"),
        (
            "VALUE_ADDED",
            f"Vykázáno za rok 2024, *Odbor majetku*: hodnota EN-02: 8 105 MWh ({sent})",
        ),
    ]


def test_a_lost_file_loses_each_figure(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.drop(REPORTED)
    assert codes(case) == ["OBSERVATION_DROPPED", "VALUE_DROPPED", "VALUE_DROPPED"]


def test_where_values_came_from_is_one_line_of_a_file(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.change(REPORTED, BOOK, BOOK.replace("ab12", "cd34").replace("01-22", "02-03"))
    case.change(REPORTED, "Indikátory!G7", "Indikátory!G9")
    case.change(REPORTED, "value: 8105", "value: 8106")
    moved, value = sorted(case.differences(), key=lambda each: each.code)
    assert (moved.code, moved.weight, moved.field) == ("PROVENANCE_CHANGED", Weight.TEXT, "")
    assert moved.new == {
        "received.sha256": "cd34",
        "received.date": "2025-02-03",
        "values.EN-01.cell": "Indikátory!G9",
    }
    assert value.code == "VALUE_CHANGED"


# --- wording ------------------------------------------------------------------------------------


@given(st.text("ab .,\n„“*", max_size=40), st.text("ab .,\n„“*", max_size=40))
def test_the_runs_of_words_give_both_texts(old: str, new: str) -> None:
    runs = words_between(old, new)
    assert "".join(each.text for each in runs if each.fate is not Fate.ADDED) == old
    assert "".join(each.text for each in runs if each.fate is not Fate.GONE) == new
    assert all(each.text for each in runs)


def test_whole_words_are_shown_as_changed(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.change(FICHE, "do roku 2026 ji sníží", "do roku 2028 ji výrazně sníží")
    (found,) = case.differences()
    assert [(each.fate, each.text) for each in found.words] == [
        (Fate.KEPT, "Kraj zná spotřebu každé budovy a do roku "),
        (Fate.GONE, "2026"),
        (Fate.ADDED, "2028"),
        (Fate.KEPT, " ji"),
        (Fate.ADDED, " výrazně"),
        (Fate.KEPT, " sníží o pětinu."),
    ]
    assert found.text.endswith(
        "upraveno: „a do roku 2026“ → „a do roku 2028“; za „ji“ doplněno „výrazně“"
    )


def test_a_long_text_is_clipped_between_words() -> None:
    assert clipped("slovo " * 20) == "slovo slovo slovo slovo slovo slovo slovo slovo slovo slovo…"
    assert len(clipped("x" * 500)) == 61


def test_a_text_in_another_block_is_no_difference(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.change(FICHE, "examples: [Dispečink spotřeby]", "examples:\n  - |\n    Dispečink spotřeby")
    case.change(FICHE, "vision: Kraj zná", "vision: |\n  Kraj zná")
    case.change(TEXTS, "introduction: Plán", "introduction: >\n    Plán")
    case.change(REPORTED, "{summary: V provozu jsou", "\n    summary: >-\n      V provozu jsou")
    case.change(REPORTED, "elektrárny.}", "elektrárny.")
    assert case.differences() == ()


# --- the codes ----------------------------------------------------------------------------------


def test_every_code_is_reached_by_a_test() -> None:
    texts = [
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_compare_*.py")
    ]
    assert [code.name for code in Code if not any(code.name in text for text in texts)] == []


def test_an_area_and_an_objective_keep_their_references(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.change(CONCEPT, "id: energetika", "id: energie")
    case.change(FICHE, "area: energetika", "area: energie")
    case.change(CONCEPT, 'id: "3.1"', 'id: "3.7"')
    case.change(FICHE, '["3.1"]', '["3.7"]')
    assert sorted(codes(case)) == ["AREA_RENAMED", "OBJECTIVE_RENAMED"]


def test_a_plan_that_is_the_same_says_nothing(tmp_path: Path) -> None:
    case = Case(tmp_path)
    assert case.differences() == ()
    case.change(PLAN, 'period: "2024"', 'period: "2025"')
    assert codes(case) == ["FIELD_REMOVED", "FIELD_ADDED"]


def test_an_amount_is_told_with_its_currency_and_a_share_with_per_cent(tmp_path: Path) -> None:
    case = Case(tmp_path)
    paid = "budget: {amount: 6400000, basis: výhled}\nfunding: [{source: Kraj, share: 60}]\n"
    case.change(PROJECT, "fiches: [energie]\n", f"fiches: [energie]\n{paid}")
    assert said(case.differences()) == [
        (
            "FIELD_ADDED",
            "Projekt *Elektrárna na střeše*: údaj „rozpočet“ doplněn: „6 400 000 Kč, výhled“",
        ),
        (
            "FIELD_ADDED",
            "Projekt *Elektrárna na střeše*: do údaje „zdroje financování“ přidáno „Kraj“",
        ),
    ]


def test_a_shortened_text_keeps_its_words_together() -> None:
    assert clipped(f" 6{NBSP}400{NBSP}000 \n Kč") == f"6{NBSP}400{NBSP}000 Kč"
