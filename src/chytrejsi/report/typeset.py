"""Czech typography at one place: every text of a report passes here once."""

from dataclasses import replace
from typing import TypeVar, assert_never

from chytrejsi.report.blocks import (
    Block,
    Bullets,
    Contents,
    Cover,
    Editable,
    Figure,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Report,
    Runs,
    Table,
)
from chytrejsi.report.typography import nbsp

Narrative = TypeVar("Narrative", Paragraph, Bullets)


def typeset(report: Report) -> Report:
    """Give the report with non-breaking spaces where its language wants them."""
    if report.language != "cs":
        return report
    return replace(
        report,
        title=nbsp(report.title),
        header=nbsp(report.header),
        footer=nbsp(report.footer),
        blocks=tuple(_block(each) for each in report.blocks),
    )


def _runs(runs: Runs) -> Runs:
    return tuple(replace(run, text=nbsp(run.text)) for run in runs)


def _block(block: Block) -> Block:
    match block:
        case Cover():
            return _cover(block)
        case Contents():
            return block
        case Heading():
            return replace(block, text=nbsp(block.text))
        case Paragraph() | Bullets():
            return _narrative(block)
        case Note():
            return replace(block, runs=_runs(block.runs))
        case Table():
            return _table(block)
        case Figure():
            return replace(
                block, caption=nbsp(block.caption), alt=nbsp(block.alt), source=nbsp(block.source)
            )
        case PageBreak():
            return block
        case Editable():
            return replace(block, blocks=tuple(_narrative(each) for each in block.blocks))
        case _:
            assert_never(block)


def _narrative(block: Narrative) -> Narrative:
    if isinstance(block, Paragraph):
        return replace(block, runs=_runs(block.runs))
    return replace(block, items=tuple(_runs(item) for item in block.items))


def _cover(block: Cover) -> Cover:
    return replace(
        block,
        title=nbsp(block.title),
        subtitle=nbsp(block.subtitle),
        facts=tuple((nbsp(name), nbsp(fact)) for name, fact in block.facts),
        notice=nbsp(block.notice),
    )


def _table(block: Table) -> Table:
    return replace(
        block,
        caption=nbsp(block.caption),
        columns=tuple(replace(each, title=nbsp(each.title)) for each in block.columns),
        rows=tuple(tuple(_runs(cell) for cell in row) for row in block.rows),
        source=nbsp(block.source),
    )
