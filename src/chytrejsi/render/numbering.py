"""What every renderer of a report must know first: numbers, targets of references, pages.

Word counts headings and captions by itself, but the contents, the cross-references and the plain
text need the numbers in place, so they are counted here once, by Word's own rules.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chytrejsi.report.blocks import (
    Block,
    Captions,
    Contents,
    Cover,
    Figure,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Report,
    Run,
    Table,
)

DEEPEST = 4
# A wide table takes the heading and the few paragraphs right before it along to its page.
_TAKEN_ALONG = 4
# A page is not turned upright for so few blocks, or rows of a table, between two wide tables.
_SMALL = 6


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference points to: its bookmark, its number, and the words before the number."""

    bookmark: str
    number: str
    label: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its number and where it stands: after a page break, on a landscape page."""

    block: Block
    target: Target
    new_page: bool = False
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a report in order, and what its anchors point to."""

    placed: tuple[Placed, ...]
    targets: Mapping[str, Target]

    def headings(self, depth: int) -> tuple[tuple[Heading, Target], ...]:
        """Give the headings down to a level, as the contents list them."""
        return tuple(
            (each.block, each.target)
            for each in self.placed
            if isinstance(each.block, Heading) and level_of(each.block) <= depth
        )

    def captions(self, captions: Captions) -> tuple[Target, ...]:
        """Give the tables or the figures, as a list of them tells them."""
        kind = Table if captions.of == "table" else Figure
        return tuple(each.target for each in self.placed if isinstance(each.block, kind))


def level_of(heading: Heading) -> int:
    """Give the level that a heading can have in a document: 1 to 4."""
    return min(max(heading.level, 1), DEEPEST)


def layout_of(report: Report) -> Layout:
    """Number the headings, tables and figures of a report and lay its blocks on pages."""
    placed = tuple(_placed(report))
    targets: dict[str, Target] = {}
    for each in placed:
        if isinstance(each.block, Heading | Table | Figure) and each.block.anchor:
            targets.setdefault(each.block.anchor, each.target)
    return Layout(placed, targets)


def caption_of(target: Target) -> str:
    """Write the caption of a table or figure: its label, its number, its title."""
    name = f"{target.label} {target.number}"
    return f"{name}: {target.title}" if target.title else name


def cited(run: Run, target: Target) -> tuple[str, str, str]:
    """Split the text of a reference into words before, the number, and words after.

    Where the run's text has `{number}`, the words are its own ("v tabulce {number}"); else a
    table or figure is named by its label and number, a heading by the run's text.
    """
    if target.number and "{number}" in run.text:
        before, _, after = run.text.partition("{number}")
        return before, target.number, after
    if target.label:
        return f"{target.label}\u00a0", target.number, ""
    return run.text.replace("{number}", "").strip() or target.title, "", ""


class _Counter:
    """Counts headings as a multilevel list does, and captions one by one."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._levels = [0] * DEEPEST
        self._unnumbered = DEEPEST + 1
        self._captions = {"table": 0, "figure": 0}
        self._bookmarks = 0

    def target(self, block: Block) -> Target:
        match block:
            case Heading():
                return Target(self._bookmark("_Toc"), self._heading(block), title=block.text)
            case Table():
                return self._caption("table", block.caption)
            case Figure():
                return self._caption("figure", block.caption)
            case _:
                return Target("", "")

    def _bookmark(self, kind: str) -> str:
        self._bookmarks += 1
        return f"{kind}{self._bookmarks:06d}"

    def _heading(self, heading: Heading) -> str:
        level = level_of(heading)
        if level <= self._unnumbered:
            self._unnumbered = DEEPEST + 1 if heading.numbered else level
        if level >= self._unnumbered:
            return ""  # what stands below a heading without a number has none either
        self._levels[level - 1] += 1
        self._levels[level:] = [0] * (DEEPEST - level)
        return ".".join(map(str, self._levels[:level]))

    def _caption(self, kind: str, title: str) -> Target:
        self._captions[kind] += 1
        label = self._words.get(kind) or kind.capitalize()
        return Target(self._bookmark("_Ref"), str(self._captions[kind]), label, title)


def _placed(report: Report) -> Iterator[Placed]:
    counter = _Counter(report.words)
    wide = _landscape(report.blocks)
    new_page = listed = False
    for block, landscape in zip(report.blocks, wide, strict=True):
        if isinstance(block, PageBreak):
            new_page, listed = True, False
            continue
        # the lists of tables and figures follow the contents on their page
        alone = new_page and not (isinstance(block, Captions) and listed)
        yield Placed(block, counter.target(block), alone, landscape)
        listed = isinstance(block, Contents | Captions)
        new_page = listed or isinstance(block, Cover)


def _landscape(blocks: Sequence[Block]) -> list[bool]:
    """Tell for each block whether it stands on a landscape page."""
    wide = [isinstance(block, Table) and block.wide for block in blocks]
    for here in [at for at, is_wide in enumerate(wide) if is_wide]:
        for before in _introduction(blocks, here):
            wide[before] = True
    for stretch in _between(wide):
        if all(_is_small(blocks[here]) for here in stretch) and len(stretch) <= _SMALL:
            wide[stretch.start : stretch.stop] = [True] * len(stretch)
    return wide


def _between(wide: Sequence[bool]) -> list[range]:
    """Find the upright stretches between two landscape ones."""
    across = [at for at, is_wide in enumerate(wide) if is_wide]
    return [range(left + 1, right) for left, right in pairwise(across) if right - left > 1]


def _is_small(block: Block) -> bool:
    if isinstance(block, Table):
        return len(block.rows) <= _SMALL
    return isinstance(block, Heading | Paragraph | Note | PageBreak)


def _introduction(blocks: Sequence[Block], table: int) -> range:
    """Find the heading, with what follows it, that stands right before a table."""
    start = table
    while start > 0 and table - start < _TAKEN_ALONG:
        before = blocks[start - 1]
        if isinstance(before, Heading):
            return range(_first_heading(blocks, start - 1), table)
        if not isinstance(before, Paragraph | Note):
            break
        start -= 1
    return range(0)


def _first_heading(blocks: Sequence[Block], heading: int) -> int:
    while heading > 0 and isinstance(blocks[heading - 1], Heading):
        heading -= 1
    return heading
