"""What was done, told in a few lines on the summary's page: by area, outside the plan, awards."""

from collections.abc import Sequence
from decimal import Decimal

from chytrejsi.language import Language
from chytrejsi.model.event import EventKind, Happening
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.observation import ActivityStatus
from chytrejsi.model.project import ProjectState
from chytrejsi.progress.standing import EVALUATED, Standing
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, Run, Runs
from chytrejsi.report.context import Context, beyond_baseline
from chytrejsi.report.parts import area, states

Blocks = tuple[Block, ...]
FEW = 2
ROOM = 95  # letters of the named values, so that the summary stays on its page


def by_area(context: Context, _item: None) -> Blocks:
    """Say in one line for each area what was done there; a plan at its start tells of the last."""
    view = context.preceding if context.starting and context.preceding else context
    items = (*lines(view), *_outside(context), *_awards(context))
    return (Bullets(items),) if items else ()


def lines(context: Context) -> tuple[Runs, ...]:
    """Say in one line for each area of a plan what was done there."""
    return tuple(
        (Run(f"{fiche.title}: ", bold=True), Run(line))
        for fiche in context.fiches
        if (line := _area_line(context, fiche))
    )


def _outside(context: Context) -> list[Runs]:
    """Count the projects outside the plan, and how many of them are completed."""
    language = context.language
    found = context.outside_projects
    if not found:
        return []
    told = (context.projects.get(each.id) for each in found)
    done = sum(each is not None and each.what.state is ProjectState.COMPLETED for each in told)
    line = language.plural(
        "{count} project relates to the concept",
        "{count} projects relate to the concept",
        len(found),
    )
    if done:
        line += ", " + language.plural("{count} is completed", "{count} are completed", done)
    return [(Run(language.text("Outside the plan: "), bold=True), Run(words.sentence(line)))]


def _awards(context: Context) -> list[Runs]:
    """Name the awards of the period, or of the years before a plan that is at its start."""
    told = (*context.earlier_events, *context.happenings)
    awards = [award(context.language, each) for each in told if each.kind is EventKind.AWARD]
    if not awards:
        return []
    start = context.language.text("Awards: ")
    return [(Run(start, bold=True), Run(words.sentence("; ".join(awards))))]


def award(language: Language, event: Happening) -> str:
    """Name an award with its date, unless its name says the year."""
    title = event.title.rstrip(".")
    if event.date[:4] in title:
        return title
    return language.text(
        "{title} ({value})", title=title, value=words.event_day(language, event.date)
    )


def _area_line(context: Context, fiche: Fiche) -> str:
    """Say what was done in an area: the guarantor's first sentence, else what the data tell."""
    if said := summed_up(context, fiche):
        return words.first_sentence(said)
    language = context.language
    told = [each for each in context.by_fiche.get(fiche.id, ()) if beyond_baseline(each)]
    parts = []
    counts = states.activity_counts(context, fiche)
    if any(counts.get(each) for each in words.UNDER_WAY):
        parts.append(words.activity_sentence(language, counts))
    if any(each.status in EVALUATED for each in context.monitored_of(fiche)):
        parts.append(area.status_sentence(language, context.monitored_of(fiche)))
    elif told:
        results = _results(language, told)
        parts.append(language.text("Among the results: {results}", results=results))
    elif done := done_titles(context, fiche):
        named = [words.within(each) for each in done[:FEW]]
        parts.append(
            language.text("Among what is done: {titles}", titles=words.listed(language, named))
        )
    return " ".join(words.sentence(each) for each in parts)


def summed_up(context: Context, fiche: Fiche) -> str:
    """Give a guarantor's summary of an area, empty where nobody wrote any."""
    told = (each.what.summary for each in context.narratives.get(fiche.id, ()))
    return next(filter(None, told), "")


def done_titles(context: Context, fiche: Fiche) -> list[str]:
    """Name the activities that are done."""
    told = (
        (each, context.activities.get((fiche.plan, fiche.id, each.id))) for each in fiche.activities
    )
    return [
        activity.title
        for activity, said in told
        if said is not None and said.what.status is ActivityStatus.DONE
    ]


def _results(language: Language, told: Sequence[Standing]) -> str:
    """Name the first values, as many as there is room for."""
    named = [_reached(language, each) for each in told[:FEW]]
    both = words.listed(language, named)
    return both if len(both) <= ROOM else named[0]


def _reached(language: Language, standing: Standing) -> str:
    """Name a value that was reached, where there is no target to hold it against."""
    value = standing.actual.value if standing.actual else Decimal(0)
    title = words.within(standing.indicator.title)
    written = words.quantity(language, standing.indicator, value)
    return language.text("{title} ({value})", title=title, value=written)
