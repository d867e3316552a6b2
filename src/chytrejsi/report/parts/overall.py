"""The front of an executive summary: span, introduction, main results, awards."""

from collections import Counter
from datetime import date

from chytrejsi.language import Language
from chytrejsi.model.event import EventKind, Happening
from chytrejsi.model.observation import ActivityStatus
from chytrejsi.progress.standing import Standing
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, Column, Paragraph, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import done, figures, front, states
from chytrejsi.report.span import (
    ACHIEVEMENTS,
    Flagship,
    flagships_of,
    occasions_of,
    outside_told,
    told_views,
    values_of,
    views_of,
)

Blocks = tuple[Block, ...]
FEW = 2
INTRODUCED = (*ACHIEVEMENTS, EventKind.TREND)


def span_name(context: Context) -> str:
    """Name the span by its months: únor 2019 – červen 2024."""
    language, subject = context.language, context.subject
    until = _month(language, subject.until or context.asked.end)
    return f"{_month(language, subject.since)} – {until}" if subject.since else until


def _month(language: Language, day: date) -> str:
    return words.event_day(language, f"{day:%Y-%m}")


def cover(context: Context, _item: None) -> Blocks:
    """Give the first page but its titles: the span, the plans in force in it, who submits it."""
    language, concept = context.language, context.dataset.concept
    plans = "; ".join(_plan(each) for each in views_of(context))
    facts = (
        (language.text("Period"), span_name(context)),
        (language.text("Plans in force"), plans),
        (language.text("Submitted by"), context.unit_title(concept.coordinator) or ""),
        (language.text("Newest input"), language.day(context.newest_input)),
    )
    return front.page(context, facts)


def _plan(view: Context) -> str:
    """Name a plan with the days between which it was in force."""
    language = view.language
    start = language.day(view.plan.approved.date)
    following = view.dataset.next_plan(view.plan.id)
    if following is None or not view.spans(following.approved.date):
        return language.text("{plan} (since {start})", plan=view.plan.title, start=start)
    end = language.day(following.approved.date)
    return language.text(
        "{plan} (from {start} to {end})", plan=view.plan.title, start=start, end=end
    )


# --- introduction -------------------------------------------------------------------------------


def lead(context: Context, _item: None) -> Blocks:
    """Say when the concept was approved, what it wants, and by which plans it was carried out."""
    language, concept = context.language, context.dataset.concept
    told = []
    if concept.approved is not None:
        day = language.day(concept.approved.date)
        told.append(language.text("The concept was approved on {day}", day=day))
    if concept.vision:
        vision = concept.vision.rstrip(".")
        told.append(
            language.text("Its vision is “{vision}”", vision=vision)
            if told
            else language.text("The concept’s vision is “{vision}”", vision=vision)
        )
    told.append(_carried_out(context, named=bool(told)))
    return (Paragraph(text(" ".join(words.sentence(each) for each in told)), style="lead"),)


def _carried_out(context: Context, *, named: bool) -> str:
    """Say by which plans the concept was carried out; a first sentence has to name the concept."""
    language, plans = context.language, [_plan(each) for each in views_of(context)]
    listed = "; ".join(plans)
    if named:
        return language.plural(
            "In this time it was carried out by {count} action plan: {plans}",
            "In this time it was carried out by {count} action plans: {plans}",
            len(plans),
            plans=listed,
        )
    return language.plural(
        "In this time the concept was carried out by {count} action plan: {plans}",
        "In this time the concept was carried out by {count} action plans: {plans}",
        len(plans),
        plans=listed,
    )


def events(context: Context, _item: None) -> Blocks:
    """Tell what happened to the concept as a whole: circumstances, decisions, co-operation."""
    found = (
        each.what
        for each in occasions_of(context)
        if each.what.kind in INTRODUCED and each.area is None and each.fiche is None
    )
    items = tuple(event(context.language, each) for each in found)
    return (Bullets(items),) if items else ()


