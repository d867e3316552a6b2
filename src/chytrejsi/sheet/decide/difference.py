"""Tells what a newer workbook says differently from the one that it replaces."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chytrejsi.findings import CellPlace, Finding, Rule
from chytrejsi.model.indicator import Reading
from chytrejsi.model.observation import Observation, ReportedValue, ValueState
from chytrejsi.sheet.columns import ACTIVITIES, EVENTS, INDICATORS, PROJECTS, PROPOSALS, Sheet
from chytrejsi.sheet.read.values import shown
from chytrejsi.sheet.shares import MARK

Said = str | bool | None


class ItemKind(StrEnum):
    """What a change is about."""

    INDICATOR = "indicator"
    ACTIVITY = "activity"
    PROJECT = "project"
    NARRATIVE = "narrative"
    EVENT = "event"
    PROPOSAL = "proposal"


SHEETS: Mapping[ItemKind, Sheet] = {
    ItemKind.INDICATOR: INDICATORS,
    ItemKind.ACTIVITY: ACTIVITIES,
    ItemKind.PROJECT: PROJECTS,
    ItemKind.NARRATIVE: ACTIVITIES,
    ItemKind.EVENT: EVENTS,
    ItemKind.PROPOSAL: PROPOSALS,
}
# items that nobody asked for have no id but what they say; another wording is another item
_FREE = frozenset({ItemKind.EVENT, ItemKind.PROPOSAL})


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one item: what was said before and what is said now, None where nothing is.

    `field` is the id of a column of the item's sheet.
    """

    kind: ItemKind
    id: str
    field: str
    old: Said
    new: Said

    def as_json(self) -> dict[str, Said]:
        """Give it as the object that `--format json` prints."""
        fields = {"field": self.field, "old": self.old, "new": self.new}
        return {"kind": self.kind.value, "id": self.id, **fields}


Item = tuple[ItemKind, str]
Fields = Mapping[str, Said]


def changes_of(old: Observation, new: Observation) -> tuple[Change, ...]:
    """Give what differs, item by item: first what is still said, then what is no more."""
    before, after = dict(_items(old)), dict(_items(new))
    items = (*after, *(each for each in before if each not in after))
    return tuple(
        change
        for item in items
        for change in _changed(item, before.get(item, {}), after.get(item, {}))
    )


def _changed(item: Item, was: Fields, now: Fields) -> Iterator[Change]:
    for field in dict.fromkeys((*was, *now)):
        old, new = was.get(field), now.get(field)
        if _differ(old, new):
            yield Change(*item, field, old, new)


def withdrawn(old: Observation, new: Observation, file: str) -> Iterator[Finding]:
    """Ask about items that were told before and that the newer workbook says nothing about."""
    before, after = dict(_items(old)), dict(_items(new))
    many = [Counter(kind for kind, _id in each) for each in (before, after)]
    for (kind, name), fields in before.items():
        reworded = kind in _FREE and many[1][kind] >= many[0][kind]
        if (kind, name) not in after and not reworded:
            told = next((each for each in fields.values() if each is not None), None)
            place = CellPlace(file)
            number = Reading(value=told).number if isinstance(told, str) else None
            said = shown(_plain(told)) if number is None else number
            yield Rule.ANSWER_WITHDRAWN.at(place, id=shown(name), old=said)


def _differ(old: Said, new: Said) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        numbers = Reading(value=old).number, Reading(value=new).number
        if None not in numbers:
            return numbers[0] != numbers[1]
    return old != new


def _plain(said: Said) -> str:
    return str(said).lower() if isinstance(said, bool) else said or "–"


def _items(observation: Observation) -> Iterator[tuple[Item, Fields]]:
    for value in observation.values:
        yield (ItemKind.INDICATOR, value.indicator), _value(value)
        yield from _parts(value)
    for activity in observation.activities:
        fields: Fields = {"status": activity.status.value, "text": activity.text}
        yield (ItemKind.ACTIVITY, f"{activity.fiche}/{activity.activity}"), fields
    for project in observation.projects:
        fields = {"state": project.state.value, "text": project.text}
        yield (ItemKind.PROJECT, project.project), fields
    for fiche, narrative in observation.narratives.items():
        for name in ("summary", "deviations", "lessons", "outlook"):
            if (text := getattr(narrative, name)) is not None:
                yield (ItemKind.NARRATIVE, f"{fiche}:{name}"), {"text": text}
    yield from _free_items(observation)


def _value(value: ReportedValue) -> Fields:
    return {
        "value": value.value,
        "date": value.date.isoformat() if value.date else None,
        "state": None if value.state is ValueState.REPORTED else value.state.value,
        "comment": value.comment,
        "evidence": value.evidence,
    }


def _parts(value: ReportedValue) -> Iterator[tuple[Item, Fields]]:
    """Give what a value was computed from and is made of, each as an item of its own."""
    for name in ("numerator", "denominator"):
        if (number := getattr(value, name)) is not None:
            yield (ItemKind.INDICATOR, f"{value.indicator}{MARK}{name}"), {"value": f"{number:f}"}
    for part in value.parts:
        name = "/".join(filter(None, (part.dimension, part.category)))
        yield (ItemKind.INDICATOR, f"{value.indicator}{MARK}{name}"), {"value": part.value}


def _free_items(observation: Observation) -> Iterator[tuple[Item, Fields]]:
    """Give what nobody asked for; two that have one name are told apart by a number."""
    seen: Counter[Item] = Counter()
    for event in observation.events:
        fields: Fields = {"kind": event.kind.value, "text": event.text, "fiche": event.fiche}
        yield _numbered(seen, (ItemKind.EVENT, f"{event.date} {event.title}")), fields
    for each in observation.proposals:
        fields = {"current": each.current, "proposed": each.proposed, "reason": each.reason}
        yield _numbered(seen, (ItemKind.PROPOSAL, each.subject)), fields


def _numbered(seen: Counter[Item], item: Item) -> Item:
    seen[item] += 1
    kind, name = item
    return item if seen[item] == 1 else (kind, f"{name} ({seen[item]})")
