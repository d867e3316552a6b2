"""Checks that everything that is named exists."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chytrejsi.checks.case import Case
from chytrejsi.findings import Finding, Rule, nearest
from chytrejsi.model.change import Change, ChangeKind, ChangeState
from chytrejsi.model.concept import Concept
from chytrejsi.model.dataset import RecordKey, RecordKind
from chytrejsi.model.event import Event
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.formula import inputs_of
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.narrative import Narratives
from chytrejsi.model.observation import Correction, Observation
from chytrejsi.model.organisation import Organisation
from chytrejsi.model.plan import Plan
from chytrejsi.model.project import Project
from chytrejsi.progress.derived import formula_of
from chytrejsi.report.quoting import remembered_in

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A word that names a record: what is known of its kind, and where the word stands.

    `unread` is the file that would hold the record, had it been readable.
    """

    rule: Rule
    word: str
    known: Collection[str]
    path: Path
    unread: RecordKey | None = None


class Known:
    """Makes references into a dataset."""

    def __init__(self, case: Case) -> None:
        data = case.dataset
        self.case = case
        self.objectives = data.objectives
        self.areas = data.areas
        self.strategic = {each.id for each in data.concept.strategic_objectives}
        self.bodies = {each.id for each in data.concept.bodies}
        self.fiches: dict[str, set[str]] = {}
        for fiche in data.fiches.values():
            self.fiches.setdefault(fiche.plan, set()).add(fiche.id)
        unread = (key.partition("/")[2] for kind, key in data.unread if kind is RecordKind.FICHE)
        self.all_fiches = {fiche.id for fiche in data.fiches.values()} | set(unread)

    def plan(self, word: str, *path: str | int) -> Reference:
        """Name a plan."""
        plans = self.case.dataset.plans
        return Reference(Rule.UNKNOWN_PLAN, word, plans, path, (RecordKind.PLAN, word))

    def fiche(self, plan: str | None, word: str, *path: str | int) -> Reference:
        """Name a fiche of a plan."""
        known = self.fiches.get(plan or "", set())
        unread = (RecordKind.FICHE, f"{plan}/{word}")
        return Reference(Rule.UNKNOWN_FICHE, word, known, path, unread)

    def any_fiche(self, word: str, *path: str | int) -> Reference:
        """Name a fiche where no plan is said."""
        return Reference(Rule.UNKNOWN_FICHE, word, self.all_fiches, path)

    def area(self, word: str, *path: str | int) -> Reference:
        """Name an area of the concept."""
        return Reference(Rule.UNKNOWN_AREA, word, self.areas, path)

    def objective(self, word: str, *path: str | int) -> Reference:
        """Name a specific objective."""
        return Reference(Rule.UNKNOWN_OBJECTIVE, word, self.objectives, path)

    def unit(self, word: str, *path: str | int) -> Reference:
        """Name a unit, by its id of today or a former one."""
        known = self.case.dataset.units
        unread = (RecordKind.ORGANISATION, "organisation")
        return Reference(Rule.UNKNOWN_UNIT, word, known, path, unread)

    def body(self, word: str, *path: str | int) -> Reference:
        """Name a body."""
        return Reference(Rule.UNKNOWN_BODY, word, self.bodies, path)

    def project(self, word: str, *path: str | int) -> Reference:
        """Name a project."""
        known = self.case.dataset.projects
        return Reference(Rule.UNKNOWN_PROJECT, word, known, path, (RecordKind.PROJECT, word))

    def indicator(self, word: str, *path: str | int) -> Reference:
        """Name an indicator."""
        known = self.case.dataset.indicators
        return Reference(Rule.UNKNOWN_INDICATOR, word, known, path, (RecordKind.INDICATOR, word))


def references(case: Case) -> Iterator[Finding]:
    """Everything that is named exists."""
    known = Known(case)
    answers: dict[tuple[Rule, str], str] = {}
    unread = case.dataset.unread
    for kind, key, reference in _all(case, known):
        if reference.word in reference.known or reference.unread in unread:
            continue
        asked = (reference.rule, reference.word)
        if asked not in answers:
            answers[asked] = nearest(reference.word, reference.known)
        place = case.at(kind, key, *reference.path)
        yield reference.rule.at(place, id=reference.word, known=answers[asked])


def _all(case: Case, known: Known) -> Iterator[tuple[RecordKind, str, Reference]]:
    data = case.dataset
    shelves: tuple[tuple[RecordKind, Mapping[str, Any], Any], ...] = (
        (RecordKind.CONCEPT, {"concept": data.concept}, _of_concept),
        (RecordKind.ORGANISATION, {"organisation": data.organisation}, _of_organisation),
        (RecordKind.PLAN, data.plans, _of_plan),
        (RecordKind.FICHE, data.fiches, _of_fiche),
        (RecordKind.CHANGE, data.changes, _of_change),
        (RecordKind.PROJECT, data.projects, _of_project),
        (RecordKind.EVENT, data.events, _of_event),
        (RecordKind.INDICATOR, data.indicators, _of_indicator),
        (RecordKind.OBSERVATION, data.observations, _of_observation),
        (RecordKind.CORRECTION, data.corrections, _of_correction),
        (RecordKind.NARRATIVES, data.narratives, _of_narratives),
    )
    for kind, records, named in shelves:
        for key, record in records.items():
            for reference in named(known, record):
                yield kind, key, reference


