"""The extract for a guarantor: his own part alone, what is missing, the form at the end."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.observation import Correction
from chytrejsi.model.organisation import Unit
from chytrejsi.model.period import Period
from chytrejsi.render.text import render_text
from chytrejsi.report.blocks import Editable, Heading, Report, Table, plain
from chytrejsi.report.context import Subject
from reportmaking import dataset, document, spaced
from running import SOURCE_TREE, chytrejsi

LEAKS = re.compile(r"\bNone\b|\{\{|\}\}|<[a-z_]+>|\bTrue\b")


def extract(data: Dataset, guarantor: str, period: str = "2025") -> Report:
    return document("extract", data, period=period, subject=Subject(guarantor=guarantor))


def told(data: Dataset, guarantor: str, period: str = "2025") -> str:
    return spaced(render_text(extract(data, guarantor, period)))


def headings(report: Report) -> list[str]:
    return [spaced(each.text) for each in report.blocks if isinstance(each, Heading)]


def rows(report: Report, anchor: str) -> list[list[str]]:
    (table,) = [b for b in report.blocks if isinstance(b, Table) and b.anchor == anchor]
    return [[spaced(plain(cell)) for cell in row] for row in table.rows]


@pytest.mark.parametrize("guarantor", ["odbor-majetku", "odbor-rozvoje"])
def test_the_extract_says_what_was_approved(
    guarantor: str, approved: Callable[[str, str], None]
) -> None:
    approved(f"extract-{guarantor}.txt", render_text(extract(dataset(), guarantor)))


def test_it_holds_the_guarantors_own_areas_and_no_others() -> None:
    own = headings(extract(dataset(), "odbor-majetku"))
    assert "Úspory energie" in own
    assert "Rychlejší úřad" not in own
    assert own[0] == "Podklad k potvrzení"
    assert own[1] == "Co chybí"
    assert own[-1] == "Potvrzení"


def test_areas_of_an_unknown_guarantor_are_the_coordinators_and_that_is_said() -> None:
    report = extract(dataset(), "odbor-rozvoje")
    assert "Rychlejší úřad" in headings(report)
    said = "Garant jedné oblasti aktivit (Rychlejší úřad) není potvrzen"
    assert said in spaced(render_text(report))
    assert "není potvrzen" not in told(dataset(), "odbor-majetku")


def test_each_value_is_shown_as_it_was_reported_with_its_status_and_cell() -> None:
    shown = rows(extract(dataset(), "odbor-majetku"), "tab-reported-energie")
    by_code = {row[0].split()[0]: row[1:] for row in shown}
    assert by_code["EN-2"] == [
        "2025",
        "1 140,2 MWh",
        "neplní se",
        "Zima byla chladnější než obvykle.",
        "Indikátory!G8",
    ]
    assert by_code["EN-1"][1] == "přírůstek 14 ks"
    assert by_code["EN-4"][1] == "slovně"
    assert by_code["EN-4"][3] == "Správci hlásí poruchy dřív."


def test_a_reason_in_place_of_a_value_is_shown() -> None:
    shown = rows(extract(dataset(), "odbor-rozvoje"), "tab-reported-urad")
    (row,) = [each for each in shown if each[0].startswith("UR-3")]
    assert row[2] == "není k dispozici"
    assert row[4] == "Průzkum se opakuje až v roce 2026."


def test_a_correction_tells_the_old_value_and_why() -> None:
    data = dataset()
    correction = Correction.model_validate(
        {
            "indicator": "EN-2",
            "period": "2025",
            "guarantor": "odbor-majetku",
            "expect": "1140.2",
            "value": "1120",
            "date": date(2026, 2, 2),
            "reason": "chybný odečet",
        }
    )
    shown = rows(
        extract(replace(data, corrections={"EN-2-2025": correction}), "odbor-majetku"),
        "tab-reported-energie",
    )
    (row,) = [each for each in shown if each[0].startswith("EN-2")]
    assert row[2] == "1 120 MWh"
    assert "Opraveno 2. 2. 2026 z hodnoty 1 140,2 MWh: chybný odečet." in row[4]


def test_what_is_missing_is_told_first() -> None:
    text = told(dataset(), "odbor-majetku")
    missing = text.split("Co chybí", 1)[1].split("# Úspory energie", 1)[0]
    assert "Indikátory bez hodnoty" not in missing
    assert "bez uvedeného důvodu: Podíl obnovitelných zdrojů (zpožděno)." in missing
    assert "Spotřeba elektřiny" not in missing  # it has a reason
    assert "v tomto období nic neuvedli: Školení správců budov." in missing


def test_a_text_for_the_whole_area_is_a_reason_too() -> None:
    assert "bez uvedeného důvodu" not in told(dataset(), "odbor-rozvoje")


def test_without_a_workbook_everything_that_was_asked_for_is_missing() -> None:
    data = dataset()
    rest = {k: v for k, v in data.observations.items() if k != "2025/odbor-majetku"}
    text = told(replace(data, observations=rest), "odbor-majetku")
    assert "za toto období nic nepřišlo" in text
    missing = text.split("Indikátory bez hodnoty: ", 1)[1].split(" - ", 1)[0]
    cards = [each for each in data.indicators.values() if each.fiche == "energie"]
    assert len(cards) == 4
    for card in cards:
        assert card.title in missing
    assert "Oblasti bez slovního shrnutí: Úspory energie." in text


def test_where_nothing_is_missing_that_is_said() -> None:
    data = dataset()
    seen = data.observations["2025/odbor-majetku"]
    done = seen.activities[0].model_copy(update={"activity": "skoleni"})
    values = tuple(v.model_copy(update={"comment": "je to tak"}) for v in seen.values)
    full = seen.model_copy(update={"activities": (*seen.activities, done), "values": values})
    observations = {**data.observations, "2025/odbor-majetku": full}
    text = told(replace(data, observations=observations), "odbor-majetku")
    assert "# Co chybí Nechybí nic." in text


def test_proposals_and_texts_are_the_guarantors_own() -> None:
    report = extract(dataset(), "odbor-majetku")
    assert rows(report, "tab-own-proposals") == [
        ["EN-3 Podíl obnovitelných zdrojů", "10", "12", "Druhá elektrárna."]
    ]
    assert {each.place.split("#")[1] for each in report.blocks if isinstance(each, Editable)} == {
        "narratives.energie.summary",
        "narratives.energie.outlook",
    }
    assert "Navrhované změny" not in headings(extract(dataset(), "odbor-rozvoje"))


def test_a_contributor_sees_what_was_reported_for_an_area_of_another() -> None:
    data = dataset()
    card = data.indicators["EN-1"].model_copy(update={"contributors": ("odbor-informatiky",)})
    with_helper = replace(data, indicators={**data.indicators, "EN-1": card})
    text = told(with_helper, "odbor-informatiky")
    assert f"Indikátory bez hodnoty: {card.title}." in text
    assert "# Úspory energie" not in text
    seen = data.observations["2025/odbor-majetku"]
    (value,) = [each for each in seen.values if each.indicator == "EN-1"]
    given = seen.model_copy(
        update={
            "guarantor": "odbor-informatiky",
            "values": (value,),
            **dict.fromkeys(("activities", "projects", "proposals", "events"), ()),
            "narratives": {},
        }
    )
    more = {**data.observations, "2025/odbor-informatiky": given}
    report = extract(replace(with_helper, observations=more), "odbor-informatiky")
    (row,) = rows(report, "tab-reported-elsewhere")
    assert row[0].startswith("EN-1")


def test_what_was_reported_outside_the_plan_is_shown() -> None:
    (row,) = rows(extract(dataset(), "odbor-rozvoje"), "tab-reported-elsewhere")
    assert row[0].startswith("MIMO-1 ")
    assert row[2] == "20 ks"


def test_a_half_year_asks_for_what_is_asked_in_it() -> None:
    text = told(dataset(), "odbor-majetku", "2025-H1")
    assert "monitorovací zpráva za 1. pololetí 2025" in text
    assert "Indikátory bez hodnoty" not in text  # they are all annual
    assert LEAKS.findall(text) == []


def test_a_former_id_of_a_unit_finds_todays_unit() -> None:
    data = dataset()
    units = tuple(
        Unit(id=each.id, title=each.title, former_ids=("odbor-spravy",))
        if each.id == "odbor-majetku"
        else each
        for each in data.organisation.units
    )
    renamed = replace(data, organisation=data.organisation.model_copy(update={"units": units}))
    assert told(renamed, "odbor-spravy") == told(renamed, "odbor-majetku")


def test_an_english_workspace_gets_an_english_extract() -> None:
    data = dataset()
    english = replace(data, concept=data.concept.model_copy(update={"language": "en"}))
    text = told(english, "odbor-majetku")
    assert "To be confirmed" in text
    assert "Activities without a state: Školení správců budov." in text
    for czech in ("Potvrzení", "Vykázáno", "Co chybí", "Garant:", "přírůstek"):
        assert czech not in text


def test_the_real_coordinator_gets_all_areas_of_the_plan() -> None:
    data = dataset(SOURCE_TREE)
    subject = Subject(guarantor=data.concept.coordinator)
    report = document("extract", data, "ap2", "2024", SOURCE_TREE, subject)
    assert {spaced(each.title) for each in data.fiches_of("ap2")} <= set(headings(report))
    text = spaced(render_text(report))
    assert "Garanti 7 oblastí aktivit (všechny oblasti tohoto výpisu) nejsou potvrzeni" in text
    assert LEAKS.findall(text) == []


# --- the command --------------------------------------------------------------------------------


def test_the_command_names_the_file_by_the_unit_of_today(region: Path) -> None:
    units = region / "plan" / "organisation.yaml"
    text = units.read_text(encoding="utf-8")
    text = text.replace(
        "title: Odbor majetku}", "title: Odbor majetku, former_ids: [odbor-spravy]}"
    )
    units.write_text(text, encoding="utf-8", newline="\n")
    said = chytrejsi("report", "extract", "--guarantor", "odbor-spravy", cwd=region)
    assert said.returncode == 0, said.stderr
    path = region / said.stdout.splitlines()[-1]
    assert path.name == f"vypis-odbor-majetku-p2-{Period(2025)}.docx"
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--guarantor", "odbor-majetk"), "„odbor-majetku“"),
        (("--guarantor", "xyz"), "odbor-majetku, odbor-rozvoje"),
        (("--guarantor", "odbor-informatiky"), "Odbor informatiky v plánu p2 za nic neodpovídá"),
        (("--guarantor", "odbor-majetku", "--year", "letos"), "letos"),
        ((), "--guarantor"),
    ],
)
def test_what_cannot_be_is_told(region: Path, arguments: tuple[str, ...], said: str) -> None:
    answer = chytrejsi("report", "extract", *arguments, cwd=region)
    assert answer.returncode == 2
    assert said in spaced(answer.stderr)
    assert "Traceback" not in answer.stderr
    assert not (region / "reports").exists()
