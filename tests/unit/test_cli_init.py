from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from chytrejsi.cli import demo
from chytrejsi.cli.init import command
from chytrejsi.findings import Stop
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.indicator import Accumulation, Direction, Frequency, Kind, Measure, Method
from chytrejsi.model.period import Period
from chytrejsi.model.project import ProjectState
from chytrejsi.progress.evaluate import standings_of
from chytrejsi.progress.standing import Status
from chytrejsi.store.load import load
from chytrejsi.store.printer import dump
from chytrejsi.store.reading import read
from chytrejsi.store.shelves import shelf_of
from chytrejsi.workspace import Workspace, packaged
from running import chytrejsi


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _loaded(folder: Path) -> Dataset:
    loaded = load(Workspace(folder))
    assert [each.message() for each in loaded.findings] == []
    assert loaded.dataset is not None
    return loaded.dataset


@pytest.fixture(scope="module")
def scaffold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scaffold") / "kraj"
    assert command(folder, quiet=True) == 0
    return folder


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "kraj"
    assert command(folder, demo=True, quiet=True) == 0
    return folder


# --- the skeleton ---


def test_the_skeleton_has_one_of_each_to_copy_from(scaffold: Path) -> None:
    data = _loaded(scaffold)
    assert [len(each) for each in (data.plans, data.fiches, data.indicators)] == [1, 1, 1]
    assert len(data.concept.areas) == 1
    assert {fiche.guarantor for fiche in data.fiches.values()} <= set(data.units)


def test_the_skeleton_passes_check(scaffold: Path) -> None:
    told = chytrejsi("check", cwd=scaffold)
    assert told.returncode == 0, told.stdout
    assert "chyba" not in told.stdout


def test_the_skeleton_brings_what_git_and_the_reports_need(scaffold: Path) -> None:
    files = _tree(scaffold)
    assert b"eol=lf" in files[".gitattributes"]
    assert b".chytrejsi/" in files[".gitignore"]
    for name, data in _tree(packaged("report_templates")).items():
        assert files[f"report_templates/{name}"] == data


def test_every_file_of_the_skeleton_explains_itself(scaffold: Path) -> None:
    for path in scaffold.rglob("*.yaml"):
        if "report_templates" not in path.parts:
            comments = [x for x in path.read_text(encoding="utf-8").splitlines() if "# " in x]
            assert len(comments) >= 2, path


def test_every_file_names_its_schema_first(scaffold: Path, region: Path) -> None:
    for folder in (scaffold / "plan", scaffold / "indicators", region / "plan"):
        for path in folder.rglob("*.yaml"):
            first = path.read_text(encoding="utf-8").splitlines()[0]
            assert first.startswith("# yaml-language-server: $schema=")
            schema = (path.parent / first.partition("=")[2]).resolve()
            assert schema.parent.name == ".schema"
            assert schema.is_file()


# --- where it may be written ---


def test_nothing_is_written_into_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "dopis.txt").write_text("můj", encoding="utf-8")
    for options in ([], ["--demo"]):
        told = chytrejsi("init", tmp_path, *options)
        assert told.returncode == 2
        assert "dopis.txt" in told.stderr
    assert _tree(tmp_path) == {"dopis.txt": "můj".encode()}


def test_a_folder_with_a_fresh_git_repository_is_empty_enough(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert command(tmp_path, quiet=True) == 0
    with pytest.raises(Stop):
        command(tmp_path, quiet=True)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "kraj").write_text("", encoding="utf-8")
    with pytest.raises(Stop, match="soubor"):
        command(tmp_path / "kraj")
    with pytest.raises(Stop):
        command(tmp_path / "kraj" / "below")


def test_root_says_where_the_folder_lies(tmp_path: Path) -> None:
    told = chytrejsi("init", "kraj", "--root", tmp_path, "--quiet")
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    assert (tmp_path / "kraj" / "plan" / "concept.yaml").is_file()


def test_the_next_steps_are_told_in_both_languages(tmp_path: Path) -> None:
    czech = chytrejsi("init", tmp_path / "a")
    english = chytrejsi("init", tmp_path / "b", "--lang", "en")
    assert "Co dál:" in czech.stdout
    assert "What to do next:" in english.stdout


