"""What records are called: by the titles of today, else of before, else by their ids."""

from collections.abc import Callable, Mapping

from chytrejsi.compare.fields import Named
from chytrejsi.compare.follow import ANYWHERE, Holder
from chytrejsi.model.dataset import Dataset


class Titles:
    """Names what ids name."""

    def __init__(self, old: Dataset, new: Dataset) -> None:
        self._datasets = (new, old)

    def of(self, named: Named | None, word: str, holder: Holder = ANYWHERE) -> str:
        """Give the title of what an id names; the id itself where nothing is known."""
        if named is None or named in _BY_ID:
            return word
        found = (_FINDERS[named](each, word, holder) for each in self._datasets)
        return next(filter(None, found), word)


# these are known by their codes
_BY_ID = frozenset({Named.INDICATOR})


def _unit(data: Dataset, word: str, _holder: Holder) -> str | None:
    own = next((each for each in data.organisation.units if each.id == word), data.units.get(word))
    return own.title if own else None


def _plan(data: Dataset, word: str, _holder: Holder) -> str | None:
    return data.plans[word].title if word in data.plans else None


def _fiche(data: Dataset, word: str, holder: Holder) -> str | None:
    found = data.fiche(holder.plan, word)
    if found is None:
        found = next((each for each in data.fiches.values() if each.id == word), None)
    return found.title if found else None


def _activity(data: Dataset, word: str, holder: Holder) -> str | None:
    fiches = [data.fiche(holder.plan, holder.fiche), *data.fiches.values()]
    return next(
        (
            activity.title
            for fiche in fiches
            if fiche and fiche.id == holder.fiche
            for activity in fiche.activities
            if activity.id == word
        ),
        None,
    )


def _area(data: Dataset, word: str, _holder: Holder) -> str | None:
    return data.areas[word].title if word in data.areas else None


def _objective(data: Dataset, word: str, _holder: Holder) -> str | None:
    return f"{word} {data.objectives[word].title}" if word in data.objectives else None


def _strategic(data: Dataset, word: str, _holder: Holder) -> str | None:
    known = data.concept.strategic_objectives
    return next((f"{word} {each.title}" for each in known if each.id == word), None)


def _body(data: Dataset, word: str, _holder: Holder) -> str | None:
    return next((each.title for each in data.concept.bodies if each.id == word), None)


def _project(data: Dataset, word: str, _holder: Holder) -> str | None:
    return data.projects[word].title if word in data.projects else None


_FINDERS: Mapping[Named, Callable[[Dataset, str, Holder], str | None]] = {
    Named.UNIT: _unit,
    Named.PLAN: _plan,
    Named.FICHE: _fiche,
    Named.ACTIVITY: _activity,
    Named.AREA: _area,
    Named.OBJECTIVE: _objective,
    Named.STRATEGIC: _strategic,
    Named.BODY: _body,
    Named.PROJECT: _project,
}
