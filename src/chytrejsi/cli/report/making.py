"""How every kind of report is made: composed from the data, drawn, and written with care."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from chytrejsi.cli.asked import Opened, must_agree
from chytrejsi.language import _
from chytrejsi.stopping import Stop
from chytrejsi.workspace import Workspace

if TYPE_CHECKING:
    from chytrejsi.model.dataset import Dataset
    from chytrejsi.model.period import Period
    from chytrejsi.model.plan import Plan
    from chytrejsi.report.blocks import Report
    from chytrejsi.report.context import Context, Provenance, Subject
    from chytrejsi.report.kind import Kind

Output = Annotated[
    Path | None,
    typer.Option("--output", metavar=_("FILE"), help=_("Where to write the document.")),
]
Pdf = Annotated[
    bool, typer.Option("--pdf", help=_("Make a PDF beside the document; LibreOffice does it."))
]
Public = Annotated[
    bool,
    typer.Option("--public", help=_("Leave out what is not for the public.")),
]
DiscardEdits = Annotated[
    bool,
    typer.Option("--discard-edits", help=_("Overwrite a document that a person has edited.")),
]

SUFFIX = ".docx"


class Form(NamedTuple):
    """How a document is wanted: where (None: in reports/), as PDF too, for the public."""

    output: Path | None = None
    pdf: bool = False
    public: bool = False
    discard_edits: bool = False
    quiet: bool = False


def make(
    here: Opened,
    kind: str,
    plan: "Plan",
    period: "Period",
    form: Form,
    subject: "Subject | None" = None,
) -> None:
    """Make one document and name its file; mistakes in files or outline are shown and end it."""
    from dataclasses import replace

    from chytrejsi.cli.output import answer, say
    from chytrejsi.cli.report.writing import write
    from chytrejsi.openxml import visible
    from chytrejsi.report.context import PLAIN, context_of
    from chytrejsi.report.kinds import REPORTS

    known = REPORTS[kind]
    about = replace(subject or PLAIN, public=form.public)
    about = replace(about, document=known.document or about.document)
    path = form.output or here.space.reports / _named(here, known.file_name(plan, period, about))
    guard(here.space, path, form)
    dataset = here.dataset
    must_agree(here)
    if form.public:
        dataset, about = _thinned(dataset, about)
    context = context_of(dataset, plan.id, period, about, _provenance(here))
    report = composed(here.source, known, context)
    if not form.quiet:
        say(f"{visible(report.title)}.")
    files = write(here.space, path, report, pdf=form.pdf, quiet=form.quiet, source=here.source)
    for made in files:
        answer(str(_near(made)))


def _thinned(dataset: "Dataset", subject: "Subject") -> "tuple[Dataset, Subject]":
    from chytrejsi.report.public import published, released

    thin = published(dataset)
    return thin, released(subject, thin)


def _named(here: Opened, name: str) -> str:
    """Name a document; one of an earlier state says which, and leaves today's alone."""
    return name.replace(SUFFIX, f"{here.earlier.mark}{SUFFIX}") if here.earlier else name


def _provenance(here: Opened) -> "Provenance":
    from chytrejsi import __version__
    from chytrejsi.report.context import Provenance
    from chytrejsi.store.inputs import digest_of
    from chytrejsi.store.revision import revision_of

    digest = digest_of(here.source)
    if here.earlier is not None:
        return Provenance(digest, here.earlier.commit.sha, changed=False, version=__version__)
    revision = revision_of(here.space)
    return Provenance(digest, revision.commit, revision.changed, __version__)


def composed(space: Workspace, kind: "Kind", context: "Context") -> "Report":
    """Make the document as values; the run ends with findings where its outline has mistakes."""
    from chytrejsi.cli.output import show_findings
    from chytrejsi.report.compose import OutlineMistakeError
    from chytrejsi.report.document import document_of
    from chytrejsi.store.outline import load_outline

    loaded = load_outline(space, kind.name, context.language.code)
    findings = list(loaded.findings)
    if loaded.outline is not None:
        try:
            return document_of(kind, context, loaded.outline, loaded.positions)
        except OutlineMistakeError as mistake:
            findings = mistake.findings
    show_findings(findings)
    raise typer.Exit(1)


def guard(space: Workspace, path: Path, form: Form) -> None:
    """Stop before a document or a PDF that a person has edited would be overwritten."""
    if path.suffix.casefold() != SUFFIX:
        raise Stop(_("{file} is no name of a Word document; let it end in .docx.", file=path))
    if not form.discard_edits:
        spare_edits(space, (path, path.with_suffix(".pdf")) if form.pdf else (path,))


def spare_edits(space: Workspace, paths: Iterable[Path]) -> None:
    """Stop before a file would be overwritten that the program did not write like that."""
    from chytrejsi.store.made import edited

    for each in paths:
        if edited(space, each):
            raise Stop(
                _(
                    "{file} has been edited since the program wrote it, or the program did not "
                    "write it. Move it away, choose another file with --output, or give "
                    "--discard-edits.",
                    file=each,
                )
            )


def _near(path: Path) -> Path:
    """Name a path from the current folder where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path.resolve()
