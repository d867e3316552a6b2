"""Reads one input cell as what it is asked for, or says why it is refused.

Each kind of input has a reader in READERS, which gives a value or raises `_Wrong`. Nothing is
guessed: what may mean two things is refused with its cell.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from chytrejsi.findings import CellPlace, Finding, Rule, Severity
from chytrejsi.language import N_, NBSP, Language
from chytrejsi.model.observation import ValueState
from chytrejsi.model.period import Period
from chytrejsi.openxml import visible
from chytrejsi.sheet.columns import FIXED_CHOICES, Asked, Choices, Column, words_of
from chytrejsi.sheet.intake.cells import Cell, decoded
from chytrejsi.sheet.intake.formats import Shown, shown_as
from chytrejsi.sheet.read.dates import is_plausible, parse_date, stored_date
from chytrejsi.sheet.read.numbers import (
    Doubt,
    Number,
    foreign_letter,
    parse_number,
    parse_stored,
    round_significant,
    tidy,
)

TEXT_LIMIT = 32_767
FORMER_TITLE = "former_title"  # the step of reading an area that was renamed
LARGEST_RATIO = 2  # a percentage shown above 200 % is asked about
_TRUTH = {"1": N_("TRUE"), "0": N_("FALSE")}
_PICTURES = re.compile("[\u2400-\u2421]|⟨U\\+")
_UNAVAILABLE = frozenset({"n/a", "na", "-", "–", "—", "−", "x", "neuvedeno", "nedostupné"})

Value = Decimal | date | str | bool | ValueState


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading a cell needs to know beside the cell.

    `fiches` are the titles of the areas by their ids, `former` the ids by titles of before, `words`
    those that the row offers.
    """

    file: str
    sheet: str
    language: Language
    since_1904: bool
    period: Period
    fiches: Mapping[str, str]
    former: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a filled input says: its value (None where refused), and what was done to read it."""

    cell: Cell
    place: CellPlace
    value: Value | None
    steps: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether it cannot be taken."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


class _Wrong(Exception):  # noqa: N818 - it carries a wording; it is no error of the program
    """The cell is refused."""

    def __init__(self, rule: Rule, **values: object) -> None:
        super().__init__(rule.name)
        self.rule = rule
        self.values = values


@dataclass(slots=True)
class _Taken:
    """A value, the steps to it, and the warnings and notes on the way."""

    value: Value
    steps: tuple[str, ...] = ()
    asides: tuple[tuple[Rule, dict[str, object]], ...] = ()


def read_cell(cell: Cell, asked: Asked, column: Column, reader: Reader) -> Answer:
    """Read a filled cell as what its row and column ask for."""
    place = CellPlace(reader.file, reader.sheet, cell.name)
    try:
        _check_content(cell)
        taken = READERS[asked](cell, column, reader)
        _check_witness(cell)
        asides = (*_asides(cell, asked, reader), *taken.asides)
    except _Wrong as wrong:
        return Answer(cell, place, None, (), (wrong.rule.at(place, **wrong.values),))
    steps = (*(("formula",) if cell.formula else ()), *taken.steps)
    findings = tuple(rule.at(place, **values) for rule, values in asides)
    return Answer(cell, place, taken.value, steps, findings)


def _check_content(cell: Cell) -> None:
    if cell.kind == "e":
        raise _Wrong(Rule.CELL_ERROR, value=cell.raw)
    if cell.formula and not cell.raw:
        raise _Wrong(Rule.CELL_NO_RESULT)
    if len(cell.raw) > TEXT_LIMIT:
        raise _Wrong(Rule.CELL_TEXT_LONG, limit=TEXT_LIMIT)
    if not cell.raw.strip():
        _check_witness(cell)


def _check_witness(cell: Cell) -> None:
    """Refuse a cell of which the two readers of the workbook say different things."""
    if cell.disputed is not None:
        told = {"value": shown(cell.raw) or "–", "other": shown(cell.disputed) or "–"}
        raise _Wrong(Rule.CELL_DISPUTED, **told)


def _asides(cell: Cell, asked: Asked, reader: Reader) -> tuple[tuple[Rule, dict[str, object]], ...]:
    asides: list[tuple[Rule, dict[str, object]]] = []
    if cell.formula:
        asides.append((Rule.CELL_FORMULA, {"value": shown(given(cell, reader))}))
    if cell.struck:
        if asked is not Asked.TEXT:
            raise _Wrong(Rule.CELL_STRUCK_VALUE, value=shown(given(cell, reader)))
        asides.append((Rule.CELL_STRUCK, {}))
    return tuple(asides)


def text_of(raw: str) -> str:
    """Decode a stored text, make it safe and take the spaces around it off."""
    return visible(decoded(raw)).strip()


def shown(raw: str) -> str:
    """Shorten a raw text so that a message can show it."""
    text = " ".join(text_of(raw).split())
    return text if len(text) <= 60 else text[:59] + "…"


def _number(cell: Cell, _column: Column, reader: Reader) -> _Taken:
    number = _plain_number(cell, reader, percent=False)
    return number if isinstance(number, _Taken) else _Taken(number.value, _changes(number))


def _percent(cell: Cell, _column: Column, reader: Reader) -> _Taken:
    number = _plain_number(cell, reader, percent=True)
    if isinstance(number, _Taken):
        return number
    taken = _Taken(number.value, _changes(number))
    if cell.kind == "n" and shown_as(cell.format) is Shown.PERCENT:
        taken.value = tidy(round_significant(number.value * 100))
        taken.steps = (*taken.steps, "percent_format")
        if abs(number.value) > LARGEST_RATIO:
            raise _Wrong(Rule.CELL_PERCENT_LARGE, value=reader.language.number(taken.value))
    elif 0 < abs(number.value) < 1 and not number.percent:
        told: dict[str, object] = {
            "value": reader.language.number(number.value),
            "hundredfold": reader.language.number(number.value * 100),
        }
        taken.asides = ((Rule.CELL_PERCENT_SMALL, told),)
    return taken


def _changes(number: Number) -> tuple[str, ...]:
    return tuple(change.value for change in number.changes)


def _plain_number(cell: Cell, reader: Reader, *, percent: bool) -> Number | _Taken:
    """Read a number as stored or as text; a word for "not available" is a value of its own."""
    if cell.kind == "b":
        raise _Wrong(Rule.CELL_BOOLEAN)
    if cell.kind == "d":
        raise _wrong_day(cell, parse_date(cell.raw), reader)
    if cell.kind == "n":
        return _stored_number(cell, reader, percent=percent)
    raw = decoded(cell.raw)
    if raw.strip().casefold() in _UNAVAILABLE:
        return _Taken(ValueState.NOT_AVAILABLE, ("not_available",))
    number = parse_number(raw, reader.language.code)
    if isinstance(number, Doubt):
        day = parse_date(raw)
        raise _doubt(number, raw) if day is None else _wrong_day(cell, day, reader)
    if number.percent and not percent:
        raise _Wrong(Rule.CELL_PERCENT, value=shown(raw))
    return number


def _stored_number(cell: Cell, reader: Reader, *, percent: bool) -> Number:
    number = parse_stored(cell.raw)
    if isinstance(number, Doubt):
        raise _doubt(number, cell.raw)
    kind = shown_as(cell.format)
    if kind is Shown.DATE:
        day = stored_date(number.value, since_1904=reader.since_1904)
        raise _wrong_day(cell, day, reader)
    if kind is Shown.PERCENT and not percent:
        shown_value = reader.language.number(number.value * 100) + f"{NBSP}%"
        raise _Wrong(Rule.CELL_PERCENT, value=shown_value)
    return number


def _wrong_day(cell: Cell, day: date | None, reader: Reader) -> _Wrong:
    if day is None:
        return _Wrong(Rule.CELL_NUMBER, value=shown(cell.raw))
    guess = f"{day.day},{day.month}" if reader.language.code == "cs" else f"{day.day}.{day.month}"
    return _Wrong(Rule.CELL_DATE_FOR_NUMBER, day=reader.language.day(day), guess=guess)


def _doubt(doubt: Doubt, raw: str) -> _Wrong:
    value = shown(raw)
    if doubt in {Doubt.UNSEEN, Doubt.FOREIGN_DIGITS}:
        return _Wrong(Rule.CELL_UNSEEN, value=value, letter=foreign_letter(raw))
    rules = {Doubt.AMBIGUOUS: Rule.CELL_AMBIGUOUS, Doubt.TOO_LONG: Rule.CELL_DIGITS}
    return _Wrong(rules.get(doubt, Rule.CELL_NUMBER), value=value)


def _date(cell: Cell, _column: Column, reader: Reader) -> _Taken:
    if cell.kind == "b":
        raise _Wrong(Rule.CELL_BOOLEAN)
    if cell.kind == "n":
        return _stored_day(cell, reader)
    text = text_of(cell.raw)
    day = parse_date(text)
    if day is None:
        raise _Wrong(Rule.CELL_DATE, value=shown(text))
    _check_day(day, reader)
    return _Taken(day, ("date_text",))


def _stored_day(cell: Cell, reader: Reader) -> _Taken:
    number = parse_stored(cell.raw)
    if isinstance(number, Doubt):
        raise _Wrong(Rule.CELL_DATE, value=shown(cell.raw))
    day = stored_date(number.value, since_1904=reader.since_1904)
    if shown_as(cell.format) is not Shown.DATE:
        if day is None or not is_plausible(day):
            raise _Wrong(Rule.CELL_DATE, value=shown(cell.raw))
        told = reader.language.day(day)
        raise _Wrong(Rule.CELL_NUMBER_FOR_DATE, value=shown(cell.raw), day=told)
    if day is None:
        raise _Wrong(Rule.CELL_DATE_RANGE, value=shown(cell.raw))
    _check_day(day, reader)
    return _Taken(day, ("time_left_out",) if number.value % 1 else ())


def _check_day(day: date, reader: Reader) -> None:
    if not is_plausible(day):
        raise _Wrong(Rule.CELL_DATE_RANGE, value=reader.language.day(day))


def _yes_no(cell: Cell, _column: Column, reader: Reader) -> _Taken:
    if cell.kind == "b" and cell.raw in _TRUTH:
        return _Taken(cell.raw == "1", ("boolean",))
    if cell.kind == "str" and text_of(cell.raw).casefold() in _UNAVAILABLE:
        return _Taken(ValueState.NOT_AVAILABLE, ("not_available",))
    taken = _choose(cell, Choices.YES_NO, reader)
    return _Taken(taken.value == "true", taken.steps)


def _choice(cell: Cell, column: Column, reader: Reader) -> _Taken:
    if column.choices is None:
        message = f"the column {column.id} has no list"
        raise TypeError(message)
    return _choose(cell, column.choices, reader)


def _choose(cell: Cell, choices: Choices, reader: Reader) -> _Taken:
    """Find a word of a list, in the workbook's language or in English, whatever its case."""
    text = " ".join(text_of(cell.raw).split()) if cell.kind == "str" else ""
    english = FIXED_CHOICES.get(choices, {})
    words = words_of(choices, reader.language) if english else dict(reader.fiches)
    for value, word in words.items():
        if text.casefold() in {_folded(word), _folded(english.get(value, word))}:
            return _Taken(value, () if cell.raw == word else ("spelling",))
    former = {} if english else {_folded(title): each for title, each in reader.former.items()}
    if text.casefold() in former:
        return _Taken(former[text.casefold()], (FORMER_TITLE,))
    known = "; ".join(words.values()) or "–"
    raise _Wrong(Rule.CELL_CHOICE, value=shown(given(cell, reader)), known=known)


