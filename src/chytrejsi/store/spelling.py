"""How a value is spelled in a file, as JSON Schema says it to an editor: one entry per reader.

An editor reads YAML 1.2: `7` is a number to it and `true` a truth, while here they are text until
a field has read them. So a number may stand in quotes as well, and a text that looks like a
number may not stand without them. Each entry accepts what its reader accepts; what is refused
is told in the reader's language by `errorMessage`, which editors know and other validators pass
by.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from chytrejsi.language import N_, Language
from chytrejsi.model.period import read_period
from chytrejsi.model.scalars import (
    read_day,
    read_flag,
    read_id,
    read_number,
    read_partial_day,
    read_scalar,
    read_text,
    read_whole,
)

MESSAGE = "errorMessage"
Fragment = dict[str, Any]  # a piece of a JSON Schema
_LIMIT = 10**15  # one more than the longest number has digits

_TEXT = r"\S"
_NUMBER = r"^-?[0-9]{1,15}(\.[0-9]+)?$"
_WHOLE = r"^-?[0-9]{1,15}(\.0+)?$"
_DEVICE = "([cC][oO][nN]|[pP][rR][nN]|[aA][uU][xX]|[nN][uU][lL]|([cC][oO][mM]|[lL][pP][tT])[0-9])"
_ID = rf"^(?!{_DEVICE}(\.|$))[A-Za-z0-9][A-Za-z0-9.-]{{0,59}}$"
_PERIOD = "^(19|2[0-9])[0-9]{2}(-H[12])?$"

# the days that there are, leap years included, for a validator that knows no formats
_YEAR = "(?!0000)[0-9]{4}"
_LEAP = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
_IN_EACH_MONTH = "(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
_LATE = "(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31"
_DATE = f"({_YEAR}-({_IN_EACH_MONTH}|{_LATE})|(?!0000){_LEAP}-02-29)"
_DAY = f"^{_DATE}$"
_PARTIAL_DAY = f"^({_YEAR}(-(0[1-9]|1[0-2]))?|{_DATE})$"


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a reader accepts: its types, the form of a text, and what to write where it is not."""

    types: tuple[str, ...]
    remedy: str
    pattern: str | None = None
    more: Mapping[str, object] | None = None

    def fragment(self, language: Language) -> Fragment:
        """Give it as a piece of a schema."""
        (first, *further) = self.types
        found: Fragment = {"type": [first, *further] if further else first}
        found |= {"pattern": self.pattern} if self.pattern is not None else {}
        return found | {**(self.more or {}), MESSAGE: language.text(self.remedy)}


_BOUNDS = {"exclusiveMinimum": -_LIMIT, "exclusiveMaximum": _LIMIT}

SPELLINGS: Mapping[Callable[..., object], Spelling] = {
    read_text: Spelling(
        ("string",),
        N_("Write a text; one that looks like a number, true, false or null stands in quotes."),
        _TEXT,
    ),
    read_id: Spelling(
        ("string",),
        N_(
            "Write an id: letters without diacritics, digits, dots and hyphens, at most 60 "
            "characters; in quotes where it looks like a number."
        ),
        _ID,
    ),
    read_number: Spelling(
        ("number", "string"),
        N_("Write a number with a decimal point and without spaces, with at most 15 digits."),
        _NUMBER,
        _BOUNDS,
    ),
    read_whole: Spelling(
        ("integer", "string"), N_("Write a whole number, with digits only."), _WHOLE, _BOUNDS
    ),
    read_day: Spelling(
        ("string",),
        N_("Write a day that there is as year, month and day: 2024-06-30."),
        _DAY,
        {"format": "date", "examples": ["2024-06-30"]},
    ),
    read_partial_day: Spelling(
        ("string",),
        N_('Write a day, a month or a year: 2024-06-30, 2024-06 or, in quotes, "2024".'),
        _PARTIAL_DAY,
        {"examples": ["2024-06-30", "2024-06", "2024"]},
    ),
    read_period: Spelling(
        ("string",),
        N_('Write a year in quotes, "2025", or a half-year, 2025-H1.'),
        _PERIOD,
        {"examples": ["2025", "2025-H1"]},
    ),
    read_flag: Spelling(("boolean",), N_("Write true or false.")),
    read_scalar: Spelling(
        ("string", "number", "boolean"),
        N_("Write a number with a decimal point, true, false, or a text."),
        _TEXT,
        _BOUNDS,
    ),
}
"""What each reader of `model/scalars.py` and `model/period.py` accepts."""
