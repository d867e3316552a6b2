"""The time series: values so far, the path to the target and the projection, labelled directly."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from chytrejsi.language import NBSP, Language
from chytrejsi.progress.standing import Status
from chytrejsi.render.charts.agg import Affine2D, Path
from chytrejsi.render.charts.axis import DateAxis, ValueAxis, date_axis, value_axis
from chytrejsi.render.charts.drawing import PAPER, WIDTH, Canvas, Pen, Point
from chytrejsi.render.charts.lettering import SMALL, STRONG, Style, width, wrap
from chytrejsi.render.charts.marks import mark
from chytrejsi.render.charts.placing import Frame, Layout
from chytrejsi.report.charts import SeriesChart, SeriesPoint
from chytrejsi.report.palette import ACCENT, MUTED, RULE, TEXT

_HIGH = 132.0
_LABELS = 104.0
_DATES = 52.0
_DOT = 2.4
_FEW = 8
_ACTUAL = Pen(ACCENT, 1.8)
_PATH = Pen(TEXT, 1.0, (5, 3))
_ORIGINAL = Pen(MUTED, 0.9, (2.5, 2.5))
_PROJECTION = Pen(ACCENT, 1.3, (1.2, 2.2))


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands beside a point: lines with their styles; a status's shape before the last."""

    at: SeriesPoint
    lines: tuple[tuple[str, Style, str], ...]
    status: Status | None = None

    @property
    def wide(self) -> float:
        """Give the label's width in points."""
        sign = 12 if self.status else 0
        widths = [width(line, style) for line, style, _ in self.lines]
        return max([*widths[:-1], widths[-1] + sign])

    @property
    def high(self) -> float:
        """Give the label's height in points."""
        return sum(style.leading for _, style, _ in self.lines)


@dataclass(frozen=True, slots=True)
class _Plot:
    """The field of the chart on the sheet, and its two scales."""

    field: Frame
    dates: DateAxis
    values: ValueAxis

    def at(self, point: SeriesPoint) -> Point:
        """Give a point's place on the sheet."""
        return self.across(point.date), self.up(point.value)

    def across(self, day: date) -> float:
        """Give a date's place across the sheet."""
        return self.field.left + self.dates.share(day) * (self.field.right - self.field.left)

    def up(self, value: Decimal) -> float:
        """Give a value's height on the sheet."""
        return self.field.bottom - self.values.share(value) * (self.field.bottom - self.field.top)


def draw_series(chart: SeriesChart, words: Language) -> Canvas:
    """Draw a series of at least two values; ValueError where there are fewer."""
    if len(chart.points) < 2:
        raise ValueError("a series is drawn from two values at least")
    labels = _labels(chart, words)
    unit = wrap(chart.unit, SMALL, WIDTH)
    plot = _plot(chart, labels, len(unit) * SMALL.leading + 8, words)
    canvas = Canvas(plot.field.bottom + SMALL.leading + 6)
    canvas.texts((0, SMALL.size), unit, SMALL, MUTED)
    _draw_scales(canvas, plot, words)
    placed = _places(chart, plot, labels)
    for _, frame in placed:  # the grid gives way to the labels
        wide, high = frame.right - frame.left, frame.bottom - frame.top
        canvas.box(frame.left - 1, frame.top, wide + 2, high, PAPER)
    _draw_lines(canvas, chart, plot)
    for label, frame in placed:
        _write(canvas, label, frame)
    return canvas


def _plot(chart: SeriesChart, labels: Sequence[_Label], top: float, words: Language) -> _Plot:
    everything = [*chart.points, *_lines_ahead(chart)]
    values = value_axis([point.value for point in everything])
    left = max(width(words.number(tick, values.digits), SMALL) for tick in values.ticks) + 6
    last = max(point.date for point in everything)
    beside = [label.wide + 10 for label in labels if label.at.date == last]
    right = WIDTH - max([*beside, _DATES / 2])
    dates = date_axis([point.date for point in everything], int((right - left) / _DATES), words)
    return _Plot(Frame(left, top, right, top + _HIGH), dates, values)


def _lines_ahead(chart: SeriesChart) -> list[SeriesPoint]:
    base = [chart.baseline] if chart.baseline else []
    return [*base, *chart.path, *chart.original_path, *chart.projection]


def _labels(chart: SeriesChart, words: Language) -> list[_Label]:
    """Word the labels, the most important first: it gets the best place."""
    labels = [_actual_label(chart, words)]
    ends = (
        (chart.path, chart.path_label, TEXT),
        (chart.projection, chart.projection_label, ACCENT),
        (chart.original_path, chart.original_label, MUTED),
        ((chart.baseline,) if chart.baseline else (), chart.baseline_label, MUTED),
    )
    for line, word, colour in ends:
        if line:
            said = tuple((part, SMALL, colour) for part in wrap(word, SMALL, _LABELS))
            value = (_value(line[-1], chart.unit, words), STRONG, colour)
            labels.append(_Label(line[-1], (value, *said)))
    return labels


