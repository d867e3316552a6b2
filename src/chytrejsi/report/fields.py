"""The fields of records in the words of documents, for those that wait to be confirmed."""

from collections.abc import Mapping

from chytrejsi.language import N_, Language
from chytrejsi.model.common import Approval
from chytrejsi.model.concept import Concept
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.indicator import Indicator, Target
from chytrejsi.model.meanings import meaning_of
from chytrejsi.model.plan import Plan
from chytrejsi.model.project import Project

# where kinds of records have a field of the same name, the later one's words hold
_RECORDS = (Concept, Project, Plan, Indicator, Fiche)

FIELD_WORDS: Mapping[str, str] = {
    **{
        field.alias or name: meaning_of(model, name).title
        for model in _RECORDS
        for name, field in model.model_fields.items()
    },
    "target.value": meaning_of(Indicator, "target").title,
    "target.date": meaning_of(Target, "date").title,
    "approved.body": meaning_of(Approval, "body").title,
    "approved.resolution": meaning_of(Approval, "resolution").title,
    # the tenth field of a fiche, which the cards tell
    "indicators": N_("indicators"),
}


def field_name(language: Language, name: str) -> str:
    """Name a field of a fiche, a card or a plan as people do."""
    return language.text(FIELD_WORDS[name]) if name in FIELD_WORDS else name
