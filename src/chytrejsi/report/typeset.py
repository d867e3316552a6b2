"""Czech typography at one place: every text of a report passes here once."""

import re
from dataclasses import replace
from typing import assert_never

from chytrejsi.report.blocks import (
    Block,
    Bullets,
    Captions,
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

_LAST_WORD = 24
_SHORT = re.compile(r"\b(\w{1,2}) ")


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
    typeset_: Block
    match block:
        case Cover():
            typeset_ = _cover(block)
        case Heading():
            typeset_ = replace(block, text=nbsp(block.text))
        case Paragraph() | Bullets():
            typeset_ = _narrative(block)
        case Note():
            typeset_ = replace(block, runs=_runs(block.runs))
        case Table():
            typeset_ = _table(block)
        case Figure():
            typeset_ = _figure(block)
        case Editable():
            typeset_ = replace(block, blocks=tuple(_narrative(each) for each in block.blocks))
        case Contents() | Captions() | PageBreak():
            typeset_ = block
        case _:
            assert_never(block)
    return typeset_


def _figure(figure: Figure) -> Figure:
    return replace(
        figure, caption=nbsp(figure.caption), alt=nbsp(figure.alt), source=nbsp(figure.source)
    )


def _narrative(block: Paragraph | Bullets) -> Paragraph | Bullets:
    if isinstance(block, Paragraph):
        return replace(block, runs=_runs(block.runs))
    return replace(block, items=tuple(_runs(item) for item in block.items))


def _balanced(title: str) -> str:
    """Leave neither a lone word on the last line of a title nor a short one at a line's end."""
    start, gap, end = title.rpartition(" ")
    bound = f"{start}\u00a0{end}" if gap and len(end) <= _LAST_WORD else title
    return _SHORT.sub("\\1\u00a0", bound)


def _cover(block: Cover) -> Cover:
    return replace(
        block,
        title=_balanced(nbsp(block.title)),
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
