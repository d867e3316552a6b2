"""The bullet chart: each indicator's achieved share of its way, beside what is expected by now."""

from dataclasses import dataclass
from decimal import Decimal

from chytrejsi.language import Language
from chytrejsi.render.charts.drawing import PAPER, WIDTH, Canvas, Pen, polygon
from chytrejsi.render.charts.lettering import LABEL, SMALL, STRONG, width, wrap
from chytrejsi.render.charts.marks import mark
from chytrejsi.render.charts.rows import (
    GAP,
    Entry,
    Legend,
    Row,
    bottom,
    centred,
    draw_labels,
    label_width,
    lay_rows,
    nothing,
    status_entries,
)
from chytrejsi.report.charts import BulletChart, BulletRow
from chytrejsi.report.palette import ACCENT, HEADER_FILL, MUTED, TEXT

_MARK = 14.0
_LABELS = 158.0
_TEXTS = 84.0
_BAR = 8.0
_TRACK = 13.0
_MOST = Decimal("1.2")
_LEAST = Decimal("-0.3")
"""The bar ends at 120 % and at -30 %; the number beside it is the true one."""

_NEARLY = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a ratio lies across the sheet, from `low` at `left` to `high` at `right`."""

    left: float
    right: float
    low: Decimal
    high: Decimal

    def at(self, ratio: Decimal) -> float:
        """Give the place of a ratio, held within the scale, in points."""
        held = min(max(ratio, self.low), self.high)
        return self.left + float((held - self.low) / (self.high - self.low)) * (
            self.right - self.left
        )


def draw_bullets(chart: BulletChart, words: Language) -> Canvas:
    """Draw each row's bar from the baseline (0 %) towards the target (100 %)."""
    if not chart.rows:
        return nothing(words)
    legend = Legend(_entries(chart))
    shares = [share_text(row.achieved, words) for row in chart.rows]
    texts = [wrap(row.text, LABEL, _TEXTS) for row in chart.rows]
    labels = [row.label for row in chart.rows]
    top = legend.height + SMALL.leading + 2
    rows = lay_rows(labels, _LABELS, top, [len(lines) * LABEL.leading for lines in texts])
    text_left = (
        WIDTH - 1 - max((width(line, LABEL) for lines in texts for line in lines), default=0)
    )
    share_right = text_left - GAP
    scale = _Scale(
        _MARK + label_width(labels, _LABELS) + GAP,
        share_right - max(width(share, STRONG) for share in shares) - GAP,
        *_ends(chart),
    )
    canvas = Canvas(bottom(rows) + SMALL.leading + 6)
    legend.draw(canvas)
    draw_labels(canvas, rows, _MARK)
    for bullet, row, share, lines in zip(chart.rows, rows, shares, texts, strict=True):
        mark(canvas, bullet.status, (5, row.middle), 9)
        _draw_bar(canvas, bullet, row.middle, scale)
        centred(canvas, (share_right, row.middle), [share], STRONG, TEXT, 1)
        centred(canvas, (text_left, row.middle), lines, LABEL, TEXT)
    _draw_scale(canvas, rows, scale, chart.target_label, words)
    return canvas


def share_text(achieved: Decimal | None, words: Language) -> str:
    """Write an achieved share; what is short of 100 % is never rounded up to it."""
    if achieved is None:
        return "\u2013"
    if abs(achieved - 1) > _NEARLY:
        return words.percent(achieved)
    for digits in (0, 1, 2):
        rounded = (achieved * 100).quantize(Decimal(1).scaleb(-digits), rounding="ROUND_HALF_UP")
        if rounded != 100 or achieved == 1:
            return words.percent(achieved, digits)
    return words.percent(achieved.quantize(Decimal("0.0001"), rounding="ROUND_DOWN"), 2)


def _ends(chart: BulletChart) -> tuple[Decimal, Decimal]:
    """Give the scale's ends: past 0 and 100 % only where a row goes there."""
    ratios = [
        ratio for row in chart.rows for ratio in (row.achieved, row.expected) if ratio is not None
    ]
    low, high = min(ratios, default=Decimal(0)), max(ratios, default=Decimal(1))
    return (_LEAST if low < 0 else Decimal(0)), (_MOST if high > 1 else Decimal("1.04"))


def _entries(chart: BulletChart) -> list[Entry]:
    entries = [Entry(_bar_sign, 18, chart.achieved_label)]
    if any(row.expected is not None for row in chart.rows):
        entries.append(Entry(_tick_sign, 4, chart.expected_label))
    return entries + status_entries(chart.words, {row.status for row in chart.rows})


def _bar_sign(canvas: Canvas, left: float, middle: float) -> None:
    canvas.box(left, middle - _BAR / 2, 18, _BAR, ACCENT)


def _tick_sign(canvas: Canvas, left: float, middle: float) -> None:
    _tick(canvas, left + 2, middle)


def _tick(canvas: Canvas, at: float, middle: float) -> None:
    """Draw the sign of what is expected: a black tick with a white edge, seen on bar and track."""
    canvas.box(at - 1.7, middle - 7.5, 3.4, 15, PAPER)
    canvas.box(at - 0.9, middle - 7.5, 1.8, 15, TEXT)


def _draw_bar(canvas: Canvas, row: BulletRow, middle: float, scale: _Scale) -> None:
    zero, full = scale.at(Decimal(0)), scale.at(Decimal(1))
    canvas.box(zero, middle - _TRACK / 2, full - zero, _TRACK, HEADER_FILL)
    if row.achieved is not None:
        end = scale.at(row.achieved)
        wide = max(abs(end - zero), 1.0)
        canvas.box(min(zero, end), middle - _BAR / 2, wide, _BAR, ACCENT)
        if row.achieved > scale.high or row.achieved < scale.low:
            _draw_cut(canvas, end, middle, 1 if row.achieved > 0 else -1)
    if row.expected is not None:
        _tick(canvas, scale.at(row.expected), middle)


def _draw_cut(canvas: Canvas, end: float, middle: float, way: int) -> None:
    """Show that the bar goes on past the scale: a white gap and an arrow head."""
    canvas.box(end - way * 7 - 1.2, middle - _BAR / 2, 2.4, _BAR, PAPER)
    head = [(end, middle - _BAR / 2 - 2), (end + way * 5, middle), (end, middle + _BAR / 2 + 2)]
    canvas.shape(polygon(head), ACCENT)


def _draw_scale(
    canvas: Canvas, rows: list[Row], scale: _Scale, target: str, words: Language
) -> None:
    """Draw the lines at 0, 50 and 100 %, with their numbers below and the target's word above."""
    top, foot = rows[0].top, bottom(rows)
    zero, full = scale.at(Decimal(0)), scale.at(Decimal(1))
    canvas.line([(zero, top), (zero, foot)], Pen(MUTED, 0.6))
    canvas.line([(full, top), (full, foot)], Pen(TEXT, 1.0))
    room = 2 * min(full - zero, WIDTH - full)
    lines = wrap(target, SMALL, room)
    canvas.texts((full, top - 3 - (len(lines) - 1) * SMALL.leading), lines, SMALL, TEXT, 0.5)
    for ratio in (Decimal(0), Decimal("0.5"), Decimal(1)):
        at = (scale.at(ratio), foot + SMALL.leading)
        canvas.text(at, words.percent(ratio), SMALL, MUTED, 0.5)
