"""Chapter 2 of an executive summary: by area, what was done outside the plans."""

from chytrejsi.model.event import Happening
from chytrejsi.model.project import Project
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, Paragraph, Run, Runs, text
from chytrejsi.report.context import Context, areas_of
from chytrejsi.report.parts import figures
from chytrejsi.report.span import OutsideStory, outside_stories, outside_told

Blocks = tuple[Block, ...]


def lead(context: Context, _item: None) -> Blocks:
    """Say how many projects outside the plans there are; one of several areas counts once."""
    language, found = context.language, outside_told(context)
    if not found:
        return ()
    areas = sum(bool(each.projects) for each in outside_stories(context))
    told = language.plural(
        "Outside the plans {count} project contributes to the concept",
        "Outside the plans {count} projects contribute to the concept",
        len(found),
    )
    told += " " + language.plural("in {count} area", "in {count} areas", areas)
    told += "; " + language.plural(
        "it is not counted among the plans' results",
        "they are not counted among the plans' results",
        len(found),
    )
    several = sum(len(areas_of(each)) > 1 for each in found)
    sentences = [words.sentence(told)]
    if several and len(found) > 1:
        sentences.append(
            words.sentence(
                language.plural(
                    "{count} of them serves several areas and is told in each",
                    "{count} of them serve several areas and are told in each",
                    several,
                )
            )
        )
    return (Paragraph(text(" ".join(sentences)), style="lead"),)


def of_area(context: Context, story: OutsideStory) -> Blocks:
    """Tell of an area's projects, then of its values."""
    items = tuple(_project(context, story, each, events) for each, events in story.projects)
    caption = context.language.text("{title}: results outside the plan", title=story.area.title)
    values = figures.shown(context, story.values, caption, f"tab-beside-{story.id}")
    return (*((Bullets(items),) if items else ()), *values)


def _project(
    context: Context, story: OutsideStory, project: Project, events: tuple[Happening, ...]
) -> Runs:
    """Tell of a project what it did in this area."""
    language = context.language
    report = context.projects[project.id].what
    state = language.text(words.PROJECT_WORDS[report.state])
    head = (Run(project.title, bold=True), Run(f" ({state}): "))
    said = " ".join((report.text or project.description or "").split())
    own, *further = areas_of(project)
    if not further:
        told = [words.sentence(said)] if said else []
        return (*head, *text(" ".join((*told, *map(_event, events)))))
    if not events and story.id != own:
        told_there = Run("{number}", ref=f"beside-area-{own}")
        return (*head, Run(language.text("told in chapter ")), told_there, Run("."))
    first = words.sentence(words.first_sentence(said)) if events else words.sentence(said)
    return (*head, *text(" ".join((first, *map(_event, events)))))


def _event(happening: Happening) -> str:
    """Tell of an event in a sentence or two."""
    said = " ".join((happening.text or "").split())
    title = happening.title.rstrip(".")
    return words.sentence(f"{title}. {said}" if said else title)
