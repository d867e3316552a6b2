"""Everything that a report needs, computed once: the data, the standings, who said what last."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from chytrejsi.compare.comparison import Comparison
from chytrejsi.language import Language, language
from chytrejsi.model.concept import Area, Body, DocumentKind
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.event import Event, Happening
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.observation import (
    ActivityReport,
    Narrative,
    Observation,
    ProjectReport,
    Proposal,
)
from chytrejsi.model.period import Period
from chytrejsi.model.plan import Plan
from chytrejsi.model.project import Project
from chytrejsi.progress.entries import Entry, entries_of
from chytrejsi.progress.evaluate import outside_standings, standings_of
from chytrejsi.progress.standing import PlanStanding, Standing, Status
from chytrejsi.report.quoting import Quoting

T = TypeVar("T")
Dated = TypeVar("Dated", ActivityReport, ProjectReport)


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """What somebody said, with the observation file in which it stands ("period/guarantor")."""

    what: T
    key: str
    origin: Observation


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is about beside its plan and period; None where its kind asks for none.

    `document` is what the plan calls it, `since` and `until` the first and the last day of the
    span that a summary looks back on: what was told of other days is not told in it.
    A memorandum accompanies a document, whose file it names, and tells a body's deadline and who
    answers for it where these are given. `public` marks a document for the public, whose data
    have been thinned before. `final` asks an annual report for the final evaluation, too.
    `comparison` is what a proposal of changes is about.
    """

    document: DocumentKind | None = None
    fiche: Fiche | None = None
    guarantor: str | None = None
    body: Body | None = None
    since: date | None = None
    until: date | None = None
    accompanies: str = ""
    deadline: date | None = None
    responsible: str = ""
    public: bool = False
    final: bool = False
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """From what a document was made: the digest of all inputs, the commit, the program's version.

    `commit` is empty where the workspace is in no git; `changed` tells of files not committed.
    """

    digest: str = ""
    commit: str = ""
    changed: bool = False
    version: str = ""


PLAIN, UNKNOWN = Subject(), Provenance()


