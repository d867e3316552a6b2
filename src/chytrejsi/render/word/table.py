"""Tables as strings: one pass over the cells, no object per cell."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from math import ceil

from chytrejsi.render.word.markup import Form, attribute, paragraph, run
from chytrejsi.report.blocks import Column, Runs, Table, plain, text

# A table of so few rows and lines, a third of a page, is kept on one page; of a longer one the
# header and the first rows are.
_TOGETHER = 9
_LINES = 20
_ROW = 0.4  # lines: the room above and below a row's letters
_UPRIGHT = 9000  # twips: about the width of an upright page between its margins
_FIRST_ROWS = 2
# A row is never broken, unless it is so long that it might not fit on a page.
_UNBROKEN = 1800
_EMPTY: Runs = text("–")
# What the table's styles give to letters, in twips: their size, and the cells' margins.
_SIZE = 180
_MARGINS = 226
_BOLDER = 1.04
_SIGN = 200
_NARROW = frozenset("fijlrtíIJ.,:;!|'()[] \u00a0")
_WIDE = frozenset("mwMW@%—")
_BREAKS = re.compile(r"[ \n–-]")


@dataclass(frozen=True, slots=True)
class TableStyles:
    """The ids of the table's style and of the paragraphs in it."""

    table: str
    cell: str
    header: str


def widths_of(columns: Sequence[Column], width: int, least: Sequence[float] = ()) -> list[int]:
    """Divide a width (twips) by the columns' shares, to the last twip.

    A column gets at least its `least`, as far as there is room for that of all.
    """
    shares = [max(column.share, 0.0) for column in columns]
    if not sum(shares):
        shares = [1.0] * len(columns)
    wide = _at_least(shares, width, list(least) or [0.0] * len(columns))
    edges = [round(width * done / sum(wide)) for done in accumulate(wide, initial=0.0)]
    return [right - left for left, right in pairwise(edges)]


def _at_least(shares: list[float], width: float, least: list[float]) -> list[float]:
    """Widen the columns that are too narrow; the others give way by their shares."""
    if sum(least) >= width:
        return least
    fixed: set[int] = set()
    while True:
        room = width - sum(least[each] for each in fixed)
        free = sum(share for each, share in enumerate(shares) if each not in fixed) or 1.0
        wide = [
            least[each] if each in fixed else room * share / free
            for each, share in enumerate(shares)
        ]
        narrow = {each for each in range(len(wide)) if wide[each] < least[each]}
        if not narrow:
            return wide
        fixed |= narrow


def least_of(table: Table, width: int) -> list[float]:
    """Give for each column the width (twips) at which no word of it is broken inside.

    A word longer than a third of the line (an address) may be broken all the same.
    """
    widest = [_longest(column.title) * _BOLDER for column in table.columns]
    for row in table.rows:
        for place, cell in enumerate(row):
            sign = _SIGN if any(piece.status for piece in cell) else 0.0
            widest[place] = max(widest[place], _longest(plain(cell)) + sign)
    return [min(each + _MARGINS, width / 3) for each in widest]


def _longest(words: str) -> float:
    """Estimate the width (twips) of the longest piece that has no break inside."""
    return max((sum(map(_letter, piece)) for piece in _BREAKS.split(words)), default=0.0)


@cache
def _letter(letter: str) -> float:
    """Estimate a letter's width (twips), rather too much than too little."""
    narrow = 0.33 if letter in _NARROW else 0.53
    return _SIZE * (0.92 if letter in _WIDE else 0.62 if letter.isupper() else narrow)


def table_xml(
    table: Table, width: int, styles: TableStyles, runs_xml: Callable[[Runs], str]
) -> str:
    """Make the table itself, `width` twips wide; its caption and source stand outside."""
    widths = widths_of(table.columns, width, least_of(table, width))
    cells = [f'<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="dxa"/></w:tcPr>' for each in widths]
    header = _row(
        (
            start + paragraph(Form(styles.header, keep=True, align=column.align), run(column.title))
            for start, column in zip(cells, table.columns, strict=True)
        ),
        "<w:cantSplit/><w:tblHeader/>",
    )
    rows = (
        _row(
            (
                start
                + paragraph(Form(styles.cell, keep=kept, align=column.align), _cell(cell, runs_xml))
                for start, column, cell in zip(cells, table.columns, row, strict=True)
            ),
            "<w:cantSplit/>" if max(map(_length, row), default=0) < _UNBROKEN else "",
        )
        for kept, row in zip(_kept(table), table.rows, strict=True)
    )
    return (
        f"<w:tbl>{_properties(table, width, styles)}{_grid(widths)}{header}{''.join(rows)}</w:tbl>"
    )


def is_long(table: Table) -> bool:
    """Tell whether a table may spread over pages; its source then stands above it."""
    return table.wide or len(table.rows) > _TOGETHER or _height(table) > _LINES


def _height(table: Table) -> float:
    """Estimate how many lines high the rows of a table are."""
    room = [
        max((width - _MARGINS) / _letter("a"), 1.0) for width in widths_of(table.columns, _UPRIGHT)
    ]
    return sum(_ROW + max(map(_lines, row, room), default=0) for row in table.rows)


def _lines(cell: Runs, room: float) -> int:
    """Estimate how many lines a cell takes that has room for so many letters."""
    return sum(max(ceil(len(line) / room), 1) for line in plain(cell).split("\n"))


def _kept(table: Table) -> Iterator[bool]:
    """Tell for each row whether it is kept on the page of the next one.

    A short table stays whole; a long one leaves no lone row at its beginning or end.
    """
    last, whole = len(table.rows) - 1, not is_long(table)
    for number in range(last + 1):
        if number == last:
            yield bool(table.source) and whole
        else:
            yield whole or number < _FIRST_ROWS or number == last - 1


def _cell(cell: Runs, runs_xml: Callable[[Runs], str]) -> str:
    filled = plain(cell).strip() or any(each.status or each.ref for each in cell)
    return runs_xml(cell if filled else _EMPTY)


def _length(cell: Runs) -> int:
    return sum(len(piece.text) for piece in cell)


def _row(cells: Iterable[str], properties: str) -> str:
    form = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{form}{''.join(f'{cell}</w:tc>' for cell in cells)}</w:tr>"


def _grid(widths: Sequence[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _properties(table: Table, width: int, styles: TableStyles) -> str:
    first = int(table.row_headers)
    columns = "; ".join(column.title for column in table.columns)
    return (
        f'<w:tblPr><w:tblStyle w:val="{styles.table}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{0x0620 + 0x80 * first:04X}" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="{first}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={attribute(table.caption)}/>"
        f"<w:tblDescription w:val={attribute(columns)}/></w:tblPr>"
    )
