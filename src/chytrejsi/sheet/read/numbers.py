"""Reads a number as a person writes it, or says why it is in doubt; the inverse of `Language`.

A doubt is never resolved by a guess: "1.234" may be a thousand or a fraction, "cca 15" is no
number, and a full-width digit came from where nobody looked.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

SIGNIFICANT = 15  # digits that an office program keeps
_SPACES = " \u00a0\u202f\u2009"
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_STORED = re.compile(r"-?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]{1,4})?")
_FORMS = {
    "cs": re.compile(
        rf"([+\-\u2212]?)([0-9]+|[0-9]{{1,3}}(?:([{_SPACES}])[0-9]{{3}}(?:\3[0-9]{{3}})*))"
        r"(?:([,.])([0-9]+))?"
    ),
    "en": re.compile(r"([+\-\u2212]?)([0-9]+|[0-9]{1,3}(?:(,)[0-9]{3})+)(?:(\.)([0-9]+))?"),
}


class Doubt(StrEnum):
    """Why a text is not read as a number."""

    NO_NUMBER = "no_number"
    AMBIGUOUS = "ambiguous"
    UNSEEN = "unseen"
    FOREIGN_DIGITS = "foreign_digits"
    TOO_LONG = "too_long"


class Change(StrEnum):
    """What was done to read a text as a number."""

    SPACES = "spaces"
    COMMA = "comma"
    POINT = "point"
    SIGN = "sign"
    PERCENT_SIGN = "percent_sign"
    ZEROS = "zeros"
    ROUNDED = "rounded"


@dataclass(frozen=True, slots=True)
class Number:
    """A number, what was done to read it, and whether a per cent sign stood after it."""

    value: Decimal
    changes: tuple[Change, ...] = ()
    percent: bool = False


def parse_number(text: str, language: str) -> Number | Doubt:
    """Read a number written with the language's separators ("cs" or "en")."""
    bare = text.strip()
    if _UNSEEN.search(bare):
        return Doubt.UNSEEN
    if any(letter.isdigit() and letter not in "0123456789" for letter in bare):
        return Doubt.FOREIGN_DIGITS
    percent = bare.endswith("%")
    match = _FORMS[language].fullmatch(bare.removesuffix("%").rstrip())
    if match is None:
        return Doubt.NO_NUMBER
    sign, whole, separator, point, decimals = match.groups()
    if _is_ambiguous(language, whole, separator, point, decimals):
        return Doubt.AMBIGUOUS
    digits = re.sub(r"[^0-9]", "", whole)
    value = Decimal(f"{digits}.{decimals or 0}")
    if _significant(value) > SIGNIFICANT or value.adjusted() >= SIGNIFICANT:
        return Doubt.TOO_LONG
    changes = {
        Change.SPACES: separator is not None or bare != text,
        Change.COMMA: point == ",",
        Change.POINT: language == "cs" and point == ".",
        Change.SIGN: sign in {"+", "\u2212"},
        Change.ZEROS: len(digits) > 1 and digits.startswith("0"),
        Change.PERCENT_SIGN: percent,
    }
    negative = sign in {"-", "\u2212"} and value != 0
    done = tuple(change for change, happened in changes.items() if happened)
    return Number(tidy(-value if negative else value), done, percent)


def _is_ambiguous(
    language: str, whole: str, separator: str | None, point: str | None, decimals: str | None
) -> bool:
    """Tell whether a Czech point may part thousands as well as decimals: 1.234, but not 0.234."""
    if language != "cs" or point != "." or decimals is None:
        return False
    return separator is not None or (len(decimals) == 3 and len(whole) <= 3 and whole != "0")


def parse_stored(raw: str) -> Number | Doubt:
    """Read the number that a file stores, to the digits that an office program keeps."""
    if not _STORED.fullmatch(raw):
        return Doubt.NO_NUMBER
    value = Decimal(raw)
    if abs(value) >= Decimal(10) ** SIGNIFICANT or value.adjusted() < -SIGNIFICANT:
        return Doubt.TOO_LONG if value else Number(Decimal(0))
    kept = round_significant(value)
    return Number(tidy(kept), () if kept == value else (Change.ROUNDED,))


def round_significant(value: Decimal) -> Decimal:
    """Round to the digits that an office program keeps: 0.30000000000000004 is 0.3."""
    if not value:
        return Decimal(0)
    step = Decimal(1).scaleb(value.adjusted() - SIGNIFICANT + 1)
    return value.quantize(step) if _significant(value) > SIGNIFICANT else value


def tidy(value: Decimal) -> Decimal:
    """Write a number without an exponent and without zeros that say nothing; no minus zero."""
    if not value:
        return Decimal(0)
    return Decimal(f"{value.normalize():f}")


def _significant(value: Decimal) -> int:
    """Count the digits of a number as it was written, however many there are."""
    return len("".join(map(str, value.as_tuple().digits)).rstrip("0"))


def foreign_letter(text: str) -> str:
    """Name the first letter that a person does not see or take for what it is."""
    for letter in text:
        strange = letter.isdigit() and letter not in "0123456789"
        if strange or _UNSEEN.match(letter):
            return _named(letter)
    return ""


def foreign_to_ids(text: str) -> str:
    """Name the first letter that no id has, though it may look like one that ids have."""
    return next((_named(letter) for letter in text if not letter.isascii()), "")


def _named(letter: str) -> str:
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".strip()