def event(language: Language, happening: Happening) -> Runs:
    """Tell of one event; one that lasted is named without its vague dates."""
    title = happening.title.rstrip(".")
    if happening.until is None:
        title = f"{words.event_day(language, happening.date)} – {title}"
    said = " ".join((happening.text or "").split())
    return text(Run(words.sentence(title), bold=True), f" {words.sentence(said)}" if said else "")


# --- main results -------------------------------------------------------------------------------


def results_lead(context: Context, _item: None) -> Blocks:
    """Count what the span brought: flagship projects, activities, other projects, awards."""
    language, found = context.language, flagships_of(context)
    told = []
    if found:
        told.append(_flagship_clause(context, found))
    outside = len(outside_told(context))
    if outside:
        told.append(
            language.plural(
                "Outside the plans {count} project contributed to it",
                "Outside the plans {count} projects contributed to it",
                outside,
            )
        )
    won = len(_won(context))
    if won:
        told.append(
            language.plural("The work won {count} award", "The work won {count} awards", won)
        )
    sentences = " ".join(words.sentence(each) for each in told)
    return (Paragraph(text(sentences), style="lead"),) if sentences else ()


def _flagship_clause(context: Context, found: tuple[Flagship, ...]) -> str:
    language = context.language
    counts: Counter[ActivityStatus] = Counter()
    for each in found:
        counts.update(states.activity_counts(each.view, each.fiche))
    told = language.plural(
        "{count} flagship project carried out the concept",
        "{count} flagship projects carried out the concept",
        len(found),
    )
    done = words.activity_sentence(language, counts)
    return f"{told}: {done}" if done else told


def results(context: Context, _item: None) -> Blocks:
    """Say in one line for each flagship project what it brought, then for the plans as wholes."""
    items: list[Runs] = []
    for each in flagships_of(context):
        line = _line(each)
        if line:
            items.append((Run(f"{each.fiche.title}: ", bold=True), Run(line)))
    for view in told_views(context):
        whole = values_of(view, view.by_fiche.get("", ()))
        if whole:
            named = words.listed(view.language, [_reached(view, each) for each in whole])
            told = view.language.text("Values reached: {results}", results=named)
            items.append((Run(f"{view.plan.title}: ", bold=True), Run(words.sentence(told))))
    return (Bullets(tuple(items)),) if items else ()


def _line(flagship: Flagship) -> str:
    """Give the guarantor's first sentence, else how far the activities are and what they gave."""
    view, fiche = flagship.view, flagship.fiche
    if said := done.summed_up(view, fiche):
        return words.first_sentence(said)
    language = view.language
    told = [words.activity_sentence(language, states.activity_counts(view, fiche))]
    values = values_of(view, view.by_fiche.get(fiche.id, ()))
    if values:
        named = words.listed(language, [_reached(view, each) for each in values[:FEW]])
        told.append(language.text("Values reached: {results}", results=named))
    elif finished := done.done_titles(view, fiche)[:FEW]:
        named = words.listed(language, [words.within(each) for each in finished])
        told.append(language.text("Among what is done: {titles}", titles=named))
    return " ".join(words.sentence(each) for each in told if each)


def _reached(view: Context, standing: Standing) -> str:
    title = words.within(standing.indicator.title)
    value = figures.reached(view.language, standing)
    return view.language.text("{title} ({value})", title=title, value=value)


# --- awards -------------------------------------------------------------------------------------


def awards(context: Context, _item: None) -> Blocks:
    """Show the awards of the span."""
    language, found = context.language, _won(context)
    if not found:
        return ()
    columns = (
        Column(language.text("Date"), 1),
        Column(language.text("Award"), 3),
        Column(language.text("What it was given for"), 4),
    )
    rows = tuple(
        (
            text(words.event_day(language, each.date)),
            text(each.title),
            text(" ".join((each.text or "").split())),
        )
        for each in found
    )
    caption = language.text("Awards")
    return (Table(caption, columns, rows, "tab-awards", row_headers=False),)


def _won(context: Context) -> list[Happening]:
    told = (each.what for each in occasions_of(context))
    return [each for each in told if each.kind is EventKind.AWARD]
