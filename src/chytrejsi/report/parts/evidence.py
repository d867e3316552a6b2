"""The annex of evidence: which documents prove what was reported."""

from collections.abc import Iterator

from chytrejsi.model.evidence import Evidence
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.observation import ActivityReport, Observation
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts.tables import DASH, filled

Blocks = tuple[Block, ...]
DIGITS = 12
"""A digest is told by so many of its first digits."""


def table(context: Context, _item: None) -> Blocks:
    """List the documents by what they prove, in the order in which that was reported."""
    language = context.language
    rows = tuple(dict.fromkeys(_rows(context)))
    if not rows:
        return ()
    columns = (
        Column(language.text("What is proved"), 3),
        Column(language.text("Period"), 1.1),
        Column(language.text("Document"), 2.6),
        Column(language.text("Date"), 1.1),
        Column(language.text("Where it is"), 2.6),
        Column(language.text("Digest"), 1.2),
    )
    caption = language.text("Documents that prove the results")
    made = filled(columns, rows, (1, 3, 4, 5))
    source = ""
    if len(made[0]) == len(columns):
        source = language.text(
            "The digest gives the first {count} hexadecimal digits of the file's SHA-256.",
            count=DIGITS,
        )
    return (Table(caption, *made, "tab-evidence", wide=True, source=source),)


def _rows(context: Context) -> Iterator[tuple[Runs, ...]]:
    for seen in context.observations.values():
        period = words.period_name(context.language, seen.period)
        for about, document in _reported(context, seen):
            yield _row(context, about, period, document)
    for project in context.dataset.projects.values():
        if project.plan in {context.plan.id, None}:
            for document in project.documents:
                yield _row(context, project.title, DASH, document)


def _reported(context: Context, seen: Observation) -> Iterator[tuple[str, Evidence]]:
    data = context.dataset
    for value in seen.values:
        card = data.indicators.get(value.indicator)
        about = f"{card.id} {card.title}" if card else value.indicator
        yield from ((about, each) for each in value.documents)
    for activity in seen.activities:
        about = _activity(context, seen, activity)
        yield from ((about, each) for each in activity.documents)
    for told in seen.projects:
        project = data.projects.get(told.project)
        about = project.title if project else told.project
        yield from ((about, each) for each in told.documents)


def _activity(context: Context, seen: Observation, told: ActivityReport) -> str:
    in_force = context.dataset.plan_in_force(seen.period.end)
    plan = told.plan or (in_force.id if in_force else context.plan.id)
    fiche: Fiche | None = context.dataset.fiche(plan, told.fiche)
    titles = (
        each.title for each in (fiche.activities if fiche else ()) if each.id == told.activity
    )
    return next(titles, told.activity)


def _row(context: Context, about: str, period: str, document: Evidence) -> tuple[Runs, ...]:
    day = context.language.day(document.date) if document.date else DASH
    digest = document.sha256[:DIGITS] if document.sha256 else DASH
    where = document.url or document.file or DASH
    return tuple(map(text, (about, period, document.title, day, where, digest)))