def _of_concept(known: Known, concept: Concept) -> Iterator[Reference]:
    yield known.unit(concept.coordinator, "coordinator")
    if concept.approved and concept.approved.body:
        yield known.body(concept.approved.body, "approved", "body")
    for place, each in enumerate(concept.objectives):
        path = ("objectives", place, "strategic")
        yield Reference(Rule.UNKNOWN_STRATEGIC, each.strategic, known.strategic, path)
        if each.parent:
            yield known.objective(each.parent, "objectives", place, "parent")
    for place, area in enumerate(concept.areas):
        if area.parent:
            yield known.area(area.parent, "areas", place, "parent")
    for place, role in enumerate(concept.roles):
        if role.unit:
            yield known.unit(role.unit, "roles", place, "unit")


def _of_organisation(known: Known, organisation: Organisation) -> Iterator[Reference]:
    for place, unit in enumerate(organisation.units):
        for item, word in enumerate(unit.successors):
            yield known.unit(word, "units", place, "successors", item)


def _of_plan(known: Known, plan: Plan) -> Iterator[Reference]:
    if plan.approved.body:
        yield known.body(plan.approved.body, "approved", "body")
    for place, empty in enumerate(plan.empty_areas):
        yield known.area(empty.area, "empty_areas", place, "area")
        for item, word in enumerate(empty.objectives):
            yield known.objective(word, "empty_areas", place, "objectives", item)


def _of_fiche(known: Known, fiche: Fiche) -> Iterator[Reference]:
    yield known.plan(fiche.plan, "plan")
    yield known.area(fiche.area, "area")
    if fiche.guarantor:
        yield known.unit(fiche.guarantor, "guarantor")
    for place, word in enumerate(fiche.cooperating):
        yield known.unit(word, "cooperating", place)
    for place, word in enumerate(fiche.strategic):
        yield Reference(Rule.UNKNOWN_STRATEGIC, word, known.strategic, ("strategic", place))
    for place, word in enumerate(fiche.objectives):
        yield known.objective(word, "objectives", place)
    for place, activity in enumerate(fiche.activities):
        if activity.responsible:
            yield known.unit(activity.responsible, "activities", place, "responsible")
        for item, word in enumerate(activity.cooperating):
            yield known.unit(word, "activities", place, "cooperating", item)
    for place, link in enumerate(fiche.links):
        yield known.fiche(fiche.plan, link.fiche, "links", place, "fiche")
    yield from _of_succession(known, fiche)


def _of_succession(known: Known, fiche: Fiche) -> Iterator[Reference]:
    succession = fiche.succession
    if succession is None:
        return
    if succession.plan:
        yield known.plan(succession.plan, "succession", "plan")
    following = known.case.dataset.next_plan(fiche.plan)
    plan = succession.plan or (following.id if following else None)
    if succession.plan or not known.case.plans_unread:
        for place, word in enumerate(succession.into):
            yield known.fiche(plan, word, "succession", "into", place)


def _of_change(known: Known, change: Change) -> Iterator[Reference]:
    yield known.plan(change.plan, "plan")
    gone = known.case.dataset.ended
    if change.indicator and ("indicator", change.indicator) not in gone:
        yield known.indicator(change.indicator, "indicator")
    if change.fiche and ("fiche", change.fiche) not in gone:
        yield known.fiche(change.plan, change.fiche, "fiche")
    if change.project and ("project", change.project) not in gone:
        yield known.project(change.project, "project")
    if change.body:
        yield known.body(change.body, "body")
    to_whom = change.kind is ChangeKind.GUARANTOR and change.state is not ChangeState.REJECTED
    if to_whom and change.new and change.new.value:
        yield known.unit(str(change.new.value), "new", "value")


def _of_project(known: Known, project: Project) -> Iterator[Reference]:
    if project.plan:
        yield known.plan(project.plan, "plan")
    for place, word in enumerate(project.fiches):
        yield known.fiche(project.plan, word, "fiches", place)
    if project.area:
        yield known.area(project.area, "area")
    for place, word in enumerate(project.further_areas):
        yield known.area(word, "further_areas", place)
    if project.guarantor:
        yield known.unit(project.guarantor, "guarantor")
    for place, word in enumerate(project.cooperating):
        yield known.unit(word, "cooperating", place)


def _of_event(known: Known, event: Event) -> Iterator[Reference]:
    if event.plan:
        yield known.plan(event.plan, "plan")
    if event.area:
        yield known.area(event.area, "area")
    if event.fiche:
        of_plan = known.fiche(event.plan, event.fiche, "fiche")
        yield of_plan if event.plan else known.any_fiche(event.fiche, "fiche")
    for place, word in enumerate(event.projects):
        yield known.project(word, "projects", place)


