"""Stacked bars: indicators by status, and activities or projects by state."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chytrejsi.language import Language
from chytrejsi.progress.standing import Status
from chytrejsi.render.charts.drawing import PAPER, WIDTH, Canvas, Pen
from chytrejsi.render.charts.lettering import SMALL, STRONG, width, wrap
from chytrejsi.render.charts.marks import ink_on, mark, shade
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
from chytrejsi.report.charts import StackChart, StackPart, StatusChart
from chytrejsi.report.palette import ACCENT, MUTED, STATUS_LOOK

_LABELS = 165.0
_BAR = 16.0
_SIGN = 8.0
_BESIDE = 110.0
_LINES = 2
"""Right of the bars, at most so many points and if possible so few lines are kept for numbers
that do not fit into their parts."""

Sign = Callable[[Canvas, float, float, str], None]
"""Draws a part's sign at (left, middle) in an ink, or in its own where the ink is empty."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a bar: its size, its number as written, its fill, its sign (None: no shape)."""

    value: int
    number: str
    fill: str
    sign: Sign | None
    hatched: bool = False
    outlined: bool = False

    @property
    def wide(self) -> float:
        """Give the width that the number needs inside the bar, with the sign where it has one."""
        return width(self.number, STRONG) + 5 + (_SIGN + 2.5 if self.sign else 0)


@dataclass(frozen=True, slots=True)
class _Bar:
    """A row of the chart."""

    label: str
    parts: tuple[_Part, ...]

    @property
    def total(self) -> int:
        """Count the whole row."""
        return sum(part.value for part in self.parts)


def draw_status(chart: StatusChart, words: Language) -> Canvas:
    """Draw how many indicators of each row have each status."""
    bars = [
        _Bar(row.label, tuple(_status_part(status, n, words) for status, n in row.counts if n > 0))
        for row in chart.rows
    ]
    seen = {status for row in chart.rows for status, count in row.counts if count > 0}
    return _draw(bars, status_entries(chart.words, seen), chart.axis, words)


def _status_part(status: Status, count: int, words: Language) -> _Part:
    look = STATUS_LOOK[status]
    return _Part(
        count,
        words.number(count),
        look.colour
        if look.filled and look.colour != STATUS_LOOK[Status.NO_TARGET].colour
        else PAPER,
        lambda canvas, left, middle, ink: mark(
            canvas, status, (left + _SIGN / 2, middle), _SIGN, ink
        ),
        outlined=look.colour == STATUS_LOOK[Status.NO_TARGET].colour,
    )


def draw_stack(chart: StackChart, words: Language) -> Canvas:
    """Draw how many activities or projects of each row are in each state."""
    bars = [
        _Bar(row.label, tuple(_state_part(part, words) for part in row.parts if part.value > 0))
        for row in chart.rows
    ]
    shown = {part.label: part for row in chart.rows for part in row.parts if part.value > 0}
    order = dict.fromkeys(part.label for row in chart.rows for part in row.parts)
    entries = [
        Entry(_swatch(_state_part(shown[label], words)), 12, label)
        for label in order
        if label in shown
    ]
    return _draw(bars, entries, chart.axis, words)


def _state_part(part: StackPart, words: Language) -> _Part:
    fill = shade(ACCENT, min(max(part.shade, 0.0), 1.0))
    return _Part(
        part.value, words.number(part.value), fill, None, part.hatched, outlined=part.shade > 0.6
    )


def _swatch(part: _Part) -> Callable[[Canvas, float, float], None]:
    return lambda canvas, left, middle: _fill(canvas, part, left, middle - 4.5, (12, 9))


