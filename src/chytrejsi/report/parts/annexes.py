"""The annexes: what the indicators mean, and where each figure comes from."""

from collections.abc import Iterator, Mapping, Sequence

from chytrejsi.language import N_, Language
from chytrejsi.model.common import Source
from chytrejsi.model.concept import DocumentKind
from chytrejsi.model.indicator import (
    Accumulation,
    Dimension,
    Direction,
    Indicator,
    Level,
    Reading,
    Target,
)
from chytrejsi.model.meanings import choice_of
from chytrejsi.model.observation import Observation
from chytrejsi.progress.entries import Entry, number_of
from chytrejsi.progress.standing import Standing
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Paragraph, Run, Runs, Table, text
from chytrejsi.report.context import Context
from chytrejsi.report.parts.tables import DASH

Blocks = tuple[Block, ...]

DIGITS = 12
"""A digest is told by so many of its first digits."""

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
    """Give all indicators that the report shows: the plan's, the preceding one's, the rest.

    A final evaluation is about its plan alone, a monitoring report about what was reported for
    its half-year.
    """
    if context.subject.document is DocumentKind.MONITORING:
        return tuple(each for each in context.standing.indicators if each.reported)
    if context.subject.document is DocumentKind.FINAL:
        return context.standing.indicators
    before = context.preceding.standing.indicators if context.preceding else ()
    return (*context.standing.indicators, *before, *context.outside)


def definitions(context: Context, _item: None) -> Blocks:
    """Define each indicator that the report shows."""
    language = context.language
    rows = tuple(_definition(context, each.indicator) for each in _shown(context))
    if not rows:
        return ()
    columns = [
        Column(language.text("Code"), 0.9),
        Column(language.text("Indicator"), 2.4),
        Column(language.text("Definition"), 4.2),
        Column(language.text("How it is measured"), 2.6),
    ]
    source = ""
    if any(context.dataset.guarantor_of(each.indicator) for each in _shown(context)):
        columns.append(Column(language.text("Guarantor"), 1.6))
    else:
        rows = tuple(row[:-1] for row in rows)
        source = language.text("The guarantors of the indicators are not confirmed yet.")
    caption = language.text("Definitions of the indicators")
    return (Table(caption, tuple(columns), rows, "tab-definitions", wide=True, source=source),)


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
    facts = [card.unit_label, language.text(words.KIND_WORDS[card.kind])]
    if card.direction is not None:
        facts.append(language.text(DIRECTION_WORDS[card.direction]))
    if card.accumulation is not None:
        facts.append(language.text(ACCUMULATION_WORDS[card.accumulation]))
    if card.scale:
        facts.append(language.text("scale: {words}", words=" – ".join(card.scale)))
    if card.aggregation is not None:
        facts.append(language.text(choice_of(card.aggregation).title))
    facts += [f"{each.dimension}: {', '.join(each.categories)}" for each in _broken_down(card)]
    if card.formula:
        facts.append(language.text("computed: {formula}", formula=card.formula))
    return ", ".join(each for each in facts if each)


def _broken_down(card: Indicator) -> list[Dimension]:
    return [each for each in card.disaggregation if each.categories]


# --- sources ------------------------------------------------------------------------------------


def _cited(observation: Observation) -> str:
    """Name the workbook or the document of an observation."""
    if observation.received is not None:
        return observation.received.file
    return observation.document.title if observation.document else DASH


def _identity(observation: Observation) -> tuple[str, str]:
    """Tell workbooks of the same name apart; a document is known by its title."""
    received = observation.received
    return _cited(observation), received.sha256 if received else ""


def _numbers(context: Context) -> Mapping[tuple[str, str], int]:
    """Number the workbooks and documents, so that they are cited briefly."""
    named = dict.fromkeys(_identity(each) for each in context.observations.values())
    return {name: number for number, name in enumerate(named, start=1)}


