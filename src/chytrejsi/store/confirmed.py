"""What a record was agreed to say in the fields that were confirmed only later.

A field that waits for confirmation may be filled in without a change. Once it has been confirmed
it is agreed as it stood then, and every further difference needs a change.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

from chytrejsi.model.common import Documented
from chytrejsi.model.indicator import Indicator

D = TypeVar("D", bound=Documented)


def waiting(record: Documented) -> AbstractSet[str]:
    """Give the fields of a record that nobody has confirmed."""
    told = set(record.unconfirmed)
    if isinstance(record, Indicator) and record.target and not record.target.confirmed:
        told.add("target")
    return told & type(record).model_fields.keys()


def as_confirmed(record: D, later: Sequence[D]) -> D:
    """Give a record with each field that waited as it was when it was first confirmed.

    `later` are its versions since then, the oldest first.
    """
    found = {}
    for field in waiting(record):
        version = next((each for each in later if field not in waiting(each)), None)
        if version is not None:
            found[field] = getattr(version, field)
    left = tuple(each for each in record.to_confirm if each.split(".")[0] not in found)
    return record.model_copy(update={**found, "to_confirm": left}) if found else record
