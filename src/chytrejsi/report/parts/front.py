"""The cover and the contents."""

from collections.abc import Sequence

from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Captions, Contents, Cover, Note, text
from chytrejsi.report.context import Context

Blocks = tuple[Block, ...]


def fictional_notice(context: Context) -> str:
    """Say that the data are made up, where they are."""
    if not context.dataset.concept.fictional:
        return ""
    return context.language.text("All data in this document are fictional and serve for learning.")


def fictional_note(context: Context) -> Blocks:
    """Say so in a note, in a document without a cover."""
    notice = fictional_notice(context)
    return (Note(text(notice), kind="fictional"),) if notice else ()


def plan_years(context: Context) -> str:
    """Write the planned years: 2024–2026."""
    first, last = context.plan.period.start.year, context.plan.period.end.year
    return str(first) if first == last else f"{first}–{last}"


def plan_title(context: Context) -> str:
    """Name the plan with its years, unless its name has them."""
    years = plan_years(context)
    title = context.plan.title
    return title if years in title else f"{title}, {years}"


def period_line(context: Context) -> str:
    """Name the period of the report, and the half-year whose values it had to take."""
    language = context.language
    asked = words.period_phrase(language, context.asked)
    if context.half_year is None:
        return asked
    half = words.period_name(language, context.half_year)
    return language.text("{year} (data for the {half})", year=asked, half=half)


def cover(context: Context, _item: None) -> Blocks:
    """Give the first page but its titles, which are the outline's: period, state, who gets it."""
    language = context.language
    concept = context.dataset.concept
    facts = [
        (language.text("Period"), period_line(context)),
        (language.text("State as of"), language.day(context.as_of)),
        (language.text("Plan approved"), language.day(context.plan.approved.date)),
        (language.text("Submitted by"), context.unit_title(concept.coordinator) or ""),
        *readers(context),
        (language.text("Newest input"), language.day(context.newest_input)),
    ]
    return page(context, facts)


def page(context: Context, facts: Sequence[tuple[str, str]]) -> Blocks:
    """Give a first page of these facts; its titles are the outline's."""
    organisation = context.dataset.concept.region.name
    notice = fictional_notice(context)
    return (Cover("", organisation=organisation, facts=tuple(facts), notice=notice),)


def readers(context: Context) -> list[tuple[str, str]]:
    """List the bodies that the report goes to, each with what it does with it."""
    language = context.language
    told = [
        f"{body.title} ({language.text(words.VERB_WORDS[duty.verb])})"
        for body, duty in context.dataset.concept.takers(context.subject.document)
    ]
    return [(language.text("For"), "; ".join(told))] if told else []


def contents(context: Context, _item: None) -> Blocks:
    """Give the contents."""
    return (Contents(context.language.text("Contents")),)


def list_of_tables(context: Context, _item: None) -> Blocks:
    """Give the list of all tables."""
    return (Captions(context.language.text("List of tables"), "table"),)


def list_of_figures(context: Context, _item: None) -> Blocks:
    """Give the list of all figures."""
    return (Captions(context.language.text("List of figures"), "figure"),)
