"""The span of months that a summary looks back on: its plans, and what happened in it where."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chytrejsi.model.concept import Area
from chytrejsi.model.event import Event, EventKind, Happening
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.observation import ReportedEvent
from chytrejsi.model.period import Period
from chytrejsi.model.project import Project
from chytrejsi.progress.standing import Standing
from chytrejsi.report.context import Context, areas_of, beyond_baseline
from chytrejsi.report.words import UNDER_WAY

_MONTH = re.compile(r"(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])")
DECEMBER, JUNE = 12, 6

# what is an achievement: news about the work, and what was learnt elsewhere, are none
ACHIEVEMENTS = (EventKind.MILESTONE, EventKind.PARTNERSHIP)


def first_day(month: str) -> date:
    """Give the first day of a month written as 2019-02; raises ValueError for anything else."""
    if _MONTH.fullmatch(month) is None:
        raise ValueError(month)
    return date.fromisoformat(month + "-01")


def last_day(month: str) -> date:
    """Give the last day of a month written as 2024-06; raises ValueError for anything else."""
    return month_end(first_day(month))


def month_end(day: date) -> date:
    """Give the last day of the month in which a day lies."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def period_until(until: date) -> Period:
    """Give the last period that had ended by a month's end: its data may be told."""
    if until.month == DECEMBER:
        return Period(until.year)
    return Period(until.year, 1) if until.month >= JUNE else Period(until.year - 1)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that happened in the span, with what it belongs to."""

    what: Happening
    plan: str | None
    fiche: str | None
    area: str | None
    projects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flagship:
    """One area of activity, seen from its plan, with what happened in it."""

    view: Context
    fiche: Fiche
    events: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class AreaStory:
    """What the plans of the span did in an area of the concept, or why they did nothing.

    `several` says that several plans are told, `outside` that the area has projects of no plan.
    """

    area: Area
    flagships: tuple[Flagship, ...]
    reasons: tuple[str, ...]
    events: tuple[Happening, ...]
    several: bool
    outside: bool

    @property
    def id(self) -> str:
        """The area's id, for anchors."""
        return self.area.id


@dataclass(frozen=True, slots=True)
class OutsideStory:
    """What was done outside the plans in an area: projects, each with its events there, values."""

    area: Area
    projects: tuple[tuple[Project, tuple[Happening, ...]], ...]
    values: tuple[Standing, ...]

    @property
    def id(self) -> str:
        """The area's id, for anchors."""
        return self.area.id


# --- plans --------------------------------------------------------------------------------------


def views_of(context: Context) -> tuple[Context, ...]:
    """See each plan that was in force in the span from the span's end, oldest first."""
    data, since = context.dataset, context.subject.since
    until = context.subject.until or context.asked.end
    found: list[Context] = []
    for plan in sorted(data.plans.values(), key=lambda each: each.approved.date):
        following = data.next_plan(plan.id)
        over = bool(following and since and following.approved.date <= since)
        if plan.approved.date > until or over:
            continue
        found.append(context.seen(plan.id))
    return tuple(found)


def told_views(context: Context) -> tuple[Context, ...]:
    """Give the plans of which something was told in the span, else the newest one."""
    views = views_of(context)
    return tuple(each for each in views if _is_told(each)) or views[-1:]


def _is_told(view: Context) -> bool:
    own = view.plan.id
    activities = (plan == own for plan, _, _ in view.activities)
    known = view.dataset.projects.values()
    projects = (each.plan == own for each in known if each.id in view.projects)
    return any(activities) or any(projects) or bool(values_of(view, view.standing.indicators))


