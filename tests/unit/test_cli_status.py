"""`chytrejsi status` as a user runs it."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from cards import card, observation, region, told
from chytrejsi.cli import output
from chytrejsi.cli.app import run
from running import chytrejsi

PLAN = {"collection": [{"period": "2025", "due": "2026-01-31"}]}


def event(
    day: str,
    guarantor: str,
    status: str,
    period: str = "2025",
    **more: Any,  # noqa: ANN401
) -> dict[str, Any]:
    """Write an event; `time`, `codes` and `sha256` may be given."""
    workbook = {"file": "a.xlsx", "guarantor": guarantor, "status": status}
    workbook["sha256"] = more.pop("sha256", f"{guarantor} on {day}")
    workbook |= {"codes": more.pop("codes")} if "codes" in more else {}
    told = {"date": day, "period": period, "tool": "chytrejsi 0.1.0", **more}
    return told | {"workbooks": [workbook]}


def workspace(root: Path, *events: dict[str, Any]) -> Path:
    cards = [card("IN-1"), card("IN-2", fiche="urad"), card("IN-3", guarantor="odbor-koordinace")]
    more = {f"indicators/log/{number}": each for number, each in enumerate(events)}
    return region(root, cards, [observation("2025", "odbor-a", [told(5)])], plan=PLAN, more=more)


def states(root: Path, *arguments: str) -> dict[str, str]:
    run = chytrejsi("status", "--root", root, "--format", "json", *arguments)
    assert run.returncode == 0, run.stderr
    return {each["id"]: each["state"] for each in json.loads(run.stdout)["guarantors"]}


def test_json_has_the_shape_of_the_contract(tmp_path: Path) -> None:
    workspace(tmp_path, event("2026-01-22", "odbor-b", "refused"))
    run = chytrejsi("status", "--root", tmp_path, "--format", "json")
    document = json.loads(run.stdout)
    assert (document["period"], document["due"]) == ("2025", "2026-01-31")
    assert document["guarantors"] == [
        {
            "id": "odbor-a",
            "state": "accepted",
            "received": "2026-01-20",
            "document": False,
            "indicators": {"expected": 1, "reported": 1},
        },
        {
            "id": "odbor-b",
            "state": "refused",
            "received": None,
            "document": False,
            "indicators": {"expected": 1, "reported": 0},
        },
        {
            "id": "odbor-koordinace",
            "state": "missing",
            "received": None,
            "document": False,
            "indicators": {"expected": 1, "reported": 0},
        },
    ]


def test_the_newest_run_decides(tmp_path: Path) -> None:
    workspace(
        tmp_path,
        event("2026-01-10", "odbor-a", "refused"),
        event("2026-01-20", "odbor-a", "accepted"),
        event("2026-01-20", "odbor-b", "refused"),
        event("2026-01-21", "odbor-b", "ignored"),
    )
    assert states(tmp_path)["odbor-a"] == "accepted"
    assert states(tmp_path)["odbor-b"] == "refused"


def test_refused_after_accepted_is_refused_by_the_hour(tmp_path: Path) -> None:
    first = event("2026-01-20", "odbor-a", "accepted", time="2026-01-20T10:00:00+01:00")
    workspace(tmp_path / "a", first, event("2026-01-25", "odbor-stary", "refused"))
    assert states(tmp_path / "a")["odbor-a"] == "refused"
    later = event("2026-01-20", "odbor-a", "refused", time="2026-01-20T10:30:00+01:00")
    workspace(tmp_path / "b", later, first)  # whatever their files are called
    assert states(tmp_path / "b")["odbor-a"] == "refused"
    sooner = event("2026-01-20", "odbor-a", "refused", time="2026-01-20T10:30:00+02:00")
    workspace(tmp_path / "c", first, sooner)
    assert states(tmp_path / "c")["odbor-a"] == "accepted"


def test_what_was_refused_and_lies_in_the_inbox_still_does_not_come_again(tmp_path: Path) -> None:
    workspace(
        tmp_path,
        event("2026-01-10", "odbor-a", "refused", sha256="ab12"),
        event("2026-01-20", "odbor-a", "accepted"),
        event("2026-01-21", "odbor-a", "refused", sha256="ab12"),
    )
    assert states(tmp_path)["odbor-a"] == "accepted"


@pytest.mark.parametrize("code", ["SUBMITTED_OLDER", "OTHER_PERIOD", "OBSERVATION_FROM_DOCUMENT"])
def test_what_is_refused_since_something_else_holds_takes_no_answer_back(
    tmp_path: Path, code: str
) -> None:
    beside: dict[str, Any] = {"codes": [code]}
    workspace(
        tmp_path,
        event("2026-01-20", "odbor-a", "accepted"),
        event("2026-01-21", "odbor-a", "refused", **beside),
        event("2026-01-20", "odbor-b", "refused", **beside),
    )
    assert states(tmp_path)["odbor-a"] == "accepted"
    assert states(tmp_path)["odbor-b"] == "refused"
    workspace(
        tmp_path / "wrong",
        event("2026-01-20", "odbor-a", "accepted"),
        event("2026-01-21", "odbor-a", "refused", codes=["CELL_NUMBER"]),
        event("2026-01-22", "odbor-a", "refused", **beside),
    )
    assert states(tmp_path / "wrong")["odbor-a"] == "refused"


def test_another_periods_run_says_nothing(tmp_path: Path) -> None:
    workspace(tmp_path, event("2026-01-22", "odbor-b", "refused", "2024"))
    assert states(tmp_path)["odbor-b"] == "missing"


def test_the_table_reads_in_80_columns(tmp_path: Path) -> None:
    workspace(tmp_path, event("2026-01-22", "odbor-b", "refused"))
    run = chytrejsi("status", "--root", tmp_path)
    page = run.stdout.replace("\u00a0", " ")
    assert max(map(len, page.splitlines())) <= 80
    assert page.startswith("Období 2025, termín 31. 1. 2026\n")
    rows = [line.split() for line in page.splitlines()]
    assert ["Odbor", "A", "✔", "přijato", "20.", "1.", "2026", "1", "z", "1"] in rows
    assert ["Odbor", "B", "✖", "odmítnuto", "–", "0", "z", "1"] in rows
    assert ["Odbor", "koordinace", "–", "chybí", "–", "0", "z", "1"] in rows
    assert page.endswith("Přijato: 1 z 3.\n")
    assert run.stderr == "Období 2025: nejnovější, za které jsou údaje.\n"


def test_the_guarantor_is_named_in_a_narrow_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace(tmp_path)
    monkeypatch.setattr(output, "console", lambda: Console(file=sys.stdout, width=40))
    assert run(["status", "--quiet", "--root", str(tmp_path)]) == 0
    page = capsys.readouterr().out
    assert max(map(len, page.splitlines())) <= 40
    assert "koordina" in page
    assert "Indikát" in page


def test_a_windows_console_and_english(tmp_path: Path) -> None:
    workspace(tmp_path)
    run = chytrejsi("status", "--root", tmp_path, "--lang", "en", encoding="cp1250")
    assert run.returncode == 0
    assert "accepted" in run.stdout
    assert "\\u" not in run.stdout


def test_a_console_keeps_what_it_has_and_gets_plain_signs_for_the_rest(tmp_path: Path) -> None:
    workspace(tmp_path)
    windows = chytrejsi("status", "--root", tmp_path, encoding="cp1250").stdout
    assert "Období 2025, termín 31.\u00a01.\u00a02026" in windows
    assert "– chybí" in windows
    ascii_only = chytrejsi("status", "--root", tmp_path, encoding="ascii").stdout
    assert "31. 1. 2026" in ascii_only
    assert "- chyb\\xed" in ascii_only


def test_no_plan_in_force(tmp_path: Path) -> None:
    workspace(tmp_path)
    run = chytrejsi("status", "--root", tmp_path, "--period", "2020")
    assert (run.returncode, run.stdout) == (2, "")
