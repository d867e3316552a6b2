"""Odd contents of single cells: what was written, and what is right to make of it.

The name of each case begins with its row of the catalogue of hostile inputs.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from chytrejsi.model.observation import Observation
from sheetcase import Cells, changed, edit, on_sheet

# the indicators' sheet: a number, a percentage and a text are asked; a day, a comment
NUMBER, PERCENT, TEXT, DAY, COMMENT = "H5", "H6", "H8", "J5", "L5"
MARK = 4711
OTHER: Cells = {("indicators", "EN-05", "value"): 3}


@dataclass(frozen=True)
class Case:
    """A cell, what is written into it, and what is made of it: a value, or an error's code.

    `raw` is the XML of the cell behind its reference and style; `told` are warnings and notes.
    """

    name: str
    cell: str
    given: Any = None
    form: str = ""
    raw: str = ""
    value: Any = None
    error: str = ""
    told: frozenset[str] = field(default_factory=frozenset)


def text(content: str) -> str:
    return f' t="inlineStr"><is><t xml:space="preserve">{escape(content)}</t></is>'


def runs(*pieces: str) -> str:
    return f' t="inlineStr"><is>{"".join(pieces)}</is>'


STRUCK, PLAIN = "<rPr><strike/></rPr>", '<rPr><strike val="0"/></rPr>'
NO_NUMBER = ["1'234,5", "1.234,5", "cca 15", "15 ks", "15*", "10-15", "15 (odhad)", "?"]
NO_NUMBER += [">10", "<5", "1,2,3", "--5", "1e5", "5 5", "½", "IV"]
UNAVAILABLE = ["n/a", "N/A", "-", "–", "neuvedeno", "x", "X"]
ODD = ["NaN", "INF", "12,5", "text", "1 2", "0x10", "1_000", "+-1"]

CASES = [
    Case("C01 a formula without a result", NUMBER, raw="><f>A1+1</f>", error="CELL_NO_RESULT"),
    *(
        Case(f"C02 the error {each}", NUMBER, raw=f' t="e"><v>{each}</v>', error="CELL_ERROR")
        for each in ("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NULL!", "#NUM!")
    ),
    *(
        Case(f"C03 the error {each}", NUMBER, raw=f' t="e"><v>{each}</v>', error="CELL_ERROR")
        for each in ("#SPILL!", "#CALC!", "#GETTING_DATA")
    ),
    Case("C02 an error in a text", COMMENT, raw=' t="e"><v>#REF!</v>', error="CELL_ERROR"),
    Case(
        "C04 a formula with a result",
        NUMBER,
        raw="><f>1+2</f><v>3</v>",
        value="3",
        told=frozenset({"CELL_FORMULA"}),
    ),
    *(
        Case(f"C05 thousands parted by {ord(space):x}", NUMBER, f"1{space}234,5", value="1234.5")
        for space in "\u00a0\u202f\u2009 "
    ),
    *(
        Case(f"C06 C11 C12 no number: {each}", NUMBER, each, error="CELL_NUMBER")
        for each in NO_NUMBER
    ),
    Case("C07 thousands or decimals", NUMBER, "1.234", error="CELL_AMBIGUOUS"),
    Case("C07 decimals", NUMBER, "1.5", value="1.5"),
    Case("C08 a percentage as text", PERCENT, "12 %", value="12"),
    Case("C08 a percentage where a number is asked", NUMBER, "12 %", error="CELL_PERCENT"),
    Case("C09 a percentage by its format", PERCENT, 0.12, "0%", value="12"),
    Case(
        "C10 twelve with the format of percentages", PERCENT, 12, "0%", error="CELL_PERCENT_LARGE"
    ),
    Case(
        "C10 a fraction that may be a percentage",
        PERCENT,
        0.12,
        value="0.12",
        told=frozenset({"CELL_PERCENT_SMALL"}),
    ),
    Case("C10 a number with the format of percentages", NUMBER, 0.12, "0%", error="CELL_PERCENT"),
    *(Case(f"C13 not available: {each}", NUMBER, each, value=None) for each in UNAVAILABLE),
    Case("C14 a date for a number", NUMBER, datetime(2026, 5, 12), error="CELL_DATE_FOR_NUMBER"),  # noqa: DTZ001
    Case("C15 a letter in the format", NUMBER, 45.5, r"0\ d", value="45.5"),
    Case("C15 a square metre in the format", NUMBER, 45.5, "#,##0 m2", value="45.5"),
    Case("C15 years in the format", NUMBER, 3, "0 y", value="3"),
    Case("C15 a language in the format", NUMBER, 45.5, "[$MD-405] 0", value="45.5"),
    Case("C16 a day as text", DAY, "12.5.2025", value="2025-05-12"),
    Case("C16 a day as text with spaces", DAY, "12. 5. 2025", value="2025-05-12"),
    Case("C16 a day without its century", DAY, "12. 5. 25", error="CELL_DATE"),
    Case("C16 a day that is none", DAY, "30. 2. 2025", error="CELL_DATE"),
    Case("C16 a day as text for a number", NUMBER, "12.5.2026", error="CELL_DATE_FOR_NUMBER"),
    Case("C17 a number for a day", DAY, 46000, "General", error="CELL_NUMBER_FOR_DATE"),
    *(
        Case(f"C19 the day {each}", DAY, each, "d.m.yyyy", error="CELL_DATE_RANGE")
        for each in (60, 0, -1, 2958466)
    ),
    Case("C19 a day beyond all measure", DAY, 1e300, "d.m.yyyy", error="CELL_DATE"),
    *(
        Case(f"C19 the day {each} for a number", NUMBER, each, "d.m.yyyy", error=code)
        for each, code in (
            (60, "CELL_DATE_FOR_NUMBER"),
            (-1, "CELL_NUMBER"),
            (2958466, "CELL_NUMBER"),
        )
    ),
    Case("C20 a truth value for a number", NUMBER, True, error="CELL_BOOLEAN"),
    Case("C20 a truth value for a day", DAY, True, error="CELL_BOOLEAN"),
    Case("C21 a truth value in words", NUMBER, raw=' t="b"><v>true</v>', error="CELL_BOOLEAN"),
    *(
        Case(f"C21 stored: {each}", NUMBER, raw=f"><v>{each}</v>", error="CELL_NUMBER")
        for each in ODD
    ),
    Case("C21 an odd date", DAY, raw=' t="d"><v>2025-13-45</v>', error="CELL_DATE"),
    Case("C22 beyond all measure", NUMBER, raw="><v>1E400</v>", error="CELL_DIGITS"),
    Case("C22 an exponent of a page", NUMBER, raw="><v>1E99999999</v>", error="CELL_NUMBER"),
    Case("C23 twenty digits", NUMBER, raw=f"><v>{'1234567890' * 2}</v>", error="CELL_DIGITS"),
    Case("C23 twenty digits as text", NUMBER, "1234567890" * 2, error="CELL_DIGITS"),
    Case("C24 noise behind the digits", NUMBER, raw="><v>0.30000000000000004</v>", value="0.3"),
    Case("C24 noise below the digits", NUMBER, raw="><v>66.599999999999994</v>", value="66.6"),
    Case("C25 less than none", "H9", -3, error="CELL_NEGATIVE"),
    Case("C25 minus zero", NUMBER, raw="><v>-0</v>", value="0"),
    *(
        Case(f"C26 unseen {ord(letter):x}", NUMBER, f"1{letter}5", error="CELL_UNSEEN")
        for letter in "\u200b\u00ad\u202e\u2060\u200f"
    ),
    Case("C27 wide digits", NUMBER, "１５", error="CELL_UNSEEN"),
    Case("C27 Arabic digits", NUMBER, "١٥", error="CELL_UNSEEN"),
    Case("C28 a true minus", NUMBER, "\u22125", value="-5"),
    Case(
        "C30 a control character in its code",
        COMMENT,
        raw=text("a_x0007_b"),
        value="a␇b",
        told=frozenset({"CELL_CONTROL"}),
    ),
    Case("C30 a line end in its code", COMMENT, raw=text("a_x000D_\nb"), value="a\nb"),
    Case("C30 an underscore in its code", COMMENT, raw=text("a_x005F_x0007_b"), value="a_x0007_b"),
    Case(
        "C31 a control character itself",
        COMMENT,
        raw=text("a\x07b\x00c"),
        value="a␇b␀c",
        told=frozenset({"CELL_CONTROL"}),
    ),
    Case(
        "C31 a control character as a reference",
        COMMENT,
        raw=text("a").replace(">a<", ">a&#7;&#x1F;b<"),
        value="a␇␟b",
        told=frozenset({"CELL_CONTROL"}),
    ),
    Case("C31 a control character in a number", NUMBER, raw=text("1\x075"), error="CELL_NUMBER"),
    Case("C32 a text of a book", COMMENT, raw=text("a" * 32_768), error="CELL_TEXT_LONG"),
    Case("C32 the longest text", COMMENT, raw=text("a" * 32_767), value="a" * 32_767),
    Case("C33 lines and tabs", COMMENT, raw=text("a\r\nb\tc\u2028d"), value="a\nb\tc\nd"),
    *(
        Case(f"C34 a text that begins with {each[0]}", COMMENT, raw=text(each), value=each)
        for each in ("=1+1", "+420 123", "- bod", "@všem", "'citace")
    ),
    Case("C35 a picture", COMMENT, raw=text("hotovo 🎉"), value="hotovo 🎉"),
    Case("C35 letters in pieces", COMMENT, raw=text("c\u030ca\u0301st"), value="část"),
    Case(
        "C36 a part struck through",
        COMMENT,
        raw=runs(f"<r>{STRUCK}<t>10</t></r>", "<r><t>15</t></r>"),
        value="1015",
        told=frozenset({"CELL_STRUCK"}),
    ),
    Case(
        "C36 a part struck through, the rest said not to be",
        COMMENT,
        raw=runs(f"<r>{STRUCK}<t>10</t></r>", f"<r>{PLAIN}<t>15</t></r>"),
        value="1015",
        told=frozenset({"CELL_STRUCK"}),
    ),
    Case(
        "C36 a number struck through in part",
        NUMBER,
        raw=runs(f"<r>{STRUCK}<t>10</t></r>", f"<r>{PLAIN}<t>15</t></r>"),
        error="CELL_STRUCK_VALUE",
    ),
    Case("C37 spaces only", COMMENT, raw=text(" \u00a0\n\t"), value=None),
    Case("C38 spaces that are not said to stay", COMMENT, raw=runs("<t> ano </t>"), value="ano"),
    Case("C38 a number among spaces", NUMBER, raw="><v>\n  15\n</v>", error="CELL_NUMBER"),
    Case("C39 zeros before a number", NUMBER, "0012", value="12"),
    Case("C39 zeros before a text", COMMENT, "0012", value="0012"),
]


def written(blank: bytes, case: Case) -> bytes:
    """Write the case's cell into a workbook."""
    if not case.raw:
        return changed(blank, edit("indicators", case.cell, case.given, case.form))
    data = changed(blank, edit("indicators", case.cell, MARK, "General"))
    return on_sheet("indicators", f' t="n"><v>{MARK}</v>', case.raw)(data)


def value_at(observation: Observation, cell: str) -> object:
    """Give what an observation says of a cell."""
    card = {NUMBER: "EN-01", PERCENT: "EN-02", TEXT: "EN-04", "H9": "EN-05"}.get(cell, "EN-01")
    values = {each.indicator: each for each in observation.values}
    field_ = {DAY: "date", COMMENT: "comment"}.get(cell, "value")
    found = getattr(values[card], field_) if card in values else None
    return found.isoformat() if field_ == "date" and found else found
