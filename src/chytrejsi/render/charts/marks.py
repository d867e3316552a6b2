"""The shapes of the statuses as outlines, and which ink can be read on a colour.

The shapes are those that `report/palette.py` names; they are drawn here because the carried font
lacks most of them.
"""

from collections.abc import Mapping

import numpy as np

from chytrejsi.progress.standing import Status
from chytrejsi.render.charts.agg import Affine2D, Path
from chytrejsi.render.charts.drawing import PAPER, Canvas, Pen, Point, polygon
from chytrejsi.render.charts.lettering import face
from chytrejsi.report.palette import STATUS_LOOK, TEXT

_CHECK = [(-0.95, 0.1), (-0.6, -0.28), (-0.25, 0.08), (0.6, -0.9), (1.0, -0.55), (-0.22, 0.85)]
_CROSS = [(-0.85, -0.45), (-0.45, -0.85), (0, -0.4), (0.45, -0.85), (0.85, -0.45), (0.4, 0)]
_ARROW = [(-0.3, -0.95), (0.3, -0.95), (0.3, 0), (0.85, 0), (0, 0.95), (-0.85, 0), (-0.3, 0)]

_OUTLINES: Mapping[str, Path] = {
    "check": polygon(_CHECK),
    "o": Path.circle((0, 0), 0.82),
    "^": polygon([(0, -0.85), (0.95, 0.75), (-0.95, 0.75)]),
    "v": polygon([(0, 0.85), (0.95, -0.75), (-0.95, -0.75)]),
    "arrow": polygon(_ARROW),
    "X": polygon([*_CROSS, *((-x, -y) for x, y in _CROSS)]),
    "_": polygon([(-0.8, -0.17), (0.8, -0.17), (0.8, 0.17), (-0.8, 0.17)]),
}


def mark(canvas: Canvas, status: Status, at: Point, size: float, ink: str = "") -> None:
    """Draw a status's shape around a point, `size` points wide, in its colour or in `ink`."""
    look = STATUS_LOOK[status]
    colour = ink or look.colour
    place = Affine2D().scale(size / 2).translate(*at)
    outline = place.transform_path(_outline(look.marker))
    if look.filled:
        canvas.shape(outline, fill=colour)
    else:
        canvas.shape(outline, pen=Pen(colour, size / 7))


def _outline(marker: str) -> Path:
    """Give a marker's outline within -1 and 1; `$?$` is the font's own letter."""
    if marker in _OUTLINES:
        return _OUTLINES[marker]
    letter = face("Bold").glyph(marker.strip("$"))
    inked = letter.vertices[letter.codes != Path.CLOSEPOLY]
    low, high = inked.min(axis=0), inked.max(axis=0)
    centred = (letter.vertices - (low + high) / 2) * (1.8 / np.max(high - low))
    return Path(centred, letter.codes)


def ink_on(fill: str) -> str:
    """Choose white or the text's colour, whichever stands out more from the fill."""
    light = _luminance(fill) + 0.05
    return PAPER if 1.05 / light > light / (_luminance(TEXT) + 0.05) else TEXT


def _luminance(colour: str) -> float:
    """Give the relative luminance (0 black, 1 white) of an sRGB colour."""
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (byte / 255 for byte in bytes.fromhex(colour[1:]))
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def shade(colour: str, lightness: float) -> str:
    """Mix a colour with white: 0 leaves it, 1 gives white."""
    mixed = (round(byte + (255 - byte) * lightness) for byte in bytes.fromhex(colour[1:]))
    return "#" + "".join(f"{byte:02X}" for byte in mixed)
