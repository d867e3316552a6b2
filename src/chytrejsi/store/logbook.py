"""Reads the event files of collecting; `load` passes them by, since no report needs them."""

from datetime import UTC, date, datetime

from pydantic import ValidationError

from chytrejsi.model.logbook import Run
from chytrejsi.store.reading import read
from chytrejsi.workspace import Workspace

_LIMIT = 20_000_000  # bytes; a run may take in thousands of workbooks, each a line or six


def runs(space: Workspace) -> tuple[Run, ...]:
    """Give the runs of `collect`, oldest first; a file that cannot be read is passed by.

    The log only remembers: what it has lost never stands in the way of collecting.
    """
    files = sorted(space.log.glob("*.yaml")) if space.log.is_dir() else []
    known = []
    for path in files:
        try:
            data = read(path.read_bytes(), space.name(path), _LIMIT).data
            known.append(Run.model_validate(data, by_alias=True, by_name=False))
        except (OSError, ValidationError):
            continue
    return tuple(sorted(known, key=_moment))


def _moment(run: Run) -> tuple[date, datetime]:
    """Give when a run was; one that does not tell its time comes before the others of its day."""
    try:
        told = datetime.fromisoformat(run.time or "")
    except ValueError:
        told = datetime(run.date.year, run.date.month, run.date.day, tzinfo=UTC)
    return run.date, told if told.tzinfo else told.replace(tzinfo=UTC)
