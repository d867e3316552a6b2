"""What several kinds of files share: sources, variants, approvals, validity."""

from chytrejsi.language import N_
from chytrejsi.model.common import Approval, Documented, Source, Validity, Variant
from chytrejsi.model.evidence import Evidence
from chytrejsi.model.meanings.meaning import Choices, Fields, Meaning

FIELDS: Fields = {
    Documented: {
        "sources": Meaning(N_("documents as sources")),
        "variants": Meaning(N_("different wordings of the sources")),
        "to_confirm": Meaning(N_("fields to be confirmed")),
        "note": Meaning(N_("note")),
    },
    Source: {
        "title": Meaning(N_("title of the source")),
        "chapter": Meaning(N_("chapter")),
        "date": Meaning(N_("date of the source")),
        "url": Meaning(N_("web address")),
        "verified": Meaning(N_("verification of the source")),
        "note": Meaning(N_("note")),
    },
    Variant: {
        "field": Meaning(N_("field concerned")),
        "value": Meaning(N_("different wording")),
        "source": Meaning(N_("source of the wording")),
        "note": Meaning(N_("note")),
    },
    Evidence: {
        "title": Meaning(N_("title of the document")),
        "url": Meaning(N_("web address")),
        "file": Meaning(N_("file")),
        "date": Meaning(N_("date of the document")),
        "sha256": Meaning(N_("digest of the file")),
        "public": Meaning(N_("publication")),
    },
    Approval: {
        "date": Meaning(N_("day of approval")),
        "body": Meaning(N_("approving body")),
        "resolution": Meaning(N_("resolution of approval")),
        "verified": Meaning(N_("verification of the approval")),
        "note": Meaning(N_("note")),
    },
    Validity: {
        "start": Meaning(N_("beginning of validity")),
        "end": Meaning(N_("end of validity")),
    },
}
WORDS: Choices = {}
