"""What differs on an indicator's card beside its levels: what values mean, where it belongs."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from chytrejsi.compare.codes import Code
from chytrejsi.compare.decisions import approved, by_resolution
from chytrejsi.compare.difference import Weight
from chytrejsi.compare.levels import level
from chytrejsi.compare.subjects import Subject
from chytrejsi.compare.telling import Rule, Teller, Told, coded, guarantor, moved, renamed
from chytrejsi.compare.traces import Trace
from chytrejsi.language import N_
from chytrejsi.model.change import ChangedValue, ChangeKind
from chytrejsi.model.indicator import Indicator, Judgement

_RETIRING = (ChangeKind.RETIREMENT, ChangeKind.INDICATOR)


def _meant(code: Code, *kinds: ChangeKind) -> Rule:
    """Make the rule for what a value means.

    It is minor where nothing else was meant before, or where the definition has a new version.
    """

    def rule(teller: Teller, subject: Subject, trace: Trace) -> Told:
        told = teller.general(subject, trace)
        change = teller.decision((*kinds, ChangeKind.DEFINITION), subject.id, _now(subject, trace))
        minor = _as_before(subject, trace) or _new_version(subject)
        weight = Weight.MINOR if minor else None
        text = teller.decided(told.text, change, always=weight is None)
        return Told(code, text, weight, told.words)

    return rule


def _now(subject: Subject, trace: Trace) -> ChangedValue:
    """Give the new value as a change would tell it: of a unit its label."""
    unit = cast("Indicator", subject.record).unit
    new = unit.label if unit and trace.way[0].shape.name == "unit" else trace.new
    return ChangedValue(value=str(getattr(new, "value", new))) if new else ChangedValue()


def _as_before(subject: Subject, trace: Trace) -> bool:
    """Tell whether a value means what it meant: it was not said, or not said in so many words.

    What was reported until a card had a formula was not what the formula gives.
    """
    before, after = cast("Indicator", subject.before), cast("Indicator", subject.record)
    field = trace.way[0].shape.name
    if field == "aggregation":
        return before.aggregated is after.aggregated
    return trace.old is None and field != "formula"


def _new_version(subject: Subject) -> bool:
    """Tell whether the card has a new version of its definition, or a further break."""
    before, after = cast("Indicator", subject.before), cast("Indicator", subject.record)
    further = {each.date for each in after.breaks} - {each.date for each in before.breaks}
    return after.definition_version > before.definition_version or bool(further)


def _validity(teller: Teller, subject: Subject, trace: Trace) -> Told | None:
    """Tell that an indicator was retired or is monitored again."""
    if trace.last.shape.name != "end" or (trace.old is not None and trace.new is not None):
        return None
    language = teller.language
    if trace.new is None:
        text = language.text(
            "{where}: indicator {id} is monitored again (it was to end on {old})",
            where=subject.where,
            id=subject.id,
            old=teller.old(trace, subject),
        )
        return Told(Code.INDICATOR_REVIVED, text)
    last = ChangedValue(date=cast("date", trace.new))
    change = teller.decision(_RETIRING, subject.id, last)
    text = language.text(
        "{where}: indicator {id} retired as of {new}",
        where=subject.where,
        id=subject.id,
        new=teller.new(trace, subject),
    )
    weight = Weight.MINOR if approved(change) else None
    return Told(Code.INDICATOR_RETIRED, teller.decided(text, change), weight)


def _judged(teller: Teller, subject: Subject, trace: Trace) -> Told | None:
    """Tell of a status that is given by hand; it is minor where a resolution gave it."""
    if len(trace.way) > 1 and trace.last.shape.name != "status":
        return None
    judgement = cast("Judgement", trace.way[0].item)
    old, new = (
        teller.phrases.value(getattr(each, "status", each), None, subject.holder)
        for each in (trace.old, trace.new)
    )
    text = teller.language.text(
        _JUDGED[trace.old is not None, trace.new is not None],
        where=teller.where(subject),
        period=teller.subjects.period(judgement.period),
        old=old,
        new=new,
    )
    weight = Weight.MINOR if judgement.resolution else None
    return Told(
        Code.STATUS_JUDGED, f"{text} {by_resolution(teller.language, judgement.resolution)}", weight
    )


# by whether there was one before, and is one now
_JUDGED: Mapping[tuple[bool, bool], str] = {
    (False, True): N_("{where}: status for {period} set by hand to {new}"),
    (True, True): N_("{where}: status for {period}, set by hand, changed from {old} to {new}"),
    (True, False): N_("{where}: status for {period} no longer set by hand, it was {old}"),
}
_MEASURED = _meant(Code.MEASURE_UNIT_CHANGED, ChangeKind.UNIT)
_DEFINED = _meant(Code.DEFINITION_CHANGED, ChangeKind.INDICATOR)

CARD: Mapping[str, Rule] = {
    "target": level,
    "milestones": level,
    "baseline": level,
    "definition": _DEFINED,
    "numerator": _DEFINED,
    "denominator": _DEFINED,
    "formula": _meant(Code.DEFINITION_CHANGED, ChangeKind.METHOD),
    "disaggregation": _DEFINED,
    "scale": _DEFINED,
    "unit": _MEASURED,
    "measure": _meant(Code.MEASURE_CHANGED, ChangeKind.METHOD),
    "direction": _meant(Code.DIRECTION_CHANGED, ChangeKind.METHOD),
    "accumulation": _meant(Code.ACCUMULATION_CHANGED, ChangeKind.METHOD),
    "aggregation": _meant(Code.ACCUMULATION_CHANGED, ChangeKind.METHOD),
    "method": _meant(Code.METHOD_CHANGED, ChangeKind.METHOD),
    "tolerance": _meant(Code.TOLERANCE_CHANGED, ChangeKind.METHOD),
    "counted": coded(Code.COUNTED_CHANGED),
    "definition_version": coded(Code.DEFINITION_VERSION),
    "valid": _validity,
    "judgements": _judged,
    "guarantor": guarantor,
    "plan": moved(Code.INDICATOR_MOVED),
    "fiche": moved(Code.INDICATOR_MOVED),
    "area": moved(Code.INDICATOR_MOVED),
    "id": renamed(Code.INDICATOR_RENAMED),
}
