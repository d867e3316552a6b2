"""What a report knows: who said what last, what happened when, which plan came before."""

from dataclasses import replace
from datetime import date

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.event import Event
from chytrejsi.model.observation import ActivityStatus, Observation
from chytrejsi.model.period import Period
from chytrejsi.report.context import Context, context_of
from reportmaking import dataset
from running import SOURCE_TREE


def context(data: Dataset | None = None, period: str = "2025") -> Context:
    return context_of(data or dataset(), "p2", Period.parse(period))


def told(data: Dataset, key: str, **more: object) -> Dataset:
    """Put one more observation into the data."""
    period, guarantor = key.split("/")
    observation = Observation.model_validate(
        {"period": period, "guarantor": guarantor, "document": {"title": "Zápis"}, **more}
    )
    return replace(data, observations={**data.observations, key: observation})


def event(name: str, day: str, until: str | None = None) -> Event:
    return Event.model_validate(
        {"id": name, "kind": "milestone", "date": day, "until": until, "title": name}
    )


FVE = ("p2", "energie", "fve")


def test_the_latest_word_on_an_activity_wins() -> None:
    assert context(period="2024").activities[FVE].what.status is ActivityStatus.PREPARING
    assert context().activities[FVE].what.status is ActivityStatus.DONE


def test_what_comes_after_the_period_is_not_known_yet() -> None:
    assert "knihovna" not in context(period="2024").projects
    assert "knihovna" in context().projects


def test_a_day_decides_within_a_period() -> None:
    late = {"fiche": "energie", "activity": "fve", "status": "suspended", "date": "2025-12-31"}
    early = {**late, "status": "stopped", "date": "2025-02-01"}
    data = told(dataset(), "2025/z-odbor", activities=[early])
    assert context(data).activities[FVE].what.status is ActivityStatus.DONE
    data = told(data, "2025/y-odbor", activities=[late])
    assert context(data).activities[FVE].what.status is ActivityStatus.SUSPENDED


def test_events_belong_to_the_period_in_which_they_happen() -> None:
    events = [
        event("rok", "2025"),
        event("mesic", "2025-12"),
        event("den", "2026-01-01"),
        event("predtim", "2024-12-31"),
        event("dlouho", "2024-11", "2025-02"),
    ]
    data = replace(dataset(), events={each.id: each for each in events})
    assert [each.title for each in context(data).happenings] == ["dlouho", "rok", "mesic"]


def test_what_is_journalled_and_reported_is_told_once() -> None:
    twice = {"kind": "award", "date": "2025-05-20", "title": "Cena"}
    data = told(dataset(), "2025/y-odbor", events=[twice])
    data = told(data, "2025/z-odbor", events=[twice, {**twice, "date": "2025-06-01"}])
    journal = Event.model_validate({**twice, "id": "cena", "text": "Porota chválí."})
    here = context(replace(data, events={"cena": journal}))
    found = [(each.date, each.text) for each in here.happenings if each.title == "Cena"]
    assert found == [("2025-05-20", "Porota chválí."), ("2025-06-01", None)]


def test_the_newest_input_is_what_came_last() -> None:
    assert context().newest_input == date(2026, 1, 26)
    assert context(period="2024").newest_input == date(2025, 1, 22)


def test_a_project_of_two_areas_is_told_once() -> None:
    here = context()
    assert [each.id for each in here.outside_projects] == ["kola"]
    assert [each.id for each in here.outside_areas] == ["energie", "doprava"]


def test_a_plan_without_values_is_at_its_start() -> None:
    data = dataset()
    nothing = replace(data, observations={})
    assert context(nothing).starting
    assert not context(data).starting
    assert context(nothing).preceding is None


def test_the_year_is_read_from_its_only_half() -> None:
    data = dataset(SOURCE_TREE)
    here = context_of(data, "ap2", Period(2024))
    assert here.half_year == Period(2024, 1)
    assert here.as_of == date(2024, 6, 30)
    assert here.preceding is not None
    assert here.preceding.plan.id == "ap1"
