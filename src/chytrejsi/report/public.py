"""What the public may see: the data without what is internal, personal or confidential.

Left out of every record (OFFICE names the fields by their models):

- notes of the office: `note` of records, sources, approvals, units and levels; `evidence` of a
  value; `variants` in which sources differ; `template` and `tool` of a workbook;
- what may name a person: `responsible` of a project, `proposer` of a change, and the received
  file's name, in whose place stands the name under which the program hands the workbook out;
- how a value was written: `raw`, `normalised`;
- budgets that nobody has confirmed, with their sources, and the notes on the others;
- documents that prove something, unless they are marked `public`, and where their files lie;
- `quotes`, the numbers that a text remembers.

The `note` of a link, of a body's duty and of a succession stays: documents print it as what they
have to say (what passes along the link, how the body is involved, how an area goes on).

Left out as a whole: cards, events and reported events with `public: false`; cards that are computed
from such a card, for their formula names it; changes, corrections, values and proposals that belong
to a card that is left out; changes of a card that is no more,
for nobody can tell whether it was public. The dataset remembers where each
such card belonged (`withheld`), so that a document can say how many are missing. A text that
names such a card in its own words is not found: whoever writes texts knows that they are read.

A value of a public card that is not public or confidential stays as the state `confidential`
alone. For a card of increments the level itself is then unknown to the public: from the first
hidden increment on no increment is told, or the hidden one could be had by subtraction (of two
levels, of a half-year from its year). A text whose `quotes` name a hidden value is left out, too.
"""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from operator import is_
from typing import Any, TypeVar

from chytrejsi.model.change import Change
from chytrejsi.model.common import Approval, Documented, Source
from chytrejsi.model.concept import Area, Objective
from chytrejsi.model.dataset import Dataset, Places, Withheld
from chytrejsi.model.evidence import Evidence
from chytrejsi.model.fiche import Activity, ActivityMilestone, Fiche
from chytrejsi.model.formula import inputs_of
from chytrejsi.model.indicator import Accumulation, Indicator, Level
from chytrejsi.model.money import Budget
from chytrejsi.model.narrative import Narratives, Quote, Quoted
from chytrejsi.model.observation import (
    Correction,
    Narrative,
    Observation,
    Proposal,
    Received,
    ReportedValue,
    ValueState,
)
from chytrejsi.model.organisation import FormerName, Unit
from chytrejsi.model.period import Period
from chytrejsi.model.project import Project
from chytrejsi.model.scalars import Frozen
from chytrejsi.progress.derived import formula_of, in_order
from chytrejsi.progress.histories import Steps
from chytrejsi.report.context import Subject

OFFICE: Mapping[type[Frozen], tuple[str, ...]] = {
    Documented: ("note", "variants"),
    Source: ("note",),
    Approval: ("note",),
    Objective: ("variants",),
    Area: ("variants",),
    Unit: ("note",),
    FormerName: ("note",),
    Level: ("note",),
    Project: ("responsible",),
    Change: ("proposer",),
    Received: ("template", "tool"),
    ReportedValue: ("evidence", "raw", "normalised"),
    Budget: ("note",),
    Evidence: ("file", "sha256"),
    ActivityMilestone: ("note",),
    Narratives: ("quotes",),
    Narrative: ("quotes",),
}

R = TypeVar("R", bound=Frozen)
Costing = TypeVar("Costing", Activity, Project)
_Told = tuple[str, Period, str]  # indicator, period, guarantor


def published(dataset: Dataset) -> Dataset:
    """Give the data as the public may see them."""
    hidden = _Hidden.of(dataset)
    steps = _Untold.of(dataset)
    cards = {name: each for name, each in dataset.indicators.items() if name not in hidden.cards}
    unlinked = {
        name: each.model_copy(update={"continues": None})
        for name, each in cards.items()
        if each.continues in hidden.cards
    }
    return Dataset(
        concept=cleared(dataset.concept),
        organisation=cleared(dataset.organisation),
        plans=_all(dataset.plans),
        fiches=_all({name: steps.without(each) for name, each in dataset.fiches.items()}),
        changes=_all(dataset.changes, lambda each: _of_public(each, dataset, cards.keys())),
        projects=_all({name: _approved(each) for name, each in dataset.projects.items()}),
        events=_all(dataset.events, lambda each: each.public),
        indicators=_all({**cards, **unlinked}),
        observations={
            name: cleared(_observation(each, hidden)) for name, each in dataset.observations.items()
        },
        corrections=_all(dataset.corrections, hidden.leaves),
        narratives={
            name: cleared(_without_texts(each, hidden)) for name, each in dataset.narratives.items()
        },
        places=Places(),
        unread=dataset.unread,
        withheld=hidden.cards,
    )


