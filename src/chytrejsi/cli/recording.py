"""Writes what a run of `collect` has taken in: the observations and the run's event file.

All that a run changes goes through one transaction.
"""

import hashlib

from chytrejsi import __version__
from chytrejsi.cli.asked import Opened
from chytrejsi.cli.clock import today
from chytrejsi.cli.taking import Outcomes
from chytrejsi.findings import Severity
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.logbook import Outcome, Returned, Run
from chytrejsi.model.observation import Received
from chytrejsi.openxml import visible
from chytrejsi.sheet.decisions import Decided
from chytrejsi.sheet.submission import Submission
from chytrejsi.store.printer import dump
from chytrejsi.store.writing import Transaction
from chytrejsi.workspace import Workspace

TOOL = f"chytrejsi {__version__}"


def record(data: Opened, outcomes: Outcomes, transaction: Transaction) -> None:
    """Write the accepted observations and the event file of the run, all together."""
    for each in outcomes.decided:
        if each.outcome is Outcome.ACCEPTED:
            _put(data, transaction, each.submission)
    told = tuple(
        _told(each)
        for each in outcomes.decided
        if each.outcome is not Outcome.UNCHANGED and each.submission.sha256
    )
    if told:
        run = Run(date=today(), period=outcomes.period, tool=TOOL, workbooks=told)
        note(data.space, transaction, run)
    transaction.commit()


def note(space: Workspace, transaction: Transaction, run: Run) -> None:
    """Put the event file of a run into the log; its name tells it from all others."""
    text = dump(run, RecordKind.LOG).encode("utf-8")
    name = f"{run.date.isoformat()}-{hashlib.sha256(text).hexdigest()[:8]}.yaml"
    transaction.put(space.log / name, text)


def _put(data: Opened, transaction: Transaction, submission: Submission) -> None:
    """Put an observation in the place of what its guarantor sent before, also by a former id."""
    observation = submission.observation
    if observation is None:
        return
    received = Received(
        file=visible(submission.name),
        sha256=submission.sha256,
        date=today(),
        template=submission.template,
        tool=TOOL,
    )
    there = data.dataset.told_by(observation.guarantor, observation.period)
    guarantor = there.guarantor if there else observation.guarantor
    whole = observation.model_copy(update={"received": received, "guarantor": guarantor})
    path = data.space.observations / str(whole.period) / f"{whole.guarantor}.yaml"
    transaction.put(path, dump(whole, RecordKind.OBSERVATION).encode("utf-8"))


def _told(decided: Decided) -> Returned:
    submission = decided.submission
    errors = (each.code for each in submission.findings if each.severity is Severity.ERROR)
    return Returned(
        file=visible(submission.name),
        copies=submission.copies,
        sha256=submission.sha256,
        guarantor=submission.guarantor,
        status=decided.outcome,
        cells=submission.cells,
        codes=tuple(sorted(set(errors))),
    )
