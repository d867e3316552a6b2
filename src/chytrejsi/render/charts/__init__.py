"""Charts as pictures: each chart of `report/charts.py` is drawn by one module here.

A new kind of chart is a class there, a module here and a line in `_drawn`. All charts are as wide
as the page's text, as high as their content, and readable in grey. Drawing one takes about 6 ms,
so that a second process (0.4 s to start) is not worth its trouble.
"""

from collections.abc import Sequence
from typing import assert_never

from chytrejsi.language import Language
from chytrejsi.language import language as language_of
from chytrejsi.render.charts.bullets import draw_bullets
from chytrejsi.render.charts.counts import draw_counts
from chytrejsi.render.charts.drawing import Canvas
from chytrejsi.render.charts.series import draw_series
from chytrejsi.render.charts.stacked import draw_stack, draw_status
from chytrejsi.report.charts import (
    BulletChart,
    Chart,
    CountChart,
    SeriesChart,
    StackChart,
    StatusChart,
)
from chytrejsi.report.typography import set_all


def draw(charts: Sequence[Chart], language: str) -> list[bytes]:
    """Draw charts as PNG of 200 dpi, 6.3 inches wide; numbers are written in that language."""
    words = language_of(language)
    if language == "cs":
        charts = [set_all(chart) for chart in charts]
    return [_drawn(chart, words).png() for chart in charts]


def _drawn(chart: Chart, words: Language) -> Canvas:
    match chart:
        case StatusChart():
            return draw_status(chart, words)
        case BulletChart():
            return draw_bullets(chart, words)
        case SeriesChart():
            return draw_series(chart, words)
        case CountChart():
            return draw_counts(chart, words)
        case StackChart():
            return draw_stack(chart, words)
        case _:
            assert_never(chart)
