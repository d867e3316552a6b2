"""One difference between two states of a plan, and how much it matters."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from chytrejsi.language import NBSP
from chytrejsi.progress.arithmetic import json_number

Plain = str | int | bool | Decimal | None | list["Plain"] | dict[str, "Plain"]
"""A value without its model; figures are exact."""
Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
"""A value as JSON has it."""


class Weight(StrEnum):
    """How much a difference matters: the council decides, the coordinator agrees, words only."""

    MAJOR = "major"
    MINOR = "minor"
    TEXT = "text"


class Fate(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    GONE = "gone"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words of a text that was changed; the runs in order give both texts."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: of which record and field, from what to what, and as a sentence.

    `kind` is the kind of record (`fiche`, `indicator`, `objective`, `project`, `observation`, ...),
    `id` its id of today, `field` the dotted key ("target.value"; items of lists by their ids:
    "activities.a1.title"), empty where the whole record is meant. `text` may hold Markdown's
    emphasis around titles. `plan` and `fiche` say under which heading it is told, `words` how a
    text was changed.
    """

    code: str
    weight: Weight
    kind: str
    id: str
    field: str
    old: Plain
    new: Plain
    text: str
    plan: str | None = None
    fiche: str | None = None
    words: tuple[Words, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """Give the difference as JSON: numbers to 12 digits, in the sentence plain spaces only."""
        return {
            "code": self.code,
            "severity": self.weight.value,
            "kind": self.kind,
            "id": self.id,
            "field": self.field,
            "old": _json(self.old),
            "new": _json(self.new),
            "text": self.text.replace(NBSP, " "),
        }


def _json(value: Plain) -> Json:
    if isinstance(value, dict):
        return {key: _json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_json(each) for each in value]
    return json_number(value) if isinstance(value, Decimal) else value
