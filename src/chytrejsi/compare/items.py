"""What one item of a list is called, where the list's name would not fit a sentence."""

from collections.abc import Mapping

from chytrejsi.language import N_

ITEMS: Mapping[str, str] = {
    "activities": N_("activity"),
    "breaks": N_("break of the series"),
    "collection": N_("collection for the period"),
    "copies": N_("joined workbook"),
    "disaggregation": N_("breakdown"),
    "documents": N_("document as evidence"),
    "duties": N_("discussed document"),
    "empty_areas": N_("area without a project"),
    "events": N_("reported event"),
    "former": N_("former name"),
    "funding": N_("source of funding"),
    "judgements": N_("status given by hand"),
    "links": N_("link to an area of activity"),
    "milestones": N_("milestone"),
    "narratives": N_("text about the area of activity"),
    "partners": N_("partner"),
    "parts": N_("part of the value"),
    "projects": N_("project"),
    "proposals": N_("proposed change"),
    "quotes": N_("quoted number"),
    "roles": N_("role"),
    "sources": N_("source"),
    "texts": N_("text of the section"),
    "values": N_("indicator"),
    "variants": N_("different wording"),
}
"""By the field's name; of other lists the list's own name introduces the item."""
