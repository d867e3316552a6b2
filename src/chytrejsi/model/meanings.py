"""What each field of the files means, in the words of those who write and read the plan.

The schemas explain the files to editors by them, and differences name what was changed. A test
demands an entry for every field of every model that a file may hold, and for every word that a
field may have.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from chytrejsi.model.scalars import Frozen


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field's name and explanation, or a word's; both are msgids."""

    title: str
    text: str = ""


MEANINGS: Mapping[type[Frozen], Mapping[str, Meaning]] = {}
"""By model and by the field's name in Python (`start` where YAML says `from`)."""

CHOICES: Mapping[type[StrEnum], Mapping[str, Meaning]] = {}
"""By enumeration and value."""


def meaning_of(model: type[Frozen], field: str) -> Meaning:
    """Give what a field means; fields of a base are found under the base."""
    for each in model.__mro__:
        if each in MEANINGS and field in MEANINGS[each]:
            return MEANINGS[each][field]
    raise KeyError(model, field)
