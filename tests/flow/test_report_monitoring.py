"""The monitoring report: what a half-year says, with few numbers, with none, with only a plan."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chytrejsi.model.change import Change
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.event import Event
from chytrejsi.model.indicator import Frequency
from chytrejsi.model.narrative import Narratives
from chytrejsi.model.observation import Observation
from chytrejsi.progress.standing import Status
from chytrejsi.render.text import render_text
from chytrejsi.report.blocks import Editable, Report, Run, Table
from reportmaking import dataset, document, without
from running import SOURCE_TREE, chytrejsi

HALF = "2025-H1"
KEY = f"{HALF}/odbor-majetku"
TOLD: dict[str, Any] = {
    "period": HALF,
    "guarantor": "odbor-majetku",
    "received": {"file": "2025-H1_odbor-majetku.xlsx", "sha256": "5f6a", "date": "2025-07-18"},
    "values": [
        {"indicator": "EN-1", "value": "8", "cell": "Indikátory!G7"},
        {"indicator": "EN-2", "value": "1155", "comment": "Kotelna se opravovala."},
    ],
    "activities": [
        {
            "fiche": "energie",
            "activity": "odecty",
            "status": "in_progress",
            "text": "Odečty má 26 budov.",
        },
        {
            "fiche": "energie",
            "activity": "skoleni",
            "status": "stopped",
            "text": "Školitel odstoupil od smlouvy.",
        },
    ],
    "projects": [
        {"project": "dispecink", "state": "preparation", "text": "Zadání dispečinku je hotovo."}
    ],
    "events": [
        {"kind": "trend", "date": "2025-03", "title": "Chytré sítě zlevňují"},
        {"kind": "experience", "date": "2025-04-02", "title": "Sousední kraj sdílí elektřinu"},
        {"kind": "partnership", "date": "2025-05-06", "title": "Dohoda s energetickou agenturou"},
        {"kind": "communication", "date": "2025-08-01", "title": "Letní prohlídky elektrárny"},
    ],
    "proposals": [
        {
            "subject": "EN-3",
            "current": "10",
            "proposed": "12",
            "reason": "Přibude teplo z odpadní vody.",
        }
    ],
    "narratives": {"energie": {"outlook": "Na podzim se vypíše zakázka na dispečink."}},
}
CHANGE = Change.model_validate(
    {
        "id": "2025-02",
        "plan": "p2",
        "kind": "guarantor",
        "fiche": "urad",
        "proposed": "2025-05-30",
        "proposer": "odbor-rozvoje",
        "new": {"value": "odbor-majetku"},
        "reason": "Oblast nemá garanta.",
    }
)


def half_year() -> Dataset:
    """Let one guarantor tell of a half-year, and let a change of the plan wait for decision."""
    data = dataset()
    return replace(
        data,
        observations={**data.observations, KEY: Observation.model_validate(TOLD)},
        changes={**data.changes, "p2/2025-02": CHANGE},
    )


def bare() -> Dataset:
    """Leave nothing but the plan."""
    nothing: dict[str, Any] = {
        kind: {}
        for kind in (
            *("fiches", "changes", "projects", "events", "indicators"),
            *("observations", "corrections", "narratives"),
        )
    }
    return replace(dataset(), **nothing)


def monitoring(data: Dataset, period: str = HALF) -> Report:
    return document("monitoring", data, period=period)


def spaced(report: Report) -> str:
    return " ".join(render_text(report).replace("\u00a0", " ").split())


def runs(report: Report) -> Iterator[Run]:
    for block in report.blocks:
        if isinstance(block, Table):
            yield from (run for row in block.rows for cell in row for run in cell)


def test_the_report_says_what_was_approved(approved: Callable[[str, str], None]) -> None:
    approved("monitoring-2025-H1.txt", render_text(monitoring(half_year())))


def test_nothing_but_a_plan_says_what_was_approved(approved: Callable[[str, str], None]) -> None:
    approved("monitoring-bare.txt", render_text(monitoring(bare())))


def test_it_works_without_any_value() -> None:
    data = half_year()
    silent = {
        key: each.model_copy(update={"values": ()}) for key, each in data.observations.items()
    }
    said = spaced(monitoring(replace(data, observations=silent)))
    assert "Pololetní hodnotu nemá žádný indikátor" in said
    assert "Odečty má 26 budov." in said
    assert "pololetní hodnoty" not in said
    assert "Odchylky" not in said
    assert "nápravu" not in said


def test_no_value_of_an_annual_indicator_is_no_fault() -> None:
    report = monitoring(half_year())
    assert Status.NOT_REPORTED not in {run.status for run in runs(report)}
    said = spaced(report)
    assert "Podíl obnovitelných zdrojů" in said  # only as what a guarantor proposes to change
    for quiet in ("Elektronické agendy", "Doba vyřízení žádosti", "Školení zaměstnanci"):
        assert quiet not in said
    assert "Bez vykázané hodnoty" not in said


def test_a_half_yearly_value_that_has_not_come_is_told_without_blame() -> None:
    data = half_year()
    card = data.indicators["EN-3"].model_copy(update={"frequency": Frequency.HALF_YEARLY})
    report = monitoring(replace(data, indicators={**data.indicators, "EN-3": card}))
    assert "Hodnota zatím nebyla předána: Podíl obnovitelných zdrojů." in spaced(report)
    assert "Projednat nápravu u 1 indikátoru" in spaced(report)


def test_the_expectation_is_that_of_the_half_year() -> None:
    (table,) = (
        block
        for block in monitoring(half_year()).blocks
        if isinstance(block, Table) and block.anchor == "tab-indicators-energie"
    )
    rows = [["".join(run.text for run in cell) for cell in row] for row in table.rows]
    # a quarter of the way from the milestone of 2024 (1 150) to the target of 2026 (1 000)
    expected = {row[0].replace("\u00a0", " "): row[3].replace("\u00a0", " ") for row in rows}
    assert expected["EN-2 Spotřeba elektřiny v budovách (MWh)"] == "1 112,5"


def test_what_happened_after_the_half_year_is_not_told() -> None:
    said = spaced(monitoring(half_year()))
    for later in (
        "Letní prohlídky",
        "Den otevřených dat",
        "Odečty má 32 budov",
        "Čeká se na výběr",
    ):
        assert later not in said
    for earlier in ("Chytré sítě zlevňují", "Dohoda s energetickou agenturou", "Vzorová úspora"):
        assert earlier in said


def test_an_older_state_says_how_old_it_is() -> None:
    said = spaced(monitoring(half_year()))
    assert "v přípravě, údaj za rok 2024" in said
    assert "údaj za 1. pololetí" not in said
    assert "u 1 aktivity je znám jen stav z dřívějška" in said


def test_states_that_are_all_old_are_called_so_once_below_their_table() -> None:
    data = dataset()
    key = "2024/odbor-majetku"
    activities = [
        {"fiche": "energie", "activity": name, "status": "in_progress"}
        for name in ("odecty", "fve", "skoleni")
    ]
    year = Observation.model_validate(
        data.observations[key].model_dump(by_alias=True) | {"activities": activities}
    )
    report = monitoring(replace(data, observations={**data.observations, key: year}))
    (table,) = (
        block
        for block in report.blocks
        if isinstance(block, Table) and block.anchor == "tab-activities-energie"
    )
    assert {"".join(run.text for run in row[1]) for row in table.rows} == {"probíhá"}
    assert table.source.replace("\u00a0", " ") == "Stav řešení podle údajů za rok 2024."
    assert "Probíhají 3 aktivity; o 1 aktivitě chybí zpráva; všechny tyto stavy" in spaced(report)


def test_both_kinds_of_proposals_are_told_with_who_and_why() -> None:
    said = spaced(monitoring(half_year()))
    assert "Navrhují se 2 změny plánu." in said
    assert "Rozhodnout o 2 navržených změnách" in said
    for words in ("Přibude teplo z odpadní vody.", "Oblast nemá garanta.", "Odbor rozvoje"):
        assert words in said
    for other in ({"state": "approved"}, {"proposed": "2025-09-01"}):
        change = Change.model_validate(CHANGE.model_dump() | other)
        told = monitoring(replace(half_year(), changes={"p2/2025-02": change}))
        assert "Oblast nemá garanta." not in spaced(told)


def test_the_coordinator_writes_any_section() -> None:
    texts = {"trends": "Trendy sleduje agentura.", "other": "Další schůzka bude v září."}
    written = Narratives.model_validate(
        {"kind": "monitoring", "plan": "p2", "period": HALF, "texts": texts}
    )
    report = monitoring(replace(bare(), narratives={f"p2/monitoring-{HALF}": written}))
    assert [each.place for each in report.blocks if isinstance(each, Editable)] == [
        f"plan/p2/narratives/monitoring-{HALF}.yaml#texts.{name}" for name in texts
    ]
    assert "žádný poznatek" not in spaced(report)
    assert "žádná činnost" in spaced(report)


def test_a_second_half_year_is_also_told_by_its_year() -> None:
    data = dataset()
    key = "2025/odbor-majetku"
    events = TOLD["events"]
    year = data.observations[key].model_validate(
        data.observations[key].model_dump(by_alias=True) | {"events": events}
    )
    said = spaced(
        monitoring(replace(data, observations={**data.observations, key: year}), "2025-H2")
    )
    assert "Odečty má 32 budov." in said
    assert "Letní prohlídky elektrárny" in said
    assert "Chytré sítě zlevňují" not in said


def test_a_project_of_two_areas_is_told_once_and_counted_once() -> None:
    data = half_year()
    shared = data.projects["dispecink"].model_copy(update={"fiches": ("energie", "urad")})
    report = monitoring(replace(data, projects={**data.projects, "dispecink": shared}))
    said = spaced(report)
    assert "K plánu patří 2 projekty" in said
    assert said.count("v přípravě Zadání dispečinku je hotovo.") == 1
    assert "přispívá také projekt Energetický dispečink (viz oblast Úspory energie)" in said


@pytest.mark.parametrize(
    ("kind", "key", "words"),
    [
        ("observations", KEY, "Odečty má 26 budov"),
        ("projects", "dispecink", "Zadání dispečinku je hotovo"),
        ("events", "2025-05-20-cena", "Cena Vzorová úspora"),
        ("changes", "p2/2025-02", "Oblast nemá garanta"),
        ("indicators", "EN-2", "Kotelna se opravovala"),
    ],
)
def test_the_outline_holds_no_fact(kind: str, key: str, words: str) -> None:
    data = half_year()
    assert words in spaced(monitoring(data))
    assert words not in spaced(monitoring(without(data, kind, key)))


def test_an_english_workspace_gets_an_english_report() -> None:
    data = half_year()
    english = replace(data, concept=data.concept.model_copy(update={"language": "en"}))
    said = spaced(monitoring(english))
    for czech in ("Souhrn", "Tabulka", "pololetí", "Příloha", "Stav", "Návrhy"):
        assert czech not in said
    assert "2 changes of the plan are proposed" in said


def test_a_journal_of_a_whole_year_may_belong_to_the_half() -> None:
    year = Event.model_validate(
        {"id": "rok", "kind": "trend", "date": "2025", "title": "Levnější čidla"}
    )
    data = half_year()
    said = spaced(monitoring(replace(data, events={**data.events, "rok": year})))
    assert "Levnější čidla" in said


# --- the command --------------------------------------------------------------------------------


def with_half_year(region: Path) -> None:
    folder = region / "indicators" / "observations" / HALF
    folder.mkdir()
    (folder / "odbor-majetku.yaml").write_text(
        f'period: "{HALF}"\nguarantor: odbor-majetku\n'
        "document: {title: Zápis z porady}\n"
        "activities:\n  - {fiche: energie, activity: odecty, status: in_progress}\n",
        encoding="utf-8",
        newline="\n",
    )


def test_the_newest_half_year_with_data_is_taken(region: Path) -> None:
    with_half_year(region)
    for name in ("", "znovu.docx"):
        output = ("--output", name) if name else ()
        told = chytrejsi("report", "monitoring", *output, cwd=region)
        assert told.returncode == 0, told.stderr
        assert "1. pololetí 2025" in told.stderr.replace("\u00a0", " ")
    made = region / "reports" / f"monitorovaci-zprava-p2-{HALF}.docx"
    assert made.read_bytes() == (region / "znovu.docx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "period"),
    [((), "2025-H2"), (("--year", "2024"), "2024-H1"), (("--period", "2024-H2"), "2024-H2")],
)
def test_a_half_year_is_named_or_found(
    region: Path, arguments: tuple[str, ...], period: str
) -> None:
    told = chytrejsi("report", "monitoring", *arguments, "--quiet", cwd=region)
    assert told.returncode == 0, told.stderr
    assert (region / "reports" / f"monitorovaci-zprava-p2-{period}.docx").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ("--period", "2025"),
        ("--period", "letos"),
        ("--year", "2025-H1"),
        ("--year", "2025", "--period", HALF),
        ("--plan", "p9"),
        ("--year", "2001"),
    ],
)
def test_what_cannot_be_is_told(region: Path, arguments: tuple[str, ...]) -> None:
    told = chytrejsi("report", "monitoring", *arguments, cwd=region)
    assert told.returncode == 2
    assert told.stderr.startswith("Chyba: ")
    assert not (region / "reports").exists()


def test_without_any_data_the_half_year_has_to_be_named(region: Path) -> None:
    shutil.rmtree(region / "indicators" / "observations")
    told = chytrejsi("report", "monitoring", cwd=region)
    assert (told.returncode, "--period" in told.stderr) == (2, True)
    told = chytrejsi("report", "monitoring", "--period", HALF, cwd=region)
    assert told.returncode == 0, told.stderr


# --- the region's real plan ---------------------------------------------------------------------


def test_the_real_report_tells_what_is_known_and_leaks_nothing() -> None:
    data = dataset(SOURCE_TREE)
    report = document("monitoring", data, "ap2", "2024-H1", SOURCE_TREE)
    said = spaced(report)
    for fiche in data.fiches_of("ap2"):
        assert fiche.title in said
    assert "Fiše 7 oblastí aktivit zatím nestanoví žádnou aktivitu" in said
    assert re.findall(r"\bNone\b|\{|\}|<[a-z_]+>", said) == []
