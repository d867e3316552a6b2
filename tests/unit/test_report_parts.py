"""Builders of blocks: what must not be drawn, what is told once, what stands beside a number."""

from dataclasses import replace

import pytest

from chytrejsi.language import language
from chytrejsi.model.common import Documented
from chytrejsi.model.concept import DocumentKind, Duty, Verb
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.indicator import Indicator, Measure, Unit
from chytrejsi.model.observation import ReportedValue
from chytrejsi.model.period import Period
from chytrejsi.model.plan import Plan
from chytrejsi.progress.standing import Standing
from chytrejsi.report.blocks import Block, Bullets, Cover, Figure, Paragraph, Table, plain
from chytrejsi.report.charts import BulletChart, SeriesChart
from chytrejsi.report.context import Context, Subject, context_of
from chytrejsi.report.fields import FIELD_WORDS
from chytrejsi.report.parts import (
    area,
    front,
    gaps,
    indicators,
    notes,
    objectives,
    outside,
    preceding,
)
from reportmaking import dataset
from running import SOURCE_TREE

FINAL = Duty(document=DocumentKind.FINAL, verb=Verb.APPROVES)


def context(data: Dataset) -> Context:
    return context_of(data, "p2", Period(2025))


def charts(blocks: tuple[Block, ...]) -> list[object]:
    return [block.chart for block in blocks if isinstance(block, Figure)]


def told(blocks: tuple[Block, ...]) -> str:
    """Give the paragraphs' words and the tables' cells."""
    words = [plain(block.runs) for block in blocks if isinstance(block, Paragraph)]
    words += [
        plain(cell)
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    ]
    return " ".join(words).replace("\u00a0", " ")


def yes_or_no() -> Dataset:
    """Make a card of the small region one that is answered by yes or no, in three years."""
    data = dataset()
    card = data.indicators["UR-4"]
    changed = card.model_validate(
        card.model_dump(by_alias=True, exclude={"unit", "accumulation", "measure"})
        | {
            "measure": Measure.BOOLEAN,
            "baseline": {"date": "2023-12-31", "value": False},
            "target": {"date": "2026-12-31", "value": True},
        }
    )
    observations = {}
    for key, each in data.observations.items():
        values = [value for value in each.values if value.indicator != "UR-4"]
        if each.guarantor == "odbor-rozvoje":
            values.append(ReportedValue(indicator="UR-4", value=each.period.year == 2025))
        observations[key] = each.model_copy(update={"values": tuple(values)})
    return replace(data, indicators={**data.indicators, "UR-4": changed}, observations=observations)


def test_what_is_known_at_the_start_is_told_without_repeating_itself() -> None:
    standings = {each.indicator.id: each for each in context(dataset()).monitored}
    bare, based = standings["EN-4"], standings["UR-1"]

    def clauses(*chosen: Standing) -> str:
        return area.start_clauses(language("cs"), chosen)

    assert clauses(bare) == "výchozí hodnotu ani cíl nemá"
    assert clauses(bare, bare) == "výchozí hodnotu ani cíl nemá žádný"
    assert clauses(based) == "výchozí hodnota je známa a cíl zatím není stanoven"
    assert clauses(based, bare) == ("u 1 je známa výchozí hodnota a žádný zatím nemá stanoven cíl")


def test_a_yes_or_no_is_in_the_table_and_in_no_chart() -> None:
    here = context(yes_or_no())
    fiche = here.dataset.fiche("p2", "urad")
    assert fiche is not None
    (table,) = indicators.table(here, fiche)
    assert isinstance(table, Table)
    (row,) = [row for row in table.rows if plain(row[0]).startswith("UR-4")]
    assert [plain(cell) for cell in row][1:3] == ["ne", "ano"]
    for chart in charts((*indicators.bullets(here, fiche), *indicators.series(here, fiche))):
        assert isinstance(chart, BulletChart | SeriesChart)
        rows = [each.label for each in chart.rows] if isinstance(chart, BulletChart) else []
        assert "Školení zaměstnanci" not in rows
    anchors = [b.anchor for b in indicators.series(here, fiche) if isinstance(b, Figure)]
    assert anchors == ["fig-series-UR-1", "fig-series-UR-2"]


def test_a_mere_count_is_no_unit_beside_a_number() -> None:
    data = dataset()
    card = data.indicators["UR-2"].model_copy(update={"unit": Unit(label="počet")})
    here = context(replace(data, indicators={**data.indicators, "UR-2": card}))
    fiche = here.dataset.fiche("p2", "urad")
    assert fiche is not None
    units = [
        chart.unit
        for chart in charts(indicators.series(here, fiche))
        if isinstance(chart, SeriesChart)
    ]
    assert units == ["", "", "%"]


def test_a_mark_in_a_table_of_series_is_explained_below_it() -> None:
    here = context(dataset())
    fiche = here.dataset.fiche("p2", "energie")
    assert fiche is not None
    table = indicators.series(here, fiche)[0]
    assert isinstance(table, Table)
    assert "7,5#†" in told((table,))
    assert table.source.startswith("† ")
    assert "# Podíl obnovitelných zdrojů: časová řada" in table.source.replace("\u00a0", " ")


