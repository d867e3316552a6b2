"""`chytrejsi log`: what git remembers of one record, and of the whole plan."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from chytrejsi.cli.app import run
from chytrejsi.compare.concern import Concern, Whose
from chytrejsi.compare.difference import Difference, Weight
from chytrejsi.store.load import load
from gitcase import History, git, needs_git
from reportmaking import spaced

pytestmark = needs_git
CARD = "indicators/catalogue/EN-1.yaml"
OBSERVED = "indicators/observations/2025/odbor-majetku.yaml"
Life = Sequence[dict[str, Any]]
Ask = Callable[..., str]


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> History:
    """Make a workspace in which a card gets values, another target and another id."""
    made = History(tmp_path_factory.mktemp("kraj"))
    observed = (made.top / OBSERVED).read_text(encoding="utf-8")
    (made.top / OBSERVED).unlink()
    made.commit("2026-01-10", "Plán")
    made.write(OBSERVED, observed)
    made.commit("2026-01-20", "Hodnoty za rok 2025")
    made.change(CARD, "value: 40", "value: 35")
    made.commit("2026-02-10", "Nižší cíl")
    made.write("README.md", "x\n")
    made.commit("2026-02-11", "Nic o plánu")
    made.write(
        "indicators/corrections/2026-01.yaml",
        "indicator: EN-1\nperiod: '2025'\nguarantor: odbor-majetku\nexpect: 11\nvalue: 12\n"
        "reason: Přehlédnutí.\ndate: 2026-02-20\n",
    )
    made.commit("2026-02-20", "Oprava")
    return made


@pytest.fixture
def history(committed: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    made = committed.copied(tmp_path / "kraj")
    monkeypatch.chdir(made.top)
    return made


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    def asked(*arguments: str, code: int = 0) -> str:
        assert run(["log", *arguments]) == code
        told = capsys.readouterr()
        return spaced(told.out if code == 0 else told.err)

    return asked


def life(ask: Ask, *arguments: str) -> Life:
    told: Life = json.loads(ask(*arguments, "--format", "json"))["entries"]
    return told


def codes(entry: dict[str, Any]) -> set[str]:
    return {each["code"] for each in entry["changes"]}


@pytest.mark.usefixtures("history")
def test_the_life_of_an_indicator_is_told_from_its_beginning(ask: Ask) -> None:
    added, valued, lowered, corrected = life(ask, "EN-1")
    assert [added["day"], corrected["day"]] == ["2026-01-10", "2026-02-20"]
    assert (lowered["author"], lowered["subject"]) == ("Vzor", "Nižší cíl")
    # what had been reported for 2024 came with the card
    assert [each["code"] for each in added["changes"]] == ["INDICATOR_ADDED", "VALUE_ADDED"]
    assert codes(valued) == {"VALUE_ADDED"}
    assert codes(lowered) == {"TARGET_LOWERED"}
    assert codes(corrected) == {"CORRECTION_ADDED"}
    assert len(valued["changes"]) == 1


@pytest.mark.usefixtures("history")
def test_the_json_has_the_keys_of_the_contract(ask: Ask) -> None:
    told = json.loads(ask("EN-1", "--format", "json"))
    assert (told["id"], told["kind"]) == ("EN-1", "indicator")
    entry = told["entries"][2]
    assert list(entry) == ["commit", "day", "author", "subject", "changes"]
    assert len(entry["commit"]) == 40
    assert list(entry["changes"][0]) == [
        *("code", "severity", "kind", "id", "field", "old", "new", "text"),
    ]


@pytest.mark.usefixtures("history")
def test_people_read_day_commit_author_subject_and_a_sentence(ask: Ask) -> None:
    told = ask("EN-1")
    assert "10. 2. 2026" in told
    assert "Vzor: Nižší cíl" in told
    assert "cíl indikátoru EN-1 na rok 2026 snížen z 40 na 35 ks" in told
    assert "Nic o plánu" not in told
    assert told.index("Plán") < told.index("Nižší cíl") < told.index("Oprava")


@pytest.mark.usefixtures("history")
def test_the_life_of_a_fiche_holds_that_of_its_indicators_and_activities(ask: Ask) -> None:
    added, reported, lowered, _corrected = life(ask, "fiche:energie")
    assert {"FICHE_ADDED", "INDICATOR_ADDED"} <= codes(added)
    assert {"EN-1", "EN-2"} <= {each["id"] for each in added["changes"]}
    fields = {each["field"] for each in reported["changes"]}
    assert {"values.EN-1", "values.EN-2"} <= fields
    assert not any(each.startswith("values.DO-1") for each in fields)
    assert codes(lowered) == {"TARGET_LOWERED"}
    other = {each["kind"] for each in life(ask, "p2/doprava")[0]["changes"]}
    assert other >= {"fiche", "indicator"}


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    ("record", "kind", "days"),
    [
        ("merice", "project", 2),
        ("odbor-dopravy", "unit", 1),
        ("1.1", "objective", 1),
        ("2025-05-01-den", "event", 1),
        ("plan:p2", "plan", 2),
        ("p2/energie", "fiche", 4),
        ("indicator:DO-1", "indicator", 1),
    ],
)
def test_every_kind_of_record_has_a_life(ask: Ask, record: str, kind: str, days: int) -> None:
    told = json.loads(ask(record, "--format", "json"))
    assert told["kind"] == kind
    assert len(told["entries"]) == days


@pytest.mark.usefixtures("history")
def test_without_an_id_everything_is_told_and_much_of_it_counted(ask: Ask) -> None:
    told = json.loads(ask("--format", "json"))
    assert (told["id"], told["kind"], len(told["entries"])) == (None, None, 4)
    added = {each["kind"] for each in told["entries"][0]["changes"]}
    assert {"unit", "objective", "area", "plan", "fiche", "indicator", "project"} <= added
    assert "concept" not in added
    assert "dalších změn" in ask()


def test_a_record_that_was_renamed_is_followed(history: History, ask: Ask) -> None:
    git(history.top, "mv", CARD, "indicators/catalogue/EN-11.yaml")
    history.change("indicators/catalogue/EN-11.yaml", "id: EN-1\n", "id: EN-11\n")
    for file in ("indicators/observations/2024/odbor-majetku.yaml", OBSERVED):
        history.change(file, "indicator: EN-1,", "indicator: EN-11,")
    history.change("indicators/corrections/2026-01.yaml", "indicator: EN-1", "indicator: EN-11")
    history.commit("2026-03-01", "Jiné označení")
    entries = life(ask, "EN-11")
    assert [each["subject"] for each in entries] == [
        *("Plán", "Hodnoty za rok 2025", "Nižší cíl", "Oprava", "Jiné označení"),
    ]
    assert codes(entries[-1]) == {"INDICATOR_RENAMED"}
    # by its former id it is known as long as it had it
    assert life(ask, "EN-1") == entries


def test_a_fiche_that_was_renamed_is_followed_with_its_indicators(
    history: History, ask: Ask
) -> None:
    file = "plan/p2/fiches/energie.yaml"
    git(history.top, "mv", file, "plan/p2/fiches/energetika.yaml")
    history.change("plan/p2/fiches/energetika.yaml", "id: energie", "id: energetika")
    for card in ("EN-1", "EN-2"):
        history.change(f"indicators/catalogue/{card}.yaml", "fiche: energie", "fiche: energetika")
    history.commit("2026-03-01", "Jiný název")
    subjects = [each["subject"] for each in life(ask, "energetika")]
    assert subjects[0] == "Plán"
    assert subjects[-1] == "Jiný název"
    assert "Nižší cíl" in subjects


def test_a_record_that_is_gone_still_has_its_life(history: History, ask: Ask) -> None:
    (history.top / "indicators/catalogue/DO-1.yaml").unlink()
    (history.top / "indicators/observations/2025/odbor-dopravy.yaml").unlink()
    history.commit("2026-03-01", "Bez dopravy")
    assert codes(life(ask, "DO-1")[-1]) == {"INDICATOR_DROPPED", "VALUE_DROPPED"}


def test_a_file_that_could_not_be_read_for_a_while_was_not_dropped(
    history: History, ask: Ask
) -> None:
    whole = (history.top / CARD).read_text(encoding="utf-8")
    history.write(CARD, whole + "\tx: 1\n")
    history.change("plan/organisation.yaml", "Odbor rozvoje", "Odbor rozvoje kraje")
    history.commit("2026-03-01", "Překlep")
    history.write(CARD, whole.replace("value: 35", "value: 34"))
    history.commit("2026-03-02", "Oprava překlepu")
    entries = life(ask, "EN-1")
    assert (entries[-1]["subject"], codes(entries[-1])) == ("Oprava překlepu", {"TARGET_LOWERED"})
    assert "Překlep" not in {each["subject"] for each in entries}
    assert f"tehdy nešlo přečíst: {CARD}" in ask()


def test_a_merge_is_one_commit_and_what_is_not_committed_is_none(
    history: History, ask: Ask
) -> None:
    git(history.top, "checkout", "--quiet", "-b", "vetev")
    history.change(CARD, "value: 35", "value: 34")
    history.commit("2026-03-01", "Ve větvi")
    history.change(CARD, "value: 34", "value: 33")
    history.commit("2026-03-02", "Ještě ve větvi")
    git(history.top, "checkout", "--quiet", "main")
    options = ("--quiet", "--no-ff", "--message", "Sloučení")
    git(history.top, "merge", *options, "vetev", when="2026-03-03 12:00:00 +0100")
    history.change(CARD, "value: 33", "value: 1")
    last = life(ask, "EN-1")[-1]
    assert last["subject"] == "Sloučení"
    assert [(each["old"], each["new"]) for each in last["changes"]] == [(35, 33)]


def test_a_workspace_that_came_later_than_the_repository(tmp_path: Path, ask: Ask) -> None:
    made = History(tmp_path / "celek", below="kraj")
    concept = (made.space.plan / "concept.yaml").read_text(encoding="utf-8")
    (made.space.plan / "concept.yaml").unlink()
    made.commit("2026-01-01", "Bez koncepce")
    made.write("plan/concept.yaml", concept)
    made.commit("2026-01-02", "S koncepcí")
    told = json.loads(ask("EN-1", "--root", str(made.space.root), "--format", "json"))
    # without the concept there was no plan that the card could have been in
    assert [each["subject"] for each in told["entries"]] == ["S koncepcí"]


def test_a_workspace_that_was_gone_for_a_while(history: History, ask: Ask) -> None:
    concept = (history.space.plan / "concept.yaml").read_text(encoding="utf-8")
    (history.space.plan / "concept.yaml").unlink()
    history.commit("2026-03-01", "Bez koncepce")
    history.write("plan/concept.yaml", concept)
    history.commit("2026-03-02", "Znovu s koncepcí")
    *_earlier, gone, back = life(ask, "EN-1")
    assert (gone["subject"], back["subject"]) == ("Bez koncepce", "Znovu s koncepcí")
    assert {"INDICATOR_DROPPED", "VALUE_DROPPED"} <= codes(gone)
    assert {"INDICATOR_ADDED", "VALUE_ADDED"} <= codes(back)
    (whole,) = [each for each in life(ask) if each["subject"] == "Bez koncepce"]
    assert {"PLAN_DROPPED", "FICHE_DROPPED", "UNIT_DROPPED"} <= codes(whole)


def test_a_file_that_once_was_huge_does_not_hide_the_history(
    history: History, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = (history.top / CARD).read_text(encoding="utf-8")
    history.write(CARD, whole + "# x\n" * 5_000)
    history.commit("2026-03-01", "Omylem velký")
    history.write(CARD, whole.replace("value: 35", "value: 34"))
    history.commit("2026-03-02", "Zase malý")
    monkeypatch.setattr("chytrejsi.store.repository.LARGEST", 15_000)
    last = life(ask, "EN-1")[-1]
    assert (last["subject"], codes(last)) == ("Zase malý", {"TARGET_LOWERED"})


def test_a_shallow_clone_does_not_call_old_records_new(
    history: History, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = tmp_path / "klon"
    git(tmp_path, "clone", "--quiet", "--depth=3", history.top.as_uri(), str(clone))
    assert run(["log", "EN-1", "--root", str(clone)]) == 0
    told = capsys.readouterr()
    assert "Oprava" in told.out
    assert "přibyl indikátor" not in told.out
    assert "--unshallow" in told.err


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("EN-99", "Žádná revize nemá záznam „EN-99“. Známé: EN-"),
        ("project:EN-1", "Žádná revize nemá záznam"),
        ("spolecne", "project:spolecne, unit:spolecne"),
        ("energie", "area:energie, fiche:p2/energie"),
    ],
)
def test_an_id_that_is_unknown_or_not_enough_is_told(
    history: History, ask: Ask, record: str, words: str
) -> None:
    history.change("plan/organisation.yaml", "units:", "units:\n  - {id: spolecne, title: X}")
    text = (history.top / "plan/pipeline/merice.yaml").read_text(encoding="utf-8")
    history.write("plan/pipeline/spolecne.yaml", text.replace("id: merice", "id: spolecne"))
    history.commit("2026-03-01")
    assert words in ask(record, code=2)


def test_an_id_that_begins_with_another_one_is_not_it(history: History) -> None:
    text = (history.top / CARD).read_text(encoding="utf-8")
    history.write("indicators/catalogue/EN-1.1.yaml", text.replace("id: EN-1\n", "id: EN-1.1\n"))
    data = load(history.space).dataset
    assert data is not None

    def reported(field: str) -> Difference:
        return Difference(
            "VALUE_CHANGED", Weight.MINOR, "observation", "2025/a", field, "1", "2", "x"
        )

    one, longer = (Concern(Whose("indicator", each), data) for each in ("EN-1", "EN-1.1"))
    assert one(reported("values.EN-1.value"))
    assert one(reported("values.EN-1"))
    assert not one(reported("values.EN-1.1.value"))
    assert not one(reported("values.EN-12.value"))
    assert longer(reported("values.EN-1.1.value"))


def test_without_a_repository_it_says_what_to_do(tmp_path: Path, ask: Ask) -> None:
    made = History(tmp_path / "kraj")
    (made.top / ".git").rename(tmp_path / "pryc")
    assert "git init" in ask("--root", str(made.top), code=2)
