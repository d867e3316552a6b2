"""Time as the methods count it: whole calendar months between month ends.

Only the year and the month of a date count, so that a year is exactly 12/12.
"""

from datetime import date


def months_between(start: date, end: date) -> int:
    """Count the months from one date to another; negative where the end comes first."""
    return (end.year - start.year) * 12 + end.month - start.month
