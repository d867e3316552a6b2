"""What a field or a word means: its name in a sentence, and a line or two for the one who types."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from chytrejsi.model.scalars import Frozen


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field's name and explanation, or a word's; both are msgids."""

    title: str
    text: str = ""


Fields = Mapping[type[Frozen], Mapping[str, Meaning]]
"""By model and by the field's name in Python (`start` where YAML says `from`)."""

Choices = Mapping[type[StrEnum], Mapping[str, Meaning]]
"""By enumeration and value."""
