"""One filled form in workbooks of three makers: openpyxl, XlsxWriter, and XML written by hand.

Whoever wrote the workbook, and whatever was moved about in it, the same is read from it.
"""

import io
import random
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from chytrejsi.language import language
from chytrejsi.model.dataset import Dataset
from chytrejsi.sheet.columns import META
from chytrejsi.sheet.intake.cells import cell_name
from chytrejsi.sheet.intake.file import Incoming
from chytrejsi.sheet.read.identity import Rounds
from chytrejsi.sheet.read.submission import judge
from sheetcase import (
    GUARANTOR,
    Cells,
    address,
    dataset_of,
    filled,
    make_workspace,
    opened,
    repacked,
    sheet_of,
    sheet_part,
    template,
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
LISTS = ("values", "activities", "projects", "events", "proposals")
EPOCH = date(1899, 12, 30)
HEADS = 4  # rows above the items: ids, heading, guidance, titles
KEYS = {
    "indicators": [f"EN-0{number}" for number in range(1, 6)],
    "activities": ["energie/A1", "energie:summary"],
    "projects": ["fve"],
    "events": ["1", "2", "3"],
}
NUMERIC = {"EN-01", "EN-02", "EN-05"}
WORDS = ["dokončeno", "probíhá", "nezahájeno"]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset_of(make_workspace(tmp_path_factory.mktemp("kraj")))


@pytest.fixture(scope="module")
def blank(dataset: Dataset) -> bytes:
    return template(dataset, GUARANTOR)


NUMBERS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**12), 10**12),
    st.integers(0, 6),
)
DAYS = st.dates(date(2025, 1, 1), date(2025, 12, 31))
# no text of a form begins as a formula does, which openpyxl would make of it
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=30
).map(lambda text: f"T{text}T")


@st.composite
def answers(draw: st.DrawFn) -> Cells:
    """Draw what is filled in: each kind of input, in no, some or all of the rows."""
    cells: dict[tuple[str, str, str], Any] = {
        ("indicators", "EN-01", "value"): draw(NUMBERS),
        ("indicators", "EN-02", "value"): draw(NUMBERS),
    }
    more: Mapping[tuple[str, str, str], st.SearchStrategy[Any]] = {
        ("indicators", "EN-01", "date"): DAYS,
        ("indicators", "EN-01", "comment"): TEXTS,
        ("indicators", "EN-03", "value"): st.booleans(),
        ("indicators", "EN-04", "value"): TEXTS,
        ("indicators", "EN-05", "value"): st.integers(0, 10**9).map(Decimal),
        ("activities", "energie/A1", "status"): st.sampled_from(WORDS),
        ("activities", "energie:summary", "text"): TEXTS,
        ("projects", "fve", "state"): st.sampled_from(["v přípravě", "v realizaci"]),
    }
    cells |= {place: draw(kind) for place, kind in more.items() if draw(st.booleans())}
    for row in range(1, draw(st.integers(0, 3)) + 1):
        cells["events", str(row), "kind"] = "ocenění"
        cells["events", str(row), "date"] = draw(DAYS)
        cells["events", str(row), "title"] = draw(TEXTS)
    return cells


def said(dataset: Dataset, data: bytes) -> dict[str, Any]:
    """Give what is read from a workbook, however its numbers were written."""
    submission = judge(Incoming("x.xlsx", data, "0" * 64), Rounds(dataset))
    assert not submission.refused, submission.findings
    assert submission.observation is not None
    cells = submission.cells
    assert cells.filled == cells.accepted + cells.normalised
    where = {"cell", "raw", "normalised"}
    told = submission.observation.model_dump(exclude={each: {"__all__": where} for each in LISTS})
    for value, seen in zip(told["values"], submission.observation.values, strict=True):
        if value["indicator"] in NUMERIC:
            value["value"] = seen.number
    # rows that nobody asked for have the order in which they stand
    told["events"] = sorted(told["events"], key=str)
    return {**told, "filled": cells.filled}


@dataclass(frozen=True)
class Layout:
    """The template, opened once: its sheets with their texts, its parts, and where inputs stand."""

    sheets: Mapping[str, Mapping[tuple[int, int], object]]
    parts: Mapping[str, str]
    places: Mapping[tuple[str, str, str], tuple[str, str, str]]  # → title, part, cell
    signature: str


@cache
def layout_of(blank: bytes) -> Layout:
    book = opened(blank)
    places = {}
    for sheet_id, keys in KEYS.items():
        sheet, part = sheet_of(book, sheet_id), sheet_part(blank, sheet_id)
        columns = [str(cell.value) for cell in sheet[1][1:]]
        for key in keys:
            for column in columns:
                where = (sheet.title, part, address(sheet, key, column))
                places[sheet_id, key, column] = where
    with zipfile.ZipFile(io.BytesIO(blank)) as package:
        parts = {name: package.read(name).decode("utf-8") for name in package.namelist()}
    sheets = {
        sheet.title: {
            (row, column): cell.value
            for row, cells in enumerate(sheet.iter_rows(), 1)
            for column, cell in enumerate(cells, 1)
        }
        for sheet in book.worksheets
    }
    return Layout(sheets, parts, places, book.custom_doc_props["chytrejsi"].value)  # type: ignore[attr-defined]


# --- XlsxWriter ---


@dataclass(frozen=True)
class Moves:
    """How the workbook is shuffled: what is drawn from, and how much is inserted."""

    random: random.Random
    rows: int = 0
    columns: int = 0

    def order(self, count: int, first: int) -> list[int]:
        """Give each of some rows or columns a new place behind the first ones."""
        places = list(range(first, first + count))
        self.random.shuffle(places)
        return places


