"""The structure of the plan: areas, areas of activity, objectives, and what has no project."""

from chytrejsi.model.fiche import Fiche
from chytrejsi.report import levels, words
from chytrejsi.report.blocks import Block, Bullets, Column, Paragraph, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts.tables import DASH, filled

Blocks = tuple[Block, ...]


def lead(context: Context, _item: None) -> Blocks:
    """Say how many areas of activity the plan has, and for how many areas there is none."""
    language = context.language
    if not context.fiches:
        none = language.text("The plan has no areas of activity yet.")
        return (Paragraph(text(none), style="lead"),)
    told = language.plural(
        "The plan has {count} area of activity",
        "The plan has {count} areas of activity",
        len(context.fiches),
    )
    empty = len(context.plan.empty_areas)
    if empty:
        told += "; " + language.plural(
            "{count} further area of the concept has no project",
            "{count} further areas of the concept have no project",
            empty,
        )
    return (Paragraph(text(words.sentence(told)), style="lead"),)


def table(context: Context, _item: None) -> Blocks:
    """Show which area of activity lies in which area, and which objectives it serves (Tab. 01)."""
    language = context.language
    columns = (
        Column(levels.areas(context), 1.6),
        Column(levels.fiche(context), 2.2),
        Column(levels.strategic(context), 1.1),
        Column(levels.objectives(context), 3.2),
    )
    rows = tuple(
        (
            text(area_title(context, fiche.area)),
            text(fiche.title),
            text(strategic_titles(context, fiche) or DASH),
            objective_runs(context, fiche.objectives),
        )
        for fiche in context.fiches
    )
    if not rows:
        return ()
    caption = language.text("Areas of activity and the objectives that they serve")
    return (Table(caption, *filled(columns, rows, (2, 3)), "tab-structure"),)


def area_title(context: Context, area: str) -> str:
    """Name an area of the concept, with the areas that it is a part of."""
    return levels.area(context, area)


def strategic_titles(context: Context, fiche: Fiche) -> str:
    """Name the strategic objectives that a fiche declares."""
    titles = {each.id: each.title for each in context.dataset.concept.strategic_objectives}
    return ", ".join(titles.get(each, each) for each in fiche.strategic)


def objective_runs(context: Context, objectives: tuple[str, ...]) -> Runs:
    """Name specific objectives with their numbers."""
    known = context.dataset.objectives
    named = [f"{each} {known[each].title}" if each in known else each for each in objectives]
    return text("; ".join(named) or DASH)


def empty_areas(context: Context, _item: None) -> Blocks:
    """List the areas that have no project, each with the declared reason; equal ones once."""
    grouped: dict[str, list[str]] = {}
    for each in context.plan.empty_areas:
        grouped.setdefault(each.reason, []).append(area_title(context, each.area))
    items = tuple(
        (
            Run(words.listed(context.language, titles) + ": ", bold=True),
            Run(words.sentence(reason)),
        )
        for reason, titles in grouped.items()
    )
    return (Bullets(items),) if items else ()
