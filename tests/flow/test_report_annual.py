"""The annual report from files to Word: what it says, twice the same, and that edits stay."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import assert_never

import pytest

from chytrejsi.model.event import EventKind
from chytrejsi.progress.standing import Status
from chytrejsi.render.text import render_text
from chytrejsi.report.blocks import Editable, Figure, Heading, Report, Table, plain
from chytrejsi.report.charts import (
    BulletChart,
    Chart,
    CountChart,
    SeriesChart,
    StackChart,
    StatusChart,
)
from reportmaking import annual, dataset, spaced, without
from running import SOURCE_TREE, chytrejsi

LEAKS = re.compile(r"\bNone\b|\bnull\b|\{\{|\}\}|\bStatus\.|<[a-z_]+>|\bTrue\b|\bFalse\b")


@pytest.fixture(scope="module")
def report() -> Report:
    return annual(dataset())


def tables(report: Report) -> dict[str, Table]:
    return {block.anchor: block for block in report.blocks if isinstance(block, Table)}


def cells(table: Table) -> Iterator[str]:
    for row in table.rows:
        for cell in row:
            yield plain(cell)


def test_the_report_says_what_was_approved(
    report: Report, approved: Callable[[str, str], None]
) -> None:
    approved("annual-2025.txt", render_text(report))


def test_the_first_year_says_what_was_approved(approved: Callable[[str, str], None]) -> None:
    approved("annual-2024.txt", render_text(annual(dataset(), period="2024")))


def test_nothing_internal_leaks(report: Report) -> None:
    assert LEAKS.findall(render_text(report)) == []


def test_a_series_of_one_value_is_not_drawn() -> None:
    first = annual(dataset(), period="2024")
    drawn = [b.chart for b in first.blocks if isinstance(b, Figure)]
    assert not any(isinstance(chart, SeriesChart) for chart in drawn)


def test_every_series_of_numbers_is_drawn_once_with_its_table(report: Report) -> None:
    drawn = [
        block.anchor
        for block in report.blocks
        if isinstance(block, Figure) and isinstance(block.chart, SeriesChart)
    ]
    assert drawn == [
        f"fig-series-{each}" for each in ("EN-1", "EN-2", "EN-3", "UR-1", "UR-2", "UR-4")
    ]
    for figure in drawn:
        code = figure.removeprefix("fig-series-")
        found = [name for name, table in tables(report).items() if name.startswith("tab-series")]
        named = [cell for name in found for cell in cells(tables(report)[name])]
        assert any(cell.startswith(f"{code} ") for cell in named)


def shown_by(chart: Chart) -> list[str]:
    """Give what a chart writes: its labels, and the numbers that are more than nothing."""
    match chart:
        case SeriesChart():
            return [*(point.label for point in chart.points), chart.status_word]
        case BulletChart():
            return [words for row in chart.rows for words in (row.label, row.text)]
        case CountChart():
            return [words for bar in chart.bars for words in (bar.label, bar.text)]
        case StatusChart():
            counts = [str(count) for row in chart.rows for _, count in row.counts if count]
        case StackChart():
            counts = [str(part.value) for row in chart.rows for part in row.parts if part.value]
        case _:
            assert_never(chart)
    return [*counts, *(row.label for row in chart.rows)]


@pytest.mark.parametrize("place", ["region", "real"])
def test_every_figure_says_in_words_what_it_shows(place: str, report: Report) -> None:
    if place == "real":
        report = annual(dataset(SOURCE_TREE), "ap2", "2024", SOURCE_TREE)
    figures = [block for block in report.blocks if isinstance(block, Figure)]
    assert figures
    for block in figures:
        assert block.caption
        for words in shown_by(block.chart):
            assert spaced(words) in spaced(block.alt), block.anchor


def test_statuses_are_words_with_their_marks(report: Report) -> None:
    rows = tables(report)["tab-indicators-energie"].rows
    statuses = [run.status for row in rows for run in row[-1]]
    assert statuses == [Status.ON_TRACK, Status.OFF_TRACK, Status.BEHIND, Status.QUALITATIVE]


def test_headings_never_skip_a_level(report: Report) -> None:
    levels = [block.level for block in report.blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_anchors_are_unique_and_tags_short(report: Report) -> None:
    anchors = [
        block.anchor
        for block in report.blocks
        if isinstance(block, Heading | Table | Figure) and block.anchor
    ]
    assert len(anchors) == len(set(anchors))
    narratives = [block for block in report.blocks if isinstance(block, Editable)]
    assert {block.place for block in narratives} == {
        "indicators/observations/2025/odbor-majetku.yaml#narratives.energie.summary",
        "indicators/observations/2025/odbor-majetku.yaml#narratives.energie.outlook",
        "indicators/observations/2025/odbor-rozvoje.yaml#narratives.urad.deviations",
    }
    assert all(len(block.tag) <= 64 for block in narratives)


@pytest.mark.parametrize(
    ("kind", "key", "words"),
    [
        ("projects", "knihovna", "Elektrárna je v provozu"),
        ("projects", "kola", "Sdílená kola"),
        ("events", "2025-05-20-cena", "Cena Vzorová úspora"),
        ("indicators", "UR-4", "Školení zaměstnanci"),
        ("changes", "p2/2025-01", "12/25/RK"),
        ("observations", "2025/odbor-majetku", "Odečty má 32 budov"),
    ],
)
def test_the_outline_holds_no_fact(kind: str, key: str, words: str) -> None:
    data = dataset()
    assert words in spaced(render_text(annual(data)))
    assert words not in spaced(render_text(annual(without(data, kind, key))))


def test_an_english_workspace_gets_an_english_report() -> None:
    data = dataset()
    english = replace(data, concept=data.concept.model_copy(update={"language": "en"}))
    text = spaced(render_text(annual(english)))
    for czech in ("Souhrn", "Tabulka", "Vyhodnoceno", "Příloha", "stav", "splněno"):
        assert czech not in text
    assert "Of 4 indicators: 1 is on track, 1 is behind, 1 is off track and 1 is assessed" in text


# --- the command --------------------------------------------------------------------------------


def test_the_command_says_where_the_report_lies(region: Path) -> None:
    told = chytrejsi("report", "annual", cwd=region)
    assert told.returncode == 0, told.stderr
    path = region / told.stdout.splitlines()[-1]
    assert path.name == "vyrocni-zprava-p2-2025.docx"
    assert path.parent == region / "reports"
    assert path.read_bytes().startswith(b"PK")
    assert "2025" in told.stderr


def test_an_edited_document_is_not_overwritten(region: Path) -> None:
    assert chytrejsi("report", "annual", "--output", "z.docx", cwd=region).returncode == 0
    made = (region / "z.docx").read_bytes()
    assert chytrejsi("report", "annual", "--output", "z.docx", cwd=region).returncode == 0
    (region / "z.docx").write_bytes(made + b"edited")
    told = chytrejsi("report", "annual", "--output", "z.docx", cwd=region)
    assert told.returncode == 2
    assert "--discard-edits" in told.stderr
    assert (region / "z.docx").read_bytes() == made + b"edited"
    arguments = ("report", "annual", "--output", "z.docx", "--discard-edits")
    assert chytrejsi(*arguments, cwd=region).returncode == 0
    assert (region / "z.docx").read_bytes() == made


def test_files_with_errors_stop_the_report(region: Path) -> None:
    (region / "indicators/catalogue/EN-1.yaml").write_text("id: [\n", encoding="utf-8")
    told = chytrejsi("report", "annual", cwd=region)
    assert told.returncode == 1
    assert "EN-1.yaml" in told.stdout
    assert not (region / "reports").exists()


def test_a_mistake_in_the_outline_stops_the_report(region: Path) -> None:
    folder = region / "report_templates"
    folder.mkdir()
    outline = (SOURCE_TREE / "report_templates" / "annual.yaml").read_text(encoding="utf-8")
    broken = outline.replace("block: cover", "block: covr")
    (folder / "annual.yaml").write_text(broken, encoding="utf-8", newline="\n")
    told = chytrejsi("report", "annual", cwd=region)
    assert told.returncode == 1
    assert "OUTLINE_NAME" in told.stdout
    assert "report_templates/annual.yaml:" in told.stdout
    assert not (region / "reports").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("--year", "letos"),
        ("--year", "2025-H1"),
        ("--period", "H1"),
        ("--year", "2025", "--period", "2025-H1"),
        ("--plan", "p9"),
        ("--year", "2001"),
    ],
)
def test_what_cannot_be_is_told(region: Path, arguments: tuple[str, ...]) -> None:
    told = chytrejsi("report", "annual", *arguments, cwd=region)
    assert told.returncode == 2
    assert told.stderr.startswith("Chyba: ")
    assert "Traceback" not in told.stderr
    assert not (region / "reports").exists()


# --- the region's real plan ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def real() -> str:
    return spaced(render_text(annual(dataset(SOURCE_TREE), "ap2", "2024", SOURCE_TREE)))


def test_the_real_report_names_every_area_of_activity(real: str) -> None:
    data = dataset(SOURCE_TREE)
    assert len(data.fiches_of("ap2")) == 7
    for fiche in data.fiches_of("ap2"):
        assert fiche.title in real
    for empty in data.plans["ap2"].empty_areas:
        assert data.areas[empty.area].title in real
        assert spaced(empty.reason) in real


def test_the_real_report_says_what_is_not_known(real: str) -> None:
    assert "zatím nepotvrzen" in real
    assert "nestanoven" in real
    assert "nevykázáno" in real
    assert LEAKS.findall(real) == []


def test_the_real_report_tells_the_results_of_the_preceding_plan(real: str) -> None:
    data = dataset(SOURCE_TREE)
    for fiche in data.fiches_of("ap1"):
        assert fiche.title in real
    assert "Otevřené datové sady na datovém portálu (počet) 13" in real
    awards = [each for each in data.events.values() if each.kind is EventKind.AWARD]
    assert len(awards) == 3
    for award in awards:
        assert spaced(award.title) in real
