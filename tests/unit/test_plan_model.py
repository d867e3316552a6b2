"""What a plan may say beside its indicators: levels, who helps, money, milestones, evidence."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cards import CONCEPT, FICHES, Record, card, dataset, observation, plan_standing, region, told
from chytrejsi.checks import check
from chytrejsi.cli.app import run
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.money import Budget, Funding
from chytrejsi.model.period import Period
from chytrejsi.model.project import TRANSITIONS, ProjectState
from chytrejsi.progress.histories import Steps, StepState
from chytrejsi.report.blocks import Block, Bullets, Paragraph, Table, plain
from chytrejsi.report.context import Context, context_of
from chytrejsi.report.parts import (
    area,
    evidence,
    fiche_fields,
    objectives,
    plan_tables,
    resources,
    steps,
    structure,
)
from chytrejsi.report.public import published

YEAR, END = Period(2025), date(2025, 12, 31)


def context(data: Dataset) -> Context:
    return context_of(data, "ap", YEAR)


def savings(data: Dataset) -> Fiche:
    return data.fiches["ap/uspory"]


def cells(blocks: tuple[Block, ...]) -> list[list[str]]:
    """Give the rows of the only table among blocks, its head first."""
    (table,) = (each for each in blocks if isinstance(each, Table))
    rows = [[plain(cell).replace("\u00a0", " ") for cell in row] for row in table.rows]
    return [[column.title for column in table.columns], *rows]


def source(blocks: tuple[Block, ...]) -> str:
    (table,) = (each for each in blocks if isinstance(each, Table))
    return table.source.replace("\u00a0", " ")


# --- levels that the region names ---------------------------------------------------------------

TREE: Record = CONCEPT | {
    "levels": {
        "areas": ["Priorita", "Opatření"],
        "fiche": "Karta opatření",
        "objectives": ["Směr", "Cíl", "Dílčí cíl"],
    },
    "areas": [
        {"id": "zelen", "title": "Zelený kraj"},
        {"id": "urad", "title": "Úřad"},
        {"id": "energie", "title": "Energie", "parent": "zelen"},
    ],
    "objectives": [
        {"id": "2.1", "title": "Úspora energie", "strategic": "uspora"},
        {"id": "1.1", "title": "Úspora času", "strategic": "cas"},
        {"id": "2.1.1", "title": "Úspora v budovách", "strategic": "uspora", "parent": "2.1"},
    ],
}
SERVING = FICHES[0] | {"objectives": ["2.1.1"]}
OFFICE = FICHES[1] | {"objectives": ["1.1"]}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    more = {
        "plan/concept": TREE,
        "plan/ap/fiches/uspory": SERVING,
        "plan/ap/fiches/urad": OFFICE,
    }
    return region(tmp_path, [card()], [observation("2025", "odbor-a", [told(30)])], more=more)


def test_results_roll_up_the_levels_that_a_region_defines(tree: Path) -> None:
    plan = plan_standing(tree)
    assert [plan.areas[each].total for each in ("zelen", "energie", "urad")] == [1, 1, 0]
    assert [plan.objectives[each].total for each in ("2.1", "2.1.1", "1.1")] == [1, 1, 0]


def test_tables_call_the_levels_by_the_region_s_names(tree: Path) -> None:
    here = context(dataset(tree))
    head, first, _second = cells(structure.table(here, None))
    assert head == ["Priorita › Opatření", "Karta opatření", "Cíl › Dílčí cíl"]
    assert first[:2] == ["Zelený kraj › Energie", "Úspory energie"]
    placed = cells(plan_tables.placing(here, None))
    assert [row[0] for row in placed[1:]] == ["Zelený kraj › Energie", "Úřad"]
    titles = [row[0] for row in cells(objectives.table(here, None))[1:]]
    assert titles[:3] == ["Ušetřit", "2.1 Úspora energie", "\u20032.1.1 Úspora v budovách"]


def test_the_page_of_progress_calls_them_so_too(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["progress", "--root", str(tree)]) == 0
    page = capsys.readouterr().out
    assert all(name in page for name in ("Směr", "Cíl › Dílčí cíl", "Priorita › Opatření"))
    assert page.index("Zelený kraj") < page.index("\u00a0\u00a0Energie")


def test_an_area_of_which_a_part_is_told_is_not_passed_over(tree: Path) -> None:
    assert "AREA_UNTOLD" not in {each.code for each in check(dataset(tree), END)}


# --- activities and projects --------------------------------------------------------------------

ACTIVE = FICHES[0] | {
    "activities": [
        {
            "id": "a1",
            "title": "Výměna oken",
            "responsible": "odbor-a",
            "cooperating": ["odbor-b"],
            "milestones": [
                {"id": "m1", "title": "Studie", "date": "2024-06-30"},
                {"id": "m2", "title": "Stavba", "date": "2025-06-30"},
                {"id": "m3", "title": "Kolaudace", "date": "2026-06-30"},
            ],
            "budget": {"amount": 1000000, "note": "vnitřní poznámka"},
            "funding": [
                {"source": "Rozpočet kraje", "share": 40},
                {"source": "Dotace", "programme": "Program", "amount": 600000},
            ],
        },
        {
            "id": "a2",
            "title": "Audit",
            "milestones": [{"id": "m4", "title": "Zadání", "date": "2025-01-31"}],
            "budget": {"amount": 250000.5, "confirmed": False},
        },
        {"id": "a3", "title": "Osvěta"},
    ]
}
PROJECT = {
    "id": "okna",
    "title": "Okna školy",
    "plan": "ap",
    "fiches": ["uspory", "urad"],
    "guarantor": "odbor-b",
    "cooperating": ["odbor-koordinace"],
    "partners": [{"title": "Škola"}],
    "documents": [
        {"title": "Smlouva", "url": "https://kraj.example/s", "public": True},
        {"title": "Vnitřní zápis", "file": "doklady/zapis.pdf"},
    ],
}
TOLD = observation(
    "2025",
    "odbor-a",
    [told(30, documents=[{"title": "Protokol", "date": "2025-11-05"}])],
    projects=[{"project": "okna", "state": "implementation"}],
    activities=[{"fiche": "uspory", "activity": "a2", "status": "done"}],
    events=[{"kind": "milestone", "date": "2024-07-15", "title": "studie.", "fiche": "uspory"}],
)
BEFORE = observation("2024", "odbor-a", [], projects=[{"project": "okna", "state": "intent"}])


def active(root: Path, **changes: Any) -> Dataset:  # noqa: ANN401 - any fields of a project
    more = {"plan/ap/fiches/uspory": ACTIVE, "plan/pipeline/okna": PROJECT | changes}
    return dataset(region(root, [card()], [BEFORE, TOLD], more=more))


def test_an_activity_and_a_project_name_who_answers_and_who_helps(tmp_path: Path) -> None:
    data = active(tmp_path)
    here = context(data)
    rows = cells(fiche_fields.fields(here, savings(data)))
    (activities,) = (row[1] for row in rows if row[0] == "Aktivity")
    assert "Výměna oken (Odbor A, spolupráce: Odbor B)" in activities
    (project,) = area.projects(here, savings(data))
    assert isinstance(project, Paragraph)
    named = plain(project.runs).replace("\u00a0", " ")
    assert "garant: Odbor B; spolupráce: Odbor koordinace a Škola" in named


def test_money_is_shown_with_its_sources_and_of_how_many_it_is_known(tmp_path: Path) -> None:
    data = active(tmp_path, budget={"amount": 500000})
    made = resources.table(context(data), savings(data))
    assert cells(made) == [
        ["Aktivita nebo projekt", "Rozpočet", "Zdroje financování"],
        [
            "Výměna oken (aktivita)",
            "1 000 000 Kč",
            "Rozpočet kraje: 40 %, 400 000 Kč\nDotace (Program): 600 000 Kč",
        ],
        ["Audit (aktivita)", "250 000,50 Kč*", "–"],
        ["Okna školy (projekt)", "500 000 Kč", "–"],
        ["Celkem", "1 750 000,50 Kč*", ""],
    ]
    known = "Rozpočet je znám u 3 ze 4 aktivit a projektů. * Rozpočet zatím není potvrzen."
    assert source(made) == known
    # a project of two areas is counted in the first alone
    assert resources.table(context(data), data.fiches["ap/urad"]) == ()
    *_, total = cells(resources.of_plan(context(data), None))
    assert total == ["Celkem", "3 z 4", "1 750 000,50*"]


def test_amounts_of_two_currencies_are_not_summed(tmp_path: Path) -> None:
    data = active(tmp_path, budget={"amount": 5000, "currency": "EUR"})
    made = cells(resources.table(context(data), savings(data)))
    assert "Celkem" not in [row[0] for row in made]
    head, *_, total = cells(resources.of_plan(context(data), None))
    assert head[2:] == ["Kč", "EUR"]
    assert total[2:] == ["1 250 000,50*", "5 000"]


@pytest.mark.parametrize(
    ("shares", "codes"),
    [
        (["33.33", "33.33", "33.33"], set()),
        (["50", "60"], {"FUNDING_ABOVE_BUDGET"}),
        (["50", "20"], {"FUNDING_BELOW_BUDGET"}),
        (["130", "-30"], {"PERCENT_RANGE"}),
    ],
)
def test_shares_make_up_a_budget(tmp_path: Path, shares: list[str], codes: set[str]) -> None:
    data = active(tmp_path)
    given = {"budget": Budget.model_validate({"amount": 3000})}
    sources = tuple(Funding.model_validate({"source": "x", "share": each}) for each in shares)
    project = data.projects["okna"].model_copy(update=given | {"funding": sources})
    found = {each.code for each in check(replace(data, projects={"okna": project}), END)}
    told_of = {"FUNDING_ABOVE_BUDGET", "FUNDING_BELOW_BUDGET", "PERCENT_RANGE"}
    assert found & told_of == codes


# --- milestones ---------------------------------------------------------------------------------


def test_a_milestone_is_reached_by_an_event_of_its_title_or_with_its_activity(
    tmp_path: Path,
) -> None:
    data = active(tmp_path)
    found = {each.milestone.id: each.state for each in Steps(data, END).of(savings(data))}
    assert found == {
        "m1": StepState.REACHED,
        "m2": StepState.OVERDUE,
        "m3": StepState.AHEAD,
        "m4": StepState.REACHED,
    }
    made = steps.milestones(context(data), savings(data))
    assert [row[3] for row in cells(made)[1:]] == [
        "dosažen 15. 7. 2024",
        "po termínu",
        "teprve nastane",
        "dosažen",
    ]
    assert source(made) == "Po termínu je 1 milník z celkového počtu 4."


def test_what_was_told_later_is_not_known_yet(tmp_path: Path) -> None:
    data = active(tmp_path)
    found = {
        each.milestone.id: each.state for each in Steps(data, date(2024, 7, 1)).of(savings(data))
    }
    assert found["m1"] is StepState.OVERDUE


# --- states of projects -------------------------------------------------------------------------


def test_a_project_goes_forward_and_may_skip_steps() -> None:
    way = list(ProjectState)[:6]
    assert all(later in TRANSITIONS[state] for state, later in pairwise(way))
    assert ProjectState.COMPLETED in TRANSITIONS[ProjectState.IDEA]
    assert ProjectState.PREPARATION not in TRANSITIONS[ProjectState.IMPLEMENTATION]


def test_a_project_that_was_begun_is_suspended_or_transferred_and_not_rejected() -> None:
    begun = TRANSITIONS[ProjectState.IMPLEMENTATION]
    assert {ProjectState.SUSPENDED, ProjectState.TRANSFERRED} <= begun
    assert ProjectState.REJECTED not in begun
    assert ProjectState.IMPLEMENTATION in TRANSITIONS[ProjectState.SUSPENDED]
    assert TRANSITIONS[ProjectState.TRANSFERRED] == frozenset()


def test_the_history_of_a_project_tells_its_states_with_their_days(tmp_path: Path) -> None:
    data = active(tmp_path)
    lead, history = steps.project_history(context(data), savings(data))
    assert isinstance(lead, Paragraph)
    assert isinstance(history, Bullets)
    assert [plain(each).replace("\u00a0", " ") for each in history.items] == [
        "Okna školy: záměr (k 31. 12. 2024) → v realizaci (k 31. 12. 2025)."
    ]


def test_a_project_of_two_areas_is_told_once_and_says_where_else_it_belongs(tmp_path: Path) -> None:
    data = active(tmp_path)
    here = context(data)
    (own,) = area.projects(here, savings(data))
    (other,) = area.projects(here, data.fiches["ap/urad"])
    assert isinstance(own, Paragraph)
    assert isinstance(other, Paragraph)
    assert "Přispívá i k oblasti Rychlý úřad." in plain(own.runs).replace("\u00a0", " ")
    assert "v realizaci" not in plain(other.runs)


# --- evidence and the public --------------------------------------------------------------------


def test_documents_that_prove_something_are_listed_with_what_they_prove(tmp_path: Path) -> None:
    made = cells(evidence.table(context(active(tmp_path)), None))
    assert [row[:3] for row in made[1:]] == [
        ["IN-1 Ukazatel IN-1", "2025", "Protokol"],
        ["Okna školy", "–", "Smlouva"],
        ["Okna školy", "–", "Vnitřní zápis"],
    ]


def test_the_public_sees_marked_evidence_and_confirmed_budgets_alone(tmp_path: Path) -> None:
    data = published(active(tmp_path))
    made = cells(evidence.table(context(data), None))
    assert made[1:] == [["Okna školy", "Smlouva", "https://kraj.example/s"]]
    windows, audit, _ = savings(data).activities
    assert windows.budget is not None
    assert windows.budget.note is None
    assert audit.budget is None
    assert resources.items_of(context(data), savings(data))[0].funding != ()


def test_the_public_is_not_told_that_a_milestone_is_late_of_which_an_internal_event_tells(
    tmp_path: Path,
) -> None:
    data = active(tmp_path)
    seen = data.observations["2025/odbor-a"]
    hidden = tuple(each.model_copy(update={"public": False}) for each in seen.events)
    inner = {"2025/odbor-a": seen.model_copy(update={"events": hidden})}
    shown = published(replace(data, observations={**data.observations, **inner}))
    found = [each.milestone.id for each in Steps(shown, END).of(savings(shown))]
    assert found == ["m2", "m3", "m4"]
