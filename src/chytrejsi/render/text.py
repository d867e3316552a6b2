"""A report as plain text: what golden tests approve and what a diff shows.

Charts are their alt texts, statuses a shape and a word; nothing is lost but the look.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from chytrejsi.compare.difference import Fate
from chytrejsi.openxml import visible
from chytrejsi.render.numbering import (
    Layout,
    Placed,
    Target,
    caption_of,
    cited,
    layout_of,
    level_of,
)
from chytrejsi.report.blocks import (
    Bullets,
    Captions,
    Column,
    Contents,
    Cover,
    Editable,
    Figure,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Report,
    Run,
    Runs,
    Table,
)
from chytrejsi.report.palette import STATUS_LOOK

WIDTH = 100

_GAP = "  "
_NARROWEST = 4
_FATES: Mapping[Fate | None, tuple[str, str]] = {
    Fate.GONE: ("[-", "-]"),
    Fate.ADDED: ("{+", "+}"),
}
_NOTES = {"info": "i", "warning": "!", "fictional": "!"}


def render_text(report: Report) -> str:
    """Write a report as plain text, 100 characters wide; it ends with a newline."""
    layout = layout_of(report)
    parts = ["\n".join(_block(each, layout)) for each in layout.placed]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(placed: Placed, layout: Layout) -> Iterator[str]:
    targets = layout.targets
    match placed.block:
        case Cover() as cover:
            yield from _cover(cover)
        case Contents() | Captions() as listing:
            yield from _listing(listing, layout)
        case Heading() as heading:
            yield _heading(heading, placed.target)
        case Paragraph() | Bullets() as narrative:
            yield from _narrative(narrative, targets)
        case Note() as note:
            yield from _wrapped(f"{_NOTES[note.kind]} ", _words(note.runs, targets))
        case Table() as table:
            yield from _table(table, placed.target, targets)
        case Figure() as figure:
            yield from _figure(figure, placed.target)
        case Editable() as editable:
            yield from _editable(editable, targets)
        case PageBreak():
            pass
        case _:
            assert_never(placed.block)


def _cover(cover: Cover) -> Iterator[str]:
    title = visible(cover.title)
    yield from (each for each in (visible(cover.organisation), title) if each)
    yield "=" * min(len(title), WIDTH)
    if cover.subtitle:
        yield visible(cover.subtitle)
    for name, fact in cover.facts:
        yield from _wrapped("", visible(f"{name}: {fact}"))
    if cover.notice:
        yield from _wrapped("! ", visible(cover.notice))


def _listing(listing: Contents | Captions, layout: Layout) -> Iterator[str]:
    if isinstance(listing, Contents):
        entries = [
            (_GAP * level_of(heading), f"{target.number} {heading.text}".strip())
            for heading, target in layout.headings(listing.depth)
        ]
    else:
        entries = [(_GAP, caption_of(target)) for target in layout.captions(listing)]
    if entries:
        yield f"{visible(listing.title)}:"
    for indent, words in entries:
        yield from _wrapped(indent, visible(words))


def _heading(heading: Heading, target: Target) -> str:
    return visible(" ".join(filter(None, ("#" * level_of(heading), target.number, heading.text))))


def _narrative(block: Paragraph | Bullets, targets: Mapping[str, Target]) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from _wrapped("", _words(block.runs, targets))
        return
    for number, item in enumerate(block.items, start=1):
        yield from _wrapped(f"{number}. " if block.ordered else "- ", _words(item, targets))


def _editable(editable: Editable, targets: Mapping[str, Target]) -> Iterator[str]:
    yield f"[{visible(editable.tag)}: {visible(editable.title)}"
    for block in editable.blocks:
        yield from _narrative(block, targets)
    yield "]"


def _figure(figure: Figure, target: Target) -> Iterator[str]:
    yield from _wrapped("[ ", visible(figure.alt))
    yield from _wrapped("", _caption(target))
    yield from _wrapped("", visible(figure.source))


def _table(table: Table, target: Target, targets: Mapping[str, Target]) -> Iterator[str]:
    yield from _wrapped("", _caption(target))
    header = [visible(column.title) for column in table.columns]
    rows = [[_words(cell, targets) or "–" for cell in row] for row in table.rows]
    widths = _widths(table.columns, [header, *rows])
    yield from _row(header, table.columns, widths)
    yield _GAP.join("-" * width for width in widths)
    for row in rows:
        yield from _row(row, table.columns, widths)
    yield from _wrapped("", visible(table.source))


def _caption(target: Target) -> str:
    return visible(caption_of(target))


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    """Give each column what it needs; where that is too much, its share of the line."""
    needed = [max(map(_length, cells)) for cells in zip(*rows, strict=True)]
    room = WIDTH - len(_GAP) * (len(columns) - 1)
    if sum(needed) <= room:
        return needed
    total = sum(column.share for column in columns) or 1.0
    return [max(int(room * column.share / total), _NARROWEST) for column in columns]


def _length(cell: str) -> int:
    return max(1, *map(len, cell.split("\n")))


def _row(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> Iterator[str]:
    pieces = [_lines(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, pieces), default=0)):
        line = (
            _aligned(piece[number] if number < len(piece) else "", column, width)
            for piece, column, width in zip(pieces, columns, widths, strict=True)
        )
        yield _GAP.join(line).rstrip()


def _aligned(piece: str, column: Column, width: int) -> str:
    match column.align:
        case "right":
            return piece.rjust(width)
        case "center":
            return piece.center(width)
        case _:
            return piece.ljust(width)


def _words(runs: Runs, targets: Mapping[str, Target]) -> str:
    return visible("".join(_run(run, targets) for run in runs))


def _run(run: Run, targets: Mapping[str, Target]) -> str:
    target = targets.get(run.ref) if run.ref else None
    if target:
        return "".join(cited(run, target))
    if run.status:
        return f"{STATUS_LOOK[run.status].shape} {run.text}".rstrip()
    before, after = _FATES.get(run.fate, ("", ""))
    words = f"{before}{run.text}{after}"
    return f"{words} <{run.url}>" if run.url else words


def _lines(words: str, width: int) -> list[str]:
    wrapped = (
        textwrap.wrap(line, width, break_on_hyphens=False) or [""] for line in words.split("\n")
    )
    return [line for lines in wrapped for line in lines]


def _wrapped(mark: str, words: str) -> Iterator[str]:
    """Break words into lines below a mark; no words give no line."""
    if words.strip():
        for number, line in enumerate(_lines(words, WIDTH - len(mark))):
            yield (mark if number == 0 else " " * len(mark)) + line
