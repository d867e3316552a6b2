"""Each value that the annual report prints has its source in the annex."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.indicator import Level
from chytrejsi.model.observation import Correction
from chytrejsi.report.blocks import Figure, Report, Table, plain
from chytrejsi.report.charts import SeriesChart
from reportmaking import annual, dataset
from running import SOURCE_TREE

NUMBER = re.compile(r"[-−]?\d[\d ]*(?:,\d+)?")
BARE = re.compile(r"\((?:\d{4}|\d+\. \d+\. \d{4})\)|[*†‡]")
SUMMED = {"EN-1"}


def corrected() -> Dataset:
    """Correct a value of the small region and set a milestone in it."""
    data = dataset()
    correction = Correction.model_validate(
        {
            "indicator": "EN-1",
            "period": "2024",
            "guarantor": "odbor-majetku",
            "expect": "8",
            "value": "5",
            "date": "2025-06-01",
            "reason": "Počítáno dvakrát.",
        }
    )
    milestone = Level.model_validate({"date": "2025-12-31", "value": "8.5"})
    card = data.indicators["EN-3"].model_copy(update={"milestones": (milestone,)})
    return replace(
        data,
        corrections={"2025-01": correction},
        indicators={**data.indicators, card.id: card},
    )


@pytest.fixture(scope="module")
def report() -> Report:
    return annual(corrected())


def tables(report: Report, start: str) -> list[Table]:
    return [b for b in report.blocks if isinstance(b, Table) and b.anchor.startswith(start)]


def numbers(words: str) -> list[Decimal]:
    """Read the numbers of a cell, without the dates that stand in brackets."""
    spaced = BARE.sub("", words.replace("\u00a0", " "))
    found = (each.replace(" ", "").replace(",", ".") for each in NUMBER.findall(spaced))
    return [Decimal(each.replace("−", "-")) for each in found]


def sources(report: Report) -> dict[str, list[tuple[str, str, str]]]:
    """Read the annex: for each code the period, the value and the source of each row."""
    (annex,) = tables(report, "tab-sources")
    found: dict[str, list[tuple[str, str, str]]] = {}
    for code, _, when, value, source in (map(plain, row) for row in annex.rows):
        found.setdefault(code, []).append((when, value, source))
    return found


def levels(code: str, rows: list[tuple[str, str, str]]) -> set[Decimal]:
    """Give the levels that the rows of an indicator account for: increments are added up."""
    given = {when: numbers(value)[0] for when, value, _ in rows if numbers(value)}
    if code not in SUMMED:
        return set(given.values())
    planned = {when: each for when, each in given.items() if not when.isdigit()}
    known, last = set(planned.values()), planned["výchozí stav 2023"]
    for when in sorted(given.keys() - planned.keys()):
        last += given[when]
        known.add(last)
    return known


def test_every_printed_value_has_its_source(report: Report) -> None:
    annex = sources(report)
    for table in tables(report, "tab-indicators-"):
        titles = [column.title for column in table.columns]
        told = [
            place
            for place, each in enumerate(titles)
            if each.startswith(("Výchozí", "Skut", "Cíl"))
        ]
        for row in table.rows:
            code = plain(row[0]).split(" ")[0]
            known = levels(code, annex.get(code, []))
            for place in told:
                assert set(numbers(plain(row[place]))) <= known, (code, titles[place])
    for table in tables(report, "tab-series-"):
        for row in table.rows:
            code = plain(row[0]).split(" ")[0]
            for cell in row[1:]:
                assert set(numbers(plain(cell))) <= levels(code, annex[code])


def test_every_drawn_value_has_its_source(report: Report) -> None:
    annex = sources(report)
    drawn = [b for b in report.blocks if isinstance(b, Figure) and isinstance(b.chart, SeriesChart)]
    assert drawn
    for figure in drawn:
        assert isinstance(figure.chart, SeriesChart)
        code = figure.anchor.removeprefix("fig-series-")
        points = {*figure.chart.points, *figure.chart.path, *figure.chart.original_path}
        assert {point.value for point in points} <= levels(code, annex[code]), code


def test_every_source_is_named(report: Report) -> None:
    (inputs,) = tables(report, "tab-inputs")
    known = {f"[{plain(row[0])}]" for row in inputs.rows}
    for code, rows in sources(report).items():
        for _, _, source in rows:
            assert source.strip(" –"), code
            assert set(re.findall(r"\[\d+\]", source)) <= known


def test_a_correction_is_printed_with_what_it_replaced(report: Report) -> None:
    (told,) = [row for row in sources(report)["EN-1"] if row[0] == "2024"]
    when, value, source = (each.replace("\u00a0", " ") for each in told)
    assert (when, value) == ("2024", "5 ks")
    assert source == "[1], Indikátory!G7; opraveno z 8 ks dne 1. 6. 2025"


def test_workbooks_of_one_name_are_told_apart() -> None:
    data = dataset()
    observations = {}
    for key, each in data.observations.items():
        assert each.received is not None
        received = each.received.model_copy(update={"file": "sesit.xlsx", "sha256": key})
        observations[key] = each.model_copy(update={"received": received})
    report = annual(replace(data, observations=observations))
    (inputs,) = tables(report, "tab-inputs")
    assert len(inputs.rows) == len(data.observations)


def test_the_real_plan_names_every_source() -> None:
    report = annual(dataset(SOURCE_TREE), "ap2", "2024", SOURCE_TREE)
    for code, rows in sources(report).items():
        assert all(source.strip(" –") for _, _, source in rows), code
    assert any(when.startswith("cíl") for when, _, _ in sources(report)["EN-01"])
