"""What a document must not claim: a pace across a break, a result of a later day, a whole above
itself, silence where something was said, nothing open where a target is."""

from dataclasses import replace

from chytrejsi.model.common import Validity
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.period import Period
from chytrejsi.progress.standing import Status
from chytrejsi.report.blocks import Block, Bullets, Figure, Paragraph, Table, plain
from chytrejsi.report.charts import SeriesChart
from chytrejsi.report.context import Context, context_of
from chytrejsi.report.parts import (
    area,
    evaluation,
    figures,
    gaps,
    indicators,
    late,
    plan_tables,
)
from reportmaking import dataset

YEAR, HALF = Period(2025), Period(2025, 1)


def context(data: Dataset, period: Period = YEAR) -> Context:
    return context_of(data, "p2", period)


def energy(here: Context) -> Fiche:
    fiche = here.dataset.fiche("p2", "energie")
    assert fiche is not None
    return fiche


def with_card(data: Dataset, key: str, **changes: object) -> Dataset:
    card: Indicator = data.indicators[key].model_copy(update=changes)
    return replace(data, indicators={**data.indicators, key: card})


def rows(blocks: tuple[Block, ...]) -> list[list[str]]:
    (table,) = (each for each in blocks if isinstance(each, Table))
    return [[plain(cell).replace("\u00a0", " ") for cell in row] for row in table.rows]


def words(blocks: tuple[Block, ...]) -> str:
    told = [plain(each.runs) for each in blocks if isinstance(each, Paragraph)]
    told += [plain(item) for each in blocks if isinstance(each, Bullets) for item in each.items]
    return " ".join(told).replace("\u00a0", " ")


def series(here: Context, key: str) -> SeriesChart:
    for each in indicators.series(here, energy(here)):
        if isinstance(each, Figure) and each.anchor == f"fig-series-{key}":
            assert isinstance(each.chart, SeriesChart)
            return each.chart
    raise AssertionError(key)


def test_a_target_that_calls_itself_unconfirmed_is_to_be_confirmed() -> None:
    here = context(dataset())
    (row,) = [each for each in rows(gaps.table(here, None)) if each[0] == "cíl"]
    assert "Spotřeba" in row[3]
    asked = " ".join(plain(each) for each in gaps.requests(here)).replace("\u00a0", " ")
    assert "cíl u 2 indikátorů" in asked


def test_no_pace_is_told_across_a_break() -> None:
    here = context(dataset())
    title = here.dataset.indicators["EN-3"].title
    (block,) = [each for each in area.deviations(here, energy(here)) if isinstance(each, Bullets)]
    (item,) = [plain(each) for each in block.items if plain(each).startswith(title)]
    assert "nutná roční změna" in item
    assert "dosud činila" not in item


def test_what_is_measured_no_more_is_led_nowhere() -> None:
    data = dataset()
    assert series(context(data), "EN-1").projection
    gone = with_card(data, "EN-1", valid=Validity.model_validate({"to": "2024-12-31"}))
    assert not series(context(gone), "EN-1").projection


def test_a_share_is_never_led_beyond_the_whole() -> None:
    data = dataset()
    observations = {}
    for key, each in data.observations.items():
        values = tuple(
            value.model_copy(update={"value": "99"} if value.indicator == "EN-1" else {})
            for value in each.values
        )
        observations[key] = each.model_copy(update={"values": values})
    fast = replace(data, observations=observations)
    assert series(context(fast), "EN-1").projection[-1].value > 100
    share = with_card(fast, "EN-1", denominator="všechny budovy")
    assert series(context(share), "EN-1").projection[-1].value == 100


def test_a_value_older_than_the_span_has_the_status_of_its_day() -> None:
    here = context(dataset(), HALF)
    standings = here.by_fiche["energie"]
    assert {each.status for each in standings if each.actual} >= {Status.NOT_REPORTED}
    told = rows(figures.shown(here, standings, "", "x"))
    assert told
    assert not [row for row in told if row[3] == "nevykázáno"]


def test_what_was_said_of_an_activity_in_an_earlier_year_is_kept_to_the_end() -> None:
    data = dataset()
    silent = {}
    for key, each in data.observations.items():
        reports = tuple(
            report.model_copy(update={"text": None} if each.period == YEAR else {})
            for report in each.activities
        )
        silent[key] = each.model_copy(update={"activities": reports})
    here = context(replace(data, observations=silent))
    told = rows(evaluation.activities(here, energy(here)))
    assert "2024 – Vybírají se střechy." in [row[-1] for row in told]


def test_where_nothing_is_evaluated_no_indicator_is_praised() -> None:
    here = context(dataset(), HALF)
    assert not here.standing.whole.evaluated
    assert words(late.summary(here, None)) == (
        "Žádná aktivita není pozastavena ani zastavena; indikátory zatím vyhodnotit nelze."
    )


def test_a_plan_tells_of_what_it_no_longer_monitors() -> None:
    data = with_card(dataset(), "EN-1", valid=Validity.model_validate({"to": "2024-12-31"}))
    here = context(data)
    assert "; 1 další se již nesleduje." in words(plan_tables.indicators_lead(here, None))
    (row,) = [each for each in rows(plan_tables.indicators(here, None)) if "EN-1" in each[0]]
    assert row[0].endswith(" – již nesledováno")
