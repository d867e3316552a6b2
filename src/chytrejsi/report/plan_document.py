"""The action plan as a document: what it is made of, who carries it out, fiches as an annex."""

from chytrejsi.language import N_
from chytrejsi.model.concept import DocumentKind
from chytrejsi.report.compose import Part
from chytrejsi.report.kind import Kind
from chytrejsi.report.parts import (
    amendments,
    fiche_fields,
    matrix,
    plan_front,
    plan_tables,
    resources,
    roles,
)
from chytrejsi.report.vocabulary import FICHE, VOCABULARY

# the coordinator's texts that hold as long as the plan does, by their sections
TEXTS = {
    "introduction": N_("Introduction"),
    "method": N_("How the plan was made"),
    "links": N_("Interlinkages"),
    "implementation": N_("Implementation"),
    "monitoring": N_("Monitoring and evaluation"),
    "trends": N_("Watching trends and experience"),
    "communication": N_("Communication"),
    "partnership": N_("Partnership"),
}

PLAN_DOCUMENT = Kind(
    name="plan",
    title=N_("Action plan"),
    period=N_("the whole plan"),
    file="akcni-plan-{plan}.docx",
    document=DocumentKind.PLAN,
    vocabulary=VOCABULARY.also(
        blocks={
            "plan-cover": Part(plan_front.cover),
            "plan-basics": Part(plan_front.basics),
            "plan-placing": Part(plan_tables.placing),
            "plan-focus": Part(plan_tables.focus),
            "plan-budgets": Part(resources.of_plan),
            "links-lead": Part(matrix.lead),
            "links-matrix": Part(matrix.table),
            "links-notes": Part(matrix.notes),
            "bodies": Part(roles.bodies),
            "roles": Part(roles.others),
            "members": Part(roles.members),
            "monitoring": Part(roles.monitoring),
            "collection": Part(roles.collection),
            "all-indicators-lead": Part(plan_tables.indicators_lead),
            "all-indicators": Part(plan_tables.indicators),
            "approved-changes": Part(amendments.table),
            "fiches": Part(plan_tables.fiches),
            "fiche-fields": Part(fiche_fields.fields, FICHE),
            **{
                f"text-{section}": Part(plan_front.told(section, title))
                for section, title in TEXTS.items()
            },
        },
    ),
)
