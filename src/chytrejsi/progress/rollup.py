"""Roll-ups: counts by status of a plan, its fiches, objectives and areas.

A mean is given only where cards carry weights: percentages of different indicators are never
averaged otherwise.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.hierarchy import lineage
from chytrejsi.progress.arithmetic import exact, share
from chytrejsi.progress.standing import EVALUATED, Rollup, Standing, Status

_WHOLE = Decimal(1)


def rollup_of(standings: Iterable[Standing]) -> Rollup:
    """Count a group's indicators by status; over-fulfilment counts as 100 % in the mean."""
    group = tuple(standings)
    found = Counter(each.status for each in group)
    return Rollup(
        counts={status: found[status] for status in Status if found[status]},
        evaluated=sum(found[status] for status in EVALUATED),
        total=len(group) - found[Status.RETIRED],
        mean=_mean(group),
        judged=sum(each.judgement is not None for each in group),
    )


@exact
def _mean(group: Iterable[Standing]) -> Decimal | None:
    shares, weights = Decimal(0), Decimal(0)
    for each in group:
        weight, achievement = each.indicator.weight, each.measures.get("achievement")
        if weight is not None and achievement is not None and each.status in EVALUATED:
            shares += weight * min(achievement, _WHOLE)
            weights += weight
    return share(shares, weights) if weights > 0 else None


@dataclass(frozen=True, slots=True)
class Rollups:
    """The roll-ups of a plan, by id."""

    whole: Rollup
    fiches: Mapping[str, Rollup]
    objectives: Mapping[str, Rollup]
    strategic: Mapping[str, Rollup]
    areas: Mapping[str, Rollup]


def rollups_of(dataset: Dataset, plan: str, standings: Iterable[Standing]) -> Rollups:
    """Roll a plan's standings up; an indicator counts once in each group that it belongs to.

    Every fiche of the plan and every objective and area of the concept has a roll-up, with
    nothing in it where no indicator belongs there. Cards that are not counted are left out.
    """
    counted = tuple(each for each in standings if each.indicator.counted)
    concept = dataset.concept
    return Rollups(
        whole=rollup_of(counted),
        fiches=_grouped(
            (each.id for each in dataset.fiches_of(plan)),
            ((each, (each.indicator.fiche,)) for each in counted),
        ),
        objectives=_grouped(
            dataset.objectives,
            ((each, _objectives(dataset, each)) for each in counted),
        ),
        strategic=_grouped(
            (each.id for each in concept.strategic_objectives),
            ((each, _strategic(dataset, each)) for each in counted),
        ),
        areas=_grouped(
            dataset.areas,
            ((each, _areas(dataset, each)) for each in counted),
        ),
    )


def _objectives(dataset: Dataset, standing: Standing) -> tuple[str, ...]:
    """Give an indicator's objectives and those that they are parts of."""
    served = dataset.objectives_of(standing.indicator)
    return tuple(up.id for each in served for up in lineage(dataset.objectives, each))


def _areas(dataset: Dataset, standing: Standing) -> tuple[str, ...]:
    """Give an indicator's area and those that it is a part of."""
    return tuple(up.id for up in lineage(dataset.areas, dataset.area_of(standing.indicator) or ""))


def _strategic(dataset: Dataset, standing: Standing) -> tuple[str, ...]:
    """Give the strategic objectives above an indicator's specific ones."""
    served = (dataset.objectives.get(each) for each in dataset.objectives_of(standing.indicator))
    return tuple(each.strategic for each in served if each)


def _grouped(
    known: Iterable[str], members: Iterable[tuple[Standing, tuple[str | None, ...]]]
) -> Mapping[str, Rollup]:
    groups: dict[str, list[Standing]] = defaultdict(list)
    for standing, groups_of in members:
        for group in dict.fromkeys(groups_of):
            if group is not None:
                groups[group].append(standing)
    return {group: rollup_of(groups[group]) for group in known}
