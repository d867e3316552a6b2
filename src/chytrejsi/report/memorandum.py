"""The explanatory memorandum with a draft resolution, which lays a document before a body."""

from collections.abc import Callable

from chytrejsi.language import N_
from chytrejsi.model.concept import DocumentKind
from chytrejsi.report.compose import Part
from chytrejsi.report.context import Context
from chytrejsi.report.kind import Kind
from chytrejsi.report.parts import ending, evaluation, memorandum, monitoring, resolution
from chytrejsi.report.vocabulary import VOCABULARY


def _about(*documents: DocumentKind) -> Callable[[Context], bool]:
    return lambda context: context.subject.document in documents


def _after_another(document: DocumentKind) -> Callable[[Context], bool]:
    """Tell whether a report has to tell what the preceding plan did, for its own has only begun."""
    told = VOCABULARY.conditions["after-another"]
    return lambda context: context.subject.document is document and told(context)


MEMORANDUM = Kind(
    name="memorandum",
    title=N_("Explanatory memorandum"),
    period=N_("that of the document"),
    file="duvodova-zprava-{body}-{document}.docx",
    vocabulary=VOCABULARY.also(
        blocks={
            "memo-head": Part(memorandum.head),
            "memo-reason": Part(memorandum.reason),
            "memo-plan": Part(memorandum.plan_brief),
            "memo-areas": Part(memorandum.plan_areas),
            "memo-way": Part(memorandum.way),
            "memo-resolution": Part(resolution.draft),
            "memo-annexes": Part(memorandum.annexes),
            "monitoring-lead": Part(monitoring.lead),
            "monitoring-news": Part(monitoring.news),
            "final-preliminary": Part(ending.preliminary),
            "final-lead": Part(evaluation.lead),
            "final-brought": Part(evaluation.brought),
        },
        conditions={
            "for-annual": _about(DocumentKind.ANNUAL),
            "for-monitoring": _about(DocumentKind.MONITORING),
            "for-final": _about(DocumentKind.FINAL),
            "for-plan": _about(DocumentKind.PLAN),
            "for-report": memorandum.reports,
            "for-decisions": lambda context: (
                memorandum.reports(context) and not memorandum.informs(context)
            ),
            "after-another-annual": _after_another(DocumentKind.ANNUAL),
            "after-another-monitoring": _after_another(DocumentKind.MONITORING),
            "informs": memorandum.informs,
            "resolves": lambda context: not memorandum.informs(context),
        },
        names={
            "body": frozenset({"title"}),
            "document": frozenset({"title"}),
            "paper": frozenset({"informs"}),
        },
        values=memorandum.values,
    ),
)
