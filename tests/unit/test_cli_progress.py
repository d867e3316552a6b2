"""`chytrejsi progress` as a user runs it."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from cards import card, observation, region, told
from running import chytrejsi


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    cards = [
        card("IN-1", title="Elektroměry s dálkovým odečtem v objektech kraje", weight=1),
        card("IN-2", target=None),
        card("IN-3", fiche="urad", unit={"label": "dnů"}),
        card("IN-4", fiche="urad", baseline={"date": "2023-12-31", "value": 1}),
        card("IN-5", breaks=[{"date": "2025-01-01", "reason": "Nová metodika"}]),
    ]
    values = {
        "2024": {"IN-1": 45, "IN-2": 3, "IN-4": 2},
        "2025": {"IN-1": 42, "IN-2": 4, "IN-3": -2, "IN-4": 12},
    }
    observations = [
        observation(
            period, "odbor-a", [told(value) | {"indicator": name} for name, value in each.items()]
        )
        for period, each in values.items()
    ]
    return region(tmp_path_factory.mktemp("kraj"), cards, observations)


def words(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_page_reads_without_colour_in_80_columns(root: Path) -> None:
    run = chytrejsi("progress", "--root", root)
    assert run.returncode == 0
    page = words(run.stdout)
    assert max(map(len, page.splitlines())) <= 80
    assert "\x1b" not in page
    assert page.startswith("Akční plán Vzorového kraje (ap)\nobdobí 2025, stav k 31. 12. 2025\n")
    for line in (
        "Úspory energie – vyhodnoceno 1 z 3",
        "########|### 107 %  z 10 na 42, cíl 40 ks",
        "........|... −40 %  z 10 na −2, cíl 40 dnů",
        " Celý plán                       vyhodnoceno 3 z 5: splněno 1, neplní se 1,",
    ):
        assert line in page
    for shape, status in (
        ("✔", "splněno"),
        ("⬇", "zhoršuje se"),
        ("○", "cíl nestanoven"),
        ("–", "nevykázáno"),
    ):
        assert f"{shape} {status}" in page
    notes = page.partition("Poznámky")[2]
    assert "IN-1  splněno, ale poslední hodnota je horší než předchozí." in notes
    assert "IN-4  metody se rozcházejí" in notes
    assert "IN-5  definice se změnila 1. 1. 2025." in notes


def test_the_period_taken_is_said_unless_quiet(root: Path) -> None:
    said = "Období 2025: nejnovější, za které jsou údaje.\n"
    assert chytrejsi("progress", "--root", root).stderr == said
    assert chytrejsi("progress", "--root", root, "--quiet").stderr == ""
    assert chytrejsi("progress", "--root", root, "--period", "2024").stderr == ""


def test_a_console_of_windows_gets_words_where_it_lacks_shapes(root: Path) -> None:
    run = chytrejsi("progress", "--root", root, encoding="cp1250")
    assert run.returncode == 0
    assert "splněno" in run.stdout
    assert "\\u" not in run.stdout
    assert "........|...  -40" in words(run.stdout).replace(" -40", "  -40").replace("   ", "  ")


def test_english(root: Path) -> None:
    run = chytrejsi("progress", "--root", root, "--lang", "en")
    assert "period 2025, as of 31 December 2025" in words(run.stdout)
    assert "achieved" in run.stdout


def test_json_is_one_document_and_filters_by_fiche(root: Path) -> None:
    run = chytrejsi("progress", "--root", root, "--format", "json", "--fiche", "urad")
    document = json.loads(run.stdout)
    assert [each["id"] for each in document["indicators"]] == ["IN-3", "IN-4"]
    assert document["rollup"]["plan"]["total"] == 5
    assert document["rollup"]["plan"]["mean"] == 1


def test_csv_is_utf8_wherever_it_goes(root: Path) -> None:
    run = chytrejsi("progress", "--root", root, "--format", "csv", encoding="utf-8")
    rows = list(csv.DictReader(StringIO(run.stdout)))
    assert [row["id"] for row in rows] == ["IN-1", "IN-2", "IN-5", "IN-3", "IN-4"]
    assert rows[0]["title"] == "Elektroměry s dálkovým odečtem v objektech kraje"


def test_a_fiche_alone_has_no_roll_ups_of_the_plan(root: Path) -> None:
    run = chytrejsi("progress", "--root", root, "--fiche", "urad")
    assert "Rychlý úřad" in run.stdout
    assert "Souhrn" not in run.stdout
    assert "IN-1" not in run.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--fiche", "xx"], "nemá fiši „xx“. Má: uspory, urad."),
        (["--plan", "xx"], "xx"),
        (["--period", "2025-Q1"], "„2025-Q1“"),
        (["--period", "2023"], "ap"),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(
    root: Path, arguments: list[str], said: str
) -> None:
    run = chytrejsi("progress", "--root", root, "--quiet", *arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("Chyba: ")
    assert said in run.stderr
    assert run.stderr.count("\n") == 1


def test_nothing_reported_yet(tmp_path: Path) -> None:
    region(tmp_path, [card()])
    run = chytrejsi("progress", "--root", tmp_path)
    assert run.returncode == 2
    assert "--period" in run.stderr
    named = chytrejsi("progress", "--root", tmp_path, "--period", "2025")
    assert named.returncode == 0
    assert "výchozí stav 10 ks (31. 12. 2023)" in words(named.stdout)


def test_a_plan_without_indicators(tmp_path: Path) -> None:
    region(tmp_path, [])
    run = chytrejsi("progress", "--root", tmp_path, "--period", "2025")
    assert run.returncode == 0
    assert "Nejsou tu žádné indikátory." in run.stdout


@pytest.mark.parametrize("form", ["text", "json"])
def test_files_with_errors_end_the_run(tmp_path: Path, form: str) -> None:
    region(tmp_path, [card() | {"direktion": "increase"}])
    run = chytrejsi("progress", "--root", tmp_path, "--format", form)
    assert run.returncode == 1
    assert "UNKNOWN_KEY" in run.stdout
    if form == "json":
        assert json.loads(run.stdout)["counts"]["error"] == 1


def test_help_has_an_example() -> None:
    run = chytrejsi("progress", "--help")
    assert run.returncode == 0
    assert "chytrejsi progress --format csv > plneni.csv" in run.stdout
