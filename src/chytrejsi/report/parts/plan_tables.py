"""The plan's own tables: where its areas of activity belong, their focus, and their indicators."""

from collections.abc import Iterator
from dataclasses import replace

from chytrejsi.language import Language
from chytrejsi.model.concept import Area
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.hierarchy import in_tree_order
from chytrejsi.model.plan import EmptyArea
from chytrejsi.progress.standing import STATUS_WORDS, Standing, Status
from chytrejsi.report import levels, words
from chytrejsi.report.blocks import Block, Column, Paragraph, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.fields import field_name
from chytrejsi.report.parts import area, structure, tables
from chytrejsi.report.parts.fiche_fields import NOT_GIVEN, UNCONFIRMED
from chytrejsi.report.parts.tables import DASH

Blocks = tuple[Block, ...]


def placing(context: Context, _item: None) -> Blocks:
    """Show for each area of the concept its areas of activity and their objectives (Tab. 01)."""
    language = context.language
    areas = in_tree_order(context.dataset.concept.areas)
    rows = tuple(row for _depth, each in areas for row in _placed(context, each))
    if not rows:
        return ()
    columns = (
        Column(levels.areas(context), 1.4),
        Column(levels.fiche(context), 2),
        Column(levels.objectives(context), 3),
    )
    caption = language.text(
        "Areas of activity in the areas of the concept, with their specific objectives"
    )
    return (Table(caption, *tables.filled(columns, rows, (2,)), "tab-placing"),)


def _placed(context: Context, place: Area) -> Iterator[tuple[Runs, ...]]:
    """Give a row for each area of activity, else one that says that there is none."""
    title = text(levels.area(context, place.id))
    if place.kind == "horizontal":
        title = (*title, Run(f" ({context.language.text('horizontal')})", italic=True))
    for fiche in context.fiches:
        if fiche.area == place.id:
            objectives = _objectives(context, fiche.objectives)
            yield title, text(fiche.title), text(objectives or DASH)
    for empty in context.plan.empty_areas:
        if empty.area == place.id:
            none = context.language.text("without a project")
            yield title, (Run(none, italic=True),), text(_aims(context, empty))


def _aims(context: Context, empty: EmptyArea) -> str:
    return _objectives(context, empty.objectives) or DASH


def _objectives(context: Context, objectives: tuple[str, ...]) -> str:
    """Name specific objectives with their numbers, each on a line."""
    known = context.dataset.objectives
    return "\n".join(f"{each} {known[each].title}" for each in objectives if each in known)


def focus(context: Context, _item: None) -> Blocks:
    """Show the strategic objective and the focus of each area of activity (Tab. 02)."""
    language = context.language
    rows = tuple(
        (
            text(each.title),
            text(structure.strategic_titles(context, each) or DASH),
            text("\n".join(each.focus) or DASH),
        )
        for each in context.fiches
        if each.strategic or each.focus
    )
    if not rows:
        return ()
    columns = (
        Column(levels.fiche(context), 2),
        Column(levels.strategic(context), 1),
        Column(language.text("Focus"), 3),
    )
    caption = language.text("Focus of the areas of activity and their strategic objectives")
    return (Table(caption, *tables.filled(columns, rows, (1, 2)), "tab-focus"),)


# --- indicators ---------------------------------------------------------------------------------


def indicators_lead(context: Context, _item: None) -> Blocks:
    """Say how many indicators the plan has, and of how many the ends of the way are known."""
    language, standings = context.language, context.monitored
    if not standings:
        return ()
    told = language.plural(
        "The plan has {count} indicator", "The plan has {count} indicators", len(standings)
    )
    told += f": {area.start_clauses(language, standings)}"
    if gone := sum(each.status is Status.RETIRED for each in context.standing.indicators):
        told += "; " + language.plural(
            "{count} further one is no longer monitored",
            "{count} further ones are no longer monitored",
            gone,
        )
    return (Paragraph(text(words.sentence(told)), style="lead"),)


def _named(language: Language, standing: Standing) -> Runs:
    """Name an indicator; of one that is no longer monitored say so, the lead does not count it."""
    named = tables.name(standing)
    if standing.status is not Status.RETIRED:
        return named
    gone = language.text(STATUS_WORDS[Status.RETIRED])
    return (*named, Run(f" – {gone}", italic=True))


def indicators(context: Context, _item: None) -> Blocks:
    """Show the indicators of all areas of activity with where they start and what they aim at."""
    language, standings = context.language, context.standing.indicators
    if not standings:
        return ()
    baseline = tables.common([each.baseline.date for each in standings if each.baseline])
    target = tables.common([each.target.date for each in standings if each.target])
    titles = {each.id: each.title for each in context.fiches}
    whole = language.text("the plan as a whole")

    def row(each: Standing) -> tuple[Runs, ...]:
        return (
            _named(language, each),
            text(titles.get(each.indicator.fiche or "", whole)),
            text(tables.level(language, each, each.baseline, baseline)),
            tables.target(language, each, target),
        )

    columns = (
        Column(language.text("Indicator"), 2.6),
        Column(levels.fiche(context), 2.2),
        tables.dated(language, language.text("Baseline"), baseline),
        tables.dated(language, language.text("Target"), target),
    )
    # what marks a value that was reached has no place where none is shown
    source = words.sentence(
        tables.marks(language, [replace(each, actual=None) for each in standings])
    )
    caption = language.text("Indicators of the plan with their baselines and targets")
    rows = tuple(map(row, standings))
    return (Table(caption, columns, rows, "tab-plan-indicators", source=source),)


# --- fiches -------------------------------------------------------------------------------------


def fiches(context: Context, _item: None) -> Blocks:
    """List the fiches that follow; what all of them lack is told once, below the table."""
    language = context.language
    lacking = [_lacking(context, each) for each in context.fiches]
    rows = [_fiche_row(context, each) for each in context.fiches]
    if not rows:
        return ()
    columns = [
        Column(levels.fiche(context), 2.4),
        Column(language.text("Guarantor"), 1.6),
        Column(language.text("Activities"), 0.8, "right"),
        Column(language.text("Indicators"), 0.9, "right"),
    ]
    source = ""
    if len(set(lacking)) == 1 and lacking[0]:
        source = language.text("To be confirmed in all fiches: {fields}.", fields=lacking[0])
    elif any(lacking):
        columns.append(Column(language.text("To be confirmed"), 2.4))
        rows = [(*row, text(each or DASH)) for row, each in zip(rows, lacking, strict=True)]
    caption = language.text("Overview of the fiches")
    return (Table(caption, tuple(columns), tuple(rows), "tab-fiches", source=source),)


def _lacking(context: Context, fiche: Fiche) -> str:
    """Name the fields of a fiche that are not confirmed."""
    return ", ".join(field_name(context.language, each) for each in fiche.unconfirmed)


def _fiche_row(context: Context, fiche: Fiche) -> tuple[Runs, ...]:
    language = context.language
    empty = language.text(UNCONFIRMED if "guarantor" in fiche.unconfirmed else NOT_GIVEN)
    guarantor = context.unit_title(fiche.guarantor)
    return (
        text(fiche.title),
        text(guarantor) if guarantor else (Run(empty, italic=True),),
        tables.shown(language, len(fiche.activities)),
        tables.shown(language, len(context.by_fiche.get(fiche.id, ()))),
    )