@dataclass(frozen=True)
class Context:
    """One report's view of the data: a plan, a period, and all that was told until its end."""

    dataset: Dataset
    plan: Plan
    asked: Period
    standing: PlanStanding
    outside: tuple[Standing, ...]
    language: Language
    subject: Subject = PLAIN
    provenance: Provenance = UNKNOWN

    @cached_property
    def fiches(self) -> tuple[Fiche, ...]:
        """The plan's fiches in the order of the concept's areas."""
        return self.dataset.fiches_of(self.plan.id)

    @cached_property
    def by_fiche(self) -> Mapping[str, tuple[Standing, ...]]:
        """The standings of the plan's indicators by fiche."""
        return _grouped(self.standing.indicators, lambda each: each.indicator.fiche or "")

    @cached_property
    def counted(self) -> tuple[Standing, ...]:
        """The plan's indicators that its counts by status rest on."""
        return tuple(each for each in self.standing.indicators if each.indicator.counted)

    @cached_property
    def monitored(self) -> tuple[Standing, ...]:
        """Those of them that are still monitored: what the totals count."""
        return tuple(each for each in self.counted if each.status is not Status.RETIRED)

    def monitored_of(self, fiche: Fiche) -> tuple[Standing, ...]:
        """A fiche's part of them."""
        return tuple(each for each in self.monitored if each.indicator.fiche == fiche.id)

    @cached_property
    def observations(self) -> Mapping[str, Observation]:
        """What was observed until the period's end, oldest first."""
        within = {
            key: each
            for key, each in self.dataset.observations.items()
            if each.period.end <= self.asked.end
        }
        return dict(sorted(within.items(), key=lambda pair: (pair[1].period, pair[0])))

    @cached_property
    def now(self) -> Mapping[str, Observation]:
        """The observations of the period and of its half-years; a year tells of its second half."""
        whole = self.asked.whole_year if self.asked.half == 2 else self.asked
        return {
            key: each
            for key, each in self.observations.items()
            if self.asked.covers(each.period) or each.period == whole
        }

    @cached_property
    def activities(self) -> Mapping[tuple[str, str, str], Told[ActivityReport]]:
        """The latest word on each activity, by plan, fiche and activity."""
        told: dict[tuple[str, str, str], Told[ActivityReport]] = {}
        for each in self._in_order(lambda observation: observation.activities):
            told[self.plan_of(each), each.what.fiche, each.what.activity] = each
        return told

    @cached_property
    def projects(self) -> Mapping[str, Told[ProjectReport]]:
        """The latest word on each project."""
        told: dict[str, Told[ProjectReport]] = {}
        for each in self._in_order(lambda observation: observation.projects):
            told[each.what.project] = each
        return told

    def _in_order(self, reports: Callable[[Observation], Iterable[Dated]]) -> list[Told[Dated]]:
        """Give reports oldest first; one without a date holds to its period's end."""
        told = [
            Told(each, key, observation)
            for key, observation in self.observations.items()
            for each in reports(observation)
        ]
        return sorted(filter(lambda each: self.spans(_day_of(each)), told), key=_day_of)

    def spans(self, day: date) -> bool:
        """Tell whether a day lies in the span that the document looks back on, if in any."""
        since, until = self.subject.since, self.subject.until
        return (since is None or since <= day) and (until is None or day <= until)

    def plan_of(self, told: Told[ActivityReport]) -> str:
        """Say to which plan an activity's report belongs: the named one, else that in force."""
        if told.what.plan is not None:
            return told.what.plan
        plan = self.dataset.plan_in_force(told.origin.period.end)
        return plan.id if plan else self.plan.id

    @cached_property
    def quoting(self) -> Quoting:
        """What texts may quote of the indicators, at the report's period."""
        return Quoting(self.dataset, self.asked, self.language)

    @cached_property
    def narratives(self) -> Mapping[str, tuple[Told[Narrative], ...]]:
        """The period's texts of guarantors, by fiche of this plan."""
        told = [
            (fiche, Told(self.quoting.narrative(narrative), key, observation))
            for key, observation in self.now.items()
            for fiche, narrative in observation.narratives.items()
        ]
        return {
            fiche.id: tuple(narrative for name, narrative in told if name == fiche.id)
            for fiche in self.fiches
        }

    @cached_property
    def entries(self) -> Mapping[str, tuple[Entry, ...]]:
        """All that was reported of each indicator until the period's end, oldest first."""
        return {
            name: tuple(each for each in told if each.period.end <= self.asked.end)
            for name, told in entries_of(self.dataset).items()
        }

    def origin_of(self, entry: Entry) -> Observation:
        """Give the observation that an entry stands in."""
        return self.dataset.observations[entry.file]

    @cached_property
    def proposals(self) -> tuple[Told[Proposal], ...]:
        """The changes that guarantors propose in this period."""
        return tuple(
            Told(each, key, observation)
            for key, observation in self.now.items()
            for each in observation.proposals
        )

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """What happened in the period, from the journal and from the workbooks, oldest first."""
        journal = [
            each
            for each in self.dataset.events.values()
            if _within(each, self.asked) and each not in self.earlier_events
        ]
        told = [
            each
            for observation in self.now.values()
            for each in observation.events
            # a year's workbook tells of its first half, too
            if self.asked.covers(observation.period) or _within(each, self.asked)
        ]
        # who journals a thing and who reports it name it alike; it is told once
        known = {(each.date, each.title): each for each in [*told, *journal]}
        return tuple(each for _, each in sorted(known.items()))

    @cached_property
    def earlier_events(self) -> tuple[Event, ...]:
        """What began before the period and is told with the preceding plan, oldest first."""
        if self.preceding is None:
            return ()
        start = self.asked.start.isoformat()
        return tuple(
            sorted(
                (
                    each
                    for each in self.dataset.events.values()
                    if each.date < start[: len(each.date)]
                ),
                key=lambda each: (each.date, each.id),
            )
        )

    @cached_property
    def outside_projects(self) -> tuple[Project, ...]:
        """Projects outside any plan of which something is known."""
        return tuple(each for _, each in sorted(self.dataset.projects.items()) if each.plan is None)

    def projects_of(self, fiche: Fiche) -> tuple[Project, ...]:
        """The projects of a fiche."""
        return tuple(
            each
            for _, each in sorted(self.dataset.projects.items())
            if each.plan == fiche.plan and fiche.id in each.fiches
        )

    @cached_property
    def outside_areas(self) -> tuple[Area, ...]:
        """The areas in which something was achieved outside the plan, in the concept's order."""
        busy = {area for each in self.outside_projects for area in areas_of(each)}
        busy |= {each.indicator.area or "" for each in self.outside}
        return tuple(each for each in self.dataset.concept.areas if each.id in busy)

    @cached_property
    def starting(self) -> bool:
        """Whether no indicator of the plan has a value beyond its baseline yet."""
        return not any(beyond_baseline(each) for each in self.standing.indicators)

    @cached_property
    def half_year(self) -> Period | None:
        """The half-year that all values come from, where the year asked for has none yet."""
        periods = {each.period for each in self.standing.indicators if beyond_baseline(each)}
        periods = periods or {each.period for each in self.now.values()}
        if self.asked.half is None and len(periods) == 1:
            (period,) = periods
            return period if period.half else None
        return None

    @cached_property
    def as_of(self) -> date:
        """The day to which the report tells how things stand."""
        return self.half_year.end if self.half_year else self.standing.as_of

    @cached_property
    def newest_input(self) -> date:
        """The day of the newest thing that the report rests on."""
        days = list(_days(self.observations.values()))
        days += [
            each.date
            for each in self.dataset.corrections.values()
            if each.period.end <= self.asked.end
        ]
        return max(days, default=self.plan.approved.date)

    @cached_property
    def preceding(self) -> "Context | None":
        """The plan before this one, where the period's data still tell of it."""
        plan = self.dataset.previous_plan(self.plan.id)
        if plan is None:
            return None
        view = self.seen(plan.id)
        return view if view.told_now else None

    @cached_property
    def _views(self) -> dict[str, "Context"]:
        return {self.plan.id: self}

    def seen(self, plan: str) -> "Context":
        """Give the same view of another plan; it is computed once."""
        if plan not in self._views:
            view = context_of(self.dataset, plan, self.asked, self.subject, self.provenance)
            self._views[plan] = view
        return self._views[plan]

    @cached_property
    def told_now(self) -> bool:
        """Whether the period's observations say anything of this plan."""
        cards = {each.indicator.id for each in self.standing.indicators}
        values = (v.indicator in cards for o in self.now.values() for v in o.values)
        activities = (
            plan == self.plan.id and told.key in self.now
            for (plan, _, _), told in self.activities.items()
        )
        return any(values) or any(activities)

    def unit_title(self, name: str | None) -> str | None:
        """Give the name of a department or a body; its id where it has no record."""
        if name is None:
            return None
        unit = self.dataset.units.get(name)
        return unit.title if unit else name


