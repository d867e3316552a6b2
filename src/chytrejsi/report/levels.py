"""What the levels of the plan are called: by the region's own names, else by the usual ones."""

from chytrejsi.model.hierarchy import depth, lineage
from chytrejsi.report.context import Context

ABOVE = " › "
"""Stands between a whole and its part."""

INDENT = "\u2003"
"""Stands before a part below its whole, once for each level."""


def areas(context: Context) -> str:
    """Name the levels of areas, as the head of a column."""
    named = context.dataset.concept.levels.areas[: max(1, depth(context.dataset.areas))]
    return ABOVE.join(named) or context.language.text("Area of the concept")


def area(context: Context, name: str) -> str:
    """Name an area with all that it is a part of."""
    way = lineage(context.dataset.areas, name)
    return ABOVE.join(each.title for each in way) or name


def fiche(context: Context) -> str:
    """Name what a fiche is about."""
    return context.dataset.concept.levels.fiche or context.language.text("Area of activity")


def strategic(context: Context) -> str:
    """Name the highest level of objectives."""
    named = context.dataset.concept.levels.objectives
    return named[0] if named else context.language.text("Strategic objective")


def objectives(context: Context) -> str:
    """Name the levels of objectives below the highest, as the head of a column."""
    named = context.dataset.concept.levels.objectives[1:]
    return ABOVE.join(named) or context.language.text("Specific objectives")
