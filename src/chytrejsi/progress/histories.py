"""What has become of projects and of the milestones of activities, as observations tell it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.event import EventKind, Happening
from chytrejsi.model.fiche import Activity, ActivityMilestone, Fiche
from chytrejsi.model.observation import ActivityStatus, Observation
from chytrejsi.model.period import Period
from chytrejsi.model.project import ProjectState

# --- projects -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ToldState:
    """A state that an observation tells of a project: where it stands and since when it holds."""

    state: ProjectState
    day: date
    period: Period
    file: str
    position: int


def histories(observations: Mapping[str, Observation]) -> Mapping[str, tuple[ToldState, ...]]:
    """Give all that was told of each project, oldest first; of equal days the newer period last."""
    found: dict[str, list[ToldState]] = defaultdict(list)
    for file, seen in observations.items():
        for position, each in enumerate(seen.projects):
            day = each.date or seen.period.end
            found[each.project].append(ToldState(each.state, day, seen.period, file, position))
    return {
        project: tuple(sorted(told, key=lambda each: (each.day, each.period, each.file)))
        for project, told in found.items()
    }


def turns(history: Iterable[ToldState]) -> tuple[ToldState, ...]:
    """Leave out what only repeats the state before it."""
    found: list[ToldState] = []
    for each in history:
        if not found or found[-1].state is not each.state:
            found.append(each)
    return tuple(found)


# --- milestones of activities -------------------------------------------------------------------


class StepState(StrEnum):
    """How a milestone of an activity stands on a day."""

    REACHED = "reached"
    OVERDUE = "overdue"
    AHEAD = "ahead"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone of an activity, how it stands, and the day on which it was reached, if known."""

    activity: Activity
    milestone: ActivityMilestone
    state: StepState
    reached: str | None = None


@dataclass(frozen=True)
class Steps:
    """The milestones of activities as they stand on a day.

    A milestone was reached when an event of the kind milestone of the same fiche has its title or
    id, or when its activity is done; one of an activity that was stopped is no longer awaited.
    """

    dataset: Dataset
    as_of: date

    def of(self, fiche: Fiche) -> tuple[Step, ...]:
        """Give those of a fiche's activities."""
        return tuple(
            self._step(fiche, activity, milestone)
            for activity in fiche.activities
            for milestone in activity.milestones
        )

    def _step(self, fiche: Fiche, activity: Activity, milestone: ActivityMilestone) -> Step:
        told = self._reached.get((fiche.plan, fiche.id), {})
        status = self._statuses.get((fiche.plan, fiche.id, activity.id))
        day = told.get(_plain(milestone.title)) or told.get(_plain(milestone.id))
        if day is not None or status is ActivityStatus.DONE:
            return Step(activity, milestone, StepState.REACHED, day)
        if status is ActivityStatus.STOPPED:
            return Step(activity, milestone, StepState.DROPPED)
        late = milestone.date < self.as_of
        return Step(activity, milestone, StepState.OVERDUE if late else StepState.AHEAD)

    @cached_property
    def _reached(self) -> Mapping[tuple[str, str], Mapping[str, str]]:
        """The days of milestones by the titles that events give them, by plan and fiche."""
        found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        day = self.as_of.isoformat()
        for plan, fiche, event in self._events():
            if event.kind is EventKind.MILESTONE and event.date <= day[: len(event.date)]:
                found[plan, fiche].setdefault(_plain(event.title), event.date)
        return found

    def _events(self) -> Iterator[tuple[str, str, Happening]]:
        for event in sorted(self.dataset.events.values(), key=lambda each: each.date):
            if event.fiche is not None:
                plans = (event.plan,) if event.plan else tuple(self.dataset.plans)
                yield from ((plan, event.fiche, event) for plan in plans)
        for seen in self.dataset.observations.values():
            in_force = self.dataset.plan_in_force(seen.period.end)
            for told in seen.events:
                if told.fiche is not None and in_force is not None:
                    yield in_force.id, told.fiche, told

    @cached_property
    def _statuses(self) -> Mapping[tuple[str, str, str], ActivityStatus]:
        """The last word on each activity, by plan, fiche and activity."""
        told = [
            (each.date or seen.period.end, seen.period, file, each)
            for file, seen in self.dataset.observations.items()
            for each in seen.activities
        ]
        found: dict[tuple[str, str, str], ActivityStatus] = {}
        for day, period, _file, each in sorted(told, key=lambda one: one[:3]):
            in_force = self.dataset.plan_in_force(period.end)
            plan = each.plan or (in_force.id if in_force else "")
            if day <= self.as_of:
                found[plan, each.fiche, each.activity] = each.status
        return found


def _plain(text: str) -> str:
    """Give a title as it is compared, whatever its letters' case, spaces and last point."""
    return " ".join(text.casefold().split()).rstrip(".")
