"""From a kind's outline and a context to the finished values of one document."""

from dataclasses import replace

from chytrejsi.language import N_
from chytrejsi.model.dataset import FilePositions
from chytrejsi.report.blocks import Cover, Report
from chytrejsi.report.compose import (
    Composer,
    OutlineMistakeError,
    outline_findings,
    quote_findings,
)
from chytrejsi.report.context import Context
from chytrejsi.report.kind import Kind
from chytrejsi.report.narrative import filled
from chytrejsi.report.outline import Outline
from chytrejsi.report.paging import paged
from chytrejsi.report.parts import front, version
from chytrejsi.report.typeset import typeset

# what renderers add themselves: English msgids by the keys of `Report.words`
WORDS = {
    "table": N_("Table"),
    "figure": N_("Figure"),
    "page": N_("page"),
    "of": N_("of"),
    "contents_hint": N_("Press F9 in Word to bring the page numbers up to date."),
}


def document_of(kind: Kind, context: Context, outline: Outline, positions: FilePositions) -> Report:
    """Compose a document; a mistake in the outline raises OutlineMistakeError with its findings."""
    data = context.dataset
    indicators = data.indicators.keys() | data.withheld.keys()
    findings = outline_findings(outline, kind.vocabulary, positions)
    findings = findings or quote_findings(outline, indicators, positions)
    if findings:
        raise OutlineMistakeError(findings)
    language = context.language
    composer = Composer(context, kind.vocabulary, positions, outline.kind)
    values = kind.vocabulary.values(context)
    title = composer.fill(outline.title, values, ("title",))
    subtitle = composer.fill(outline.subtitle or "", values, ("subtitle",))
    blocks = tuple(
        replace(block, title=title, subtitle=subtitle)
        if isinstance(block, Cover)
        else filled(block, context.quoting.fill)
        for block in version.marked(context, composer.blocks(outline, values))
    )
    footer = composer.fill(outline.footer or "", values, ("footer",))
    notice = front.fictional_notice(context)
    report = Report(
        title,
        language.code,
        blocks,
        subject=subtitle,
        author="" if context.subject.public else context.dataset.concept.region.name,
        header=composer.fill(outline.header or "", values, ("header",)),
        footer=" · ".join(filter(None, (footer, version.name(context), notice))),
        date=context.newest_input.isoformat(),
        inputs_digest=context.provenance.digest,
        words={key: language.text(message) for key, message in WORDS.items()},
    )
    return typeset(paged(report))
