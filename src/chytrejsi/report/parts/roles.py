"""Who carries a plan out: the roles of bodies and others, and which document is for whom when."""

from collections.abc import Iterator, Sequence

from chytrejsi.language import N_
from chytrejsi.model.concept import Body, DocumentKind, Duty, Role, Verb
from chytrejsi.model.plan import Collection
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, Column, Paragraph, Run, Runs, Table, plain, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts.fiche_fields import NOT_GIVEN, UNCONFIRMED
from chytrejsi.report.parts.tables import DASH

Blocks = tuple[Block, ...]

DOCUMENT_WORDS = {
    DocumentKind.CONCEPT: N_("Concept"),
    DocumentKind.PLAN: N_("Action plan"),
    DocumentKind.AREA_CHANGE: N_("Change of an area of activity"),
    DocumentKind.ANNUAL: N_("Annual report"),
    DocumentKind.MONITORING: N_("Monitoring report"),
    DocumentKind.FINAL: N_("Final evaluation"),
}

# each document as what a body approves, discusses or takes note of, and as what it decides on
OBJECTS = {
    DocumentKind.CONCEPT: (N_("a concept"), N_("on a concept")),
    DocumentKind.PLAN: (N_("an action plan"), N_("on an action plan")),
    DocumentKind.AREA_CHANGE: (
        N_("a change of an area of activity"),
        N_("on a change of an area of activity"),
    ),
    DocumentKind.ANNUAL: (N_("an annual report"), N_("on an annual report")),
    DocumentKind.MONITORING: (N_("a monitoring report"), N_("on a monitoring report")),
    DocumentKind.FINAL: (N_("a final evaluation"), N_("on a final evaluation")),
}
DOES = {**words.VERB_WORDS, Verb.IS_INFORMED: N_("gets for information")}

# the documents by which a plan is followed, and when each is due
REGULAR = {
    DocumentKind.ANNUAL: N_("once a year, about the past year"),
    DocumentKind.MONITORING: N_("in mid-year"),
    DocumentKind.FINAL: N_("at the end of the plan"),
}


# --- roles --------------------------------------------------------------------------------------


def bodies(context: Context, _item: None) -> Blocks:
    """Show what each body does with which document, and its role."""
    rows = tuple(_body_row(context, each) for each in context.dataset.concept.bodies)
    caption = context.language.text("What the bodies do")
    return _table(context, rows, caption, "tab-bodies")


def others(context: Context, _item: None) -> Blocks:
    """Show the tasks of those who do the work: the coordinator, guarantors, partners."""
    rows = tuple(_role_row(context, each) for each in context.dataset.concept.roles)
    caption = context.language.text("Tasks of the coordinator, guarantors and others")
    return _table(context, rows, caption, "tab-roles")


def _table(
    context: Context, rows: tuple[tuple[Runs, ...], ...], caption: str, anchor: str
) -> Blocks:
    language = context.language
    columns = (Column(language.text("Who"), 1), Column(language.text("Role and tasks"), 2.6))
    return (Table(caption, columns, rows, anchor),) if rows else ()


def _body_row(context: Context, body: Body) -> tuple[Runs, ...]:
    verbs = dict.fromkeys(each.verb for each in body.duties)
    told = [_duties(context, [each for each in body.duties if each.verb is verb]) for verb in verbs]
    role = [words.sentence(body.role)] if body.role else []
    title = f"{body.title} ({body.short})" if body.short and body.short.isupper() else body.title
    return text(title), text("\n".join([*told, *role]) or DASH)


def _duties(context: Context, duties: Sequence[Duty]) -> str:
    """Say to what a body does one thing; notes on regular documents stand in their table."""
    language = context.language
    verb = duties[0].verb
    named = [language.text(OBJECTS[each.document][verb is Verb.DECIDES]) for each in duties]
    told = f"{language.text(DOES[verb])} {words.listed(language, named)}"
    notes = (each.note for each in duties if each.note and each.document not in REGULAR)
    return " ".join(map(words.sentence, [told, *notes]))


