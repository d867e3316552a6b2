"""What charts of rows share: the column of wrapped labels, and the legend above."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chytrejsi.language import Language
from chytrejsi.progress.standing import Status
from chytrejsi.render.charts.drawing import WIDTH, Canvas, Pen
from chytrejsi.render.charts.lettering import LABEL, SMALL, Style, width, wrap
from chytrejsi.render.charts.marks import mark
from chytrejsi.report.palette import MUTED, RULE, STATUS_LOOK, TEXT

GAP = 8.0
"""Points between the columns of a chart."""

_PADDING = 9.0
_LEAST = 24.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row's place: its top and height, and its label in lines."""

    label: tuple[str, ...]
    top: float
    height: float

    @property
    def middle(self) -> float:
        """Give the height of the row's middle."""
        return self.top + self.height / 2


def label_width(labels: Sequence[str], limit: float) -> float:
    """Give the width that a column of labels needs, at most `limit`."""
    lines = (line for label in labels for line in wrap(label, LABEL, limit))
    return max((width(line, LABEL) for line in lines), default=0.0)


def lay_rows(
    labels: Sequence[str], limit: float, top: float, beside: Sequence[float] = ()
) -> list[Row]:
    """Place rows below each other from `top`; `beside` is the height that else stands in each."""
    rows: list[Row] = []
    for number, label in enumerate(labels):
        lines = tuple(wrap(label, LABEL, limit))
        tall = max(len(lines) * LABEL.leading, beside[number] if beside else 0.0)
        rows.append(Row(lines, top, max(_LEAST, tall + _PADDING)))
        top += rows[-1].height
    return rows


def bottom(rows: Sequence[Row]) -> float:
    """Give the height at which the last row ends."""
    return rows[-1].top + rows[-1].height


def draw_labels(canvas: Canvas, rows: Sequence[Row], left: float) -> None:
    """Write each row's label, centred on its row, and a hair line between rows."""
    for row in rows:
        centred(canvas, (left, row.middle), row.label)
    for _, row in pairwise(rows):
        canvas.line([(0, row.top), (WIDTH, row.top)], Pen(RULE, 0.3))


def centred(
    canvas: Canvas,
    at: tuple[float, float],
    lines: Sequence[str],
    style: Style = LABEL,
    colour: str = TEXT,
    align: float = 0,
) -> None:
    """Write lines so that their middle is at the point's height."""
    first = at[1] - (len(lines) - 1) * style.leading / 2 + style.size * 0.32
    canvas.texts((at[0], first), lines, style, colour, align)


@dataclass(frozen=True, slots=True)
class Entry:
    """A legend's entry: how its sign is drawn at (left, middle), the sign's width, its word."""

    sign: Callable[[Canvas, float, float], None]
    wide: float
    word: str


class Legend:
    """Signs and words in lines across the chart."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.height = 0.0
        self._placed: list[tuple[float, float, Entry, list[str]]] = []
        left = 0.0
        line = 0.0
        for entry in entries:
            words = wrap(entry.word, SMALL, WIDTH - entry.wide - 4)
            wide = entry.wide + 4 + max((width(word, SMALL) for word in words), default=0)
            if left and left + wide > WIDTH:
                left, self.height, line = 0.0, self.height + line, 0.0
            self._placed.append((left, self.height, entry, words))
            line = max(line, len(words) * SMALL.leading + 4)
            left += wide + 14
        self.height += line + 4 if entries else 0

    def draw(self, canvas: Canvas) -> None:
        """Draw the legend at the top of the sheet."""
        for left, top, entry, words in self._placed:
            middle = top + SMALL.leading / 2 + 1
            entry.sign(canvas, left, middle)
            canvas.texts((left + entry.wide + 4, middle + SMALL.size * 0.32), words, SMALL, TEXT)


def status_entries(words: Sequence[tuple[Status, str]], seen: Collection[Status]) -> list[Entry]:
    """Name the statuses that occur, each shape once: those that look alike share an entry."""
    alike: dict[str, tuple[Status, list[str]]] = {}
    for status, word in words:
        if status in seen:
            alike.setdefault(STATUS_LOOK[status].shape, (status, []))[1].append(word)
    return [
        Entry(_shape_sign(status), 10, " / ".join(dict.fromkeys(same)))
        for status, same in alike.values()
    ]


def _shape_sign(status: Status) -> Callable[[Canvas, float, float], None]:
    return lambda canvas, left, middle: mark(canvas, status, (left + 5, middle), 9)


def nothing(words: Language) -> Canvas:
    """Draw the chart of no data: one line that says so."""
    canvas = Canvas(30)
    canvas.line([(0, 1.5), (WIDTH, 1.5)], Pen(RULE, 0.5))
    canvas.line([(0, 28.5), (WIDTH, 28.5)], Pen(RULE, 0.5))
    centred(canvas, (WIDTH / 2, 15), [words.text("no data")], LABEL, MUTED, 0.5)
    return canvas
