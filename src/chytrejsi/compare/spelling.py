"""When two texts say the same though they are spelled differently: in spaces, lines, code points.

Documents set their own spaces and lines, so that these are formatting; a new paragraph or item of
a list is not.
"""

import re
from unicodedata import is_normalized, normalize

_PARAGRAPHS = re.compile(r"\s*\n\s*\n\s*")
_ODD_SPACE = re.compile(r"[^\S ]|  |\A | \Z")
_ITEM = re.compile(r"\s*\n\s*(?=(?:[-*+]|\d+[.)])\s)")


def spelled(text: str) -> str:
    """Give a text as all of its spellings have it: single spaces, composed letters."""
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    return _one_spaced(text.strip()) if _ODD_SPACE.search(text) else text


def _one_spaced(text: str) -> str:
    paragraphs = (_ITEM.split(each) for each in _PARAGRAPHS.split(text))
    return "\n\n".join("\n".join(" ".join(each.split()) for each in items) for items in paragraphs)
