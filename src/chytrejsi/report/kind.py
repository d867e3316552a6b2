"""What a kind of report is."""

from dataclasses import dataclass

from chytrejsi.model.concept import DocumentKind
from chytrejsi.report.compose import Vocabulary
from chytrejsi.report.vocabulary import VOCABULARY


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of report; its outline is `report_templates/<name>.yaml`.

    `title` and `period` (what time it is about) are msgids. `file` names the document, with
    `{plan}`, `{period}` and the ids of its subject: `{fiche}`, `{guarantor}`, `{body}`,
    `{since}` and `{until}` (months), `{document}` (what it accompanies). `document` is what the
    bodies' duties call it, None where no body has one.
    """

    name: str
    title: str
    period: str
    file: str
    document: DocumentKind | None = None
    vocabulary: Vocabulary = VOCABULARY
