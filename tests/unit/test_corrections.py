"""A correction from end to end: collected, corrected, checked, reckoned with, collected again."""

import json
from pathlib import Path
from typing import Any

import pytest

from chytrejsi.cli.app import run
from chytrejsi.model.observation import Correction, ReportedValue, parted
from inboxcase import Inbox
from sheetcase import GUARANTOR, dataset_of

EN_01 = ("indicators", "EN-01", "value")
BEFORE = 15 + 4  # the baseline of EN-01 and what 2024 added
EN_05 = ("indicators", "EN-05", "value")
CORRECTION = """\
indicator: {indicator}
period: "{period}"
guarantor: {guarantor}
expect: {expect}
value: {value}
date: {date}
reason: Přepočteno podle protokolů.
decision: usnesení č. 5/2026
"""


def corrected(inbox: Inbox, name: str, expect: object, value: object, **fields: str) -> None:
    """Write a correction; what is not said is about EN-01 of 2025."""
    usual = {"indicator": "EN-01", "period": "2025", "guarantor": GUARANTOR, "date": "2026-03-01"}
    inbox.space.corrections.mkdir(exist_ok=True)
    text = CORRECTION.format(expect=expect, value=value, **usual | fields)
    (inbox.space.corrections / f"{name}.yaml").write_text(text, encoding="utf-8")


def told(inbox: Inbox, capsys: pytest.CaptureFixture[str], command: str, *options: str) -> Any:  # noqa: ANN401
    """Run a reading command and give its JSON."""
    capsys.readouterr()
    run([command, *options, "--root", str(inbox.space.root), "--format", "json"])
    return json.loads(capsys.readouterr().out)


def progress(inbox: Inbox, capsys: pytest.CaptureFixture[str], period: str = "2025") -> Any:  # noqa: ANN401
    """Give the standing of EN-01."""
    document = told(inbox, capsys, "progress", "--period", period)
    return next(each for each in document["indicators"] if each["id"] == "EN-01")


