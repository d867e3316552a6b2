"""The whole loop on the fictional region, as a coordinator goes through it.

Each step rests on those before it; one worker takes all tests of a file (`--dist` in pyproject).
"""

import json
import re
import shutil
import zipfile
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from running import chytrejsi
from words import english_in

REFUSED = {"2024_odbor-dopravy.xlsx", "2024_odbor-kultury.xlsx"}


class Loop:
    """A region and everything that was said about it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.said: list[str] = []

    def __call__(self, *arguments: object, code: int = 0) -> CompletedProcess[str]:
        """Run a command in the region and demand its exit code."""
        told = chytrejsi(*arguments, cwd=self.root)
        assert told.returncode == code, (arguments, told.stdout, told.stderr)
        if "json" not in arguments:
            self.said.append(told.stdout + told.stderr)
        return told

    def json(self, *arguments: object, code: int = 0) -> Any:
        """Run a command that answers in JSON."""
        return json.loads(self(*arguments, "--format", "json", code=code).stdout)

    def files(self, folder: str) -> dict[str, bytes]:
        """Give the bytes of all files below a folder."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted((self.root / folder).rglob("*"))
            if path.is_file()
        }


@pytest.fixture(scope="module")
def loop(tmp_path_factory: pytest.TempPathFactory) -> Loop:
    root = tmp_path_factory.mktemp("loop") / "kraj"
    assert chytrejsi("init", root, "--demo").returncode == 0
    return Loop(root)


def test_the_plan_is_in_order(loop: Loop) -> None:
    checked = loop.json("check")
    assert checked["counts"]["error"] == 0
    assert checked["counts"]["warning"] == 0
    loop("check")


def test_progress_before_the_round_is_about_the_year_before(loop: Loop) -> None:
    assert loop.json("progress")["period"] == "2023"


def test_nobody_has_answered_yet(loop: Loop) -> None:
    told = loop("status", "--period", "2024")
    assert "Modrohorské muzeum" in told.stdout


def test_a_dry_run_writes_nothing(loop: Loop) -> None:
    before = loop.files("indicators")
    loop("collect", "inbox", "--dry-run", code=3)
    assert loop.files("indicators") == before


def test_five_workbooks_are_accepted_and_two_refused_with_the_cells_named(loop: Loop) -> None:
    collected = loop.json("collect", "inbox", code=3)
    assert collected["period"] == "2024"
    by_file = {Path(each["file"]).name: each for each in collected["workbooks"]}
    assert {name for name, each in by_file.items() if each["status"] == "refused"} == REFUSED
    assert sum(each["status"] == "accepted" for each in by_file.values()) == 5
    found = [each for name in REFUSED for each in by_file[name]["findings"]]
    errors = [each for each in found if each["severity"] == "error"]
    assert len({each["code"] for each in errors}) >= 4
    cells = {(each["sheet"], each["code"]) for each in errors if each["cell"]}
    assert len(cells) >= 4
    for each in collected["workbooks"]:
        cells_ = each["cells"]
        parts = ("accepted", "normalised", "refused", "ignored")
        assert cells_["filled"] == sum(cells_[part] for part in parts)
    written = {Path(name).stem for name in loop.files("indicators/observations/2024")}
    assert written == {name[5:-5] for name in by_file} - {name[5:-5] for name in REFUSED}


def test_the_same_again_changes_nothing(loop: Loop) -> None:
    before = loop.files("indicators/observations")
    told = loop("collect", "inbox", code=1)  # nothing is left to take over
    assert "2024_odbor-dopravy.xlsx" in told.stdout
    assert loop.files("indicators/observations") == before


def test_the_corrected_ones_are_accepted(loop: Loop) -> None:
    collected = loop.json("collect", "opravene")
    assert {each["status"] for each in collected["workbooks"]} == {"accepted"}
    loop("collect", "opravene")
    assert len(loop.files("indicators/observations/2024")) == 7
    loop("status")


def test_the_plan_is_still_in_order(loop: Loop) -> None:
    assert loop.json("check")["counts"]["error"] == 0


def test_progress_shows_every_status(loop: Loop) -> None:
    progress = loop.json("progress")
    assert progress["period"] == "2024"
    standing = {each["id"]: each for each in progress["indicators"]}
    assert len(standing) == 35
    assert {each["status"] for each in standing.values()} == {
        *("achieved", "on_track", "behind", "off_track", "deteriorating", "missed", "kept"),
        *("not_kept", "no_target", "not_reported", "not_available", "qualitative", "retired"),
        "not_computable",
    }
    for indicator, status in {
        "EN-01": "on_track",  # 12 + (9 + 5) + (8 + 3) + (7 + 6) = 50, expected 48
        "EN-02": "behind",  # saved 630.1 of the expected 915.375
        "EN-05": "achieved",  # yes
        "OD-03": "not_kept",  # 88 against 95 with a tolerance of 5
        "KY-03": "deteriorating",  # 8 incidents, 6 at the start
        "DO-01": "behind",  # from the corrected workbook: 56, expected 65
        "KU-01": "behind",  # the museum has not answered
    }.items():
        assert standing[indicator]["status"] == status, indicator
    loop("progress")
    loop("progress", "--fiche", "chytra-pece")


def test_the_report_is_written_and_is_the_same_the_second_time(loop: Loop) -> None:
    told = loop("report", "annual")
    place = loop.root / told.stdout.strip().splitlines()[-1]
    assert place.suffix == ".docx"
    first = place.read_bytes()
    kept = loop.root / "first.docx"
    shutil.move(place, kept)
    loop("report", "annual")
    assert place.read_bytes() == first


def test_the_report_says_that_its_data_are_made_up(loop: Loop) -> None:
    with zipfile.ZipFile(loop.root / "first.docx") as package:
        parts = {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}
        pictures = [name for name in parts if name.startswith("word/media/")]
    footers = "".join(
        text for name, text in parts.items() if name.startswith(("word/footer", "word/header"))
    )
    assert "smyšlen" in footers.lower()
    assert "Modrohorsk" in parts["word/document.xml"]
    assert len(pictures) >= 20


def test_the_report_is_in_czech(loop: Loop) -> None:
    from docx import Document

    document = Document(str(loop.root / "first.docx"))
    text = "\n".join(each.text for each in document.element.body.iter() if each.text)
    assert english_in(text) == []


def test_the_next_round_can_be_asked(loop: Loop) -> None:
    loop("template", "--period", "2025", "--output", "nove")
    asked = loop.files("nove")
    assert len(asked) == 8  # all who answered, and the museum
    loop("template", "--period", "2025", "--output", "znovu")
    assert list(loop.files("znovu").values()) == list(asked.values())


def test_a_workbook_is_in_czech(loop: Loop) -> None:
    from openpyxl import load_workbook

    for path in sorted((loop.root / "nove").glob("*.xlsx")):
        book = load_workbook(path)
        shown = [sheet for sheet in book if sheet.sheet_state == "visible"]
        texts = [
            str(cell.value)
            for sheet in shown
            for row in sheet.iter_rows(min_row=2)
            for cell in row
            if isinstance(cell.value, str)
            and not sheet.column_dimensions[cell.column_letter].hidden
        ]
        assert english_in("\n".join((*texts, *book.sheetnames[: len(shown)]))) == []


def test_everything_that_was_said_is_in_czech(loop: Loop) -> None:
    assert loop.said
    for said in loop.said:
        # check names the fields of a file as they stand there
        plain = re.sub(r"nepotvrdil: [\w, ]+", "", said)
        assert english_in(plain) == [], said
