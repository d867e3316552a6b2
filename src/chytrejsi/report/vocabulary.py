"""What an outline may name: blocks, repetitions, conditions and variables.

A new block is a function in `parts/` and a line in BLOCKS. All kinds of reports share them; what
only one kind needs stands in its own module (`VOCABULARY.also`).
"""

from collections.abc import Mapping

from chytrejsi.model.concept import Area
from chytrejsi.model.fiche import Fiche
from chytrejsi.report import words
from chytrejsi.report.compose import Each, Part, Vocabulary
from chytrejsi.report.context import Context
from chytrejsi.report.parts import (
    annexes,
    area,
    changes,
    corrections,
    done,
    evidence,
    front,
    gaps,
    indicators,
    journal,
    late,
    notes,
    objectives,
    outside,
    preceding,
    resources,
    states,
    steps,
    structure,
    summary,
)
from chytrejsi.report.templating import Names, Values

FICHE, AREA, PRECEDING = "fiche", "outside_area", "preceding_fiche"

BLOCKS: Mapping[str, Part] = {
    "cover": Part(front.cover),
    "contents": Part(front.contents),
    "list-of-tables": Part(front.list_of_tables),
    "list-of-figures": Part(front.list_of_figures),
    "summary-lead": Part(summary.lead),
    "half-year-note": Part(summary.half_year_note),
    "summary-done": Part(done.by_area),
    "status-overview": Part(summary.overview),
    "areas-by-status": Part(summary.areas_by_status),
    "readiness": Part(summary.readiness),
    "summary-achieved": Part(summary.achieved),
    "late": Part(late.summary),
    "decisions": Part(summary.decisions),
    "structure-lead": Part(structure.lead),
    "structure-table": Part(structure.table),
    "empty-areas": Part(structure.empty_areas),
    "activity-overview": Part(states.of_plan),
    "area-lead": Part(area.lead, FICHE),
    "area-fiche": Part(area.brief, FICHE),
    "area-narrative": Part(area.narrative, FICHE),
    "area-activities": Part(area.activities, FICHE),
    "area-projects": Part(area.projects, FICHE),
    "area-milestones": Part(steps.milestones, FICHE),
    "area-project-history": Part(steps.project_history, FICHE),
    "area-budgets": Part(resources.table, FICHE),
    "area-indicators": Part(indicators.table, FICHE),
    "area-verbal": Part(indicators.verbal, FICHE),
    "area-bullets": Part(indicators.bullets, FICHE),
    "area-series": Part(indicators.series, FICHE),
    "area-counts": Part(indicators.counts, FICHE),
    "area-deviations": Part(area.deviations, FICHE),
    "area-notes": Part(notes.notes, FICHE),
    "area-lessons": Part(area.lessons, FICHE),
    "outside-lead": Part(outside.lead),
    "outside-projects": Part(outside.projects, AREA),
    "outside-results": Part(outside.results, AREA),
    "changed-targets": Part(changes.targets),
    "corrections-lead": Part(corrections.lead),
    "corrections": Part(corrections.table),
    "objectives-lead": Part(objectives.lead),
    "objectives-table": Part(objectives.table),
    "plan-indicators": Part(indicators.plan_table),
    "plan-bullets": Part(indicators.plan_bullets),
    "plan-series": Part(indicators.plan_series),
    "plan-deviations": Part(area.plan_deviations),
    "plan-notes": Part(notes.plan_notes),
    "events": Part(journal.table),
    "preceding-lead": Part(preceding.lead),
    "preceding-overview": Part(preceding.overview),
    "preceding-whole": Part(preceding.whole),
    "preceding-area-lead": Part(preceding.of(area.activities_lead), PRECEDING),
    "preceding-activities": Part(preceding.of(area.activities), PRECEDING),
    "preceding-projects": Part(preceding.of(area.projects), PRECEDING),
    "preceding-values": Part(preceding.values, PRECEDING),
    "preceding-events": Part(preceding.events),
    "gaps": Part(gaps.table),
    "definitions": Part(annexes.definitions),
    "sources": Part(annexes.sources),
    "inputs": Part(annexes.inputs),
    "evidence": Part(evidence.table),
    "provenance": Part(annexes.provenance),
}


def _fiche_values(_context: Context, fiche: Fiche) -> Values:
    return {"fiche": {"title": fiche.title, "id": fiche.id}}


def _area_values(_context: Context, area_: Area) -> Values:
    return {"area": {"title": area_.title, "id": area_.id}}


_FICHE_NAMES: Names = {"fiche": frozenset({"title", "id"})}

EACH: Mapping[str, Each] = {
    FICHE: Each(lambda context: context.fiches, _fiche_values, _FICHE_NAMES),
    PRECEDING: Each(area.preceding_fiches, _fiche_values, _FICHE_NAMES),
    AREA: Each(
        lambda context: context.outside_areas,
        _area_values,
        {"area": frozenset({"title", "id"})},
    ),
}

CONDITIONS = {
    "starting": lambda context: context.starting and bool(context.monitored),
    "under-way": lambda context: not context.starting,
    "has-areas": lambda context: bool(context.fiches),
    "after-another": lambda context: context.starting and context.preceding is not None,
}

NAMES: Names = {
    "plan": frozenset({"title", "full", "id", "years", "approved"}),
    "period": frozenset({"name", "as_of"}),
    "region": frozenset({"name", "genitive"}),
    "concept": frozenset({"title"}),
    "coordinator": frozenset({"title"}),
    "preceding": frozenset({"title"}),
}


def values_of(context: Context) -> Values:
    """Give the texts that every section may name; the keys are those of NAMES."""
    language, concept = context.language, context.dataset.concept
    return {
        "plan": {
            "title": context.plan.title,
            "full": front.plan_title(context),
            "id": context.plan.id,
            "years": front.plan_years(context),
            "approved": language.day(context.plan.approved.date),
        },
        "period": {
            "name": words.period_phrase(language, context.asked),
            "as_of": language.day(context.as_of),
        },
        "region": {
            "name": concept.region.name,
            "genitive": concept.region.genitive or concept.region.name,
        },
        "concept": {"title": concept.title},
        "coordinator": {"title": context.unit_title(concept.coordinator) or ""},
        "preceding": {"title": context.preceding.plan.title if context.preceding else ""},
    }


VOCABULARY = Vocabulary(BLOCKS, EACH, CONDITIONS, NAMES, values_of)
