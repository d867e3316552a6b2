"""Writes what a run of `collect` has taken in: the observations and the run's event file.

All that a run changes goes through one transaction.
"""

import hashlib
from datetime import datetime
from pathlib import Path

from chytrejsi import __version__
from chytrejsi.cli.asked import Opened
from chytrejsi.cli.taking import Outcomes
from chytrejsi.findings import Severity
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.logbook import Outcome, Returned, Run
from chytrejsi.model.observation import Observation, Received
from chytrejsi.openxml import visible
from chytrejsi.sheet.decide.decisions import Decided
from chytrejsi.sheet.read.submission import Submission
from chytrejsi.store.commented import rewritten
from chytrejsi.store.printer import dump
from chytrejsi.store.writing import Transaction
from chytrejsi.workspace import Workspace

TOOL = f"chytrejsi {__version__}"


def record(data: Opened, outcomes: Outcomes, transaction: Transaction) -> None:
    """Write the accepted observations and the event file of the run, all together."""
    moment = data.moment
    for each in outcomes.decided:
        if each.outcome is Outcome.ACCEPTED:
            _put(data, transaction, each.submission, moment)
    told = tuple(
        _told(each)
        for each in outcomes.decided
        if each.outcome is not Outcome.UNCHANGED and each.submission.sha256
    )
    if told:
        run = Run(
            date=moment.date(),
            time=moment.isoformat(),
            period=outcomes.period,
            tool=TOOL,
            workbooks=told,
        )
        note(data.space, transaction, run)
    transaction.commit()


def note(space: Workspace, transaction: Transaction, run: Run) -> None:
    """Put the event file of a run into the log; its name tells it from all others.

    The same again on the same day is no further event.
    """
    told = dump(run.model_copy(update={"time": None}), RecordKind.LOG).encode("utf-8")
    path = space.log / f"{run.date.isoformat()}-{hashlib.sha256(told).hexdigest()[:8]}.yaml"
    if not path.exists():
        transaction.put(path, dump(run, RecordKind.LOG).encode("utf-8"))


def _put(data: Opened, transaction: Transaction, submission: Submission, moment: datetime) -> None:
    """Put an observation in the place of what its guarantor sent before, also by a former id."""
    observation = submission.observation
    if observation is None:
        return
    received = Received(
        file=visible(submission.name),
        sha256=submission.sha256,
        date=moment.date(),
        time=moment.isoformat(),
        saved=submission.saved or None,
        template=submission.template,
        tool=TOOL,
        copies=submission.copies,
    )
    teller = submission.teller or observation.guarantor
    guarantor = data.dataset.filed_as(teller, observation.period)
    whole = observation.model_copy(update={"received": received, "guarantor": guarantor})
    path = data.space.observations / str(whole.period) / f"{whole.guarantor}.yaml"
    transaction.put(path, _printed(whole, path, transaction).encode("utf-8"))


def _printed(observation: Observation, path: Path, transaction: Transaction) -> str:
    """Print an observation, with what people have noted in the file whose place it takes."""
    earlier = transaction.staged(path)
    if earlier is None:
        if not path.exists():
            return dump(observation, RecordKind.OBSERVATION)
        earlier = path.read_bytes()
    return rewritten(observation, RecordKind.OBSERVATION, earlier)


def _told(decided: Decided) -> Returned:
    submission = decided.submission
    errors = (each.code for each in submission.findings if each.severity is Severity.ERROR)
    return Returned(
        file=visible(submission.name),
        sha256=submission.sha256,
        guarantor=submission.guarantor,
        status=decided.outcome,
        cells=submission.cells,
        codes=tuple(sorted(set(errors))),
    )