def test_a_project_of_two_areas_is_told_in_the_first_and_named_in_the_second() -> None:
    data = dataset()
    shared = data.projects["knihovna"].model_copy(update={"fiches": ("energie", "urad")})
    here = context(replace(data, projects={**data.projects, "knihovna": shared}))
    first, second = here.dataset.fiche("p2", "energie"), here.dataset.fiche("p2", "urad")
    assert first is not None
    assert second is not None
    assert "Elektrárna je v provozu" in told(area.projects(here, first))
    referred = area.projects(here, second)
    place = f"(viz oblast {first.title})"
    assert told(referred) == f"K oblasti přispívá také projekt {shared.title} {place}."
    (paragraph,) = referred
    assert isinstance(paragraph, Paragraph)
    assert [run.ref for run in paragraph.runs if run.ref] == [f"area-{first.id}"]


def test_results_without_a_project_count_no_projects() -> None:
    data = replace(dataset(), projects={})
    lead = told(outside.lead(context(data), None))
    assert lead.startswith("Výsledky dosažené mimo akční plán")
    assert "0" not in lead
    bare = replace(data, indicators={k: v for k, v in data.indicators.items() if v.plan})
    assert outside.lead(context(bare), None) == ()


def test_a_concept_without_objectives_has_no_overview_by_them() -> None:
    data = dataset()
    bare = data.concept.model_copy(update={"objectives": (), "strategic_objectives": ()})
    here = context(replace(data, concept=bare))
    assert objectives.lead(here, None) == objectives.table(here, None) == ()


def test_a_late_indicator_of_the_plan_as_a_whole_is_explained_and_drawn() -> None:
    data = dataset()
    cards = {
        name: card.model_copy(update={"fiche": None}) if name in {"EN-1", "EN-2"} else card
        for name, card in data.indicators.items()
    }
    here = context(replace(data, indicators=cards))
    (late,) = area.plan_deviations(here, None)
    assert isinstance(late, Bullets)
    (item,) = [plain(each).replace("\u00a0", " ") for each in late.items]
    assert item.startswith("Spotřeba elektřiny v budovách – neplní se: ")
    assert "Zima byla chladnější než obvykle." in item
    (said,) = notes.plan_notes(here, None)
    assert isinstance(said, Bullets)
    assert "cíl byl změněn z 60 ks na 40 ks" in plain(said.items[0]).replace("\u00a0", " ")
    (figure,) = indicators.plan_bullets(here, None)
    assert isinstance(figure, Figure)
    assert isinstance(figure.chart, BulletChart)
    assert len(figure.chart.rows) == 2


def test_a_break_is_a_gap_in_the_drawn_series_and_nothing_leads_on() -> None:
    here = context(dataset())
    fiche = here.dataset.fiche("p2", "energie")
    assert fiche is not None
    charts = {
        block.anchor: block.chart
        for block in indicators.series(here, fiche)
        if isinstance(block, Figure) and isinstance(block.chart, SeriesChart)
    }
    whole, broken = charts["fig-series-EN-1"], charts["fig-series-EN-3"]
    assert [point.gap for point in whole.points] == [False, False]
    assert [point.gap for point in broken.points] == [False, True]
    assert whole.projection
    assert not broken.projection


def test_the_cover_names_those_who_get_this_report_only() -> None:
    data = dataset()
    other = data.concept.bodies[0].model_copy(
        update={"id": "jiny", "title": "Jiný výbor", "duties": (FINAL,)}
    )
    concept = data.concept.model_copy(update={"bodies": (*data.concept.bodies, other)})
    (cover,) = front.cover(
        replace(context(replace(data, concept=concept)), subject=Subject(DocumentKind.ANNUAL)), None
    )
    assert isinstance(cover, Cover)
    readers = dict(cover.facts)["Projednání"]
    assert "Rada Vzorového kraje (schvaluje)" in readers
    assert "Jiný výbor" not in readers


def test_what_a_plan_lacks_is_listed_first() -> None:
    data = dataset()
    lacking = {"to_confirm": ("approved.resolution", "collection")}
    plans = {**data.plans, "p2": data.plans["p2"].model_copy(update=lacking)}
    (table,) = gaps.table(context(replace(data, plans=plans)), None)
    assert isinstance(table, Table)
    told = [plain(cell) for cell in table.rows[0]]
    assert told[:3] == ["usnesení o schválení a harmonogram sběru", "akční plán", "1 z 1"]


@pytest.mark.parametrize("model", [Fiche, Indicator, Plan])
def test_every_field_that_may_be_unconfirmed_has_words(model: type[Documented]) -> None:
    of_the_office = {"note", "variants", "to_confirm"}
    names = {field.alias or name for name, field in model.model_fields.items()} - of_the_office
    assert names - set(FIELD_WORDS) == set()


def test_what_all_areas_lack_is_not_listed_one_by_one() -> None:
    data = dataset()
    fiches = {
        name: each.model_copy(update={"to_confirm": ("vision",)})
        for name, each in data.fiches.items()
    }
    (table,) = gaps.table(context(replace(data, fiches=fiches)), None)
    assert isinstance(table, Table)
    assert [plain(cell) for cell in table.rows[0]] == [
        "vize",
        "oblasti aktivit",
        "2 z 2",
        "všude",
    ]


def test_the_preceding_plan_is_told_by_area() -> None:
    here = context_of(dataset(SOURCE_TREE), "ap2", Period(2024))
    (fiche,) = [each for each in area.preceding_fiches(here) if each.id == "energeticky-management"]
    shown = told(preceding.of(area.activities)(here, fiche))
    assert "Statické posudky střech dokončeno" in shown
    assert "AP1-EN-01" in told(preceding.values(here, fiche))
