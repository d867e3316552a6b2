"""The sources of an executive summary: which document or workbook told how much of it."""

from collections import Counter
from collections.abc import Iterator, Mapping

from chytrejsi.language import Language
from chytrejsi.model.common import Source
from chytrejsi.model.event import Event, EventKind
from chytrejsi.model.observation import Observation
from chytrejsi.report.blocks import Block, Column, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.span import ACHIEVEMENTS, occasions_of

Blocks = tuple[Block, ...]
Told = Counter[str]
TELLING = (*ACHIEVEMENTS, EventKind.AWARD, EventKind.TREND)


def table(context: Context, _item: None) -> Blocks:
    """Show the documents and workbooks with what each told of the span."""
    language = context.language
    found: dict[str, Told] = {}
    for name, told in (*_observed(context), *_journalled(context)):
        found.setdefault(name, Counter()).update(told)
    rows = tuple((text(name), text(_clauses(language, told))) for name, told in found.items())
    if not rows:
        return ()
    columns = (
        Column(language.text("Workbook or document"), 4),
        Column(language.text("What it told"), 2),
    )
    return (Table(language.text("Workbooks and documents"), columns, rows, "tab-span-sources"),)


def _observed(context: Context) -> Iterator[tuple[str, Told]]:
    since = context.subject.since
    for each in context.observations.values():
        if since is None or each.period.end >= since:
            told = {"value": len(each.values), "activity": len(each.activities)}
            yield _name(context.language, each), Counter({**told, "project": len(each.projects)})


def _name(language: Language, observation: Observation) -> str:
    """Name the workbook with the day it came, or the document."""
    if observation.received is not None:
        day = language.day(observation.received.date)
        return f"{observation.received.file} ({language.text('received {day}', day=day)})"
    document = observation.document
    if document is None:
        return language.text("source not given")
    return _marked(language, document.title, verified=document.verified)


def _journalled(context: Context) -> Iterator[tuple[str, Told]]:
    for occasion in occasions_of(context):
        event = occasion.what
        if isinstance(event, Event) and event.kind in TELLING:
            for source in event.sources:
                yield _cited(context.language, source), Counter({"event": 1})


def _cited(language: Language, source: Source) -> str:
    return _marked(language, source.title, verified=source.verified)


def _marked(language: Language, title: str, *, verified: bool) -> str:
    return title if verified else f"{title} {language.text('(not verified)')}"


def _clauses(language: Language, told: Mapping[str, int]) -> str:
    clauses = (
        language.plural("{count} value", "{count} values", told.get("value", 0)),
        language.plural("{count} activity", "{count} activities", told.get("activity", 0)),
        language.plural("{count} project", "{count} projects", told.get("project", 0)),
        language.plural("{count} event", "{count} events", told.get("event", 0)),
    )
    counts = (told.get(each, 0) for each in ("value", "activity", "project", "event"))
    return ", ".join(clause for clause, count in zip(clauses, counts, strict=True) if count)
