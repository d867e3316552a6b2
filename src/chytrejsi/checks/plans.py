"""Checks of plans and fiches: periods, thresholds, links, and what they say twice."""

from collections.abc import Iterator, Sequence
from datetime import date

from chytrejsi.checks.case import Case
from chytrejsi.findings import Finding, Place, Rule
from chytrejsi.model.common import Validity
from chytrejsi.model.concept import Area
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.fiche import Fiche, Link, LinkKind, Outcome
from chytrejsi.model.hierarchy import lineage


def periods(case: Case) -> Iterator[Finding]:
    """Nothing ends before it begins."""
    for place, start, end in _spans(case):
        if start is not None and end is not None and end < start:
            yield Rule.DATES_REVERSED.at(place, start=start, end=end)


def _spans(case: Case) -> Iterator[tuple[Place, date | None, date | None]]:
    data = case.dataset
    for plan in data.plans.values():
        yield case.at(RecordKind.PLAN, plan.id, "period"), plan.period.start, plan.period.end
        place = case.at(RecordKind.PLAN, plan.id, "prolonged_to")
        yield place, plan.period.start, plan.prolonged_to
    for key, fiche in data.fiches.items():
        for number, each in enumerate(fiche.activities):
            yield case.at(RecordKind.FICHE, key, "activities", number), each.start, each.end
    valid: Validity
    for number, unit in enumerate(data.organisation.units):
        valid = unit.valid
        where = case.at(RecordKind.ORGANISATION, "organisation", "units", number)
        yield where, valid.start, valid.end
        for item, former in enumerate(unit.former):
            named = case.at(
                RecordKind.ORGANISATION, "organisation", "units", number, "former", item
            )
            yield named, former.since, former.until
    for card in data.indicators.values():
        valid = card.valid
        if valid.start or valid.end:
            yield case.at(RecordKind.INDICATOR, card.id, "valid"), valid.start, valid.end


def events(case: Case) -> Iterator[Finding]:
    """No event ends before it begins; of both dates maybe only the year is known."""
    for event in case.dataset.events.values():
        shared = min(len(event.date), len(event.until or event.date))
        if event.until and event.until[:shared] < event.date[:shared]:
            place = case.at(RecordKind.EVENT, event.id, "until")
            yield Rule.DATES_REVERSED.at(place, start=event.date, end=event.until)


def thresholds(case: Case) -> Iterator[Finding]:
    """The thresholds fall from on track to off track."""
    for plan in case.dataset.plans.values():
        limits = plan.thresholds
        if not limits.on_track > limits.behind > limits.off_track:
            yield Rule.THRESHOLDS_ORDER.at(
                case.at(RecordKind.PLAN, plan.id, "thresholds"),
                on_track=limits.on_track,
                behind=limits.behind,
                off_track=limits.off_track,
            )


def deadlines(case: Case) -> Iterator[Finding]:
    """Answers are due after the period has ended."""
    for plan in case.dataset.plans.values():
        for number, each in enumerate(plan.collection):
            if each.due is not None and each.due <= each.period.end:
                place = case.at(RecordKind.PLAN, plan.id, "collection", number, "due")
                yield Rule.DUE_BEFORE_END.at(place, due=each.due, end=each.period.end)


def empty_areas(case: Case) -> Iterator[Finding]:
    """An area without a project has no fiche."""
    filled = {
        (fiche.plan, area): fiche.id
        for fiche in case.dataset.fiches.values()
        for area in (fiche.area, *_ids(lineage(case.dataset.areas, fiche.area)))
    }
    for plan in case.dataset.plans.values():
        for number, each in enumerate(plan.empty_areas):
            fiche = filled.get((plan.id, each.area))
            if fiche is not None:
                place = case.at(RecordKind.PLAN, plan.id, "empty_areas", number, "area")
                yield Rule.EMPTY_AREA_FILLED.at(place, area=each.area, fiche=fiche)


