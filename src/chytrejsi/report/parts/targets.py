"""The final results by the concept's objectives: what serves each, and how it ended."""

from collections import Counter
from collections.abc import Sequence

from chytrejsi.language import N_
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.observation import ActivityStatus
from chytrejsi.progress.standing import Rollup, Status
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Paragraph, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import states
from chytrejsi.report.parts.tables import DASH, shown

Blocks = tuple[Block, ...]
EMPTY = Rollup({}, 0, 0)

# how an indicator ended, in the order of the columns; the rest cannot be told
ENDS = (
    (N_("Achieved"), (Status.ACHIEVED, Status.KEPT)),
    (N_("On the way"), (Status.ON_TRACK,)),
    (N_("Not achieved"), words.LATE),
)


def table(context: Context, _item: None) -> Blocks:
    """Show for each strategic and specific objective what served it and how that ended."""
    language, concept = context.language, context.dataset.concept
    if not concept.objectives:
        return ()
    standing = context.standing
    rows: list[tuple[Runs, ...]] = []
    for strategic in concept.strategic_objectives:
        below = [each for each in concept.objectives if each.strategic == strategic.id]
        serving = _serving(context, {each.id for each in below})
        rollup = standing.strategic.get(strategic.id, EMPTY)
        rows.append(_row(context, Run(strategic.title, bold=True), rollup, serving))
        for each in below:
            title = Run(f"{each.id} {each.title}")
            rollup = standing.objectives.get(each.id, EMPTY)
            rows.append(_row(context, title, rollup, _serving(context, {each.id})))
    if not _ended(context):
        told = language.text(
            "No indicator can be evaluated and no activity is done, so there is no result to show "
            "for the objectives yet."
        )
        return (Paragraph(text(told)),)
    if not _served(context):
        told = language.text(
            "It is not known which objectives the areas of activity of this plan served, so the "
            "results cannot be divided among them."
        )
        return (Paragraph(text(told)),)
    columns = [
        Column(language.text("Objective"), 3.6),
        Column(language.text("Activities done"), 1.2),
    ]
    columns += [Column(language.text(word), 0.95, "right") for word, _ in ENDS]
    columns.append(Column(language.text("Without a result"), 1, "right"))
    caption = language.text("Results by strategic and specific objective")
    source = language.text("An indicator that serves several objectives is counted in each.")
    return (Table(caption, tuple(columns), tuple(rows), "tab-ends", source=source),)


def _ended(context: Context) -> bool:
    """Tell whether there is any result at all: an evaluated indicator, an activity done."""
    done = (states.activity_counts(context, each) for each in context.fiches)
    return bool(context.standing.whole.evaluated) or any(
        each.get(ActivityStatus.DONE) for each in done
    )


def _served(context: Context) -> bool:
    known = context.dataset.objectives
    return bool(_serving(context, set(known))) or any(
        each.total for each in context.standing.objectives.values()
    )


def _serving(context: Context, objectives: set[str]) -> Sequence[Fiche]:
    return [each for each in context.fiches if objectives & set(each.objectives)]


def _row(
    context: Context, title: Run, rollup: Rollup, serving: Sequence[Fiche]
) -> tuple[Runs, ...]:
    counts = [words.count_of(rollup.counts, statuses) for _, statuses in ENDS]
    return (
        (title,),
        text(_done(context, serving)),
        *(shown(context.language, each) for each in counts),
        shown(context.language, rollup.total - sum(counts)),
    )


def _done(context: Context, serving: Sequence[Fiche]) -> str:
    """Say how many of the activities that serve an objective are done."""
    total = sum(len(each.activities) for each in serving)
    counts: Counter[ActivityStatus] = Counter()
    for each in serving:
        counts.update(states.activity_counts(context, each))
    if not total:
        return DASH
    done = counts[ActivityStatus.DONE]
    return context.language.text("{count} of {total}", count=done, total=total)
