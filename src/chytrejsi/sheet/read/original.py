"""Finds out what the locked cells of a workbook said when it was signed.

The digest in the signature tells it for certain: the texts that give it are those that were sent.
Where the sender changed some of them and the plan changed others, combinations are tried.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, combinations, islice

from chytrejsi.sheet.form import Form
from chytrejsi.sheet.read.tables import Located
from chytrejsi.sheet.signature import Locked, digest, locked_columns, plain_row

_EFFORT = 20_000  # rows that may be digested in trying
_Place = tuple[str, str, str]  # sheet, row's key, column; no column is the row as a whole
_Texts = dict[str, dict[str, dict[str, str]]]


def locked_in(located: Mapping[str, Located], form: Form) -> Locked:
    """Give the locked texts as they came back, in the form of `locked_of`."""
    found: _Texts = {}
    for table in form.tables:
        sheet = located.get(table.sheet.id)
        if sheet is None:
            continue
        ids = [column.id for column in table.sheet.columns]
        rows = {"": {each: sheet.text(sheet.header_row, each) for each in ids}}
        if not table.sheet.blank_rows:
            for number in sheet.rows():
                key = sheet.text(number, sheet.id_column)
                if not key:
                    continue
                texts = {each: sheet.text(number, each) for each in locked_columns(table.sheet)}
                rows[key] = plain_row(table.sheet, texts)
        found[table.sheet.id] = rows
    return found


def original_of(came: Locked, today: Locked, signed: str) -> Locked | None:
    """Give the texts that have the digest which was signed; None where it cannot be told.

    Each text that came back otherwise than it is asked today was changed by the sender or by the
    plan. A sheet that is missing is taken as it is today.
    """
    back = {**today, **came}
    places = list(_differing(back, today))
    rows = sum(map(len, back.values()))
    for changed_by_sender in islice(_guesses(places), max(2, _EFFORT // rows)):
        guess = _with_texts(back, today, changed_by_sender)
        if digest(guess) == signed:
            return guess
    return None


def _differing(came: Locked, today: Locked) -> Iterator[_Place]:
    for sheet, asked in today.items():
        rows = came[sheet]
        for key in dict.fromkeys([*rows, *asked]):
            if key not in rows or key not in asked:
                yield sheet, key, ""
                continue
            texts, wanted = rows[key], asked[key]
            for column in dict.fromkeys([*texts, *wanted]):
                if texts.get(column, "") != wanted.get(column, ""):
                    yield sheet, key, column


def _guesses(places: list[_Place]) -> Iterator[tuple[_Place, ...]]:
    """Give what the sender may have changed: nothing, everything, one text, all but one."""
    count = len(places)
    sizes = sorted(range(count + 1), key=lambda size: min(size, count - size))
    yield from chain.from_iterable(combinations(places, size) for size in sizes)


def _with_texts(came: Locked, today: Locked, places: tuple[_Place, ...]) -> Locked:
    """Put today's texts into some places."""
    guess: _Texts = {
        sheet: {key: dict(texts) for key, texts in rows.items()} for sheet, rows in came.items()
    }
    for sheet, key, column in places:
        wanted = today[sheet].get(key)
        if wanted is None:
            del guess[sheet][key]
        elif not column:
            guess[sheet][key] = dict(wanted)
        elif column in wanted:
            guess[sheet][key][column] = wanted[column]
        else:
            del guess[sheet][key][column]
    return guess
