"""The action plan as a document: structure, links, roles and fiches, all of it from the data."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.narrative import Narratives
from chytrejsi.render.text import render_text
from chytrejsi.report.blocks import Editable, Heading, PageBreak, Report, Table, plain
from reportmaking import REGION, dataset, document, spaced, without
from running import SOURCE_TREE, chytrejsi


def plan(data: Dataset, name: str = "p2", period: str = "2025", root: Path = REGION) -> Report:
    return document("plan", data, name, period, root)


@pytest.fixture(scope="module")
def real() -> Report:
    return plan(dataset(SOURCE_TREE), "ap2", "2024", SOURCE_TREE)


def table(report: Report, anchor: str) -> list[list[str]]:
    found = next(
        block for block in report.blocks if isinstance(block, Table) and block.anchor == anchor
    )
    return [[spaced(plain(cell)) for cell in row] for row in found.rows]


def test_the_plan_says_what_was_approved(approved: Callable[[str, str], None]) -> None:
    approved("plan-p2.txt", render_text(plan(dataset())))


def test_headings_never_skip_a_level(real: Report) -> None:
    levels = [block.level for block in real.blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_anchors_are_unique(real: Report) -> None:
    anchors = [b.anchor for b in real.blocks if isinstance(b, Heading | Table) and b.anchor]
    assert len(anchors) == len(set(anchors))


# Tab. 01 of the plan, in the order of the concept's areas
TAB_01 = {
    "Doprava": ("bez projektu", ["1.1", "2.2", "3.1"]),
    "Ekonomický rozvoj a cestovní ruch": (
        "Moderní prezentace kulturního dědictví a cílů cestovního ruchu",
        ["3.6"],
    ),
    "Zdravotnictví": ("Digitalizace ve zdravotnictví", ["1.2", "3.3"]),
    "Životní prostředí": ("Energetický management a hospodaření s vodou", ["2.1", "2.2"]),
    "Vzdělávání": (
        "Digitální technologie ve středních školách poskytujících všeobecné vzdělání",
        ["3.4"],
    ),
    "Sociální oblast": ("Moderní péče v sociální oblasti", ["1.3"]),
    "Veřejná správa": ("Elektronická komunikace a kyberbezpečnost", ["1.4", "1.5", "3.2"]),
    "Technická infrastruktura (horizontální)": ("bez projektu", []),
    "Datová architektura (horizontální)": ("bez projektu", []),
    "Odolnost kraje (horizontální)": ("bez projektu", []),
    "Principy řízení (horizontální)": ("Posilování úrovně služeb v digitálním věku", []),
}


def test_the_areas_of_activity_are_placed_as_in_the_plan(real: Report) -> None:
    rows = table(real, "tab-placing")
    assert [row[0] for row in rows] == list(TAB_01)
    for area, activity, objectives in rows:
        expected, numbers = TAB_01[area]
        assert activity == expected
        assert [word for word in objectives.split() if word[0].isdigit()] == numbers


def test_the_focus_is_that_of_the_plan(real: Report) -> None:
    rows = {row[0]: row[1:] for row in table(real, "tab-focus")}
    for fiche in dataset(SOURCE_TREE).fiches_of("ap2"):
        assert rows[fiche.title][1] == spaced(" ".join(fiche.focus))
    assert rows["Digitalizace ve zdravotnictví"][0] == "Zlepšit, Zrychlit"
    assert rows["Posilování úrovně služeb v digitálním věku"][0] == "–"


def test_the_matrix_is_symmetric_and_marks_links_by_letters(real: Report) -> None:
    rows = table(real, "tab-matrix")
    cells = [row[1:] for row in rows]
    assert cells == [list(column) for column in zip(*cells, strict=True)]
    assert [cells[place][place] for place in range(7)] == ["×"] * 7
    titles = [row[0] for row in rows]
    care, energy = titles.index("Moderní péče v sociální oblasti"), 2
    assert titles[energy] == "Energetický management a hospodaření s vodou"
    assert cells[care][energy] == "Ú"
    assert cells[-1] == ["V"] * 6 + ["×"]
    found = next(b for b in real.blocks if isinstance(b, Table) and b.anchor == "tab-matrix")
    assert found.wide
    assert spaced(found.source) == "D – data; Ú – úspory; V – vzdělávání; × – táž oblast."


def test_every_note_of_a_link_is_told(real: Report) -> None:
    told = spaced(render_text(real)).casefold()
    for fiche in dataset(SOURCE_TREE).fiches_of("ap2"):
        for link in fiche.links:
            assert spaced(link.note or "").casefold() in told


def test_the_bodies_do_what_the_plan_gives_them(real: Report) -> None:
    rows = {row[0]: row[1] for row in table(real, "tab-bodies")}
    council = rows["Rada Libereckého kraje"]
    assert "Projednává akční plán." in council
    assert "Schvaluje výroční zprávu a závěrečné vyhodnocení." in council
    assert "Rozhoduje o změně oblasti aktivit." in council
    assert "Schvaluje koncepci a akční plán." in rows["Zastupitelstvo Libereckého kraje"]
    concept = dataset(SOURCE_TREE).concept
    told = spaced(render_text(real))
    for body in concept.bodies:
        for member in body.members:
            assert spaced(member) in told
    assert len(table(real, "tab-roles")) == len(concept.roles) == 3


def test_the_documents_that_follow_the_plan_name_who_gets_them(real: Report) -> None:
    rows = {row[0]: row[2] for row in table(real, "tab-monitoring")}
    assert list(rows) == ["Výroční zpráva", "Monitorovací zpráva", "Závěrečné vyhodnocení"]
    assert rows["Monitorovací zpráva"] == "Řídící skupina – projednává"
    assert "rada – schvaluje" in rows["Výroční zpráva"]


def test_a_deadline_that_nobody_knows_is_not_made_up(real: Report) -> None:
    rows = table(real, "tab-collection")
    assert [row[0] for row in rows] == [
        *("2024", "1. pololetí 2025", "2025", "1. pololetí 2026", "2026"),
    ]
    assert {row[2] for row in rows} == {"nepotvrzeno"}
    assert rows[-1][1] == "Výroční zpráva a závěrečné vyhodnocení"


def test_the_approvals_and_the_prolongation_are_told(real: Report) -> None:
    facts = {row[0]: row[1] for row in table(real, "tab-basics")}
    assert facts["Schválení koncepce"] == (
        "26. 2. 2019, Zastupitelstvo Libereckého kraje, usnesení č. 75/19/ZK (neověřeno)"
    )
    assert facts["Plán schválen"] == (
        "25. 6. 2024, Zastupitelstvo Libereckého kraje, číslo usnesení nepotvrzeno"
    )
    assert "dokud nebude schválen navazující" in facts["Prodloužení"]
    for pilot in dataset(SOURCE_TREE).fiches_of("ap1"):
        assert spaced(pilot.title) in facts["Předchozí plán"]


def test_each_fiche_begins_on_a_new_page(real: Report) -> None:
    titles = [each.title for each in dataset(SOURCE_TREE).fiches_of("ap2")]
    begun = [
        spaced(block.text)
        for before, block in pairwise(real.blocks)
        if isinstance(block, Heading) and block.level == 2 and isinstance(before, PageBreak)
    ]
    assert begun == titles
    for fiche in dataset(SOURCE_TREE).fiches_of("ap2"):
        assert len(table(real, f"tab-fields-{fiche.id}")) == 10


def test_a_plan_without_approved_changes_has_no_such_chapter(real: Report) -> None:
    headings = [block.text for block in real.blocks if isinstance(block, Heading)]
    assert not any("změny" in each for each in headings)
    assert table(plan(dataset()), "tab-amendments") == [
        [
            "2025-01",
            "Elektroměry s dálkovým odečtem: cíl",
            "60 ks (2026)",
            "40 ks (2026)",
            "Část budov přešla na města.",
            "Rada Vzorového kraje, usnesení č. 12/25/RK, s účinností od 1. 2. 2025",
        ]
    ]


def test_a_change_that_is_not_in_force_yet_is_not_listed() -> None:
    report = plan(dataset(), period="2024")
    assert not any(isinstance(b, Table) and b.anchor == "tab-amendments" for b in report.blocks)


@pytest.mark.parametrize(
    ("kind", "key", "words"),
    [
        ("changes", "p2/2025-01", "12/25/RK"),
        ("indicators", "UR-4", "Školení zaměstnanci"),
        ("fiches", "p2/urad", "Rychlejší úřad"),
    ],
)
def test_the_outline_holds_no_fact(kind: str, key: str, words: str) -> None:
    data = dataset()
    assert words in spaced(render_text(plan(data)))
    assert words not in spaced(render_text(plan(without(data, kind, key))))


def written(period: str, **texts: str) -> Narratives:
    given = {"kind": "plan", "plan": "p2", "period": period, "texts": texts}
    return Narratives.model_validate(given)


def test_the_newest_text_of_the_coordinator_holds_until_it_is_replaced() -> None:
    texts = {
        "p2/plan-2024": written("2024", introduction="Starší úvod.", communication="O komunikaci."),
        "p2/plan-2025": written("2025", introduction="Nový úvod."),
    }
    data = replace(dataset(), narratives=texts)
    told = [block for block in plan(data).blocks if isinstance(block, Editable)]
    assert [block.place for block in told] == [
        "plan/p2/narratives/plan-2025.yaml#texts.introduction",
        "plan/p2/narratives/plan-2024.yaml#texts.communication",
    ]
    later = [block for block in plan(data, period="2026").blocks if isinstance(block, Editable)]
    assert [block.place for block in later] == [block.place for block in told]
    before = spaced(render_text(plan(data, period="2024")))
    assert "Starší úvod." in before
    assert "Nový úvod." not in before


def test_an_english_workspace_gets_an_english_plan() -> None:
    data = dataset()
    english = replace(data, concept=data.concept.model_copy(update={"language": "en"}))
    text = spaced(render_text(plan(english)))
    for czech in ("Úvod", "Tabulka", "Příloha", "nepotvrzeno", "bez projektu", "schvaluje"):
        assert czech not in text
    assert "D – data; × – the same area." in text


def test_the_command_needs_no_data(tmp_path: Path) -> None:
    region = Path(shutil.copytree(REGION, tmp_path / "kraj"))
    shutil.rmtree(region / "indicators" / "observations")
    told = chytrejsi("report", "plan", cwd=region)
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[-1].endswith("akcni-plan-p2.docx")
