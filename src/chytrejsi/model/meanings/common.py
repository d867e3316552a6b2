"""What several kinds of files share: sources, variants, approvals, validity."""

from chytrejsi.language import N_
from chytrejsi.model.common import Approval, Documented, Source, Validity, Variant
from chytrejsi.model.evidence import Evidence
from chytrejsi.model.meanings.meaning import Fields, Meaning

FIELDS: Fields = {
    Documented: {
        "sources": Meaning(
            N_("documents as sources"),
            N_(
                "The documents and pages that the facts come from. Reports cite them by "
                "their titles."
            ),
        ),
        "variants": Meaning(
            N_("different wordings of the sources"),
            N_(
                "What a source says differently. The text declared here holds and "
                "'chytrejsi check' only points to the difference."
            ),
        ),
        "to_confirm": Meaning(
            N_("fields to be confirmed"),
            N_(
                "The fields that the region has not confirmed yet, by their keys, e.g. "
                "`[guarantor, target]`. Checks and reports mark them; delete a field from"
                " the list once it is confirmed."
            ),
        ),
        "note": Meaning(
            N_("note"),
            N_("A note for those who keep the plan. It is not printed in reports for the public."),
        ),
    },
    Source: {
        "title": Meaning(
            N_("title of the source"),
            N_("The title by which the document is cited."),
        ),
        "chapter": Meaning(
            N_("chapter"),
            N_("Where in the document the fact stands, e.g. chapter 3, Tab. 02."),
        ),
        "date": Meaning(
            N_("date of the source"),
            N_("The day of the document, where it is known."),
        ),
        "url": Meaning(
            N_("web address"),
            N_("The address of the page, where the source is on the web."),
        ),
        "verified": Meaning(
            N_("verification of the source"),
            N_(
                "`false` where nobody has seen the source itself; reports then say that "
                "the fact is not verified."
            ),
        ),
        "note": Meaning(
            N_("note"),
            N_("What is to be known about the source."),
        ),
    },
    Variant: {
        "field": Meaning(
            N_("field concerned"),
            N_("The key of the field that the source gives differently, e.g. `title`."),
        ),
        "value": Meaning(
            N_("different wording"),
            N_("What stands in the source."),
        ),
        "source": Meaning(
            N_("source of the wording"),
            N_("The title of the document in which it stands."),
        ),
        "note": Meaning(
            N_("note"),
            N_("Why the declared text was kept."),
        ),
    },
    Evidence: {
        "title": Meaning(
            N_("title of the document"),
            N_("What the document is called, e.g. Handover protocol of the electricity meters."),
        ),
        "url": Meaning(
            N_("web address"),
            N_("The address at which the document can be seen."),
        ),
        "file": Meaning(
            N_("file"),
            N_(
                "A file of the workspace, told from its root with slashes, e.g. "
                "`doklady/protokol.pdf`."
            ),
        ),
        "date": Meaning(
            N_("date of the document"),
            N_("The day of the document."),
        ),
        "sha256": Meaning(
            N_("digest of the file"),
            N_(
                "The digest of the file (SHA-256); by it a check finds out that the file "
                "was changed."
            ),
        ),
        "public": Meaning(
            N_("publication"),
            N_("`true` only where the document may be named in reports for the public."),
        ),
    },
    Approval: {
        "date": Meaning(
            N_("day of approval"),
            N_(
                "The day on which the body decided. Where nothing more is known, the day "
                "alone may stand for the whole approval."
            ),
        ),
        "body": Meaning(
            N_("approving body"),
            N_("The id of the body in the concept, e.g. `zastupitelstvo`."),
        ),
        "resolution": Meaning(
            N_("resolution of approval"),
            N_("The number of the resolution as it is published, e.g. 75/19/ZK."),
        ),
        "verified": Meaning(
            N_("verification of the approval"),
            N_("`false` where nobody has seen the resolution itself."),
        ),
        "note": Meaning(
            N_("note"),
            N_("What is to be known about the approval."),
        ),
    },
    Validity: {
        "start": Meaning(
            N_("beginning of validity"),
            N_("The first day on which it holds; left out where it has always held."),
        ),
        "end": Meaning(
            N_("end of validity"),
            N_("The last day on which it holds; left out as long as it holds."),
        ),
    },
}
