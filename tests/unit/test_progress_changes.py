"""What a card held when: targets changed several times, baselines, definitions, retirement."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cards import card, dataset, observation, plan_standing, region, standing, told
from chytrejsi.language import language
from chytrejsi.model.change import Change, ChangeKind
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.editions import Edition, editions_of
from chytrejsi.model.period import Period
from chytrejsi.progress.document import document_of
from chytrejsi.progress.returns import returns_of
from chytrejsi.progress.standing import Standing, Status

Files = dict[str, dict[str, Any]]


def change(number: int, kind: str = "target", /, **fields: object) -> Files:
    record: dict[str, Any] = {
        "id": f"2025-{number:02}",
        "plan": "ap",
        "kind": kind,
        "state": "approved",
        "indicator": "IN-1",
        "reason": "Zdražení",
        "resolution": f"{number}/25/RK",
        "effect": f"2025-{number:02}-01",
    }
    given = {name: each for name, each in (record | fields).items() if each is not None}
    return {f"plan/ap/changes/2025-{number:02}": given}


def level(value: object = None, day: str | None = "2026-12-31") -> dict[str, Any]:
    return {name: each for name, each in (("value", value), ("date", day)) if each is not None}


CHAIN = (
    change(1, old=level(70), new=level(60))
    | change(3, old=level(60), new=level(55), state="rejected", resolution=None)
    | change(5, old=level(day="2026-12-31"), new=level(day="2027-12-31"))
    | change(8, old=level(60, "2027-12-31"), new=level(40, "2027-12-31"))
    | change(9, old=level(40, "2027-12-31"), new=level(10), state="proposed", resolution=None)
)
MOVED: dict[str, Any] = {"target": {"date": "2027-12-31", "value": 40}}


def spans(editions: tuple[Edition, ...]) -> list[tuple[object, ...]]:
    return [
        (
            each.held and each.held.value,
            each.held and each.held.date and each.held.date.isoformat(),
            each.start and each.start.isoformat(),
            each.end and each.end.isoformat(),
            each.change and each.change.id,
        )
        for each in editions
    ]


def test_a_chain_of_changes_tells_each_target_with_its_validity(tmp_path: Path) -> None:
    found = standing(tmp_path, MOVED, {"2025": 40}, more=CHAIN)
    assert spans(found.editions[ChangeKind.TARGET]) == [
        ("70", "2026-12-31", None, "2024-12-31", None),
        ("60", "2026-12-31", "2025-01-01", "2025-04-30", "2025-01"),
        ("60", "2027-12-31", "2025-05-01", "2025-07-31", "2025-05"),
        ("40", "2027-12-31", "2025-08-01", None, "2025-08"),
    ]
    assert set(found.editions) == {ChangeKind.TARGET}


@pytest.mark.parametrize(
    ("period", "target", "first"),
    [
        ("2024", (70, date(2026, 12, 31)), None),
        ("2025-H1", (60, date(2027, 12, 31)), 70),
        ("2025", (40, date(2027, 12, 31)), 70),
    ],
)
def test_each_period_is_judged_by_the_target_of_its_end(
    tmp_path: Path, period: str, target: tuple[int, date], first: int | None
) -> None:
    fields = MOVED | {"frequency": "half_yearly"}
    values = {"2024": 15, "2025-H1": 20, "2025": 25}
    found = standing(tmp_path, fields, values, period, more=CHAIN)
    assert found.target
    assert (int(found.target.value), found.target.date) == target
    assert (found.original and found.original.target) == first
    if found.original:
        assert (found.original.change, found.original.resolution) == ("2025-01", "1/25/RK")


def test_a_target_that_was_set_later_was_not_there_before(tmp_path: Path) -> None:
    more = change(2, old={}, new=level(40)) | change(6, old=level(40), new=level(50))
    fields = {"target": {"date": "2026-12-31", "value": 50}}
    before = standing(tmp_path / "a", fields, {"2024": 15}, "2024", more=more)
    assert (before.status, before.target) == (Status.NO_TARGET, None)
    after = standing(tmp_path / "b", fields, {"2025": 40}, "2025", more=more)
    assert after.original
    assert (int(after.original.target), after.original.change) == (40, "2025-06")


def test_a_change_that_is_to_come_leaves_the_card_as_it_is(tmp_path: Path) -> None:
    more = change(6, old=level(40), new=level(30), effect="2026-06-01")
    found = standing(tmp_path, {}, {"2025": 40}, more=more)
    assert found.target
    assert found.target.value == 40
    assert (found.original, found.status) == (None, Status.ACHIEVED)
    assert [each[:4] for each in spans(found.editions[ChangeKind.TARGET])] == [
        ("40", "2026-12-31", None, "2026-05-31"),
        ("30", "2026-12-31", "2026-06-01", None),
    ]


def test_a_change_without_an_effect_holds_since_its_resolution(tmp_path: Path) -> None:
    more = change(6, old=level(70), new=level(40), effect=None, decided="2025-06-03")
    assert not standing(tmp_path / "a", {}, {"2024": 15}, "2024", more=more).original
    found = standing(tmp_path / "b", {}, {"2025": 15}, "2025", more=more)
    assert found.original
    assert found.original.effect == date(2025, 6, 3)


def test_a_changed_baseline_counts_from_the_day_of_its_effect(tmp_path: Path) -> None:
    more = change(3, "baseline", old=level(16, "2023-12-31"), new=level(10, "2023-12-31"))
    before = standing(tmp_path / "a", {}, {"2024": 22}, "2024", more=more)
    after = standing(tmp_path / "b", {}, {"2024": 22, "2025": 25}, "2025", more=more)
    levels = [each.baseline and int(each.baseline.value) for each in (before, after)]
    assert levels == [16, 10]
    assert before.measures["achievement"] == Decimal("0.25")
    assert after.measures["achievement"] == Decimal("0.5")


DEFINED = change(
    4,
    "definition",
    old={"value": "Počet měřičů na úřadě."},
    new={"value": "Počet měřičů všude."},
    comparable=False,
    comparability="Nově i školy.",
)


def test_a_definition_that_is_not_comparable_breaks_the_series_by_itself(tmp_path: Path) -> None:
    fields = {"definition": "Počet měřičů všude.", "definition_version": 2}
    found = standing(tmp_path / "a", fields, {"2024": 15, "2025": 20}, more=DEFINED)
    assert [(each.date, each.reason) for each in found.indicator.breaks] == [
        (date(2025, 4, 1), "Nově i školy.")
    ]
    assert [point.broken for point in found.series] == [False, True]
    assert found.reasons["growth"] == "break_in_series"
    assert found.indicator.definition == "Počet měřičů všude."
    before = standing(tmp_path / "b", fields, {"2024": 15}, "2024", more=DEFINED)
    assert (before.indicator.definition, before.indicator.breaks) == ("Počet měřičů na úřadě.", ())


def test_a_break_that_the_card_tells_too_is_told_once(tmp_path: Path) -> None:
    fields = {"breaks": [{"date": "2025-04-01", "reason": "Nově i školy a nemocnice."}]}
    found = standing(tmp_path, fields, {"2025": 20}, more=DEFINED)
    assert [each.reason for each in found.indicator.breaks] == ["Nově i školy a nemocnice."]


def test_a_comparable_definition_breaks_nothing(tmp_path: Path) -> None:
    more = {name: record | {"comparable": True} for name, record in DEFINED.items()}
    found = standing(tmp_path, {}, {"2024": 15, "2025": 20}, more=more)
    assert found.indicator.breaks == ()
    assert found.measures["growth"] is not None


def test_the_json_tells_what_held_when_and_how_it_ended(tmp_path: Path) -> None:
    gone = {"valid": {"to": "2025-06-30"}}
    more = CHAIN | change(7, "retirement", new=level(day="2025-06-30"), reason="Bez dat.")
    region(
        tmp_path, [card(**MOVED, **gone)], [observation("2024", "odbor-a", [told(15)])], more=more
    )
    whole = plan_standing(tmp_path, "2025")
    document: Any = document_of(whole, whole.indicators, language("cs"))
    (said,) = document["indicators"]
    assert said["editions"]["target"][1] == {
        "value": 60,
        "date": "2026-12-31",
        "from": "2025-01-01",
        "to": "2025-04-30",
        "change": "2025-01",
        "resolution": "1/25/RK",
    }
    assert said["ended"] == {
        "change": "2025-07",
        "resolution": "7/25/RK",
        "effect": "2025-07-01",
        "reason": "Bez dat.",
    }


# --- an indicator that is retired ---------------------------------------------------------------


def retired(folder: Path, period: str) -> tuple[Dataset, Standing]:
    fields = {"valid": {"to": "2024-12-31"}}
    more = change(1, "retirement", new={"date": "2024-12-31"}, reason="Data už nejsou.")
    found = standing(folder, fields, {"2024": 15}, period, more=more)
    return dataset(folder), found


def test_a_retired_indicator_keeps_its_history(tmp_path: Path) -> None:
    _data, before = retired(tmp_path / "a", "2024")
    assert (before.status, before.ended) == (Status.OFF_TRACK, None)
    data, after = retired(tmp_path / "b", "2025")
    assert after.status is Status.RETIRED
    assert [(int(point.value), str(point.period)) for point in after.series] == [(15, "2024")]
    assert after.ended
    assert after.ended.resolution == "1/25/RK"
    whole = plan_standing(tmp_path / "b", "2025").whole
    assert (whole.counts[Status.RETIRED], whole.evaluated, whole.total) == (1, 0, 0)
    assert "IN-1" in data.indicators


def test_a_retired_indicator_is_not_asked_for(tmp_path: Path) -> None:
    data, _standing = retired(tmp_path, "2025")

    def asked(period: str) -> bool:
        found = returns_of(data, data.plans["ap"], Period.parse(period))
        return any(each.expected for each in found)

    assert asked("2024")
    assert not asked("2025")


# --- renaming -----------------------------------------------------------------------------------


def test_changes_under_a_former_id_are_the_indicators_own(tmp_path: Path) -> None:
    more = change(2, old=level(70), new=level(40), indicator="IN-0") | change(
        3, "renaming", indicator="IN-1", old={"value": "IN-0"}, new={"value": "IN-1"}
    )
    found = standing(tmp_path, {}, {"2025": 40}, more=more)
    assert found.original
    assert found.original.target == 70


def test_renamings_in_a_circle_end(tmp_path: Path) -> None:
    more = change(2, "renaming", old={"value": "IN-0"}, new={"value": "IN-1"}) | change(
        3, "renaming", old={"value": "IN-1"}, new={"value": "IN-0"}
    )
    region(tmp_path, [card()], more=more)
    assert set(dataset(tmp_path).renamed) == {"IN-0", "IN-1"}


def test_editions_of_what_no_change_tells_are_none(tmp_path: Path) -> None:
    region(tmp_path, [card()])
    data = dataset(tmp_path)
    assert editions_of(data.indicators["IN-1"], (), ChangeKind.TARGET) == ()
    untold = Change.model_validate(next(iter(change(2).values())))
    first, last = editions_of(data.indicators["IN-1"], (untold,), ChangeKind.TARGET)
    assert first.held is None
    assert last.held
    assert last.held.value == "40"
