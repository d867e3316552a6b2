"""A sheet of paper for one chart: bars, lines, marks and texts in points from the top left.

It draws straight with matplotlib's Agg renderer. Axes and artists would do the same at fifteen
times the cost (78 ms a chart against 5), and could neither wrap a label nor see that two of them
collide.
"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from chytrejsi.render.charts.agg import Affine2D, Bbox, Path, RendererAgg
from chytrejsi.render.charts.lettering import LABEL, Style, drawable, face, width
from chytrejsi.report.palette import TEXT

WIDTH = 453.6
"""Points of width of every chart: 6.3 inches, the text width of the report's page."""

DPI = 200
_SCALE = DPI / 72
PAPER = "#FFFFFF"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pen:
    """A line's colour, width in points, and dashes (lengths of ink and gap, in points)."""

    colour: str
    width: float = 0.7
    dashes: tuple[float, ...] = ()


@dataclass(slots=True)
class _Letters:
    """The outlines of all texts of one colour, drawn at once."""

    vertices: list[npt.NDArray[np.float64]] = field(default_factory=list)
    codes: list[npt.NDArray[np.uint8]] = field(default_factory=list)


class Canvas:
    """A white sheet of the charts' width and the given height in points."""

    def __init__(self, height: float) -> None:
        self.height = height
        self._size = (round(WIDTH * _SCALE), max(1, round(height * _SCALE)))
        self._renderer: Any = RendererAgg(*self._size, DPI)  # type: ignore[no-untyped-call] # no types
        self._place = Affine2D().scale(_SCALE, -_SCALE).translate(0, self._size[1])
        self._letters: dict[str, _Letters] = {}
        self.box(0, 0, WIDTH + 1, height + 1, PAPER)

    def box(self, left: float, top: float, wide: float, high: float, fill: str) -> None:
        """Fill a rectangle, its edges on whole pixels."""
        self._draw(polygon(_corners(left, top, wide, high)), fill=fill, snap=True)

    def frame(self, left: float, top: float, wide: float, high: float, pen: Pen) -> None:
        """Outline a rectangle."""
        self._draw(polygon(_corners(left, top, wide, high)), pen=pen, snap=True)

    def hatch(self, left: float, top: float, wide: float, high: float, pen: Pen) -> None:
        """Fill a rectangle with slanting lines."""
        steps = np.arange(left - high, left + wide, 4.0)
        ends = np.stack(
            [np.stack([steps, steps + high]), np.array([[top + high], [top]]) + 0 * steps]
        )
        codes = np.tile(np.array([Path.MOVETO, Path.LINETO], dtype=np.uint8), len(steps))
        clip = Bbox([[left, top], [left + wide, top + high]]).transformed(self._place)
        self._draw(Path(ends.transpose(2, 1, 0).reshape(-1, 2), codes), pen=pen, clip=clip)

    def line(self, points: Sequence[Point], pen: Pen) -> None:
        """Draw a line through points; an upright or level one falls on whole pixels."""
        straight = len({x for x, _ in points}) == 1 or len({y for _, y in points}) == 1
        self._draw(Path(points), pen=pen, snap=straight)

    def shape(self, outline: Path, fill: str | None = None, pen: Pen | None = None) -> None:
        """Draw a closed outline given in points of the sheet."""
        self._draw(outline, fill=fill, pen=pen)

    def text(
        self, at: Point, text: str, style: Style = LABEL, colour: str = TEXT, align: float = 0
    ) -> None:
        """Write one line with its baseline at the point; it begins (0) or ends (1) there."""
        known = face(style.cut)
        letters = self._letters.setdefault(colour, _Letters())
        x, y = at[0] - align * width(text, style), at[1]
        for letter in drawable(text, style.cut):
            glyph = known.glyph(letter)
            if len(glyph.codes):
                letters.vertices.append(glyph.vertices * style.size + (x, y))
                letters.codes.append(glyph.codes)
            x += glyph.advance * style.size

    def texts(
        self,
        at: Point,
        lines: Sequence[str],
        style: Style = LABEL,
        colour: str = TEXT,
        align: float = 0,
    ) -> None:
        """Write lines below each other, the first one's baseline at the point."""
        for number, line in enumerate(lines):
            self.text((at[0], at[1] + number * style.leading), line, style, colour, align)

    def png(self) -> bytes:
        """Finish the sheet and give it as a PNG of 200 dpi."""
        for colour, letters in self._letters.items():
            if letters.codes:
                outline = Path(np.concatenate(letters.vertices), np.concatenate(letters.codes))
                self._draw(outline, fill=colour)
        self._letters.clear()
        return _png(np.asarray(self._renderer.buffer_rgba()))

    def _draw(
        self,
        outline: Path,
        *,
        fill: str | None = None,
        pen: Pen | None = None,
        snap: bool = False,
        clip: Bbox | None = None,
    ) -> None:
        context = self._renderer.new_gc()
        context.set_snap(snap)
        context.set_linewidth(pen.width if pen else 0)
        if pen:
            context.set_foreground(pen.colour)
            context.set_joinstyle("round")
            context.set_capstyle("butt")
        if pen and pen.dashes:
            context.set_dashes(0, list(pen.dashes))
        if clip is not None:
            context.set_clip_rectangle(clip)
        self._renderer.draw_path(context, outline, self._place, fill and _rgba(fill))


def polygon(corners: Sequence[Point]) -> Path:
    """Give the closed outline through corners."""
    return Path([*corners, corners[0]], closed=True)


def _corners(left: float, top: float, wide: float, high: float) -> list[Point]:
    return [(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)]


def _rgba(colour: str) -> tuple[float, float, float, float]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red / 255, green / 255, blue / 255, 1.0


def _png(pixels: npt.NDArray[np.uint8]) -> bytes:
    """Pack rows of RGB pixels, unfiltered; Pillow's adaptive filters take three times as long."""
    high, wide, _ = pixels.shape
    rows = np.zeros((high, 1 + 3 * wide), dtype=np.uint8)  # each row begins with filter 0, none
    inside = rows[:, 1:].reshape(high, wide, 3)
    for colour in range(3):  # by colour, because numpy copies runs of three bytes slowly
        inside[:, :, colour] = pixels[:, :, colour]
    per_metre = round(DPI / 0.0254)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)),
            _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
            _chunk(b"IDAT", zlib.compress(rows.tobytes(), 1)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
