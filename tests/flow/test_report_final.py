"""The final evaluation from files to Word: of a plan that has ended, and of one that lasts."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from chytrejsi.model.dataset import Dataset
from chytrejsi.render.text import render_text
from chytrejsi.report.blocks import Editable, Figure, Heading, Note, Report, Table, plain
from chytrejsi.report.context import Subject
from reportmaking import REGION, dataset, document, spaced, without
from running import SOURCE_TREE, chytrejsi
from workspacecase import BASE

ENDED = REGION.parent / "region-ended"  # what is laid over the region: its plan has a successor
LEAKS = re.compile(r"\bNone\b|\bnull\b|\{\{|\}\}|\bStatus\.|<[a-z_]+>|\bTrue\b|\bFalse\b")


def laid_over(folder: Path) -> Path:
    for source in (REGION, ENDED):
        shutil.copytree(source, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def ended_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return laid_over(tmp_path_factory.mktemp("ended") / "kraj")


@pytest.fixture(scope="module")
def data(ended_root: Path) -> Dataset:
    return dataset(ended_root)


@pytest.fixture(scope="module")
def ended(data: Dataset) -> Report:
    return final(data)


def final(data: Dataset, plan: str = "p2", period: str = "2026", root: Path = REGION) -> Report:
    return document("final", data, plan, period, root)


def tables(report: Report) -> dict[str, Table]:
    return {block.anchor: block for block in report.blocks if isinstance(block, Table)}


def rows(table: Table) -> list[list[str]]:
    return [[spaced(plain(cell)) for cell in row] for row in table.rows]


# --- a plan that has ended ----------------------------------------------------------------------


def test_an_ended_plan_is_evaluated_as_approved(
    ended: Report, approved: Callable[[str, str], None]
) -> None:
    approved("final-ended.txt", render_text(ended))


def test_a_lasting_plan_is_evaluated_as_approved(approved: Callable[[str, str], None]) -> None:
    approved("final-preliminary.txt", render_text(final(dataset(), period="2025")))


def test_the_planned_prolonged_and_true_end_stand_side_by_side(ended: Report) -> None:
    told = dict(rows(tables(ended)["tab-duration"]))
    assert told["Plánované období"] == "1. 1. 2024 – 31. 12. 2025"
    assert told["Prodloužení"] == "do 31. 12. 2026"
    assert (
        told["Skutečný konec"]
        == "20. 11. 2026, kdy byl schválen „Druhý akční plán Vzorového kraje“"
    )
    assert "o 11 měsíců déle, než se plánovalo" in spaced(render_text(ended))


def test_the_history_begins_with_the_baseline(ended: Report) -> None:
    table = tables(ended)["tab-history-energie"]
    assert [spaced(each.title) for each in table.columns] == [
        *("Indikátor", "Výchozí hodnota 2023", "2024", "2025", "2026")
    ]
    assert rows(table)[0] == [
        *("EN-1 Elektroměry s dálkovým odečtem (ks)", "10", "18", "32", "42"),
    ]
    assert rows(table)[2][1:] == ["4", "6", "7,5†#", "9"]
    office = {row[0]: row[1:] for row in rows(tables(ended)["tab-history-urad"])}
    assert office["UR-3 Spokojenost žadatelů (%)"] == ["70", "–", "×", "81"]
    assert office["UR-5 Elektronický podpis ve všech odborech"] == ["ne", "–", "–", "ano"]


def test_the_result_is_told_against_both_targets(ended: Report) -> None:
    table = tables(ended)["tab-final-energie"]
    titles = [spaced(each.title) for each in table.columns]
    row = dict(zip(titles, rows(table)[0], strict=True))
    assert row["Původní cíl"] == "60"
    assert row["Cíl 2026"] == "40"
    assert row["Dosaženo 2026"] == "42"
    assert row["Výsledek"] == "splněno"
    assert row["Vůči původnímu cíli"] == "nesplněno"


def test_a_target_of_an_earlier_year_keeps_its_result(ended: Report) -> None:
    told = {row[0]: row[-1] for row in rows(tables(ended)["tab-final-urad"])}
    # nothing came for the last year, but on the day of the target there was a value
    assert told["UR-2 Doba vyřízení žádosti (dnů)"] == "nevykázáno (2025: nesplněno)"
    assert told["UR-3 Spokojenost žadatelů (%)"] == "splněno"


def test_a_retired_indicator_keeps_its_row(ended: Report) -> None:
    told = {row[0]: row[-1] for row in rows(tables(ended)["tab-final-urad"])}
    assert told["UR-6 Podatelny s čtečkou kódů (počet)"] == "již nesledováno"


def test_activities_are_done_stopped_or_go_on(ended: Report) -> None:
    energy = [row[:3] for row in rows(tables(ended)["tab-fates-energie"])]
    assert energy == [
        ["Dálkové odečty elektřiny", "dokončeno", "2026"],
        ["Fotovoltaické elektrárny", "dokončeno", "2025"],
        ["Školení správců budov", "zastaveno", "2026"],
    ]
    assert rows(tables(ended)["tab-fates-urad"])[0][:2] == ["Elektronický podpis", "pokračuje"]


def test_lessons_of_all_years_are_told_with_their_places(ended: Report) -> None:
    places = [block.place for block in ended.blocks if isinstance(block, Editable)]
    assert len(places) == len(set(places))
    for place in (
        "2025/odbor-majetku.yaml#narratives.energie.outlook",
        "2025/odbor-rozvoje.yaml#narratives.urad.deviations",
        "2026/odbor-majetku.yaml#narratives.energie.lessons",
    ):
        assert f"indicators/observations/{place}" in places
    text = spaced(render_text(ended))
    assert "Spotřeba elektřiny v budovách: 2025 – Zima byla chladnější než obvykle." in text
    assert "2025 – Správci hlásí poruchy dřív. 2026 – Správci odečty denně používají." in text


def test_what_goes_on_is_told_of_areas_and_indicators(ended: Report) -> None:
    assert rows(tables(ended)["tab-succession"]) == [
        [
            *("Úspory energie", "slučuje se s jinou oblastí", "Budovy a energie"),
            "Spojuje se se správou budov.",
        ],
        [
            *("Rychlejší úřad", "přechází do běžného provozu*", "–"),
            "Elektronický podpis používají všechny odbory.",
        ],
    ]
    (row,) = rows(tables(ended)["tab-succession-indicators"])
    assert row[0].startswith("EN-2 ")
    assert row[1].startswith("BU-1 ")
    assert "aktivita Elektronický podpis (probíhá)" in spaced(render_text(ended))


def test_where_nothing_is_recorded_the_next_plan_is_asked(data: Dataset) -> None:
    fiches = {
        key: each.model_copy(update={"succession": None}) for key, each in data.fiches.items()
    }
    told = rows(tables(final(replace(data, fiches=fiches)))["tab-succession"])
    assert told[0][1:] == [
        *("zatím není známo", "–"),
        "K téže oblasti koncepce (Energie) patří v dalším plánu: Budovy a energie.",
    ]
    assert told[1][3] == (
        "V oblasti koncepce Veřejná správa nemá další plán žádný projekt: úřad je už elektronický."
    )


def test_without_notes_their_column_is_left_out(data: Dataset) -> None:
    fiches = {
        key: each.model_copy(
            update={"succession": each.succession.model_copy(update={"note": None})}
        )
        for key, each in data.fiches.items()
        if each.succession
    }
    table = tables(final(replace(data, fiches=fiches)))["tab-succession"]
    assert [len(row) for row in table.rows] == [3, 3]
    assert spaced(table.columns[-1].title) == "Kde pokračuje"


def test_only_awards_of_the_plan_are_told(data: Dataset) -> None:
    award = data.events["2025-05-20-cena"]
    told = {
        day: award.model_copy(update={"id": f"cena-{day}", "date": day, "title": f"Cena {day}"})
        for day in ("2024-02", "2024-03", "2026-11-20", "2026-11-21", "2027")
    }
    report = spaced(render_text(final(replace(data, events=told))))
    (line,) = re.findall(r"Ocenění: (.+?)\.", report)
    assert re.findall(r"Cena ([\d-]+)", line) == ["2024-03", "2026-11-20"]


def test_results_stand_by_objective(ended: Report) -> None:
    told = {row[0]: row[1:] for row in rows(tables(ended)["tab-ends"])}
    assert told["2.1 Nižší spotřeba energie"] == ["2 z 3", "2", "1", "1"]
    assert told["1.1 Kratší cesty"] == ["–", "–", "–", "–"]


@pytest.mark.parametrize(
    ("kind", "key", "words"),
    [
        ("plans", "p3", "Druhý akční plán Vzorového kraje"),
        ("projects", "dispecink", "Energetický dispečink"),
        ("events", "2025-05-20-cena", "Cena Vzorová úspora"),
        ("indicators", "P-1", "Proškolené osoby"),
        ("changes", "p2/2025-01", "12/25/RK"),
        ("observations", "2026/odbor-majetku", "Odečty má 42 budov"),
    ],
)
def test_the_outline_holds_no_fact(data: Dataset, kind: str, key: str, words: str) -> None:
    assert words in spaced(render_text(final(data)))
    assert words not in spaced(render_text(final(without(data, kind, key))))


def test_an_english_workspace_gets_an_english_evaluation(data: Dataset) -> None:
    english = replace(data, concept=data.concept.model_copy(update={"language": "en"}))
    text = spaced(render_text(final(english)))
    for czech in ("Souhrn", "Tabulka", "Vyhodnocení", "Příloha", "Trvání", "Výsledek", "splněno"):
        assert czech not in text
    assert "The plan lasted 11 months longer than planned." in text


# --- a plan that has not ended ------------------------------------------------------------------


def preliminary(report: Report) -> str:
    return spaced(" ".join(plain(each.runs) for each in report.blocks if isinstance(each, Note)))


def test_a_lasting_plan_is_evaluated_as_preliminary() -> None:
    report = final(dataset(), period="2025")
    assert "ze stavu k 31. 12. 2025. Plán ještě neskončil" in preliminary(report)
    assert "tab-succession" not in tables(report)


def test_a_plan_past_its_end_lasts_until_the_next(data: Dataset) -> None:
    report = final(without(data, "plans", "p3"))
    assert "skončit má" in preliminary(report)  # prolonged to the very last day
    plan = data.plans["p2"].model_copy(update={"prolonged_to": None})
    past = replace(without(data, "plans", "p3"), plans={"p2": plan})
    assert "Plán měl skončit 31. 12. 2025, platí však" in preliminary(final(past))


def test_data_from_before_the_end_give_no_final_evaluation(data: Dataset) -> None:
    report = final(data, period="2025")
    told = preliminary(report)
    assert "plán skončil 20. 11. 2026, údaje však popisují jen stav k 31. 12. 2025" in told
    assert "předběžné, stav k 31. 12. 2025" in spaced(render_text(report))


def test_a_final_evaluation_carries_no_such_note(ended: Report) -> None:
    assert preliminary(ended) == ""
    assert "konečné, plán skončil" in spaced(render_text(ended))


# --- inside the annual report -------------------------------------------------------------------


def annual(data: Dataset, *, asked: bool) -> Report:
    return document("annual", data, "p2", "2026", REGION, Subject(final=asked))


def test_the_annual_report_holds_the_evaluation_only_when_asked(data: Dataset) -> None:
    heading = "Závěrečné vyhodnocení akčního plánu"
    for asked in (True, False):
        report = annual(data, asked=asked)
        headings = [each.text for each in report.blocks if isinstance(each, Heading)]
        assert (heading in headings) is asked
        assert ("tab-succession" in tables(report)) is asked
        assert ("konečné, plán skončil" in spaced(render_text(report))) is asked


def test_no_place_and_no_anchor_stands_twice_in_it(data: Dataset) -> None:
    report = annual(data, asked=True)
    places = [block.place for block in report.blocks if isinstance(block, Editable)]
    assert len(places) == len(set(places))
    anchors = [
        block.anchor
        for block in report.blocks
        if isinstance(block, Heading | Table | Figure) and block.anchor
    ]
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("asked", ["ended", "annual"])
def test_headings_never_skip_a_level(asked: str, ended: Report, data: Dataset) -> None:
    report = ended if asked == "ended" else annual(data, asked=True)
    levels = [block.level for block in report.blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


# --- the command --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "name", "said"),
    [
        (("--plan", "p2"), "zaverecne-vyhodnoceni-p2-2026.docx", "v něm plán p2 skončil"),
        (("--plan", "p2", "--year", "2025"), "zaverecne-vyhodnoceni-p2-2025.docx", ""),
        ((), "zaverecne-vyhodnoceni-p3-2026.docx", "nejnovější s údaji; plán p3 trvá"),
    ],
)
def test_the_command_takes_the_year_of_the_end_and_says_so(
    tmp_path: Path, arguments: tuple[str, ...], name: str, said: str
) -> None:
    region = laid_over(tmp_path / "kraj")
    told = chytrejsi("report", "final", *arguments, cwd=region)
    assert told.returncode == 0, told.stderr
    path = region / told.stdout.splitlines()[-1]
    assert path.name == name
    assert path.read_bytes().startswith(b"PK")
    assert said in spaced(told.stderr)


def test_data_that_do_not_reach_the_end_are_said(tmp_path: Path) -> None:
    region = laid_over(tmp_path / "kraj")
    shutil.rmtree(region / "indicators" / "observations" / "2026")
    told = chytrejsi("report", "final", "--plan", "p2", cwd=region)
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip().endswith("zaverecne-vyhodnoceni-p2-2025.docx")
    assert "plán p2 skončil až 20. 11. 2026" in spaced(told.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--plan", "p9"),
        ("--plan", "p3", "--year", "2025"),  # before it was approved
        ("--year", "2001"),
        ("--year", "2025-H1"),
        ("--year", "letos"),
    ],
)
def test_what_cannot_be_is_told(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    region = laid_over(tmp_path / "kraj")
    told = chytrejsi("report", "final", *arguments, cwd=region)
    assert told.returncode == 2
    assert told.stderr.startswith("Chyba: ")
    assert not (region / "reports").exists()


def test_a_plan_of_bare_bones_is_evaluated() -> None:
    report = final(dataset(BASE), "p1", "2024", BASE)
    text = spaced(render_text(report))
    assert "Plán platil od 1. 3. 2020 do 1. 3. 2024." in text
    assert "Jediný indikátor tohoto plánu pokračuje v dalším plánu." in text
    assert LEAKS.findall(text) == []
    assert all(each.rows for each in tables(report).values())


def test_the_annual_command_adds_the_evaluation(tmp_path: Path) -> None:
    region = laid_over(tmp_path / "kraj")
    arguments = ("report", "annual", "--plan", "p2", "--output")
    assert chytrejsi(*arguments, "a.docx", cwd=region).returncode == 0
    assert chytrejsi(*arguments, "b.docx", "--final", cwd=region).returncode == 0
    assert (region / "b.docx").stat().st_size > (region / "a.docx").stat().st_size


# --- the region's real plans --------------------------------------------------------------------


@pytest.fixture(scope="module")
def real() -> Dataset:
    return dataset(SOURCE_TREE)


@pytest.mark.parametrize("plan", ["ap1", "ap2"])
def test_the_real_plans_are_evaluated(real: Dataset, plan: str) -> None:
    report = final(real, plan, "2024", SOURCE_TREE)
    text = spaced(render_text(report))
    assert LEAKS.findall(text) == []
    for fiche in real.fiches_of(plan):
        assert fiche.title in text
    for name in tables(report):
        assert tables(report)[name].rows


def test_the_first_real_plan_ended_with_the_second(real: Dataset) -> None:
    report = final(real, "ap1", "2024", SOURCE_TREE)
    text = spaced(render_text(report))
    assert "Plán platil od 25. 2. 2020 do 25. 6. 2024" in text
    assert "(kraj nepotvrdil)" in dict(rows(tables(report)["tab-duration"]))["Plánované období"]
    assert preliminary(report) == ""
    outcomes = {row[0]: row[1] for row in rows(tables(report)["tab-succession"])}
    assert outcomes["Elektronická komunikace a kyberbezpečnost"] == "pokračuje"
    assert outcomes["Hospodaření s vodou"] == "slučuje se s jinou oblastí*"
    assert outcomes["Informační a datový portál"] == "zatím není známo"


def test_the_second_real_plan_lasts(real: Dataset) -> None:
    report = final(real, "ap2", "2024", SOURCE_TREE)
    assert "Plán ještě neskončil: skončit má 31. 12. 2026" in preliminary(report)
    assert real.plans["ap2"].period.end == date(2026, 12, 31)
