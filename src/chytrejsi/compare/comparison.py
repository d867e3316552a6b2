"""Two states of a plan beside each other: which they are, and all that differs between them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from chytrejsi.compare.difference import Difference, Weight
from chytrejsi.compare.wording import unquoted
from chytrejsi.language import N_, Language
from chytrejsi.model.dataset import Dataset

HEAVIEST_FIRST = (Weight.MAJOR, Weight.MINOR, Weight.TEXT)
_RANK = {weight: place for place, weight in enumerate(HEAVIEST_FIRST)}
_EMPHASISED = re.compile(r"\*([^*\n]+)\*")

WEIGHT_WORDS: Mapping[Weight, str] = {
    Weight.MAJOR: N_("major change"),
    Weight.MINOR: N_("minor change"),
    Weight.TEXT: N_("change of wording"),
}
_COUNTED: Mapping[Weight, tuple[str, str]] = {
    Weight.MAJOR: (N_("{count} major"), "{count} major"),
    Weight.MINOR: (N_("{count} minor"), "{count} minor"),
    Weight.TEXT: (N_("{count} of wording"), "{count} of wording"),
}
_COUNTED_LAST: Mapping[Weight, tuple[str, str]] = {
    Weight.MAJOR: (N_("{count} major change"), "{count} major changes"),
    Weight.MINOR: (N_("{count} minor change"), "{count} minor changes"),
    Weight.TEXT: (N_("{count} change of wording"), "{count} changes of wording"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: how it was named, and its commit and day where git has it.

    Without a name it is the working tree.
    """

    name: str = ""
    commit: str = ""
    day: date | None = None

    def told(self, language: Language) -> str:
        """Name the side with its commit and day: HEAD (1a2b3c4d, 3. 11. 2026)."""
        if not self.name:
            return language.text("working tree")
        short = "" if self.commit.startswith(self.name) else self.commit[:8]
        facts = [short, language.day(self.day) if self.day else ""]
        known = ", ".join(filter(None, facts))
        return f"{self.name} ({known})" if known else self.name


@dataclass(frozen=True, slots=True)
class Group:
    """The differences of one fiche, or of what stands in a plan or in none outside its fiches."""

    plan: str
    fiche: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Comparison:
    """Two sides and their differences; `titles` names plans ("ap2") and fiches ("ap2/it")."""

    old: Side
    new: Side
    differences: tuple[Difference, ...]
    titles: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def plans(self) -> tuple[str, ...]:
        """The plans in which anything differs."""
        return tuple(dict.fromkeys(each.plan for each in self.differences if each.plan))

    def of(self, weight: Weight) -> tuple[Difference, ...]:
        """Give the differences of one weight."""
        return tuple(each for each in self.differences if each.weight is weight)

    def only(self, *weights: Weight) -> "Comparison":
        """Give the comparison with the differences of these weights alone."""
        kept = tuple(each for each in self.differences if each.weight in weights)
        return replace(self, differences=kept)

    def groups(self) -> tuple[Group, ...]:
        """Sort the differences under their plans and fiches; what weighs more comes first.

        What stands in no plan comes last.
        """
        plans: dict[str, list[Difference]] = {}
        for each in self.differences:
            plans.setdefault(each.plan or "", []).append(each)
        common = plans.pop("", [])
        ordered = [*plans.items(), ("", common)]
        return tuple(group for plan, told in ordered for group in _fiches(plan, told))

    def heading(self, group: Group, language: Language) -> tuple[str, str]:
        """Name a group's plan and fiche; the fiche is empty where its plan as such is meant."""
        plan = self.titles.get(group.plan, group.plan) or language.text(
            "Concept and what stands outside the plans"
        )
        place = f"{group.plan}/{group.fiche}"
        return plan, self.titles.get(place, group.fiche) if group.fiche else ""

    def counted(self, language: Language) -> str:
        """Count the differences by weight: 3 major, 5 minor, 2 changes of wording."""
        found = [(each, len(self.of(each))) for each in HEAVIEST_FIRST if self.of(each)]
        if not found:
            return language.text("no changes")
        *others, (last, count) = found
        told = [language.plural(*_COUNTED[each], number) for each, number in others]
        return ", ".join((*told, language.plural(*_COUNTED_LAST[last], count)))


def titles_of(old: Dataset, new: Dataset) -> Mapping[str, str]:
    """Name the plans and fiches of both sides, by today's titles where there are any."""
    found: dict[str, str] = {}
    for side in (old, new):
        found |= {key: each.title for key, each in side.plans.items()}
        found |= {key: each.title for key, each in side.fiches.items()}
    return found


def by_weight(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Put the heaviest differences first and keep their order otherwise."""
    return tuple(sorted(differences, key=lambda each: _RANK[each.weight]))


def reaches(comparison: Comparison, threshold: Weight) -> bool:
    """Tell whether any difference weighs as much as a threshold."""
    return any(_RANK[each.weight] <= _RANK[threshold] for each in comparison.differences)


def _fiches(plan: str, differences: Sequence[Difference]) -> Iterator[Group]:
    fiches: dict[str, list[Difference]] = {}
    for each in differences:
        fiches.setdefault(each.fiche or "", []).append(each)
    groups = [Group(plan, fiche, by_weight(told)) for fiche, told in fiches.items()]
    yield from sorted(groups, key=lambda each: _RANK[each.differences[0].weight])


# --- the sentence of a difference ---------------------------------------------------------------


def spans(sentence: str) -> Iterator[tuple[str, bool]]:
    """Split a difference's sentence into pieces, and tell of each whether it is emphasised."""
    end = 0
    for match in filter(_is_title, _EMPHASISED.finditer(sentence)):
        if match.start() > end:
            yield sentence[end : match.start()], False
        yield match[1], True
        end = match.end()
    if end < len(sentence):
        yield sentence[end:], False


def _is_title(match: re.Match[str]) -> bool:
    """Tell a title from what stands between two asterisks of different quotations."""
    first = next((each for each in match[1] if each in "„“”"), "")
    return first in {"", "„"} or (first == "“" and "”" in match[1])


def quoted(sentence: str, language: Language) -> str:
    """Write a difference's sentence without marks: what is emphasised stands in quotation marks."""
    return "".join(
        language.text("“{title}”", title=unquoted(piece)) if strong else piece
        for piece, strong in spans(sentence)
    )