def values_of(view: Context, standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Give those that have a value of the span, which is more than their baseline."""
    return tuple(
        each
        for each in standings
        if each.actual is not None and beyond_baseline(each) and view.spans(each.actual.date)
    )


# --- what happened ------------------------------------------------------------------------------


def occasions_of(context: Context) -> tuple[Occasion, ...]:
    """Give what happened in the span, from the journal and from workbooks, oldest first."""
    known: dict[tuple[str, str], Occasion] = {}
    # who journals a thing and who reports it name it alike; it is told once
    for each in (*_reported(context), *map(_journalled, context.dataset.events.values())):
        if _overlaps(context, each.what):
            known[each.what.date, each.what.title] = each
    return tuple(each for _, each in sorted(known.items(), key=lambda pair: pair[0]))


def _journalled(event: Event) -> Occasion:
    return Occasion(event, event.plan, event.fiche, event.area, event.projects)


def _reported(context: Context) -> Iterator[Occasion]:
    for observation in context.observations.values():
        plan = context.dataset.plan_in_force(observation.period.end)
        for each in observation.events:
            yield _belonging(context, each, plan.id if plan else None)


def _belonging(context: Context, event: ReportedEvent, plan: str | None) -> Occasion:
    fiche = context.dataset.fiche(plan, event.fiche)
    return Occasion(event, plan, event.fiche, fiche.area if fiche else None)


def _overlaps(context: Context, happening: Happening) -> bool:
    """Tell whether something happened in the span; of a day only the year may be known."""
    since, until = context.subject.since, context.subject.until or context.asked.end
    first, last = happening.date, happening.until or happening.date
    after = since is None or last >= since.isoformat()[: len(last)]
    return after and first <= until.isoformat()[: len(first)]


# --- stories ------------------------------------------------------------------------------------


def area_stories(context: Context) -> tuple[AreaStory, ...]:
    """Give the areas in which the plans of the span did something, or said why they did not."""
    views, occasions = told_views(context), occasions_of(context)
    stories = (_story(context, area, views, occasions) for area in context.dataset.concept.areas)
    return tuple(each for each in stories if each.flagships or each.reasons)


def _story(
    context: Context, area: Area, views: Sequence[Context], occasions: Sequence[Occasion]
) -> AreaStory:
    outside = {each.id for each in context.outside_projects}
    served = any(area.id in areas_of(each) for each in outside_told(context))
    achieved = [each for each in occasions if each.what.kind in ACHIEVEMENTS]
    here = [each for each in achieved if each.area == area.id]
    flagships, reasons = [], []
    for view in views:
        for fiche in (each for each in view.fiches if each.area == area.id):
            own = (each.what for each in achieved if _belongs(each, fiche))
            flagships.append(Flagship(view, fiche, tuple(own)))
        reasons += [each.reason for each in view.plan.empty_areas if each.area == area.id]
    free = (each for each in here if each.fiche is None and not outside & set(each.projects))
    events = tuple(each.what for each in free)
    flagships.sort(key=lambda each: not _worked(each))
    causes = tuple(dict.fromkeys(reasons))
    return AreaStory(area, tuple(flagships), causes, events, len(views) > 1, served)


def _worked(flagship: Flagship) -> bool:
    """Tell whether anything of an area of activity was done or begun."""
    view, fiche = flagship.view, flagship.fiche
    activities = (
        key[:2] == (fiche.plan, fiche.id) and each.what.status in UNDER_WAY
        for key, each in view.activities.items()
    )
    projects = (each.id in view.projects for each in view.projects_of(fiche))
    return any(activities) or any(projects)


def _belongs(occasion: Occasion, fiche: Fiche) -> bool:
    return occasion.fiche == fiche.id and occasion.plan in {None, fiche.plan}


def flagships_of(context: Context) -> tuple[Flagship, ...]:
    """Give all areas of activity of the span's plans, in the order of the areas."""
    return tuple(each for story in area_stories(context) for each in story.flagships)


def outside_told(context: Context) -> tuple[Project, ...]:
    """Give the projects outside the plans of which something was told in the span."""
    return tuple(each for each in context.outside_projects if each.id in context.projects)


def outside_stories(context: Context) -> tuple[OutsideStory, ...]:
    """Give the areas in which something was done outside the plans of the span."""
    occasions = occasions_of(context)
    stories = (_outside_story(context, area, occasions) for area in context.dataset.concept.areas)
    return tuple(each for each in stories if each.projects or each.values)


def _outside_story(context: Context, area: Area, occasions: Sequence[Occasion]) -> OutsideStory:
    projects = [each for each in outside_told(context) if area.id in areas_of(each)]
    here = [each for each in occasions if each.area == area.id]
    events = {
        project.id: tuple(each.what for each in here if project.id in each.projects)
        for project in projects
    }
    values = values_of(context, context.outside)
    return OutsideStory(
        area,
        tuple((each, events[each.id]) for each in projects),
        tuple(each for each in values if each.indicator.area == area.id),
    )
