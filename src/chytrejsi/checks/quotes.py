"""Checks of what texts quote: that there is such an indicator, and that the number still holds."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache

from chytrejsi.checks.case import Case
from chytrejsi.findings import Finding, Rule, nearest
from chytrejsi.model.dataset import Dataset, Path, RecordKey, RecordKind
from chytrejsi.model.indicator import Indicator, Measure
from chytrejsi.model.narrative import Narratives, Quote, Quoted
from chytrejsi.model.observation import Observation
from chytrejsi.model.period import Period
from chytrejsi.model.scalars import Frozen
from chytrejsi.progress.entries import number_of
from chytrejsi.progress.evaluate import standings_by_id
from chytrejsi.progress.standing import Standing
from chytrejsi.report.quoting import asked_in, point_of, remembered_in, told_in, words_of

_Texts = Narratives | Observation
NOTHING = "–"
FILLED_IN = ("narratives", "raw")  # raw is what a cell held, and is never printed


def braces(case: Case) -> Iterator[Finding]:
    """What stands in braces in a text is a quotation of a known indicator."""
    known = case.dataset.indicators
    for record, texts in _texts(case):
        for path, told in told_in(texts):
            for words, asked in asked_in(told):
                if asked is None:
                    yield Rule.QUOTE_FORM.at(case.at(*record, *path), text=words)
                elif asked.indicator not in known and not _unread(case, asked.indicator):
                    yield Rule.UNKNOWN_INDICATOR.at(
                        case.at(*record, *path),
                        id=asked.indicator,
                        known=nearest(asked.indicator, known),
                    )


def misplaced(case: Case) -> Iterator[Finding]:
    """A quotation stands where it is filled in, and nowhere else."""
    for kind, key, record in _records(case.dataset):
        for path, told in _strings(record, ()):
            for words, asked in asked_in(told):
                if asked is not None:
                    yield Rule.QUOTE_ELSEWHERE.at(case.at(kind, key, *path), text=words)


def remembered(case: Case) -> Iterator[Finding]:
    """A number that a text quotes is the one that the data tell today."""
    standings: dict[Period, Mapping[str, Standing]] = {}
    for record, texts in _texts(case):
        for path, quote in remembered_in(texts):
            card = case.dataset.indicators.get(quote.indicator)
            if card is None:
                continue
            period = quote.period or texts.period
            if period not in standings:
                standings[period] = standings_by_id(case.dataset, period)
            found = _found(standings[period][card.id], quote)
            if not _agree(card, quote, found):
                yield Rule.QUOTE_STALE.at(
                    case.at(*record, *path, "value"), id=card.id, value=quote.value, found=found
                )


def _records(dataset: Dataset) -> Iterator[tuple[RecordKind, str, Frozen]]:
    """Give every record but the coordinator's texts."""
    yield RecordKind.CONCEPT, "concept", dataset.concept
    yield RecordKind.ORGANISATION, "organisation", dataset.organisation
    shelves: tuple[tuple[RecordKind, Mapping[str, Frozen]], ...] = (
        (RecordKind.PLAN, dataset.plans),
        (RecordKind.FICHE, dataset.fiches),
        (RecordKind.CHANGE, dataset.changes),
        (RecordKind.PROJECT, dataset.projects),
        (RecordKind.EVENT, dataset.events),
        (RecordKind.INDICATOR, dataset.indicators),
        (RecordKind.OBSERVATION, dataset.observations),
        (RecordKind.CORRECTION, dataset.corrections),
    )
    for kind, records in shelves:
        for key, record in records.items():
            yield kind, key, record


def _strings(held: Frozen | tuple[object, ...], path: Path) -> Iterator[tuple[Path, str]]:
    """Give each text that is printed as it stands, in whatever depth, with its place."""
    for step, each in _parts(held):
        if isinstance(each, str):
            if "{{" in each:
                yield (*path, step), each
        elif isinstance(each, Frozen | tuple):
            yield from _strings(each, (*path, step))


def _parts(held: Frozen | tuple[object, ...]) -> Iterable[tuple[str | int, object]]:
    if isinstance(held, tuple):
        return enumerate(held)
    return [(label, getattr(held, name)) for name, label in _fields(type(held))]


@cache
def _fields(model: type[Frozen]) -> tuple[tuple[str, str], ...]:
    fields = model.model_fields.items()
    return tuple((name, each.alias or name) for name, each in fields if name not in FILLED_IN)


def _texts(case: Case) -> Iterator[tuple[RecordKey, _Texts]]:
    for key, narratives in case.dataset.narratives.items():
        yield (RecordKind.NARRATIVES, key), narratives
    for key, observation in case.dataset.observations.items():
        if observation.narratives:
            yield (RecordKind.OBSERVATION, key), observation


def _unread(case: Case, indicator: str) -> bool:
    return (RecordKind.INDICATOR, indicator) in case.dataset.unread


def _found(standing: Standing, quote: Quote) -> str:
    """Write what the data tell, as YAML would; a dash where they tell nothing."""
    card = standing.indicator
    if card.measure is Measure.QUALITATIVE:
        told = words_of(standing) if quote.what is Quoted.VALUE else None
        return told or NOTHING
    point = point_of(standing, quote.what, quote.period)
    if point is None:
        return NOTHING
    if card.measure is Measure.BOOLEAN:
        return str(bool(point.value)).lower()
    if card.measure is Measure.ORDINAL:
        return card.scale[int(point.value) - 1]
    return format(point.value, "f")


def _agree(card: Indicator, quote: Quote, found: str) -> bool:
    """Compare as numbers where both are; words without spaces that wrapping adds."""
    if card.measure is Measure.ORDINAL:
        return quote.value == found
    number = number_of(card, quote)
    if card.measure is Measure.BOOLEAN:
        return number is not None and str(bool(number)).lower() == found
    if number is not None:
        return found != NOTHING and number == Decimal(found)
    return " ".join(str(quote.value).split()).rstrip(".") == found