def _role_row(context: Context, role: Role) -> tuple[Runs, ...]:
    unit = context.unit_title(role.unit)
    title = f"{role.title} ({unit})" if unit else role.title
    return text(title), text("\n".join(map(words.sentence, role.tasks)) or DASH)


def members(context: Context, _item: None) -> Blocks:
    """List by function who sits in the bodies whose members are known."""
    blocks: list[Block] = []
    for body in context.dataset.concept.bodies:
        if body.members:
            start = context.language.text("{title}:", title=body.title)
            blocks.append(Paragraph((Run(start, bold=True),), keep=True))
            blocks.append(Bullets(tuple(text(each) for each in body.members)))
    return tuple(blocks)


# --- the way a plan is followed -----------------------------------------------------------------


def monitoring(context: Context, _item: None) -> Blocks:
    """Show which documents follow the plan: when each is made, and what who does with it."""
    language = context.language
    taken = context.dataset.concept.takers
    rows = [_document_row(context, each) for each in REGULAR if taken(each)]
    if not rows:
        return ()
    columns = [
        Column(language.text("Document"), 1.1),
        Column(language.text("When"), 1.1),
        Column(language.text("For whom"), 2.6),
    ]
    if any(plain(row[-1]) for row in rows):
        columns.append(Column(language.text("Note"), 2))
    else:
        rows = [row[:-1] for row in rows]
    caption = language.text("Documents by which the plan is followed and evaluated")
    return (Table(caption, tuple(columns), tuple(rows), "tab-monitoring"),)


def _document_row(context: Context, document: DocumentKind) -> tuple[Runs, ...]:
    language = context.language
    takers = context.dataset.concept.takers(document)
    told = (
        f"{body.short or body.title} – {language.text(words.VERB_WORDS[duty.verb])}"
        for body, duty in takers
    )
    return (
        text(language.text(DOCUMENT_WORDS[document])),
        text(language.text(REGULAR[document])),
        text("\n".join(told)),
        text(" ".join(_notes(takers))),
    )


def _notes(takers: Sequence[tuple[Body, Duty]]) -> Iterator[str]:
    """Give the notes on a document; one that all share needs no names."""
    said = {duty.note for _, duty in takers}
    if len(said) == 1:
        yield from (words.sentence(each) for each in said if each)
        return
    for body, duty in takers:
        if duty.note:
            yield words.sentence(f"{body.short or body.title}: {words.within(duty.note)}")


def collection(context: Context, _item: None) -> Blocks:
    """Show for which periods data are collected, by when, and for which document."""
    language, plan = context.language, context.plan
    rounds = sorted(plan.collection, key=lambda each: each.period)
    if not rounds:
        return ()
    last = max(each.period for each in rounds)
    empty = language.text(UNCONFIRMED if "collection" in plan.unconfirmed else NOT_GIVEN)
    rows = tuple(
        (
            text(words.period_name(language, each.period)),
            text(_for(context, each, ends=each.period == last)),
            text(language.day(each.due)) if each.due else (Run(empty, italic=True),),
        )
        for each in rounds
    )
    columns = (
        Column(language.text("Period"), 1),
        Column(language.text("Data for"), 2),
        Column(language.text("To be handed in by"), 1.2),
    )
    return (Table(language.text("Schedule of collection"), columns, rows, "tab-collection"),)


def _for(context: Context, round_: Collection, *, ends: bool) -> str:
    """Say which documents a round of collecting is for."""
    language, year = context.language, round_.period.half is None
    kinds = [DocumentKind.ANNUAL if year else DocumentKind.MONITORING]
    if ends and year and round_.period.end >= context.plan.period.end:
        kinds.append(DocumentKind.FINAL)
    named = [language.text(DOCUMENT_WORDS[each]) for each in kinds]
    return words.listed(language, [named[0], *map(words.within, named[1:])])
