"""When the plan ends: as planned, as prolonged, and in truth, when the next one is approved."""

from dataclasses import dataclass
from datetime import date

from chytrejsi.model.common import Approval
from chytrejsi.model.plan import Plan
from chytrejsi.progress.months import months_between
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Note, Paragraph, Run, Runs, Table, text
from chytrejsi.report.context import Context

Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a plan; `closed` and `successor` are None as long as no next plan is approved."""

    planned: date
    prolonged: date | None
    closed: date | None
    successor: Plan | None

    @property
    def due(self) -> date:
        """The day by which the plan should end, as it is known now."""
        return self.prolonged or self.planned

    def final_on(self, day: date) -> bool:
        """Tell whether an evaluation of that day is about a plan that has ended."""
        return self.closed is not None and self.closed <= day


def ending_of(context: Context) -> Ending:
    """Find when the context's plan ends: it holds until the next one is approved."""
    plan = context.plan
    successor = context.dataset.next_plan(plan.id)
    closed = successor.approved.date if successor else None
    return Ending(plan.period.end, plan.prolonged_to, closed, successor)


def preliminary(context: Context, _item: None) -> Blocks:
    """Say plainly that the evaluation is preliminary, as long as it is."""
    ending, language = ending_of(context), context.language
    day = language.day(context.as_of)
    if ending.final_on(context.as_of):
        return ()
    if ending.closed is not None:
        told = language.text(
            "This evaluation is preliminary: the plan ended on {end}, but the data reach only to "
            "{day}.",
            end=language.day(ending.closed),
            day=day,
        )
    elif ending.due < context.as_of:
        told = language.text(
            "This evaluation is preliminary as of {day}: the plan should have ended on {end}, but "
            "it lasts until the next plan is approved, which has not happened yet.",
            end=language.day(ending.due),
            day=day,
        )
    else:
        told = language.text(
            "This evaluation is preliminary as of {day}: the plan has not ended. It should end on "
            "{end} and lasts until the next plan is approved.",
            end=language.day(ending.due),
            day=day,
        )
    return (Note(text(told), "warning"),)


def duration(context: Context, _item: None) -> Blocks:
    """Show how long the plan was to last, whether it was prolonged, and when it really ended."""
    language = context.language
    columns = (Column(language.text("Milestone of the plan"), 1), Column(language.text("Day"), 3))
    rows = tuple((text(title), told) for title, told in _facts(context))
    table = Table(language.text("How long the plan lasted"), columns, rows, "tab-duration")
    return (table, *_longer(context))


def _facts(context: Context) -> tuple[tuple[str, Runs], ...]:
    language, plan, ending = context.language, context.plan, ending_of(context)
    planned = f"{language.day(plan.period.start)} – {language.day(plan.period.end)}"
    if "period" in plan.unconfirmed:
        planned += f" ({language.text('not confirmed by the region')})"
    return (
        (language.text("Approval"), text(_approval(context, plan.approved))),
        (language.text("Planned period"), text(planned)),
        (language.text("Prolongation"), _prolongation(context, ending)),
        (language.text("True end"), _true_end(context, ending)),
    )


def _approval(context: Context, approval: Approval) -> str:
    language = context.language
    concept = context.dataset.concept
    details = [concept.body_title(approval.body)] if approval.body else []
    if approval.resolution:
        details.append(language.text("resolution {number}", number=approval.resolution))
    day = language.day(approval.date)
    return f"{day} ({', '.join(details)})" if details else day


def _prolongation(context: Context, ending: Ending) -> Runs:
    language = context.language
    if ending.prolonged is not None:
        return text(language.text("until {day}", day=language.day(ending.prolonged)))
    return (Run(language.text("the data record none"), italic=True),)


def _true_end(context: Context, ending: Ending) -> Runs:
    language = context.language
    if ending.closed is None or ending.successor is None:
        told = language.text(
            "the plan lasts; as of {day} no next plan has been approved",
            day=language.day(context.as_of),
        )
        return (Run(told, italic=True),)
    day = language.day(ending.closed)
    return text(
        language.text("{day}, when “{plan}” was approved", day=day, plan=ending.successor.title)
    )


def _longer(context: Context) -> Blocks:
    """Say that the plan lasted longer than planned; by how much where that is certain."""
    ending, language = ending_of(context), context.language
    if ending.closed is None or ending.closed <= ending.planned:
        return ()
    months = months_between(ending.planned, ending.closed)
    if "period" in context.plan.unconfirmed or not months:
        told = language.text(
            "The plan held beyond the planned period, until the next plan was approved"
        )
        return (Paragraph(text(words.sentence(told))),)
    told = language.plural(
        "The plan lasted {count} month longer than planned",
        "The plan lasted {count} months longer than planned",
        months,
    )
    return (Paragraph(text(words.sentence(told))),)
