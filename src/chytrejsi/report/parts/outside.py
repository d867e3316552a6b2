"""What was achieved outside the plan: told by area, never counted among the plan's results."""

from chytrejsi.model.concept import Area
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Paragraph, text
from chytrejsi.report.context import Context, areas_of
from chytrejsi.report.parts import tables
from chytrejsi.report.parts.area import project_table, serving

Blocks = tuple[Block, ...]


def lead(context: Context, _item: None) -> Blocks:
    """Say how many projects outside the plan there are, and in how many areas."""
    language = context.language
    found = len(context.outside_projects)
    if not found and not context.outside:
        return ()
    if not found:
        told = language.text("Results outside the plan are not counted among the plan's")
        return (Paragraph(text(words.sentence(told)), style="lead"),)
    told = language.plural(
        "Outside the plan {count} project contributes to the concept; its results are not counted "
        "among the plan's",
        "Outside the plan {count} projects contribute to the concept; their results are not "
        "counted among the plan's",
        found,
    )
    return (Paragraph(text(words.sentence(told)), style="lead"),)


def projects(context: Context, area: Area) -> Blocks:
    """Show an area's projects; one that serves several areas is told in its own and named here."""
    found = [each for each in context.outside_projects if areas_of(each)[:1] == (area.id,)]
    caption = context.language.text("{title}: projects outside the plan", title=area.title)
    also = [each for each in context.outside_projects if area.id in areas_of(each)[1:]]
    blocks = project_table(context, found, caption, f"tab-outside-{area.id}")
    return (*blocks, *serving(context, also))


def results(context: Context, area: Area) -> Blocks:
    """Show the values that were achieved outside the plan in an area."""
    found = [each for each in context.outside if each.indicator.area == area.id]
    if not found:
        return ()
    caption = context.language.text("{title}: results outside the plan", title=area.title)
    return tables.values(context, found, caption, f"tab-results-{area.id}")