def _draw(bars: Sequence[_Bar], entries: Sequence[Entry], axis: str, words: Language) -> Canvas:
    if not bars:
        return nothing(words)
    legend = Legend(entries)
    left = label_width([bar.label for bar in bars], _LABELS) + GAP
    scale, kept = _scale(bars, WIDTH - left)
    beside = [_beside(bar, scale, kept) for bar in bars]
    heights = [len(lines) * 12.0 for lines in beside]
    rows = lay_rows([bar.label for bar in bars], _LABELS, legend.height, heights)
    note = wrap(axis, SMALL, WIDTH - left)
    canvas = Canvas(bottom(rows) + len(note) * SMALL.leading + 4)
    legend.draw(canvas)
    draw_labels(canvas, rows, 0)
    for bar, row, rest in zip(bars, rows, beside, strict=True):
        _draw_bar(canvas, bar, row, left, scale)
        _draw_beside(canvas, rest, row, left + bar.total * scale + 4)
    canvas.line([(left, rows[0].top), (left, bottom(rows))], Pen(MUTED, 0.6))
    canvas.texts((left, bottom(rows) + SMALL.leading), note, SMALL, MUTED)
    return canvas


def _scale(bars: Sequence[_Bar], room: float) -> tuple[float, float]:
    """Find the points per unit, and the room that is kept beside the bars for small parts."""
    largest = max((bar.total for bar in bars), default=0) or 1
    for kept in (0.0, 26.0, 48.0, 70.0, 92.0, _BESIDE):
        scale = (room - kept) / largest
        besides = [_beside(bar, scale, kept) for bar in bars]
        ends = (
            bar.total * scale + _widest(lines) for bar, lines in zip(bars, besides, strict=True)
        )
        if max(ends) <= room and max(map(len, besides)) <= _LINES:
            return scale, kept
    return (room - _BESIDE) / largest, _BESIDE


def _beside(bar: _Bar, scale: float, kept: float) -> list[list[_Part]]:
    """Give, in lines of at most `kept` points, the parts whose number does not fit into them."""
    lines: list[list[_Part]] = []
    for part in bar.parts:
        if part.wide <= part.value * scale:
            continue
        if lines and _widest([[*lines[-1], part]]) <= kept:
            lines[-1].append(part)
        else:
            lines.append([part])
    return lines


def _outside(part: _Part) -> float:
    return width(part.number, STRONG) + 12 + (0 if part.sign else 3)


def _widest(lines: Sequence[Sequence[_Part]]) -> float:
    return max((4 + sum(_outside(part) + 5 for part in line) for line in lines), default=0.0)


def _draw_bar(canvas: Canvas, bar: _Bar, row: Row, left: float, scale: float) -> None:
    if not bar.parts:
        centred(canvas, (left + 4, row.middle), ["0"], STRONG, MUTED)
    top = row.middle - _BAR / 2
    for part in bar.parts:
        wide = part.value * scale
        _fill(canvas, part, left, top, (max(wide - 0.8, 0.6), _BAR))
        if part.wide <= wide:
            ink = ink_on(part.fill)
            start = left + (wide - part.wide + 5) / 2
            if part.sign:
                part.sign(canvas, start, row.middle, "" if part.outlined else ink)
                start += _SIGN + 2.5
            if part.hatched:
                canvas.box(start - 2, top + 2, width(part.number, STRONG) + 4, _BAR - 4, part.fill)
            centred(canvas, (start, row.middle), [part.number], STRONG, ink)
        left += wide


def _fill(canvas: Canvas, part: _Part, left: float, top: float, size: tuple[float, float]) -> None:
    canvas.box(left, top, *size, part.fill)
    if part.hatched:
        canvas.hatch(left, top, *size, Pen(MUTED, 0.6))
    if part.outlined or part.hatched:
        canvas.frame(left, top, *size, Pen(MUTED, 0.6))


def _draw_beside(canvas: Canvas, lines: Sequence[Sequence[_Part]], row: Row, left: float) -> None:
    """Write right of the bar what did not fit into it: the sign, then the number."""
    for number, line in enumerate(lines):
        middle = row.middle + (number - (len(lines) - 1) / 2) * 12
        at = left
        for part in line:
            if part.sign:
                part.sign(canvas, at, middle, "")
            else:
                _fill(canvas, part, at, middle - 4, (9, 8))
            centred(canvas, (at + 11, middle), [part.number], STRONG)
            at += _outside(part) + 5
