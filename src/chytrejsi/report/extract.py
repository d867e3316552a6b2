"""A guarantor's own part of a report, to be confirmed before the report goes out."""

from chytrejsi.language import N_
from chytrejsi.report.compose import Each, Part
from chytrejsi.report.kind import Kind
from chytrejsi.report.parts import confirming, reported
from chytrejsi.report.vocabulary import EACH, FICHE, VOCABULARY

EXTRACT = Kind(
    name="extract",
    title=N_("A guarantor's part to be confirmed"),
    period=N_("a year or a half-year"),
    file="vypis-{guarantor}-{plan}-{period}.docx",
    vocabulary=VOCABULARY.also(
        blocks={
            "extract-head": Part(confirming.head),
            "extract-unknown": Part(confirming.unknown),
            "extract-missing": Part(confirming.missing),
            "extract-reported": Part(reported.reported, FICHE),
            "extract-elsewhere": Part(reported.elsewhere),
            "extract-events": Part(reported.events),
            "extract-proposals": Part(reported.proposals),
            "extract-form": Part(confirming.form),
        },
        # the areas that other blocks repeat for are the guarantor's own
        each={FICHE: Each(confirming.fiches, EACH[FICHE].values, EACH[FICHE].names)},
        names={
            "guarantor": frozenset({"title", "id"}),
            "report": frozenset({"kind"}),
        },
        values=confirming.values,
    ),
)
