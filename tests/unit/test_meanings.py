"""Every field of the files and every word that it may have is named for people."""

from collections.abc import Iterator
from enum import StrEnum
from typing import get_args

import pytest

from chytrejsi.language import language
from chytrejsi.model.concept import Verb
from chytrejsi.model.indicator import Indicator, Target
from chytrejsi.model.meanings import CHOICES, MEANINGS, choice_of, meaning_of
from chytrejsi.model.scalars import Frozen
from chytrejsi.store.shelves import SHELVES

TO_ADD = "add a Meaning to the table of its subject in src/chytrejsi/model/meanings/"


def _parts(annotation: object) -> Iterator[object]:
    yield annotation
    for each in get_args(annotation):
        yield from _parts(each)


def _reachable() -> tuple[set[type[Frozen]], set[type[StrEnum]]]:
    """Find all models and enumerations that a file may hold."""
    models: set[type[Frozen]] = set()
    words: set[type[StrEnum]] = set()
    pending: list[type[Frozen]] = [shelf.model for shelf in SHELVES]
    while pending:
        model = pending.pop()
        models.add(model)
        for field in model.model_fields.values():
            for part in _parts(field.annotation):
                if isinstance(part, type) and issubclass(part, StrEnum):
                    words.add(part)
                if isinstance(part, type) and issubclass(part, Frozen) and part not in models:
                    pending.append(part)
    return models, words


MODELS, WORDS = _reachable()


def _known(model: type[Frozen], field: str) -> bool:
    try:
        return bool(meaning_of(model, field))
    except KeyError:
        return False


def test_every_field_of_every_file_has_a_meaning() -> None:
    missing = sorted(
        f"{model.__module__}.{model.__name__}.{field}"
        for model in MODELS
        for field in model.model_fields
        if not _known(model, field)
    )
    assert missing == [], f"{TO_ADD}: {', '.join(missing)}"


def test_every_word_that_a_field_may_have_has_a_meaning() -> None:
    missing = sorted(
        f"{kind.__module__}.{kind.__name__}.{word.name}"
        for kind in WORDS
        for word in kind
        if word.value not in CHOICES.get(kind, {})
    )
    assert missing == [], f"{TO_ADD}: {', '.join(missing)}"


def test_every_field_is_explained_in_a_sentence_or_two() -> None:
    silent = sorted(
        f"{model.__name__}.{field}"
        for model, told in MEANINGS.items()
        for field, each in told.items()
        if not each.text
    )
    assert silent == [], f"write `text`, the second argument of Meaning: {', '.join(silent)}"
    for code in ("cs", "en"):
        for told in MEANINGS.values():
            for each in told.values():
                text = language(code).text(each.text)
                assert text.endswith("."), text
                assert len(text) < 240, text
                assert text.count("`") % 2 == 0, text


def test_no_meaning_is_left_of_what_no_file_holds() -> None:
    bases = {base for model in MODELS for base in model.__mro__}
    left = [model.__name__ for model in MEANINGS if model not in bases]
    left += [
        f"{model.__name__}.{field}"
        for model, told in MEANINGS.items()
        for field in told
        if field not in model.model_fields
    ]
    left += [kind.__name__ for kind in CHOICES if kind not in WORDS]
    left += [
        f"{kind.__name__}.{word}"
        for kind, told in CHOICES.items()
        for word in told
        if word not in [each.value for each in kind]
    ]
    assert left == []


@pytest.mark.parametrize("code", ["cs", "en"])
def test_a_title_can_stand_within_a_sentence(code: str) -> None:
    """It is short, begins small (but for names), ends without a stop and fills no value in."""
    told = [each for group in (*MEANINGS.values(), *CHOICES.values()) for each in group.values()]
    for title in {language(code).text(each.title) for each in told}:
        assert 0 < len(title) <= 45, title
        assert title[-1] not in ".:!", title
        assert "{" not in title, title
        assert title[0].islower() or title.startswith(("RÚIAN", "Czech", "English")), title


def test_no_two_fields_of_one_group_have_the_same_title() -> None:
    for model in MODELS:
        known = [each for each in model.model_fields if _known(model, each)]
        titles = [language("cs").text(meaning_of(model, each).title) for each in known]
        assert len(titles) == len(set(titles)), f"{model.__name__}: {titles}"


def test_a_field_of_a_base_is_found_under_the_base() -> None:
    assert meaning_of(Indicator, "note").title == "note"
    assert meaning_of(Target, "value").title == "target value"
    with pytest.raises(KeyError):
        meaning_of(Indicator, "nonsense")


def test_a_word_is_found_by_itself() -> None:
    assert language("cs").text(choice_of(Verb.TAKES_NOTE).title) == "bere na vědomí"
