"""The clock, read here only and passed on: a run says the same day from its start to its end."""

import os
from datetime import UTC, date, datetime

from chytrejsi.findings import Stop
from chytrejsi.language import _

VARIABLE = "SOURCE_DATE_EPOCH"


def today() -> date:
    """Give today's date, or that of the time which SOURCE_DATE_EPOCH asks for."""
    return now().date()


def now() -> datetime:
    """Give the time, or the one that SOURCE_DATE_EPOCH (seconds since 1970, UTC) asks for."""
    asked = os.environ.get(VARIABLE)
    if not asked:
        return datetime.now().astimezone().replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(asked), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise Stop(
            _("{name} is '{value}', which is no time.", name=VARIABLE, value=asked)
        ) from error
