"""The fiche of one area of activity on a page or two: its ten fields, then how it stands."""

from chytrejsi.language import N_
from chytrejsi.model.fiche import Fiche
from chytrejsi.report.compose import Each, Part
from chytrejsi.report.context import Context
from chytrejsi.report.kind import Kind
from chytrejsi.report.parts import fiche_fields, notes
from chytrejsi.report.templating import Names, Values
from chytrejsi.report.vocabulary import FICHE, VOCABULARY

_NAMES: Names = {"fiche": frozenset({"title", "id"})}


def _fiches(context: Context) -> tuple[Fiche, ...]:
    """Give the only fiche that the document repeats for."""
    return (context.subject.fiche,) if context.subject.fiche else ()


def _values(context: Context, fiche: Fiche | None = None) -> Values:
    told = fiche or context.subject.fiche
    return {"fiche": {"title": told.title if told else "", "id": told.id if told else ""}}


FICHE_SHEET = Kind(
    name="fiche",
    title=N_("Fiche of an area of activity"),
    period=N_("a year or a half-year"),
    file="fise-{plan}-{fiche}.docx",
    vocabulary=VOCABULARY.also(
        blocks={
            "fiche-heading": Part(fiche_fields.heading, FICHE),
            "fiche-fields": Part(fiche_fields.fields, FICHE),
            "fiche-activities": Part(fiche_fields.activities, FICHE),
            "fiche-notes": Part(notes.data_notes, FICHE),
        },
        each={FICHE: Each(_fiches, _values, _NAMES)},
        names=_NAMES,
        values=_values,
    ),
)
