"""The data forms: JSON numbers, CSV."""

import csv
import json
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards import card, observation, plan_standing, region, told
from chytrejsi.language import language
from chytrejsi.progress.arithmetic import json_number
from chytrejsi.progress.document import CSV_COLUMNS, csv_of, document_of
from chytrejsi.progress.standing import PlanStanding


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("15", "15"),
        ("15.00", "15"),
        ("0.4666666666666667", "0.466666666667"),
        ("-0", "0"),
        ("123456789012345", "123456789012000"),
        ("1e400", "null"),
    ],
)
def test_a_json_number_has_at_most_twelve_digits(value: str, written: str) -> None:
    assert json.dumps(json_number(Decimal(value)), allow_nan=False) == written


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_every_number_can_be_written(value: Decimal) -> None:
    text = json.dumps(json_number(value), allow_nan=False)
    digits = text.lstrip("-").split("e")[0].replace(".", "").strip("0")
    assert text == "null" or len(digits) <= 12


def plan(root: Path) -> PlanStanding:
    cards = [card("A", title='Panely "na střeše", úřad'), card("B", target=None)]
    region(root, cards, [observation("2025", "odbor-a", [told("24.5") | {"indicator": "A"}])])
    return plan_standing(root)


def test_the_document_has_the_shape_of_the_contract(tmp_path: Path) -> None:
    found = plan(tmp_path)
    document = document_of(found, found.indicators, language("cs"))
    assert (document["plan"], document["period"], document["as_of"]) == (
        "ap",
        "2025",
        "2025-12-31",
    )
    first, second = json.loads(json.dumps(document["indicators"], allow_nan=False))
    expected = {
        "id": "A",
        "fiche": "uspory",
        "actual": 24.5,
        "actual_date": "2025-12-31",
        "baseline": 10,
        "target": 40,
        "achievement": 0.483333333333,
        "expected": 30,
        "schedule": 0.725,
        "cohesion_rate": 0.6125,
        "required_pace": 15.5,
        "observed_pace": 7.25,
        "projection": 31.75,
        "status": "behind",
        "reasons": {},
    }
    assert {name: first[name] for name in expected} == expected
    assert {"growth", "extrapolation", "trace"} <= first.keys()
    assert first["trace"][0] == "Výchozí hodnota B = 10 k\u00a031.\u00a012.\u00a02023."
    assert (second["actual"], second["status"]) == (None, "not_reported")
    assert second["reasons"]["actual"] == "no_data"
    assert document["rollup"] == {
        "plan": {
            "counts": {"behind": 1, "not_reported": 1},
            "evaluated": 1,
            "total": 2,
            "mean": None,
        },
        **{
            name: {
                group: {
                    "counts": {"behind": 1, "not_reported": 1} if full else {},
                    "evaluated": int(full),
                    "total": 2 * full,
                    "mean": None,
                }
                for group, full in groups.items()
            }
            for name, groups in {
                "fiches": {"uspory": True, "urad": False},
                "objectives": {"1.1": False, "1.2": False, "2.1": True},
                "strategic": {"uspora": True, "cas": False},
                "areas": {"energie": True, "urad": False},
            }.items()
        },
    }


def test_csv_is_read_back_by_an_ordinary_reader(tmp_path: Path) -> None:
    found = plan(tmp_path)
    data = csv_of(found, found.indicators)
    assert data.count(b"\r\n") == 3
    first, second = csv.DictReader(StringIO(data.decode("utf-8"), newline=""))
    assert tuple(first) == CSV_COLUMNS
    assert first["title"] == 'Panely "na střeše", úřad'
    assert (first["actual"], first["achievement"], first["status"]) == (
        "24.5",
        "0.483333333333",
        "behind",
    )
    assert (second["actual"], second["target"]) == ("", "")
    assert "actual=no_data" in second["reasons"].split("; ")
