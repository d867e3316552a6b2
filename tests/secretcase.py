"""A workspace with something secret in every place that is not public, and how to look for it."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from chytrejsi.model.change import Change
from chytrejsi.model.common import Source, Variant
from chytrejsi.model.dataset import Dataset, RecordKind
from chytrejsi.model.event import Event
from chytrejsi.model.evidence import Evidence
from chytrejsi.model.fiche import Activity, ActivityMilestone, Outcome, Succession
from chytrejsi.model.indicator import Dimension, Indicator, Judgement, Target
from chytrejsi.model.money import Budget, Funding
from chytrejsi.model.narrative import Narratives, Quote
from chytrejsi.model.observation import (
    Correction,
    Narrative,
    Observation,
    Part,
    Proposal,
    ReportedEvent,
    ReportedValue,
)
from chytrejsi.model.organisation import FormerName
from chytrejsi.model.scalars import Frozen
from chytrejsi.report.public import OFFICE
from chytrejsi.store.printer import dump
from reportmaking import dataset

R = TypeVar("R", bound=Frozen)

CANARY = "Tajemstvi"
# what is hidden, the levels that would tell it, and what a correction replaced
NUMBERS = ("77123", "77131", "77141", "88456", "66789")
_GAPS = re.compile(r"(?<=\d)[\s\u00a0\u202f.,](?=\d)")
_TAGS = re.compile(r"<[^>]*>")
_number = count(1)

FOLDERS: Mapping[str, tuple[RecordKind, Callable[[Any, str], str]]] = {
    "plans": (RecordKind.PLAN, lambda _, key: f"plan/{key}/plan.yaml"),
    "fiches": (RecordKind.FICHE, lambda each, _: f"plan/{each.plan}/fiches/{each.id}.yaml"),
    "changes": (RecordKind.CHANGE, lambda each, _: f"plan/{each.plan}/changes/{each.id}.yaml"),
    "projects": (RecordKind.PROJECT, lambda _, key: f"plan/pipeline/{key}.yaml"),
    "events": (RecordKind.EVENT, lambda _, key: f"plan/journal/{key}.yaml"),
    "indicators": (RecordKind.INDICATOR, lambda _, key: f"indicators/catalogue/{key}.yaml"),
    "observations": (
        RecordKind.OBSERVATION,
        lambda _, key: f"indicators/observations/{key}.yaml",
    ),
    "corrections": (RecordKind.CORRECTION, lambda _, key: f"indicators/corrections/{key}.yaml"),
    "narratives": (
        RecordKind.NARRATIVES,
        lambda each, key: f"plan/{each.plan}/narratives/{key.split('/')[1]}.yaml",
    ),
}


def secret() -> str:
    """Make a secret that stands nowhere else."""
    return f"{CANARY}{next(_number)}"


def seeded(record: R) -> R:
    """Fill each field that only the office may see, in whatever depth."""
    update: dict[str, Any] = {}
    office = {name for base in type(record).__mro__ for name in OFFICE.get(base, ())}
    for name in type(record).model_fields:
        if name in office:
            update[name] = _filled(record, name)
        else:
            update[name] = _within(getattr(record, name))
    if "sources" in update:
        update["sources"] = (*update["sources"], Source(title="Pramen", note=secret()))
    return record.model_copy(update=update)


def _filled(record: Frozen, name: str) -> object:
    held = getattr(record, name)
    if name == "variants":
        known = next(iter(type(record).model_fields))
        return (Variant(field=known, value=secret(), note=secret()),)
    if name == "normalised":
        return (secret(),)
    return held if name == "quotes" else secret()


def _within(held: Any) -> Any:  # noqa: ANN401 - a field holds whatever its model says
    if isinstance(held, Frozen):
        return seeded(held)
    if isinstance(held, tuple):
        return tuple(_within(each) for each in held)
    if isinstance(held, Mapping):
        return {key: _within(each) for key, each in held.items()}
    return held


def secretive() -> Dataset:
    """Give the small region with secrets: in fields, in records, in values, behind quotations."""
    data = dataset()
    cards = {**data.indicators, "TAJ-1": _hidden_card(data, "TAJ-1")}
    cards["TAJ-2"] = _hidden_card(data, "TAJ-2").model_copy(
        update={"plan": None, "fiche": None, "area": "doprava", "counted": False}
    )
    # public as such, but one is computed from a hidden card, the other from hidden values
    cards["TAJ-3"] = _computed(data, "TAJ-3", "100 * TAJ-1 / UR-1")
    cards["EN-9"] = _computed(data, "EN-9", "EN-1 + 0")
    cards["UR-1"] = cards["UR-1"].model_copy(update={"continues": "TAJ-1"})
    split = Dimension(dimension="stav", categories=("hotové", "zbývá"))
    cards["EN-1"] = cards["EN-1"].model_copy(update={"disaggregation": (split,)})
    fiches = {
        key: each.model_copy(
            update={
                "succession": Succession(outcome=Outcome.DROPPED),
                "activities": (*each.activities, _costly(reached=key == "p2/energie")),
            }
        )
        for key, each in data.fiches.items()
    }
    projects = {
        key: each.model_copy(
            update={"documents": (_proof(),), "budget": _estimate(), "funding": _funding()}
        )
        for key, each in data.projects.items()
    }
    units = tuple(
        each.model_copy(update={"former": (FormerName(title="Dřívější odbor"),)})
        for each in data.organisation.units
    )
    observations = {**data.observations}
    observations["2025/odbor-majetku"] = _telling(observations["2025/odbor-majetku"])
    observations["2025/odbor-rozvoje"] = _confiding(observations["2025/odbor-rozvoje"])
    whole = replace(
        data,
        organisation=data.organisation.model_copy(update={"units": units}),
        indicators=cards,
        fiches=fiches,
        projects=projects,
        observations={key: _named(each) for key, each in observations.items()},
        changes={**data.changes, "p2/tajna": _change()},
        events={**data.events, "tajna": _event()},
        corrections={"tajna": _correction()},
        narratives={"p2/annual-2025": _narratives()},
    )
    return _seeded_all(whole)


def _seeded_all(data: Dataset) -> Dataset:
    changed: dict[str, Any] = {
        name: {key: seeded(each) for key, each in getattr(data, name).items()} for name in FOLDERS
    }
    return replace(
        data, concept=seeded(data.concept), organisation=seeded(data.organisation), **changed
    )


def _hidden_card(data: Dataset, name: str) -> Any:  # noqa: ANN401 - see Dataset.indicators
    card = data.indicators["UR-1"]
    baseline = card.baseline.model_copy(update={"value": "66789"}) if card.baseline else None
    target = Target.model_validate({"value": "66789", "date": "2026-12-31"})
    words = {"title": secret(), "definition": secret(), "source": secret()}
    judgement = Judgement.model_validate(
        {"period": "2025", "status": "behind", "reason": secret(), "date": "2026-02-01"}
    )
    hidden = {"public": False, "baseline": baseline, "target": target, "judgements": (judgement,)}
    return card.model_copy(update={"id": name, "to_confirm": (), **hidden, **words})


def _computed(data: Dataset, name: str, formula: str) -> Indicator:
    title = secret() if name.startswith("TAJ") else "Spočtený ukazatel"
    like = data.indicators["EN-1" if name.startswith("EN") else "UR-1"]
    update = {"id": name, "title": title, "formula": formula, "accumulation": None}
    return like.model_copy(update={"to_confirm": (), **update})


def _proof() -> Evidence:
    """Make a document that nobody has called public."""
    return Evidence(title=secret(), url=f"https://kraj.example/{secret()}")


def _estimate() -> Budget:
    return Budget(amount=Decimal(88456), confirmed=False, basis=secret())


def _funding() -> tuple[Funding, ...]:
    return (Funding(source=secret(), programme=secret(), share=Decimal(100)),)


def _costly(*, reached: bool) -> Activity:
    """Make an activity with an estimate, and where a hidden event tells of it, a milestone."""
    step = ActivityMilestone(id="tajny-krok", title=f"{CANARY} krok", date=date(2025, 5, 1))
    return Activity(
        id="odhad",
        title="Odhadnutá aktivita",
        milestones=(step,) if reached else (),
        budget=_estimate(),
        funding=_funding(),
    )


def _telling(observation: Observation) -> Observation:
    """Hide an increment, propose changes of a hidden card, and quote what is hidden in a text."""
    hidden = {
        "value": "77131",
        "public": False,
        "comment": secret(),
        "evidence": secret(),
        "documents": (_proof(),),
        "parts": (Part(category="hotové", value="77123"),),
    }
    values = tuple(
        each.model_copy(update=hidden) if each.indicator == "EN-1" else each
        for each in observation.values
    )
    event = ReportedEvent.model_validate(
        {"kind": "trend", "date": "2025", "title": secret(), "public": False}
    )
    reached = ReportedEvent.model_validate(
        {
            "kind": "milestone",
            "date": "2025-04",
            "title": "tajny-krok",
            "fiche": "energie",
            "public": False,
        }
    )
    proposals = (
        Proposal(subject="TAJ-1", proposed=secret(), reason=secret()),
        Proposal(subject="Karta", proposed="zrušit tAJ-1", reason=secret()),
    )
    lessons = Narrative(
        summary='Odečty: {{ value("EN-1") }} a {{ value("TAJ-1") }}.',
        lessons=f"Přibylo 77123 kusů, {secret()}.",
        quotes=(Quote(indicator="EN-1", value="77141", section="lessons"),),
    )
    update = {
        "values": values,
        "events": (*observation.events, event, reached),
        "activities": tuple(
            each.model_copy(update={"documents": (_proof(),)}) for each in observation.activities
        ),
        "projects": tuple(
            each.model_copy(update={"documents": (_proof(),)}) for each in observation.projects
        ),
        "proposals": (*observation.proposals, *proposals),
        "narratives": {**observation.narratives, "energie": lessons},
    }
    return observation.model_copy(update=update)


def _confiding(observation: Observation) -> Observation:
    """Comment on a value that is called confidential, and tell of a hidden card."""
    hidden = {"state": "confidential", "comment": secret(), "raw": "88456 "}
    value = ReportedValue.model_validate({"indicator": "UR-2", **hidden})
    told = ReportedValue(indicator="TAJ-1", value="88456", comment=secret())
    kept = tuple(each for each in observation.values if each.indicator != "UR-2")
    return observation.model_copy(update={"values": (*kept, value, told)})


def _named(observation: Observation) -> Observation:
    """Let the guarantor's file have a person's name."""
    if observation.received is None:
        return observation
    received = observation.received.model_copy(update={"file": f"{secret()}.xlsx"})
    return observation.model_copy(update={"received": received})


def _change() -> Change:
    return Change.model_validate(
        {
            "id": "tajna",
            "plan": "p2",
            "kind": "target",
            "state": "approved",
            "indicator": "TAJ-1",
            "new": {"value": "66789", "date": "2026-12-31"},
            "reason": secret(),
            "resolution": secret(),
        }
    )


def _event() -> Event:
    return Event.model_validate(
        {
            "id": "tajna",
            "kind": "award",
            "date": "2025-06-01",
            "title": secret(),
            "text": secret(),
            "public": False,
        }
    )


def _correction() -> Correction:
    return Correction.model_validate(
        {
            "indicator": "EN-1",
            "period": "2025",
            "guarantor": "odbor-majetku",
            "expect": "77131",
            "value": "77123",
            "date": "2026-02-01",
            "reason": secret(),
        }
    )


def _narratives() -> Narratives:
    texts = {
        "summary": f"Přibylo 77123, {secret()}.",
        "decisions": 'Úroveň je {{ value("EN-1", 2025) }}, loni {{ value("EN-1", 2024) }}.',
    }
    quote = {"indicator": "EN-1", "value": "77141", "section": "summary"}
    return Narratives.model_validate(
        {"kind": "annual", "plan": "p2", "period": "2025", "texts": texts, "quotes": [quote]}
    )


def written(data: Dataset, root: Path) -> Path:
    """Write a dataset as the files of a workspace."""
    files = {
        "plan/concept.yaml": dump(data.concept, RecordKind.CONCEPT),
        "plan/organisation.yaml": dump(data.organisation, RecordKind.ORGANISATION),
    }
    for name, (kind, place) in FOLDERS.items():
        for key, each in getattr(data, name).items():
            files[place(each, key)] = dump(each, kind)
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return root


def found_in(text: str) -> set[str]:
    """Find the secrets in a text, however its numbers are grouped."""
    joined = _GAPS.sub("", text)
    words = {each[0] for each in re.finditer(rf"{CANARY}\d*", text, re.IGNORECASE)}
    return words | {each for each in NUMBERS if each in joined} | set(re.findall(r"TAJ-\d", text))


def texts_of(document: bytes) -> Iterator[tuple[str, str]]:
    """Give every part of a .docx as text: as it stands, and without its marks."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        for name in package.namelist():
            text = package.read(name).decode("utf-8", "replace")
            yield name, text
            yield name, _TAGS.sub("", text)
