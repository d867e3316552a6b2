"""What goes on after the plan: areas of activity, indicators, and the work that is not finished."""

from collections.abc import Mapping, Sequence

from chytrejsi.language import N_
from chytrejsi.model.fiche import Fiche, Outcome, Succession
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.observation import ActivityStatus
from chytrejsi.model.plan import Plan
from chytrejsi.model.project import ProjectState
from chytrejsi.report import levels, words
from chytrejsi.report.blocks import Block, Bullets, Column, Paragraph, Run, Runs, Table, plain, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import structure
from chytrejsi.report.parts.ending import ending_of
from chytrejsi.report.parts.tables import DASH, UNCONFIRMED

Blocks = tuple[Block, ...]

OUTCOME_WORDS: Mapping[Outcome, str] = {
    Outcome.CONTINUED: N_("goes on in the next plan"),
    Outcome.MERGED: N_("merged with another"),
    Outcome.OPERATION: N_("handed to operation"),
    Outcome.DROPPED: N_("ended"),
}
OUTCOME_CLAUSES: Mapping[Outcome, tuple[str, str]] = {
    Outcome.CONTINUED: (N_("{count} goes on"), "{count} go on"),
    Outcome.MERGED: (N_("{count} is merged with another"), "{count} are merged with others"),
    Outcome.OPERATION: (N_("{count} is handed to operation"), "{count} are handed to operation"),
    Outcome.DROPPED: (N_("{count} ends"), "{count} end"),
}

ACTIVITY_NAMES = (N_("activity {names}"), "activities {names}")
PROJECT_NAMES = (N_("project {names}"), "projects {names}")

# what is neither done nor given up
OPEN_ACTIVITIES = (
    ActivityStatus.IN_PROGRESS,
    ActivityStatus.PREPARING,
    ActivityStatus.SUSPENDED,
    ActivityStatus.NOT_STARTED,
)
CLOSED_PROJECTS = (ProjectState.COMPLETED, ProjectState.REJECTED, ProjectState.TRANSFERRED)


def lead(context: Context, _item: None) -> Blocks:
    """Say into which plan things go on, and how many areas of activity do what."""
    language = context.language
    successor = ending_of(context).successor
    told = []
    if successor is None:
        told.append(language.text("No next plan has been approved yet"))
    else:
        told.append(
            language.text(
                "The next plan is “{plan}”, approved on {day}",
                plan=successor.title,
                day=language.day(successor.approved.date),
            )
        )
    told.append(_outcomes(context))
    sentences = " ".join(words.sentence(each) for each in told if each)
    return (Paragraph(text(sentences), style="lead"),)


def _outcomes(context: Context) -> str:
    language = context.language
    known = [each.succession.outcome for each in context.fiches if each.succession]
    if not known:
        return ""
    clauses = [
        language.plural(*OUTCOME_CLAUSES[each], known.count(each))
        for each in OUTCOME_CLAUSES
        if each in known
    ]
    silent = len(context.fiches) - len(known)
    if silent:
        clauses.append(
            language.plural(
                "of {count} it is not known yet", "of {count} they are not known yet", silent
            )
        )
    start = language.plural(
        "Of the plan's {count} area of activity",
        "Of the plan's {count} areas of activity",
        len(context.fiches),
    )
    return f"{start} {words.listed(language, clauses)}"


# --- areas of activity --------------------------------------------------------------------------


def areas(context: Context, _item: None) -> Blocks:
    """Show what becomes of each area of activity, where a next plan or the fiches tell it."""
    language = context.language
    told = ending_of(context).successor or any(each.succession for each in context.fiches)
    if not told or not context.fiches:
        return ()
    columns = [
        Column(levels.fiche(context), 2.4),
        Column(language.text("What becomes of it"), 1.5),
        Column(language.text("Where it goes on"), 2.2),
        Column(language.text("What is known"), 3.2),
    ]
    rows = tuple(_area(context, each) for each in context.fiches)
    if all(plain(row[-1]) == DASH for row in rows):
        columns.pop()
        rows = tuple(row[:-1] for row in rows)
    unsure = any(each.succession and _unconfirmed(each) for each in context.fiches)
    note = UNCONFIRMED + " " + language.text("read from the sources, not confirmed by the region")
    caption = language.text("What becomes of the areas of activity")
    source = words.sentence(note) if unsure else ""
    return (Table(caption, tuple(columns), rows, "tab-succession", source=source),)


def _unconfirmed(fiche: Fiche) -> bool:
    return "succession" in fiche.unconfirmed


def _area(context: Context, fiche: Fiche) -> tuple[Runs, ...]:
    language, succession = context.language, fiche.succession
    if succession is None:
        unknown = (Run(language.text("not known yet"), italic=True),)
        told = words.sentence(_same_area(context, fiche))
        return text(fiche.title), unknown, text(DASH), text(told or DASH)
    outcome = language.text(OUTCOME_WORDS[succession.outcome])
    outcome += UNCONFIRMED * _unconfirmed(fiche)
    into = "; ".join(_titles(context, succession)) or DASH
    return text(fiche.title), text(outcome), text(into), text(succession.note or DASH)


