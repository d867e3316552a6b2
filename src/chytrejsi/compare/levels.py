"""What became of the levels of an indicator: its target, its milestones, its baseline."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import cast

from chytrejsi.compare.codes import Code
from chytrejsi.compare.subjects import Subject
from chytrejsi.compare.telling import Teller, Told
from chytrejsi.compare.traces import Trace
from chytrejsi.language import N_, Language
from chytrejsi.model.change import ChangedValue, ChangeKind
from chytrejsi.model.indicator import Direction, Indicator, Level, Measure
from chytrejsi.progress.entries import number_of

# the sentences of a level: by the code's ending, and how the good way words it
_LEVELS: Mapping[tuple[str, str], str] = {
    ("TARGET", "lowered"): N_(
        "{where}: target of indicator {id} {when} lowered from {old} to {new}"
    ),
    ("TARGET", "eased"): N_("{where}: target of indicator {id} {when} eased from {old} to {new}"),
    ("TARGET", "raised"): N_("{where}: target of indicator {id} {when} raised from {old} to {new}"),
    ("TARGET", "tightened"): N_(
        "{where}: target of indicator {id} {when} tightened from {old} to {new}"
    ),
    ("TARGET", "changed"): N_(
        "{where}: target of indicator {id} {when} changed from {old} to {new}"
    ),
    ("TARGET", "postponed"): N_("{where}: target of indicator {id} postponed from {old} to {new}"),
    ("TARGET", "advanced"): N_(
        "{where}: target of indicator {id} brought forward from {old} to {new}"
    ),
    ("TARGET", "added"): N_("{where}: target of indicator {id} {when} set to {new}"),
    ("TARGET", "dropped"): N_("{where}: target of indicator {id} {when} dropped, it was {old}"),
    ("MILESTONE", "lowered"): N_(
        "{where}: milestone of indicator {id} {when} lowered from {old} to {new}"
    ),
    ("MILESTONE", "eased"): N_(
        "{where}: milestone of indicator {id} {when} eased from {old} to {new}"
    ),
    ("MILESTONE", "raised"): N_(
        "{where}: milestone of indicator {id} {when} raised from {old} to {new}"
    ),
    ("MILESTONE", "tightened"): N_(
        "{where}: milestone of indicator {id} {when} tightened from {old} to {new}"
    ),
    ("MILESTONE", "changed"): N_(
        "{where}: milestone of indicator {id} {when} changed from {old} to {new}"
    ),
    ("MILESTONE", "postponed"): N_(
        "{where}: milestone of indicator {id} postponed from {old} to {new}"
    ),
    ("MILESTONE", "advanced"): N_(
        "{where}: milestone of indicator {id} brought forward from {old} to {new}"
    ),
    ("MILESTONE", "added"): N_("{where}: milestone of indicator {id} {when} set to {new}"),
    ("MILESTONE", "dropped"): N_(
        "{where}: milestone of indicator {id} {when} dropped, it was {old}"
    ),
    ("BASELINE", "changed"): N_("{where}: baseline of indicator {id} changed from {old} to {new}"),
    ("BASELINE", "dated"): N_("{where}: baseline of indicator {id} dated {new} instead of {old}"),
    ("BASELINE", "added"): N_("{where}: baseline of indicator {id} {when} set to {new}"),
    ("BASELINE", "dropped"): N_("{where}: baseline of indicator {id} {when} dropped, it was {old}"),
}
_CODES: Mapping[str, str] = {
    "lowered": "LOWERED",
    "eased": "LOWERED",
    "raised": "RAISED",
    "tightened": "RAISED",
    "changed": "CHANGED",
    "dated": "CHANGED",
    "postponed": "POSTPONED",
    "advanced": "ADVANCED",
    "added": "ADDED",
    "dropped": "DROPPED",
}
_KINDS: Mapping[str, ChangeKind] = {
    "TARGET": ChangeKind.TARGET,
    "MILESTONE": ChangeKind.MILESTONE,
    "BASELINE": ChangeKind.BASELINE,
}


def level(teller: Teller, subject: Subject, trace: Trace) -> Told | None:
    """Tell what became of a target, a milestone or the baseline; its note is told as any text."""
    which = {"milestones": "MILESTONE"}.get(trace.way[0].shape.name, trace.way[0].shape.key.upper())
    if len(trace.way) == 1:
        return _whole_level(teller, subject, trace, which)
    name = trace.last.shape.name
    if name == "value":
        how = "changed" if which == "BASELINE" else _how(subject, trace)
        values = _values(teller, subject, trace)
    elif name == "date":
        later = trace.new is not None and _day(trace.new) > _day(trace.old)
        how = "dated" if which == "BASELINE" else "postponed" if later else "advanced"
        values = teller.language.day(_day(trace.old)), teller.language.day(_day(trace.new))
    else:
        return None
    return _told(teller, subject, (which, how), values, _level(trace.after))


def _whole_level(teller: Teller, subject: Subject, trace: Trace, which: str) -> Told:
    is_new = trace.old is None
    held = _level(trace.new if is_new else trace.old)
    said = teller.phrases.quantity(_card(subject), held)
    how = "added" if is_new else "dropped"
    return _told(teller, subject, (which, how), (said, said), held)


def _told(
    teller: Teller, subject: Subject, what: tuple[str, str], values: tuple[str, str], held: Level
) -> Told:
    """Say it, with the decision: a level that is new or stricter needs none."""
    which, how = what
    code = Code[f"{which}_{_CODES[how]}"]
    text = teller.language.text(
        _LEVELS[what],
        where=subject.where,
        id=subject.id,
        when=_when(teller.language, which, held.date),
        old=values[0],
        new=values[1],
    )
    gone = how == "dropped"
    now = ChangedValue() if gone else ChangedValue(value=held.value, date=held.date)
    change = teller.decision((_KINDS[which],), subject.id, now)
    return Told(code, teller.decided(text, change, always=how != "added"))


def _when(language: Language, which: str, day: date) -> str:
    """Say for when a level is; a baseline is what was found on its day."""
    if which == "BASELINE":
        return language.text("on {day}", day=language.day(day))
    return when(language, day)


def when(language: Language, day: date) -> str:
    """Say for when a level is: for the year 2026, on 30. 6. 2026."""
    if (day.month, day.day) == (12, 31):
        return language.text("for the year {year}", year=day.year)
    return language.text("on {day}", day=language.day(day))


def _values(teller: Teller, subject: Subject, trace: Trace) -> tuple[str, str]:
    card = _card(subject)
    return teller.phrases.reading(card, _level(trace.before)), teller.phrases.quantity(
        card, _level(trace.after)
    )


def _how(subject: Subject, trace: Trace) -> str:
    """Tell whether a level asks for less than before, by the way that is good."""
    was, card = cast("Indicator", subject.before), _card(subject)
    before, after = _number(was, trace.before), _number(card, trace.after)
    unlike = (was.measure, was.scale) != (card.measure, card.scale)
    if unlike or before is None or after is None or card.wanted in {None, Direction.MAINTAIN}:
        return "changed"
    if card.wanted is Direction.DECREASE:
        return "eased" if after > before else "tightened"
    return "lowered" if after < before else "raised"


def _number(card: Indicator, record: object) -> Decimal | None:
    """Give the number or the rank of a level; of yes and no neither is the lesser one."""
    return None if card.measure is Measure.BOOLEAN else number_of(card, _level(record))


def _level(value: object) -> Level:
    return cast("Level", value)


def _day(value: object) -> date:
    return cast("date", value)


def _card(subject: Subject) -> Indicator:
    return cast("Indicator", subject.record)
