"""What the monitoring report tells of a half-year; that an indicator has no value is no fault."""

from collections import Counter
from collections.abc import Iterator, Sequence

from chytrejsi.language import Language
from chytrejsi.model.event import EventKind, Happening
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.indicator import Frequency
from chytrejsi.model.project import ProjectState
from chytrejsi.progress.standing import Standing, Status
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, Paragraph, Run, Runs, text
from chytrejsi.report.context import Context
from chytrejsi.report.narrative import own_text
from chytrejsi.report.parts import ages, changes, done, journal, notes, states, tables
from chytrejsi.report.parts.indicators import has_series

Blocks = tuple[Block, ...]

LEARNT = (EventKind.TREND, EventKind.EXPERIENCE)
PUBLIC_WORK = (EventKind.COMMUNICATION, EventKind.PARTNERSHIP)
FURTHER = (EventKind.AWARD, EventKind.MILESTONE)


# --- the summary --------------------------------------------------------------------------------


def lead(context: Context, _item: None) -> Blocks:
    """Say first how far the activities are, then what else the steering group should know."""
    told = (
        _start(context),
        _activities(context),
        _projects(context),
        _values(context),
        _wishes(context),
    )
    sentences = " ".join(words.sentence(each) for each in told if each)
    return (Paragraph(text(sentences), style="lead"),)


def _start(context: Context) -> str:
    """Say that a plan was approved in the half-year itself."""
    language, day = context.language, context.plan.approved.date
    if not context.asked.start <= day <= context.asked.end:
        return ""
    return language.text("the plan was approved on {day}", day=language.day(day))


def _activities(context: Context) -> str:
    """Say how far the plan's activities are, or that its fiches name none."""
    if not context.fiches:
        return context.language.text("The plan has no areas of activity yet.")
    if not any(each.activities for each in context.fiches):
        return context.language.text("its fiches name no activities yet, whose state could be told")
    total = sum(len(each.activities) for each in context.fiches)
    counts = states.counts_of(context, context.fiches)
    told = _activity_clauses(context, total, counts)
    aged = sum(
        ages.older(context, context.activities.get((fiche.plan, fiche.id, each.id))) is not None
        for fiche in context.fiches
        for each in fiche.activities
    )
    if not aged:
        return told
    if aged == sum(counts.values()):
        return told + "; " + context.language.text("these states are older than the half-year")
    return (
        told
        + "; "
        + context.language.plural(
            "the state of {count} is older than the half-year",
            "the states of {count} are older than the half-year",
            aged,
        )
    )


def _activity_clauses(context: Context, total: int, counts: words.ActivityCounts) -> str:
    """Say how far activities are, and of how many nothing is known."""
    language = context.language
    if not total:
        return ""
    if not counts:
        return language.plural(
            "nothing has been reported on the only activity",
            "nothing has been reported on any of the {count} activities",
            total,
        )
    return states.sentence(language, counts, total)


def _projects(context: Context) -> str:
    """Count the plan's projects, each once whatever areas claim it."""
    language = context.language
    found = [each for each in context.dataset.projects.values() if each.plan == context.plan.id]
    if not found:
        return ""
    told = language.plural(
        "the plan has {count} project", "the plan has {count} projects", len(found)
    )
    said = (context.projects.get(each.id) for each in found)
    done = sum(each is not None and each.what.state is ProjectState.COMPLETED for each in said)
    if done:
        told += ", " + language.plural("{count} is completed", "{count} are completed", done)
    return told


def _values(context: Context) -> str:
    """Say how many indicators have a half-year's value; none is as it may be."""
    language = context.language
    total = len(context.monitored)
    valued = [each for each in context.monitored if has_value(each)]
    if not total:
        return ""
    if not valued:
        return language.text(
            "no indicator has a value for the half-year; the annual report evaluates them"
        )
    counts = Counter(each.status for each in valued)
    if len(valued) == total > 1:
        told = language.text("all {count} indicators have a value for the half-year", count=total)
    else:
        told = language.plural(
            "{count} indicator of {total} has a value for the half-year",
            "{count} indicators of {total} have a value for the half-year",
            len(valued),
            total=total,
        )
    return ": ".join(filter(None, (told, _halves(language, counts))))


def _halves(language: Language, counts: Counter[Status]) -> str:
    """Say how many go well and how many lag; that the rest cannot be told is no news."""
    well, late = words.count_of(counts, words.WELL), words.count_of(counts, words.LATE)
    told = [
        language.plural("{count} goes well", "{count} go well", well) if well else "",
        language.plural("{count} lags behind the plan", "{count} lag behind the plan", late)
        if late
        else "",
    ]
    return words.listed(language, [each for each in told if each])


def has_value(standing: Standing) -> bool:
    """Tell whether something usable was reported for the half-year itself."""
    said = any(each.value is not None for each in standing.reported)
    return said and standing.status not in {Status.NOT_REPORTED, Status.NOT_AVAILABLE}


def _wishes(context: Context) -> str:
    found = len(changes.wishes(context))
    if not found:
        return ""
    return context.language.plural(
        "{count} change of the plan is proposed", "{count} changes of the plan are proposed", found
    )


def news(context: Context, _item: None) -> Blocks:
    """Tell in a line for each area what is new; a plan at its start tells of the one before."""
    view = context.preceding if context.starting and context.preceding else context
    items: list[Runs] = [
        (Run(f"{fiche.title}: ", bold=True), Run(line))
        for fiche in view.fiches
        if (line := _news_of(view, fiche))
    ]
    return (Bullets(tuple(items)),) if items else ()


