"""The sentences about records that came or went as wholes."""

from collections.abc import Callable, Mapping
from typing import cast

from chytrejsi.compare.codes import Code
from chytrejsi.compare.difference import Difference
from chytrejsi.compare.fields import Named
from chytrejsi.compare.follow import ANYWHERE, Holder
from chytrejsi.compare.kinds import Kind, state_code
from chytrejsi.compare.reported import sender
from chytrejsi.compare.subjects import Subject, emphasised
from chytrejsi.compare.telling import Teller, Told
from chytrejsi.compare.wording import clipped
from chytrejsi.language import N_
from chytrejsi.model.change import Change
from chytrejsi.model.concept import Area
from chytrejsi.model.event import Event
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.meanings import choice_of
from chytrejsi.model.narrative import Narratives
from chytrejsi.model.observation import Correction, Observation
from chytrejsi.model.scalars import Frozen

# English synonyms keep apart what Czech says in two genders and the plural
_FATE = N_("{where}: added"), N_("{where}: dropped")
_FEMININE = N_("{where}: newly added"), N_("{where}: left out")
_FATES: Mapping[type[Frozen], tuple[str, str]] = {
    Area: _FEMININE,
    Change: _FEMININE,
    Correction: _FEMININE,
    Event: _FEMININE,
    Fiche: _FEMININE,
    Narratives: (N_("{where}: newly written"), N_("{where}: no longer there")),
}


def whole(teller: Teller, kind: Kind, subject: Subject, *, added: bool) -> Difference:
    """Tell that a record came or went."""
    code = kind.added if added else kind.dropped
    if added and isinstance(subject.record, Change):
        code = state_code(subject.record.state)
    text = _sentence(teller, subject, added=added)
    if not added and kind.deciding:
        text = teller.decided(text, teller.decision(kind.deciding, subject.decided_as))
    return teller.whole(subject, Told(code, text), added=added)


def _sentence(teller: Teller, subject: Subject, *, added: bool) -> str:
    record, where, say = subject.record, subject.where, teller.language
    own = _SENTENCES.get(type(record))
    if own is not None and (told := own(teller, subject, added)):
        return told
    came, went = _FATES.get(type(record), _FATE)
    return say.text(came if added else went, where=where)


def _indicator(teller: Teller, subject: Subject, added: bool) -> str:
    record, say = cast("Indicator", subject.record), teller.language
    where, title = subject.where, emphasised(record.title)
    if added:
        return say.text(
            "{where}: indicator {id} {title} added", where=where, id=record.id, title=title
        )
    return say.text(
        "{where}: indicator {id} {title} dropped", where=where, id=record.id, title=title
    )


def _observation(teller: Teller, subject: Subject, added: bool) -> str:
    told, say = sender(teller, cast("Observation", subject.record)), teller.language
    if added:
        return say.text("{where}: newly reported ({sender})", where=subject.where, sender=told)
    return say.text(
        "{where}: what was reported is gone ({sender})", where=subject.where, sender=told
    )


def _change(teller: Teller, subject: Subject, added: bool) -> str | None:
    """Tell what a change is about, how far it is, and why."""
    record, say = cast("Change", subject.record), teller.language
    if not added:
        return None
    return say.text(
        "{where}: {kind}, {subject} – {state}: {reason}",
        where=subject.where,
        kind=say.text(choice_of(record.kind).title),
        subject=_about(teller, record),
        state=say.text(choice_of(record.state).title),
        reason=clipped(record.reason),
    )


def _about(teller: Teller, record: Change) -> str:
    if record.indicator:
        return record.indicator
    named = Named.PROJECT if record.project else Named.FICHE if record.fiche else Named.PLAN
    return teller.subjects.title(named, record.subject, Holder(record.plan))


def _correction(teller: Teller, subject: Subject, added: bool) -> str | None:
    """Tell which figure became which, and why."""
    record = cast("Correction", subject.record)
    if not added:
        return None
    card = teller.card(record.indicator)
    return teller.language.text(
        "{where}: corrected from {old} to {new} ({reason})",
        where=subject.where,
        old=teller.phrases.reading(card, record.expected),
        new=teller.phrases.quantity(card, record.replacement),
        reason=clipped(record.reason),
    )


_SENTENCES: Mapping[type[Frozen], Callable[[Teller, Subject, bool], str | None]] = {
    Indicator: _indicator,
    Observation: _observation,
    Change: _change,
    Correction: _correction,
}


def merged(teller: Teller, subject: Subject, into: str) -> Difference:
    """Tell that a unit became a part of another."""
    text = teller.language.text(
        "{where}: became a part of {unit}",
        where=subject.where,
        unit=teller.subjects.title(Named.UNIT, into, ANYWHERE),
    )
    return teller.whole(subject, Told(Code.UNIT_MERGED, text), added=False)
