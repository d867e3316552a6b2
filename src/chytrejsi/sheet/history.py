"""What was reported before a period: the last value, status and state of each item."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, TypeVar

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.observation import ActivityReport, ProjectReport, ReportedValue
from chytrejsi.model.period import Period
from chytrejsi.progress.entries import entries_of

Report = TypeVar("Report")


@dataclass(frozen=True, slots=True)
class Last(Generic[Report]):
    """The last report of an item, and the period that it was for."""

    period: Period
    report: Report


class History:
    """The reports of a dataset for the periods before one."""

    def __init__(self, dataset: Dataset, before: Period) -> None:
        told = {key: each for key, each in dataset.observations.items() if each.period < before}
        self._dataset = replace(dataset, observations=told)
        self._earlier = sorted(told.values(), key=lambda each: (each.period, each.guarantor))

    def value(self, indicator: str, guarantor: str) -> Last[ReportedValue] | None:
        """Give the last value of an indicator, as corrected: the guarantor's own, else anybody's.

        The guarantor is a unit's id of today.
        """
        return self._values.get((indicator, guarantor)) or self._values.get((indicator, None))

    def activity(self, plan: str, fiche: str, activity: str) -> Last[ActivityReport] | None:
        """Give the last report of an activity."""
        return self._activities.get((plan, fiche, activity))

    def project(self, project: str) -> Last[ProjectReport] | None:
        """Give the last report of a project."""
        return self._projects.get(project)

    @cached_property
    def _values(self) -> Mapping[tuple[str, str | None], Last[ReportedValue]]:
        known: dict[tuple[str, str | None], Last[ReportedValue]] = {}
        for indicator, entries in entries_of(self._dataset).items():
            for entry in entries:
                last = Last(entry.period, entry.value)
                known[indicator, entry.guarantor] = last
                known[indicator, None] = last
        return known

    @cached_property
    def _activities(self) -> Mapping[tuple[str, str, str], Last[ActivityReport]]:
        known = {}
        for observation in self._earlier:
            in_force = self._dataset.plan_in_force(observation.period.end)
            for report in observation.activities:
                plan = report.plan or (in_force.id if in_force else "")
                known[plan, report.fiche, report.activity] = Last(observation.period, report)
        return known

    @cached_property
    def _projects(self) -> Mapping[str, Last[ProjectReport]]:
        return {
            report.project: Last(observation.period, report)
            for observation in self._earlier
            for report in observation.projects
        }
