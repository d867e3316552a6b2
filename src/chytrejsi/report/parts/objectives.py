"""The overview by strategic and specific objective."""

from chytrejsi.model.concept import Objective
from chytrejsi.model.hierarchy import in_tree_order, lineage
from chytrejsi.progress.standing import Rollup
from chytrejsi.report import levels, words
from chytrejsi.report.blocks import Block, Column, Paragraph, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts.tables import DASH, shown

Blocks = tuple[Block, ...]
EMPTY = Rollup({}, 0, 0)


def lead(context: Context, _item: None) -> Blocks:
    """Say how many specific objectives have an indicator, and which have none."""
    language = context.language
    objectives = context.dataset.concept.objectives
    if not objectives:
        return ()
    if not _served(context):
        told = language.text(
            "It is not known which objectives the areas of activity of this plan served, so the "
            "results cannot be divided among them."
        )
        return (Paragraph(text(told)),)
    bare = [each.id for each in objectives if not _of(context, each).total]
    if not bare:
        told = language.text("Every specific objective has an indicator in the plan")
        return (Paragraph(text(words.sentence(told)), style="lead"),)
    told = language.plural(
        "{count} specific objective of {total} has an indicator in the plan",
        "{count} specific objectives of {total} have an indicator in the plan",
        len(objectives) - len(bare),
        total=len(objectives),
    )
    told += "; " + language.plural(
        "objective {objectives} has none",
        "objectives {objectives} have none",
        len(bare),
        objectives=words.listed(language, bare),
    )
    return (Paragraph(text(words.sentence(told)), style="lead"),)


def _served(context: Context) -> bool:
    """Tell whether any area of activity or indicator serves an objective."""
    areas = any(each.objectives or each.strategic for each in context.fiches)
    return areas or any(each.total for each in context.standing.objectives.values())


def _of(context: Context, objective: Objective) -> Rollup:
    return context.standing.objectives.get(objective.id, EMPTY)


def table(context: Context, _item: None) -> Blocks:
    """Show for each objective how many of its indicators are evaluated, and how they go."""
    language = context.language
    columns = (
        Column(language.text("Objective"), 4),
        Column(language.text("Areas of activity"), 0.9, "right"),
        Column(language.text("Evaluated indicators"), 1.1, "right"),
        Column(language.text("Going well"), 0.9, "right"),
        Column(language.text("Lagging"), 0.9, "right"),
    )
    if not _served(context):
        return ()
    rows: list[tuple[Runs, ...]] = []
    for strategic in context.dataset.concept.strategic_objectives:
        rollup = context.standing.strategic.get(strategic.id, EMPTY)
        below = [
            (depth, each)
            for depth, each in in_tree_order(context.dataset.concept.objectives)
            if each.strategic == strategic.id
        ]
        serving = {f.id for f in context.fiches for _, each in below if each.id in f.objectives}
        rows.append(_row(context, strategic.title, rollup, len(serving), strong=True))
        for depth, each in below:
            serving = _serving(context, each)
            title = f"{levels.INDENT * depth}{each.id} {each.title}"
            rows.append(_row(context, title, _of(context, each), len(serving), strong=False))
    if not rows:
        return ()
    caption = language.text("Indicators by strategic and specific objective")
    source = language.text("An indicator that serves several objectives is counted in each.")
    return (Table(caption, columns, tuple(rows), "tab-objectives", source=source),)


def _serving(context: Context, objective: Objective) -> set[str]:
    """Give the fiches that serve an objective or a part of it."""
    known = context.dataset.objectives
    return {
        fiche.id
        for fiche in context.fiches
        for each in fiche.objectives
        if objective in lineage(known, each)
    }


def _row(
    context: Context, title: str, rollup: Rollup, serving: int, *, strong: bool
) -> tuple[Runs, ...]:
    language = context.language
    evaluated = words.evaluated(language, rollup) if rollup.total else DASH
    return (
        (Run(title, bold=strong),),
        shown(language, serving),
        text(evaluated),
        shown(language, words.count_of(rollup.counts, words.WELL)),
        shown(language, words.count_of(rollup.counts, words.LATE)),
    )
