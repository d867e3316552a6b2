"""Letters of the carried font as outlines: exact widths for the layout, the same bytes everywhere.

A letter is read from the font once and then only moved: laying out and rasterising each text by
matplotlib costs 2 ms a label, which is most of a chart's time. Texts are literal: no character
(`$`, `_`, a backslash) has a meaning of its own.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from chytrejsi.render.charts.agg import FT2Font, LoadFlags

FONTS = Path(__file__).parents[1] / "fonts"
_UNITS = 64.0  # FreeType gives outlines in 64ths of the font's unit
_ALIKE = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u2007": " ", "\t": " "})
UNKNOWN = "\u25a1"
"""What is drawn for a character that the font lacks: an empty box, seen and not guessed."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: the cut of the font, its size and the distance of lines, in points."""

    cut: str = "Regular"
    size: float = 9.0
    leading: float = 11.0


LABEL = Style()
STRONG = Style("Bold")
SMALL = Style(size=8.0, leading=9.8)


@dataclass(frozen=True, slots=True, eq=False)
class Glyph:
    """A letter's outline and advance, in ems, with y growing downwards."""

    vertices: npt.NDArray[np.float64]
    codes: npt.NDArray[np.uint8]
    advance: float


class Face:
    """One cut of the font; its letters are read when they are first needed."""

    def __init__(self, cut: str) -> None:
        self._font: Any = FT2Font(str(FONTS / f"Carlito-{cut}.ttf"))
        self._em: int = self._font.units_per_EM
        self._known = frozenset(self._font.get_charmap())
        self._glyphs: dict[str, Glyph] = {}

    def has(self, letter: str) -> bool:
        """Tell whether the font can draw the character."""
        return ord(letter) in self._known

    def glyph(self, letter: str) -> Glyph:
        """Give a character's outline; the font must have it."""
        known = self._glyphs.get(letter)
        if known is None:
            known = self._glyphs[letter] = self._read(letter)
        return known

    def _read(self, letter: str) -> Glyph:
        metrics = self._font.load_char(ord(letter), flags=LoadFlags.NO_SCALE | LoadFlags.NO_HINTING)
        vertices, codes = self._font.get_path()
        ems = np.asarray(vertices, dtype=np.float64).reshape(-1, 2) * (_UNITS / self._em)
        ems[:, 1] *= -1
        return Glyph(ems, np.asarray(codes, dtype=np.uint8), metrics.horiAdvance / self._em)


@cache
def face(cut: str) -> Face:
    """Load a cut of the carried font."""
    return Face(cut)


def drawable(text: str, cut: str = "Regular") -> str:
    """Give the text in characters that the font has; others become an empty box."""
    known = face(cut)
    composed = unicodedata.normalize("NFC", text).translate(_ALIKE)
    kept = (c for c in composed if unicodedata.category(c) not in {"Cf", "Cc"})
    return "".join(c if known.has(c) else UNKNOWN for c in kept)


@cache
def width(text: str, style: Style) -> float:
    """Measure a text on one line, in points."""
    known = face(style.cut)
    return style.size * sum(known.glyph(c).advance for c in drawable(text, style.cut))


def wrap(text: str, style: Style, limit: float) -> list[str]:
    """Break a text into lines no wider than `limit` points; a word too long is divided."""
    lines: list[str] = []
    line = ""
    for word in text.replace("\n", " ").split(" "):
        if not word:
            continue
        longer = f"{line} {word}" if line else word
        if width(longer, style) <= limit:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _divided(word, style, limit)
        lines += full
    return [*lines, line] if line else lines


def _divided(word: str, style: Style, limit: float) -> list[str]:
    pieces: list[str] = []
    while width(word, style) > limit and len(word) > 1:
        room = next(
            n for n in range(len(word) - 1, 0, -1) if n == 1 or width(word[:n], style) <= limit
        )
        stop = max(word.rfind(mark, 1, room) for mark in "-/_.@\u2013")
        room = stop + 1 if stop > room // 3 else room
        pieces.append(word[:room])
        word = word[room:]
    return [*pieces, word]
