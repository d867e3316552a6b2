"""A tiny fictional workspace around indicator cards, written as YAML and read by the store."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.period import Period
from chytrejsi.progress.evaluate import standings_of
from chytrejsi.progress.standing import PlanStanding, Standing
from chytrejsi.store.load import load
from chytrejsi.workspace import Workspace

Record = dict[str, Any]

CONCEPT: Record = {
    "id": "koncepce",
    "title": "Koncepce Vzorového kraje",
    "region": {"name": "Vzorový kraj"},
    "fictional": True,
    "coordinator": "odbor-koordinace",
    "strategic_objectives": [{"id": "uspora", "title": "Ušetřit"}, {"id": "cas", "title": "Čas"}],
    "objectives": [
        {"id": "1.1", "title": "Úspora času", "strategic": "cas"},
        {"id": "1.2", "title": "Rychlé vyřízení", "strategic": "cas"},
        {"id": "2.1", "title": "Úspora energie", "strategic": "uspora"},
    ],
    "areas": [
        {"id": "energie", "title": "Energie"},
        {"id": "urad", "title": "Úřad"},
    ],
}
ORGANISATION: Record = {
    "units": [
        {"id": "odbor-koordinace", "title": "Odbor koordinace"},
        {"id": "odbor-a", "title": "Odbor A", "former_ids": ["odbor-stary"]},
        {"id": "odbor-b", "title": "Odbor B"},
    ]
}
PLAN: Record = {
    "id": "ap",
    "title": "Akční plán Vzorového kraje",
    "period": {"from": "2024-01-01", "to": "2026-12-31"},
    "approved": {"date": "2024-01-01"},
}
FICHES: Sequence[Record] = (
    {
        "id": "uspory",
        "plan": "ap",
        "title": "Úspory energie",
        "area": "energie",
        "guarantor": "odbor-a",
        "objectives": ["2.1"],
    },
    {
        "id": "urad",
        "plan": "ap",
        "title": "Rychlý úřad",
        "area": "urad",
        "guarantor": "odbor-b",
        "objectives": ["1.1", "1.2"],
    },
)


def card(indicator: str = "IN-1", /, **fields: object) -> Record:
    """Make a card: 10 at the end of 2023, 40 at the end of 2026, cumulative, to increase.

    A field given as None is left out.
    """
    record: Record = {
        "id": indicator,
        "title": f"Ukazatel {indicator}",
        "plan": "ap",
        "fiche": "uspory",
        "kind": "output",
        "measure": "number",
        "unit": {"label": "ks"},
        "direction": "increase",
        "accumulation": "cumulative",
        "baseline": {"date": "2023-12-31", "value": 10},
        "target": {"date": "2026-12-31", "value": 40},
    }
    record |= fields
    return {name: value for name, value in record.items() if value is not None}


def told(value: object, **fields: object) -> Record:
    """Make a reported value."""
    return {"indicator": "IN-1", "value": value} | fields


def state(name: str, **fields: object) -> Record:
    """Make an entry that says why there is no value."""
    return {"indicator": "IN-1", "state": name, "comment": "důvod"} | fields


def observation(period: str, guarantor: str, values: Sequence[Record], **fields: object) -> Record:
    """Make an observation file."""
    record: Record = {"period": period, "guarantor": guarantor, "values": list(values)}
    received = {"file": f"{guarantor}.xlsx", "sha256": "ab12", "date": "2026-01-20"}
    return record | ({} if "document" in fields else {"received": received}) | fields


def write(root: Path, files: Mapping[str, Record]) -> Path:
    """Write files of a workspace."""
    for name, record in files.items():
        path = root / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
    return root


def region(
    root: Path,
    cards: Sequence[Record],
    observations: Sequence[Record] = (),
    *,
    plan: Mapping[str, Any] | None = None,
    more: Mapping[str, Record] | None = None,
) -> Path:
    """Write a workspace of these cards and observations."""
    files: dict[str, Record] = {
        "plan/concept": CONCEPT,
        "plan/organisation": ORGANISATION,
        "plan/ap/plan": PLAN | dict(plan or {}),
    }
    files |= {f"plan/ap/fiches/{each['id']}": each for each in FICHES}
    files |= {f"indicators/catalogue/{each['id']}": each for each in cards}
    for each in observations:
        files[f"indicators/observations/{each['period']}/{each['guarantor']}"] = each
    return write(root, files | dict(more or {}))


def dataset(root: Path) -> Dataset:
    """Read a workspace that has no mistakes in its files."""
    loaded = load(Workspace(root))
    assert not loaded.findings, [each.message() for each in loaded.findings]
    assert loaded.dataset is not None
    return loaded.dataset


def plan_standing(root: Path, period: str = "2025") -> PlanStanding:
    """Evaluate the plan of a workspace."""
    return standings_of(dataset(root), "ap", Period.parse(period))


def standing(
    root: Path,
    fields: Mapping[str, Any],
    values: Mapping[str, Any],
    period: str = "2025",
    *,
    plan: Mapping[str, Any] | None = None,
    more: Mapping[str, Record] | None = None,
) -> Standing:
    """Evaluate one card: `values` are by period; a number, an entry or a list of entries."""
    observations = []
    for when, given in values.items():
        entries = given if isinstance(given, list) else [given]
        entries = [each if isinstance(each, dict) else told(each) for each in entries]
        observations.append(observation(when, "odbor-a", entries))
    region(root, [card(**fields)], observations, plan=plan, more=more)
    return plan_standing(root, period).indicators[0]
