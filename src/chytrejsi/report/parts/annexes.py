"""The annexes: what the indicators mean, and where each figure comes from."""

from collections.abc import Iterator

from chytrejsi.model.common import Source
from chytrejsi.model.indicator import Accumulation, Direction, Indicator
from chytrejsi.model.observation import Observation, ReportedValue
from chytrejsi.progress.standing import Standing
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts.tables import DASH
from chytrejsi.language import N_, Language

Blocks = tuple[Block, ...]

DIRECTION_WORDS = {
    Direction.INCREASE: N_("to be increased"),
    Direction.DECREASE: N_("to be decreased"),
    Direction.MAINTAIN: N_("to be maintained"),
}

ACCUMULATION_WORDS = {
    Accumulation.INCREMENT: N_("increments are added up"),
    Accumulation.CUMULATIVE: N_("cumulative value"),
    Accumulation.POINT_IN_TIME: N_("state at a date"),
}


def _shown(context: Context) -> tuple[Standing, ...]:
    """Give all indicators that the report shows: the plan's, the preceding one's, the rest."""
    before = context.preceding.standing.indicators if context.preceding else ()
    return (*context.standing.indicators, *before, *context.outside)


def definitions(context: Context, _item: None) -> Blocks:
    """Define each indicator that the report shows."""
    language = context.language
    rows = tuple(_definition(context, each.indicator) for each in _shown(context))
    if not rows:
        return ()
    columns = (
        Column(language.text("Code"), 0.9),
        Column(language.text("Indicator"), 2.2),
        Column(language.text("Definition"), 4),
        Column(language.text("How it is measured"), 2.2),
        Column(language.text("Guarantor"), 1.6),
    )
    caption = language.text("Definitions of the indicators")
    return (Table(caption, columns, rows, "tab-definitions", wide=True),)


def _definition(context: Context, card: Indicator) -> tuple[Runs, ...]:
    language = context.language
    guarantor = context.unit_title(context.dataset.guarantor_of(card))
    return (
        text(card.id),
        text(card.title),
        text(card.definition or DASH),
        text(_measured(language, card)),
        text(guarantor or language.text("not confirmed yet")),
    )


def _measured(language: Language, card: Indicator) -> str:
    facts = [words.unit_of(card), language.text(words.KIND_WORDS[card.kind])]
    if card.direction is not None:
        facts.append(language.text(DIRECTION_WORDS[card.direction]))
    if card.accumulation is not None:
        facts.append(language.text(ACCUMULATION_WORDS[card.accumulation]))
    if card.formula:
        facts.append(card.formula)
    return ", ".join(each for each in facts if each)


# --- sources ------------------------------------------------------------------------------------


def sources(context: Context, _item: None) -> Blocks:
    """Say for each value where it comes from: workbook, cell and date, or document."""
    language = context.language
    rows = tuple(row for each in _shown(context) for row in _source_rows(context, each))
    if not rows:
        return ()
    columns = (
        Column(language.text("Code"), 1),
        Column(language.text("Indicator"), 2.6),
        Column(language.text("Period or date"), 1.2),
        Column(language.text("Value"), 1.2, "right"),
        Column(language.text("Source"), 4),
    )
    caption = language.text("Sources of the values")
    return (Table(caption, columns, rows, "tab-sources", wide=True),)


def _source_rows(context: Context, standing: Standing) -> Iterator[tuple[Runs, ...]]:
    card, language = standing.indicator, context.language
    head = (text(card.id), text(card.title))
    if card.baseline is not None:
        value = card.baseline.number
        said = card.baseline.note or _cited(language, card.sources) or DASH
        shown = words.quantity(language, card, value) if value is not None else DASH
        day = language.text("baseline {day}", day=language.day(card.baseline.date))
        yield (*head, text(day), text(shown), text(said))
    for observation in context.observations.values():
        for entry in observation.values:
            if entry.indicator == card.id:
                when = words.period_name(language, observation.period)
                shown = text(_entry(context, card, entry))
                yield (*head, text(when), shown, text(_origin(language, observation, entry)))


def _entry(context: Context, card: Indicator, entry: ReportedValue) -> str:
    language = context.language
    number = entry.number
    if number is not None:
        return words.quantity(language, card, number)
    return str(entry.value) if entry.value else language.text(words.STATE_WORDS[entry.state])


def _origin(language: Language, observation: Observation, entry: ReportedValue) -> str:
    if observation.received is not None:
        parts = [observation.received.file, entry.cell or ""]
        parts.append(language.text("received {day}", day=language.day(observation.received.date)))
        return ", ".join(each for each in parts if each)
    if observation.document is not None:
        chapter = entry.chapter or observation.document.chapter
        told = ", ".join(filter(None, (observation.document.title, chapter)))
        return told if observation.document.verified else told + " " + _unverified(language)
    return DASH


def _unverified(language: Language) -> str:
    return language.text("(not verified)")


def _cited(language: Language, cited: tuple[Source, ...]) -> str:
    if not cited:
        return ""
    first = cited[0]
    told = ", ".join(filter(None, (first.title, first.chapter)))
    return told if first.verified else f"{told} {_unverified(language)}"


def inputs(context: Context, _item: None) -> Blocks:
    """List the workbooks and documents that the report rests on."""
    language = context.language
    rows = tuple(_input_row(context, each) for each in context.now.values())
    if not rows:
        return ()
    columns = (
        Column(language.text("Workbook or document"), 3.4),
        Column(language.text("Who reported"), 2.2),
        Column(language.text("Period"), 1.3),
        Column(language.text("What it told"), 2.2),
    )
    caption = language.text("Workbooks and documents of the period")
    return (Table(caption, columns, rows, "tab-inputs"),)


def _input_row(context: Context, observation: Observation) -> tuple[Runs, ...]:
    language = context.language
    if observation.received is not None:
        day = language.day(observation.received.date)
        came = f"{observation.received.file} ({language.text('received {day}', day=day)})"
    else:
        came = observation.document.title if observation.document else DASH
    counts = [
        language.plural("{count} value", "{count} values", len(observation.values)),
        language.plural("{count} activity", "{count} activities", len(observation.activities)),
        language.plural("{count} project", "{count} projects", len(observation.projects)),
    ]
    told = [
        words_
        for words_, many in zip(
            counts,
            (observation.values, observation.activities, observation.projects),
            strict=True,
        )
        if many
    ]
    return (
        (Run(came),),
        text(context.unit_title(observation.guarantor) or observation.guarantor),
        text(words.period_name(language, observation.period)),
        text(", ".join(told) or DASH),
    )
