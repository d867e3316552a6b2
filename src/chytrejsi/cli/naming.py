"""Names files after those of strangers so that Windows can have them and nothing is overwritten."""

import re

from chytrejsi.model.scalars import DEVICE

STEM_LIMIT = 80  # letters; a path of Windows has 260, and the names get endings
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_ROUND = re.compile(r"-(?P<number>[0-9]{1,3})\Z")


def safe_name(name: str, otherwise: str) -> str:
    """Change a file's name as little as Windows needs: letters, endings, devices, length."""
    plain = _FORBIDDEN.sub("_", "".join(each if each.isprintable() else "_" for each in name))
    stem, dot, ending = plain.rstrip(". ").rpartition(".")
    if not dot or len(ending) > 5:
        stem, dot, ending = plain.rstrip(". "), "", ""
    stem = stem[:STEM_LIMIT].rstrip(". ") or otherwise
    if DEVICE.fullmatch(stem):
        stem = f"_{stem}"
    return f"{stem}{dot}{ending}"


def next_round(stem: str, suffix: str) -> str:
    """Name the copy of a file: a, a-suffix, a-suffix-2; one of a copy counts on."""
    bare, mark, rest = stem.rpartition(suffix)
    if not mark:
        return f"{stem}{suffix}"
    if not rest:
        return f"{bare}{suffix}-2"
    match = _ROUND.fullmatch(rest)
    return f"{bare}{suffix}-{int(match['number']) + 1}" if match else f"{stem}{suffix}"