def by_xlsxwriter(blank: bytes, cells: Cells, moves: Moves | None = None) -> bytes:
    """Write a workbook with the same texts, markers and signature, and nothing else of it."""
    layout = layout_of(blank)
    given = {layout.places[place][::2]: value for place, value in cells.items()}
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "d.m.yyyy"})
        book.set_custom_property("chytrejsi", layout.signature)
        titles = list(layout.sheets)
        if moves:
            moves.random.shuffle(titles)
        for number, title in enumerate(titles):
            texts = layout.sheets[title]
            target = book.add_worksheet(f"List {number}" if moves else title)
            rows, columns = _places(max(texts), None if title == META else moves)
            for (row, column), text in texts.items():
                value = given.get((title, cell_name(row, column)), text)
                _put(target, (rows[row - 1], columns[column - 1]), value, day)
    return packed.getvalue()


def _places(size: tuple[int, int], moves: Moves | None) -> tuple[list[int], list[int]]:
    """Give each row and column its place, from 0; the heads stay above, in their order."""
    height, width = size
    if moves is None or height <= HEADS:
        return list(range(height)), list(range(width))
    heads = [0, *range(1 + moves.rows, HEADS + moves.rows)]
    return (
        [*heads, *moves.order(height - HEADS, HEADS + 2 * moves.rows)],
        moves.order(width, moves.columns),
    )


def _put(target: Any, place: tuple[int, int], value: object, day: Any) -> None:  # noqa: ANN401
    if isinstance(value, bool):
        target.write_boolean(*place, value)
    elif isinstance(value, Decimal):
        target.write_number(*place, float(value))
    elif isinstance(value, date):
        target.write_datetime(*place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
    elif value is not None:
        target.write_string(*place, str(value))


# --- XML by hand ---


@dataclass(frozen=True)
class Hand:
    """Writes cells as XML, each in one of the forms that it may have; collects shared strings."""

    random: random.Random
    strings: list[str]

    def cell(self, value: object) -> str:
        """Write what stands between the cell's name and style, and its end."""
        if isinstance(value, bool):
            words = "ano" if value else "ne"
            return self.random.choice([f' t="b"><v>{value:d}</v>', self.text(words)])
        if isinstance(value, Decimal):
            czech = language("cs").number(value)
            stored = [f"{value:f}", f"{value:E}", repr(float(value))]
            numbers = [f"{kind}><v>{each}</v>" for kind in ("", ' t="n"') for each in stored]
            return self.random.choice([*numbers, self.text(czech)])
        if isinstance(value, date):
            serial = f"><v>{(value - EPOCH).days}</v>"
            words = f"{value.day}. {value.month}. {value.year}"
            return self.random.choice([serial, f' t="d"><v>{value}</v>', self.text(words)])
        return self.text(str(value))

    def text(self, text: str) -> str:
        """Write a text: in its cell, as a formula's result would stand, or in the shared ones."""
        safe = escape(text)
        self.strings.append(f'<si><t xml:space="preserve">{safe}</t></si>')
        return self.random.choice(
            [
                f' t="inlineStr"><is><t xml:space="preserve">{safe}</t></is>',
                f' t="inlineStr"><is><r><t>{safe[:1]}</t></r><r><t>{safe[1:]}</t></r></is>',
                f' t="str"><v>{safe}</v>',
                f' t="s"><v>{len(self.strings) - 1}</v>',
            ]
        )


def by_hand(blank: bytes, cells: Cells, hand: Hand) -> bytes:
    """Write the cells into the XML of the template."""
    layout = layout_of(blank)
    parts = dict(layout.parts)
    for place, value in cells.items():
        _title, part, name = layout.places[place]
        head, found, rest = parts[part].partition(f'<c r="{name}"')
        style, _, rest = rest.partition("></c>")
        assert found
        assert "<" not in style
        style = style.replace(' t="n"', "")
        parts[part] = f"{head}{found}{style}{hand.cell(value)}</c>{rest}"
    relations = "xl/_rels/workbook.xml.rels"
    strings = f'<Relationship Id="rIdS" Type="{STRINGS}" Target="sharedStrings.xml"/>'
    parts[relations] = parts[relations].replace("</Relationships>", f"{strings}</Relationships>")
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{"".join(hand.strings)}</sst>'
    return repacked(blank, {name: text.encode() for name, text in parts.items()})


# --- the same is read from all ---

SEEDS = st.integers(0, 2**32)


def drawn_from(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same seed gives the same workbook


@settings(max_examples=12)
@given(answers(), SEEDS)
def test_whoever_wrote_the_workbook_the_same_is_read(
    dataset: Dataset, blank: bytes, cells: Cells, seed: int
) -> None:
    written = said(dataset, filled(blank, cells))
    assert written["filled"] == len(cells)
    assert said(dataset, by_xlsxwriter(blank, cells)) == written
    assert said(dataset, by_hand(blank, cells, Hand(drawn_from(seed), []))) == written
    values = {each["indicator"]: each["value"] for each in written["values"]}
    for card in ("EN-01", "EN-02"):
        assert values[card] == cells["indicators", card, "value"]


@settings(max_examples=12)
@given(
    answers(),
    SEEDS,
    st.integers(0, 3),
    st.integers(0, 3),
)
def test_whatever_was_moved_about_the_same_is_read(
    dataset: Dataset, blank: bytes, cells: Cells, seed: int, rows: int, columns: int
) -> None:
    moves = Moves(drawn_from(seed), rows, columns)
    moved = said(dataset, by_xlsxwriter(blank, cells, moves))
    assert moved == said(dataset, by_xlsxwriter(blank, cells))
