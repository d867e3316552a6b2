"""The memorandum that lays a document before a body: head, reason, way of the document, annexes."""

from chytrejsi.model.concept import Concept, DocumentKind, Verb
from chytrejsi.model.fiche import Fiche
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, Column, Paragraph, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import area, duties, front, structure
from chytrejsi.report.parts.duties import Station
from chytrejsi.report.templating import Values

Blocks = tuple[Block, ...]


def blank(context: Context, what: str) -> str:
    """Mark what a person has to fill in; `what` says it."""
    return context.language.text("[fill in: {what}]", what=what)


def values(context: Context) -> Values:
    """Give the texts that a memorandum's outline may name."""
    body = context.subject.body
    return {
        "body": {"title": body.title if body else ""},
        "document": {"title": duties.forms(context).title},
        "paper": {"informs": "yes" if informs(context) else ""},
    }


def informs(context: Context) -> bool:
    """Tell whether the body is only informed, so that nothing is to be resolved."""
    station = duties.here(context)
    return station is not None and station.duty.verb is Verb.IS_INFORMED


def reports(context: Context) -> bool:
    """Tell whether the document reports on the plan; the plan itself does not."""
    return context.subject.document is not DocumentKind.PLAN


def head(context: Context, _item: None) -> Blocks:
    """Give the head of the paper: the item, who submits it, and what the office fills in."""
    language, body = context.language, context.subject.body
    number, day = language.text("number"), language.text("day")
    lines = [
        [(language.text("Item"), duties.forms(context).title)],
        [(language.text("For the meeting of"), body.title if body else "")],
        [
            (language.text("Day of the meeting"), blank(context, day)),
            (language.text("Number of the item"), blank(context, number)),
            (language.text("Reference number"), blank(context, number)),
        ],
        [(language.text("Submitted by"), _submitter(context, context.dataset.concept))],
        _plan_and_day(context),
    ]
    return (
        *front.fictional_note(context),
        *(Paragraph(_told(facts), keep=True) for facts in lines if facts),
    )


def _plan_and_day(context: Context) -> list[tuple[str, str]]:
    """Name the plan that a report is about, and the day to which it tells; a plan has neither."""
    if not reports(context):
        return []
    language = context.language
    return [
        (language.text("Action plan"), front.plan_title(context)),
        (language.text("State as of"), language.day(context.as_of)),
    ]


def _told(facts: list[tuple[str, str]]) -> Runs:
    """Write facts in one line, each after its name."""
    runs: list[Run] = []
    for name, fact in facts:
        runs += [Run(" · ")] if runs else []
        runs += [Run(f"{name}: ", bold=True), Run(fact)]
    return tuple(runs)


def _submitter(context: Context, concept: Concept) -> str:
    return context.unit_title(concept.coordinator) or concept.coordinator


def reason(context: Context, _item: None) -> Blocks:
    """Say first what the body does with the document, which is why it is laid before it."""
    station = duties.here(context)
    if station is None:
        return ()
    return (Paragraph(text(words.sentence(duties.sentence(context, station))), style="lead"),)


def plan_brief(context: Context, _item: None) -> Blocks:
    """Say how many indicators the plan has and what is known of them, and when it was approved."""
    language = context.language
    told = []
    if context.monitored:
        count = language.plural(
            "It has {count} indicator", "It has {count} indicators", len(context.monitored)
        )
        known = area.start_clauses(language, context.monitored)
        told.append(words.sentence(f"{count}: {known}"))
    told.append(
        language.text(
            "According to the data the plan was approved on {day}; the memorandum describes it as "
            "it reads today.",
            day=language.day(context.plan.approved.date),
        )
    )
    return (Paragraph(text(" ".join(told))),)


def plan_areas(context: Context, _item: None) -> Blocks:
    """List the areas of activity, each with its area of the concept and its objectives."""
    items = tuple(
        (Run(f"{each.title}: ", bold=True), Run(f"{_area(context, each)}."))
        for each in context.fiches
    )
    return (Bullets(items),) if items else ()


def _area(context: Context, fiche: Fiche) -> str:
    language = context.language
    told = language.text(
        "area of the concept {title}", title=structure.area_title(context, fiche.area)
    )
    if not fiche.objectives:
        return told
    objectives = words.listed(language, fiche.objectives)
    return f"{told}; " + language.plural(
        "specific objective {objectives}",
        "specific objectives {objectives}",
        len(fiche.objectives),
        objectives=objectives,
    )


# --- the way of the document --------------------------------------------------------------------


def way(context: Context, _item: None) -> Blocks:
    """Show which bodies the document comes to, what they do with it, and what is behind it."""
    language = context.language
    stations = duties.route(context)
    now = duties.here(context)
    if not stations or now is None:
        return ()
    columns = (
        Column(language.text("Body"), 2.4),
        Column(language.text("What it does with the document"), 1.5),
        Column(language.text("State of the discussion"), 2.1),
    )
    rows = tuple(
        (
            text(each.body.title),
            text(duties.verb(language, each)),
            _state(context, each, now),
        )
        for each in stations
    )
    caption = language.text("Bodies that the document comes to")
    return (Table(caption, columns, rows, "tab-way", source=_remarks(stations)),)


def _state(context: Context, station: Station, now: Station) -> Runs:
    """Say what is known of a body's discussion; what is not known is to be filled in."""
    language = context.language
    if station.body.id == now.body.id:
        return (Run(language.text("this paper"), bold=True),)
    if known := _approval(context, station):
        return text(known)
    if station.place > now.place:
        return text(language.text("will follow"))
    if station.place == now.place:
        return text(language.text("in no set order"))
    return text(blank(context, language.text("day and number of the resolution")))


def _approval(context: Context, station: Station) -> str:
    """Name the approval of the plan by a body, where the data know it."""
    approved = context.plan.approved
    asked = context.subject.document is DocumentKind.PLAN and station.duty.verb is Verb.APPROVES
    if not asked or approved.body != station.body.id:
        return ""
    language = context.language
    told = language.text("approved on {day}", day=language.day(approved.date))
    if approved.resolution:
        told += ", " + language.text("resolution {number}", number=approved.resolution)
    return told


def _remarks(stations: tuple[Station, ...]) -> str:
    """Give the remarks on what bodies do; one that several bodies share is told once."""
    shared: dict[str, list[str]] = {}
    for each in stations:
        if each.duty.note:
            note = words.sentence(" ".join(each.duty.note.split()))
            shared.setdefault(note, []).append(each.body.short or each.body.title)
    return " ".join(_remark(note, bodies) for note, bodies in shared.items())


def _remark(note: str, bodies: list[str]) -> str:
    return (
        note if len(bodies) > 1 else f"{bodies[0][:1].upper()}{bodies[0][1:]}: {words.within(note)}"
    )


# --- annexes ------------------------------------------------------------------------------------


def annexes(context: Context, _item: None) -> Blocks:
    """Name the document that the memorandum accompanies, with its file."""
    title = duties.forms(context).title
    file = context.subject.accompanies
    line = context.language.text("{title} (file {file})", title=title, file=file)
    return (Bullets((text(line if file else title),), ordered=True),)