def untold_areas(case: Case) -> Iterator[Finding]:
    """Each area of the concept has a fiche in a plan, or a reason why it has none."""
    known = case.dataset.areas
    for plan in case.dataset.plans.values():
        filled = {each.area for each in case.dataset.fiches_of(plan.id)}
        told = filled | {each.area for each in plan.empty_areas}
        # an area of which a part is told is not passed over, nor is a part of one told as a whole
        above = {up.id for each in told for up in lineage(known, each)}
        untold = [
            area.title
            for area in known.values()
            if area.id not in above and not told.intersection(_ids(lineage(known, area.id)))
        ]
        # a fiche that cannot be read, or whose area is misspelt, may be the missing one
        if filled and untold and told <= known.keys() and not case.fiches_unread:
            place = case.at(RecordKind.PLAN, plan.id, "empty_areas")
            yield Rule.AREA_UNTOLD.at(place, areas=", ".join(untold))


def _ids(areas: Sequence[Area]) -> tuple[str, ...]:
    return tuple(each.id for each in areas)


def strategic_tags(case: Case) -> Iterator[Finding]:
    """A fiche's strategic objectives are those of its specific ones, unless a variant tells why."""
    known = {each.id for each in case.dataset.concept.strategic_objectives}
    for key, fiche in case.dataset.fiches.items():
        derived = _derived(case, fiche)
        named = {each for each in fiche.strategic if each in known}
        if not named or not derived or named == set(derived):
            continue
        if any(each.field.split(".")[0] in _EXPLAINING for each in fiche.variants):
            continue
        place = case.at(RecordKind.FICHE, key, "strategic")
        yield Rule.STRATEGIC_TAGS.at(
            place, named=", ".join(fiche.strategic), derived=", ".join(derived)
        )


_EXPLAINING = frozenset({"strategic", "objectives"})


def _derived(case: Case, fiche: Fiche) -> tuple[str, ...]:
    objectives = case.dataset.objectives
    found = (objectives[each].strategic for each in fiche.objectives if each in objectives)
    return tuple(dict.fromkeys(found))


def links(case: Case) -> Iterator[Finding]:
    """A link between two fiches is told once on both sides, of the same kind."""
    for key, fiche in case.dataset.fiches.items():
        taken: set[tuple[str, LinkKind]] = set()
        for number, link in enumerate(fiche.links):
            place = case.at(RecordKind.FICHE, key, "links", number)
            if link.fiche == fiche.id:
                yield Rule.LINK_TO_ITSELF.at(place)
                continue
            if (link.fiche, link.kind) in taken:
                values = {"fiche": link.fiche, "kind": link.kind.value}
                yield Rule.LINK_TWICE.at(place, **values)
            else:
                yield from _back(case, fiche, link, place)
            taken.add((link.fiche, link.kind))


def _back(case: Case, fiche: Fiche, link: Link, place: Place) -> Iterator[Finding]:
    """Hold a link against what the other fiche tells of it."""
    other = case.dataset.fiche(fiche.plan, link.fiche)
    if other is None:
        return
    kinds = {each.kind for each in other.links if each.fiche == fiche.id}
    if not kinds:
        yield Rule.LINK_ONE_SIDED.at(place, fiche=link.fiche)
    elif link.kind not in kinds:
        told = ", ".join(sorted(kinds))
        values = {"fiche": link.fiche, "kind": link.kind.value, "other": told}
        yield Rule.LINK_KIND_DIFFERS.at(place, **values)


_GOING_ON = frozenset({Outcome.CONTINUED, Outcome.MERGED})


def successions(case: Case) -> Iterator[Finding]:
    """What goes on names where, what ends names nothing, and a plan is followed by a later one."""
    for key, fiche in case.dataset.fiches.items():
        succession = fiche.succession
        if succession is None:
            continue
        outcome = succession.outcome
        if outcome in _GOING_ON and not succession.into:
            place = case.at(RecordKind.FICHE, key, "succession", "outcome")
            yield Rule.SUCCESSION_WITHOUT_TARGET.at(place, outcome=outcome.value)
        if outcome not in _GOING_ON and succession.into:
            place = case.at(RecordKind.FICHE, key, "succession", "into")
            yield Rule.SUCCESSION_WITH_TARGET.at(place, outcome=outcome.value)
        yield from _followed_later(case, key, fiche)


def _followed_later(case: Case, key: str, fiche: Fiche) -> Iterator[Finding]:
    plans = case.dataset.plans
    own = plans.get(fiche.plan)
    named = plans.get(fiche.succession.plan or "") if fiche.succession else None
    if own and named and named.approved.date <= own.approved.date:
        place = case.at(RecordKind.FICHE, key, "succession", "plan")
        yield Rule.SUCCESSION_EARLIER.at(place, plan=own.id, next=named.id)
