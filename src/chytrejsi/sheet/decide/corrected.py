"""Tells of the later corrections of values that a newer workbook gives again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chytrejsi.findings import CellPlace, Finding, Rule
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.indicator import Reading
from chytrejsi.model.logbook import Outcome
from chytrejsi.model.observation import Correction, ReportedValue, parted
from chytrejsi.sheet.decide.decisions import Decided


def with_corrections(decided: Decided, dataset: Dataset) -> Decided:
    """Add to a workbook that is taken in what becomes of the corrections of its values."""
    if decided.outcome is not Outcome.ACCEPTED or not dataset.corrections:
        return decided
    submission = decided.submission
    told = tuple(_told(decided, dataset))
    return replace(decided, submission=replace(submission, findings=(*submission.findings, *told)))


def _told(decided: Decided, dataset: Dataset) -> Iterator[Finding]:
    observation = decided.submission.observation
    if observation is None:
        return
    teller = decided.submission.teller or observation.guarantor
    guarantor = dataset.filed_as(teller, observation.period)
    values = {value.indicator: value for value in observation.values}
    for (indicator, period, whose), chain in dataset.chains.items():
        if (period, whose) == (observation.period, guarantor):
            yield from _of_value(decided.submission.file, values.get(indicator), chain)


def _of_value(
    file: str, value: ReportedValue | None, chain: Sequence[tuple[str, Correction]]
) -> Iterator[Finding]:
    """Tell of one value and its corrections, the oldest first; the value may be missing."""
    applied, misfits = parted(value, [each for _key, each in chain])
    sheet, _, cell = (value.cell or "" if value else "").partition("!")
    place = CellPlace(file, sheet or None, cell or None)
    found = "–" if value is None or value.value is None else _number_or_text(value.value)
    for key, each in chain:
        if each in misfits:
            yield Rule.CORRECTION_OUTDATED.at(
                place,
                id=each.indicator,
                date=each.date,
                expected=_number_or_text(each.expect),
                found=found,
                path=f"indicators/corrections/{key}.yaml",
            )
    if applied and not misfits:
        yield Rule.VALUE_CORRECTED.at(
            place,
            id=applied[-1].indicator,
            value=found,
            corrected=_number_or_text(applied[-1].value),
            date=applied[-1].date,
            path=f"indicators/corrections/{chain[-1][0]}.yaml",
        )


def _number_or_text(value: str | bool) -> object:
    number = Reading(value=value).number
    return value if number is None or isinstance(value, bool) else number
