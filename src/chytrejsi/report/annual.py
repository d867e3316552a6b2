"""The annual report: how a plan stands at the end of a year."""

from dataclasses import replace

from chytrejsi.language import N_
from chytrejsi.model.dataset import Dataset, FilePositions
from chytrejsi.model.period import Period
from chytrejsi.report.blocks import Cover, Report
from chytrejsi.report.compose import Composer, OutlineMistakeError, outline_findings
from chytrejsi.report.context import Context, context_of
from chytrejsi.report.outline import Outline
from chytrejsi.report.paging import paged
from chytrejsi.report.parts import front
from chytrejsi.report.typeset import typeset
from chytrejsi.report.vocabulary import VOCABULARY, values_of

# what renderers add themselves: English msgids by the keys of `Report.words`
WORDS = {
    "table": N_("Table"),
    "figure": N_("Figure"),
    "page": N_("page"),
    "of": N_("of"),
    "contents_hint": N_("Press F9 in Word to bring the page numbers up to date."),
}


def annual_report(
    dataset: Dataset,
    plan: str,
    period: Period,
    outline: Outline,
    positions: FilePositions,
    inputs_digest: str = "",
) -> Report:
    """Make the report; a mistake in the outline raises OutlineMistakeError with its findings."""
    findings = outline_findings(outline, VOCABULARY, positions)
    if findings:
        raise OutlineMistakeError(findings)
    return report_of(context_of(dataset, plan, period), outline, positions, inputs_digest)


def report_of(
    context: Context, outline: Outline, positions: FilePositions, inputs_digest: str
) -> Report:
    """Compose a checked outline with a context that is already there."""
    language = context.language
    composer = Composer(context, VOCABULARY, positions, outline.kind)
    values = values_of(context)
    title = composer.fill(outline.title, values, ("title",))
    subtitle = composer.fill(outline.subtitle or "", values, ("subtitle",))
    blocks = tuple(
        replace(block, title=title, subtitle=subtitle) if isinstance(block, Cover) else block
        for block in composer.blocks(outline, values)
    )
    footer = composer.fill(outline.footer or "", values, ("footer",))
    notice = front.fictional_notice(context)
    report = Report(
        title,
        context.language.code,
        blocks,
        subject=subtitle,
        author=context.dataset.concept.region.name,
        header=composer.fill(outline.header or "", values, ("header",)),
        footer=" · ".join(filter(None, (footer, notice))),
        date=context.newest_input.isoformat(),
        inputs_digest=inputs_digest,
        words={key: language.text(message) for key, message in WORDS.items()},
    )
    return typeset(paged(report))
