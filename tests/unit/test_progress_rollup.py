"""Roll-ups from YAML: counts, evaluated of total, means by weights."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from cards import card, observation, plan_standing, region, told
from chytrejsi.progress.standing import PlanStanding


def rolled(
    root: Path, cards: list[dict[str, Any]], values: dict[str, object], period: str = "2025"
) -> PlanStanding:
    given = [told(value) | {"indicator": name} for name, value in values.items()]
    region(root, cards, [observation("2025", "odbor-a", given)])
    return plan_standing(root, period)


def test_counts_by_status_and_evaluated_of_total(tmp_path: Path) -> None:
    cards = [
        card("A"),
        card("B"),
        card("C", target=None),
        card("D"),
        card("E", valid={"to": "2024-12-31"}),
        card("F", counted=False),
    ]
    found = rolled(tmp_path, cards, {"A": 40, "B": 30, "C": 1, "E": 40, "F": 40})
    assert found.whole.counts == {
        "achieved": 1,
        "on_track": 1,
        "no_target": 1,
        "not_reported": 1,
        "retired": 1,
    }
    assert (found.whole.evaluated, found.whole.total) == (2, 4)
    assert [each.indicator.id for each in found.indicators] == ["A", "B", "C", "D", "E", "F"]


def test_an_indicator_counts_once_in_each_group(tmp_path: Path) -> None:
    cards = [
        card("A"),
        card("B", fiche="urad"),
        card("C", fiche="urad", objectives=["1.1", "2.1"]),
    ]
    found = rolled(tmp_path, cards, {"A": 40, "B": 40, "C": 40})
    totals = {
        name: {group: rollup.total for group, rollup in getattr(found, name).items()}
        for name in ("fiches", "objectives", "strategic", "areas")
    }
    assert totals == {
        "fiches": {"uspory": 1, "urad": 2},
        # B takes its fiche's two objectives, C its own
        "objectives": {"1.1": 2, "1.2": 1, "2.1": 2},
        # B serves "cas" by two objectives and is counted there once
        "strategic": {"uspora": 2, "cas": 2},
        "areas": {"energie": 1, "urad": 2},
    }


def test_a_mean_only_where_cards_have_weights(tmp_path: Path) -> None:
    cards = [card("A", weight=3), card("B", weight=1), card("C", fiche="urad")]
    found = rolled(tmp_path, cards, {"A": 25, "B": 100, "C": 40})
    # over-fulfilment counts as 100 %: (3 · 0,5 + 1 · 1) / 4
    assert found.whole.mean == Decimal("0.625")
    assert found.fiches["urad"].mean is None


def test_what_is_not_evaluated_is_not_in_the_mean(tmp_path: Path) -> None:
    cards = [card("A", weight=1), card("B", weight=1)]
    assert rolled(tmp_path, cards, {"A": 25}).whole.mean == Decimal("0.5")


def test_a_plan_without_cards(tmp_path: Path) -> None:
    found = rolled(tmp_path, [], {})
    assert (found.whole.counts, found.whole.total, found.whole.mean) == ({}, 0, None)
    assert set(found.areas) == {"energie", "urad"}