def _titles(context: Context, succession: Succession) -> list[str]:
    """Name the fiches of the next plan in which an area goes on."""
    successor = ending_of(context).successor
    plan = succession.plan or (successor.id if successor else None)
    found = ((each, context.dataset.fiche(plan, each)) for each in succession.into)
    return [fiche.title if fiche else name for name, fiche in found]


def _same_area(context: Context, fiche: Fiche) -> str:
    """Say what the next plan has in the same area of the concept, where no more is known."""
    successor, language = ending_of(context).successor, context.language
    if successor is None:
        return ""
    title = structure.area_title(context, fiche.area)
    found = [
        each.title for each in context.dataset.fiches_of(successor.id) if each.area == fiche.area
    ]
    if found:
        return language.text(
            "In the area {area} the next plan has: {titles}",
            area=title,
            titles="; ".join(found),
        )
    reason = next((each.reason for each in successor.empty_areas if each.area == fiche.area), "")
    told = language.text("In the area {area} the next plan has no project", area=title)
    return f"{told}: {words.within(reason)}" if reason else told


# --- indicators ---------------------------------------------------------------------------------


def series(context: Context, _item: None) -> Blocks:
    """Show which indicators the next plan goes on with, and how many it does not."""
    successor, language = ending_of(context).successor, context.language
    own = [each.indicator for each in context.monitored]
    if successor is None or not own:
        return ()
    following = _following(context, successor)
    pairs = [(card, after) for card in own for after in following.get(card.id, ())]
    told = _count(context, len({card.id for card, _ in pairs}), len(own))
    sentence = Paragraph(text(words.sentence(told)))
    if not pairs:
        return (sentence,)
    columns = (
        Column(language.text("Indicator of this plan"), 3),
        Column(language.text("Goes on as"), 3),
        Column(levels.fiche(context), 2.4),
    )
    rows = tuple((_named(card), _named(after), _home(context, after)) for card, after in pairs)
    caption = language.text("Indicators that the next plan goes on with")
    return (sentence, Table(caption, columns, rows, "tab-succession-indicators"))


def _following(context: Context, successor: Plan) -> Mapping[str, tuple[Indicator, ...]]:
    """Gather the cards of the next plan by the card that they continue."""
    found: dict[str, tuple[Indicator, ...]] = {}
    for each in context.dataset.indicators_of(successor.id):
        if each.continues:
            found[each.continues] = (*found.get(each.continues, ()), each)
    return found


def _count(context: Context, going: int, total: int) -> str:
    language = context.language
    if not going:
        return language.text("The next plan goes on with no indicator of this plan")
    if going == total:
        return language.plural(
            "The {count} indicator of this plan goes on in the next one",
            "All {count} indicators of this plan go on in the next one",
            total,
        )
    return language.plural(
        "Of the {total} indicators of this plan, {count} goes on in the next one",
        "Of the {total} indicators of this plan, {count} go on in the next one",
        going,
        total=total,
    )


def _named(card: Indicator) -> Runs:
    return (Run(f"{card.id} ", italic=True), Run(words.with_unit(card)))


def _home(context: Context, card: Indicator) -> Runs:
    fiche = context.dataset.fiche(card.plan, card.fiche)
    return text(fiche.title if fiche else context.language.text("The plan as a whole"))


# --- what is not finished -----------------------------------------------------------------------


def unfinished(context: Context, _item: None) -> Blocks:
    """List by area the activities and projects that the plan leaves unfinished."""
    items: list[Runs] = []
    for fiche in context.fiches:
        told = (
            _listed(context, ACTIVITY_NAMES, _open_activities(context, fiche)),
            _listed(context, PROJECT_NAMES, _open_projects(context, fiche)),
        )
        said = "; ".join(each for each in told if each)
        if said:
            items.append((Run(f"{fiche.title}: ", bold=True), Run(f"{said}.")))
    return (Bullets(tuple(items)),) if items else ()


def _listed(context: Context, forms: tuple[str, str], names: Sequence[str]) -> str:
    named = words.listed(context.language, names)
    return context.language.plural(*forms, len(names), names=named) if names else ""


def _open_activities(context: Context, fiche: Fiche) -> list[str]:
    language = context.language
    found = []
    for each in fiche.activities:
        told = context.activities.get((fiche.plan, fiche.id, each.id))
        if told is not None and told.what.status in OPEN_ACTIVITIES:
            state = language.text(words.ACTIVITY_WORDS[told.what.status])
            found.append(f"{each.title} ({state})")
    return found


def _open_projects(context: Context, fiche: Fiche) -> list[str]:
    """Name the projects that were begun; one of several areas is told in its first."""
    found = []
    for each in context.projects_of(fiche):
        told = context.projects.get(each.id)
        if each.fiches[0] == fiche.id and told and told.what.state not in CLOSED_PROJECTS:
            state = context.language.text(words.PROJECT_WORDS[told.what.state])
            found.append(f"{each.title} ({state})")
    return found