def _of_indicator(known: Known, card: Indicator) -> Iterator[Reference]:
    if card.plan:
        yield known.plan(card.plan, "plan")
    if card.fiche:
        yield known.fiche(card.plan, card.fiche, "fiche")
    if card.area:
        yield known.area(card.area, "area")
    if card.guarantor:
        yield known.unit(card.guarantor, "guarantor")
    if card.continues:
        yield known.indicator(card.continues, "continues")
    for place, word in enumerate(card.objectives):
        yield known.objective(word, "objectives", place)
    for place, word in enumerate(card.contributors):
        yield known.unit(word, "contributors", place)
    yield from _of_formula_and_judgements(known, card)


def _of_formula_and_judgements(known: Known, card: Indicator) -> Iterator[Reference]:
    """Give what a card is computed from, and by whom it is judged."""
    node = formula_of(card)
    for word in inputs_of(node) if node else ():
        yield known.indicator(word, "formula")
    for place, judgement in enumerate(card.judgements):
        if judgement.body:
            yield known.body(judgement.body, "judgements", place, "body")


def _of_observation(known: Known, seen: Observation) -> Iterator[Reference]:
    yield known.unit(seen.guarantor, "guarantor")
    for place, value in enumerate(seen.values):
        yield known.indicator(value.indicator, "values", place, "indicator")
    yield from _of_activities(known, seen)
    for place, project in enumerate(seen.projects):
        yield known.project(project.project, "projects", place, "project")
    for place, event in enumerate(seen.events):
        if event.fiche:
            yield known.any_fiche(event.fiche, "events", place, "fiche")
    for fiche in seen.narratives:
        yield known.any_fiche(fiche, "narratives", fiche)
    for path, quote in remembered_in(seen):
        yield known.indicator(quote.indicator, *path, "indicator")


def _of_activities(known: Known, seen: Observation) -> Iterator[Reference]:
    case, data = known.case, known.case.dataset
    in_force = data.plan_in_force(seen.period.end)
    for place, report in enumerate(seen.activities):
        plan = report.plan or (in_force.id if in_force else None)
        if report.plan:
            yield known.plan(report.plan, "activities", place, "plan")
        if report.plan or not case.plans_unread:
            yield known.fiche(plan, report.fiche, "activities", place, "fiche")
        if (fiche := data.fiche(plan, report.fiche)) is not None:
            activities = {each.id for each in fiche.activities}
            path = ("activities", place, "activity")
            yield Reference(Rule.UNKNOWN_ACTIVITY, report.activity, activities, path)


def _of_correction(known: Known, correction: Correction) -> Iterator[Reference]:
    yield known.indicator(correction.indicator, "indicator")
    yield known.unit(correction.guarantor, "guarantor")


def _of_narratives(known: Known, narratives: Narratives) -> Iterator[Reference]:
    yield known.plan(narratives.plan, "plan")
    for path, quote in remembered_in(narratives):
        yield known.indicator(quote.indicator, *path, "indicator")


def cycles(case: Case) -> Iterator[Finding]:
    """No card continues itself, not even by way of others."""
    followed: set[str] = set()
    for start in case.dataset.indicators:
        circle = _circle(case, start, followed)
        if circle:
            place = case.at(RecordKind.INDICATOR, circle[0], "continues")
            yield Rule.CONTINUES_CYCLE.at(place, circle=" → ".join((*circle, circle[0])))


def _circle(case: Case, start: str, followed: set[str]) -> list[str]:
    """Follow the series backwards as far as nobody has yet; give the circle that it ends in."""
    way: list[str] = []
    here: str | None = start
    while here is not None and here not in followed:
        followed.add(here)
        way.append(here)
        card = case.dataset.indicators.get(here)
        here = card.continues if card else None
    if here not in way:
        return []
    circle = way[way.index(here) :]
    first = circle.index(min(circle))
    return circle[first:] + circle[:first]


def duplicates(case: Case) -> Iterator[Finding]:
    """Within one file no id stands twice, whatever the case of its letters."""
    data = case.dataset
    lists: list[tuple[RecordKind, str, str, Collection[Any]]] = [
        (RecordKind.ORGANISATION, "organisation", "units", data.organisation.units)
    ]
    lists += [
        (RecordKind.CONCEPT, "concept", name, getattr(data.concept, name))
        for name in ("strategic_objectives", "objectives", "areas", "bodies")
    ]
    lists += [
        (RecordKind.FICHE, key, "activities", fiche.activities)
        for key, fiche in data.fiches.items()
    ]
    for kind, key, name, items in lists:
        taken: dict[str, int] = {}
        for place, item in enumerate(items):
            first = taken.setdefault(item.id.casefold(), place)
            if first != place:
                where = case.at(kind, key, name, place, "id")
                earlier = case.at(kind, key, name, first, "id")
                yield Rule.DUPLICATE_ID.at(where, id=item.id, first=str(earlier))
