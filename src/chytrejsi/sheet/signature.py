"""The signature of a workbook: which plan, period and guarantor it is for, and its locked cells.

It is carried three times (hidden sheet, custom property, defined name), because no office program
keeps all three; one is enough to know the workbook by, two that disagree are refused. It finds
mistakes; it is no proof of who sent the workbook.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from functools import lru_cache

from chytrejsi.openxml import visible
from chytrejsi.sheet.columns import Sheet
from chytrejsi.sheet.form import Form

TEMPLATE = "1"  # the version of the workbook's layout; grows with every change of columns.py
PROPERTY = "chytrejsi"
NAME = "chytrejsi_signature"
_DIGITS = 32  # of the digest; a defined name holds at most 255 characters
_LONGEST = 1_000  # characters of a line; looking for parts in a text of a book takes for ever
_SHORT = 250  # characters
_PART = re.compile(r"([a-z]+)=([A-Za-z0-9.-]+)")

# sheet id → row's key ("" for the header) → column's id → text
Locked = Mapping[str, Mapping[str, Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class Signature:
    """What a workbook says about itself."""

    template: str
    plan: str
    period: str
    guarantor: str
    digest: str

    def line(self) -> str:
        """Write it on one line, as the property and the defined name hold it."""
        return ";".join(f"{name}={value}" for name, value in asdict(self).items())

    @classmethod
    def parse(cls, line: str) -> "Signature | None":
        """Read the line; None where it is not whole."""
        if len(line) > _LONGEST:
            return None
        return cls.of(dict(_PART.findall(line)))

    @classmethod
    def of(cls, parts: Mapping[str, str]) -> "Signature | None":
        """Join the parts; None where one is missing."""
        names = [field.name for field in fields(cls)]
        if not all(parts.get(name) for name in names):
            return None
        return cls(**{name: parts[name] for name in names})


def signature_of(form: Form) -> Signature:
    """Sign a form."""
    return Signature(
        TEMPLATE, form.plan.id, str(form.period), form.guarantor, digest(locked_of(form))
    )


def locked_of(form: Form) -> Locked:
    """Give all texts of a form that are no inputs: headers, and the locked cells by row."""
    locked: dict[str, Mapping[str, Mapping[str, str]]] = {}
    for table in form.tables:
        header = {"": header_of(table.sheet, form)}
        rows = {row.key: plain_row(table.sheet, row.locked) for row in table.rows}
        locked[table.sheet.id] = header | rows
    return locked


def header_of(sheet: Sheet, form: Form) -> dict[str, str]:
    """Give the titles of a sheet's columns, in the form's language."""
    return {column.id: plain(form.language.text(column.title)) for column in sheet.columns}


def locked_columns(sheet: Sheet) -> tuple[str, ...]:
    """Give the columns of which every cell is locked, but that of the ids."""
    return tuple(column.id for column in sheet.columns[1:] if column.asked is None)


def plain_row(sheet: Sheet, texts: Mapping[str, str]) -> dict[str, str]:
    """Give the locked texts of a row as they are compared; empty ones are left out."""
    found = {column: plain(texts.get(column, "")) for column in locked_columns(sheet)}
    return {column: text for column, text in found.items() if text}


def plain(text: str) -> str:
    """Give a text as it is compared: office programs change spaces and line ends on saving."""
    return _plain_short(text) if len(text) <= _SHORT else _plain(text)


def _plain(text: str) -> str:
    return " ".join(visible(text).split())


# the texts of a template stand in each of thousands of workbooks
_plain_short = lru_cache(10_000)(_plain)


def digest(locked: Locked) -> str:
    """Give the digest of the locked texts; the order of sheets, rows and columns is no matter."""
    text = json.dumps(locked, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:_DIGITS]


def disagreement(signatures: Iterable[Signature]) -> tuple[str, str] | None:
    """Give the first two values of one field on which the carriers disagree."""
    known = list(signatures)
    for other in known[1:]:
        for field in fields(Signature):
            first, second = getattr(known[0], field.name), getattr(other, field.name)
            if first != second:
                return first, second
    return None
