"""Awards, events, and what was learnt elsewhere."""

from collections.abc import Sequence

from chytrejsi.model.event import EventKind, Happening
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Run, Runs, Table, text
from chytrejsi.report.context import Context

Blocks = tuple[Block, ...]


def table(context: Context, _item: None) -> Blocks:
    """Show what happened in the period."""
    caption = context.language.text("Awards and events of the period")
    return happenings(context, context.happenings, caption, "tab-events")


def happenings(context: Context, found: Sequence[Happening], caption: str, anchor: str) -> Blocks:
    """Show awards and events with their dates, awards first."""
    language = context.language
    if not found:
        return ()
    columns = (
        Column(language.text("Date"), 1.1),
        Column(language.text("Kind"), 1),
        Column(language.text("What happened"), 5),
    )
    ordered = sorted(found, key=lambda each: each.kind is not EventKind.AWARD)
    rows = tuple(_row(context, each) for each in ordered)
    return (Table(caption, columns, rows, anchor, row_headers=False),)


def _row(context: Context, happening: Happening) -> tuple[Runs, ...]:
    language = context.language
    when = words.event_day(language, happening.date)
    if happening.until:
        when += " – " + words.event_day(language, happening.until)
    told = [Run(words.sentence(happening.title), bold=True)]
    if happening.text:
        told.append(Run(" " + words.sentence(" ".join(happening.text.split()))))
    return text(when), text(language.text(words.EVENT_WORDS[happening.kind])), tuple(told)
