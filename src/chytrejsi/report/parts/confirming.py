"""What a guarantor confirms before a report goes out: his areas, what he reported, what is missing.

The areas and indicators whose guarantor is not known are the coordinator's to confirm.
"""

from collections.abc import Iterator, Sequence

from chytrejsi.language import N_
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.observation import ActivityReport
from chytrejsi.progress.entries import Entry
from chytrejsi.progress.returns import is_expected
from chytrejsi.progress.standing import STATUS_WORDS, Standing
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Bullets, Column, Note, Paragraph, Run, Runs, Table, text
from chytrejsi.report.context import Context, Told
from chytrejsi.report.fields import field_name
from chytrejsi.report.parts import done, front
from chytrejsi.report.templating import Values

Blocks = tuple[Block, ...]

LINE = "\u2026" * 20

# what the guarantor writes, and how many lines there are for it
FORM = (
    (N_("I confirm the part as printed here (yes or no)"), 1),
    (N_("I have objections, namely"), 6),
    (N_("Name"), 1),
    (N_("Office"), 1),
    (N_("Date"), 1),
    (N_("Signature"), 1),
)


# --- whose things these are ---------------------------------------------------------------------


def guarantor(context: Context) -> str:
    """Give the id of the guarantor that the document is for, else the coordinator's."""
    asked = context.subject.guarantor or context.dataset.concept.coordinator
    return context.dataset.unit_id(asked)


def fiches(context: Context) -> tuple[Fiche, ...]:
    """Give the areas of activity that the guarantor answers for."""
    return tuple(each for each in context.fiches if _answers(context, each.guarantor))


def _answers(context: Context, unit: str | None) -> bool:
    answering = unit or context.dataset.concept.coordinator
    return context.dataset.unit_id(answering) == guarantor(context)


def asked_of(context: Context) -> tuple[Standing, ...]:
    """Give the indicators that the guarantor is asked for."""
    asked = guarantor(context)
    return tuple(
        each
        for each in context.standing.indicators
        if asked in context.dataset.respondents_of(each.indicator)
    )


def others(context: Context) -> tuple[Standing, ...]:
    """Give those of them that lie in areas of others or in none, and those outside the plan."""
    own, asked = {each.id for each in fiches(context)}, guarantor(context)
    outside = (
        each for each in context.outside if asked in context.dataset.respondents_of(each.indicator)
    )
    return (*(each for each in asked_of(context) if each.indicator.fiche not in own), *outside)


def values(context: Context) -> Values:
    """Give the texts that the outline may name."""
    language = context.language
    report = (
        language.text("annual report")
        if context.asked.half is None
        else language.text("monitoring report")
    )
    title = context.unit_title(guarantor(context)) or ""
    return {"guarantor": {"title": title, "id": guarantor(context)}, "report": {"kind": report}}


# --- the front ----------------------------------------------------------------------------------


def head(context: Context, _item: None) -> Blocks:
    """Say what is to be confirmed and what it was made from; fictional data are marked."""
    language = context.language
    facts = [
        (language.text("Guarantor"), context.unit_title(guarantor(context)) or ""),
        (language.text("Action plan"), front.plan_title(context)),
        (language.text("Period"), front.period_line(context)),
        (language.text("What came"), _workbook(context)),
    ]
    lines = (Paragraph((Run(f"{name}: ", bold=True), Run(fact))) for name, fact in facts)
    return (*front.fictional_note(context), *lines)


def _workbook(context: Context) -> str:
    """Name what came from the guarantor in the period."""
    language = context.language
    told = []
    for each in context.now.values():
        if context.dataset.unit_id(each.guarantor) != guarantor(context):
            continue
        if each.received is not None:
            day = language.day(each.received.date)
            told.append(language.text("{file} of {day}", file=each.received.file, day=day))
        elif each.document is not None:
            told.append(language.text("taken from: {title}", title=each.document.title))
    return "; ".join(told) or language.text("nothing has come")


def unknown(context: Context, _item: None) -> Blocks:
    """Say for which areas the coordinator stands in, because their guarantor is not known."""
    titles = [each.title for each in fiches(context) if each.guarantor is None]
    if not titles:
        return ()
    told = context.language.plural(
        "The guarantor of {count} area of activity is not confirmed ({titles}); until then the "
        "coordinator confirms it.",
        "The guarantors of {count} areas of activity are not confirmed ({titles}); until then the "
        "coordinator confirms them.",
        len(titles),
        titles=words.listed(context.language, _or_all(context, titles)),
    )
    return (Note(text(told), kind="warning"),)


