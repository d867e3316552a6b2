"""What each field of the files means, in the words of those who write and read the plan.

The schemas explain the files to editors by them, and differences name what was changed. There is
a module for each subject; a test demands an entry for every field of every model that a file may
hold and for every word that a field may have.
"""

from enum import StrEnum

from chytrejsi.model.meanings import (
    change,
    common,
    concept,
    fiche,
    indicator,
    logbook,
    measuring,
    money,
    observation,
    plan,
    reported,
)
from chytrejsi.model.meanings.files import FILES
from chytrejsi.model.meanings.meaning import Choices, Fields, Meaning
from chytrejsi.model.scalars import Frozen

__all__ = ["CHOICES", "FILES", "MEANINGS", "Meaning", "choice_of", "meaning_of"]

_TOLD = (common, concept, plan, change, fiche, money, indicator, observation, reported, logbook)
_WORDED = (concept, plan, change, fiche, money, measuring, observation, reported, logbook)

MEANINGS: Fields = {model: told for each in _TOLD for model, told in each.FIELDS.items()}
CHOICES: Choices = {words: told for each in _WORDED for words, told in each.WORDS.items()}


def meaning_of(model: type[Frozen], field: str) -> Meaning:
    """Give what a field means; fields of a base are found under the base."""
    for each in model.__mro__:
        if each in MEANINGS and field in MEANINGS[each]:
            return MEANINGS[each][field]
    raise KeyError(model, field)


def choice_of(word: StrEnum) -> Meaning:
    """Give what a word means that a field may have."""
    return CHOICES[type(word)][word.value]
