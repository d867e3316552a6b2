"""The results of the plan before this one, as long as the period's data tell of it."""

from collections.abc import Callable

from chytrejsi.model.fiche import Fiche
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Paragraph, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import indicators, journal, states, tables

Blocks = tuple[Block, ...]


def of(build: Callable[[Context, Fiche], Blocks]) -> Callable[[Context, Fiche], Blocks]:
    """Let a builder of areas tell of the preceding plan."""

    def build_of_preceding(context: Context, fiche: Fiche) -> Blocks:
        return build(context.preceding, fiche) if context.preceding else ()

    return build_of_preceding


def lead(context: Context, _item: None) -> Blocks:
    """Say how much of the preceding plan was done."""
    before = context.preceding
    if before is None:
        return ()
    language = context.language
    counts = [states.activity_counts(before, each) for each in before.fiches]
    told = language.text(
        "{plan} was in force from {start} to {end}",
        plan=before.plan.title,
        start=language.day(before.plan.approved.date),
        end=language.day(context.plan.approved.date),
    )
    held = language.plural(
        "It had {count} area of activity",
        "It had {count} areas of activity",
        sum(bool(each) for each in counts),
    )
    done = words.activity_sentence(language, states.counts_of(before, before.fiches))
    sentences = (words.sentence(each) for each in (told, held, done) if each)
    return (Paragraph(text(" ".join(sentences)), style="lead"),)


def overview(context: Context, _item: None) -> Blocks:
    """Show the states of the preceding plan's activities: a table and its chart."""
    before = context.preceding
    if before is None:
        return ()
    rows = [(each.title, states.activity_counts(before, each)) for each in before.fiches]
    return states.overview(context, rows, "preceding")


def values(context: Context, fiche: Fiche) -> Blocks:
    """Show what was counted under the preceding plan, with a chart where there is enough."""
    before = context.preceding
    standings = before.by_fiche.get(fiche.id, ()) if before else ()
    if before is None or not standings:
        return ()
    caption = context.language.text("{title}: values reached", title=fiche.title)
    anchor = f"tab-preceding-{fiche.id}"
    return (
        *tables.values(before, standings, caption, anchor),
        *indicators.count_figure(before, standings, caption, f"fig-preceding-{fiche.id}"),
    )


def whole(context: Context, _item: None) -> Blocks:
    """Show what was counted for the preceding plan as a whole."""
    before = context.preceding
    standings = before.by_fiche.get("", ()) if before else ()
    if before is None or not standings:
        return ()
    caption = context.language.text("The plan as a whole: values reached")
    return tables.values(before, standings, caption, "tab-preceding-whole")


def events(context: Context, _item: None) -> Blocks:
    """Show the awards and events before the period."""
    caption = context.language.text("Awards and events of earlier years")
    return journal.happenings(context, context.earlier_events, caption, "tab-earlier-events")
