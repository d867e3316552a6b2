"""Horizontal bars with their numbers: what there is where there are no targets."""

from decimal import Decimal

from chytrejsi.language import Language
from chytrejsi.render.charts.drawing import WIDTH, Canvas, Pen
from chytrejsi.render.charts.lettering import SMALL, STRONG, width, wrap
from chytrejsi.render.charts.marks import shade
from chytrejsi.render.charts.rows import (
    GAP,
    Row,
    bottom,
    centred,
    draw_labels,
    label_width,
    lay_rows,
    nothing,
)
from chytrejsi.report.charts import CountBar, CountChart
from chytrejsi.report.palette import ACCENT, MUTED

_LABELS = 190.0
_TEXTS = 90.0
_BAR = 12.0


def draw_counts(chart: CountChart, words: Language) -> Canvas:
    """Draw a bar for each count, true to scale, with its number at the end."""
    if not chart.bars:
        return nothing(words)
    labels = [bar.label for bar in chart.bars]
    texts = [wrap(bar.text, STRONG, _TEXTS) for bar in chart.bars]
    rows = lay_rows(labels, _LABELS, 0, [len(lines) * STRONG.leading for lines in texts])
    left = label_width(labels, _LABELS) + GAP
    beside = max((width(line, STRONG) for lines in texts for line in lines), default=0.0) + 6
    note = wrap(chart.axis, SMALL, WIDTH - left)
    canvas = Canvas(bottom(rows) + len(note) * SMALL.leading + 4)
    draw_labels(canvas, rows, 0)
    span = _Span(chart, left, WIDTH - left - beside)
    for bar, row, lines in zip(chart.bars, rows, texts, strict=True):
        _draw_bar(canvas, bar, row, span)
        centred(canvas, (span.at(max(bar.value, Decimal(0))) + 5, row.middle), lines, STRONG)
    axis = span.at(Decimal(0))
    canvas.line([(axis, 0), (axis, bottom(rows))], Pen(MUTED, 0.6))
    canvas.texts((left, bottom(rows) + SMALL.leading), note, SMALL, MUTED)
    return canvas


class _Span:
    """Where a value lies between `left` and `left + room`; zero is always in sight."""

    def __init__(self, chart: CountChart, left: float, room: float) -> None:
        values = [Decimal(0), *(bar.value for bar in chart.bars)]
        self._least = min(values)
        self._range = max(values) - self._least or Decimal(1)
        self._left, self._room = left, room

    def at(self, value: Decimal) -> float:
        """Give the value's place across the sheet, in points."""
        return self._left + float((value - self._least) / self._range) * self._room


def _draw_bar(canvas: Canvas, bar: CountBar, row: Row, span: _Span) -> None:
    zero, end = span.at(Decimal(0)), span.at(bar.value)
    left, wide = min(zero, end), max(abs(end - zero), 0.8 if bar.value else 0.0)
    top = row.middle - _BAR / 2
    match bar.group:
        case "main":
            canvas.box(left, top, wide, _BAR, ACCENT)
        case "muted":
            canvas.box(left, top, wide, _BAR, shade(ACCENT, 0.6))
        case "outline":
            canvas.frame(left, top, wide, _BAR, Pen(ACCENT, 0.8))
