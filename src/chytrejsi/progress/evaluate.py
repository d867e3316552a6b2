"""How a plan stands at the end of a period: from the dataset to standings and roll-ups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from chytrejsi.model.change import Change, ChangeKind
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.editions import TOLD, Edition, editions_of
from chytrejsi.model.indicator import (
    Indicator,
    Judgement,
    Level,
    Measure,
    Reading,
)
from chytrejsi.model.period import Period
from chytrejsi.model.plan import Thresholds
from chytrejsi.progress.derived import all_derived, cards_on
from chytrejsi.progress.entries import Entries, Spoken, entries_of, number_of
from chytrejsi.progress.levels import Series
from chytrejsi.progress.methods import Answer, Levels, achievement, measured
from chytrejsi.progress.reasons import Reason
from chytrejsi.progress.rollup import rollups_of
from chytrejsi.progress.series import baseline_of, broken_between
from chytrejsi.progress.standing import Original, PlanStanding, Point, Standing, Status
from chytrejsi.progress.status import (
    Facts,
    Verdict,
    disagreement,
    first_reached,
    good_side,
    judge,
    trend_of,
)
from chytrejsi.progress.told import Silence, Told, told_of
from chytrejsi.progress.trace import judged_step, trace_of


def newest_period(dataset: Dataset) -> Period | None:
    """Give the newest period that has data."""
    return max(dataset.periods_with_data(), default=None)


def standings_of(dataset: Dataset, plan_id: str, period: Period) -> PlanStanding:
    """Evaluate the cards of a plan at the end of a period; an unknown plan is a KeyError.

    A year is read from the year's values, and where there are only a half-year's, from those.
    """
    plan = dataset.plans[plan_id]
    round_ = _Round.of(dataset, period, plan.thresholds)
    standings = tuple(round_.standing(card) for card in dataset.indicators_of(plan_id))
    rolled = rollups_of(dataset, plan_id, standings)
    return PlanStanding(
        plan=plan_id,
        period=period,
        as_of=period.end,
        indicators=standings,
        whole=rolled.whole,
        fiches=rolled.fiches,
        objectives=rolled.objectives,
        strategic=rolled.strategic,
        areas=rolled.areas,
    )


def outside_standings(dataset: Dataset, period: Period) -> tuple[Standing, ...]:
    """Evaluate the cards outside any plan, by area and id; they are in no roll-up."""
    order = {area.id: place for place, area in enumerate(dataset.concept.areas)}
    cards = sorted(
        (card for card in dataset.indicators.values() if card.plan is None),
        key=lambda card: (order.get(card.area or "", len(order)), card.id),
    )
    round_ = _Round.of(dataset, period, Thresholds())
    return tuple(round_.standing(card) for card in cards)


def standings_by_id(dataset: Dataset, period: Period) -> Mapping[str, Standing]:
    """Evaluate every card by the thresholds of its own plan, whatever plan that is."""
    common = _Round.of(dataset, period, Thresholds())
    rounds = {
        name: replace(common, thresholds=plan.thresholds) for name, plan in dataset.plans.items()
    }
    return {
        card.id: rounds.get(card.plan or "", common).standing(card)
        for card in dataset.indicators.values()
    }


@dataclass(frozen=True, slots=True)
class _Round:
    """One evaluation: what was reported, indexed once, the cards of that day, and the day."""

    dataset: Dataset
    asked: Period
    thresholds: Thresholds
    entries: Entries
    cards: Mapping[str, Indicator]
    derived: Mapping[str, Told]

    @classmethod
    def of(cls, dataset: Dataset, asked: Period, thresholds: Thresholds) -> "_Round":
        """Index the dataset for a period."""
        entries, cards = entries_of(dataset), cards_on(dataset, asked.end)
        derived = all_derived(cards, lambda card: told_of(card, dataset, entries, asked), asked)
        return cls(dataset, asked, thresholds, entries, cards, derived)

    def standing(self, today: Indicator) -> Standing:
        """Evaluate one card, as it held at the end of the period."""
        card, changes = self.cards[today.id], self.dataset.approved_changes.get(today.id, ())
        told = self._told(card)
        series, spoken = told.series, told.spoken
        levels = _levels(card, series)
        editions = _editions(today, changes)
        facts = self._facts(card, levels, told.silence)
        verdict = judge(facts)
        judgement = _judgement(facts, verdict, spoken, self.asked)
        reached = first_reached(levels, series.points)
        return Standing(
            indicator=card,
            asked=self.asked,
            period=spoken.period,
            as_of=facts.as_of,
            status=Status(judgement.status.value) if judgement else verdict.status,
            computed=verdict.status if judgement else None,
            judgement=judgement,
            actual=levels.actual,
            baseline=levels.baseline,
            target=levels.target,
            milestones=levels.milestones,
            measures=_numbers(facts.answers),
            reasons=_reasons(facts, verdict),
            trace=(
                *trace_of(facts, series, spoken, self.asked, verdict),
                *judged_step(judgement, verdict.status),
            ),
            series=series.points,
            reported=tuple(each.value for each in spoken.entries),
            trend=trend_of(levels, series.points) if levels.actual else None,
            reached_on=reached,
            slipped_back=_slipped(reached, levels),
            original=_original(facts, editions.get(ChangeKind.TARGET, ())),
            editions=editions,
            ended=_ended(changes, self.asked.end) if verdict.status is Status.RETIRED else None,
            disagreement=disagreement(facts, verdict),
        )

    def _told(self, card: Indicator) -> Told:
        """Give what was told of a card, or computed."""
        if card.derived:
            return self.derived[card.id]
        return told_of(card, self.dataset, self.entries, self.asked)

    def _facts(self, card: Indicator, levels: Levels, silence: Silence | None) -> Facts:
        return Facts(
            card=card,
            levels=levels,
            as_of=self.asked.end,
            silence=silence,
            answers=measured(levels),
            thresholds=self.thresholds,
        )


def _levels(card: Indicator, series: Series) -> Levels:
    baseline, actual = baseline_of(card), series.last
    qualitative = card.measure is Measure.QUALITATIVE
    return Levels(
        actual=actual,
        baseline=baseline,
        target=_point(card, card.target),
        milestones=_points(card, card.milestones),
        direction=card.wanted,
        unknown=Reason.QUALITATIVE if qualitative else series.reason or Reason.NO_DATA,
        broken=bool(actual and baseline and broken_between(card, baseline.date, actual.date)),
        boolean=card.measure is Measure.BOOLEAN,
        ordinal=card.measure is Measure.ORDINAL,
        qualitative=qualitative,
    )


def _judgement(facts: Facts, verdict: Verdict, spoken: Spoken, asked: Period) -> Judgement | None:
    """Find the judgement of a period; where nothing was reported, there is nothing to judge."""
    if verdict.status is Status.QUALITATIVE:
        nothing = all(each.value.value is None for each in spoken.entries)
    else:
        nothing = facts.silence is not None or verdict.status is Status.RETIRED
    if nothing:
        return None
    found = (each for each in facts.card.judgements if each.period == asked)
    return next(found, None)


def _point(card: Indicator, level: Level | None) -> Point | None:
    number = number_of(card, level)
    return Point(level.date, number) if level and number is not None else None


def _points(card: Indicator, levels: Iterable[Level]) -> tuple[Point, ...]:
    found = (_point(card, each) for each in levels)
    return tuple(sorted(filter(None, found), key=lambda point: point.date))


def _numbers(answers: Mapping[str, Answer]) -> dict[str, Decimal | None]:
    return {
        name: None if isinstance(answer, Reason) else answer for name, answer in answers.items()
    }


def _reasons(facts: Facts, verdict: Verdict) -> dict[str, str]:
    reasons = {
        name: answer.value for name, answer in facts.answers.items() if isinstance(answer, Reason)
    }
    if facts.levels.actual is None:
        reasons["actual"] = facts.levels.unknown.value
    if verdict.reason:
        reasons["status"] = verdict.reason.value
    return reasons


def _slipped(reached: date | None, levels: Levels) -> bool:
    if reached is None or levels.actual is None:
        return False
    return not good_side(levels, levels.actual.value)


# --- what was changed ---------------------------------------------------------------------------


def _editions(
    card: Indicator, changes: tuple[Change, ...]
) -> Mapping[ChangeKind, tuple[Edition, ...]]:
    """Give what the card held when, of each field that was changed."""
    found = {kind: editions_of(card, changes, kind) for kind in TOLD}
    return {kind: editions for kind, editions in found.items() if editions}


def _original(facts: Facts, targets: tuple[Edition, ...]) -> Original | None:
    """Judge the indicator against the target that it had first."""
    for before, after in pairwise(targets):
        first = _target(facts.card, before)
        if after.change is None or not after.change.in_force(facts.as_of):
            return None
        if first is not None:
            return _against(facts, first, after.change)
    return None


def _target(card: Indicator, edition: Edition) -> Point | None:
    held = edition.held
    number = number_of(card, Reading(value=held.value)) if held else None
    return Point(held.date, number) if held and held.date and number is not None else None


def _against(facts: Facts, first: Point, change: Change) -> Original:
    levels = replace(facts.levels, target=first)
    status = judge(replace(facts, levels=levels, answers=measured(levels))).status
    covered = achievement(levels)
    return Original(
        target=first.value,
        target_date=first.date,
        status=status,
        achievement=None if isinstance(covered, Reason) else covered,
        change=change.known_as,
        effect=change.since,
        resolution=change.resolution,
        reason=change.reason,
    )


def _ended(changes: tuple[Change, ...], day: date) -> Change | None:
    """Find the change by which the indicator is no longer monitored."""
    kinds = {ChangeKind.RETIREMENT, ChangeKind.DROPPING}
    found = (each for each in changes if each.kind in kinds and each.in_force(day))
    return next(found, None)
