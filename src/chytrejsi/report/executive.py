"""The executive summary: what a span of months brought, across the plans in force in it."""

from chytrejsi.language import N_
from chytrejsi.report.compose import Each, Part
from chytrejsi.report.context import Context
from chytrejsi.report.kind import Kind
from chytrejsi.report.parts import beside, cited, flagships, overall
from chytrejsi.report.span import AreaStory, OutsideStory, area_stories, outside_stories
from chytrejsi.report.templating import Values
from chytrejsi.report.vocabulary import AREA, EACH, VOCABULARY

STORY, OUTSIDE = "span_area", "span_outside_area"

BLOCKS = {
    "span-cover": Part(overall.cover),
    "span-lead": Part(overall.lead),
    "span-events": Part(overall.events),
    "span-results-lead": Part(overall.results_lead),
    "span-results": Part(overall.results),
    "span-awards": Part(overall.awards),
    "flagships-lead": Part(flagships.lead),
    "flagships-overview": Part(flagships.overview),
    "flagships": Part(flagships.of_area, STORY),
    "beside-lead": Part(beside.lead),
    "span-sources": Part(cited.table),
    "span-figures": Part(cited.figures),
    "beside": Part(beside.of_area, OUTSIDE),
}


def _story_values(context: Context, story: AreaStory | OutsideStory) -> Values:
    return EACH[AREA].values(context, story.area)


def _values(context: Context) -> Values:
    return {"span": {"name": overall.span_name(context)}}


SUMMARY = Kind(
    name="summary",
    title=N_("Executive summary"),
    period=N_("a span of months"),
    file="manazerske-shrnuti-{since}-{until}.docx",
    vocabulary=VOCABULARY.also(
        blocks=BLOCKS,
        each={
            STORY: Each(area_stories, _story_values, EACH[AREA].names),
            OUTSIDE: Each(outside_stories, _story_values, EACH[AREA].names),
        },
        names={"span": frozenset({"name"})},
        values=_values,
    ),
)
