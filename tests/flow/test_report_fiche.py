"""The fiche of one area of activity: all ten fields always, what is not known says so."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chytrejsi.model.dataset import Dataset
from chytrejsi.render.text import render_text
from chytrejsi.report.blocks import Report, Table, plain
from chytrejsi.report.context import Subject
from reportmaking import REGION, dataset, document, spaced, without
from running import SOURCE_TREE, chytrejsi

TEN = (
    "Název",
    "Garant",
    "Vazba na strategický a specifický cíl",
    "Vize",
    "Potřebnost a zacílení",
    "Aktivity",
    "Příklady konkrétních projektů",
    "Provázanost",
    "Partnerství",
    "Indikátory",
)
REAL = sorted(
    path.parent.parent.name + "/" + path.stem for path in SOURCE_TREE.glob("plan/*/fiches/*.yaml")
)


def fiche(
    data: Dataset, key: str = "p2/energie", period: str = "2025", root: Path = REGION
) -> Report:
    plan = key.partition("/")[0]
    return document("fiche", data, plan, period, root, Subject(fiche=data.fiches[key]))


def fields(report: Report) -> dict[str, str]:
    """Give the fields' names with what stands in them."""
    table = next(
        block
        for block in report.blocks
        if isinstance(block, Table) and block.anchor.startswith("tab-fields-")
    )
    return {spaced(plain(name)): plain(told).replace("\u00a0", " ") for name, told in table.rows}


@pytest.mark.parametrize("name", ["energie", "urad"])
def test_the_fiche_says_what_was_approved(name: str, approved: Callable[[str, str], None]) -> None:
    approved(f"fiche-{name}.txt", render_text(fiche(dataset(), f"p2/{name}")))


@pytest.mark.parametrize("key", REAL)
def test_every_real_fiche_has_its_ten_fields_in_their_order(key: str) -> None:
    data = dataset(SOURCE_TREE)
    told = fields(fiche(data, key, "2024", SOURCE_TREE))
    assert tuple(told) == TEN
    assert all(told.values())
    assert told["Garant"] == "nepotvrzeno"
    assert told["Název"] == data.fiches[key].title


def test_what_waits_to_be_confirmed_differs_from_what_is_not_given() -> None:
    told = fields(fiche(dataset(), "p2/urad"))
    assert told["Vize"] == "nepotvrzeno"
    assert told["Partnerství"] == "neuvedeno"


def test_a_known_field_that_waits_to_be_confirmed_says_both() -> None:
    data = dataset(SOURCE_TREE)
    told = fields(fiche(data, "ap2/energeticky-management", "2024", SOURCE_TREE))
    assert told["Potřebnost a zacílení"].startswith("Systematické řízení energií")
    assert told["Potřebnost a zacílení"].endswith("(nepotvrzeno)")


def test_activities_tell_their_dates_and_states() -> None:
    data = dataset()
    known = data.fiches["p2/energie"]
    dated = known.model_validate(
        known.model_dump(by_alias=True)
        | {
            "activities": [
                {"id": "odecty", "title": "Odečty", "from": "2024-01-01", "to": "2026-12-31"},
                {"id": "fve", "title": "Elektrárny", "from": "2024-03-01", "to": "2025-06-30"},
                {"id": "nova", "title": "Nová", "to": "2025-12-31", "description": "Co to je"},
            ]
        }
    )
    data = without(data, "fiches", "p2/energie")
    data.fiches["p2/energie"] = dated  # type: ignore[index]
    lines = fields(fiche(data))["Aktivity"].split("\n")
    assert lines[0].startswith("Odečty (2024–2026) – ")
    assert lines[1].startswith("Elektrárny (1. 3. 2024 – 30. 6. 2025) – ")
    assert lines[2] == "Nová (do 2025) – nevykázáno. Co to je."


def test_links_are_told_by_their_kinds_with_the_notes_of_either_side() -> None:
    data = dataset(SOURCE_TREE)
    told = fields(fiche(data, "ap2/sluzby-v-digitalnim-veku", "2024", SOURCE_TREE))
    assert told["Provázanost"] == (
        "Vzdělávání: všechny ostatní oblasti aktivit – průběžné vzdělávání pracovníků v používání "
        "moderních technologií"
    )


@pytest.mark.parametrize(
    ("kind", "key", "words"),
    [
        ("projects", "knihovna", "Elektrárna je v provozu"),
        ("indicators", "EN-3", "Podíl obnovitelných zdrojů"),
        ("observations", "2025/odbor-majetku", "Odečty má 32 budov"),
    ],
)
def test_the_outline_holds_no_fact(kind: str, key: str, words: str) -> None:
    data = dataset()
    assert words in spaced(render_text(fiche(data)))
    assert words not in spaced(render_text(fiche(without(data, kind, key))))


# --- the command --------------------------------------------------------------------------------


def test_the_command_names_the_file_by_plan_and_fiche(region: Path) -> None:
    told = chytrejsi("report", "fiche", "energie", cwd=region)
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[-1].endswith("fise-p2-energie.docx")


def test_an_unknown_fiche_names_those_that_are_known(region: Path) -> None:
    told = chytrejsi("report", "fiche", "energia", cwd=region)
    assert told.returncode == 2
    assert "„energia“" in told.stderr
    assert "„energie“" in told.stderr
    assert "urad" in told.stderr
    assert chytrejsi("report", "fiche", "energie", "--plan", "p9", cwd=region).returncode == 2


def test_a_name_of_two_plans_means_the_plan_in_force(region: Path) -> None:
    earlier = region / "plan" / "p1"
    shutil.copytree(region / "plan" / "p2", earlier)
    for path in earlier.rglob("*.yaml"):
        said = path.read_text(encoding="utf-8").replace("plan: p2", "plan: p1")
        said = said.replace("id: p2", "id: p1").replace("date: 2024-03-01", "date: 2020-03-01")
        path.write_text(said, encoding="utf-8", newline="\n")
    shutil.rmtree(earlier / "changes")
    told = chytrejsi("report", "fiche", "energie", cwd=region)
    assert told.stdout.splitlines()[-1].endswith("fise-p2-energie.docx"), told.stderr
    told = chytrejsi("report", "fiche", "energie", "--plan", "p1", cwd=region)
    assert told.stdout.splitlines()[-1].endswith("fise-p1-energie.docx"), told.stderr


def test_a_fiche_needs_no_data(region: Path) -> None:
    shutil.rmtree(region / "indicators" / "observations")
    told = chytrejsi("report", "fiche", "urad", cwd=region)
    assert told.returncode == 0, told.stderr
    assert re.search(r"fise-p2-urad\.docx$", told.stdout.strip())
