import json
from pathlib import Path
from typing import Any

import pytest

from chytrejsi.cli.app import run
from chytrejsi.workspace import Workspace
from sheetcase import filled, make_workspace, opened

EN_01 = ("indicators", "EN-01", "value")


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "kraj")


def template(space: Workspace, *options: object, code: int = 0) -> None:
    assert run(["template", "--root", str(space.root), *map(str, options)]) == code


def test_one_workbook_for_each_guarantor(
    space: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    template(space, "--period", "2025")
    assert sorted(path.name for path in space.templates.iterdir()) == [
        "2025_koordinator.xlsx",
        "2025_odbor-energetiky.xlsx",
        "2025_odbor-informatiky.xlsx",
    ]
    assert "3 sešity zapsány do" in capsys.readouterr().out


def test_chosen_guarantors_go_where_they_are_wanted(space: Workspace, tmp_path: Path) -> None:
    chosen = ("--guarantor", "odbor-vypoctu", "--guarantor", "koordinator")
    template(space, "--period", "2025-H1", *chosen, "--output", tmp_path / "posta")
    assert sorted(path.name for path in (tmp_path / "posta").iterdir()) == [
        "2025-H1_koordinator.xlsx",
        "2025-H1_odbor-informatiky.xlsx",
    ]
    assert not space.templates.exists()


def test_two_runs_give_the_same_bytes(space: Workspace, tmp_path: Path) -> None:
    def written(folder: Path) -> dict[str, bytes]:
        template(space, "--period", "2025", "--output", folder)
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    assert written(tmp_path / "a") == written(tmp_path / "b")


def test_the_date_is_that_of_the_data(space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def modified() -> Any:  # noqa: ANN401 - openpyxl's
        template(space, "--period", "2025")
        data = (space.templates / "2025_koordinator.xlsx").read_bytes()
        return opened(data).properties.modified

    assert str(modified()) == "2025-01-20 00:00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1768867200")
    assert str(modified()) == "2026-01-20 00:00:00"


def test_a_filled_workbook_is_never_overwritten(
    space: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    template(space, "--period", "2025")
    path = space.templates / "2025_odbor-energetiky.xlsx"
    mine = filled(path.read_bytes(), {EN_01: 7})
    path.write_bytes(mine)
    capsys.readouterr()
    template(space, "--period", "2025", "--format", "json", code=3)
    told = json.loads(capsys.readouterr().out)
    assert [each["code"] for each in told["findings"]] == ["TEMPLATE_FILLED"]
    assert len(told["written"]) == 2
    assert path.read_bytes() == mine
    template(space, "--period", "2025", "--guarantor", "odbor-energetiky", code=1)
    assert "nepřepsal" in capsys.readouterr().out


def test_an_empty_template_gives_way_to_a_newer_one(space: Workspace) -> None:
    template(space, "--period", "2025")
    card = space.catalogue / "EN-01.yaml"
    card.write_text(
        card.read_text(encoding="utf-8").replace("value: 30", "value: 40"), encoding="utf-8"
    )
    before = (space.templates / "2025_odbor-energetiky.xlsx").read_bytes()
    template(space, "--period", "2025")
    assert (space.templates / "2025_odbor-energetiky.xlsx").read_bytes() != before


@pytest.mark.parametrize(
    "options",
    [
        ("--period", "2025", "--guarantor", "odbor-bez-prace"),
        ("--period", "2025", "--guarantor", "nikdo"),
        ("--period", "2023"),
        ("--period", "loni"),
    ],
)
def test_what_cannot_be_asked_ends_the_run(
    space: Workspace, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    template(space, *options, code=2)
    assert capsys.readouterr().err.startswith("Chyba: ")


def test_a_plan_that_asks_nobody_says_so(tmp_path: Path) -> None:
    space = make_workspace(tmp_path)
    for path in (*space.catalogue.iterdir(), *space.plan.glob("*/fiches/*.yaml")):
        path.unlink()
    (space.plan / "pipeline" / "fve.yaml").unlink()
    template(space, "--period", "2025", code=2)


def test_a_period_without_a_plan_is_told_with_what_can_be_done(
    space: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    template(space, "--period", "1999", code=2)
    said = capsys.readouterr().err
    assert "V období 1999 neplatil žádný plán." in said
    assert "--plan" not in said  # the command has no such option