def sources(context: Context, _item: None) -> Blocks:
    """Say for each value where it comes from: workbook, cell and date, or document."""
    language = context.language
    rows = tuple(row for each in _shown(context) for row in _source_rows(context, each))
    if not rows:
        return ()
    columns = (
        Column(language.text("Code"), 1.4),
        Column(language.text("Indicator"), 2.8),
        Column(language.text("Period or date"), 1.5),
        Column(language.text("Value"), 1.2, "right"),
        Column(language.text("Source"), 3.1),
    )
    caption = language.text("Sources of the values")
    return (Table(caption, columns, rows, "tab-sources"),)


def _source_rows(context: Context, standing: Standing) -> Iterator[tuple[Runs, ...]]:
    card, language = standing.indicator, context.language
    head = (text(card.id), text(card.title))
    for when, shown, basis in (*_planned(language, standing), *_targets(language, standing)):
        yield (*head, text(when), text(shown), text(basis))
    for entry in context.entries.get(card.id, ()):
        when = words.period_name(language, entry.period)
        origin = "; ".join((_origin(context, entry), *_corrections(language, card, entry)))
        yield (*head, text(when), text(_entry(language, card, entry)), text(origin))


_Planned = tuple[str, str, str]


def _planned(language: Language, standing: Standing) -> Iterator[_Planned]:
    """Give the baseline and the milestones, each with its day, its value and what it rests on."""
    card = standing.indicator
    forms = [(N_("baseline {day}"), card.baseline)]
    forms += [(N_("milestone {day}"), each) for each in card.milestones]
    for form, level in forms:
        if level is not None:
            when = language.text(form, day=words.short_day(language, level.date))
            yield when, _written(language, card, level), _basis(language, card, level)


def _targets(language: Language, standing: Standing) -> Iterator[_Planned]:
    """Give the target, and the one before it; what a change brought rests on its resolution."""
    card, target, original = standing.indicator, standing.target, standing.original
    changed = language.text("change of the plan")
    if target is not None:
        own = card.target is not None and card.target.number == target.value
        basis = _basis(language, card, card.target) if own and card.target else changed
        when = language.text("target {day}", day=words.short_day(language, target.date))
        yield when, words.quantity(language, card, target.value), basis
    if original is not None:
        day = words.short_day(language, original.target_date)
        when = language.text("original target {day}", day=day)
        number = original.resolution
        basis = (
            language.text("replaced by resolution {number}", number=number) if number else changed
        )
        yield when, words.quantity(language, card, original.target), basis


def _basis(language: Language, card: Indicator, level: Level) -> str:
    """Say what a level of the plan rests on; where nothing is said, it is the card itself."""
    basis = level.basis if isinstance(level, Target) else None
    return (
        basis
        or level.note
        or _declared(language, card.sources)
        or language.text("card of the indicator")
    )


def _written(language: Language, card: Indicator, reading: Reading) -> str:
    number = number_of(card, reading)
    if number is not None:
        return words.quantity(language, card, number)
    return language.text("in words") if reading.value is not None else DASH


def _entry(language: Language, card: Indicator, entry: Entry) -> str:
    if entry.number is None and entry.value.value is None:
        return language.text(words.STATE_WORDS[entry.value.state])
    return _written(language, card, entry.value)


def _corrections(language: Language, card: Indicator, entry: Entry) -> Iterator[str]:
    """Say what was corrected, so that the workbook's own value is not taken for a mistake."""
    for each in entry.corrections:
        yield language.text(
            "corrected from {old} on {day}",
            old=_written(language, card, each.expected),
            day=language.day(each.date),
        )


def _origin(context: Context, entry: Entry) -> str:
    """Cite the place of a value: the source's number, then the cell or the chapter."""
    observation = context.origin_of(entry)
    number = _numbers(context)[_identity(observation)]
    document = observation.document
    chapter = entry.value.chapter or (document.chapter if document else None)
    return ", ".join(filter(None, (f"[{number}]", entry.value.cell or chapter)))


