"""Reads the event files of collecting; `load` passes them by, since no report needs them."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from pydantic import ValidationError

from chytrejsi.findings import Finding, Rule, TextPlace
from chytrejsi.model.logbook import Run
from chytrejsi.store.reading import read
from chytrejsi.store.refusals import findings_of
from chytrejsi.workspace import Workspace

LOG_LIMIT = 20_000_000  # bytes; a run may take in thousands of workbooks, each a line or six


def runs(space: Workspace) -> tuple[Run, ...]:
    """Give the runs of `collect`, oldest first; a file that cannot be read is passed by.

    The log only remembers: what it has lost never stands in the way of collecting.
    """
    known = (run for run, _findings in _files(space) if run is not None)
    return tuple(sorted(known, key=_moment))


def log_findings(space: Workspace) -> Iterator[Finding]:
    """Tell of the event files that cannot be read, so that nothing is forgotten silently."""
    for _run, findings in _files(space):
        yield from findings


def _files(space: Workspace) -> Iterator[tuple[Run | None, Sequence[Finding]]]:
    """Give each event file's run, or what is wrong with it."""
    for path in sorted(space.log.glob("*.yaml")) if space.log.is_dir() else ():
        name = space.name(path)
        try:
            reading = read(path.read_bytes(), name, LOG_LIMIT)
        except OSError as error:
            problem = error.strerror or error
            yield None, (Rule.FILE_UNREADABLE.at(TextPlace(name), problem=problem),)
            continue
        try:
            yield Run.model_validate(reading.data, by_alias=True, by_name=False), ()
        except ValidationError as error:
            wrong = tuple(findings_of(error, Run, reading.positions))
            yield None, reading.findings or wrong


def _moment(run: Run) -> tuple[date, datetime]:
    """Give when a run was; one that does not tell its time comes before the others of its day."""
    try:
        told = datetime.fromisoformat(run.time or "")
    except ValueError:
        told = datetime(run.date.year, run.date.month, run.date.day, tzinfo=UTC)
    return run.date, told if told.tzinfo else told.replace(tzinfo=UTC)
