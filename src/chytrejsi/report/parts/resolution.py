"""The draft of a resolution, in the name of the body and with the verb that is its own."""

from chytrejsi.model.concept import DocumentKind, Verb
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, Paragraph, Run, Runs
from chytrejsi.report.context import Context
from chytrejsi.report.parts import duties, front, summary
from chytrejsi.report.parts.duties import Station
from chytrejsi.report.parts.memorandum import blank

Blocks = tuple[Block, ...]


def draft(context: Context, _item: None) -> Blocks:
    """Write the draft: what the body resolves, what it orders, who answers for it until when."""
    station = duties.here(context)
    if station is None or station.duty.verb is Verb.IS_INFORMED:
        return ()
    points = [_resolved(context, station), *_ordered(context, station)]
    opening = Paragraph((Run(_opening(context, station), bold=True),), keep=True)
    return (opening, _listed(points), *_answering(context, ordered=len(points) > 1))


def _opening(context: Context, station: Station) -> str:
    """Name the body, which has discussed the document before it resolves anything."""
    if station.duty.verb is Verb.DISCUSSES:
        return station.body.title
    return context.language.text("{body}, having discussed it,", body=station.body.title)


def _listed(points: list[Runs]) -> Block:
    """Number the points where there are several of them; commas part them, a stop ends them."""
    last = len(points) - 1
    ended = tuple(
        (*point, Run("." if place == last else ",")) for place, point in enumerate(points)
    )
    return Bullets(ended, ordered=True) if last else Paragraph(ended[0])


def _resolved(context: Context, station: Station) -> Runs:
    """Say what the body does with the document, in the words of a resolution."""
    language = context.language
    done = (
        language.text(duties.DISCUSSED[station.body.gender])
        if station.duty.verb is Verb.DISCUSSES
        else duties.verb(language, station)
    )
    what = duties.named(context, station)
    if context.subject.document is not DocumentKind.PLAN:
        what = language.text("{title} ({value})", title=what, value=front.plan_title(context))
    told = language.text("{document} as annexed under No. 1", document=what)
    if station.duty.verb is Verb.DECIDES:
        told += ": " + blank(context, language.text("the decision"))
    return (Run(done, bold=True), Run(f" {told}"))


# --- what the body orders -----------------------------------------------------------------------


def _ordered(context: Context, station: Station) -> list[Runs]:
    """Give the orders to the coordinator, each of which follows from the data."""
    if station.duty.verb not in duties.ACTING:
        return []
    language = context.language
    coordinator = context.unit_title(context.dataset.concept.coordinator) or ""
    start = language.text("orders")
    named = language.text("the coordinator of the action plan ({unit})", unit=coordinator)
    again = language.text("the coordinator of the action plan")
    tasks = [*_handing_on(context, station), *_remedies(context), *_reporting(context, station)]
    return [
        (Run(start, bold=True), Run(f" {again if place else named} {task}"))
        for place, task in enumerate(tasks)
    ]


def _handing_on(context: Context, station: Station) -> list[str]:
    """Hand the document on to who takes it up next, then to who is to be informed."""
    language = context.language
    tasks = [
        language.text(
            "to put the document before a meeting of {body} {purpose}",
            body=duties.of(language, each.body),
            purpose=language.text(duties.PURPOSES[each.duty.verb]),
        )
        for each in duties.next_of(context, station)
    ]
    informed = [duties.of(language, each.body) for each in duties.informed_by(context, station)]
    if informed:
        bodies = words.listed(language, informed)
        tasks.append(
            language.text("to give the document to the members of {bodies}", bodies=bodies)
        )
    return tasks


def _remedies(context: Context) -> list[str]:
    """Have done what a report asks for, where it asks for anything."""
    if context.subject.document is DocumentKind.PLAN:
        return []
    asked = any(isinstance(block, Bullets) for block in summary.decisions(context, None))
    told = context.language.text("to settle what by the memorandum has to be decided")
    return [told] if asked else []


def _reporting(context: Context, station: Station) -> list[str]:
    """Have the fulfilment of an approved plan reported on, where reports are anybody's duty."""
    approves = station.duty.verb is Verb.APPROVES
    if context.subject.document is not DocumentKind.PLAN or not approves:
        return []
    told = context.language.text("to submit annual reports on how the action plan is fulfilled")
    return [told] if context.dataset.concept.takers(DocumentKind.ANNUAL) else []


def _answering(context: Context, *, ordered: bool) -> Blocks:
    """Say who answers for the orders and until when; what is not given is to be filled in."""
    language, subject = context.language, context.subject
    deadline = language.day(subject.deadline) if subject.deadline else ""
    facts = (
        (language.text("Responsible"), subject.responsible, language.text("office and unit")),
        (language.text("Deadline"), deadline, language.text("day")),
    )
    return tuple(
        Paragraph((Run(f"{name}: ", bold=True), Run(told or blank(context, what))))
        for name, told, what in facts
        if told or ordered
    )
