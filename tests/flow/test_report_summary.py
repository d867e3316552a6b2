"""The executive summary of a span of months: what it tells, and what lies outside of it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.event import Event, EventKind
from chytrejsi.model.project import Project
from chytrejsi.render.text import render_text
from chytrejsi.report.blocks import Figure, Heading, Report, Table
from chytrejsi.report.context import Subject
from chytrejsi.report.span import last_day, period_until
from reportmaking import REGION, dataset, document, without
from running import SOURCE_TREE, chytrejsi

LEAKS = re.compile(r"\bNone\b|\bnull\b|\{\{|\}\}|\bStatus\.|<[a-z_]+>|\bTrue\b|\bFalse\b")


def summary(
    data: Dataset, since: str = "2019-05", until: str = "2025-12", root: Path = REGION
) -> Report:
    """Make the summary of two months and all between them."""
    last = last_day(until)
    plan = data.plan_in_force(last)
    assert plan is not None
    span = Subject(since=date.fromisoformat(since + "-01"), until=last)
    return document("summary", data, plan.id, str(period_until(last)), root, span)


def told(data: Dataset, since: str = "2019-05", until: str = "2025-12", root: Path = REGION) -> str:
    words = render_text(summary(data, since, until, root))
    return " ".join(words.replace("\u00a0", " ").split())


def real(since: str = "2019-02", until: str = "2024-06", data: Dataset | None = None) -> str:
    return told(data or dataset(SOURCE_TREE), since, until, SOURCE_TREE)


def with_event(data: Dataset, **fields: object) -> Dataset:
    event = Event.model_validate({"id": "pridana", "kind": "milestone", **fields})
    return replace(data, events={**data.events, event.id: event})


def test_the_summary_says_what_was_approved(approved: Callable[[str, str], None]) -> None:
    approved("summary-2025.txt", render_text(summary(dataset())))


@pytest.mark.parametrize(
    ("vision", "first"),
    [
        ("Kraj pro lidi.", "Vize koncepce zní: „Kraj pro lidi“. V tomto období ji naplňoval"),
        (None, "V tomto období koncepci naplňoval"),
    ],
)
def test_the_first_sentence_names_the_concept_whose_approval_is_unknown(
    vision: str | None, first: str
) -> None:
    data = dataset()
    concept = data.concept.model_copy(update={"approved": None, "vision": vision})
    assert f"Úvod {first}" in told(replace(data, concept=concept)).replace("= ", "")


@pytest.mark.parametrize("root", [REGION, SOURCE_TREE])
def test_it_is_well_made(root: Path) -> None:
    report = summary(dataset(root), "2019-02", "2025-12", root)
    levels = [each.level for each in report.blocks if isinstance(each, Heading)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    anchors = [
        each.anchor
        for each in report.blocks
        if isinstance(each, Heading | Table | Figure) and each.anchor
    ]
    assert len(anchors) == len(set(anchors))
    assert LEAKS.findall(render_text(report)) == []


# --- the span -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "until", "within"),
    [
        ("2024-06-30", "2024-06", True),
        ("2024-07-01", "2024-06", False),
        ("2024-07-01", "2024-07", True),
        ("2024-07", "2024-06", False),
        ("2024", "2024-06", True),
        ("2019-02-01", "2024-06", True),
        ("2019-01-31", "2024-06", False),
        ("2018", "2024-06", False),
    ],
)
def test_only_what_lies_within_the_span_is_told(day: str, until: str, within: bool) -> None:
    data = with_event(dataset(SOURCE_TREE), date=day, title="Přidaná událost")
    assert ("Přidaná událost" in real(until=until, data=data)) is within


def test_what_began_before_and_went_on_is_told() -> None:
    fields = {"date": "2018-05", "until": "2019-03", "title": "Dlouhá událost"}
    data = with_event(dataset(SOURCE_TREE), **fields)
    assert "Dlouhá událost" in real(data=data)
    assert "Dlouhá událost" not in real("2019-04", data=data)


def test_an_activity_done_before_the_span_is_not_told() -> None:
    assert "(dokončeno 28. 6. 2023)" in real("2023-06")
    assert "(dokončeno 28. 6. 2023)" not in real("2023-07")


def test_awards_of_earlier_years_are_not_told() -> None:
    words = real("2021-01")
    assert "Chytrá města 2020" not in words
    assert "Kraj získal 2 ocenění." in words


def test_a_value_from_before_the_span_is_not_told() -> None:
    data = dataset()
    rest = {key: each for key, each in data.observations.items() if not key.startswith("2025")}
    old = replace(data, observations=rest)
    assert "EN-1" in told(old)
    assert "EN-1" not in told(old, "2025-01")


def test_data_of_a_later_year_are_not_told() -> None:
    words = told(dataset(), until="2024-12")
    assert "Elektrárna je v provozu" in told(dataset())
    assert "Elektrárna je v provozu" not in words
    assert "Cena Vzorová úspora" not in words


def test_an_unfinished_half_year_gives_no_data() -> None:
    assert [str(period_until(last_day(f"2024-{month}"))) for month in ("05", "06", "11", "12")] == [
        *("2023", "2024-H1", "2024-H1", "2024"),
    ]


# --- plans, areas, projects ---------------------------------------------------------------------


def test_a_plan_of_which_nothing_is_told_is_named_and_no_more() -> None:
    words = real()
    assert "Akční plán II koncepce Chytřejší kraj pro Liberecký kraj (od 25. 6. 2024)" in words
    assert "Moderní péče" not in words


def test_a_plan_that_was_over_is_not_named() -> None:
    assert "(od 25. 2. 2020 do 25. 6. 2024)" in real("2024-05", "2024-07")
    assert "(od 25. 2. 2020" not in real("2024-07", "2024-07")


def test_each_of_two_plans_tells_of_its_own_areas() -> None:
    data = dataset()
    plan, fiche = data.plans["p2"], data.fiches["p2/energie"]
    older = plan.model_copy(
        update={
            "id": "p1",
            "title": "První plán",
            "approved": plan.approved.model_copy(update={"date": date(2020, 1, 1)}),
        }
    )
    project = Project(id="stary", title="Starý projekt", plan="p1", fiches=("energie",))
    first = data.observations["2024/odbor-majetku"]
    report = {"project": "stary", "state": "completed", "text": "Starý projekt skončil."}
    extended = type(first).model_validate({**first.model_dump(by_alias=True), "projects": [report]})
    both = replace(
        data,
        plans={**data.plans, "p1": older},
        fiches={**data.fiches, "p1/energie": fiche.model_copy(update={"plan": "p1"})},
        projects={**data.projects, "stary": project},
        observations={**data.observations, "2024/odbor-majetku": extended},
    )
    words = told(both)
    assert words.index("Starý projekt skončil.") < words.index("Elektrárna je v provozu")
    assert "První plán (od 1. 1. 2020 do 1. 3. 2024)" in words


def test_a_project_of_several_areas_tells_in_each_what_it_did_there() -> None:
    words = real()
    second = words[words.rindex("2 Naplňování koncepce projekty mimo akční plán") :]
    schools = second[second.index("2.4 Vzdělávání") : second.index("2.5 Sociální oblast")]
    care = second[second.index("2.5 Sociální oblast") : second.index("2.6 Veřejná správa")]
    assert "AI do škol" in schools
    assert "seniorcentrech" not in schools
    assert "seniorcentrech" in care
    assert "AI do škol" not in care
    assert "přispívá ke koncepci 18 projektů v 6 oblastech" in words


def test_where_it_did_nothing_of_its_own_it_is_referred_to() -> None:
    words = told(dataset())
    assert words.count("Sdílená kola (") == 2
    assert "viz kapitolu 2.2" in words


@pytest.mark.parametrize(
    ("kind", "key", "words"),
    [
        ("projects", "knihovna", "Elektrárna je v provozu"),
        ("projects", "kola", "Sdílená kola"),
        ("events", "2025-05-20-cena", "Cena Vzorová úspora"),
        ("indicators", "UR-4", "Školení zaměstnanci"),
        ("observations", "2025/odbor-majetku", "Elektrárna je v provozu"),
    ],
)
def test_the_outline_holds_no_fact(kind: str, key: str, words: str) -> None:
    assert words in told(dataset())
    assert words not in told(without(dataset(), kind, key))


def test_without_any_data_it_still_says_which_plan_was_in_force() -> None:
    words = told(replace(dataset(), observations={}), until="2024-04")
    assert "Akční plán Vzorového kraje" in words
    assert "O tomto projektu nebylo v daném období nic vykázáno." in words
    assert "V číslech" not in words


def test_an_english_workspace_gets_an_english_summary() -> None:
    data = dataset()
    english = replace(data, concept=data.concept.model_copy(update={"language": "en"}))
    words = told(english)
    for czech in ("Tabulka", "Úvod", "Ocenění", "kapitola", "stav", "oblasti koncepce"):
        assert czech not in words
    assert "The work won 1 award." in words


# --- the command --------------------------------------------------------------------------------


def test_the_file_is_named_by_both_months(region: Path) -> None:
    made = chytrejsi("report", "summary", "--from", "2024-03", "--to", "2025-12", cwd=region)
    assert made.returncode == 0, made.stderr
    path = region / made.stdout.splitlines()[-1]
    assert path.name == "manazerske-shrnuti-2024-03-2025-12.docx"
    assert path.read_bytes().startswith(b"PK")


def test_without_months_it_spans_from_the_concept_to_the_newest_data(region: Path) -> None:
    made = chytrejsi("report", "summary", cwd=region)
    assert made.returncode == 0, made.stderr
    assert made.stdout.splitlines()[-1].endswith("manazerske-shrnuti-2019-05-2025-12.docx")
    assert "1. 5. 2019" in made.stderr.replace("\u00a0", " ")
    assert "31. 12. 2025" in made.stderr.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--from", "2024"), "2024"),
        (("--to", "2024-13"), "2024-13"),
        (("--to", "0000-01"), "0000-01"),
        (("--from", "2025-06", "--to", "2025-05"), "--from"),
        (("--to", "2024-02"), "29. 2. 2024"),
    ],
)
def test_what_cannot_be_is_told(region: Path, arguments: tuple[str, ...], says: str) -> None:
    made = chytrejsi("report", "summary", *arguments, cwd=region)
    assert made.returncode == 2
    assert made.stderr.startswith("Chyba: ")
    assert says in made.stderr.replace("\u00a0", " ")
    assert "Traceback" not in made.stderr
    assert not (region / "reports").exists()


def test_awards_are_the_only_events_in_the_table_of_awards() -> None:
    report = summary(dataset(SOURCE_TREE), "2019-02", "2024-06", SOURCE_TREE)
    (table,) = [e for e in report.blocks if isinstance(e, Table) and e.anchor == "tab-awards"]
    awards = [e for e in dataset(SOURCE_TREE).events.values() if e.kind is EventKind.AWARD]
    assert len(table.rows) == len(awards) == 3
