"""The final results by the concept's objectives: what serves each, and how it ended."""

from collections.abc import Iterator, Mapping, Sequence

from chytrejsi.language import N_, Language
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.observation import ActivityStatus
from chytrejsi.progress.standing import Rollup, Status
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Paragraph, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import states
from chytrejsi.report.parts.tables import DASH, shown

Blocks = tuple[Block, ...]
Statuses = tuple[Status, ...]
EMPTY = Rollup({}, 0, 0)

# how indicators end, in the order of columns and clauses; of the rest it cannot be told
ENDS = (
    (N_("Achieved"), (Status.ACHIEVED, Status.KEPT)),
    (N_("On the way"), (Status.ON_TRACK,)),
    (N_("Lagging"), (Status.BEHIND, Status.OFF_TRACK, Status.DETERIORATING)),
    (N_("Not achieved"), (Status.MISSED, Status.NOT_KEPT)),
)
END_CLAUSES = (
    (N_("{count} is achieved"), "{count} are achieved"),
    (N_("{count} is on track"), "{count} are on track"),
    (N_("{count} lags behind the plan"), "{count} lag behind the plan"),
    (N_("{count} was missed"), "{count} were missed"),
)


def clauses(language: Language, counts: Mapping[Status, int]) -> str:
    """Say of how many indicators the target is achieved, missed, and so on."""
    ends = [words.count_of(counts, statuses) for _, statuses in ENDS]
    told = [
        language.plural(*forms, count)
        for forms, count in zip(END_CLAUSES, ends, strict=True)
        if count
    ]
    rest = sum(counts.values()) - sum(ends)
    if rest:
        told.append(
            language.plural(
                "of {count} no result is known", "of {count} no results are known", rest
            )
        )
    return words.listed(language, told)


def table(context: Context, _item: None) -> Blocks:
    """Show for each strategic and specific objective what served it and how that ended."""
    language = context.language
    if not context.dataset.concept.objectives:
        return ()
    if none := _why_none(context):
        return (Paragraph(text(none)),)
    whole = context.standing.whole.counts
    used = [(word, statuses) for word, statuses in ENDS if words.count_of(whole, statuses)]
    columns = [
        Column(language.text("Objective"), 3.6),
        Column(language.text("Activities done"), 1.2),
        *(Column(language.text(word), 0.95, "right") for word, _ in used),
        Column(language.text("Without a result"), 1, "right"),
    ]
    rows = tuple(_rows(context, [statuses for _, statuses in used]))
    caption = language.text("Results by strategic and specific objective")
    source = language.text("An indicator that serves several objectives is counted in each.")
    return (Table(caption, tuple(columns), rows, "tab-ends", source=source),)


def _why_none(context: Context) -> str:
    """Say why there are no results by objective, where there are none."""
    if not _ended(context):
        return context.language.text(
            "No indicator can be evaluated and no activity is done, so there is no result to show "
            "for the objectives."
        )
    if not _served(context):
        return context.language.text(
            "It is not known which objectives the areas of activity of this plan served, so the "
            "results cannot be divided among them."
        )
    return ""


def _ended(context: Context) -> bool:
    """Tell whether there is any result at all: an evaluated indicator, an activity done."""
    counts = states.counts_of(context, context.fiches)
    return bool(context.standing.whole.evaluated or counts.get(ActivityStatus.DONE))


def _served(context: Context) -> bool:
    known = context.dataset.objectives
    return bool(_serving(context, set(known))) or any(
        each.total for each in context.standing.objectives.values()
    )


def _serving(context: Context, objectives: set[str]) -> Sequence[Fiche]:
    return [each for each in context.fiches if objectives & set(each.objectives)]


def _rows(context: Context, ends: Sequence[Statuses]) -> Iterator[tuple[Runs, ...]]:
    """Give a row for each strategic objective, and below it one for each of its specific ones."""
    concept, standing = context.dataset.concept, context.standing
    for strategic in concept.strategic_objectives:
        below = [each for each in concept.objectives if each.strategic == strategic.id]
        serving = _serving(context, {each.id for each in below})
        rollup = standing.strategic.get(strategic.id, EMPTY)
        yield (
            (Run(strategic.title, bold=True),),
            text(_done(context, serving)),
            *_counts(context, rollup, ends),
        )
        for each in below:
            rollup = standing.objectives.get(each.id, EMPTY)
            yield (
                text(f"{each.id} {each.title}"),
                text(_done(context, _serving(context, {each.id}))),
                *_counts(context, rollup, ends),
            )


def _counts(context: Context, rollup: Rollup, ends: Sequence[Statuses]) -> Iterator[Runs]:
    counts = [words.count_of(rollup.counts, statuses) for statuses in ends]
    for count in (*counts, rollup.total - sum(counts)):
        yield shown(context.language, count)


def _done(context: Context, serving: Sequence[Fiche]) -> str:
    """Say how many of the activities that serve an objective are done."""
    total = sum(len(each.activities) for each in serving)
    if not total:
        return DASH
    done = states.counts_of(context, serving).get(ActivityStatus.DONE, 0)
    return context.language.text("{count} of {total}", count=done, total=total)
