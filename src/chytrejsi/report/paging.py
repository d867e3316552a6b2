"""Figures that would not fit on a page, cut into several that do."""

from dataclasses import replace

from chytrejsi.language import language
from chytrejsi.report.blocks import Block, Figure, Report
from chytrejsi.report.charts import split


def paged(report: Report) -> Report:
    """Give the report with each chart of very many rows as several figures, told to be parts."""
    return replace(
        report, blocks=tuple(part for block in report.blocks for part in _parts(block, report))
    )


def _parts(block: Block, report: Report) -> tuple[Block, ...]:
    charts = split(block.chart) if isinstance(block, Figure) else ()
    if not isinstance(block, Figure) or len(charts) < 2:
        return (block,)
    words = language(report.language)
    captions = [
        words.text(
            "{caption}, part {number} of {all}",
            caption=block.caption,
            number=number,
            all=len(charts),
        )
        for number in range(1, len(charts) + 1)
    ]
    first = replace(block, caption=captions[0], chart=charts[0])
    later = (
        replace(
            block,
            caption=caption,
            chart=chart,
            alt=words.text("Continuation of the preceding figure, which tells the data of all."),
            anchor=f"{block.anchor}-{number}" if block.anchor else "",
        )
        for number, (caption, chart) in enumerate(
            zip(captions[1:], charts[1:], strict=True), start=2
        )
    )
    return (first, *later)
