"""Reads a date as a person writes it or as a file stores it; what is in doubt is no date."""

import re
from datetime import date, timedelta
from decimal import Decimal

EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_CZECH = re.compile(r"([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T00:00(?::00(?:\.0+)?)?Z?)?")


def parse_date(text: str) -> date | None:
    """Read 31. 12. 2025 or 2025-12-31; None for anything else, two digits of a year included."""
    bare = " ".join(text.split())
    if match := _CZECH.fullmatch(bare):
        day, month, year = (int(part) for part in match.groups())
    elif match := _ISO.fullmatch(bare):
        year, month, day = (int(part) for part in match.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def stored_date(serial: Decimal, *, since_1904: bool) -> date | None:
    """Give the day of a stored number; a time of day is left out, None where there is no such day.

    The years in which office programs disagree about the calendar lie before any report.
    """
    if not 0 <= serial < 2_958_466:
        return None
    epoch = _EPOCH_1904 if since_1904 else _EPOCH
    try:
        return epoch + timedelta(days=int(serial))
    except OverflowError:
        return None


def is_plausible(day: date) -> bool:
    """Tell whether a day may stand in a report."""
    return EARLIEST <= day <= LATEST
