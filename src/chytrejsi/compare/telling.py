"""Makes differences out of what differs: the general sentences, which every field has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from chytrejsi.compare.codes import Code
from chytrejsi.compare.decisions import Decisions, decided
from chytrejsi.compare.difference import Difference, Plain, Weight, Words
from chytrejsi.compare.fields import shapes
from chytrejsi.compare.items import ITEMS
from chytrejsi.compare.phrases import Phrases
from chytrejsi.compare.plain import Plainly
from chytrejsi.compare.spelling import spelled
from chytrejsi.compare.subjects import Subject, Subjects
from chytrejsi.compare.traces import Step, Trace
from chytrejsi.compare.wording import changed_words, unquoted, words_between
from chytrejsi.language import NBSP, Language
from chytrejsi.model.change import Change, ChangedValue, ChangeKind
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.scalars import Frozen

Cards = Mapping[str, Indicator]


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a difference: its code and sentence, and what differs from the code's own."""

    code: Code
    text: str
    weight: Weight | None = None
    words: tuple[Words, ...] = ()


class Teller:
    """Says what differs."""

    def __init__(self, phrases: Phrases, decisions: Decisions, *cards: Cards) -> None:
        self.phrases = phrases
        self.plainly = Plainly(*cards)
        self.language: Language = phrases.language
        self.subjects = Subjects(phrases)
        self.decisions = decisions

    def card(self, indicator: str) -> Indicator | None:
        """Give the card of an indicator, as it is today if there is one."""
        return self.plainly.card(indicator)

    def difference(self, subject: Subject, trace: Trace, told: Told) -> Difference:
        """Make the difference of one field."""
        return Difference(
            told.code.name,
            told.weight or told.code.weight,
            subject.kind,
            subject.id,
            trace.path,
            *self.sides(subject, trace),
            told.text,
            subject.plan,
            subject.fiche,
            told.words,
        )

    def whole(self, subject: Subject, told: Told, *, added: bool) -> Difference:
        """Make the difference of a record that came or went."""
        said = self.plainly.value(subject.record, None, ())
        return Difference(
            told.code.name,
            told.weight or told.code.weight,
            subject.kind,
            subject.id,
            "",
            None if added else said,
            said if added else None,
            told.text,
            subject.plan,
            subject.fiche,
        )

    def sides(self, subject: Subject, trace: Trace) -> tuple[Plain, Plain]:
        """Give the old and the new value as plain ones."""
        about, before = trace.last.shape, subject.before or subject.record
        old = self.plainly.value(trace.old, about, (before, trace.before))
        return old, self.plainly.value(trace.new, about, (subject.record, trace.after))

    # --- the general sentences ------------------------------------------------------------

    def general(self, subject: Subject, trace: Trace) -> Told:
        """Tell any difference of any field."""
        shape = trace.last.shape
        if shape.name in {"to_confirm", "confirmed"}:
            return self._confirmation(subject, trace)
        return self.wording(subject, trace) if shape.prose else self._field(subject, trace)

    def wording(self, subject: Subject, trace: Trace, code: Code | None = None) -> Told:
        """Tell how a text differs."""
        old, new = trace.old, trace.new
        if isinstance(old, tuple) and isinstance(new, tuple):
            return Told(code or Code.FIELD_CHANGED, self.changed(subject, trace))
        if not (isinstance(old, str) and isinstance(new, str)):
            missing = Code.WORDING_ADDED if old is None else Code.WORDING_REMOVED
            return Told(code or missing, self.came_or_went(subject, trace))
        words = words_between(spelled(old), spelled(new))
        text = self.language.text(
            "{where}: wording of “{field}” changed: {words}",
            where=self.where(subject, trace),
            field=self.field(trace),
            words=changed_words(self.language, words),
        )
        return Told(code or Code.WORDING_CHANGED, text, words=words)

    def _field(self, subject: Subject, trace: Trace) -> Told:
        if trace.old is None or trace.new is None:
            code = Code.FIELD_ADDED if trace.old is None else Code.FIELD_REMOVED
            return Told(code, self.came_or_went(subject, trace))
        return Told(Code.FIELD_CHANGED, self.changed(subject, trace))

    def changed(self, subject: Subject, trace: Trace) -> str:
        """Say that a field has another value."""
        return self.language.text(
            "{where}: “{field}” changed from {old} to {new}",
            where=self.where(subject, trace),
            field=self.field(trace),
            old=self.old(trace, subject),
            new=self.new(trace, subject),
        )

    def came_or_went(self, subject: Subject, trace: Trace) -> str:
        """Say that a field was filled in or emptied, or that an item came or went."""
        say, item = self.language, trace.last.item is not None
        where, field = self.where(subject, trace), self.field(trace)
        if trace.old is None:
            new = self.new(trace, subject)
            if item:
                return say.text(
                    "{where}: added to “{field}”: {new}", where=where, field=field, new=new
                )
            return say.text(
                "{where}: “{field}” filled in: {new}", where=where, field=field, new=new
            )
        old = self.old(trace, subject)
        if item:
            return say.text(
                "{where}: left out of “{field}”: {old}", where=where, field=field, old=old
            )
        return say.text(
            "{where}: “{field}” emptied, so far {old}", where=where, field=field, old=old
        )

    def _confirmation(self, subject: Subject, trace: Trace) -> Told:
        """Tell that a field was confirmed, or waits for it."""
        done = trace.new is True or (trace.new is None and trace.old is not False)
        where = self.where(subject, trace)
        if trace.last.shape.name == "confirmed" and len(trace.way) > 1:
            # not the word is confirmed, but what it stands in
            whole = replace(trace, way=trace.way[:-1])
            where, field = self.where(subject, whole), self.field(whole)
        else:
            if trace.old is not None and trace.new is not None:
                return Told(Code.UNCONFIRMED, self.changed(subject, trace))
            field = self._named_field(subject.record, str(trace.old or trace.new))
        if done:
            text = self.language.text("{where}: “{field}” is confirmed", where=where, field=field)
            return Told(Code.CONFIRMED, text)
        text = self.language.text(
            "{where}: “{field}” waits to be confirmed", where=where, field=field
        )
        return Told(Code.UNCONFIRMED, text)

    def _named_field(self, record: Frozen, dotted: str) -> str:
        """Give what people call the field that a dotted key names."""
        first = dotted.split(".", maxsplit=1)[0]
        known = next((each for each in shapes(type(record)) if each.key == first), None)
        return self.phrases.field(type(record), known.name) if known else dotted

    # --- parts of sentences ---------------------------------------------------------------

    def where(self, subject: Subject, trace: Trace | None = None) -> str:
        """Begin the sentence: the record, and what inside it the field belongs to."""
        parts = [subject.where]
        if isinstance(subject.record, Indicator):
            parts.append(self.language.text("indicator {id}", id=subject.id))
        if trace is not None:
            parts.extend(self._step(each, subject) for each in trace.way[:-1])
        return ", ".join(parts)

    def _step(self, step: Step, subject: Subject) -> str:
        if step.key is not None and step.entry:
            return self._item(step, self.phrases.value(step.key, step.shape, subject.holder))
        if isinstance(step.item, Frozen):
            return self._item(step, self.phrases.label(step.item, subject.holder))
        return self._title(step)

    def _item(self, step: Step, label: str) -> str:
        """Name an item of a list: activity „Audit“."""
        one = ITEMS.get(step.shape.name)
        return f"{self.language.text(one)} {label}" if one else f"{self._title(step)} – {label}"

    def _title(self, step: Step) -> str:
        return self.phrases.field(step.model, step.shape.name)

    def field(self, trace: Trace) -> str:
        """Give what people call the field that differs; of a map with the key of the entry."""
        title, key = self._title(trace.last), trace.last.key
        if key is None or not trace.last.entry:
            return unquoted(title)
        return unquoted(f"{title} – {self.phrases.titles.of(trace.last.shape.named, key)}")

    def old(self, trace: Trace, subject: Subject) -> str:
        """Say what it was."""
        return self._value(trace.old, trace.before, trace, subject)

    def new(self, trace: Trace, subject: Subject) -> str:
        """Say what it is."""
        return self._value(trace.new, trace.after, trace, subject)

    def _value(self, value: object, record: Frozen, trace: Trace, subject: Subject) -> str:
        shape, holder = trace.last.shape, subject.holder.within(record)
        said, unit = self.phrases.value(value, shape, holder), self.phrases.unit(record, shape.name)
        return f"{said}{NBSP}{unit}" if unit else said

    def decision(
        self, kinds: tuple[ChangeKind, ...], subject: str, new: ChangedValue | None = None
    ) -> Change | None:
        """Give the change that covers a difference."""
        return self.decisions.about(kinds, subject, new)

    def decided(self, text: str, change: Change | None, *, always: bool = True) -> str:
        """End a sentence with the decision; where none is needed, only if there is one."""
        if change is None and not always:
            return text
        return f"{text} {decided(self.language, change)}"


