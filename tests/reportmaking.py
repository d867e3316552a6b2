"""Makes reports as values in tests: from a workspace's files, without drawing anything."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.period import Period
from chytrejsi.report.blocks import Report
from chytrejsi.report.context import PLAIN, Provenance, Subject, context_of
from chytrejsi.report.document import document_of
from chytrejsi.report.kinds import REPORTS
from chytrejsi.store.load import load
from chytrejsi.store.outline import load_outline
from chytrejsi.workspace import Workspace

PROVENANCE = Provenance(digest="0" * 64, commit="1" * 40, version="1.0")
REGION = Path(__file__).parent / "flow" / "region"


def dataset(root: Path = REGION) -> Dataset:
    """Load a workspace that has no errors."""
    loaded = load(Workspace(root))
    assert loaded.dataset is not None
    assert loaded.findings == ()
    return loaded.dataset


def document(
    kind: str,
    data: Dataset,
    plan: str = "p2",
    period: str = "2025",
    root: Path = REGION,
    subject: Subject = PLAIN,
) -> Report:
    """Make a document of a kind with the outline that the workspace uses."""
    loaded = load_outline(Workspace(root), kind, data.concept.language)
    assert loaded.outline is not None
    about = replace(subject, document=REPORTS[kind].document or subject.document)
    context = context_of(data, plan, Period.parse(period), about, PROVENANCE)
    return document_of(REPORTS[kind], context, loaded.outline, loaded.positions)


def annual(data: Dataset, plan: str = "p2", period: str = "2025", root: Path = REGION) -> Report:
    """Make the annual report of a plan."""
    return document("annual", data, plan, period, root)


def without(data: Dataset, kind: str, key: str) -> Dataset:
    """Take one record out of a dataset."""
    rest = {name: each for name, each in getattr(data, kind).items() if name != key}
    changed: dict[str, Any] = {kind: rest}
    return replace(data, **changed)


def spaced(text: str) -> str:
    """Take out what typography put in."""
    return " ".join(text.replace("\u00a0", " ").split())
