"""A report as a Word document: the reference document's identity, the report's blocks."""

import io
from collections.abc import Mapping, Sequence
from datetime import date

from chytrejsi.openxml import normalise
from chytrejsi.render.numbering import layout_of
from chytrejsi.render.word.body import Body
from chytrejsi.render.word.frame import fill_frame
from chytrejsi.render.word.properties import LANGUAGE_TAGS, describe
from chytrejsi.render.word.reference import Reference
from chytrejsi.report.blocks import Figure, Report
from chytrejsi.report.charts import Chart

_NO_DAY = date(1980, 1, 1)


def render_word(
    report: Report,
    reference: bytes,
    *,
    pictures: Sequence[bytes] | None = None,
    pages: Mapping[str, int] | None = None,
) -> bytes:
    """Make the .docx of a report from the reference document's bytes.

    `pictures` are the charts already drawn (PNG, in the order of `charts_of`); `pages` are the
    pages of the headings by bookmark, where somebody has laid the document out before. Stop
    where the reference document cannot be read or lacks a style.
    """
    opened = Reference(reference)
    tag = LANGUAGE_TAGS.get(report.language, report.language)
    pictures = drawn(report) if pictures is None else pictures
    hint = report.words.get("contents_hint", "")
    body = Body(opened, layout_of(report), iter(pictures), pages or {}, hint)
    opened.put_body(body.xml())
    fill_frame(opened.document, report, opened.styles)
    opened.speak(tag)
    describe(opened.document, report, tag)
    stream = io.BytesIO()
    opened.document.save(stream)
    return normalise(stream.getvalue(), day_of(report))


def charts_of(report: Report) -> tuple[Chart, ...]:
    """Give the charts of a report in their order."""
    return tuple(block.chart for block in report.blocks if isinstance(block, Figure))


def drawn(report: Report) -> Sequence[bytes]:
    """Draw the charts of a report, in their order."""
    charts = charts_of(report)
    if not charts:
        return ()
    from chytrejsi.render.charts import draw  # noqa: PLC0415 - matplotlib, only where one draws

    return draw(charts, report.language)


def day_of(report: Report) -> date:
    """Give the day of a report, which becomes that of its files."""
    try:
        return date.fromisoformat(report.date)
    except ValueError:
        return _NO_DAY
