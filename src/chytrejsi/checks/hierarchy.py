"""Checks of the levels of areas and objectives: what is a part of what."""

from collections.abc import Iterator, Mapping, Sequence

from chytrejsi.checks.case import Case
from chytrejsi.findings import Finding, Rule
from chytrejsi.model.concept import Area, Objective
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.hierarchy import Part


def parents(case: Case) -> Iterator[Finding]:
    """Nothing is a part of itself, and a part serves the same strategic objective as the whole."""
    concept, data = case.dataset.concept, case.dataset
    yield from _circles(case, "areas", concept.areas, data.areas)
    yield from _circles(case, "objectives", concept.objectives, data.objectives)
    for number, each in enumerate(concept.objectives):
        above = data.objectives.get(each.parent or "")
        if above is not None and above.strategic != each.strategic:
            yield Rule.PARENT_ELSEWHERE.at(
                case.at(RecordKind.CONCEPT, "concept", "objectives", number, "parent"),
                id=each.id,
                strategic=each.strategic,
                other=above.strategic,
            )


def _circles(
    case: Case, field: str, items: Sequence[Area | Objective], known: Mapping[str, Part]
) -> Iterator[Finding]:
    told: set[str] = set()
    for number, each in enumerate(items):
        circle = _circle(each.id, known)
        if circle and not told.intersection(circle):
            told.update(circle)
            place = case.at(RecordKind.CONCEPT, "concept", field, number, "parent")
            yield Rule.PARENT_CYCLE.at(place, id=each.id, circle=" → ".join((*circle, each.id)))


def _circle(name: str, known: Mapping[str, Part]) -> list[str]:
    """Give the way from a thing up to itself, empty where it ends above."""
    way: list[str] = []
    here: str | None = name
    while here is not None and here in known and here not in way:
        way.append(here)
        here = known[here].parent
    return way if here == name else []
