"""Figures of very many rows become several that each fit on a page."""

from decimal import Decimal

import pytest

from chytrejsi.progress.standing import Status
from chytrejsi.report.blocks import Captions, Figure, Heading, Report
from chytrejsi.report.charts import BulletChart, BulletRow
from chytrejsi.report.paging import paged
from reportcase import report_of, table


def report(count: int) -> Report:
    rows = tuple(
        BulletRow(f"Indikátor {n}", Decimal("0.5"), None, Status.BEHIND, "1 z 2")
        for n in range(count)
    )
    chart = BulletChart(rows, "dosaženo", "očekáváno", "cíl")
    figure = Figure("Cesta k cíli", "Sto řádků.", chart, "fig-cesta", "zdroj")
    return Report("Zpráva", "cs", (Heading("Oblast"), figure))


def test_a_figure_that_fits_stays_as_it_is() -> None:
    assert paged(report(5)) == report(5)


def test_a_hundred_rows_become_parts_with_all_rows_in_order() -> None:
    whole = report(100)
    heading, *figures = paged(whole).blocks
    assert heading == whole.blocks[0]
    charts = [each.chart for each in figures if isinstance(each, Figure)]
    rows = [row for chart in charts if isinstance(chart, BulletChart) for row in chart.rows]
    assert isinstance(whole.blocks[1], Figure)
    assert isinstance(whole.blocks[1].chart, BulletChart)
    assert tuple(rows) == whole.blocks[1].chart.rows


def test_parts_are_named_and_anchored_apart() -> None:
    figures = [each for each in paged(report(100)).blocks if isinstance(each, Figure)]
    assert figures[0].caption == f"Cesta k cíli, 1. část z {len(figures)}"
    assert figures[0].anchor == "fig-cesta"
    assert len({each.anchor for each in figures}) == len({each.caption for each in figures}) > 1
    assert figures[0].alt == "Sto řádků."
    assert all(each.alt and each.alt != "Sto řádků." for each in figures[1:])


@pytest.mark.parametrize(("tables", "kept"), [(4, False), (5, True)])
def test_a_short_list_of_tables_is_left_out(tables: int, kept: bool) -> None:
    listing = Captions("Seznam tabulek", "table")
    figures = Captions("Seznam obrázků", "figure")
    made = paged(report_of(listing, figures, *[table(1)] * tables)).blocks
    assert made == ((listing,) if kept else ()) + (table(1),) * tables
