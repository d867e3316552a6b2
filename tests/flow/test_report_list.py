"""`report list`: every kind with its bodies, and what has become of the documents in reports/."""

import json
import shutil
from pathlib import Path
from typing import Any

from chytrejsi.report.kinds import REPORTS
from running import chytrejsi


def listed(root: Path) -> dict[str, Any]:
    told = chytrejsi("report", "list", "--format", "json", cwd=root)
    assert told.returncode == 0, told.stderr
    (only,) = json.loads(told.stdout).items()
    assert only[0] == "kinds"
    return {each["kind"]: each for each in only[1]}


def made(root: Path) -> Path:
    assert chytrejsi("report", "annual", cwd=root).returncode == 0
    return root / "reports" / "vyrocni-zprava-p2-2025.docx"


def test_it_names_every_kind_with_its_bodies(region: Path) -> None:
    kinds = listed(region)
    assert list(kinds) == list(REPORTS)
    for each in kinds.values():
        assert list(each) == ["kind", "title", "period", "bodies", "documents"]
        assert each["title"]
        assert each["period"]
        assert each["documents"] == []
    assert kinds["annual"]["bodies"] == [
        {"id": "rada", "verb": "approves"},
        {"id": "zastupitelstvo", "verb": "takes_note"},
        {"id": "skupina", "verb": "is_informed"},
    ]
    assert kinds["memorandum"]["bodies"] == []


def test_a_document_is_current_until_its_inputs_change(region: Path) -> None:
    made(region)
    file = "reports/vyrocni-zprava-p2-2025.docx"
    assert listed(region)["annual"]["documents"] == [{"file": file, "state": "current"}]
    card = region / "indicators" / "catalogue" / "EN-1.yaml"
    card.write_text(card.read_text(encoding="utf-8") + "# hm\n", encoding="utf-8", newline="\n")
    assert listed(region)["annual"]["documents"] == [{"file": file, "state": "outdated"}]


def test_what_a_person_edited_or_broke_is_named_so(region: Path) -> None:
    path = made(region)
    whole = path.read_bytes()
    shutil.copy(path, path.with_name("vyrocni-zprava-p2-2024.docx"))
    path.write_bytes(whole[: len(whole) // 2])
    states = {each["file"]: each["state"] for each in listed(region)["annual"]["documents"]}
    assert states == {
        "reports/vyrocni-zprava-p2-2024.docx": "edited",
        "reports/vyrocni-zprava-p2-2025.docx": "unreadable",
    }
    told = chytrejsi("report", "list", cwd=region).stdout
    assert "nelze přečíst" in told
    assert "upraveno ručně" in told


def test_the_table_fits_eighty_columns_without_colour(region: Path) -> None:
    told = chytrejsi("report", "list", cwd=region)
    assert told.returncode == 0
    assert "V reports/ zatím není žádný dokument." in told.stdout
    made(region)
    long = region / "reports" / f"vyrocni-zprava-{'p' * 90}-2025.docx"
    long.write_bytes(b"")
    told = chytrejsi("report", "list", cwd=region)
    assert "✔ aktuální" in told.stdout
    assert max(map(len, told.stdout.splitlines())) <= 80
    assert "\x1b" not in told.stdout
    assert "schvaluje: rada" in told.stdout


def test_files_with_errors_are_told_and_nothing_is_listed(region: Path) -> None:
    (region / "indicators/catalogue/EN-1.yaml").write_text("id: [\n", encoding="utf-8")
    told = chytrejsi("report", "list", "--format", "json", cwd=region)
    assert told.returncode == 1
    assert "findings" in json.loads(told.stdout)
