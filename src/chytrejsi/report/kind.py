"""What a kind of report is."""

from dataclasses import dataclass

from chytrejsi.model.concept import DocumentKind
from chytrejsi.model.period import Period
from chytrejsi.model.plan import Plan
from chytrejsi.report.compose import Vocabulary
from chytrejsi.report.context import Subject
from chytrejsi.report.vocabulary import VOCABULARY

PUBLIC = "-verejna"
"""What the file name of a document for the public ends with."""


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

    def file_name(self, plan: Plan, period: Period, subject: Subject) -> str:
        """Name the file of a document by what it is about."""
        name = self.file.format(
            plan=plan.id,
            period=period,
            fiche=subject.fiche.id if subject.fiche else "",
            guarantor=subject.guarantor or "",
            body=subject.body.id if subject.body else "",
            since=f"{subject.since:%Y-%m}" if subject.since else "",
            until=f"{subject.until:%Y-%m}" if subject.until else "",
            document=subject.accompanies.removesuffix(".docx").removesuffix(PUBLIC),
        )
        return name.replace(".docx", f"{PUBLIC}.docx") if subject.public else name
