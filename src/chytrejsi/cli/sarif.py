"""Findings as SARIF 2.1.0, the form in which code hosts take in what a check has found."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from chytrejsi import __version__
from chytrejsi.findings import CellPlace, Finding, Rule, TextPlace
from chytrejsi.language import current

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
BASE = "%SRCROOT%"  # what code hosts call the folder of the repository
PRINT = "chytrejsi/v1"

_Object = dict[str, Any]


def sarif(findings: Sequence[Finding], folder: str = "") -> _Object:
    """Give the document; `folder` is where the workspace lies in the repository ("kraj/")."""
    rules = sorted({each.rule for each in findings}, key=lambda rule: rule.name)
    places = {rule: place for place, rule in enumerate(rules)}
    prints = _prints(findings)
    run = {
        "tool": {
            "driver": {
                "name": "chytrejsi",
                "semanticVersion": __version__,
                "rules": [_rule(each) for each in rules],
            }
        },
        "language": current().code,
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(each, places[each.rule], mark, folder)
            for each, mark in zip(findings, prints, strict=True)
        ],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> _Object:
    words = current()
    return {
        "id": rule.name,
        "shortDescription": {"text": words.text(rule.value.message)},
        "help": {"text": words.text(rule.value.help)},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(finding: Finding, place: int, mark: str, folder: str) -> _Object:
    return {
        "ruleId": finding.code,
        "ruleIndex": place,
        "level": finding.severity.value,
        "message": {"text": f"{finding.message()} {finding.help()}"},
        "locations": list(_locations(finding, folder)),
        "partialFingerprints": {PRINT: mark},
    }


def _locations(finding: Finding, folder: str) -> Iterator[_Object]:
    """Give where a finding is; nowhere if it is about no file."""
    place = finding.place
    if not place.file:
        return
    file = quote(folder + place.file, safe="/")
    physical: _Object = {"artifactLocation": {"uri": file, "uriBaseId": BASE}}
    location: _Object = {"physicalLocation": physical}
    if isinstance(place, TextPlace) and place.line:
        physical["region"] = {"startLine": place.line}
        if place.column:
            physical["region"]["startColumn"] = place.column
    elif isinstance(place, CellPlace) and place.sheet:
        cell = "!".join(filter(None, (place.sheet, place.cell)))
        location["logicalLocations"] = [{"fullyQualifiedName": cell}]
    yield location


def _prints(findings: Sequence[Finding]) -> Iterator[str]:
    """Tell each finding from all others by what it is about, wherever that stands in its file."""
    times: dict[str, int] = {}
    for each in findings:
        values = sorted((name, str(value)) for name, value in each.values.items())
        about = json.dumps([each.code, each.place.file, values])
        times[about] = times.get(about, 0) + 1
        yield hashlib.sha256(f"{about}{times[about]}".encode()).hexdigest()[:32]
