"""Charts as values: what is drawn, in numbers and words; `render/charts` draws them.

Labels are already in the report's language; numbers are formatted by the renderer, with the
report's language. Every chart is read in grey: a status is a shape and a word beside its colour.

A chart of rows without any row is drawn as one line that says so; better is not to make it.
`split` cuts a chart that would not fit on a page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal, TypeVar

from chytrejsi.progress.standing import Status


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One row of a status overview: how many indicators (or activities) have each status."""

    label: str
    counts: tuple[tuple[Status, int], ...]


@dataclass(frozen=True, slots=True)
class StatusChart:
    """Area × status: a stacked bar per row, each part with its number; words are the legend's."""

    rows: tuple[StatusRow, ...]
    words: tuple[tuple[Status, str], ...]
    axis: str = ""


@dataclass(frozen=True, slots=True)
class BulletRow:
    """One indicator on its way from baseline (0) to target (1).

    `achieved` and `expected` are ratios, None where unknown; the text says the true numbers
    ("22 z 30 ks").
    """

    label: str
    achieved: Decimal | None
    expected: Decimal | None
    status: Status
    text: str


@dataclass(frozen=True, slots=True)
class BulletChart:
    """All indicators with a target: a bar to the achieved share, a tick at the expected one.

    `words` are the legend's words for the statuses; those that do not occur are left out.
    """

    rows: tuple[BulletRow, ...]
    achieved_label: str
    expected_label: str
    target_label: str
    words: tuple[tuple[Status, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A value at a date; `gap` says that the line is broken before it, `hollow` that it is no fact.

    `label` is the value as written (otherwise the renderer writes it); points that have one are
    labelled where there is room, the ends of lines always.
    """

    date: date
    value: Decimal
    label: str = ""
    gap: bool = False
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """A time series with its baseline, the path to the target, and the projection.

    `path` leads from the baseline through the milestones to the target; `projection` from the
    last value on. Labels stand at the lines' ends. Two points at least: one value is no series.
    `status_word` stands beside the status's shape at the last value.
    """

    points: tuple[SeriesPoint, ...]
    path: tuple[SeriesPoint, ...]
    projection: tuple[SeriesPoint, ...]
    unit: str
    status: Status
    actual_label: str
    path_label: str
    projection_label: str
    original_path: tuple[SeriesPoint, ...] = ()
    original_label: str = ""
    baseline: SeriesPoint | None = None
    baseline_label: str = ""
    status_word: str = ""


@dataclass(frozen=True, slots=True)
class CountBar:
    """One bar: a label, a count, and the shade by which groups are told apart."""

    label: str
    value: Decimal
    text: str
    group: Literal["main", "muted", "outline"] = "main"


@dataclass(frozen=True, slots=True)
class CountChart:
    """Horizontal bars with their numbers: what there is where there are no targets."""

    bars: tuple[CountBar, ...]
    axis: str = ""


@dataclass(frozen=True, slots=True)
class StackPart:
    """A part of a stacked bar: a word, a count, and a shade from 0 (dark) to 1 (light).

    `hatched` sets apart what has come to a halt (suspended, stopped, rejected).
    """

    label: str
    value: int
    shade: float
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class StackRow:
    """One stacked bar."""

    label: str
    parts: tuple[StackPart, ...]


@dataclass(frozen=True, slots=True)
class StackChart:
    """Stacked bars of states that are no indicator statuses (activities, projects)."""

    rows: tuple[StackRow, ...]
    axis: str = ""


Chart = StatusChart | BulletChart | SeriesChart | CountChart | StackChart

PAGE = 560
"""Points of height that the rows of one figure may take, so that it fits on a page."""

_LINE = 11
_ROW = 27
_LETTERS = {"label": 26, "text": 13}

_Row = TypeVar("_Row", StatusRow, BulletRow, CountBar, StackRow)


def split(chart: Chart) -> tuple[Chart, ...]:
    """Cut a chart of many rows into charts that each fit on a page; a short one stays whole."""
    match chart:
        case SeriesChart():
            return (chart,)
        case CountChart():
            return tuple(replace(chart, bars=part) for part in _pages(chart.bars))
        case BulletChart():
            return tuple(replace(chart, rows=part) for part in _pages(chart.rows))
        case StatusChart():
            return tuple(replace(chart, rows=part) for part in _pages(chart.rows))
        case StackChart():
            return tuple(replace(chart, rows=part) for part in _pages(chart.rows))


def _pages(rows: Sequence[_Row]) -> list[tuple[_Row, ...]]:
    """Fill pages with rows, about evenly; no rows make one empty page."""
    heights = [_height(row) for row in rows]
    pages = max(1, -(-sum(heights) // PAGE))
    enough = sum(heights) / pages
    groups: list[list[_Row]] = [[]]
    filled = 0
    for row, height in zip(rows, heights, strict=True):
        if groups[-1] and (filled + height > PAGE or filled >= enough):
            groups.append([])
            filled = 0
        groups[-1].append(row)
        filled += height
    return [tuple(group) for group in groups]


def _height(row: StatusRow | BulletRow | CountBar | StackRow) -> int:
    """Estimate the points of height that a row takes, rather too many than too few."""
    texts = {"label": row.label}
    if isinstance(row, BulletRow | CountBar):
        texts["text"] = row.text
    lines = max(-(-len(each) // _LETTERS[which]) for which, each in texts.items())
    return max(_ROW, (lines + 1) * _LINE)
