"""Checks across files: plain functions that read everything and change nothing.

To add a check, write a function in the module of its subject that is given a `Case` and yields
findings, and name it in CHECKS.
"""

from collections.abc import Callable, Iterator
from datetime import date

from chytrejsi.checks import (
    cards,
    change_sides,
    changes,
    confirmation,
    formulas,
    hierarchy,
    observations,
    organisation,
    plans,
    projects,
    quotes,
    references,
    resources,
    series,
    shares,
)
from chytrejsi.checks.case import Case
from chytrejsi.findings import Finding
from chytrejsi.model.dataset import Dataset

Check = Callable[[Case], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    references.references,
    references.cycles,
    references.duplicates,
    plans.periods,
    plans.events,
    plans.thresholds,
    plans.deadlines,
    plans.empty_areas,
    plans.untold_areas,
    plans.strategic_tags,
    plans.links,
    hierarchy.parents,
    organisation.former_ids,
    organisation.succession,
    organisation.told_twice,
    organisation.ended,
    projects.transitions,
    projects.twins,
    resources.money,
    resources.milestones,
    resources.evidence,
    plans.successions,
    cards.completeness,
    cards.homes,
    cards.units,
    cards.amounts,
    cards.targets,
    cards.milestones,
    cards.scales,
    cards.values,
    cards.judgements,
    formulas.syntax,
    formulas.inputs,
    formulas.cycles,
    formulas.units,
    formulas.reported,
    observations.reporters,
    observations.retired,
    observations.states,
    observations.values,
    observations.parts,
    observations.provisional,
    observations.dates,
    observations.in_force,
    observations.duplicates,
    shares.aggregations,
    shares.categories,
    shares.ratios,
    shares.parts,
    series.conflicts,
    series.jumps,
    series.falls,
    series.sums,
    series.corrections,
    changes.contradicted,
    changes.undecided,
    changes.chains,
    changes.completeness,
    changes.order,
    changes.numbers,
    changes.retirements,
    changes.versions,
    change_sides.fields,
    change_sides.levels,
    quotes.braces,
    quotes.misplaced,
    quotes.remembered,
    confirmation.unconfirmed,
    confirmation.contradictions,
    confirmation.guarantors,
)


def check(dataset: Dataset, today: date) -> Iterator[Finding]:
    """Find everything that the files say wrongly together, as seen on a day."""
    case = Case(dataset, today)
    for each in CHECKS:
        yield from each(case)