# --- the fictional region ---


def _answered(region: Path) -> Dataset:
    data = _loaded(region)
    answers = {
        f"{each.observation.period}/{each.observation.guarantor}": each.observation
        for each in demo._answers(packaged("demo") / "inbox.yaml")
    }
    return replace(data, observations={**data.observations, **answers})


def test_the_region_is_complete(region: Path) -> None:
    data = _loaded(region)
    assert data.concept.fictional
    assert (len(data.fiches), len(data.indicators)) == (7, 35)
    years = {str(each) for each in data.periods_with_data()}
    assert {"2022", "2023", "2023-H1"} == years
    for fiche in data.fiches.values():
        assert all((fiche.vision, fiche.need, fiche.guarantor, fiche.activities, fiche.examples))
        assert len([card for card in data.indicators.values() if card.fiche == fiche.id]) == 5


def test_the_region_shows_every_status(region: Path) -> None:
    standing = standings_of(_answered(region), "ap1", Period(2024))
    assert {each.status for each in standing.indicators} == set(Status)


def test_the_region_shows_every_kind_of_card(region: Path) -> None:
    data = _answered(region)
    cards = data.indicators.values()
    assert {card.measure for card in cards} == set(Measure)
    assert {card.direction for card in cards} - {None} == set(Direction)
    assert {card.accumulation for card in cards} - {None} == set(Accumulation)
    assert {card.method for card in cards} == set(Method)
    assert {card.frequency for card in cards} == set(Frequency)
    assert {Kind.OUTPUT, Kind.OUTCOME, Kind.CONTEXT} <= {card.kind for card in cards}
    for shown in ("contributors", "breaks", "milestones", "to_confirm", "numerator", "weight"):
        assert any(getattr(card, shown) for card in cards), shown
    states = [each.state for one in data.observations.values() for each in one.projects]
    assert set(ProjectState) == set(states)


def test_the_region_shows_a_changed_target_and_one_once_reached(region: Path) -> None:
    standing = standings_of(_answered(region), "ap1", Period(2024))
    of = {each.indicator.id: each for each in standing.indicators}
    changed = of["SO-01"].original
    assert changed is not None
    assert (str(changed.target), changed.status) == ("500", Status.BEHIND)
    assert of["SO-03"].slipped_back


def test_the_files_of_the_region_are_canonical(region: Path) -> None:
    for path in sorted(region.rglob("*.yaml")):
        name = path.relative_to(region).as_posix()
        found = shelf_of(name)
        if found is None:
            assert name.startswith("report_templates/")
            continue
        record = found[0].model.model_validate(read(path.read_bytes(), name).data)
        assert path.read_text(encoding="utf-8") == dump(record, found[0].kind), name


def test_two_runs_make_the_same_bytes(region: Path, tmp_path: Path) -> None:
    assert command(tmp_path / "again", demo=True, quiet=True) == 0
    assert _tree(tmp_path / "again") == _tree(region)


def test_the_inbox_is_filled_into_what_template_writes(region: Path) -> None:
    sent = {path.name for path in (region / "inbox").iterdir()}
    assert sent == {
        f"2024_{each.observation.guarantor}.xlsx"
        for each in demo._answers(packaged("demo") / "inbox.yaml")
    }
    corrected = {path.name for path in (region / "opravene").iterdir()}
    assert corrected == {"2024_odbor-dopravy.xlsx", "2024_odbor-kultury.xlsx"}
    book = load_workbook(region / "inbox" / "2024_odbor-majetku.xlsx")
    told = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {7790.4, "ano", "Osazeno pět škol a dva domovy pro seniory."} <= told


def test_the_region_says_how_to_go_on(tmp_path: Path) -> None:
    told = chytrejsi("init", "ukazka", "--demo", cwd=tmp_path)
    steps = [line.split("  ")[1] for line in told.stdout.splitlines() if line.startswith("  c")]
    assert steps[0] == "cd ukazka"
    assert "chytrejsi report annual" in steps
    assert (tmp_path / "ukazka" / "README.md").is_file()