def _of_public(change: Change, dataset: Dataset, cards: AbstractSet[str]) -> bool:
    """Tell whether a change is about no card, or about a public one, be it by a former id."""
    name = change.indicator
    return name is None or dataset.renamed.get(name, name) in cards


def released(subject: Subject, dataset: Dataset) -> Subject:
    """Give a document's subject as the public may see it, out of the public's data.

    Who answers for a document is named by the caller and may be a person.
    """
    about = subject.fiche
    fiche = dataset.fiche(about.plan, about.id) if about else None
    return replace(subject, fiche=fiche, responsible="", public=True)


def _all(records: Mapping[str, R], wanted: Callable[[R], bool] = lambda _: True) -> dict[str, R]:
    return {name: cleared(each) for name, each in records.items() if wanted(each)}


# --- fields of the office -----------------------------------------------------------------------


def cleared(record: R) -> R:
    """Give a record without the office's fields, in whatever depth they stand."""
    blank = _blank(type(record))
    update = {name: value for name, value in blank.items() if getattr(record, name) != value}
    for name in type(record).model_fields:
        if name not in blank:
            held = getattr(record, name)
            if (clear := _cleared(held)) is not held:
                update[name] = clear
    return record.model_copy(update=update) if update else record


def _approved(costing: Costing) -> Costing:
    """Leave out a budget that nobody has confirmed, with what is to pay for it."""
    if costing.budget is None or costing.budget.confirmed:
        return costing
    return costing.model_copy(update={"budget": None, "funding": ()})


@dataclass(frozen=True, slots=True)
class _Untold:
    """Tells milestones that were reached by an event which the public does not see.

    Of these the public must be told nothing: that they are late would be false.
    """

    all: Steps
    public: Steps

    @classmethod
    def of(cls, dataset: Dataset) -> "_Untold":
        """Look at the milestones with all events, and with the public ones alone."""
        events = {name: each for name, each in dataset.events.items() if each.public}
        seen = {
            name: each.model_copy(update={"events": tuple(e for e in each.events if e.public)})
            for name, each in dataset.observations.items()
        }
        thinned = replace(dataset, events=events, observations=seen)
        return cls(Steps(dataset, date.max), Steps(thinned, date.max))

    def without(self, fiche: Fiche) -> Fiche:
        """Give a fiche without such milestones, and without budgets that are not confirmed."""
        pairs = zip(self.all.of(fiche), self.public.of(fiche), strict=True)
        gone = {id(one.milestone) for one, other in pairs if one.state is not other.state}
        activities = tuple(
            _approved(
                each.model_copy(
                    update={"milestones": tuple(m for m in each.milestones if id(m) not in gone)}
                )
            )
            for each in fiche.activities
        )
        return fiche.model_copy(update={"activities": activities})


def _cleared(held: Any) -> Any:  # noqa: ANN401 - a field holds whatever its model says
    """Clear what a field holds; what needs no clearing is given back itself."""
    if isinstance(held, Frozen):
        return cleared(held)
    if isinstance(held, tuple):
        items = tuple(_cleared(each) for each in held if not _is_internal(each))
        same = len(items) == len(held) and all(map(is_, items, held))
        return held if same else items
    if isinstance(held, Mapping):
        return {key: _cleared(each) for key, each in held.items()}
    return held


def _is_internal(item: object) -> bool:
    return isinstance(item, Evidence) and not item.public


@cache
def _blank(model: type[Frozen]) -> Mapping[str, Any]:
    """Give the office's fields of a model with what stands there where nothing is said."""
    names = {name for base in model.__mro__ for name in OFFICE.get(base, ())}
    return {name: model.model_fields[name].get_default() for name in names}