def _word(cell: Cell, _column: Column, reader: Reader) -> _Taken:
    """Find one of the words that the row offers, whatever its case."""
    text = " ".join(text_of(cell.raw).split()) if cell.kind == "str" else given(cell, reader)
    for word in reader.words:
        if _folded(text) == _folded(word):
            return _Taken(word, () if cell.raw == word else ("spelling",))
    if text.casefold() in _UNAVAILABLE:
        return _Taken(ValueState.NOT_AVAILABLE, ("not_available",))
    known = "; ".join(reader.words) or "–"
    raise _Wrong(Rule.CELL_CHOICE, value=shown(given(cell, reader)), known=known)


def _folded(word: str) -> str:
    return " ".join(word.split()).casefold()


def _text(cell: Cell, _column: Column, reader: Reader) -> _Taken:
    if cell.kind == "b":
        if cell.raw not in _TRUTH:
            raise _Wrong(Rule.CELL_BOOLEAN)
        return _Taken(reader.language.text(_TRUTH[cell.raw]), ("boolean",))
    if cell.kind == "n":
        return _Taken(_number_text(cell, reader), ("number_as_text",))
    text = text_of(cell.raw)
    hidden = _PICTURES.search(text) is not None and _PICTURES.search(cell.raw) is None
    return _Taken(
        text,
        () if text == cell.raw else ("text_cleaned",),
        ((Rule.CELL_CONTROL, {}),) if hidden else (),
    )


def given(cell: Cell, reader: Reader) -> str:
    """Write what a cell holds as its sender saw it, whatever is asked for."""
    if cell.kind == "n":
        return _number_text(cell, reader)
    if cell.kind == "b" and cell.raw in _TRUTH:
        return reader.language.text(_TRUTH[cell.raw])
    return text_of(cell.raw)


def _number_text(cell: Cell, reader: Reader) -> str:
    number = parse_stored(cell.raw)
    if isinstance(number, Doubt):
        return text_of(cell.raw)
    kind = shown_as(cell.format)
    if kind is Shown.DATE:
        day = stored_date(number.value, since_1904=reader.since_1904)
        return reader.language.day(day) if day else text_of(cell.raw)
    if kind is Shown.PERCENT:
        return reader.language.number(number.value * 100) + f"{NBSP}%"
    return reader.language.number(number.value)


READERS: Mapping[Asked, Callable[[Cell, Column, Reader], _Taken]] = {
    Asked.NUMBER: _number,
    Asked.PERCENT: _percent,
    Asked.YES_NO: _yes_no,
    Asked.TEXT: _text,
    Asked.DATE: _date,
    Asked.CHOICE: _choice,
    Asked.WORD: _word,
}
