"""What reports tell of parts of values, of words of a scale, and of statuses given by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from chytrejsi.language import language
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.indicator import (
    Aggregation,
    Dimension,
    Judged,
    Judgement,
    Level,
    Measure,
    Target,
)
from chytrejsi.model.observation import Part, ReportedValue
from chytrejsi.model.period import Period
from chytrejsi.render.text import render_text
from chytrejsi.report.blocks import Bullets, Report, Table, plain
from chytrejsi.report.public import published
from chytrejsi.report.words import number
from reportmaking import annual, dataset, spaced

TABLE = "tab-indicators-urad"
PARTS = "tab-parts-urad"


def with_card(data: Dataset, indicator: str, **fields: Any) -> Dataset:  # noqa: ANN401 - fields
    card = data.indicators[indicator].model_copy(update=fields)
    return replace(data, indicators={**data.indicators, indicator: card})


def with_value(data: Dataset, value: ReportedValue) -> Dataset:
    key = "2025/odbor-rozvoje"
    seen = data.observations[key]
    rest = tuple(each for each in seen.values if each.indicator != value.indicator)
    changed = seen.model_copy(update={"values": (*rest, value)})
    return replace(data, observations={**data.observations, key: changed})


def tables_of(report: Report) -> Mapping[str, Table]:
    return {block.anchor: block for block in report.blocks if isinstance(block, Table)}


def rows_of(table: Table) -> list[list[str]]:
    return [[spaced(plain(cell)) for cell in row] for row in table.rows]


def notes_of(report: Report) -> str:
    told = [plain(item) for b in report.blocks if isinstance(b, Bullets) for item in b.items]
    return spaced(" | ".join(told))


def broken_down() -> Dataset:
    dimensions = (Dimension(dimension="druh", categories=("podání", "žádosti")),)
    data = with_card(dataset(), "UR-1", disaggregation=dimensions, aggregation=Aggregation.SUM)
    parts = (Part(category="žádosti", value="2"), Part(category="podání", value="7"))
    return with_value(data, ReportedValue(indicator="UR-1", value="9", parts=parts))


def test_the_parts_of_a_value_stand_below_the_indicators_in_the_order_of_the_card() -> None:
    found = tables_of(annual(broken_down()))
    assert [row[1:] for row in rows_of(found[PARTS])] == [
        ["druh: podání", "7"],
        ["druh: žádosti", "2"],
    ]
    assert PARTS not in tables_of(annual(dataset()))


def joined(data: Dataset, *values: ReportedValue) -> list[list[str]]:
    """Let further units report, and give the rows of parts."""
    for place, value in enumerate(values):
        seen = data.observations["2025/odbor-rozvoje"]
        other = seen.model_copy(update={"guarantor": f"utvar-{place}", "values": (value,)})
        key = f"2025/utvar-{place}"
        data = replace(data, observations={**data.observations, key: other})
    found = tables_of(annual(data))
    return [row[1:] for row in rows_of(found[PARTS])] if PARTS in found else []


def test_parts_that_not_all_units_told_are_no_sum() -> None:
    parts = (Part(category="podání", value="1"),)
    both = ReportedValue(indicator="UR-1", value="5", parts=parts)
    assert joined(broken_down(), both) == [["druh: podání", "8"], ["druh: žádosti", "–"]]


def test_a_category_of_two_dimensions_belongs_to_the_first_unless_it_is_said() -> None:
    two = tuple(Dimension(dimension=each, categories=("jiné",)) for each in ("druh", "cesta"))
    data = with_card(dataset(), "UR-1", disaggregation=two, aggregation=Aggregation.SUM)
    parts = (Part(category="jiné", value="2"), Part(dimension="cesta", category="jiné", value="3"))
    value = ReportedValue(indicator="UR-1", value="9", parts=parts)
    assert joined(with_value(data, value)) == [["druh: jiné", "2"], ["cesta: jiné", "3"]]


def test_numbers_of_a_percentage_are_told_only_where_all_units_told_them() -> None:
    data = with_card(dataset(), "UR-4", numerator="spokojení", denominator="dotázaní")
    told = ReportedValue(
        indicator="UR-4", value="88", numerator=Decimal(440), denominator=Decimal(500)
    )
    bare = ReportedValue(indicator="UR-4", value="90")
    assert joined(with_value(data, told), bare) == []
    assert joined(with_value(data, told), told)[0] == ["spokojení", "880"]


def test_a_percentage_tells_what_it_was_computed_from() -> None:
    data = with_card(dataset(), "UR-4", numerator="spokojení", denominator="dotázaní")
    value = ReportedValue(
        indicator="UR-4", value="88", numerator=Decimal(440), denominator=Decimal(500)
    )
    rows = rows_of(tables_of(annual(with_value(data, value)))[PARTS])
    assert [row[1:] for row in rows] == [["spokojení", "440"], ["dotázaní", "500"]]


def test_the_public_does_not_see_the_parts_of_a_hidden_value() -> None:
    data = broken_down()
    hidden = data.observations["2025/odbor-rozvoje"].values[-1].model_copy(update={"public": False})
    assert PARTS not in tables_of(annual(published(with_value(data, hidden))))
    assert PARTS in tables_of(annual(published(data)))


def judged() -> Dataset:
    judgement = Judgement(
        period=Period(2025),
        status=Judged.ON_TRACK,
        reason="Nové agendy začaly v lednu.",
        date=date(2026, 2, 10),
        resolution="7/26/RK",
    )
    return with_card(dataset(), "UR-1", judgements=(judgement,))


def test_a_judged_status_is_marked_and_the_computed_one_told() -> None:
    report = annual(judged())
    row = next(each for each in rows_of(tables_of(report)[TABLE]) if each[0].startswith("UR-1"))
    assert row[-1] == "plní se §"
    assert "§ ručně určený stav; viz poznámky" in spaced(tables_of(report)[TABLE].source)
    told = notes_of(report)
    assert "stav byl určen jako „plní se“ (koordinátor, 10. 2. 2026, usnesení č. 7/26/RK)" in told
    assert "místo vypočteného" in told


def test_a_miss_that_was_judged_away_is_still_among_the_deviations() -> None:
    value = ReportedValue(indicator="UR-2", value="24", comment="Čeká se na nový zákon.")
    judgement = Judgement(
        period=Period(2025), status=Judged.ON_TRACK, reason="Platí dál.", date=date(2026, 2, 10)
    )
    data = with_card(with_value(dataset(), value), "UR-2", judgements=(judgement,))
    told = notes_of(annual(data))
    assert "Doba vyřízení žádosti – plní se" in told
    assert "místo vypočteného „nesplněno“: platí dál" in told


def test_nothing_is_marked_where_nothing_was_judged() -> None:
    report = annual(dataset())
    assert not any("§" in cell for row in rows_of(tables_of(report)[TABLE]) for cell in row)
    assert "určen jako" not in notes_of(report)


def test_words_of_a_scale_are_told_as_words() -> None:
    data = with_card(
        dataset(),
        "UR-1",
        measure=Measure.ORDINAL,
        scale=("slabé", "dobré", "výborné"),
        unit=None,
        direction=None,
        accumulation=None,
        milestones=(),
        baseline=Level(date=date(2023, 12, 31), value="slabé"),
        target=Target(date=date(2026, 12, 31), value="výborné"),
    )
    data = with_value(data, ReportedValue(indicator="UR-1", value="dobré"))
    report = annual(data)
    row = next(each for each in rows_of(tables_of(report)[TABLE]) if each[0].startswith("UR-1"))
    assert row[1].startswith("slabé")
    assert row[2].startswith("dobré")
    assert row[-1] == "nelze vyhodnotit"
    definitions = rows_of(tables_of(report)["tab-definitions"])
    assert any("stupnice: slabé – dobré – výborné" in cell for row in definitions for cell in row)


def test_a_provisional_value_is_marked_until_a_final_one_replaces_it() -> None:
    value = ReportedValue(indicator="UR-1", value="9", provisional=True)
    found = tables_of(annual(with_value(dataset(), value)))[TABLE]
    row = next(each for each in rows_of(found) if each[0].startswith("UR-1"))
    assert row[2].endswith("†")
    assert "† předběžná hodnota" in spaced(found.source)
    final = with_value(dataset(), value.model_copy(update={"provisional": False}))
    rows = rows_of(tables_of(annual(final))[TABLE])
    assert not any("†" in cell for row in rows for cell in row)


def test_the_reason_of_a_deviation_is_told_with_its_number() -> None:
    value = ReportedValue(indicator="UR-2", value="24", comment="Čeká se na nový zákon.")
    report = annual(with_value(dataset(), value))
    assert "Čeká se na nový zákon." in spaced(render_text(report))


def test_a_baseline_is_told_with_its_year_and_its_comment() -> None:
    data = dataset()
    baseline = data.indicators["UR-1"].baseline
    assert baseline
    noted = baseline.model_copy(update={"note": "Sčítání agend z roku 2023"})
    told = spaced(render_text(annual(with_card(data, "UR-1", baseline=noted))))
    assert "Sčítání agend z roku 2023" in told


def test_what_was_computed_is_told_to_as_many_places_as_are_worth_it() -> None:
    card = dataset().indicators["UR-1"].model_copy(update={"formula": "UR-1 / UR-2"})
    written = [number(language("cs"), card, Decimal(each)) for each in ("0.259259259259", "86.5")]
    assert written == ["0,26", "86,5"]
    assert number(language("cs"), card, Decimal("0.000123456789")) == "0,00012"
    plain_card = dataset().indicators["UR-1"]
    assert number(language("cs"), plain_card, Decimal("0.12345678")) == "0,12345678"
