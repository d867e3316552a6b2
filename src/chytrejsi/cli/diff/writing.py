"""Hands the differences over: to the terminal, into a file, or as the proposal in Word."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chytrejsi.cli.report.making import SUFFIX
from chytrejsi.findings import Stop
from chytrejsi.language import _
from chytrejsi.workspace import MARKER, Workspace

if TYPE_CHECKING:
    from chytrejsi.cli.diff.sides import Sides
    from chytrejsi.compare.comparison import Comparison
    from chytrejsi.model.dataset import Dataset
    from chytrejsi.model.period import Period
    from chytrejsi.model.plan import Plan
    from chytrejsi.report.context import Context


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the answer is wanted: in which form and where (None: where the form usually goes)."""

    form: str
    output: Path | None = None
    discard_edits: bool = False
    quiet: bool = False


def checked(wanted: Wanted) -> Wanted:
    """Give it back; a file whose name says another form than is asked for is a mistake."""
    named_so = wanted.output is not None and wanted.output.suffix.casefold() == SUFFIX
    if named_so and wanted.form != SUFFIX.removeprefix("."):
        raise Stop(
            _(
                "{file} is the name of a Word document; add --format docx, or let it end "
                "otherwise.",
                file=wanted.output,
            )
        )
    return wanted


def write_text(space: Workspace, text: str, wanted: Wanted) -> None:
    """Print a text, or write it into a file (UTF-8) and name the file."""
    from chytrejsi.cli.output import answer
    from chytrejsi.cli.report.making import spare_edits
    from chytrejsi.store.made import write_together

    if wanted.output is None:
        if text.strip():
            answer(text.rstrip("\n"))
        return
    if not wanted.discard_edits:
        spare_edits(space, (wanted.output,))
    write_together(space, {wanted.output: text.encode("utf-8")})
    _name(wanted.output, quiet=wanted.quiet, beside=wanted.form == "json")


def _name(path: Path, *, quiet: bool, beside: bool = False) -> None:
    """Name the file that was written; `beside` the answer where that is to be JSON alone."""
    from chytrejsi.cli.output import answer, near, say

    if not quiet:
        (say if beside else answer)(str(near(path)))


# --- the proposal -------------------------------------------------------------------------------


def write_document(
    sides: "Sides", comparison: "Comparison", named: Sequence[str], wanted: Wanted
) -> None:
    """Write the proposal of changes; `named` are the sides as the user named them."""
    from chytrejsi.cli.report.making import Form, composed, guard
    from chytrejsi.cli.report.writing import write
    from chytrejsi.report.proposal import PROPOSAL

    path = wanted.output or sides.space.reports / _file_name(PROPOSAL.file, named)
    guard(sides.space, path, Form(discard_edits=wanted.discard_edits))
    report = composed(sides.space, PROPOSAL, _context(sides, comparison))
    for made in write(sides.space, path, report, pdf=False, quiet=wanted.quiet):
        _name(made, quiet=wanted.quiet)


def _file_name(usual: str, named: Sequence[str]) -> str:
    """Name the document by the sides that were named: navrh-zmen-v2025-HEAD.docx."""
    from chytrejsi.cli.naming import safe_name

    stem = "-".join((usual.removesuffix(SUFFIX), *(_mark(each) for each in named)))
    return f"{safe_name(stem.replace('.', '-'), usual)}{SUFFIX}"


def _mark(side: str) -> str:
    """Shorten the name of a side: a folder is named without those above it."""
    path = Path(side)
    return path.resolve().name if (path / MARKER).is_file() else side


def _context(sides: "Sides", comparison: "Comparison") -> "Context":
    from chytrejsi import __version__
    from chytrejsi.report.context import Provenance, Subject, context_of
    from chytrejsi.report.proposal import PROPOSAL

    plan = _plan(sides.new_data, comparison)
    subject = Subject(document=PROPOSAL.document, comparison=comparison)
    changes = json.dumps([each.as_json() for each in comparison.differences])
    digest = hashlib.sha256(changes.encode()).hexdigest()
    provenance = Provenance(digest, sides.new.commit, version=__version__)
    return context_of(sides.new_data, plan.id, _period(sides.new_data, plan), subject, provenance)


def _plan(dataset: "Dataset", comparison: "Comparison") -> "Plan":
    """Give the plan that the document is named after: the one that changes most, else the last."""
    plans = dataset.plans
    if not plans:
        raise Stop(
            _(
                "The new state has no action plan, so that no proposal can be written. "
                "--format text tells the differences."
            )
        )
    changed = [each.plan for each in comparison.differences if each.plan in plans]
    return max(
        plans.values(), key=lambda each: (changed.count(each.id), each.approved.date, each.id)
    )


def _period(dataset: "Dataset", plan: "Plan") -> "Period":
    """Give the newest period with data, which texts of the outline may quote values of."""
    from chytrejsi.model.period import Period
    from chytrejsi.progress.evaluate import newest_period

    return newest_period(dataset) or Period(plan.approved.date.year)
