"""Areas against kinds of things in them (states, what is known): a table and its stacked bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from chytrejsi.language import Language
from chytrejsi.report import words
from chytrejsi.report.blocks import Block, Column, Figure, Table, text
from chytrejsi.report.charts import StackChart, StackPart, StackRow
from chytrejsi.report.parts.tables import shown

Blocks = tuple[Block, ...]
Row = tuple[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its word, its shade from 0 (dark) to 1 (light), hatched where it has halted."""

    word: str
    shade: float
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Stack:
    """What a stack is called: its anchor's name, its caption, the axis, the alt text."""

    name: str
    caption: str
    axis: str
    alt: str


def table_and_bars(
    language: Language, rows: Sequence[Row], kinds: Sequence[Kind], stack: Stack
) -> Blocks:
    """Show for each area (row) how many there are of each kind; kinds without any are left out."""
    used = [here for here in range(len(kinds)) if any(counts[here] for _, counts in rows)]
    columns = [Column(language.text("Area of activity"), 3.6)]
    columns += [Column(kinds[here].word, 1.3, "right") for here in used]
    columns.append(Column(language.text("Total"), 0.9, "right"))
    body = tuple(
        (
            text(title),
            *(shown(language, counts[here]) for here in used),
            text(str(sum(counts))),
        )
        for title, counts in rows
    )
    chart = StackChart(
        tuple(
            StackRow(title, tuple(_part(kinds[here], counts[here]) for here in used))
            for title, counts in rows
        ),
        stack.axis,
    )
    return (
        Table(stack.caption, tuple(columns), body, f"tab-{stack.name}"),
        Figure(stack.caption, words.sentence(stack.alt), chart, f"fig-{stack.name}"),
    )


def _part(kind: Kind, count: int) -> StackPart:
    return StackPart(kind.word, count, kind.shade, hatched=kind.hatched)
