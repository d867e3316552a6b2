"""The changes of a plan that were approved."""

from chytrejsi.model.change import Change
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import changes
from chytrejsi.report.parts.tables import DASH

Blocks = tuple[Block, ...]


def table(context: Context, _item: None) -> Blocks:
    """List the changes in force by the period's end: what became what, and why."""
    language = context.language
    rows = tuple(_row(context, each) for each in changes.approved(context))
    if not rows:
        return ()
    columns = (
        Column(language.text("No."), 1.5),
        Column(language.text("What it concerns"), 1.8),
        Column(language.text("Before"), 1.1),
        Column(language.text("After"), 1.1),
        Column(language.text("Reason"), 3),
        Column(language.text("Approval"), 2.7),
    )
    caption = language.text("Approved changes of the plan")
    return (Table(caption, columns, rows, "tab-amendments"),)


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
    concept = context.dataset.concept
    body = [concept.body_title(change.body)] if change.body else []
    return ", ".join([*body, *changes.decided(context.language, change)]) or DASH
