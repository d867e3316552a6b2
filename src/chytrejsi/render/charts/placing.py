"""Where the labels of a time series go: beside their point, off the lines and off each other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from chytrejsi.render.charts.drawing import Point

_STEP = 2.5
_TRIFLE = 0.01  # square points: what rounding leaves
_AIR = 1.5  # points between a number and a line that does not cross it


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Give the rectangle's area."""
        return (self.right - self.left) * (self.bottom - self.top)

    def grown(self, by: float) -> "Frame":
        """Give the rectangle with a margin around it."""
        return Frame(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def common(self, other: "Frame") -> float:
        """Give the area that two rectangles share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0


class Layout:
    """What is taken on a sheet: the ink of the lines as points, and the labels set so far."""

    def __init__(self, bounds: Frame) -> None:
        self.taken: list[Frame] = []
        self._bounds = bounds
        self._ink = np.empty((0, 2))

    def add_line(self, points: Sequence[Point]) -> None:
        """Count a line as ink."""
        for start, end in pairwise(np.asarray(points, dtype=np.float64)):
            steps = max(2, int(np.abs(end - start).max() / _STEP) + 1)
            self._ink = np.concatenate([self._ink, np.linspace(start, end, steps)])

    def ink_in(self, frame: Frame) -> int:
        """Count the points of ink inside a rectangle."""
        x, y = self._ink.T
        inside = (x > frame.left) & (x < frame.right) & (y > frame.top) & (y < frame.bottom)
        return int(np.count_nonzero(inside))

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
            if not self._cost(frame) and not self.ink_in(frame.grown(_AIR)):
                self.taken.append(frame)
                return frame
        return None

    def _cost(self, frame: Frame) -> float:
        outside = frame.area - frame.common(self._bounds)
        collisions = sum(frame.common(other) for other in self.taken)
        return 30 * self.ink_in(frame) + 50 * collisions + 100 * max(outside - _TRIFLE, 0)


_SIDEWAYS = (0.0, -3.5, 3.5, -7.0, 7.0, -14.0, 14.0, -22.0, 22.0)
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
