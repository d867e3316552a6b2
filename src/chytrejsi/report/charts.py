"""Charts as values: what is drawn, in numbers and words; `render/charts.py` draws them.

Labels are already in the report's language; numbers are formatted by the renderer, with the
report's language. Every chart is read in grey: a status is a shape and a word beside its colour.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

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
    """All indicators with a target: a bar to the achieved share, a tick at the expected one."""

    rows: tuple[BulletRow, ...]
    achieved_label: str
    expected_label: str
    target_label: str


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A value at a date; `gap` says that the line is broken before it."""

    date: date
    value: Decimal
    label: str = ""
    gap: bool = False
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """A time series with its baseline, the path to the target, and the projection.

    `path` leads from the baseline through the milestones to the target; `projection` from the
    last value on. Labels stand at the lines' ends.
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
    """A part of a stacked bar: a word, a count, and a shade from 0 (dark) to 1 (light)."""

    label: str
    value: int
    shade: float


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
