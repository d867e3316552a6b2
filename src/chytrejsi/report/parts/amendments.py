"""The changes of a plan that were approved."""

from datetime import date

from chytrejsi.model.change import Change, ChangeState
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import changes
from chytrejsi.report.parts.tables import DASH

Blocks = tuple[Block, ...]


def table(context: Context, _item: None) -> Blocks:
    """List the changes in force by the period's end: what became what, and why."""
    language = context.language
    rows = tuple(_row(context, each) for each in _approved(context))
    if not rows:
        return ()
    columns = (
        Column(language.text("No."), 1.2),
        Column(language.text("What it concerns"), 2.2),
        Column(language.text("Before"), 1.2),
        Column(language.text("After"), 1.2),
        Column(language.text("Reason"), 2.4),
        Column(language.text("Approval"), 2.2),
    )
    caption = language.text("Approved changes of the plan")
    return (Table(caption, columns, rows, "tab-amendments"),)


def _approved(context: Context) -> list[Change]:
    """Give the plan's approved changes in the order in which they take effect."""
    found = [
        each
        for each in context.dataset.changes.values()
        if each.plan == context.plan.id
        and each.state is ChangeState.APPROVED
        and (each.effect is None or each.effect <= context.asked.end)
    ]
    return sorted(found, key=lambda each: (each.effect or each.proposed or date.max, each.id))


def _row(context: Context, change: Change) -> tuple[Runs, ...]:
    return (
        text(change.id),
        text(changes.subject(context, change)),
        text(changes.side(context, change, change.old) or DASH),
        text(changes.side(context, change, change.new) or DASH),
        text(words.sentence(change.reason)),
        text(_approval(context, change)),
    )


def _approval(context: Context, change: Change) -> str:
    """Say which body approved a change, under which resolution, and since when it holds."""
    language = context.language
    bodies = {each.id: each.title for each in context.dataset.concept.bodies}
    told = [bodies.get(change.body, change.body)] if change.body else []
    if change.resolution:
        told.append(language.text("resolution {number}", number=change.resolution))
    if change.effect:
        told.append(language.text("with effect from {day}", day=language.day(change.effect)))
    return ", ".join(told) or DASH