def _news_of(context: Context, fiche: Fiche) -> str:
    """Give the guarantor's first sentence, else the first that was said of activities."""
    said = done.summed_up(context, fiche) or next(_said_now(context, fiche), "")
    return words.sentence(words.first_sentence(said))


def _said_now(context: Context, fiche: Fiche) -> Iterator[str]:
    """Give what was said in the half-year of an area's activities, then of its own projects."""
    for each in fiche.activities:
        told = context.activities.get((fiche.plan, fiche.id, each.id))
        if told is None or told.key not in context.now or not told.what.text:
            continue
        if told.what.status in words.UNDER_WAY:  # what lags or rests has a section of its own
            yield told.what.text
    for project in context.projects_of(fiche):
        known = context.projects.get(project.id)
        own = project.fiches[0] == fiche.id
        if own and known is not None and known.key in context.now and known.what.text:
            yield known.what.text


# --- trends, communication, other matters -------------------------------------------------------


def trends(context: Context, _item: None) -> Blocks:
    """Tell what was learnt from trends and from experience elsewhere."""
    caption = context.language.text("Knowledge from trends and experience elsewhere")
    none = context.language.text("No knowledge was recorded for this half-year.")
    return _happened(context, LEARNT, caption, "trends") or _unwritten(context, "trends", none)


def communication(context: Context, _item: None) -> Blocks:
    """Tell what was done in communication and in building partnership."""
    caption = context.language.text("Activities in communication and partnership")
    none = context.language.text("No activity was recorded for this half-year.")
    found = _happened(context, PUBLIC_WORK, caption, "communication")
    return found or _unwritten(context, "communication", none)


def other(context: Context, _item: None) -> Blocks:
    """Tell of awards and milestones."""
    caption = context.language.text("Awards and milestones")
    return _happened(context, FURTHER, caption, "other")


def _happened(context: Context, kinds: Sequence[EventKind], caption: str, name: str) -> Blocks:
    end = context.asked.end.isoformat()
    found: list[Happening] = [
        each
        for each in context.happenings
        if each.kind in kinds and each.date <= end[: len(each.date)]
    ]
    return journal.happenings(context, found, caption, f"tab-{name}")


def _unwritten(context: Context, section: str, words_: str) -> Blocks:
    """Say that nothing was recorded, unless the coordinator has written the section."""
    if own_text(context, "monitoring", section) is not None:
        return ()
    return (Paragraph(text(words_)),)


# --- areas --------------------------------------------------------------------------------------


def area_lead(context: Context, fiche: Fiche) -> Blocks:
    """Say first how far an area's activities are; a fiche without any is named at the start."""
    counts = states.activity_counts(context, fiche)
    told = _activity_clauses(context, len(fiche.activities), counts)
    return (Paragraph(text(words.sentence(told)), style="lead"),) if told else ()


def values(context: Context, fiche: Fiche) -> Blocks:
    """Show the half-year's values of an area, each against what was expected by now."""
    caption = context.language.text("{title}: values for the half-year", title=fiche.title)
    return _value_table(context, context.by_fiche.get(fiche.id, ()), caption, fiche.id)


def plan_values(context: Context, _item: None) -> Blocks:
    """Show the half-year's values of the plan as a whole."""
    caption = context.language.text("The plan as a whole: values for the half-year")
    return _value_table(context, context.by_fiche.get("", ()), caption, "plan")


def _value_table(
    context: Context, standings: Sequence[Standing], caption: str, place: str
) -> Blocks:
    found = [each for each in standings if has_value(each)]
    if not found:
        return ()
    return (tables.indicator_table(context, found, caption, f"tab-indicators-{place}"),)


def value_notes(context: Context, fiche: Fiche) -> Blocks:
    """Say what a reader must know of the half-year's values; nothing of those not asked for."""
    standings = context.by_fiche.get(fiche.id, ())
    said = [each for each in standings if each.reported]
    # no series is shown here that would say below itself where it is broken
    told = [notes.breaks(context, each) for each in said if has_series(each)]
    told = [*filter(None, told), *notes.of_each(context, said)]
    awaited = [each.indicator.title for each in standings if _awaited(each)]
    if awaited:
        titles = words.listed(context.language, awaited)
        told.append(context.language.text("the value has not come yet: {titles}", titles=titles))
    return (Bullets(tuple(text(words.sentence(each)) for each in told)),) if told else ()


def _awaited(standing: Standing) -> bool:
    """Tell whether a value is asked for each half-year and has not come; no judgement."""
    return (
        standing.indicator.frequency is Frequency.HALF_YEARLY
        and standing.status is Status.NOT_REPORTED
        and not standing.reported
    )


def plan_lead(context: Context, _item: None) -> Blocks:
    """Name the areas whose fiches have no activities, or say that the plan has no areas."""
    language = context.language
    if not context.fiches:
        return (Paragraph(text(language.text("The plan has no areas of activity yet."))),)
    bare = [each.title for each in context.fiches if not each.activities]
    if not bare:
        return ()
    told = language.plural(
        "The fiche of {count} area of activity names no activities yet:",
        "The fiches of {count} areas of activity name no activities yet:",
        len(bare),
    )
    return (Paragraph(text(told), keep=True), Bullets(tuple(text(each) for each in bare)))
