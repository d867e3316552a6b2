"""Chapter 1 of an executive summary: by area, what the plans' flagship projects achieved."""

from collections import Counter
from collections.abc import Iterator

from chytrejsi.model.fiche import Activity
from chytrejsi.model.observation import ActivityReport
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, Heading, Paragraph, Run, Runs, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import figures, front, overall, states
from chytrejsi.report.parts.area import project_table
from chytrejsi.report.span import (
    AreaStory,
    Flagship,
    area_stories,
    flagships_of,
)

Blocks = tuple[Block, ...]
PROJECT_LEVEL = 3  # below the chapter and its area
ORDER = tuple(words.ACTIVITY_CLAUSES)


def lead(context: Context, _item: None) -> Blocks:
    """Say in how many areas the plans had flagship projects, and in how many they had none."""
    language, stories = context.language, area_stories(context)
    busy = sum(bool(each.flagships) for each in stories)
    told = []
    if busy:
        told.append(
            language.plural(
                "Flagship projects worked in {count} area of the concept",
                "Flagship projects worked in {count} areas of the concept",
                busy,
            )
        )
    if len(stories) > busy:
        told.append(
            language.plural(
                "{count} area had none; the reason is given there",
                "{count} areas had none; the reason is given there",
                len(stories) - busy,
            )
        )
    said = words.sentence("; ".join(told))
    return (Paragraph(text(said), style="lead"),) if said else ()


def overview(context: Context, _item: None) -> Blocks:
    """Show the states of the flagship projects' activities: a table and its chart."""
    found = flagships_of(context)
    named = Counter(each.fiche.title for each in found)
    rows = [
        (
            _full(each) if named[each.fiche.title] > 1 else each.fiche.title,
            states.activity_counts(each.view, each.fiche),
        )
        for each in found
    ]
    return states.overview(context, rows, "span")


def _full(flagship: Flagship) -> str:
    return f"{flagship.fiche.title} ({front.plan_years(flagship.view)})"


def of_area(context: Context, story: AreaStory) -> Blocks:
    """Tell what the flagship projects of an area achieved, or why the area had none."""
    blocks: list[Block] = [Paragraph(text(words.sentence(each))) for each in story.reasons]
    for each in story.flagships:
        blocks += _flagship(each, several=story.several)
    return (*blocks, *_further(context, story), *_elsewhere(context, story))


def _further(context: Context, story: AreaStory) -> Blocks:
    """Tell what happened in an area beside its flagship projects."""
    items = tuple(overall.event(context.language, each) for each in story.events)
    if not items:
        return ()
    title = context.language.text("What else was achieved in the area")
    anchor = f"further-{story.id}"
    return (Heading(title, PROJECT_LEVEL, anchor, numbered=False), Bullets(items))


def _elsewhere(context: Context, story: AreaStory) -> Blocks:
    """Refer to the area's projects outside the plans."""
    if not story.outside:
        return ()
    told = context.language.text("Projects outside the plans in this area: chapter ")
    chapter = Run("{number}", ref=f"beside-area-{story.id}")
    return (Paragraph(text(told, chapter, ".")),)


def _flagship(flagship: Flagship, *, several: bool) -> Iterator[Block]:
    """Tell of one flagship project: activities, projects, values, dated events."""
    view, fiche = flagship.view, flagship.fiche
    anchor = f"{fiche.plan}-{fiche.id}"
    yield Heading(fiche.title, PROJECT_LEVEL, f"flagship-{anchor}", numbered=False)
    if several:
        yield Paragraph(text(front.plan_title(view)), style="small", keep=True)
    items = (*_activities(flagship), *_events(flagship))
    if items:
        yield Bullets(items)
    found = [each for each in view.projects_of(fiche) if each.id in view.projects]
    caption = view.language.text("{title}: projects", title=fiche.title)
    yield from project_table(view, found, caption, f"tab-flagship-projects-{anchor}")
    caption = view.language.text("{title}: values reached", title=fiche.title)
    standings = view.by_fiche.get(fiche.id, ())
    values = figures.shown(view, standings, caption, f"tab-flagship-values-{anchor}")
    yield from values
    if not (items or found or values):
        told = view.language.text("Nothing was reported on this project in this time.")
        yield Paragraph(text(told))


def _activities(flagship: Flagship) -> Iterator[Runs]:
    """Tell of the activities that were reported, those that are done first."""
    view, fiche = flagship.view, flagship.fiche
    told = [
        (each, known.what)
        for each in fiche.activities
        if (known := view.activities.get((fiche.plan, fiche.id, each.id))) is not None
    ]
    told.sort(key=lambda pair: ORDER.index(pair[1].status))
    for activity, report in told:
        yield _activity(view, activity, report)


def _activity(view: Context, activity: Activity, report: ActivityReport) -> Runs:
    language = view.language
    state = language.text(words.ACTIVITY_WORDS[report.status])
    if report.date is not None:
        state = f"{state} {language.day(report.date)}"
    said = report.text or activity.description or ""
    return text(
        Run(activity.title, bold=True),
        f" ({state})",
        f": {words.sentence(' '.join(said.split()))}" if said else ".",
    )


def _events(flagship: Flagship) -> Iterator[Runs]:
    for each in flagship.events:
        yield overall.event(flagship.view.language, each)
