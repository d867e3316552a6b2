"""The front of an action plan: cover, basic data, and the coordinator's lasting texts."""

from collections.abc import Callable

from chytrejsi.language import N_, Language
from chytrejsi.model.common import Approval, Documented
from chytrejsi.model.plan import Plan
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.narrative import narrative_block, own_text, section_place
from chytrejsi.report.parts import front
from chytrejsi.report.parts.fiche_fields import UNCONFIRMED

Blocks = tuple[Block, ...]

MISSING = {"body": N_("body unconfirmed"), "resolution": N_("resolution unconfirmed")}


def cover(context: Context, _item: None) -> Blocks:
    """Give the first page but its titles: the plan's period, its approval, who gets it."""
    language, concept = context.language, context.dataset.concept
    facts = (
        (language.text("Period of the plan"), span(language, context.plan)),
        (language.text("Plan approved"), language.day(context.plan.approved.date)),
        (language.text("Submitted by"), context.unit_title(concept.coordinator) or ""),
        *front.readers(context),
        (language.text("State as of"), language.day(context.as_of)),
    )
    return front.page(context, facts)


def span(language: Language, plan: Plan) -> str:
    """Write the plan's period by its days."""
    first, last = plan.period.start, plan.period.end
    return f"{language.day(first)} – {language.day(last)}"


def basics(context: Context, _item: None) -> Blocks:
    """Show what the plan is: of which concept, for how long, when and by whom approved."""
    language, concept = context.language, context.dataset.concept
    facts = [
        (language.text("Concept"), concept.title),
        (language.text("Vision of the concept"), concept.vision or ""),
        (language.text("Concept approved"), approval(context, concept.approved, concept)),
        (language.text("Preceding plan"), _preceding(context)),
        (language.text("Plan approved"), approval(context, context.plan.approved, context.plan)),
        (language.text("Period of the plan"), _period(context)),
        (language.text("Prolongation"), _prolongation(context)),
        (language.text("Coordinator"), context.unit_title(concept.coordinator) or ""),
    ]
    rows = tuple((text(name), text(fact)) for name, fact in facts if fact)
    columns = (Column(language.text("Basic fact"), 1), Column(language.text("What is stated"), 3))
    return (Table(language.text("Basic data of the plan"), columns, rows, "tab-basics"),)


def approval(context: Context, given: Approval | None, record: Documented) -> str:
    """Say when, by which body and under which resolution something was approved."""
    if given is None:
        return ""
    language = context.language
    facts = [language.day(given.date)]
    if given.body:
        facts.append(context.dataset.concept.body_title(given.body))
    if given.resolution:
        told = language.text("resolution {number}", number=given.resolution)
        facts.append(told if given.verified else f"{told} {language.text('(not verified)')}")
    unsure = [told for field, told in MISSING.items() if _unknown(given, field, record)]
    return ", ".join([*facts, *map(language.text, unsure)])


def _unknown(given: Approval, field: str, record: Documented) -> bool:
    """Tell whether a part of an approval is missing and waits to be confirmed."""
    return not getattr(given, field) and f"approved.{field}" in record.to_confirm


def _period(context: Context) -> str:
    told = span(context.language, context.plan)
    if "period" in context.plan.unconfirmed:
        return f"{told} ({context.language.text(UNCONFIRMED)})"
    return told


def _prolongation(context: Context) -> str:
    """Say until when the plan was prolonged, and what it says of lasting longer."""
    language, plan = context.language, context.plan
    told = [words.sentence(plan.prolongation or "")]
    if plan.prolonged_to:
        day = language.day(plan.prolonged_to)
        told.insert(0, language.text("The plan is prolonged until {day}.", day=day))
    return " ".join(filter(None, told))


def _preceding(context: Context) -> str:
    """Name the plan that was approved before this one, with its areas of activity."""
    language, last = context.language, context.dataset.previous_plan(context.plan.id)
    if last is None:
        return ""
    titles = "; ".join(each.title for each in context.dataset.fiches_of(last.id))
    day = language.text("in force from {day}", day=language.day(last.approved.date))
    return f"{last.title} ({day})" + (f": {titles}" if titles else "")


def told(section: str, title: str) -> Callable[[Context, None], Blocks]:
    """Give a section the coordinator's text for this plan that was written last by the period.

    A text for the period itself is put there by the composer; the plan's own texts last, so
    that an older one holds until it is replaced.
    """

    def build(context: Context, _item: None) -> Blocks:
        written = {
            name: each
            for name, each in context.dataset.narratives.items()
            if each.plan == context.plan.id and each.kind == "plan" and section in each.texts
        }
        older = [name for name, each in written.items() if each.period.end <= context.asked.end]
        if not older or own_text(context, "plan", section) is not None:
            return ()
        key = max(older, key=lambda name: (written[name].period, name))
        named = context.language.text(title)
        return (narrative_block(section_place(key, section), named, written[key].texts[section]),)

    return build