def context_of(
    dataset: Dataset,
    plan: str,
    period: Period,
    subject: Subject = PLAIN,
    provenance: Provenance = UNKNOWN,
) -> Context:
    """Compute what a report about a plan and a period needs."""
    return Context(
        dataset,
        dataset.plans[plan],
        period,
        standings_of(dataset, plan, period),
        outside_standings(dataset, period),
        language(dataset.concept.language),
        subject,
        provenance,
    )


def beyond_baseline(standing: Standing) -> bool:
    """Tell whether an indicator has a value that somebody reported."""
    return standing.actual is not None and standing.actual.period is not None


def areas_of(project: Project) -> tuple[str, ...]:
    """The areas in which a project is told, its own first."""
    return tuple(dict.fromkeys(filter(None, (project.area, *project.further_areas))))


def _day_of(told: Told[Dated]) -> date:
    return told.what.date or told.origin.period.end


def _within(event: Happening, period: Period) -> bool:
    first, last = event.date, event.until or event.date
    start, end = period.start.isoformat(), period.end.isoformat()
    return first <= end[: len(first)] and last >= start[: len(last)]


def _days(observations: Iterable[Observation]) -> Iterator[date]:
    for each in observations:
        if each.received is not None:
            yield each.received.date
        elif each.document is not None and each.document.as_of is not None:
            yield each.document.as_of


def _grouped(
    standings: Iterable[Standing], key: Callable[[Standing], str]
) -> Mapping[str, tuple[Standing, ...]]:
    groups: dict[str, list[Standing]] = {}
    for each in standings:
        groups.setdefault(key(each), []).append(each)
    return {name: tuple(group) for name, group in groups.items()}
