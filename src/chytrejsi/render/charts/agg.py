"""The parts of matplotlib that charts are drawn with: no pyplot, no figure, no search for fonts.

Everything here comes from matplotlib through this module, because matplotlib logs a warning
while it is imported where the home folder cannot be written (it then keeps its cache in a
temporary folder, which is fine).
"""

import logging

logging.getLogger("matplotlib").setLevel(logging.ERROR)

# ruff: noqa: E402 - the logger is quietened before matplotlib is imported
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox

__all__ = ["Affine2D", "Bbox", "FT2Font", "LoadFlags", "Path", "RendererAgg"]