Rule = Callable[[Teller, Subject, Trace], Told | None]
"""Tells a difference of one field; None where the general sentence does."""


def coded(code: Code, *kinds: ChangeKind) -> Rule:
    """Make the rule that tells a field in the general sentence under a code of its own."""

    def rule(teller: Teller, subject: Subject, trace: Trace) -> Told:
        told = teller.general(subject, trace)
        change = teller.decision(kinds, subject.decided_as) if kinds else None
        always = bool(kinds) and code.weight is Weight.MAJOR
        return Told(code, teller.decided(told.text, change, always=always), words=told.words)

    return rule


def renamed(code: Code) -> Rule:
    """Make the rule for a record, or an item with an id, whose id is another."""

    def rule(teller: Teller, subject: Subject, trace: Trace) -> Told:
        text = teller.language.text(
            "{where}: the id {old} became {new}",
            where=teller.where(subject, trace),
            old=str(trace.old),
            new=str(trace.new),
        )
        return Told(code, text)

    return rule


def moved(code: Code) -> Rule:
    """Make the rule for a record that belongs elsewhere."""

    def rule(teller: Teller, subject: Subject, trace: Trace) -> Told:
        if trace.old is None or trace.new is None:
            return Told(code, teller.came_or_went(subject, trace))
        text = teller.language.text(
            "{where}: moved from {old} to {new} ({field})",
            where=teller.where(subject, trace),
            old=teller.old(trace, subject),
            new=teller.new(trace, subject),
            field=teller.field(trace),
        )
        return Told(code, text)

    return rule


def guarantor(teller: Teller, subject: Subject, trace: Trace) -> Told:
    """Tell that somebody else answers for it."""
    if trace.old is None or trace.new is None:
        text = teller.came_or_went(subject, trace)
    else:
        text = teller.language.text(
            "{where}: guarantor changed from {old} to {new}",
            where=teller.where(subject, trace),
            old=teller.old(trace, subject),
            new=teller.new(trace, subject),
        )
    now = ChangedValue(value=str(trace.new)) if trace.new else ChangedValue()
    change = teller.decision((ChangeKind.GUARANTOR,), subject.decided_as, now)
    return Told(Code.GUARANTOR_CHANGED, teller.decided(text, change, always=False))