# --- what is missing ----------------------------------------------------------------------------


def missing(context: Context, _item: None) -> Blocks:
    """List what the guarantor still owes; where there is nothing, say so."""
    items = tuple(each for each in _missing(context) if each)
    if not items:
        told = context.language.text("Nothing is missing.")
        return (Paragraph(text(told)),)
    return (Bullets(items),)


def _missing(context: Context) -> Iterator[Runs]:
    language, own = context.language, fiches(context)
    yield _line(language.text("Indicators without a value: "), _silent(context))
    yield _line(language.text("Late without a reason: "), _unexplained(context))
    yield _line(language.text("Activities without a state: "), _untold(context, own))
    silent = [each.title for each in own if not done.summed_up(context, each)]
    yield _line(language.text("Areas without a summary in words: "), _or_all(context, silent))
    yield _line(language.text("Not confirmed in the fiche: "), _unconfirmed(context, own))


def _line(start: str, named: Sequence[str]) -> Runs:
    return (Run(start, bold=True), Run("; ".join(named) + ".")) if named else ()


def _silent(context: Context) -> list[str]:
    """Name the indicators that were asked for and of which the guarantor said nothing."""
    return [
        each.indicator.title
        for each in asked_of(context)
        if is_expected(each.indicator, context.asked) and not entries_of(context, each.indicator)
    ]


def entries_of(context: Context, card: Indicator) -> tuple[Entry, ...]:
    """Give what the guarantor said of an indicator in the period."""
    asked = guarantor(context)
    return tuple(
        each
        for each in context.entries.get(card.id, ())
        if each.guarantor == asked and each.said and context.asked.covers(each.period)
    )


def _unexplained(context: Context) -> list[str]:
    """Name what lags behind and has no reason, neither its own nor one for the whole area."""
    language = context.language
    return [
        language.text(
            "{title} ({value})",
            title=each.indicator.title,
            value=language.text(STATUS_WORDS[each.status]),
        )
        for each in asked_of(context)
        if each.status in words.LATE
        and _answers(context, context.dataset.guarantor_of(each.indicator))
        and not any(said.comment for said in each.reported)
        and not _explained(context, each.indicator.fiche)
    ]


def _explained(context: Context, fiche: str | None) -> bool:
    return any(each.what.deviations for each in context.narratives.get(fiche or "", ()))


def _untold(context: Context, own: Sequence[Fiche]) -> list[str]:
    """Name the activities of which nothing was said in this period."""
    return [
        activity.title
        for fiche in own
        for activity in fiche.activities
        if not _now(context, context.activities.get((fiche.plan, fiche.id, activity.id)))
    ]


def _now(context: Context, told: Told[ActivityReport] | None) -> bool:
    return told is not None and told.key in context.now


def _or_all(context: Context, titles: list[str]) -> list[str]:
    """Name areas by their titles, several that are all of the extract as such."""
    everything = len(titles) == len(fiches(context)) > 1
    return [context.language.text("all areas of this extract")] if everything else titles


def _unconfirmed(context: Context, own: Sequence[Fiche]) -> list[str]:
    """Name the fields that fiches lack; those that all lack are named once."""
    named: dict[tuple[str, ...], list[str]] = {}
    for fiche in own:
        if fiche.unconfirmed:
            named.setdefault(fiche.unconfirmed, []).append(fiche.title)
    language = context.language
    return [
        language.text(
            "{title} ({value})",
            title=words.listed(language, _or_all(context, titles)),
            value=words.listed(language, [field_name(language, each) for each in fields]),
        )
        for fields, titles in named.items()
    ]


# --- the form -----------------------------------------------------------------------------------


def form(context: Context, _item: None) -> Blocks:
    """Give the form in which the guarantor confirms his part or says what is wrong with it."""
    language = context.language
    columns = (
        Column(language.text("Statement of the guarantor"), 1.6),
        Column(language.text("To be filled in"), 3),
    )
    rows = tuple((text(language.text(each)), text(LINE * lines)) for each, lines in FORM)
    return (Table(language.text("Confirmation"), columns, rows, "tab-confirmation"),)
