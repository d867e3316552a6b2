"""What depends on how long the report is: figures cut to fit on a page, lists worth having."""

from dataclasses import replace

from chytrejsi.language import language
from chytrejsi.report.blocks import Block, Captions, Figure, Report, Table
from chytrejsi.report.charts import split

LEAST_LISTED = 5
"""A list of fewer tables or figures is noise: one finds them without it."""


def paged(report: Report) -> Report:
    """Give the report with each chart of very many rows as several figures, told to be parts.

    A list of tables or figures is left out where it would be short.
    """
    blocks = tuple(part for block in report.blocks for part in _parts(block, report))
    listed = {
        "table": sum(isinstance(block, Table) for block in blocks),
        "figure": sum(isinstance(block, Figure) for block in blocks),
    }
    return replace(
        report,
        blocks=tuple(
            block
            for block in blocks
            if not isinstance(block, Captions) or listed[block.of] >= LEAST_LISTED
        ),
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
