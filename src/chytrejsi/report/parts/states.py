"""The states of activities, counted by area: a table and its chart."""

from collections import Counter
from collections.abc import Sequence

from chytrejsi.model.fiche import Fiche
from chytrejsi.model.observation import ActivityStatus
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Figure, Runs, Table, text
from chytrejsi.report.charts import StackChart, StackPart, StackRow
from chytrejsi.report.context import Context
from chytrejsi.report.parts.tables import shown

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
    used = [each for each in SHADES if any(counts.get(each) for _, counts in rows)]
    columns = [Column(language.text("Area of activity"), 3.6)]
    columns += [Column(language.text(words.ACTIVITY_WORDS[each]), 1.3, "right") for each in used]
    columns.append(Column(language.text("Total"), 0.9, "right"))
    body: list[tuple[Runs, ...]] = [
        (
            text(title),
            *(shown(language, counts.get(each, 0)) for each in used),
            text(str(sum(counts.values()))),
        )
        for title, counts in rows
    ]
    caption = language.text("Activities by area and state")
    alt = "; ".join(
        f"{title}: {words.activity_clauses(language, counts)}" for title, counts in rows
    )
    chart = StackChart(
        tuple(
            StackRow(
                title,
                tuple(
                    StackPart(
                        language.text(words.ACTIVITY_WORDS[each]),
                        counts.get(each, 0),
                        SHADES[each],
                        hatched=each in HALTED,
                    )
                    for each in used
                ),
            )
            for title, counts in rows
        ),
        language.text("number of activities"),
    )
    return (
        Table(caption, tuple(columns), tuple(body), f"tab-activities-{name}"),
        Figure(
            caption,
            words.sentence(language.text("Stacked bars of activities by area. {rows}", rows=alt)),
            chart,
            f"fig-activities-{name}",
        ),
    )
