"""Holds the plan against the edition in which it was agreed, as git remembers it."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from chytrejsi.findings import Finding, Stop
from chytrejsi.workspace import Workspace

if TYPE_CHECKING:
    from chytrejsi.model.dataset import Dataset
    from chytrejsi.store.repository import Commit


def control_findings(
    space: Workspace,
    files: Workspace,
    dataset: "Dataset",
    today: date,
    until: "Commit | None" = None,
) -> list[Finding]:
    """Find what was changed since the plan was agreed without a change that tells it.

    `files` are those that the dataset was read from: the workspace's own, or those of the commit
    `until`.
    """
    then = None if dataset.unread else as_agreed(space, files, dataset, today, until)
    if then is None:
        return []
    from chytrejsi.checks.control import controlled, unrecorded
    from chytrejsi.compare.compare import differences
    from chytrejsi.language import current

    now = plan_alone(dataset)
    found = controlled(differences(then, now, current()), then, now)
    return list(unrecorded(found, then, now))


def as_agreed(
    space: Workspace,
    files: Workspace,
    dataset: "Dataset",
    today: date,
    until: "Commit | None" = None,
) -> "Dataset | None":
    """Give the plan as it was agreed; None where it is the same, or git cannot tell."""
    from chytrejsi.store.agreed import agreed
    from chytrejsi.store.repository import Repository

    repository = Repository.of(space)
    if repository is None:
        return None
    try:
        base = agreed(repository, dataset, today, until)
        return base.dataset(repository, files, dataset) if base else None
    except Stop:
        return None


def plan_alone(dataset: "Dataset") -> "Dataset":
    """Give the plan without what was reported, which no change of the plan tells."""
    return replace(dataset, observations={}, corrections={}, narratives={}, events={})
