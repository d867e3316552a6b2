"""Who was asked and what came, from YAML."""

from datetime import date
from pathlib import Path

from cards import card, dataset, observation, region, state, told
from chytrejsi.model.period import Period
from chytrejsi.progress.returns import Return, due_of, returns_of


def returns(root: Path, period: str) -> dict[str, Return]:
    data = dataset(root)
    return {
        each.guarantor: each for each in returns_of(data, data.plans["ap"], Period.parse(period))
    }


def test_who_was_asked_and_what_came(tmp_path: Path) -> None:
    cards = [
        card("IN-1"),
        card("IN-2", contributors=["odbor-b"]),
        card("IN-3", guarantor="odbor-koordinace"),
        card("IN-4", valid={"to": "2024-12-31"}),
        card("IN-5", baseline={"date": "2025-12-31", "value": 1}),
    ]
    given = [told(5), state("not_available") | {"indicator": "IN-2"}]
    given.append(told(3) | {"indicator": "IN-4"})  # retired: not asked, not counted
    region(tmp_path, cards, [observation("2025", "odbor-a", given)])
    assert returns(tmp_path, "2025") == {
        "odbor-a": Return("odbor-a", 2, 2, True, date(2026, 1, 20)),
        "odbor-b": Return("odbor-b", 1, 0, False),
        "odbor-koordinace": Return("odbor-koordinace", 1, 0, False),
    }


def test_annual_indicators_are_not_expected_for_a_half_year(tmp_path: Path) -> None:
    cards = [card("IN-1"), card("IN-2", frequency="half_yearly")]
    region(tmp_path, cards)
    assert returns(tmp_path, "2025-H1")["odbor-a"].expected == 1
    assert returns(tmp_path, "2025")["odbor-a"].expected == 2


def test_a_renamed_unit_is_found_under_its_name_of_today(tmp_path: Path) -> None:
    region(tmp_path, [card()], [observation("2025", "odbor-stary", [told(5)])])
    found = returns(tmp_path, "2025")
    assert "odbor-stary" not in found
    assert (found["odbor-a"].came, found["odbor-a"].reported) == (True, 1)


def test_values_from_a_document_were_received_from_nobody(tmp_path: Path) -> None:
    from_document = observation(
        "2025", "odbor-koordinace", [told(5)], document={"title": "Manažerské shrnutí"}
    )
    region(tmp_path, [card()], [from_document])
    found = returns(tmp_path, "2025")["odbor-koordinace"]
    assert (found.came, found.documented, found.received) == (True, True, None)
    assert (found.expected, found.reported) == (0, 1)


def test_the_deadline_comes_from_the_plan(tmp_path: Path) -> None:
    plan = {"collection": [{"period": "2025", "due": "2026-01-31"}]}
    region(tmp_path, [], plan=plan)
    data = dataset(tmp_path)
    assert due_of(data.plans["ap"], Period(2025)) == date(2026, 1, 31)
    assert due_of(data.plans["ap"], Period(2024)) is None
