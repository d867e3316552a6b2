"""What a cell's number format makes of a number: a number, a percentage, or a date."""

import re
from enum import StrEnum
from functools import cache

from chytrejsi.sheet.intake.cells import GENERAL

# quoted text, an escaped letter, a letter of padding, colours and currencies in brackets
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_PLACEHOLDER = re.compile(r"[0#?]")
_FRACTION_OF_SECOND = re.compile(r"s\.0+", re.IGNORECASE)
_DATE = re.compile(r"[dmyhs]|r{1,2}(?![a-z])", re.IGNORECASE)


class Shown(StrEnum):
    """As what a number is shown."""

    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"


@cache
def shown_as(code: str) -> Shown:
    """Tell as what a number format shows a number.

    A format with places for digits shows a number, whatever letters stand beside them: `0 d` and
    `# ##0 m2` are numbers with a unit that nobody put into quotes.
    """
    if code == GENERAL:
        return Shown.NUMBER
    bare = _LITERAL.sub("", code.split(";", 1)[0])
    if "%" in bare:
        return Shown.PERCENT
    if _PLACEHOLDER.search(_FRACTION_OF_SECOND.sub("", bare)):
        return Shown.NUMBER
    return Shown.DATE if _DATE.search(bare) and bare.lower() != "general" else Shown.NUMBER
