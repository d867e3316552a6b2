"""What documents ask about that hold without any reported value: a year even without data."""

from typing import TYPE_CHECKING

from chytrejsi.cli.asked import plan_asked
from chytrejsi.cli.report.asking import newest_within, year_asked

if TYPE_CHECKING:
    from chytrejsi.model.dataset import Dataset
    from chytrejsi.model.period import Period
    from chytrejsi.model.plan import Plan


def time_asked(dataset: "Dataset", year: str | None, period: str | None) -> "Period":
    """Read the time asked for, else take the newest year with data, else the last plan's first."""
    named = year is not None or period is not None
    if named or dataset.periods_with_data() or not dataset.plans:
        return year_asked(dataset, year, period)
    return first_year(max(dataset.plans.values(), key=lambda plan: plan.approved.date))


def plan_then(dataset: "Dataset", asked: str | None, about: "Period") -> "Plan":
    """Give the plan asked for, else the one in force by the data of the time asked about."""
    return plan_asked(dataset, asked, newest_within(dataset, about))


def time_of(plan: "Plan", about: "Period", *, named: bool) -> "Period":
    """Tell a plan that came after all data at its first year, unless a time was named."""
    return about if named else max(about, first_year(plan))


def first_year(plan: "Plan") -> "Period":
    """Give the year in which a plan begins, or in which it is approved where that is later."""
    from chytrejsi.model.period import Period

    return Period(max(plan.period.start.year, plan.approved.date.year))
