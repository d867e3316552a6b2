"""`check --format sarif`: what SARIF 2.1.0 asks of a document, and that it says what check says."""

import json
import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from chytrejsi.cli.app import run
from chytrejsi.cli.sarif import sarif
from chytrejsi.findings import CellPlace, Finding, Place, Rule, TextPlace
from chytrejsi.language import use
from workspacecase import FINDINGS, laid_over

Document = dict[str, Any]
LEVELS = {"none", "note", "warning", "error"}


def told(root: Path, capsys: pytest.CaptureFixture[str], *options: str, code: int = 0) -> Document:
    assert run(["check", "--root", str(root), *options]) == code
    document: Document = json.loads(capsys.readouterr().out)
    return document


def holds(document: Document) -> None:
    """Check what the specification demands: required members, ranges, references by index."""
    assert document["version"] == "2.1.0"
    assert document["$schema"].endswith("sarif-schema-2.1.0.json")
    assert set(document) == {"$schema", "version", "runs"}
    (run_,) = document["runs"]
    assert set(run_) == {"tool", "language", "columnKind", "results"}
    assert re.fullmatch("[a-zA-Z]{2}(-[a-zA-Z]{2})?", run_["language"])
    assert run_["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    driver = run_["tool"]["driver"]
    assert driver["name"]
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", driver["semanticVersion"])
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in LEVELS
    prints = [result["partialFingerprints"]["chytrejsi/v1"] for result in run_["results"]]
    assert len(set(prints)) == len(prints)
    for result in run_["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in LEVELS
        assert result["message"]["text"]
        for location in result["locations"]:
            _place_holds(location)


def _place_holds(location: Document) -> None:
    physical = location["physicalLocation"]
    uri = physical["artifactLocation"]["uri"]
    # RFC 3986: a relative reference of unreserved and escaped characters
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)
    assert not uri.startswith("/")
    assert physical["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    for name, number in physical.get("region", {}).items():
        assert name in {"startLine", "startColumn"}
        assert number >= 1


def test_it_says_what_check_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = [FINDINGS / code / "bad" for code in ("UNKNOWN_KEY", "PERCENT_RANGE", "YAML_SYNTAX")]
    root = laid_over(tmp_path, *wrong)
    plain = told(root, capsys, "--format", "json", code=1)
    document = told(root, capsys, "--format", "sarif", code=1)
    holds(document)
    (run_,) = document["runs"]
    assert run_["language"] == "cs"
    assert plain["findings"]
    for finding, result in zip(plain["findings"], run_["results"], strict=True):
        assert result["ruleId"] == finding["code"]
        assert result["level"] == finding["severity"]
        assert result["message"]["text"] == f"{finding['message']} {finding['help']}"
        physical = result["locations"][0]["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == finding["file"]
        region = physical.get("region", {})
        assert region.get("startLine") == finding["line"]
        assert region.get("startColumn") == finding["column"]


def test_without_findings_it_is_a_document_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = told(laid_over(tmp_path), capsys, "--format", "sarif")
    holds(document)
    assert [
        each["ruleId"] for each in document["runs"][0]["results"] if each["level"] != "note"
    ] == []


def found(rule: Rule, place: Place) -> Finding:
    wording = rule.value.message + rule.value.help
    names = {name for _text, name, _form, _way in Formatter().parse(wording) if name}
    return rule.at(place, **dict.fromkeys(names, 1))


def test_every_rule_can_be_told_of_any_place() -> None:
    places = (TextPlace("plan/č á#.yaml", 3, 7), CellPlace("a.xlsx", "List", "B7"), TextPlace(""))
    findings = [found(rule, place) for place in places for rule in Rule]
    for tongue in ("cs", "en"):
        use(tongue)
        document = json.loads(json.dumps(sarif(findings, "kraj/"), allow_nan=False))
        holds(document)
    use("cs")
    results = document["runs"][0]["results"]
    place = results[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "kraj/plan/%C4%8D%20%C3%A1%23.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 7}
    cell = results[len(Rule)]["locations"][0]
    assert cell["logicalLocations"] == [{"fullyQualifiedName": "List!B7"}]
    assert "region" not in cell["physicalLocation"]
    assert results[-1]["locations"] == []


def test_a_finding_is_known_again_when_its_line_moves() -> None:
    def mark(*places: tuple[str, int]) -> list[str]:
        found = [
            Rule.UNKNOWN_KEY.at(TextPlace(file, line), key="x", known="") for file, line in places
        ]
        results = sarif(found)["runs"][0]["results"]
        return [each["partialFingerprints"]["chytrejsi/v1"] for each in results]

    assert mark(("a", 1)) == mark(("a", 9))
    assert mark(("a", 1)) != mark(("b", 1))
    assert len(set(mark(("a", 1), ("a", 2), ("a", 3)))) == 3


def test_files_are_named_from_the_folder_of_the_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = laid_over(tmp_path / "a b", FINDINGS / "UNKNOWN_KEY" / "bad")
    (tmp_path / ".git").mkdir()
    (result, *_more) = told(root, capsys, "--format", "sarif", code=1)["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("a%20b/")
