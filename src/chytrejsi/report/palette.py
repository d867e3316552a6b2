"""The one visual language: each status has the same shape and colour wherever it is shown.

Colours are Okabe and Ito's, which the colour-blind can tell apart; a status never rests on its
colour alone. The shape is drawn in the colour, the word stands beside it in the text's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from chytrejsi.progress.standing import Status

ACCENT = "#1F4E79"
TEXT = "#1A1A1A"
MUTED = "#5F6368"
RULE = "#BFC5CC"
INPUT_FILL = "#FFF8E1"
HEADER_FILL = "#E8EEF4"
SANS = "Calibri"


@dataclass(frozen=True, slots=True)
class Look:
    """The shape (a character), its colour, and its marker in charts (a matplotlib name)."""

    shape: str
    colour: str
    marker: str
    filled: bool = True


_GREY = "#6E7379"

STATUS_LOOK: Mapping[Status, Look] = {
    Status.ACHIEVED: Look("✔", "#009E73", "check"),
    Status.KEPT: Look("✔", "#009E73", "check"),
    Status.ON_TRACK: Look("●", "#0072B2", "o"),
    Status.BEHIND: Look("▲", "#E69F00", "^"),
    Status.OFF_TRACK: Look("▼", "#D55E00", "v"),
    Status.DETERIORATING: Look("⬇", "#8B0000", "arrow"),
    Status.MISSED: Look("✖", "#000000", "X"),
    Status.NOT_KEPT: Look("✖", "#000000", "X"),
    Status.NO_TARGET: Look("○", _GREY, "o", filled=False),
    Status.NOT_REPORTED: Look("–", _GREY, "_"),
    Status.NOT_AVAILABLE: Look("–", _GREY, "_"),
    Status.QUALITATIVE: Look("¶", _GREY, "$¶$"),
    Status.RETIRED: Look("–", _GREY, "_"),
    Status.NOT_COMPUTABLE: Look("?", _GREY, "$?$"),
}
