"""Writes for people what a newer workbook says differently from the one that it replaces."""

from collections.abc import Iterator
from datetime import date

from chytrejsi.language import Language, _, current
from chytrejsi.model.dataset import Dataset
from chytrejsi.model.indicator import Reading
from chytrejsi.model.scalars import DAY
from chytrejsi.sheet.columns import FIXED_CHOICES, Choices, words_of
from chytrejsi.sheet.decide.decisions import Decided
from chytrejsi.sheet.decide.difference import SHEETS, Change, ItemKind, Said
from chytrejsi.sheet.read.values import shown

_NOTHING = "–"


def differences(dataset: Dataset, decided: Decided) -> Iterator[str]:
    """Say of an accepted workbook what is new in it; nothing where it replaces none."""
    if decided.taken is None:
        return
    words = current()
    day = words.day(decided.taken)
    if not decided.changes:
        yield _("says the same as the workbook taken in on {day}", day=day)
        return
    yield words.plural(
        "{count} change against the workbook taken in on {day}:",
        "{count} changes against the workbook taken in on {day}:",
        len(decided.changes),
        day=day,
    )
    for each in decided.changes:
        old, new = (_words(dataset, each, said, words) for said in (each.old, each.new))
        column = words.text(SHEETS[each.kind].column(each.field).title)
        yield f"  {shown(each.id)}, {column}: {old} → {new}"


def _words(dataset: Dataset, change: Change, said: Said, words: Language) -> str:
    """Write one side of a change: in the words of its list, as a number, as a day, shortened."""
    if said is None:
        return _NOTHING
    if isinstance(said, bool):
        return words_of(Choices.YES_NO, words)["true" if said else "false"]
    choices = SHEETS[change.kind].column(change.field).choices
    if choices is not None and choices in FIXED_CHOICES:
        return words_of(choices, words).get(said, said)
    if change.field == "date" and DAY.fullmatch(said):
        return words.day(date.fromisoformat(said))
    card = dataset.indicators.get(change.id)
    if change.kind is ItemKind.INDICATOR and change.field == "value" and card and card.numeric:
        number = Reading(value=said).number
        return said if number is None else words.number(number)
    return shown(said)
