"""Reads the event files of collecting; `load` passes them by, since no report needs them."""

from pydantic import ValidationError

from chytrejsi.model.logbook import Run
from chytrejsi.store.reading import read
from chytrejsi.workspace import Workspace


def runs(space: Workspace) -> tuple[Run, ...]:
    """Give the runs of `collect`, oldest first; a file that cannot be read is passed by.

    The log only remembers: what it has lost never stands in the way of collecting.
    """
    files = sorted(space.log.glob("*.yaml")) if space.log.is_dir() else []
    known = []
    for path in files:
        try:
            data = read(path.read_bytes(), space.name(path)).data
            known.append(Run.model_validate(data, by_alias=True, by_name=False))
        except (OSError, ValidationError):
            continue
    return tuple(sorted(known, key=lambda run: run.date))
