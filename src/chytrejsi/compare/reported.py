"""What differs in what guarantors reported: figures, states of activities and projects, texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from chytrejsi.compare.codes import Code
from chytrejsi.compare.difference import Difference
from chytrejsi.compare.likeness import NOBODY
from chytrejsi.compare.subjects import Subject, emphasised
from chytrejsi.compare.telling import Rule, Teller, Told, guarantor
from chytrejsi.compare.traces import Trace, traces
from chytrejsi.model.indicator import Reading
from chytrejsi.model.meanings import choice_of
from chytrejsi.model.observation import Observation, Received, ReportedValue

# where a value came from, not what it says
_TECHNICAL: Mapping[str, frozenset[str]] = {
    "received": frozenset(Received.model_fields),
    "values": frozenset({"cell", "raw", "normalised", "workbook"}),
    "activities": frozenset({"cell", "workbook"}),
    "projects": frozenset({"cell", "workbook"}),
    "events": frozenset({"cell", "workbook"}),
    "proposals": frozenset({"cell", "workbook"}),
}


def split(found: Iterable[Trace]) -> tuple[list[Trace], list[Trace]]:
    """Part what a file says from where it came from."""
    said: list[Trace] = []
    technical: list[Trace] = []
    for each in found:
        names = _TECHNICAL.get(each.way[0].shape.name, frozenset())
        inside = len(each.way) > 1 and each.way[1].shape.name in names
        (technical if inside else said).append(each)
    return said, technical


def provenance(teller: Teller, subject: Subject, found: Sequence[Trace]) -> Difference:
    """Tell in one line that the same values come from elsewhere."""
    fields = dict.fromkeys(teller.field(each) for each in found)
    text = teller.language.text(
        "{where}: origin of the data changed ({fields}), now {sender}",
        where=teller.where(subject),
        fields=", ".join(fields),
        sender=sender(teller, cast("Observation", subject.record)),
    )
    told = Told(Code.PROVENANCE_CHANGED, text)
    if len(found) == 1:
        return teller.difference(subject, found[0], told)
    made = teller.difference(subject, found[0], told)
    sides = {each.path: teller.sides(subject, each) for each in found}
    return replace(
        made,
        field=found[0].way[0].shape.key
        if len({each.way[0].shape.key for each in found}) == 1
        else "",
        old={path: old for path, (old, _new) in sides.items()},
        new={path: new for path, (_old, new) in sides.items()},
    )


def sender(teller: Teller, record: Observation) -> str:
    """Say who sent it: the workbook and the day of its receipt, or the document."""
    if record.received is not None:
        return teller.language.text(
            "workbook {file}, received on {day}",
            file=record.received.file,
            day=teller.language.day(record.received.date),
        )
    if record.document is not None:
        return teller.language.text("document {title}", title=emphasised(record.document.title))
    return teller.language.text("source not told")


# --- values -------------------------------------------------------------------------------------


def _value(teller: Teller, subject: Subject, trace: Trace) -> Told | None:
    """Tell what became of a figure, by how much, and who sent it."""
    if len(trace.way) == 1:
        return _whole_value(teller, subject, trace)
    if trace.last.shape.name == "state":
        return Told(Code.VALUE_STATE, teller.changed(subject, trace))
    if trace.last.shape.name != "value" or len(trace.way) > 2:
        return None
    old, new = cast("ReportedValue", trace.before), cast("ReportedValue", trace.after)
    if old.value is None or new.value is None:
        code = Code.VALUE_DROPPED if new.value is None else Code.VALUE_ADDED
        return Told(code, _came(teller, subject, old if new.value is None else new, code))
    card = teller.card(new.indicator)
    text = teller.language.text(
        "{where}: value of {id} changed from {old} to {new}{by}; {sender}",
        where=subject.where,
        id=new.indicator,
        old=teller.phrases.reading(card, old),
        new=teller.phrases.quantity(card, new),
        by=_by(teller, old, new) if card is None or card.numeric else "",
        sender=sender(teller, cast("Observation", subject.record)),
    )
    return Told(Code.VALUE_CHANGED, text)


def _by(teller: Teller, old: Reading, new: Reading) -> str:
    """Say by how much a figure differs."""
    if old.number is None or new.number is None or isinstance(new.value, bool):
        return ""
    change = new.number - old.number
    return f" ({'+' if change > 0 else ''}{teller.language.number(change)})"


def _whole_value(teller: Teller, subject: Subject, trace: Trace) -> Told:
    code = Code.VALUE_ADDED if trace.old is None else Code.VALUE_DROPPED
    value = cast("ReportedValue", trace.new if trace.old is None else trace.old)
    return Told(code, _came(teller, subject, value, code))


def _came(teller: Teller, subject: Subject, value: ReportedValue, code: Code) -> str:
    """Say that a figure, or the reason why there is none, came or went."""
    if value.value is None:
        said = teller.language.text(choice_of(value.state).title)
    else:
        said = teller.phrases.quantity(teller.card(value.indicator), value)
    told = sender(teller, cast("Observation", subject.record))
    where, name = subject.where, value.indicator
    if code is Code.VALUE_ADDED:
        return teller.language.text(
            "{where}: value of {id}: {new} ({sender})",
            where=where,
            id=name,
            new=said,
            sender=told,
        )
    return teller.language.text(
        "{where}: value of {id} left out (it was {old}; {sender})",
        where=where,
        id=name,
        old=said,
        sender=told,
    )


def values_of(record: Observation, *, added: bool) -> Iterator[Trace]:
    """Give a trace for each value of a file that came or went as a whole."""
    none = Observation(period=record.period, guarantor=record.guarantor)
    only = frozenset(Observation.model_fields) - {"values"}
    return traces(none, record, NOBODY, only) if added else traces(record, none, NOBODY, only)


# --- states and texts ---------------------------------------------------------------------------


def _report(teller: Teller, subject: Subject, trace: Trace) -> Told | None:
    """Tell what became of a reported state of an activity or a project."""
    if len(trace.way) == 1:
        code = Code.REPORT_ADDED if trace.old is None else Code.REPORT_DROPPED
        return Told(code, teller.came_or_went(subject, trace))
    if trace.last.shape.name in {"status", "state"}:
        return Told(Code.REPORT_CHANGED, teller.changed(subject, trace))
    return None


def narrative(teller: Teller, subject: Subject, trace: Trace) -> Told | None:
    """Tell what became of a text for a report."""
    if trace.last.shape.name == "quotes":
        return None
    code = Code.NARRATIVE_CHANGED
    if trace.old is None or trace.new is None:
        code = Code.NARRATIVE_ADDED if trace.old is None else Code.NARRATIVE_DROPPED
    elif not trace.last.shape.prose:
        return None
    return teller.wording(subject, trace, code)


OBSERVED: Mapping[str, Rule] = {
    "guarantor": guarantor,
    "values": _value,
    "activities": _report,
    "projects": _report,
    "narratives": narrative,
}
