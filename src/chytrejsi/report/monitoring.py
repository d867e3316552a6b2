"""The monitoring report: how far a plan is in the middle of a year, for the steering group."""

from chytrejsi.language import N_
from chytrejsi.model.concept import DocumentKind
from chytrejsi.report.compose import Part
from chytrejsi.report.kind import Kind
from chytrejsi.report.parts import changes, monitoring
from chytrejsi.report.vocabulary import FICHE, VOCABULARY

MONITORING = Kind(
    name="monitoring",
    title=N_("Monitoring report"),
    period=N_("a half-year"),
    file="monitorovaci-zprava-{plan}-{period}.docx",
    document=DocumentKind.MONITORING,
    vocabulary=VOCABULARY.also(
        blocks={
            "monitoring-lead": Part(monitoring.lead),
            "monitoring-news": Part(monitoring.news),
            "monitoring-trends": Part(monitoring.trends),
            "monitoring-communication": Part(monitoring.communication),
            "monitoring-other": Part(monitoring.other),
            "monitoring-plan-lead": Part(monitoring.plan_lead),
            "monitoring-plan-values": Part(monitoring.plan_values),
            "monitoring-area-lead": Part(monitoring.area_lead, FICHE),
            "monitoring-values": Part(monitoring.values, FICHE),
            "monitoring-notes": Part(monitoring.value_notes, FICHE),
            "proposed-changes": Part(changes.proposed),
        },
    ),
)
