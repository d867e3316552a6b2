"""The fiche of one area of activity on a page or two: its ten fields, then how it stands."""

from chytrejsi.language import N_
from chytrejsi.model.fiche import Fiche
from chytrejsi.report.compose import Each, Part
from chytrejsi.report.context import Context
from chytrejsi.report.kind import Kind
from chytrejsi.report.parts import fiche_fields, notes
from chytrejsi.report.templating import Values
from chytrejsi.report.vocabulary import EACH, FICHE, VOCABULARY

_AREAS = EACH[FICHE]


def _fiches(context: Context) -> tuple[Fiche, ...]:
    """Give the only fiche that the document repeats for."""
    return (context.subject.fiche,) if context.subject.fiche else ()


def _values(context: Context) -> Values:
    """Let texts outside of the fiche's sections name it, too."""
    told = context.subject.fiche
    return _AREAS.values(context, told) if told else {}


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
        each={FICHE: Each(_fiches, _AREAS.values, _AREAS.names)},
        names=_AREAS.names,
        values=_values,
    ),
)