def codes(inbox: Inbox, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Give the errors that `check` finds."""
    found = told(inbox, capsys, "check")["findings"]
    return [each["code"] for each in found if each["severity"] == "error"]


def collected(inbox: Inbox, value: int) -> list[tuple[str, str | None]]:
    """Collect a workbook with a value; gives what it tells of corrections, with the cell."""
    inbox.put("a.xlsx", {EN_01: value})
    (workbook,) = inbox.collect()["workbooks"]
    return [(each["code"], each["cell"]) for each in workbook["findings"] if "CORR" in each["code"]]


def test_what_was_reported_stays_readable_beside_what_holds(
    inbox: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    collected(inbox, 7)
    before = inbox.observation()
    assert progress(inbox, capsys)["actual"] == BEFORE + 7
    corrected(inbox, "2026-01", 7, 6)
    assert codes(inbox, capsys) == []
    now = progress(inbox, capsys)
    assert now["actual"] == BEFORE + 6
    trace = " ".join(now["trace"]).replace("\u00a0", " ")
    assert "Hodnota za 2025 byla 1. 3. 2026 opravena z 7 na 6" in trace
    assert "usnesení č. 5/2026" in trace
    assert inbox.observation() == before
    assert 'raw: "7"' in before


def test_a_chain_of_corrections_holds_link_by_link(
    inbox: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    collected(inbox, 7)
    corrected(inbox, "c", 5, 4, date="2026-05-01")
    corrected(inbox, "a", 7, 6)
    corrected(inbox, "b", "6.0", 5, date="2026-04-01")
    assert codes(inbox, capsys) == []
    assert progress(inbox, capsys)["actual"] == BEFORE + 4
    # where the middle one goes, the last one finds another value; the first one goes on holding
    (inbox.space.corrections / "b.yaml").unlink()
    assert codes(inbox, capsys) == ["CORRECTION_MISMATCH"]
    now = progress(inbox, capsys)
    assert now["actual"] == BEFORE + 6
    assert "nebyla použita" in " ".join(now["trace"])


def test_checks_and_progress_part_a_chain_alike() -> None:
    def link(expect: str, value: str) -> Correction:
        given = {"indicator": "X", "period": "2025", "guarantor": "o", "date": "2026-01-01"}
        return Correction.model_validate(given | {"expect": expect, "value": value, "reason": "r"})

    chain = (link("7", "6"), link("9", "8"), link("6", "5"))
    assert parted(ReportedValue(indicator="X", value="7.0"), chain) == (chain[::2], chain[1:2])
    assert parted(ReportedValue(indicator="X"), chain) == ((), chain)
    assert parted(None, chain) == ((), chain)


def test_a_failed_correction_is_told_and_stops_reports(
    inbox: Inbox, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    collected(inbox, 7)
    corrected(inbox, "2026-01", 8, 6)
    assert codes(inbox, capsys) == ["CORRECTION_MISMATCH"]
    assert progress(inbox, capsys)["actual"] == BEFORE + 7
    output = tmp_path / "zprava.docx"
    report = ["report", "annual", "--output", str(output), "--root", str(inbox.space.root)]
    assert run(report) == 1
    assert "CORRECTION_MISMATCH" in capsys.readouterr().out
    assert not output.exists()


def test_collecting_again_tells_of_the_correction(
    inbox: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    assert collected(inbox, 7) == []
    corrected(inbox, "2026-01", 7, 6)
    inbox.put("a.xlsx", {EN_01: 7, ("projects", "fve", "state"): "v realizaci"})
    (workbook,) = inbox.collect()["workbooks"]
    (note,) = workbook["findings"][:1]
    assert (note["code"], note["severity"], note["cell"]) == ("VALUE_CORRECTED", "note", "H5")
    assert "2026-01.yaml" in note["help"]
    assert codes(inbox, capsys) == []
    # the sender mends the workbook by the same amount: the correction has done its work
    assert collected(inbox, 6) == [("CORRECTION_OUTDATED", "H5")]
    assert codes(inbox, capsys) == ["CORRECTION_MISMATCH"]
    assert progress(inbox, capsys)["actual"] == BEFORE + 6
    (inbox.space.corrections / "2026-01.yaml").unlink()
    assert codes(inbox, capsys) == []


def test_a_value_that_is_withdrawn_takes_its_correction_along(
    inbox: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    collected(inbox, 7)
    corrected(inbox, "2026-01", 7, 6)
    inbox.put("a.xlsx", {("indicators", "EN-02", "value"): 19})
    (workbook,) = inbox.collect()["workbooks"]
    told_ = [each["code"] for each in workbook["findings"]]
    assert "CORRECTION_OUTDATED" in told_
    assert codes(inbox, capsys) == ["CORRECTION_MISMATCH"]


def test_a_half_year_is_corrected_until_its_year_replaces_it(
    inbox: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    half = inbox.space.observations / "2025-H1" / f"{GUARANTOR}.yaml"
    half.parent.mkdir(parents=True)
    half.write_text(
        f'period: "2025-H1"\nguarantor: {GUARANTOR}\n'
        'received: {file: x.xlsx, sha256: "01", date: 2025-07-20}\n'
        "values: [{indicator: EN-01, value: 5}]\n",
        encoding="utf-8",
    )
    corrected(inbox, "pololeti", 5, 3, period="2025-H1", date="2025-09-01")
    assert progress(inbox, capsys, "2025-H1")["actual"] == BEFORE + 3
    collected(inbox, 7)  # the year has the half-years in it
    assert codes(inbox, capsys) == []
    assert progress(inbox, capsys)["actual"] == BEFORE + 7
    assert progress(inbox, capsys, "2025-H1")["actual"] == BEFORE + 3


def test_a_correction_names_its_guarantor_by_a_former_id(
    inbox: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox.put("a.xlsx", {EN_05: 4}, "odbor-informatiky")
    inbox.collect()
    corrected(inbox, "2026-01", 4, 3, indicator="EN-05", guarantor="odbor-vypoctu")
    assert codes(inbox, capsys) == []
    document = told(inbox, capsys, "progress", "--period", "2025")
    (standing,) = (each for each in document["indicators"] if each["id"] == "EN-05")
    assert standing["actual"] == 3
    assert dataset_of(inbox.space).observations["2025/odbor-informatiky"].values[0].value == "4"
