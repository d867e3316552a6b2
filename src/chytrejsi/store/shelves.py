"""Which kind of record lies where: one line per kind of file of a workspace.

The names in a pattern are fields of the record, which must say the same as its place does.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chytrejsi.model.change import Change
from chytrejsi.model.concept import Concept
from chytrejsi.model.dataset import RecordKind
from chytrejsi.model.event import Event
from chytrejsi.model.fiche import Fiche
from chytrejsi.model.indicator import Indicator
from chytrejsi.model.logbook import Run
from chytrejsi.model.narrative import Narratives
from chytrejsi.model.observation import Correction, Observation
from chytrejsi.model.organisation import Organisation
from chytrejsi.model.plan import Plan
from chytrejsi.model.project import Project
from chytrejsi.model.scalars import Frozen

ROOTS = ("plan", "indicators")
LOG = "indicators/log"
_Record = Any  # each shelf reads the fields that its own model has


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of one kind: their model, their place, and the key of a record in the dataset.

    `key` is given the record and the file's name without its ending.
    """

    kind: RecordKind
    model: type[Frozen]
    pattern: re.Pattern[str]
    key: Callable[[Any, str], str]

    @property
    def depth(self) -> int:
        """How many folders below the workspace's root its files lie."""
        return self.pattern.pattern.replace("[^/]", "").count("/")


def _shelf(
    kind: RecordKind, model: type[Frozen], pattern: str, key: Callable[[Any, str], str]
) -> Shelf:
    return Shelf(kind, model, re.compile(pattern), key)


def _own_id(record: _Record, _stem: str) -> str:
    return str(record.id)


def _below_plan(record: _Record, _stem: str) -> str:
    return f"{record.plan}/{record.id}"


SHELVES = (
    _shelf(RecordKind.CONCEPT, Concept, r"plan/concept\.yaml", lambda *_: "concept"),
    _shelf(
        RecordKind.ORGANISATION, Organisation, r"plan/organisation\.yaml", lambda *_: "organisation"
    ),
    _shelf(RecordKind.PROJECT, Project, r"plan/pipeline/(?P<id>[^/]+)\.yaml", _own_id),
    _shelf(RecordKind.EVENT, Event, r"plan/journal/(?P<id>[^/]+)\.yaml", _own_id),
    _shelf(RecordKind.PLAN, Plan, r"plan/(?P<id>[^/]+)/plan\.yaml", _own_id),
    _shelf(
        RecordKind.FICHE, Fiche, r"plan/(?P<plan>[^/]+)/fiches/(?P<id>[^/]+)\.yaml", _below_plan
    ),
    _shelf(RecordKind.CHANGE, Change, r"plan/(?P<plan>[^/]+)/changes/[^/]+\.yaml", _below_plan),
    _shelf(
        RecordKind.NARRATIVES,
        Narratives,
        r"plan/(?P<plan>[^/]+)/narratives/(?P<kind>[^/]+?)-(?P<period>[0-9]{4}(-H[12])?)\.yaml",
        lambda record, stem: f"{record.plan}/{stem}",
    ),
    _shelf(RecordKind.INDICATOR, Indicator, r"indicators/catalogue/(?P<id>[^/]+)\.yaml", _own_id),
    _shelf(
        RecordKind.OBSERVATION,
        Observation,
        r"indicators/observations/(?P<period>[^/]+)/(?P<guarantor>[^/]+)\.yaml",
        lambda record, _stem: f"{record.period}/{record.guarantor}",
    ),
    _shelf(
        RecordKind.CORRECTION,
        Correction,
        r"indicators/corrections/[^/]+\.yaml",
        lambda _record, stem: stem,
    ),
    _shelf(RecordKind.LOG, Run, r"indicators/log/[^/]+\.yaml", lambda _record, stem: stem),
)


def shelf_of(file: str) -> tuple[Shelf, dict[str, str]] | None:
    """Tell to which shelf a file belongs (its path below the root, with slashes).

    Gives the shelf and what the place says about the record; None for a file of no kind.
    """
    for shelf in SHELVES:
        if match := shelf.pattern.fullmatch(file):
            return shelf, match.groupdict()
    return None


def shelf_for(kind: RecordKind) -> Shelf:
    """Give the shelf of a kind."""
    return next(each for each in SHELVES if each.kind is kind)
