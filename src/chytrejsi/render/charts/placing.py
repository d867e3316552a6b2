"""Where the labels of a time series go: beside their point, off the lines and off each other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from chytrejsi.render.charts.drawing import Point

_STEP = 2.5


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies inside."""
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom

    def common(self, other: "Frame") -> float:
        """Give the area that two rectangles share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0


@dataclass(slots=True)
class Layout:
    """What is taken on a sheet: the ink of the lines as points, and the labels set so far."""

    bounds: Frame
    ink: list[Point] = field(default_factory=list)
    taken: list[Frame] = field(default_factory=list)

    def add_line(self, points: Sequence[Point]) -> None:
        """Count a line as ink."""
        for (x, y), (x2, y2) in pairwise(points):
            steps = max(1, int(max(abs(x2 - x), abs(y2 - y)) / _STEP))
            self.ink += [
                (x + (x2 - x) * n / steps, y + (y2 - y) * n / steps) for n in range(steps + 1)
            ]

    def place(self, at: Point, wide: float, high: float) -> Frame:
        """Take the best place for a label beside a point."""
        best, least = _candidates(at, wide, high)[0], math.inf
        for frame in _candidates(at, wide, high):
            cost = self._cost(frame)
            if cost < least:
                best, least = frame, cost
            if not cost:
                break
        self.taken.append(best)
        return best

    def place_free(self, at: Point, wide: float, high: float) -> Frame | None:
        """Take a place right above or below a point where it hides nothing, if there is one."""
        for frame in _candidates(at, wide, high)[_NEAREST]:
            if not self._cost(frame):
                self.taken.append(frame)
                return frame
        return None

    def _cost(self, frame: Frame) -> float:
        outside = (frame.right - frame.left) * (frame.bottom - frame.top) - frame.common(
            self.bounds
        )
        collisions = sum(frame.common(other) for other in self.taken)
        return 30 * sum(map(frame.holds, self.ink)) + 50 * collisions + 100 * max(outside, 0)


_SIDEWAYS = (0.0, -7.0, 7.0, -14.0, 14.0, -22.0, 22.0)
_NEAREST = slice(len(_SIDEWAYS), len(_SIDEWAYS) + 2)


def _candidates(at: Point, wide: float, high: float) -> list[Frame]:
    """List places around a point, the most natural ones first."""
    x, y = at
    lefts = {"right": x + 6, "middle": x - wide / 2, "left": x - wide - 6}
    places = [(lefts["right"], y - high / 2 + shift) for shift in _SIDEWAYS]
    for away in (6.0, 14.0, 24.0, 36.0, 50.0):
        for left in ("middle", "left", "right"):
            places += [(lefts[left], y - away - high), (lefts[left], y + away)]
    return [Frame(left, top, left + wide, top + high) for left, top in places]