def _number_labels(chart: SeriesChart, labels: Sequence[_Label]) -> list[_Label]:
    """Word the numbers of the points between; they are left out where there is no room."""
    said = {(label.at.date, label.at.value) for label in labels}
    between = [
        (point, colour)
        for line, colour in ((chart.points, ACCENT), (chart.path, TEXT))
        for point in line
        if point.label and (point.date, point.value) not in said
    ]
    return [
        _Label(point, ((point.label, SMALL, colour),))
        for point, colour in (between if len(between) <= _FEW else ())
    ]


def _actual_label(chart: SeriesChart, words: Language) -> _Label:
    last = chart.points[-1]
    said = [(part, SMALL, ACCENT) for part in wrap(chart.actual_label, SMALL, _LABELS)]
    value = (_value(last, chart.unit, words), STRONG, ACCENT)
    if not chart.status_word:
        return _Label(last, (*said, value), chart.status)
    status = [(part, SMALL, TEXT) for part in wrap(chart.status_word, SMALL, _LABELS - 12)]
    return _Label(last, (value, *said, *status[:1]), chart.status)


def _value(point: SeriesPoint, unit: str, words: Language) -> str:
    number = point.label or words.number(point.value)
    return f"{number}{NBSP}{unit}" if unit and len(unit) <= 12 else number


def _draw_scales(canvas: Canvas, plot: _Plot, words: Language) -> None:
    field = plot.field
    for tick in plot.values.ticks:
        high = plot.up(tick)
        pen = Pen(MUTED, 0.7) if tick in {0, plot.values.ticks[0]} else Pen(RULE, 0.4)
        canvas.line([(field.left, high), (field.right, high)], pen)
        canvas.text(
            (field.left - 5, high + 2.6), words.number(tick, plot.values.digits), SMALL, MUTED, 1
        )
    for mark_ in plot.dates.ticks:
        across = plot.across(mark_.date)
        canvas.line([(across, field.bottom), (across, field.bottom + 3)], Pen(MUTED, 0.7))
        half = width(mark_.label, SMALL) / 2
        centre = min(max(across, half), WIDTH - half)
        canvas.text((centre, field.bottom + 12), mark_.label, SMALL, MUTED, 0.5)


def _draw_lines(canvas: Canvas, chart: SeriesChart, plot: _Plot) -> None:
    if chart.baseline:
        _, high = plot.at(chart.baseline)
        canvas.line([(plot.field.left, high), (plot.field.right, high)], Pen(MUTED, 0.5, (0.7, 2)))
    for line, pen in (
        (chart.original_path, _ORIGINAL),
        (chart.path, _PATH),
        (chart.projection, _PROJECTION),
    ):
        if len(line) > 1:
            canvas.line([plot.at(point) for point in line], pen)
    for line, colour in ((chart.original_path, MUTED), (chart.path, TEXT)):
        for point in line[1:]:
            _dot(canvas, plot.at(point), 1.9, Pen(colour, 0.9), PAPER)
    seen = _seen(chart)
    for stretch in _unbroken(seen):
        if len(stretch) > 1:
            canvas.line([plot.at(point) for point in stretch], _ACTUAL)
    for point in seen:
        _dot(canvas, plot.at(point), _DOT, Pen(ACCENT, 1.2), PAPER if point.hollow else ACCENT)


def _seen(chart: SeriesChart) -> list[SeriesPoint]:
    """Let the values begin at the baseline, which is shown hollow: it was not reported."""
    if chart.baseline is None or chart.baseline.date >= chart.points[0].date:
        return list(chart.points)
    return [replace(chart.baseline, hollow=True), *chart.points]


def _unbroken(points: Sequence[SeriesPoint]) -> list[list[SeriesPoint]]:
    stretches: list[list[SeriesPoint]] = [[]]
    for point in points:
        if point.gap and stretches[-1]:
            stretches.append([])
        stretches[-1].append(point)
    return stretches


def _dot(canvas: Canvas, at: Point, radius: float, pen: Pen, fill: str) -> None:
    place = Affine2D().scale(radius).translate(*at)
    canvas.shape(place.transform_path(Path.unit_circle()), fill, pen)


def _places(
    chart: SeriesChart, plot: _Plot, labels: Sequence[_Label]
) -> list[tuple[_Label, Frame]]:
    field = plot.field
    layout = Layout(Frame(field.left + 2, field.top - 8, WIDTH, field.bottom - 1))
    for line in (*_unbroken(_seen(chart)), chart.path, chart.original_path, chart.projection):
        layout.add_line([plot.at(point) for point in line])
    placed = [(each, layout.place(plot.at(each.at), each.wide, each.high)) for each in labels]
    for label in _number_labels(chart, labels):
        frame = layout.place_free(plot.at(label.at), label.wide, label.high - 2)
        if frame is not None:
            placed.append((label, frame))
    return placed


def _write(canvas: Canvas, label: _Label, frame: Frame) -> None:
    base = frame.top
    for number, (line, style, colour) in enumerate(label.lines):
        left = frame.left
        if label.status and number == len(label.lines) - 1:
            mark(canvas, label.status, (left + 4, base + style.leading * 0.5), 8)
            left += 12
        canvas.text((left, base + style.leading * 0.78), line, style, colour)
        base += style.leading