# --- what is not public -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Hidden:
    """What the public must not see: cards, values of public cards, and words that name cards."""

    cards: Mapping[str, Withheld]
    values: AbstractSet[_Told]
    named: tuple[str, ...]
    unit_id: Callable[[str], str]

    @classmethod
    def of(cls, dataset: Dataset) -> "_Hidden":
        """Find it."""
        withheld = _withheld(dataset.indicators)
        cards = {
            each.id: Withheld(each.plan, each.fiche, dataset.guarantor_of(each))
            for each in withheld
        }
        named = tuple(word.casefold() for each in withheld for word in (each.id, each.title))
        return cls(cards, frozenset(_values(dataset)), named, dataset.unit_id)

    def holds(self, indicator: str, observation: Observation) -> bool:
        """Tell whether what an observation says of an indicator is hidden."""
        told = (indicator, observation.period, self.unit_id(observation.guarantor))
        return told in self.values

    def leaves(self, correction: Correction) -> bool:
        """Tell whether a correction is about a value that the public may see."""
        guarantor = self.unit_id(correction.guarantor)
        told = (correction.indicator, correction.period, guarantor)
        return correction.indicator not in self.cards and told not in self.values

    def quoted(self, quote: Quote, period: Period) -> bool:
        """Tell whether a number that a text remembers is hidden."""
        if quote.indicator in self.cards:
            return True
        about = quote.period or period
        return quote.what is Quoted.VALUE and any(
            indicator == quote.indicator and (about.covers(told) or told.covers(about))
            for indicator, told, _ in self.values
        )

    def names(self, proposal: Proposal) -> bool:
        """Tell whether a proposal is about a card that is not public."""
        said = (proposal.subject, proposal.current, proposal.proposed, proposal.reason)
        whole = " ".join(filter(None, said)).casefold()
        return any(word in whole for word in self.named)


def _withheld(cards: Mapping[str, Indicator]) -> list[Indicator]:
    """Find the cards that are not public, and those that are computed from them."""
    hidden = {name for name, each in cards.items() if not each.public}
    for name in in_order(cards):
        node = formula_of(cards[name])
        if node is not None and not hidden.isdisjoint(inputs_of(node)):
            hidden.add(name)
    return [each for name, each in cards.items() if name in hidden]


def _values(dataset: Dataset) -> Iterable[_Told]:
    """Find the hidden values of public cards; increments from the first hidden one on."""
    told = [
        (value, observation.period, dataset.unit_id(observation.guarantor))
        for observation in dataset.observations.values()
        for value in observation.values
    ]
    since: dict[str, date] = {}
    for value, period, guarantor in told:
        if value.public and value.state is not ValueState.CONFIDENTIAL:
            continue
        yield value.indicator, period, guarantor
        card = dataset.indicators.get(value.indicator)
        if card is not None and card.accumulation is Accumulation.INCREMENT:
            since[card.id] = min(period.start, since.get(card.id, period.start))
    for value, period, guarantor in told:
        if value.indicator in since and period.end >= since[value.indicator]:
            yield value.indicator, period, guarantor


def _observation(observation: Observation, hidden: _Hidden) -> Observation:
    """Take what is not public out of what one guarantor reported."""
    period = observation.period
    update: dict[str, Any] = {
        "values": tuple(
            _state_alone(each) if hidden.holds(each.indicator, observation) else each
            for each in observation.values
            if each.indicator not in hidden.cards
        ),
        "events": tuple(each for each in observation.events if each.public),
        "proposals": tuple(each for each in observation.proposals if not hidden.names(each)),
        "narratives": {
            fiche: _without_words(each, period, hidden)
            for fiche, each in observation.narratives.items()
        },
    }
    if observation.received is not None:
        file = f"{period}_{observation.guarantor}.xlsx"
        update["received"] = observation.received.model_copy(update={"file": file})
    return observation.model_copy(update=update)


def _state_alone(value: ReportedValue) -> ReportedValue:
    """Leave of a value only that there is one which is not public."""
    return ReportedValue(indicator=value.indicator, state=ValueState.CONFIDENTIAL, public=False)


def _without_words(narrative: Narrative, period: Period, hidden: _Hidden) -> Narrative:
    """Take out the texts that quote a hidden value."""
    texts = set(Narrative.model_fields) - {"quotes"}
    return narrative.model_copy(
        update=dict.fromkeys(_telling(narrative.quotes, texts, period, hidden))
    )


def _without_texts(narratives: Narratives, hidden: _Hidden) -> Narratives:
    """Take out the coordinator's texts that quote a hidden value."""
    gone = _telling(narratives.quotes, set(narratives.texts), narratives.period, hidden)
    kept = {name: each for name, each in narratives.texts.items() if name not in gone}
    return narratives.model_copy(update={"texts": kept})


def _telling(
    quotes: Iterable[Quote], texts: AbstractSet[str], period: Period, hidden: _Hidden
) -> AbstractSet[str]:
    """Name the texts that quote a hidden value; a quotation of no section is any text's."""
    named = {each.section for each in quotes if hidden.quoted(each, period)}
    return texts if None in named else {each for each in texts if each in named}
