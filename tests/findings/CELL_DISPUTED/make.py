"""A value with a comment of XML in it, behind which one of the two readers stops reading."""

from pathlib import Path

from sheetcase import collecting, on_sheet


def bad(folder: Path) -> list[str]:
    return collecting(folder, repack=on_sheet("indicators", "<v>7</v>", "<v>7<!-- -->1</v>"))


def good(folder: Path) -> list[str]:
    return collecting(folder, repack=on_sheet("indicators", "<v>7</v>", "<v>71</v><!-- -->"))
