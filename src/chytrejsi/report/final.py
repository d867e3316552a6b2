"""The final evaluation of a plan: what it reached, how long it lasted, and what goes on."""

from chytrejsi.language import N_
from chytrejsi.model.concept import DocumentKind
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.period import Period
from chytrejsi.report.compose import Part
from chytrejsi.report.context import Context
from chytrejsi.report.kind import Kind
from chytrejsi.report.parts import ending, evaluation, history, succession, targets
from chytrejsi.report.vocabulary import FICHE, VOCABULARY

BLOCKS = {
    "cover": Part(evaluation.cover),
    "final-preliminary": Part(ending.preliminary),
    "final-lead": Part(evaluation.lead),
    "final-brought": Part(evaluation.brought),
    "final-duration": Part(ending.duration),
    "final-results": Part(evaluation.results, FICHE),
    "final-history": Part(history.table, FICHE),
    "final-charts": Part(history.charts, FICHE),
    "final-verbal": Part(history.verbal, FICHE),
    "final-activities": Part(evaluation.activities, FICHE),
    "final-lessons": Part(evaluation.lessons, FICHE),
    "final-plan-results": Part(evaluation.plan_results),
    "final-plan-history": Part(history.plan_table),
    "final-plan-charts": Part(history.plan_charts),
    "final-plan-verbal": Part(history.plan_verbal),
    "final-plan-lessons": Part(evaluation.plan_lessons),
    "final-objectives": Part(targets.table),
    "succession-lead": Part(succession.lead),
    "succession-areas": Part(succession.areas),
    "succession-indicators": Part(succession.series),
    "succession-unfinished": Part(succession.unfinished),
}


def _asked(context: Context) -> bool:
    return context.subject.final


def _evaluated(context: Context) -> bool:
    return context.standing.whole.evaluated > 0


# the annual report, too, may hold the final evaluation
EVALUATING = VOCABULARY.also(blocks=BLOCKS, conditions={"final": _asked, "evaluated": _evaluated})

FINAL = Kind(
    name="final",
    title=N_("Final evaluation"),
    period=N_("a plan until its end"),
    file="zaverecne-vyhodnoceni-{plan}-{period}.docx",
    document=DocumentKind.FINAL,
    vocabulary=EVALUATING,
)


def last_year(dataset: Dataset, plan: str, newest: Period) -> Period:
    """Give the year of a plan's true end, but none after the newest that has data."""
    successor = dataset.next_plan(plan)
    if successor is None:
        return newest.whole_year
    return min(Period(successor.approved.date.year), newest.whole_year)
