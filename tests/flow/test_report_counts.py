"""The annual report counts as the data do: summary, tables and charts, recounted from the cards."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.period import Period
from chytrejsi.progress.evaluate import standings_of
from chytrejsi.progress.standing import EVALUATED, STATUS_WORDS, Standing, Status
from chytrejsi.report.blocks import Bullets, Figure, Paragraph, Report, Runs, Table, plain
from chytrejsi.report.charts import StackChart, StatusChart
from reportmaking import annual, dataset

NUMBER = re.compile(r"\d+")


def with_copies(name: str, *cards: Indicator) -> Dataset:
    """Put copies of a card into the small region, each with the values of the first."""
    data = dataset()
    observations = {}
    for key, each in data.observations.items():
        copies = [
            value.model_copy(update={"indicator": card.id})
            for value in each.values
            if value.indicator == name
            for card in cards
        ]
        observations[key] = each.model_copy(update={"values": (*each.values, *copies)})
    known = {**data.indicators, **{each.id: each for each in cards}}
    return replace(data, indicators=known, observations=observations)


def odd() -> Dataset:
    """Give the small region late cards: of no area, set apart from the totals, retired."""
    card = dataset().indicators["EN-2"]

    def like(code: str, **fields: object) -> Indicator:
        return card.model_copy(update={"id": code, "title": code, **fields})

    ended = card.valid.model_validate({"to": "2024-12-31"})
    return with_copies(
        "EN-2",
        like("PL-1", fiche=None),
        like("EN-7", counted=False),
        like("EN-8", valid=ended),
    )


@pytest.fixture(scope="module", params=["as it is", "odd"])
def data(request: pytest.FixtureRequest) -> Dataset:
    return dataset() if request.param == "as it is" else odd()


@pytest.fixture(scope="module")
def report(data: Dataset) -> Report:
    return annual(data)


@pytest.fixture(scope="module")
def counted(data: Dataset) -> list[Standing]:
    found = standings_of(data, "p2", Period(2025)).indicators
    return [each for each in found if each.indicator.counted]


def table(report: Report, anchor: str) -> Table:
    (found,) = (b for b in report.blocks if isinstance(b, Table) and b.anchor == anchor)
    return found


def statuses(runs: Runs) -> Counter[Status]:
    """Read a list of statuses with their counts from a cell."""
    read: Counter[Status] = Counter()
    for run, after in zip(runs, (*runs[1:], runs[-1]), strict=True):
        if run.status is not None:
            read[run.status] += int(NUMBER.findall(after.text)[0])
    return read


def test_the_summary_counts_every_indicator_once(report: Report, counted: list[Standing]) -> None:
    rows = table(report, "tab-groups").rows
    total = next(place for place, row in enumerate(rows) if plain(row[0]) == "Celkem")
    whole = int(plain(rows[total][1]))
    live = [each for each in counted if each.status is not Status.RETIRED]
    assert whole == len(live) == sum(int(plain(row[1])) for row in rows[:total])
    read: Counter[Status] = Counter()
    for row in rows[:total]:
        assert sum(statuses(row[2]).values()) == int(plain(row[1]))
        read += statuses(row[2])
    assert read == Counter(each.status for each in live)
    retired = sum(int(plain(row[1])) for row in rows[total + 1 :])
    assert retired == len(counted) - len(live)


def test_the_lead_says_how_many_can_be_evaluated(report: Report, counted: list[Standing]) -> None:
    lead = next(b for b in report.blocks if isinstance(b, Paragraph) and b.style == "lead")
    evaluated, total, well, late = (int(each) for each in NUMBER.findall(plain(lead.runs)))
    assert evaluated == sum(each.status in EVALUATED for each in counted)
    assert total == sum(each.status is not Status.RETIRED for each in counted)
    assert well + late == evaluated
    (decisions,) = (b for b in report.blocks if isinstance(b, Bullets) and b.ordered)
    remedy = next(plain(item) for item in decisions.items if "nápravu" in plain(item))
    assert int(NUMBER.findall(remedy)[0]) == late


def test_table_and_chart_of_statuses_agree(
    report: Report, data: Dataset, counted: list[Standing]
) -> None:
    wanted = Counter(each.status for each in counted)
    rows = table(report, "tab-status").rows
    assert {row[0][0].status: int(plain(row[1])) for row in rows} == dict(wanted)
    for row in rows:
        assert sum(map(int, NUMBER.findall(plain(row[2])))) == int(plain(row[1]))
    (figure,) = (b for b in report.blocks if isinstance(b, Figure) and b.anchor == "fig-status")
    assert isinstance(figure.chart, StatusChart)
    drawn: Counter[Status] = Counter()
    for bar in figure.chart.rows:
        drawn.update(dict(bar.counts))
        assert bar.label in figure.alt
    assert +drawn == wanted
    areas = {fiche.title: fiche.id for fiche in data.fiches_of("p2")}
    for bar in figure.chart.rows:
        here = [
            each for each in counted if (each.indicator.fiche or "") == areas.get(bar.label, "")
        ]
        assert +Counter(dict(bar.counts)) == Counter(each.status for each in here)


def test_one_status_is_told_by_the_table_alone() -> None:
    data = dataset()
    one = annual(replace(data, indicators={"EN-1": data.indicators["EN-1"]}))
    assert len(table(one, "tab-status").rows) == 1
    assert not any(isinstance(b, Figure) and b.anchor == "fig-status" for b in one.blocks)


def test_table_and_chart_of_activities_agree(report: Report) -> None:
    shown = table(report, "tab-activities-plan")
    anchor = "fig-activities-plan"
    (figure,) = (b for b in report.blocks if isinstance(b, Figure) and b.anchor == anchor)
    assert isinstance(figure.chart, StackChart)
    for row, bar in zip(shown.rows, figure.chart.rows, strict=True):
        said = [int(found[0]) if (found := NUMBER.findall(plain(each))) else 0 for each in row[1:]]
        assert plain(row[0]) == bar.label
        assert said[:-1] == [part.value for part in bar.parts]
        assert said[-1] == sum(said[:-1])


def test_what_is_set_apart_is_shown_and_said_to_be() -> None:
    shown = table(annual(odd()), "tab-indicators-energie")
    assert any(plain(row[0]).startswith("EN-7") for row in shown.rows)
    assert "nezapočítává: EN-7" in shown.source.replace("\u00a0", " ")


def test_each_area_shows_all_its_indicators(data: Dataset, report: Report) -> None:
    for fiche in data.fiches_of("p2"):
        rows = table(report, f"tab-indicators-{fiche.id}").rows
        cards = [each for each in data.indicators_of("p2") if each.fiche == fiche.id]
        assert [plain(row[0]).split(" ")[0] for row in rows] == [each.id for each in cards]
        for row in rows:
            (run,) = row[-1]
            assert run.status in STATUS_WORDS