def _declared(language: Language, cited: tuple[Source, ...]) -> str:
    """Cite the first source that a card declares."""
    if not cited:
        return ""
    first = cited[0]
    told = ", ".join(filter(None, (first.title, first.chapter)))
    return told if first.verified else f"{told} {language.text('(not verified)')}"


def inputs(context: Context, _item: None) -> Blocks:
    """List the workbooks and documents that the report rests on, with their numbers."""
    language = context.language
    groups: dict[tuple[str, str], list[Observation]] = {}
    for each in context.observations.values():
        groups.setdefault(_identity(each), []).append(each)
    rows = tuple(
        _input_row(context, number, groups[name]) for name, number in _numbers(context).items()
    )
    if not rows:
        return ()
    columns = [
        Column(language.text("No."), 0.5, "right"),
        Column(language.text("Workbook or document"), 3.4),
        Column(language.text("Who reported"), 2),
        Column(language.text("Period"), 1.5),
        Column(language.text("What it told"), 1.8),
    ]
    source = ""
    if any(each.received for each in context.observations.values()):
        columns.append(Column(language.text("Digest"), 1.4))
        source = language.text(
            "The digest gives the first {count} hexadecimal digits of the workbook's SHA-256.",
            count=DIGITS,
        )
    else:
        rows = tuple(row[:-1] for row in rows)
    caption = language.text("Workbooks and documents")
    return (Table(caption, tuple(columns), rows, "tab-inputs", source=source),)


def _input_row(
    context: Context, number: int, observations: Sequence[Observation]
) -> tuple[Runs, ...]:
    language = context.language
    first = observations[0]
    name = _cited(first)
    if first.received is not None:
        day = language.day(first.received.date)
        name += f" ({language.text('received {day}', day=day)})"
    elif first.document is not None and not first.document.verified:
        name += " " + language.text("(not verified)")
    who = dict.fromkeys(context.unit_title(each.guarantor) or "" for each in observations)
    periods = dict.fromkeys(words.period_name(language, each.period) for each in observations)
    return (
        text(str(number)),
        text(name),
        text(", ".join(who)),
        text(", ".join(periods)),
        text(_told(language, observations)),
        text(first.received.sha256[:DIGITS] if first.received else DASH),
    )


def _told(language: Language, observations: Sequence[Observation]) -> str:
    """Count what the files of one source told."""
    values = sum(len(each.values) for each in observations)
    activities = sum(len(each.activities) for each in observations)
    projects = sum(len(each.projects) for each in observations)
    told = [
        language.plural("{count} value", "{count} values", values) if values else "",
        language.plural("{count} activity", "{count} activities", activities) if activities else "",
        language.plural("{count} project", "{count} projects", projects) if projects else "",
    ]
    return ", ".join(filter(None, told)) or DASH


def provenance(context: Context, _item: None) -> Blocks:
    """Say from what the report was made: the inputs' digest, the revision, the program."""
    language, made = context.language, context.provenance
    if not made.version:
        return ()
    told = [
        language.text(
            "The input files have the digest {digest} (the first {count} digits of SHA-256).",
            digest=made.digest[:DIGITS],
            count=DIGITS,
        ),
        _revision(context),
        language.text(
            "The program chytrejsi {version} put the report together.", version=made.version
        ),
    ]
    head = Run(language.text("From what the report was made."), bold=True)
    return (Paragraph((head, Run(" " + " ".join(filter(None, told))))),)


def _revision(context: Context) -> str:
    """Name the state of the repository, where the workspace is in one."""
    language, made = context.language, context.provenance
    if not made.commit:
        return ""
    commit = made.commit[:DIGITS]
    if made.changed:
        return language.text(
            "They come from revision {commit} and hold changes that are not in it yet.",
            commit=commit,
        )
    return language.text("They are those of revision {commit}.", commit=commit)
