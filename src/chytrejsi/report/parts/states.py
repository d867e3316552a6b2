"""The states of activities, counted by area: a table and its chart."""

from collections import Counter
from collections.abc import Iterable, Sequence

from chytrejsi.language import Language
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.observation import ActivityStatus
from chytrejsi.report import words
from chytrejsi.report.blocks import Block
from chytrejsi.report.context import Context
from chytrejsi.report.parts.stacks import Kind, Stack, table_and_bars

Blocks = tuple[Block, ...]
FEWEST = 2

# from done (dark) to stopped (white), so that the bars are read in grey
SHADES = {
    ActivityStatus.DONE: 0.0,
    ActivityStatus.IN_PROGRESS: 0.3,
    ActivityStatus.PREPARING: 0.55,
    ActivityStatus.NOT_STARTED: 0.75,
    ActivityStatus.SUSPENDED: 0.88,
    ActivityStatus.STOPPED: 1.0,
}
HALTED = {ActivityStatus.SUSPENDED, ActivityStatus.STOPPED}


def activity_counts(context: Context, fiche: Fiche) -> words.ActivityCounts:
    """Count a fiche's activities by status; those of which nobody told are left out."""
    told = (context.activities.get((fiche.plan, fiche.id, each.id)) for each in fiche.activities)
    return Counter(each.what.status for each in told if each is not None)


def counts_of(context: Context, fiches: Iterable[Fiche]) -> words.ActivityCounts:
    """Count the activities of several fiches by status."""
    counts: Counter[ActivityStatus] = Counter()
    for each in fiches:
        counts.update(activity_counts(context, each))
    return counts


def sentence(language: Language, counts: words.ActivityCounts, defined: int) -> str:
    """Say how far activities are, and of how many of those defined nobody told."""
    told = words.activity_sentence(language, counts)
    silent = defined - sum(counts.values())
    if not silent:
        return told
    clause = language.plural(
        "nothing was reported on {count}", "nothing was reported on {count} of them", silent
    )
    return f"{told}; {clause}"


def of_plan(context: Context, _item: None) -> Blocks:
    """Show the states of the plan's activities."""
    rows = [(each.title, activity_counts(context, each)) for each in context.fiches]
    return overview(context, rows, "plan")


def overview(
    context: Context, rows: Sequence[tuple[str, words.ActivityCounts]], name: str
) -> Blocks:
    """Show areas against the states of their activities; one area alone needs no chart."""
    language = context.language
    rows = [row for row in rows if row[1]]
    if len(rows) < FEWEST:
        return ()
    kinds = [
        Kind(language.text(words.ACTIVITY_WORDS[each]), shade, hatched=each in HALTED)
        for each, shade in SHADES.items()
    ]
    told = "; ".join(
        f"{title}: {words.activity_clauses(language, counts)}" for title, counts in rows
    )
    stack = Stack(
        f"activities-{name}",
        language.text("Activities by area and state"),
        language.text("number of activities"),
        language.text("Stacked bars of activities by area. {rows}", rows=told),
    )
    counted = [(title, tuple(counts.get(each, 0) for each in SHADES)) for title, counts in rows]
    return table_and_bars(language, counted, kinds, stack)
