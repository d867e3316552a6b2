"""The sources of an executive summary: who told how much of it, and where each figure stands."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chytrejsi.language import Language
from chytrejsi.model.common import Source
from chytrejsi.model.event import Event, EventKind
from chytrejsi.model.indicator import Accumulation
from chytrejsi.model.observation import Observation
from chytrejsi.model.period import Period
from chytrejsi.progress.entries import Entry
from chytrejsi.progress.standing import Standing
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts import tables
from chytrejsi.report.parts.annexes import DIGITS
from chytrejsi.report.span import ACHIEVEMENTS, occasions_of, told_views, values_of

Blocks = tuple[Block, ...]
Told = Counter[str]
TELLING = (*ACHIEVEMENTS, EventKind.AWARD, EventKind.TREND)
CHAPTERED, NUMBERED = 2.6, 0.6  # shares of the width


def table(context: Context, _item: None) -> Blocks:
    """Show the documents and workbooks, numbered, with what each told of the span."""
    language = context.language
    found: dict[str, Told] = {}
    for name, told in (*_observed(context), *_journalled(context)):
        found.setdefault(name, Counter()).update(told)
    rows = tuple(
        (text(str(number)), text(name), text(_clauses(language, told)))
        for number, (name, told) in enumerate(found.items(), start=1)
    )
    if not rows:
        return ()
    columns = (
        Column(language.text("No."), 0.4, "right"),
        Column(language.text("Workbook or document"), 4.7),
        Column(language.text("What it told"), 2.4),
    )
    caption = language.text("Workbooks and documents")
    return (Table(caption, columns, rows, "tab-span-sources", row_headers=False),)


def _observed(context: Context) -> Iterator[tuple[str, Told]]:
    for each in _of_span(context):
        told = {"value": len(each.values), "activity": len(each.activities)}
        yield _name(context.language, each), Counter({**told, "project": len(each.projects)})


def _of_span(context: Context) -> Iterator[Observation]:
    since = context.subject.since
    for each in context.observations.values():
        if since is None or each.period.end >= since:
            yield each


def _name(language: Language, observation: Observation) -> str:
    """Name the workbook with the day it came and its digest, or the document."""
    received, document = observation.received, observation.document
    if received is not None:
        return language.text(
            "{file} (received {day}, digest {digest})",
            file=received.file,
            day=language.day(received.date),
            digest=received.sha256[:DIGITS],
        )
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


# --- where each figure stands -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """Where figures stand: in which source, in which chapter of it, for which period."""

    number: int
    name: str
    chapter: str
    period: Period


def figures(context: Context, _item: None) -> Blocks:
    """Say where each figure of the summary stands: by source and chapter, with its cell."""
    language = context.language
    named = dict.fromkeys(_name(language, each) for each in _of_span(context))
    numbers = {name: number for number, name in enumerate(named, start=1)}
    shown = [
        (view, each)
        for view in told_views(context)
        for each in values_of(view, view.standing.indicators)
    ]
    shown += [(context, each) for each in values_of(context, context.outside)]
    found: dict[_Place, list[str]] = {}
    for view, standing in shown:
        for entry in _basis(view, standing):
            place = _place(view, entry, numbers)
            found.setdefault(place, []).append(_figure(view, standing, entry))
    rows = tuple(
        (text(_cite(place)), text(words.period_name(language, place.period)), text("; ".join(told)))
        for place, told in sorted(found.items(), key=lambda pair: (pair[0].number, pair[0].period))
    )
    if not rows:
        return ()
    # a workbook's number needs no room, a document's chapter does
    share = CHAPTERED if any(place.chapter for place in found) else NUMBERED
    columns = (
        Column(language.text("Source"), share),
        Column(language.text("Period"), 1.3),
        Column(language.text("Value"), 4.6),
    )
    return (Table(language.text("Sources of the values"), columns, rows, "tab-span-figures"),)


def _basis(view: Context, standing: Standing) -> Iterator[Entry]:
    """Give the entries that a figure rests on: all increments, of a level the last."""
    adds = standing.indicator.accumulation is Accumulation.INCREMENT
    for entry in view.entries.get(standing.indicator.id, ()):
        if entry.number is not None and (adds or entry.period == standing.period):
            yield entry


def _place(view: Context, entry: Entry, numbers: Mapping[str, int]) -> _Place:
    observation = view.origin_of(entry)
    name = _name(view.language, observation)
    chapter = entry.value.chapter or (observation.document and observation.document.chapter)
    return _Place(numbers.get(name, 0), name, chapter or "", entry.period)


def _cite(place: _Place) -> str:
    """Cite a source by its number; one older than the span has none and is named."""
    cited = f"[{place.number}]" if place.number else place.name
    return f"{cited} {place.chapter}".strip()


def _figure(view: Context, standing: Standing, entry: Entry) -> str:
    """Write one value with the cell in which it was reported."""
    card, number = standing.indicator, entry.number
    value = words.quantity(view.language, card, number) if number is not None else tables.DASH
    cell = f" ({entry.value.cell})" if entry.value.cell else ""
    return f"{words.within(card.title)} {value}{cell}"
